"""The claim registry's reader."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from briefpdf.model.reference import PartialDate
from briefpdf.readers.claims import read_claims
from briefpdf.source.text import Text

WHOLE = """\
claims:
  troops-2024:
    statement: >-
      North Korea sent
      troops.
    kind: estimate
    short: Troops   # a label
    date: 2024-10
    as_of: 2025-06-01
    expires: 2025-12-31
    confidence: no-such
    topic: [military, ukraine]
    values:
      troops: {value: 10000, unit: people, qualifier: more than}
      share: 1.10
    sources:
      - key: crs
        locator: p. 2
        quote: "some: words"
      - {key: other}
    author: no
    review:
      by: mm
      on: 2025-06-10
      fingerprint: 3f6c
"""


def slices(text: Text, found: object) -> str:
    return text.content[found.span.start : found.span.end]  # type: ignore[attr-defined]


def test_every_field_is_read_as_written() -> None:
    text = Text("c.yaml", WHOLE.replace("no-such", "high"))
    parsed = read_claims(text)
    assert parsed.diagnostics == ()
    (claim,) = parsed.value
    assert claim.statement == "North Korea sent troops."
    assert claim.author == "no"
    assert claim.date == PartialDate(2024, 10)
    assert claim.values["share"].value == "1.10"
    assert claim.values["troops"].qualifier == "more than"
    assert claim.topics == ("military", "ukraine")
    assert [citation.key for citation in claim.citations] == ["crs", "other"]
    assert claim.citations[0].quote == "some: words"
    assert claim.reviews[0].by == "mm"
    assert text.content[claim.span.start : claim.span.end] == "troops-2024"
    key = claim.citations[1].key_span
    assert text.content[key.start : key.end] == "other"


FAULTS = [
    ("    kind: fct\n", "CLAIM004", "fct", "Did you mean “fact”?"),
    ("    statment: x\n", "CLAIM005", "statment", "Did you mean “statement”?"),
    ("    date: June 2024\n", "CLAIM004", "June 2024", ""),
    ("    date: 2024-13\n", "CLAIM004", "2024-13", ""),
    ("    values: {a: {value: '10,000'}}\n", "CLAIM004", "'10,000'", ""),
    ("    sources: crs\n", "CLAIM004", "crs", ""),
    ("    sources: [{locator: p. 1}]\n", "CLAIM004", "{locator: p. 1}", ""),
    ("    sources: [[a]]\n", "CLAIM004", "[a]", ""),
    ("    topic: {a: b}\n", "CLAIM004", "{a: b}", ""),
    ("    confidence: very\n", "CLAIM004", "very", ""),
    ("    kind: fact\n    kind: fact\n", "CLAIM004", "kind", ""),
]


@pytest.mark.parametrize(("lines", "code", "marked", "hint"), FAULTS)
def test_a_fault_is_one_finding_where_it_is(lines: str, code: str, marked: str, hint: str) -> None:
    statement = "" if "statment" in lines else "    statement: x\n"
    text = Text("c.yaml", f"claims:\n  a:\n{statement}{lines}")
    (found,) = read_claims(text).diagnostics
    assert (found.code, slices(text, found), found.claim) == (code, marked, "a")
    assert hint in " ".join(found.hints)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("[" * 100_000, "CLAIM020"),
        ("- " * 100_000, "CLAIM020"),
        ("{a: " * 100_000, "CLAIM020"),
        ("? " * 100_000, "CLAIM020"),
        ("a: b: c", "CLAIM020"),
        ("claims:\n\tx: 1\n", "CLAIM020"),
        ("claims: 'x", "CLAIM020"),
        ("claims: {a: *b}", "CLAIM020"),
        ("a: 1\n---\nb: 2\n", "CLAIM020"),
        ("&a [*a]", "CLAIM004"),
        ("claims: &a {x: *a}", "CLAIM005"),
        ("claims: &a {<<: *a}", None),
        ("x" * 10_000_000, "CLAIM004"),
        ("", None),
        ("# nothing yet\n", None),
        ("claims:\n", None),
        ("claim: {}", "CLAIM005"),
        ("claims: {'': {statement: x}}", "CLAIM004"),
        ("claims: {[a]: {statement: x}}", "CLAIM004"),
        ("claims: {a: &a {statement: x, values: *a}}", "CLAIM005"),
    ],
)
def test_whatever_a_file_holds_is_answered(content: str, code: str | None) -> None:
    found = read_claims(Text("c.yaml", content)).diagnostics
    assert code in [item.code for item in found] if code else not found


def test_aliases_cannot_multiply_a_file_without_end() -> None:
    sources = "[" + "{key: a}," * 2_000 + "]"
    claims = "".join(f"  c{number}: {{statement: x, sources: *s}}\n" for number in range(200))
    text = Text("c.yaml", f"claims:\n  c: {{statement: x, sources: &s {sources}}}\n{claims}")
    parsed = read_claims(text)
    assert len(parsed.value) == 201
    assert all("over 500 items" in found.message for found in parsed.diagnostics)


def test_merge_keys_and_anchors_are_understood() -> None:
    text = Text(
        "c.yaml",
        "claims:\n  a: &a {statement: x, author: ab, sources: [{key: k}]}\n"
        "  b: {<<: *a, statement: y}\n",
    )
    parsed = read_claims(text)
    assert parsed.diagnostics == ()
    assert [(claim.statement, claim.author) for claim in parsed.value] == [("x", "ab"), ("y", "ab")]


def test_a_claim_that_cannot_be_read_is_still_known() -> None:
    parsed = read_claims(Text("c.yaml", "claims:\n  a: just words\n"))
    assert [claim.id for claim in parsed.value] == ["a"]
    assert [found.code for found in parsed.diagnostics] == ["CLAIM004"]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_raising(content: str) -> None:
    text = Text("c.yaml", content)
    for found in read_claims(text).diagnostics:
        assert 0 <= found.span.start <= found.span.end <= len(content)


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, len(WHOLE)),
    st.integers(0, 12),
    st.sampled_from(["", "\t", "{", "'", "- ", ": ", "&a", "é\n"]),
)
def test_a_spoilt_file_is_read_without_raising(start: int, length: int, put: str) -> None:
    content = WHOLE[:start] + put + WHOLE[start + length :]
    for found in read_claims(Text("c.yaml", content)).diagnostics:
        assert 0 <= found.span.start <= found.span.end <= len(content)


@pytest.mark.parametrize("content", ["claims:\n  x: [\n", "claims:\n  x: {", "claims:\n  x: [a,"])
def test_a_file_that_ends_in_the_middle_is_told_as_such(content: str) -> None:
    (found,) = read_claims(Text("c.yaml", content)).diagnostics
    assert found.message == "not YAML: the file ends where a value is missing"
