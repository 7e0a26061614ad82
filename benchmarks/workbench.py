"""Measures the workbench in a browser: from a save to the fresh pages, a verdict, the grid.

.venv/bin/python benchmarks/workbench.py [--saves N] [--claims N]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
import os
from pathlib import Path
import re
import shutil
from statistics import median
import subprocess
import sys
import tempfile
import time

from measure import ROOT
from office import NAME, copy_sample
from playwright.sync_api import Locator, Page, expect, sync_playwright
from saves import new_words
from workspace import write_workspace

WANTED = {"fresh": 600, "verdict": 300, "grid": 500}
_CLAIM = "war-support"
_FILTERS = ("", "search=1234", "sort=statement", "unreviewed=1", "page=900")


def main() -> None:
    """Measure, and print what is wanted beside what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=12)
    parser.add_argument("--claims", type=int, default=0, help="Also the grid of so many claims.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "sample"
        copy_sample(ROOT, sample)
        shutil.copytree(ROOT / "templates", sample / "templates")
        with _browser(sample) as page:
            _saves(page, asked.saves)
        if asked.claims:
            large = Path(folder) / "large"
            write_workspace(large, asked.claims, asked.claims // 20, 1)
            with _browser(large) as page:
                _grid(page)


@contextmanager
def _browser(folder: Path) -> Iterator[Page]:
    """A page on a workbench of its own."""
    command = [sys.executable, "-m", "briefpdf", "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with (
        subprocess.Popen(
            command, cwd=folder, stderr=subprocess.PIPE, text=True, env=environment
        ) as process,
        sync_playwright() as started,
    ):
        assert process.stderr is not None
        found = re.search(r"http://\S+/", process.stderr.readline())
        assert found is not None
        place = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = started.chromium.launch(executable_path=place, args=["--no-sandbox"])
        page = browser.new_page(base_url=found[0], viewport={"width": 1400, "height": 900})
        page.set_default_timeout(600_000)
        yield page
        browser.close()
        process.terminate()


def _saves(page: Page, saves: int) -> None:
    """Type into a claim and save it, then into the text: to the verdict, and to the pages."""
    page.goto(f"/brief/{NAME}")
    page.locator(".sentence").first.wait_for()
    at = page.locator(".sentence[aria-label*='ballistic missiles'] .mark").first
    at.click()
    statement = page.locator(f"#panel [data-claim='{_CLAIM}'] [name=statement]")
    statement.wait_for()
    words = statement.input_value()
    texts = [words.replace("aided", f"{new_words(number)} aided") for number in range(saves)]
    _save("fresh, after a claim", page, statement, texts)
    for number in range(saves):
        before = _count(page, "briefpdf-verdict")
        statement.fill(words.replace("10,000", f"{number + 1}0,000"))
        while _count(page, "briefpdf-verdict") == before:
            time.sleep(0.01)
    _tell("verdict while typing", page, "briefpdf-verdict", WANTED["verdict"])
    page.locator("#panel [type=reset]").click()
    expect(page.locator("#panel [data-dirty]")).to_be_hidden()
    page.evaluate("performance.clearMeasures()")
    page.locator("#tab-text").click()
    text = page.locator("#text")
    expect(text).not_to_have_value("")
    whole = text.input_value()
    titles = (f"## Overview, {new_words(number).title()}" for number in range(saves))
    texts = [whole.replace("## Overview", title) for title in titles]
    _save("fresh, after the text", page, text, texts)


def _save(what: str, page: Page, field: Locator, texts: list[str]) -> None:
    """Save one text after the other in a field, each when the last one's pages have been shown."""
    for number, text in enumerate(texts, 1):
        field.fill(text)
        field.press("Control+s")
        while _count(page, "briefpdf-fresh") < number:
            time.sleep(0.02)
        page.wait_for_timeout(400)
    _tell(what, page, "briefpdf-fresh", WANTED["fresh"])


def _count(page: Page, name: str) -> int:
    found: int = page.evaluate("name => performance.getEntriesByName(name).length", name)
    return found


def _grid(page: Page) -> None:
    """The first page of all claims, and pages of some of them, once the registry is indexed."""
    page.goto("/claims")
    page.locator("#grid tbody a").first.wait_for()
    for asked in _FILTERS:
        times = []
        for _ in range(3):
            begun = time.perf_counter()
            page.evaluate("asked => fetch('/api/claims?' + asked).then((a) => a.text())", asked)
            times.append(1000 * (time.perf_counter() - begun))
        _told(f"grid: {asked or 'first page'}", times, WANTED["grid"])

    name = page.locator("#grid tbody a").first.inner_text()
    saved, listed = page.evaluate(_SAVE, name)
    _told("save of one claim among them", [saved], WANTED["fresh"])
    _told("grid: first page after it", [listed], WANTED["grid"])


# A claim is saved as its form saves it, and the first page is asked for again.
_SAVE = """async (name) => {
  const path = `/api/claim/${encodeURIComponent(name)}`;
  const { digest } = await (await fetch(path)).json();
  const token = document.querySelector('meta[name="token"]').content;
  const begun = performance.now();
  const body = JSON.stringify({ set: { short: "A label" }, seen: digest });
  const headers = { "x-briefpdf-token": token };
  await (await fetch(path, { method: "POST", body, headers })).text();
  const saved = performance.now();
  await (await fetch("/api/claims")).text();
  return [saved - begun, performance.now() - saved];
}"""


def _tell(what: str, page: Page, name: str, wanted: int) -> None:
    times = page.evaluate("n => performance.getEntriesByName(n).map((e) => e.duration)", name)
    _told(what, times, wanted)


def _told(what: str, times: list[float], wanted: int) -> None:
    shown = f"{min(times):.0f} to {max(times):.0f}, median {median(times):.0f} ms"
    print(f"{what}: {shown} of {len(times)} (wanted: {wanted})", flush=True)


if __name__ == "__main__":
    main()
