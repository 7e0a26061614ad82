"""The reader of refs.bib: what a sound file gives, and each mistake once and where it is."""

from __future__ import annotations

import pytest

from briefpdf.model.reference import Name, PartialDate
from briefpdf.readers.bib.references import read_references
from briefpdf.source.text import Span, Text

WHOLE = """\
% A comment with an entry: @misc{gone, title = {Gone}}
@string{crs = "Congressional Research Service"}
Free text between entries, with mail@example.org in it.

@Report{crs-if12760,
  Author      = {Bowen, Andrew S. and Manyin, Mark E.},
  title       = {{Russia}-{North Korea} Relations},
  institution = crs,
  type        = "In Focus",
  number      = {IF} # 12760,
  % note      = {commented out},
  date        = {2025-06-13}, % so it says
  url         = {https://www.congress.gov/crs\\_product?a=1\\&b=2},
  urldate     = {2026-11-23},
  file        = {:briefs/sources/crs.txt:Text},
  pages       = {1--2},
}

@comment{ @misc{also-gone, title = {Gone}}
@misc{gone-too, title = {Gone}}
}
@preamble{"\\newcommand{\\x}{}"}
@set{several, entryset = {a, b}}

@misc(second, title = "A (short) {T}itle", journal = {J}, address = {Rome})
@misc{third}
"""


def codes(content: str) -> list[str]:
    return [found.code for found in read_references(Text("refs.bib", content)).diagnostics]


def cut(content: str, span: Span) -> str:
    return content[span.start : span.end]


def test_a_sound_file_gives_its_entries_and_no_finding() -> None:
    parsed = read_references(Text("refs.bib", WHOLE))
    # A set is all that it has of what is not read.
    assert [found.code for found in parsed.diagnostics] == ["REF029"]
    assert list(parsed.value) == ["crs-if12760", "second", "third"]
    first = parsed.value["crs-if12760"]
    assert first.type == "report"
    assert dict(first.fields) == {
        "author": "Bowen, Andrew S. and Manyin, Mark E.",
        "title": "Russia-North Korea Relations",
        "institution": "Congressional Research Service",
        "type": "In Focus",
        "number": "IF12760",
        "date": "2025-06-13",
        "url": "https://www.congress.gov/crs_product?a=1&b=2",
        "urldate": "2026-11-23",
        "file": ":briefs/sources/crs.txt:Text",
        "pages": "1–2",
    }
    assert first.names == {"author": (Name("Bowen", "Andrew S."), Name("Manyin", "Mark E."))}
    assert first.date == PartialDate(2025, 6, 13)
    assert first.files == ("briefs/sources/crs.txt",)
    second = parsed.value["second"]
    assert second.fields["title"] == "A (short) Title"
    assert second.fields["journaltitle"] == second.fields["journal"] == "J"
    assert second.fields["location"] == "Rome"
    assert dict(parsed.value["third"].fields) == {}


def test_spans_are_the_key_and_the_insides_of_values() -> None:
    parsed = read_references(Text("refs.bib", WHOLE))
    first, second = parsed.value["crs-if12760"], parsed.value["second"]
    assert cut(WHOLE, first.span) == "crs-if12760"
    assert cut(WHOLE, first.at("title")) == "{Russia}-{North Korea} Relations"
    assert cut(WHOLE, first.at("institution")) == "crs"
    assert cut(WHOLE, first.at("type")) == "In Focus"
    assert cut(WHOLE, first.at("number")) == "{IF} # 12760"
    assert cut(WHOLE, first.at("date")) == "2025-06-13"
    assert cut(WHOLE, second.at("title")) == "A (short) {T}itle"
    assert second.at("journaltitle") == second.at("journal")
    assert first.at("publisher") == first.span


def test_line_ends_of_windows_change_nothing_but_offsets() -> None:
    content = WHOLE.replace("\n", "\r\n")
    unix, windows = (read_references(Text("refs.bib", one)) for one in (WHOLE, content))
    assert [found.code for found in windows.diagnostics] == ["REF029"]
    assert [dict(one.fields) for one in windows.value.values()] == [
        dict(one.fields) for one in unix.value.values()
    ]
    assert cut(content, windows.value["second"].at("title")) == "A (short) {T}itle"


@pytest.mark.parametrize(
    "content", ["", "\n", "% only a comment\n", "Just text, a = {b}.", "\ufeff"]
)
def test_a_file_without_entries_is_no_defect(content: str) -> None:
    parsed = read_references(Text("refs.bib", content))
    assert (parsed.value, parsed.diagnostics) == ({}, ())


FAULTS = [
    ("REF002", "@misc{a,}\n@misc{«a», title = {B}}", "line 1 has it already"),
    ("REF002", "\n@misc{Smith,}\n@misc{«smith»,}", "upper and lower case"),
    ("REF008", "@misc{a, title = {A} «year» = {2020}}", "between “title” and “year”"),
    ("REF008", '@misc{a, title = "A"\n  «year» = 2020}', "between “title” and “year”"),
    ("REF008", "@misc{a, year = 2020\n  «title» = {A},\n}", "between “year” and “title”"),
    ("REF008", "@misc{a, title = {A} % x,\n «note» = {B}}", "between “title” and “note”"),
    ("REF008", "@misc{a, title = {A{B{C{D}}}} «note» = {B}}", "between “title” and “note”"),
    ("REF009", "@misc{a, month = 1, publisher = «upb»}", "“upb” is not defined"),
    ("REF009", "@misc{a, title = {A } # «word» # { B}}", "“word” is not defined"),
    ("REF009", "@misc{a, title = «2024-10-01»}", "“2024-10-01” is not defined"),
    ("REF009", '@string{x = "a" # «y»}', "“y” is not defined"),
    ("REF013", "@misc{«my key», title = {A}}", "holds a space"),
    ("REF013", "«@misc{,» title = {A}}", "empty key"),
    ("REF013", "@misc{«a%b», title = {A}}", "“%”"),
    ("REF013", "@misc{«a#b», title = {A}}", "“#”"),
    ("REF013", "@misc{«a~b», title = {A}}", "“~”"),
    ("REF013", "@misc{«a\\b», title = {A}}", "“\\”"),
    ("REF013", '@misc{«a"b», title = {A}}', '“"”'),
    ("REF013", "@misc{«a=b», title = {A}}", "“=”"),
    ("REF013", "@misc{«a{b}c», title = {A}}", "“{”"),
    ("REF013", "@misc{«{a}», title = {A}}", "“{”"),
    ("REF013", "@misc{«a}b», title = {A}}", "“}”"),
    ("REF001", "@misc{a, title = {A}, note = {x}, «Title» = {B}}", "given twice: line 1"),
]


@pytest.mark.parametrize(("code", "marked", "words"), FAULTS)
def test_a_fault_is_one_finding_where_it_is(code: str, marked: str, words: str) -> None:
    before, found_text, after = marked.replace("«", "»").split("»")
    content = before + found_text + after
    (found,) = read_references(Text("refs.bib", content)).diagnostics
    assert (found.code, cut(content, found.span)) == (code, found_text)
    assert found.span.start == len(before)
    assert words in found.message
    assert found.hints


def test_a_lost_comma_keeps_both_values_and_can_be_mended() -> None:
    content = '@misc{a,\n  title = {A}\n  note = "B" # { C}\n  year = 2020\n}'
    text = Text("refs.bib", content)
    parsed = read_references(text)
    fields = parsed.value["a"].fields
    assert (fields["title"], fields["note"], fields["year"]) == ("A", "B C", "2020")
    assert [found.code for found in parsed.diagnostics] == ["REF008", "REF008"]
    for found in reversed(parsed.diagnostics):
        assert found.source == "a"
        assert found.fix is not None
        (edit,) = found.fix.edits
        content = content[: edit.span.start] + edit.text + content[edit.span.end :]
    assert codes(content) == []
    assert "{A},\n" in content
    assert "{ C},\n" in content


def test_of_two_entries_with_one_key_the_first_wins_and_is_related() -> None:
    content = "@misc{a, title = {First}}\n@misc{b,}\n@misc{A, title = {Second}}"
    parsed = read_references(Text("refs.bib", content))
    assert list(parsed.value) == ["a", "b"]
    assert parsed.value["a"].fields["title"] == "First"
    (found,) = parsed.diagnostics
    assert found.source == "A"
    assert "line 1" in found.message
    assert found.related[0].span == parsed.value["a"].span


def test_of_a_field_given_twice_the_first_is_used() -> None:
    parsed = read_references(Text("refs.bib", "@misc{a, title = {First}, title = {Second}}"))
    assert parsed.value["a"].fields["title"] == "First"
    assert parsed.diagnostics[0].source == "a"


def test_strings_are_filled_in_whatever_their_case() -> None:
    content = (
        '@STRING(one = "Con" # {gress})\n@string{two = one # " of " # 2}\n'
        "@misc{a, title = TWO, month = Jun, year = 2025, edition = 3}"
    )
    parsed = read_references(Text("refs.bib", content))
    assert parsed.diagnostics == ()
    reference = parsed.value["a"]
    assert reference.fields["title"] == "Congress of 2"
    assert reference.fields["edition"] == "3"
    assert reference.date == PartialDate(2025, 6)


def test_a_misspelt_string_gets_the_nearest_name() -> None:
    content = "@string{congress = {C}}\n@misc{a, title = congres}"
    (found,) = read_references(Text("refs.bib", content)).diagnostics
    assert found.hints[0] == "Did you mean “congress”?"
    assert found.source == "a"


def test_a_bad_key_still_names_its_entry() -> None:
    parsed = read_references(Text("refs.bib", "@misc{my key, title = {A}}\n@misc{, title = {B}}"))
    assert [one.fields["title"] for one in parsed.value.values()] == ["A"]
    assert list(parsed.value) == ["my key"]


def test_brackets_in_values_need_not_be_what_bibtex_wants() -> None:
    content = (
        '@misc{a, title = {Set \\{ x}, note = "G\\"odel"}\n'
        '@misc{b, title = {Line one\\\\}, note = {"}, abstract = "a {"} b"}\n'
    )
    parsed = read_references(Text("refs.bib", content))
    assert parsed.diagnostics == ()
    assert parsed.value["a"].fields["title"] == "Set { x"
    assert parsed.value["a"].fields["note"] == "Gödel"
    assert parsed.value["b"].fields["title"] == "Line one"
    assert parsed.value["b"].fields["abstract"] == 'a " b'
