"""Draws the pictures of docs/workbench.md: each view of the workbench on the sample, in a browser.

Needs chromium. Run it when a view has changed: .venv/bin/python scripts/workbench_pictures.py
"""

from __future__ import annotations

from collections.abc import Callable
import io
from itertools import product
from pathlib import Path
import re
import shutil
import subprocess
import sys
import tempfile

from PIL import Image
from playwright.sync_api import FilePayload, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs/images"
BRIEF = "/brief/russia-north-korea"


NOTED = """# Sanctions and Their Panel

Russia and North Korea concluded a Comprehensive Strategic Partnership Treaty in 2024.[^1] The panel
of experts ended in 2024.[^2]

[^1]: Andrew S. Bowen, *Russia-North Korea Relations*, IF12760, p. 1.
[^2]: United Nations, *Security Council Fails to Extend Mandate*, March 28, 2024.
"""


def home(page: Page) -> None:
    """The list of briefs."""
    page.goto("/")
    expect(page.locator(".numbers")).to_contain_text("backed")


def bring(page: Page) -> None:
    """A document that is about to be made a brief."""
    page.goto("/import")
    dropped = FilePayload(name="panel.md", mimeType="text/markdown", buffer=NOTED.encode())
    page.locator("#drop [type=file]").set_input_files(dropped)
    page.wait_for_selector("#found li")


def brief(page: Page) -> None:
    """A brief with the claim of a sentence."""
    page.goto(BRIEF)
    page.wait_for_selector(".sentence")
    page.locator(".sentence .mark").nth(3).click()
    page.wait_for_selector("#panel mark")


def text(page: Page) -> None:
    """A brief with its text."""
    page.goto(BRIEF)
    page.wait_for_selector(".sentence")
    page.locator("#tab-text").click()
    expect(page.locator("#text")).not_to_have_value("")


def claim(page: Page) -> None:
    """A claim whose number is wrong, as it is typed."""
    page.goto("/claim/war-support")
    page.wait_for_selector(".viewer mark")
    statement = page.locator("[name=statement]")
    statement.fill(statement.input_value().replace("10,000", "12,000"))
    page.wait_for_selector("[data-findings] .error")


def claims(page: Page) -> None:
    """The registry."""
    page.goto("/claims")
    page.wait_for_selector("#grid .verdict")


def source(page: Page) -> None:
    """A source."""
    page.goto("/source/crs-if12760")
    page.wait_for_selector(".viewer .copy")


def review(page: Page) -> None:
    """The first claim of the queue."""
    page.goto("/review")
    page.locator("#by").fill("mm")
    page.locator("#by").press("Tab")
    page.wait_for_selector("#panel mark")


# The name of a picture, and what it shows; each is drawn in the light and in the dark.
PICTURES: tuple[tuple[str, Callable[[Page], None]], ...] = (
    ("home", home),
    ("brief", brief),
    ("text", text),
    ("claim", claim),
    ("claims", claims),
    ("source", source),
    ("review", review),
    ("import", bring),
)


def main() -> None:
    """Draw them all."""
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "briefs-of-ours"
        shutil.copytree(ROOT / "briefs", sample / "briefs")
        shutil.copytree(ROOT / "templates", sample / "templates")
        shutil.copy(ROOT / "refs.bib", sample / "refs.bib")
        (sample / "briefpdf.toml").write_text(
            'template = "in-focus"\n[severity]\nstarter-words = "off"\n', encoding="utf-8"
        )
        command = [sys.executable, "-m", "briefpdf", "serve", "--port", "0"]
        with subprocess.Popen(command, cwd=sample, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            found = re.search(r"http://\S+", process.stderr.readline())
            assert found is not None
            draw(found[0])
            process.terminate()


def draw(address: str) -> None:
    """Draw the views of the workbench at an address."""
    with sync_playwright() as started:
        place = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = started.chromium.launch(executable_path=place, args=["--no-sandbox"])
        for (name, show), dark in product(PICTURES, (False, True)):
            context = browser.new_context(
                base_url=address,
                viewport={"width": 1280, "height": 800},
                color_scheme="dark" if dark else "light",
            )
            page = context.new_page()
            page.set_default_timeout(60_000)
            show(page)
            page.wait_for_timeout(700)
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            # Few colours do, and make a file a third as large.
            picture.quantize(96).save(
                IMAGES / f"workbench-{name}{'-dark' * dark}.png", optimize=True
            )
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
