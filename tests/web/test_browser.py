"""The workbench in a real browser, in one session: as an analyst uses it, and by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
import os
from pathlib import Path
import re
import shutil

import pytest
from tests.drafting.word import document, footnote, paragraph, run

from .asked import CLAIMS, FILES, serving, write_workspace

playwright = pytest.importorskip("playwright.sync_api", reason="no browser: playwright is missing")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is missing")

_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, _NAMES)), None)
if CHROMIUM is None and os.environ.get("BRIEFPDF_BROWSER") == "required":
    pytest.fail("no chromium is installed, and BRIEFPDF_BROWSER says that it must be")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no browser: the Debian package chromium is not installed"
)
# A machine may be busy with other tests; what is waited for is there at once on one that is not.
_PATIENCE = 240_000
playwright.expect.set_options(timeout=_PATIENCE)
DROP = """(box, [bytes, name]) => {
  const dropped = new DataTransfer();
  dropped.items.add(new File([new Uint8Array(bytes)], name));
  box.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, cancelable: true }));
}"""
VIEWS = (
    "/",
    "/brief/troops",
    "/claim/troops",
    "/claims",
    "/sources",
    "/source/paper",
    "/review",
    "/import",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workspace(tmp_path_factory.mktemp("browser") / "workspace")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The address of a workbench that runs as a process of its own."""
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="module")
def page(address: str) -> Iterator[playwright.Page]:
    """A page whose every error, also one of its policy, fails the test."""
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_page(base_url=address, viewport={"width": 1400, "height": 900})
        opened.set_default_timeout(_PATIENCE)
        wrong: list[str] = []
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        # What is refused is told on the page, and by the browser, too.
        opened.on(
            "console",
            lambda said: (
                wrong.append(said.text)
                if said.type == "error" and "status of 4" not in said.text
                else None
            ),
        )
        yield opened
        browser.close()
    assert wrong == []


def test_a_number_is_changed_and_mended_by_keyboard_alone(
    page: playwright.Page, folder: Path
) -> None:
    page.goto("/brief/troops")
    page.wait_for_selector(".sentence")
    page.keyboard.press("j")
    focused = page.locator(".sentence:focus")
    assert "verbatim: The country sent 10,000 troops" in str(focused.get_attribute("aria-label"))
    page.keyboard.press("Enter")
    statement = page.locator("#panel [name=statement]")
    playwright.expect(statement).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("The country sent 90,000 troops abroad in 2024.")
    playwright.expect(page.locator("#panel [data-verdict]")).to_have_text("unsupported")
    assert (folder / CLAIMS).read_text(encoding="utf-8") == FILES[CLAIMS]

    before = page.locator(".page-picture img").first.get_attribute("src")
    page.keyboard.press("Control+S")
    playwright.expect(page.locator("#state")).to_contain_text("Errors stop it")
    assert page.locator(".page-picture img").first.get_attribute("src") != before
    assert "90,000" in (folder / CLAIMS).read_text(encoding="utf-8")
    # Who types on at once loses nothing, and where they type stays where it is.
    playwright.expect(statement).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" More.")
    with page.expect_response("**/api/claim/troops"):
        page.keyboard.press("Control+S")
        page.keyboard.type(" And more.")
    page.evaluate("fetch('/api/claims').then((one) => one.text())")
    playwright.expect(page.locator("#panel [data-dirty]")).to_be_visible()
    playwright.expect(statement).to_have_value(re.compile("in 2024. More. And more.$"))
    page.keyboard.press("Control+A")
    page.keyboard.type("The country sent 90,000 troops abroad in 2024.")
    page.keyboard.press("Control+S")
    playwright.expect(page.locator("#panel [data-dirty]")).to_be_hidden()
    page.locator("#tab-findings").focus()
    page.keyboard.press("Enter")
    playwright.expect(page.locator("#findings li.error").first).to_contain_text("90,000")
    page.locator("#findings button").first.focus()
    page.keyboard.press("Enter")

    statement = page.locator("#panel [name=statement]")
    statement.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("The country sent 10,000 troops abroad in 2024.")
    playwright.expect(page.locator("#panel [data-verdict]")).to_have_text("verbatim")
    page.keyboard.press("Control+S")
    playwright.expect(page.locator("#state")).not_to_contain_text("Errors stop it")
    assert (folder / CLAIMS).read_text(encoding="utf-8") == FILES[CLAIMS]
    for name in ("verdict", "save", "page", "fresh"):
        entries = "performance.getEntriesByName('briefpdf-' + '{}').map((e) => e.duration)"
        times = page.evaluate(entries.format(name))
        assert times
        print(f"{name}: {min(times):.0f} to {max(times):.0f} ms in {len(times)}")


def test_words_of_a_picture_become_the_quote(page: playwright.Page, folder: Path) -> None:
    page.goto("/claim/troops")
    page.wait_for_selector(".word.quoted")
    assert page.locator(".word.quoted").count() == 8
    words = page.locator(".word")
    first, last = words.nth(9), words.nth(14)
    # From “troops” to “200”.
    first.hover()
    page.mouse.down()
    last.hover()
    page.mouse.up()
    page.locator(".take").click()
    quote = page.locator("[name='sources.0.quote']")
    playwright.expect(quote).to_have_value(re.compile("^troops abroad in 2024, and 200"))
    playwright.expect(page.locator("[name='sources.0.locator']")).to_have_value("p. 2")
    page.locator("[type=reset]").click()
    playwright.expect(quote).to_have_value(re.compile("^The country"))
    assert (folder / CLAIMS).read_text(encoding="utf-8") == FILES[CLAIMS]


def test_a_conflict_shows_three_texts_and_loses_none(page: playwright.Page, folder: Path) -> None:
    page.goto("/claim/ships")
    page.locator("summary", has_text="Details").click()
    page.locator("[name=short]").fill("Mine")
    theirs = FILES[CLAIMS].replace("    author: bc", "    short: Theirs\n    author: bc")
    (folder / CLAIMS).write_text(theirs, encoding="utf-8")
    page.locator(".claim > form [type=submit]").click()
    dialog = page.locator("#conflict")
    playwright.expect(dialog).to_contain_text("Theirs")
    assert [one.inner_text() for one in dialog.locator("td").all()] == ["–", "Theirs", "Mine"]
    page.get_by_role("button", name="Keep mine").click()
    playwright.expect(page.locator("[data-dirty]")).to_be_hidden()
    assert "short: Mine" in (folder / CLAIMS).read_text(encoding="utf-8")
    page.locator("#undo").click()
    playwright.expect(page.locator("#said")).to_contain_text("Undone")
    assert (folder / CLAIMS).read_text(encoding="utf-8") == theirs


def test_a_review_is_refused_to_the_author_and_a_claim_renamed(
    page: playwright.Page, folder: Path
) -> None:
    page.goto("/claim/ships")
    page.locator("summary", has_text="Reviews").click()
    page.locator("[data-by]").fill("bc")
    page.locator("[data-review]").click()
    playwright.expect(page.locator("#said")).to_contain_text("cannot review it")
    page.goto("/review")
    page.locator("#by").fill("mm")
    page.locator("#by").press("Tab")
    playwright.expect(page.locator("#waiting")).to_have_text("2 claims wait for you")
    playwright.expect(page.locator("#yes")).to_be_enabled()
    page.wait_for_selector("#panel .claim")
    page.locator("body").click(position={"x": 700, "y": 20})
    page.keyboard.press("y")
    playwright.expect(page.locator("#waiting")).to_contain_text("1 left")
    assert "by: mm" in (folder / CLAIMS).read_text(encoding="utf-8")
    page.goto("/claim/ships")
    page.locator("summary", has_text="Reviews").click()
    page.locator("[data-name]").fill("fleet")
    page.locator("[data-rename]").click()
    page.wait_for_selector("[data-claim=fleet]")
    assert 'claim("fleet")' in (folder / "briefs/troops.md").read_text(encoding="utf-8")


def test_a_dropped_document_is_shown_and_then_made_a_brief(
    page: playwright.Page, folder: Path
) -> None:
    page.goto("/import")
    sentences = ("Ships sailed to 30 ports in 2023.", "The fleet had 40 ships in 2024.")
    body = [paragraph(run("On the Fleet"), style="Heading1")]
    body += [paragraph(run(words), footnote(at)) for at, words in enumerate(sentences, 1)]
    data = document(body, footnotes=["Ben Cole, A Note on Ships, The Office, 2025."] * 2)
    # As a browser hands over a file that is dropped.
    page.locator("#drop").evaluate(DROP, [list(data), "On the Fleet.docx"])
    playwright.expect(page.locator("#found")).to_contain_text("Ships sailed to 30 ports")
    assert not (folder / "briefs/on-the-fleet.md").exists()
    choices = page.locator("#found input")
    assert choices.count() == 2
    page.locator("#found li", has_text="30 ports").locator("input").first.uncheck()
    playwright.expect(page.locator("#make")).to_have_text(
        "Make the brief with 1 sentence as claims"
    )
    page.locator("#make").click()
    page.wait_for_url("**/brief/on-the-fleet")
    playwright.expect(page.locator("#title")).to_have_text("On the Fleet")
    written = (folder / "briefs/on-the-fleet.md").read_text(encoding="utf-8")
    # Its id is one that no other claim has, whichever these tests have made before.
    (name,) = re.findall(r'claim\("([\w-]+)"\)', written)
    registry = "".join(path.read_text("utf-8") for path in folder.glob("briefs/claims/*.yaml"))
    assert f"  {name}:\n    statement: The fleet had 40 ships in 2024.\n" in registry
    assert 'Ships sailed to 30 ports in 2023.{{ cite("note") }}' in written


def test_a_brief_is_begun_and_words_of_a_source_become_its_claim(
    page: playwright.Page, folder: Path
) -> None:
    page.goto("/")
    page.locator("#begin").click()
    page.locator("#b-title").fill("Men Abroad")
    page.locator("#b-author").fill("Ada Byrd")
    page.keyboard.press("Enter")
    page.wait_for_url("**/brief/men-abroad#text")
    page.goto("/source/paper")
    page.get_by_label("Next page").click()
    page.locator(".word").nth(13).hover()
    page.mouse.down()
    page.locator(".word").nth(16).hover()
    page.mouse.up()
    page.locator(".take").click()
    playwright.expect(page.locator("#n-statement")).to_have_value(re.compile(r"and 200 came.*\.$"))
    page.locator("#n-id").fill("came-back")
    page.locator("#new [type=submit]").click()
    page.wait_for_url("**/claim/came-back")
    page.goto("/brief/men-abroad#text")
    text = page.locator("#text")
    playwright.expect(text).to_have_value(re.compile("## Overview"))
    text.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type('\n{{ claim("came')
    page.wait_for_selector("#complete li")
    page.keyboard.press("Enter")
    page.keyboard.type('") }}')
    page.keyboard.press("Control+S")
    page.wait_for_selector(".sentence.s-verbatim")
    assert 'claim("came-back")' in (folder / "briefs/men-abroad.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_keeps_anybody_out(page: playwright.Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    found = {}
    for view in VIEWS:
        page.goto(view)
        if view.startswith("/brief"):
            page.wait_for_selector(".sentence")
            page.locator(".sentence").first.click()
            page.wait_for_selector("#panel .claim")
        if view == "/claims":
            page.wait_for_selector("#grid a")
        for fault in axe.Axe().run(page).response["violations"]:
            if fault["impact"] in ("serious", "critical"):
                found[view, fault["id"]] = [one["html"][:160] for one in fault["nodes"][:3]]
    assert found == {}


def test_it_fits_a_phone_and_a_page_of_twice_the_size(page: playwright.Page) -> None:
    for width in (360, 700):
        page.set_viewport_size({"width": width, "height": 800})
        for view in VIEWS:
            page.goto(view)
            page.wait_for_load_state("load")
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{view} is {wide} wide"
    page.set_viewport_size({"width": 1400, "height": 900})
