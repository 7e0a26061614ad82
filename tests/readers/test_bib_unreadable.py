"""Entries of refs.bib that cannot be read: one finding at the head, and the rest is read."""

from __future__ import annotations

import pytest

from briefpdf.readers.bib.references import read_references
from briefpdf.source.text import Text

AFTER = "\n\n@misc{good, title = {Good}}\n"

UNREADABLE = [
    ("«@misc{a», title = {A, year = {2020}}", "“{” that opens the value of “title” on line 1"),
    ("«@misc{a»,\n  title = {A,\n  year = {2020},\n  note = {x}\n}", "“title” on line 2"),
    ("«@misc{a»,\n  title = {A},\n  note = {B", "“{” that opens the value of “note” on line 3"),
    ('«@misc{a»,\n  title = "A,\n  year = 2020\n}', '“"” that opens the value of “title”'),
    ('«@misc{a»,\n  title = "A,\n  year = "2020"\n}', '“"” that opens the value of “title”'),
    (
        "«@misc{a»,\n  title = {A},\n  year = 2020",
        "“{” that opens it on line 1 is never closed",
    ),
    ("«@misc(a», title = {A}", "“(” that opens it on line 1 is never closed"),
    ("«@misc{a», title {A}}", "“title” on line 1 has no “=”"),
    ("«@misc{a», title}", "“title” on line 1 has no “=”"),
    ("«@misc{a», title = , year = 2020}", "“title” on line 1 has no value"),
    ("«@misc{a»,\n = {A}}", "line 2 has “=” where the name of a field should stand"),
    ("«@misc{a», {A}}", "line 1 has “{” where the name of a field should stand"),
    ("«@misc{a», title = {A} {B}, year = 2020}", "“{B}, year = 2020}” behind the value of “title”"),
    ('«@misc{a», title = "A "b" c"}', '“b" c"}” behind the value of “title”'),
    ("«@misc{a», title = Some words}", "“words}” behind the value of “title”"),
    ("«@misc{a», url = https://x.org/?a=b}", "“=b}” behind the value of “url”"),
    ("«@misc{»title = {A}, year = 2020}", "this @misc cannot be read: it has no key"),
    ("«@misc{»{Some title}, year = 2020}", "it has no key"),
    ("«@misc{»", "never closed"),
    ("«@misc» a, title = {A}}", "has no “{” behind it"),
    ("«@{»a, title = {A}}", "has no type"),
    ("«@string{»foo}", "“foo” on line 1 has no “=”"),
    ('«@string{»foo = "x', "“foo” on line 1 is never closed"),
    ("«@preamble{» {x}", "never closed"),
]


@pytest.mark.parametrize(("marked", "words"), UNREADABLE)
def test_what_cannot_be_read_is_one_finding_at_its_head(marked: str, words: str) -> None:
    before, head, after = marked.replace("«", "»").split("»")
    content = before + head + after + AFTER
    parsed = read_references(Text("refs.bib", content))
    (found,) = parsed.diagnostics
    assert found.code == "REF001"
    assert content[found.span.start : found.span.end] == head
    assert words in found.message
    assert found.hints
    assert found.source == ("a" if head in ("@misc{a", "@misc(a") else None)
    assert parsed.value["good"].fields["title"] == "Good"
    assert list(parsed.value) == ["good"]


def test_a_missing_at_sign_is_mended_by_its_fix() -> None:
    content = "Some text.\n  misc{a,\n  title = {A}\n}" + AFTER
    parsed = read_references(Text("refs.bib", content))
    (found,) = parsed.diagnostics
    assert (found.code, found.source) == ("REF001", "a")
    assert content[found.span.start : found.span.end] == "misc{a"
    assert list(parsed.value) == ["good"]
    assert found.fix is not None
    (edit,) = found.fix.edits
    mended = content[: edit.span.start] + edit.text + content[edit.span.end :]
    parsed = read_references(Text("refs.bib", mended))
    assert (list(parsed.value), parsed.diagnostics) == (["a", "good"], ())


def test_a_comma_missing_behind_the_key_is_mended_by_its_fix() -> None:
    for content in ("@misc{a title = {A}}", "@misc{a\n  title = {A}\n}"):
        parsed = read_references(Text("refs.bib", content))
        (found,) = parsed.diagnostics
        assert (found.code, content[: found.span.end]) == ("REF001", "@misc{a")
        assert "comma" in found.message
        assert parsed.value["a"].fields["title"] == "A"
        assert found.fix is not None
        (edit,) = found.fix.edits
        mended = content[: edit.span.start] + edit.text + content[edit.span.end :]
        assert read_references(Text("refs.bib", mended)).diagnostics == ()


def test_a_brace_too_many_is_reported_when_fields_are_lost_by_it() -> None:
    content = "@misc{a,\n  title = {A}},\n  year = {2020}\n}" + AFTER
    parsed = read_references(Text("refs.bib", content))
    (found,) = parsed.diagnostics
    assert found.code == "REF001"
    assert content[found.span.start : found.span.end] == "@misc{a"
    assert "its field “year” on line 3 stands outside" in found.message
    assert parsed.value["a"].fields["title"] == "A"
    assert "good" in parsed.value


@pytest.mark.parametrize("between", ["}", ",", "},\n", "Total = 5 sources", "see me @home"])
def test_text_between_entries_is_no_mistake(between: str) -> None:
    content = "@misc{a, title = {A}}" + between + AFTER
    parsed = read_references(Text("refs.bib", content))
    assert parsed.diagnostics == ()
    assert list(parsed.value) == ["a", "good"]


def test_what_stands_on_the_same_line_as_a_broken_entry_is_read() -> None:
    parsed = read_references(Text("refs.bib", "@misc{a, title {A}} @misc{good, title = {Good}}"))
    assert [found.code for found in parsed.diagnostics] == ["REF001"]
    assert list(parsed.value) == ["good"]


def test_an_unreadable_parent_is_reported_once() -> None:
    content = "@book{b, title {B}}\n@inbook{c, title = {C}, crossref = {b}}"
    parsed = read_references(Text("refs.bib", content))
    assert [(found.code, found.source) for found in parsed.diagnostics] == [("REF001", "b")]


def test_an_at_sign_in_a_value_begins_no_entry() -> None:
    content = "@misc{a, title = {Mail @ {home}}, note = {\n@media {\n x: y\n} @misc{b, c}}}\n"
    parsed = read_references(Text("refs.bib", content))
    assert parsed.diagnostics == ()
    assert list(parsed.value) == ["a"]


def test_an_unclosed_comment_does_not_hide_the_entries_below_it() -> None:
    parsed = read_references(Text("refs.bib", "@comment{ never closed" + AFTER))
    assert (list(parsed.value), parsed.diagnostics) == (["good"], ())
