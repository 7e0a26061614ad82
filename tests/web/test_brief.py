"""The brief view: pages, sentences on them, and the text of a brief."""

from __future__ import annotations

from .asked import BRIEF, CLAIMS, FILES, TOKEN, Asked, Start


def test_each_sentence_is_boxed_where_it_stands(bench: Asked) -> None:
    made = bench.ask("/api/brief/troops").json()
    assert (made["draft"], made["stopped"], made["engine"]) == (False, False, "typst")
    assert made["coverage"] == {"total": 3, "backed": 2, "judgments": 1, "cited": 0, "uncited": 0}
    found = bench.ask("/api/brief/troops/sentences").json()
    assert found["digest"] == made["digest"]
    told = {one["text"]: one for one in found["sentences"]}
    troops = told["The country sent 10,000 troops abroad in 2024."]
    assert (troops["state"], troops["claims"]) == ("verbatim", ["troops"])
    ships, judged = told["The fleet had 40 ships in 2024."], told["The country could send more."]
    assert (judged["state"], judged["claims"]) == ("judgment", ["troops"])
    for one in (troops, ships, judged):
        for page, x, y, width, height in one["boxes"]:
            size = made["pages"][page]
            assert 0 < x < x + width < size["width"] and 0 < y < y + height < size["height"]
            assert width > 20 and 5 < height < 20
    # One stands behind the other, on one line.
    first, second = troops["boxes"][-1], ships["boxes"][0]
    assert abs(first[2] - second[2]) < 1
    assert first[1] + first[3] <= second[1]


def test_a_page_is_a_picture_and_the_file_can_be_had(bench: Asked) -> None:
    made = bench.ask("/api/brief/troops").json()
    picture = bench.ask(made["pages"][0]["src"])
    assert picture.headers["content-type"] == "image/jpeg"
    assert picture.content.startswith(b"\xff\xd8")
    assert bench.ask("/api/brief/troops/page/99.jpeg").status_code == 404
    pdf = bench.ask("/api/brief/troops/pdf")
    assert pdf.content.startswith(b"%PDF-")
    assert pdf.headers["content-disposition"] == 'attachment; filename="troops.pdf"'
    # Nothing of it is written into the workspace.
    assert not (bench.folder / "build").exists()


def test_errors_leave_a_draft_that_says_so(start: Start) -> None:
    wrong = FILES[CLAIMS].replace("statement: The fleet had 40", "statement: The fleet had 50")
    bench = start({CLAIMS: wrong})
    made = bench.ask("/api/brief/troops").json()
    assert made["stopped"] and made["draft"] and made["pages"]
    errors = [one for one in made["findings"] if one["severity"] == "error"]
    assert errors and {one["claim"] for one in errors} == {"ships"}
    sentences = bench.ask("/api/brief/troops/sentences").json()["sentences"]
    (ships,) = [one for one in sentences if one["claims"] == ["ships"]]
    assert ships["state"] == "unsupported"
    assert ships["boxes"]
    assert [made["findings"][number] for number in ships["findings"]] == errors
    assert "-draft.pdf" in bench.ask("/api/brief/troops/pdf").headers["content-disposition"]


def test_the_text_is_saved_only_if_it_is_what_it_was(bench: Asked) -> None:
    seen = bench.ask("/api/brief/troops/text").json()
    mine = seen["text"].replace("could send more", "could send fewer")
    theirs = seen["text"].replace("## Overview", "## Summary")
    (bench.folder / BRIEF).write_text(theirs, encoding="utf-8")
    lost = bench.change("/api/brief/troops/text", "PUT", text=mine, seen=seen["digest"])
    assert lost.status_code == 409
    assert lost.json()["theirs"]["text"] == theirs
    assert bench.text(BRIEF) == theirs
    seen = lost.json()["theirs"]
    won = bench.change("/api/brief/troops/text", "PUT", text=mine, seen=seen["digest"])
    assert won.status_code == 200
    assert bench.text(BRIEF) == mine


def test_lines_that_nobody_touched_keep_their_line_ends(start: Start) -> None:
    written = FILES[BRIEF].replace("\n", "\r\n").replace("## Overview\r\n", "## Overview\n")
    bench = start({BRIEF: written})
    seen = bench.ask("/api/brief/troops/text").json()
    # As a browser has it: with bare line ends.
    typed = seen["text"].replace("\r\n", "\n").replace("could send more", "could send fewer")
    answer = bench.change("/api/brief/troops/text", "PUT", text=typed, seen=seen["digest"])
    assert answer.status_code == 200
    expected = written.replace("could send more", "could send fewer")
    assert (bench.folder / BRIEF).read_bytes() == expected.encode()


def test_a_saved_text_shows_on_the_next_page(bench: Asked) -> None:
    before = bench.ask("/api/brief/troops").json()
    seen = bench.ask("/api/brief/troops/text").json()
    typed = seen["text"].replace("{% judgment", "Some 300 men died.\n\n{% judgment")
    bench.change("/api/brief/troops/text", "PUT", text=typed, seen=seen["digest"])
    after = bench.ask("/api/brief/troops").json()
    assert after["digest"] != before["digest"]
    sentences = bench.ask("/api/brief/troops/sentences").json()["sentences"]
    assert [one["state"] for one in sentences] == ["verbatim", "verbatim", "uncited", "judgment"]
    undone = bench.change("/api/undo").json()
    assert undone == {"undone": f"the text of {BRIEF}", "undo": None}
    assert bench.text(BRIEF) == FILES[BRIEF]


def test_ids_are_completed(bench: Asked) -> None:
    found = bench.ask("/api/complete?kind=claim&letters=sh").json()["found"]
    assert found == [{"id": "ships", "says": "The fleet had 40 ships in 2024."}]
    found = bench.ask("/api/complete?kind=source&letters=P").json()["found"]
    assert [one["id"] for one in found] == ["paper"]


def test_the_briefs_are_told_with_how_they_are_backed(bench: Asked) -> None:
    (told,) = bench.ask("/api/briefs").json()["briefs"]
    assert told["title"] == "Troops and Ships"
    assert (told["coverage"]["backed"], told["errors"]) == (2, 0)
    assert "troops" in bench.ask("/").text
    assert bench.ask("/brief/none").status_code == 404


def test_what_stops_every_brief_is_told_above_them(bench: Asked) -> None:
    styled = FILES[BRIEF].replace("template: in-focus", "template: own")
    (bench.folder / "briefs/other.md").write_text(styled, encoding="utf-8")
    (bench.folder / "templates/own").mkdir(parents=True)
    (bench.folder / "templates/own/theme.toml").write_text("x = [", encoding="utf-8")
    bench.bench.changed()
    told = bench.ask("/api/briefs").json()
    errors = {one["brief"]: one["errors"] > 0 for one in told["briefs"]}
    # A style stops the briefs in it alone.
    assert errors == {"troops": False, "other": True}
    assert told["findings"] == []
    (bench.folder / CLAIMS).write_text("claims: [", encoding="utf-8")
    bench.bench.changed()
    (found,) = bench.ask("/api/briefs").json()["findings"]
    assert (found["path"], found["severity"]) == (CLAIMS, "error")


def test_a_workspace_without_briefs_says_what_to_do(start: Start) -> None:
    bench = start()
    (bench.folder / BRIEF).unlink()
    assert "There is no brief here yet" in bench.ask("/").text
    assert TOKEN in bench.ask("/").text


def test_what_there_is_not_is_named_with_where_to_go_on(bench: Asked) -> None:
    for view, lists in (
        ("brief", "/"),
        ("claim", "/claims"),
        ("source", "/sources"),
    ):
        page = bench.ask(f"/{view}/nosuch")
        assert page.status_code in (404, 422)
        assert f"There is no {view} “nosuch”" in page.text
        assert f'<p><a href="{lists}">All ' in page.text
    assert bench.ask("/api/brief/nosuch").json()["error"] == "there is no brief “nosuch”"
