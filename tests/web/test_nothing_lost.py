"""What is typed in the workbench stays, whatever becomes of the page, the file or the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
import re

import pytest

from .asked import BRIEF, CLAIMS, FILES, serving, write_workspace
from .test_browser import CHROMIUM, pytestmark

__all__ = ["pytestmark"]
playwright = pytest.importorskip("playwright.sync_api", reason="no browser: playwright is missing")


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


def test_what_is_typed_outlives_the_program(browser: playwright.Browser, tmp_path: Path) -> None:
    folder = write_workspace(tmp_path / "workspace")
    with serving(folder) as address:
        page = browser.new_page(base_url=address)
        page.goto("/claim/ships")
        statement = page.locator("[name=statement]")
        statement.fill("The fleet had 40 ships in 2024, all told.")
    live = page.locator("#live")
    playwright.expect(live).to_have_text("The workbench does not answer")
    # From anywhere on the page.
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Control+S")
    said = page.locator("#said")
    playwright.expect(said).to_contain_text("does not answer")
    playwright.expect(said).to_contain_text("What you typed stays here")
    with serving(folder, re.findall(r"\d+", address)[-1]):
        playwright.expect(live).to_have_text("Following the files")
        assert statement.input_value().endswith("all told.")
        page.keyboard.press("Control+S")
        playwright.expect(page.locator("[data-dirty]")).to_be_hidden()
    assert "2024, all told." in (folder / CLAIMS).read_text(encoding="utf-8")
    page.close()


def test_a_form_is_left_only_when_it_is_saved_or_put_back(
    browser: playwright.Browser, tmp_path: Path
) -> None:
    folder = write_workspace(tmp_path / "workspace")
    said = "is not saved yet"
    with serving(folder) as address:
        page = browser.new_page(base_url=address, viewport={"width": 1400, "height": 900})
        # A cell that is open while verdicts come keeps its text; they are shown when it is left.
        held: list[playwright.Route] = []

        def hold(asked: playwright.Route) -> None:
            held.append(asked)

        page.route("**/api/check", hold)
        with page.expect_request("**/api/check"):
            page.goto("/claims")
        cell, area = (
            page.locator("[data-claim=ships][data-field=statement]"),
            page.locator("#grid textarea"),
        )
        cell.dblclick()
        area.fill("Typed early")
        with page.expect_response("**/api/claims?**"):
            held[0].continue_()
        page.evaluate("fetch('/api/claims').then((one) => one.json())")
        assert area.input_value() == "Typed early"
        area.press("Escape")
        playwright.expect(page.locator("#grid .verdict").first).to_be_visible()
        playwright.expect(cell).to_be_focused()
        # So does one whose text is refused.
        cell.dblclick()
        area.fill("Typed and")
        (folder / CLAIMS).write_text("claims: [\n", encoding="utf-8")
        area.press("Enter")
        playwright.expect(page.locator("#said.error")).to_be_visible()
        assert area.input_value() == "Typed and"
        (folder / CLAIMS).write_text(FILES[CLAIMS], encoding="utf-8")
        area.press("Escape")
        playwright.expect(cell).to_be_focused()
        assert (folder / CLAIMS).read_text(encoding="utf-8") == FILES[CLAIMS]

        page.goto("/review")
        page.locator("#by").fill("mm")
        page.locator("#by").press("Tab")
        page.locator("#panel [name=statement]").fill("Something else.")
        page.locator("#skip").click()
        playwright.expect(page.locator("#said")).to_contain_text(said)
        assert page.locator("#panel [name=statement]").input_value() == "Something else."
        page.locator("#panel [type=reset]").click()
        playwright.expect(page.locator("#panel [data-dirty]")).to_be_hidden()
        # What is refused stays in the dialog that it was typed in.
        page.locator("#no").click()
        page.locator("#objection").fill("It says otherwise.")
        page.route("**/api/review", lambda asked: asked.abort())
        page.get_by_role("button", name="Object").click()
        playwright.expect(page.locator("#objecting .error")).not_to_be_empty()
        assert page.locator("#objection").input_value() == "It says otherwise."

        bare = FILES[BRIEF].replace("\n\n{% j", " Ships sank in 1911.\n\n{% j")
        (folder / BRIEF).write_text(bare, encoding="utf-8")
        page.goto("/brief/troops")
        page.locator(".sentence").first.click()
        page.locator("#panel [name=statement]").fill("Something else.")
        page.locator(".sentence.s-uncited").click()
        playwright.expect(page.locator("#said")).to_contain_text(said)
        assert page.locator("#panel [name=statement]").input_value() == "Something else."
        page.locator("summary", has_text="Reviews").click()
        page.locator("[data-name]").fill("men")
        page.locator("[data-rename]").click()
        playwright.expect(page.locator("#said")).to_contain_text(said)
        assert "  troops:" in (folder / CLAIMS).read_text(encoding="utf-8")
        page.close()


# Types on while a save's answer, or the panel that follows it, is on its way.
TYPE_ON = """(ends) => {
  const asked = window.fetch;
  window.fetch = async (...what) => {
    const answer = await asked(...what);
    if (String(what[0].url ?? what[0]).endsWith(ends)) {
      window.fetch = asked;
      const statement = document.querySelector("[name=statement]");
      statement.value += " More.";
      statement.dispatchEvent(new Event("input", { bubbles: true }));
    }
    return answer;
  };
}"""


@pytest.mark.parametrize("ends", ["/api/claim/ships", "/panel"])
def test_who_types_on_while_a_save_adds_or_removes_a_source_loses_nothing(
    browser: playwright.Browser, tmp_path: Path, ends: str
) -> None:
    folder = write_workspace(tmp_path / "workspace")
    with serving(folder) as address:
        page = browser.new_page(base_url=address, viewport={"width": 1400, "height": 900})
        page.goto("/claim/ships")
        statement, dirty = page.locator("[name=statement]"), page.locator("[data-dirty]")
        began = statement.input_value()
        page.locator("[data-add-source]").click()
        page.locator("[name='sources.1.key']").fill("paper")
        page.locator("[name='sources.1.locator']").fill("p. 2")
        for sources, wanted in ((2, " More."), (1, " More. More.")):
            page.evaluate(TYPE_ON, ends)
            page.locator(".claim > form [type=submit]").click()
            playwright.expect(statement).to_have_value(began + wanted)
            # What is typed comes before the form takes in what was saved.
            playwright.expect(page.locator("#said")).to_have_text("Saved.")
            playwright.expect(page.locator(".source")).to_have_count(sources)
            playwright.expect(dirty).to_be_visible()
            if sources == 2:
                page.locator("[data-drop]").first.click()
        playwright.expect(page.locator("[name^='sources.'][name$='.locator']")).to_have_value(
            "p. 2"
        )
        page.locator(".claim > form [type=submit]").click()
        playwright.expect(dirty).to_be_hidden()
        page.close()
    written = (folder / CLAIMS).read_text(encoding="utf-8")
    ships = written[written.index("ships:") :]
    assert began + " More. More." in ships
    assert ships.split("\n  ", 1)[1].count("locator: p. 2") == 1


def test_a_source_just_added_can_be_removed_before_it_is_saved(
    browser: playwright.Browser, tmp_path: Path
) -> None:
    folder = write_workspace(tmp_path / "workspace")
    with serving(folder) as address:
        page = browser.new_page(base_url=address)
        page.goto("/claim/ships")
        dirty = page.locator("[data-dirty]")
        for at, locator in ((1, "p. 2"), (2, "p. 3")):
            page.locator("[data-add-source]").click()
            page.locator(f"[name='sources.{at}.key']").fill("paper")
            page.locator(f"[name='sources.{at}.locator']").fill(locator)
        page.locator(".source").nth(1).get_by_role("button", name="Remove").click()
        playwright.expect(page.locator(".source legend")).to_have_text(["Source 1", "Source 2"])
        playwright.expect(page.locator("[name='sources.1.locator']")).to_have_value("p. 3")
        playwright.expect(dirty).to_be_visible()
        page.locator(".source").nth(1).get_by_role("button", name="Remove").click()
        playwright.expect(dirty).to_be_hidden()
        page.locator("[data-add-source]").click()
        page.locator("[name='sources.1.key']").fill("paper")
        page.locator("[name='sources.1.locator']").fill("p. 4")
        page.locator(".claim > form [type=submit]").click()
        playwright.expect(dirty).to_be_hidden()
        page.close()
    written = (folder / CLAIMS).read_text(encoding="utf-8")
    assert written.count("locator: p. 4") == 1
    assert "locator: p. 3" not in written


def test_an_entry_that_others_change_is_settled(
    browser: playwright.Browser, tmp_path: Path
) -> None:
    folder = write_workspace(tmp_path / "workspace")
    bibliography = folder / "refs.bib"
    with serving(folder) as address:
        page = browser.new_page(base_url=address)
        # The list leads there, and its search is none that the policy of pages forbids.
        page.goto("/sources")
        page.get_by_label("Search").fill("on ships")
        page.get_by_label("Search").press("Enter")
        page.wait_for_url("**/sources?search=on+ships")
        playwright.expect(page.locator("tbody tr")).to_have_count(1)
        page.get_by_role("link", name="note").click()
        title = page.locator("#e-title")
        later = FILES["refs.bib"].replace("A Note on Ships", "A Note on All Ships")
        bibliography.write_text(later, encoding="utf-8")
        # Where nothing is typed, it is shown as it now is.
        playwright.expect(title).to_have_value("A Note on All Ships")
        title.fill("Mine")
        bibliography.write_text(FILES["refs.bib"], encoding="utf-8")
        title.press("Control+S")
        dialog = page.locator("#conflict")
        playwright.expect(dialog).to_be_visible()
        shown = [one.inner_text() for one in dialog.locator("td").all()]
        assert shown == ["A Note on All Ships", "A Note on Ships", "Mine"]
        page.get_by_role("button", name="Keep mine").click()
        playwright.expect(page.locator("#heading")).to_have_text("Mine")
    assert "{Mine}" in bibliography.read_text(encoding="utf-8")
