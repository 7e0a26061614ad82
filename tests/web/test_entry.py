"""The entry of a source as a form, and a brief that is begun."""

from __future__ import annotations

import re

import pytest

from .asked import FILES, Asked

PATH = "/api/source/entry"


def seen_of(bench: Asked, key: str) -> str:
    """What an edit of an entry starts from, as its page has it."""
    found = re.search(r'data-digest="(\w+)"', bench.ask(f"/source/{key}").text)
    assert found is not None
    return found[1]


def test_a_bibliography_is_read_once_for_the_pages_of_its_sources(
    bench: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = seen_of(bench, "paper")
    monkeypatch.setattr("briefpdf.bibliography.entries.read_entries", None)
    assert seen_of(bench, "paper") == first


def test_a_save_of_an_entry_changes_just_what_was_typed(bench: Asked) -> None:
    made = bench.change(
        PATH,
        key="paper",
        seen=seen_of(bench, "paper"),
        set={"title": "The Paper & Its Troops", "url": "https://example.org/p"},
        unset=["type"],
    )
    assert made.status_code == 200, made.text
    written = bench.text("refs.bib")
    expected = (
        FILES["refs.bib"]
        .replace("{The Paper on Troops}", r"{The Paper \& Its Troops}")
        .replace(" type = {Report},", "", 1)
    )
    assert re.sub(r",\s*url\s*= \{https://example.org/p\}", "", written) == expected
    assert bench.change("/api/undo").status_code == 200
    assert bench.text("refs.bib") == FILES["refs.bib"]


def test_an_entry_that_changed_meanwhile_is_left_as_it_is(bench: Asked) -> None:
    seen = seen_of(bench, "paper")
    later = FILES["refs.bib"].replace("2025-01-02", "2025-02-02")
    (bench.folder / "refs.bib").write_text(later, encoding="utf-8")
    bench.bench.changed()
    lost = bench.change(PATH, key="paper", seen=seen, set={"title": "Mine"})
    assert lost.status_code == 409
    assert bench.text("refs.bib") == later
    # Another entry is none of this one's affair.
    assert bench.change(PATH, key="note", seen=seen_of(bench, "note"), set={"title": "N"})
    assert bench.change(PATH, key="none", seen=seen, set={"title": "N"}).status_code == 404
    refused = bench.change(PATH, key="note", seen=seen_of(bench, "note"), set={"key": "other"})
    assert refused.status_code == 422


def test_the_form_asks_for_what_an_entry_lacks(bench: Asked) -> None:
    text = bench.ask("/source/note").text
    names = re.findall(r'<input id="e-(\w+)" name="(\w+)" value="([^"]*)"', text)
    given = {name: value for _, name, value in names}
    assert given["title"] == "A Note on Ships"
    assert given["institution"] == "The Office"
    assert given["url"] == ""
    assert "file" not in given


def test_an_entry_that_is_there_twice_is_shown_and_not_edited(bench: Asked) -> None:
    again = FILES["refs.bib"] + "@report{note, title = {Another}}\n"
    (bench.folder / "refs.bib").write_text(again, encoding="utf-8")
    bench.bench.changed()
    shown = bench.ask("/source/note")
    assert shown.status_code == 200
    assert "A Note on Ships" in shown.text
    refused = bench.change(PATH, key="note", seen="", set={"title": "N"})
    assert refused.status_code == 422
    assert "twice" in refused.json()["error"]
    assert bench.text("refs.bib") == again


def test_a_field_with_two_names_is_asked_for_once(bench: Asked) -> None:
    entry = "@article{talk, title = {Talk}, journal = {The Times}, pdf = {copies/note.txt}}\n"
    (bench.folder / "refs.bib").write_text(FILES["refs.bib"] + entry, encoding="utf-8")
    bench.bench.changed()
    names = re.findall(r'<input id="e-(\w+)"', bench.ask("/source/talk").text)
    assert names == ["title", "author", "date", "journaltitle", "number", "url", "urldate"]


def test_a_brief_is_begun_with_what_its_form_says(bench: Asked) -> None:
    title = 'Ships: "more" & # fewer'
    made = bench.change("/api/briefs", title=title, number="IF9", author="Ada Byrd")
    assert made.status_code == 200, made.text
    name = made.json()["brief"]
    printed = bench.ask(f"/api/brief/{name}").json()
    assert printed["title"] == title
    assert not printed["stopped"]
    assert "Ada Byrd" in bench.text(f"briefs/{name}.md")
    assert bench.change("/api/briefs", title=title).status_code == 422
    path = bench.folder / f"briefs/{name}.md"
    begun = path.read_text(encoding="utf-8")
    path.write_text(begun + "More.\n", encoding="utf-8")
    assert bench.change("/api/undo").status_code == 409
    path.write_text(begun, encoding="utf-8")
    assert bench.change("/api/undo").status_code == 200
    assert not path.exists()
    assert bench.ask(f"/brief/{name}").status_code == 404
    assert bench.change("/api/briefs", title=" ").status_code == 422
