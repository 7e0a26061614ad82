"""What comes late, or as news, takes nobody's words, nor their place, nor a step that they took."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
import re

import pytest

from .asked import BRIEF, CLAIMS, FILES, serving, write_workspace
from .test_browser import DROP, pytestmark
from .test_nothing_lost import browser

__all__ = ["browser", "pytestmark"]
playwright = pytest.importorskip("playwright.sync_api", reason="no browser: playwright is missing")
MEN = """
  men:
    statement: In 2024, 200 troops came back.
    sources:
      - {key: paper, locator: p. 2, quote: "troops abroad in 2024, and 200 came back"}
      - {key: note, quote: "It grew later"}
    author: ab
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_workspace(tmp_path / "workspace", {CLAIMS: FILES[CLAIMS] + MEN})


@pytest.fixture
def page(browser: playwright.Browser, folder: Path) -> Iterator[playwright.Page]:
    with serving(folder) as address:
        opened = browser.new_page(base_url=address, viewport={"width": 1400, "height": 900})
        yield opened
        opened.close()


def expect(found: playwright.Locator) -> playwright.LocatorAssertions:
    return playwright.expect(found)


def hold(page: playwright.Page, pattern: str, method: str = "GET") -> list[playwright.Route]:
    """What is asked for is held back, until whoever wants it lets it go on."""
    held: list[playwright.Route] = []

    def keep(asked: playwright.Route) -> None:
        if asked.request.method == method:
            held.append(asked)
        else:
            asked.fallback()

    page.route(pattern, keep)
    return held


def settle(page: playwright.Page) -> None:
    """Let the page do what it has to do at once."""
    page.evaluate("fetch('/api/claims').then((one) => one.text())")


def wanted(page: playwright.Page, held: list[playwright.Route], count: int) -> playwright.Route:
    """The last of so many that are held back, once it is asked for."""
    for _ in range(2000):
        if len(held) >= count:
            break
        settle(page)
    return held[count - 1]


def let(page: playwright.Page, asked: playwright.Route) -> None:
    """Let what was held go on, and the page have its answer."""
    with page.expect_response(lambda answer: answer.request == asked.request):
        asked.continue_()
    settle(page)


def test_a_reviewer_decides_once_and_on_each_claim(page: playwright.Page, folder: Path) -> None:
    stamps, panels = hold(page, "**/api/review", "POST"), hold(page, "**/claim/ships/panel")
    shown = page.locator("#panel .claim")
    page.goto("/review")
    page.locator("#by").fill("mm")
    with page.expect_response("**/api/review/troops?**"):
        page.locator("#by").press("Tab")
    expect(shown).to_have_attribute("data-claim", "troops")
    expect(page.locator("#yes")).to_be_enabled()
    page.locator("#yes").focus()
    page.keyboard.press("y")
    page.keyboard.press("y")
    let(page, wanted(page, stamps, 1))
    assert len(stamps) == 1
    first = wanted(page, panels, 1)
    # Nor is one skipped that nobody has seen.
    for key in "ys":
        page.keyboard.press(key)
    settle(page)
    assert len(stamps) == 1
    let(page, first)
    expect(shown).to_have_attribute("data-claim", "ships")
    expect(page.locator("#waiting")).to_have_text("2 left")
    expect(page.locator("#yes")).to_be_focused()
    page.keyboard.press("s")
    expect(shown).to_have_attribute("data-claim", "men")
    # What is shown, and then what waits, follows the files.
    written = (folder / CLAIMS).read_text(encoding="utf-8")
    assert written.count("by: mm") == 1
    written = written.replace("200 troops came back", "200 men came back")
    (folder / CLAIMS).write_text(written, encoding="utf-8")
    expect(page.locator("#panel [name=statement]")).to_have_value("In 2024, 200 men came back.")
    page.keyboard.press("s")
    expect(page.locator("#panel")).to_contain_text("Nothing waits for you")
    more = MEN.replace("  men:", "  few:").replace("200 troops", "200 of them")
    (folder / CLAIMS).write_text(written + more, encoding="utf-8")
    expect(shown).to_have_attribute("data-claim", "few")
    page.unroute_all()


def test_the_claim_asked_for_last_is_shown_and_written_in(page: playwright.Page) -> None:
    page.goto("/brief/troops")
    held = hold(page, "**/claim/troops/panel")
    page.wait_for_selector(".sentence")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    first = wanted(page, held, 1)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    statement = page.locator("#panel .claim[data-claim=ships] [name=statement]")
    statement.fill("The fleet had 40 ships.")
    let(page, first)
    expect(statement).to_have_value("The fleet had 40 ships.")
    page.unroute_all()


def test_pages_stand_in_order_and_as_they_were_last_set(page: playwright.Page) -> None:
    pictures: list[playwright.Route] = []

    def thrice(asked: playwright.Route) -> None:
        answer = asked.fetch()
        query = asked.request.url.partition("?")[2]
        one = {"width": 9, "height": 9}
        pages = [{**one, "src": f"/{at}.jpeg?{query}"} for at in range(3)]
        asked.fulfill(response=answer, json={**answer.json(), "pages": pages})

    def draw(*wanted: playwright.Route) -> None:
        for asked in wanted:
            svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
            asked.fulfill(body=svg, content_type="image/svg+xml")
            settle(page)

    def asked_for(count: int) -> list[playwright.Route]:
        wanted(page, pictures, count)
        return pictures[count - 3 : count]

    page.route("**/api/brief/troops?**", thrice)
    page.route(re.compile(r"/\d\.jpeg"), lambda asked: pictures.append(asked))
    page.goto("/brief/troops")
    draw(*reversed(asked_for(3)))
    shown = page.locator(".page-picture img")
    expect(shown).to_have_count(3)
    told = [one.get_attribute("alt") for one in shown.all()]
    assert told == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]
    page.locator("#draft").check()
    first = asked_for(6)
    page.locator("#draft").uncheck()
    expect(page.locator("#download")).to_have_attribute("href", re.compile("draft=0"))
    draw(*first)
    expect(page.locator(".page-picture img[src*='draft=0']")).to_have_count(3)
    page.unroute_all()


def test_the_keyboard_stays_among_the_sentences(page: playwright.Page, folder: Path) -> None:
    page.goto("/brief/troops")
    page.wait_for_selector(".sentence")
    page.keyboard.press("j")
    focused = page.locator(".sentence:focus")
    expect(focused).to_have_count(1)
    later = FILES[BRIEF].replace("title: Troops and Ships", "title: Troops")
    with page.expect_response("**/api/brief/troops/sentences?**"):
        (folder / BRIEF).write_text(later, encoding="utf-8")
    settle(page)
    expect(page.locator("#title")).to_have_text("Troops")
    expect(focused).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#panel .claim")).to_have_attribute("data-claim", "troops")


def test_saving_twice_is_no_conflict_with_oneself(page: playwright.Page, folder: Path) -> None:
    dialog = page.locator("#conflict")
    for view, pattern, method, text in (
        ("/claim/ships", "**/api/claim/ships", "POST", page.locator("[name=statement]")),
        ("/brief/troops#text", "**/api/brief/troops/text", "PUT", page.locator("#text")),
    ):
        page.goto(view)
        expect(text).not_to_have_value("")
        began = text.input_value()
        held = hold(page, pattern, method)
        for more in (" One.", " One. Two."):
            text.fill(began + more)
            page.keyboard.press("Control+S")
            page.keyboard.press("Control+S")
        settle(page)
        assert len(held) == 1
        let(page, held[0])
        let(page, wanted(page, held, 2))
        expect(page.locator("[data-dirty], #dirty").first).to_be_hidden()
        expect(text).to_have_value(began + " One. Two.")
        expect(dialog).to_be_hidden()
        page.unroute_all()
    for path in (CLAIMS, BRIEF):
        assert (folder / path).read_text(encoding="utf-8").count(" One. Two.") == 1


def test_a_form_drawn_anew_leaves_the_keyboard_where_it_was(
    page: playwright.Page, folder: Path
) -> None:
    page.goto("/claim/ships")
    page.locator("summary", has_text="Details").click()
    page.locator("[data-add-source]").click()
    page.locator("[name='sources.1.key']").fill("paper")
    page.locator("[name='sources.1.locator']").fill("p. 2")
    page.keyboard.press("Control+S")
    # The field as the workbench writes it, in the place of the one that was added.
    locator = page.locator("[id='f-q-sources.1.locator']")
    expect(locator).to_be_focused()
    expect(page.locator("[name=short]")).to_be_visible()
    # What a claim rests on may be another, though the claim is what it was.
    expect(page.locator("[data-verdict]")).not_to_have_text("unsupported")
    (folder / "copies/note.txt").write_text("On ships. There were few.\n", encoding="utf-8")
    expect(page.locator("[data-verdict]")).to_have_text("unsupported")
    expect(locator).to_be_focused()


def test_the_registry_keeps_what_is_chosen_and_opens_the_cell_that_is_there(
    page: playwright.Page, folder: Path
) -> None:
    page.goto("/claims")
    choice = page.get_by_label("Choose men")
    choice.check()
    held = hold(page, "**/api/claim/ships")
    cell = page.locator("[data-claim=ships][data-field=statement]")
    cell.focus()
    page.keyboard.press("Enter")
    opened = wanted(page, held, 1)
    later = (FILES[CLAIMS] + MEN).replace("author: ab\n\n", "author: xy\n\n")
    (folder / CLAIMS).write_text(later, encoding="utf-8")
    expect(page.locator("[data-claim=troops][data-field=author]")).to_have_text("xy")
    expect(choice).to_be_checked()
    let(page, opened)
    area = page.locator("#grid textarea")
    expect(area).to_be_focused()
    page.keyboard.press("Escape")
    page.unroute_all()
    # An id that is refused stays in its field, to be mended.
    page.locator("#rename").click()
    name = page.get_by_label("New id of men")
    name.fill("ships")
    name.press("Enter")
    expect(page.locator("#said.error")).to_be_visible()
    expect(name).to_have_value("ships")
    name.fill("women")
    name.press("Enter")
    expect(page.get_by_role("link", name="women")).to_be_visible()


def test_a_copy_is_leafed_and_searched_through_whatever_the_news(
    page: playwright.Page, folder: Path
) -> None:
    page.goto("/source/paper")
    page.get_by_label("Next page").click()
    search = page.get_by_label("Search in the source")
    search.fill("came ba")
    with page.expect_response("**/api/source/page?**"):
        (folder / "briefs/new.md").write_text(FILES[BRIEF], encoding="utf-8")
    settle(page)
    expect(search).to_have_value("came ba")
    expect(search).to_be_focused()
    # What was found in one source is not taken for words of another.
    page.goto("/claim/men")
    search.fill("came back")
    search.press("Enter")
    results = page.locator(".passages li")
    expect(results).not_to_have_count(0)
    page.get_by_role("button", name="Show in the source").nth(1).click()
    expect(page.locator(".viewer .tools a.id")).to_have_text("note")
    expect(results).to_have_count(0)


def test_an_entry_is_written_on_while_it_is_saved(page: playwright.Page, folder: Path) -> None:
    page.goto("/source/note")
    title, held = page.locator("#e-title"), hold(page, "**/api/source/entry", "POST")
    title.fill("Mine")
    title.press("Control+S")
    first = wanted(page, held, 1)
    title.fill("Mine and more")
    let(page, first)
    expect(page.locator("#heading")).to_have_text("Mine")
    expect(title).to_have_value("Mine and more")
    page.unroute_all()
    title.press("Control+S")
    expect(page.locator("#heading")).to_have_text("Mine and more")
    expect(page.locator("#entry [data-dirty]")).to_be_hidden()
    expect(page.locator("#standing")).to_be_empty()
    bibliography = folder / "refs.bib"
    retracted = bibliography.read_text(encoding="utf-8").replace(
        "{Mine and more}", "{Mine}, pubstate = {retracted}"
    )
    bibliography.write_text(retracted, encoding="utf-8")
    expect(page.locator("#standing")).to_contain_text("retracted")


@pytest.mark.parametrize(
    ("view", "asked", "told"),
    [("/source/note", "edition", "copies/note.md"), ("/import", "import", "On b")],
)
def test_the_file_dropped_last_is_the_one_that_is_told_of(
    page: playwright.Page, view: str, asked: str, told: str
) -> None:
    page.goto(view)
    held = hold(page, f"**/api/files/{asked}?**", "PUT")
    for count, name in enumerate(("a.txt" if asked == "edition" else "a.md", "b.md"), 1):
        words = f"# A Title\n\nThe fleet had 40 ships.[^1]\n\n[^1]: On {name[0]}, p. 1.\n"
        page.locator("#drop").evaluate(DROP, [list(words.encode()), name])
        wanted(page, held, count)
    let(page, held[1])
    shown = page.locator("#edition .state, #found")
    expect(shown).to_contain_text(told)
    let(page, held[0])
    expect(shown).to_contain_text(told)
    page.unroute_all()


def test_lists_follow_the_files_and_what_is_typed_beside_them_stays(
    page: playwright.Page, folder: Path
) -> None:
    page.goto("/")
    page.locator("#begin").click()
    title = page.locator("#b-title")
    title.fill("Men Abroad")
    new = folder / "briefs/new.md"
    new.write_text(FILES[BRIEF].replace("title: Troops", "title: Men"), encoding="utf-8")
    card = page.locator("[data-brief=new]")
    expect(card).to_contain_text("Men and Ships")
    expect(title).to_have_value("Men Abroad")
    new.unlink()
    expect(card).to_have_count(0)
    # Who is impatient begins one brief all the same.
    held = hold(page, "**/api/briefs", "POST")
    title.press("Enter")
    title.press("Enter")
    settle(page)
    assert len(held) == 1
    # It leads to its page, whatever page is asked for meanwhile.
    held[0].continue_()
    expect(page).to_have_url(re.compile("/brief/"))
    page.unroute_all()
    page.goto("/sources")
    more = "\n@report{third, title = {The Third}, author = {C}, date = {2025}}\n"
    (folder / "refs.bib").write_text(FILES["refs.bib"] + more, encoding="utf-8")
    expect(page.get_by_role("link", name="third")).to_be_visible()
    expect(page.locator("#total")).to_have_text("3")
