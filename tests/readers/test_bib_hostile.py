"""Any input to the reader of refs.bib: never an exception, quick, and spans within the text."""

from __future__ import annotations

import logging

from bibtexparser.model import Entry
from bibtexparser.splitter import Splitter
from hypothesis import example, given
from hypothesis import strategies as st
import pytest

from briefpdf.model.reference import Reference
from briefpdf.readers.bib.findings import MAX_FINDINGS
from briefpdf.readers.bib.references import read_references
from briefpdf.source.diagnostic import Parsed
from briefpdf.source.text import Text

VALID = """\
@string{crs = {Congressional Research Service}}
@report{crs-1,
  author = {Bowen, Andrew S. and {World Bank} and P{\\'e}rez, Jos\\'e},
  title = "A \\emph{Title} of $x^2$ -- {NATO}",
  institution = crs # { (CRS)}, year = 2025, month = jun,
  file = {Full:files/a.pdf:application/pdf}, crossref = {parent}, xdata = {x1, x2}
}
% @misc{gone, title = {Gone}}
@book(parent, title = {T}, date = {2020/2021}, urldate = {2020-01-02})
@xdata{x1, location = {L}}
@xdata{x2, publisher = {P}, crossref = {crs-1}}
@comment{anything}
"""
CODES = {
    *("REF001", "REF002", "REF008", "REF009", "REF013"),
    *("REF014", "REF016", "REF018", "REF030"),
}
PIECES = [*'{}()"#=,%@\\~$ \n\r', "@misc{", "a", "1", "title", "title = {A}", " and ", "crossref"]


def check(content: str) -> Parsed[dict[str, Reference]]:
    """Read a text and hold everything that is said about it against the text."""
    parsed = read_references(Text("refs.bib", content))
    for found in parsed.diagnostics:
        spans = [found.span, *(related.span for related in found.related)]
        spans += [edit.span for edit in (found.fix.edits if found.fix else ())]
        assert all(0 <= span.start <= span.end <= len(content) for span in spans)
        assert found.code in CODES
        assert found.hints
    # An entry may have two defects in one place.
    places = [(found.code, found.span, found.message) for found in parsed.diagnostics]
    assert len(set(places)) == len(places), "one defect reported twice"
    for key, reference in parsed.value.items():
        assert content[reference.span.start : reference.span.end] == key == reference.key
        assert reference.type == reference.type.lower() != "xdata"
        for name, span in reference.spans.items():
            assert name in reference.fields
            assert 0 <= span.start <= span.end <= len(content)
    return parsed


@given(st.text())
@example("@a{\\")
@example('@a{b,c="\\')
@example("@a{b,file={\\}}")
def test_arbitrary_text(content: str) -> None:
    check(content)


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_arbitrary_pieces_of_bibtex(pieces: list[str]) -> None:
    check("".join(pieces))


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_arbitrary_insides_of_an_entry(pieces: list[str]) -> None:
    parsed = check("@misc{first, " + "".join(pieces) + "\n@misc{last, title = {Last}}\n")
    assert "last" in {key.casefold() for key in parsed.value} or "@" in pieces or "@misc{" in pieces


@given(st.data())
def test_mutations_of_a_valid_file(data: st.DataObject) -> None:
    content = VALID
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = min(len(content), start + data.draw(st.integers(0, 12)))
        content = content[:start] + data.draw(st.sampled_from(["", *PIECES])) + content[end:]
    check(content)


NAMES = st.text(alphabet="abcdefgh-", min_size=1, max_size=8)
INSIDES = st.recursive(
    st.text(alphabet="abc =,#%()'.\n", max_size=12),
    lambda inner: st.tuples(inner, inner, inner).map(lambda t: f"{t[0]}{{{t[1]}}}{t[2]}"),
    max_leaves=6,
)
VALUES = st.one_of(INSIDES.map(lambda v: f"{{{v}}}"), INSIDES.map(lambda v: f'"{v}"'))


@given(
    st.dictionaries(NAMES, st.dictionaries(NAMES, VALUES, max_size=4), max_size=4), st.booleans()
)
def test_sound_entries_are_split_as_bibtexparser_splits_them(
    entries: dict[str, dict[str, str]], trailing: bool
) -> None:
    content = "".join(
        f"@misc{{{key}, "
        + ",\n  ".join(f"{name} = {value}" for name, value in fields.items())
        + ("," if trailing and fields else "")
        + "}\n"
        for key, fields in entries.items()
    )
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    theirs = {
        block.key: block for block in Splitter(content).split().blocks if isinstance(block, Entry)
    }
    ours = check(content)
    assert ours.diagnostics == ()
    assert list(ours.value) == list(theirs)
    for key, reference in ours.value.items():
        written = {name: content[s.start : s.end] for name, s in reference.spans.items()}
        assert written == {one.key: one.value[1:-1].strip() for one in theirs[key].fields}


SIZE = 300_000
HOSTILE = {
    "braces": "@a{b,c=" + "{" * SIZE,
    "nested braces": "@a{b,c=" + "{" * 100_000 + "}" * 100_000 + "}",
    "nested commands": "@a{b,c={" + "\\emph{" * 100_000 + "}" * 100_000 + "}}",
    "quotes": "@a{b,c=" + '"' * SIZE,
    "quotes and words": "@a{b,c=" + '"x"#' * (SIZE // 4),
    "at signs": "@" * SIZE,
    "heads": "@a{" * (SIZE // 3),
    "heads on lines": "@a{x\n" * (SIZE // 5),
    "entries on one line": "@a{x}" * (SIZE // 5),
    "parentheses": '@a(b=") ",c={' * (SIZE // 13),
    "quotes in parentheses": '@a(b,c=")' * (SIZE // 9),
    "comments": "@comment{" * (SIZE // 9),
    "percent signs": "%\n" * (SIZE // 2),
    "hidden braces": "@a{x,b={\\}c}" * (SIZE // 12),
    "one long value": "@a{b,c={" + "x" * SIZE + "}}",
    "commands": "@a{b,c={" + "\\a" * (SIZE // 2) + "}}",
    "math": "@a{b,c={" + "\\(" * (SIZE // 4) + "$" * (SIZE // 2) + "}}",
    "addresses": "@a{b,c={" + "\\url{" * (SIZE // 6) + "}" * (SIZE // 6) + "}}",
    "authors": "@a{b,author={" + "A and " * (SIZE // 6) + "B}}",
    "one long author": "@a{b,author={" + "\\{}" * (SIZE // 3) + "}}",
    "fields": "@a{b," + "c={d}," * (SIZE // 6) + "}",
    "merged fields": "@a{b," + "c={d} " * (SIZE // 6) + "}",
    "doubling strings": "@string{s=x}" + "@string{s=s#s}" * (SIZE // 14) + "@a{b,c=s}",
    "undefined strings": "".join(f"@a{{k{i},c=z}}" for i in range(SIZE // 14)),
    "a chain": "".join(f"@a{{k{i},crossref={{k{i + 1}}},f{i}=1}}" for i in range(SIZE // 34)),
    "circles": "".join(f"@a{{k{i},xdata={{k{i + 1},k0}}}}" for i in range(SIZE // 26)),
    "many parents": "@a{b,xdata={" + "x," * (SIZE // 2) + "}}",
    "files": "@a{b,file={" + "\\:;" * (SIZE // 3) + "}}",
    "bad dates": "".join(f"@a{{k{i},date={{x}}}}" for i in range(SIZE // 18)),
    "one long date": "@a{b,date={2" + "0" * SIZE + "},year={2020" + " " * SIZE + "x}}",
    "commas for names": "@a{b,author={" + "," * SIZE + "x}}",
    "blanks for names": "@a{b,author={x" + " " * 90_000 + "x}}",
    "a long office": "@a{b,author={X" + " of" * 30_000 + "}}",
    "spaces": ("@a" + " " * 98) * (SIZE // 100),
    "controls": "\0\1\x7f\u2028" * (SIZE // 4),
}


# A quadratic reader takes minutes.
@pytest.mark.timeout(100)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read(name: str) -> None:
    content = HOSTILE[name]
    parsed = read_references(Text("refs.bib", content))
    assert len(parsed.diagnostics) <= MAX_FINDINGS + 1
    assert all(0 <= one.span.start <= one.span.end <= len(content) for one in parsed.diagnostics)


def test_a_flood_of_mistakes_is_cut_off_and_counted() -> None:
    content = "".join(f"@misc{{k{i}, date = {{x}}}}\n" for i in range(MAX_FINDINGS + 200))
    parsed = read_references(Text("refs.bib", content))
    assert len(parsed.value) == MAX_FINDINGS + 200
    assert len(parsed.diagnostics) == MAX_FINDINGS + 1
    assert "200 more mistakes" in parsed.diagnostics[-1].message


def test_strings_that_double_stay_small() -> None:
    content = '@string{s0 = "0123456789"}\n'
    content += "".join(f"@string{{s{i + 1} = s{i} # s{i}}}\n" for i in range(60))
    parsed = read_references(Text("refs.bib", content + "@misc{a, title = s60}"))
    assert len(parsed.value["a"].fields["title"]) <= 100_000
    assert parsed.diagnostics[0].code == "REF009"
    assert "too long" in parsed.diagnostics[0].message


def test_ten_thousand_entries() -> None:
    one = (
        "@online{{key-{0},\n  author = {{Smith, John and {{World Bank}}}},\n"
        "  date = {{2024-06-12}},\n  title = {{Report {0} on {{NATO}}}},\n"
        "  url = {{https://example.org/{0}}},\n  note = {{Some more words}},\n"
        "  file = {{Full Text:files/{0}/a.pdf:application/pdf}}\n}}\n\n"
    )
    content = "".join(one.format(i) for i in range(10_000))
    parsed = read_references(Text("refs.bib", content))
    assert len(parsed.value) == 10_000
    assert parsed.diagnostics == ()
