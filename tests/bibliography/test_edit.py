"""Fields of a source are set and removed in its entry's manner; all other bytes stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefpdf.bibliography.edit import edit_source
from briefpdf.checks.examples import REFS
from briefpdf.editing.lock import Refused
from briefpdf.project.load import load_project
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]
AROUND = ("% above\n@misc{a, title={A}}\n\n", "\n\n@misc{z, title = {Z}} % below\n")


@pytest.mark.parametrize(
    ("entry", "name", "value", "after"),
    [
        ("@misc{x,\n  title = {X},\n}", "title", "Y", "@misc{x,\n  title = {Y},\n}"),
        ('@misc{x, title="X"}', "title", "Arms & Aid", '@misc{x, title="Arms \\& Aid"}'),
        ('@misc{x, title="X"}', "title", 'A "Y"', '@misc{x, title={A "Y"}}'),
        ("@misc{x, title={ X\n Z }}", "title", " Y  Z ", "@misc{x, title={ Y Z }}"),
        ("@misc{x, title={X}}", "TITLE", "{NATO} at 50%", "@misc{x, title={{NATO} at 50\\%}}"),
        ("@misc{x, title={X}}", "title", "A } B", r"@misc{x, title={A \textbraceright{} B}}"),
        ("@misc{x, year=2024}", "year", "2025", "@misc{x, year=2025}"),
        ("@misc{x, month = jun, year=2024}", "month", "jul", "@misc{x, month = jul, year=2024}"),
        ("@misc{x, year=2024}", "year", "in press", "@misc{x, year={in press}}"),
        ('@misc{x, title = "a" # "b"}', "title", "C", "@misc{x, title = {C}}"),
        ("@misc{x, journal={J}}", "journaltitle", "K", "@misc{x, journal={K}}"),
        (
            "@misc{x,\n  title     = {X},\n  publisher = {P}\n}",
            "date",
            "2025",
            "@misc{x,\n  title     = {X},\n  publisher = {P},\n  date      = {2025}\n}",
        ),
        (
            "@misc{x,\n\ttitle = {X},\n\tyear = 2024,\n}",
            "url",
            "https://a.example/b_c d",
            "@misc{x,\n\ttitle = {X},\n\turl   = {https://a.example/b_c%20d},\n\tyear = 2024,\n}",
        ),
        (
            "@misc{x, title={X}}",
            "publisher",
            "Food and Aid",
            "@misc{x, title={X}, publisher={{Food and Aid}}}",
        ),
        (
            "@misc{x, title={X}}",
            "author",
            "{Food and Aid} and Doe, J.",
            "@misc{x, title={X}, author={{Food and Aid} and Doe, J.}}",
        ),
    ],
)
def test_a_field_is_set(workspace: Write, entry: str, name: str, value: str, after: str) -> None:
    folder = workspace({REFS: entry.join(AROUND)})
    assert edit_source(DiskWorkspace(folder), "x", [(name, value)]) == after
    assert (folder / REFS).read_text() == after.join(AROUND)


def test_a_text_is_read_as_it_was_given(workspace: Write) -> None:
    folder = workspace({REFS: "@misc{x, title={X}}\n"})
    text = "100% of $5 & #1: a_b^c~d \\alpha -- it''s"
    edit_source(DiskWorkspace(folder), "x", [("title", text), ("note", text)])
    reference = load_project(DiskWorkspace(folder), ()).references["x"]
    assert (reference.get("title"), reference.get("note")) == (text, text)


@pytest.mark.parametrize(
    ("entry", "name", "after"),
    [
        ("@misc{x,\n  title = {X},\n  note = {N},\n}", "note", "@misc{x,\n  title = {X},\n}"),
        ("@misc{x,\n  note = {N},\n  title = {X}\n}", "note", "@misc{x,\n  title = {X}\n}"),
        ("@misc{x,\n  title = {X},\n  note = {N}\n}", "note", "@misc{x,\n  title = {X},\n}"),
        ("@misc{x, note={N}, title={X}}", "note", "@misc{x, title={X}}"),
        ("@misc{x, title={X}, note={N}}", "NOTE", "@misc{x, title={X}}"),
        ("@misc{x, title={X}, note={N },}", "note", "@misc{x, title={X}, }"),
        ("@misc{x, year=2024, title={X}}", "year", "@misc{x, title={X}}"),
        ("@misc{x, note={N}}", "note", "@misc{x}"),
    ],
)
def test_a_field_is_removed(workspace: Write, entry: str, name: str, after: str) -> None:
    folder = workspace({REFS: entry.join(AROUND)})
    assert edit_source(DiskWorkspace(folder), "x", (), [name]) == after
    assert (folder / REFS).read_text() == after.join(AROUND)


@pytest.mark.parametrize(
    ("values", "gone", "message"),
    [
        ([("key", "y")], [], "the key is no field"),
        ([("a b", "y")], [], "“a b” cannot be the name of a field"),
        ([("title", " ")], [], "“title” is given no value"),
        ([("title", "a"), ("Title", "b")], [], "“title” is given twice"),
        ([("title", "a")], ["title"], "“title” is given twice"),
        ([("file", "a{b")], [], "a brace in “file” has no other"),
        ([("title", "B")], ["notes"], "has no field “notes” of its own"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    workspace: Write, values: list[tuple[str, str]], gone: list[str], message: str
) -> None:
    before = "@misc{x, title={X}, note={N}}\n"
    folder = workspace({REFS: before})
    with pytest.raises(Refused) as refused:
        edit_source(DiskWorkspace(folder), "x", values, gone)
    assert message in str(refused.value)
    assert (folder / REFS).read_text() == before


def test_an_entry_without_a_field_in_braces_is_left_to_a_person(workspace: Write) -> None:
    folder = workspace({REFS: "@misc{x, year=2024}\n"})
    with pytest.raises(Refused, match="no field that another can be put behind"):
        edit_source(DiskWorkspace(folder), "x", [("title", "X")])


def test_an_inherited_field_is_not_removed_from_the_heir(workspace: Write) -> None:
    folder = workspace({REFS: "@book{b, publisher={P}}\n@inbook{x, title={X}, crossref={b}}\n"})
    with pytest.raises(Refused) as refused:
        edit_source(DiskWorkspace(folder), "x", (), ["publisher"])
    assert refused.value.hints == ("It has title, crossref.",)
    assert "publisher={Q}" in edit_source(DiskWorkspace(folder), "b", [("publisher", "Q")])
