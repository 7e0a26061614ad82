"""Quotes are brought into their source's form, and nothing else of the registry is touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from briefpdf.checks.examples import BASE, CLAIMS
from briefpdf.checks.requote import in_form_of, requote
from briefpdf.editing.original import splice
from briefpdf.evidence.quotation.find import find_quote
from briefpdf.readers.archive.read import Archive
from briefpdf.readers.claims import read_claims
from briefpdf.source.text import Text

Check = Callable[[Mapping[str, str]], list[object]]


def form_of(quote: str, source: str) -> str | None:
    archive = Archive("x", (source,), ("",))
    return in_form_of(quote, find_quote(quote, archive).places[0], archive)


@pytest.mark.parametrize(
    ("quote", "source", "form"),
    [
        ('"Go" - he said.', "“Go” – he said. Then", "“Go” – he said."),
        ("Russia's war", "Russia’s war", "Russia’s war"),
        ("Russia’s war", "Russia's war", "Russia's war"),
        ("ofﬁce and  ﬂeet", "office and fleet", "office and fleet"),
        ("office and fleet", "oﬃce and ﬂeet", "office and fleet"),
        ("10,000 troops", "10,000\u00a0troops", "10,000 troops"),
        ("he said.", "he said, and went", "he said."),
        ('"he said"', "he said, and went", '"he said"'),
        ("2023-2024 report", "2023–2024 report", "2023–2024 report"),
    ],
)
def test_the_form_of_the_source(quote: str, source: str, form: str) -> None:
    assert form_of(quote, source) == form


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("North Korea … in 2024", "North Korea sent troops in 2024"),
        ("benefit[s] of it", "benefit of it"),
        ("so-called", "so-\ncalled"),
        ("troops¹ went", "troops went¹"),
    ],
)
def test_where_more_than_the_form_differs_nothing_is_said(quote: str, source: str) -> None:
    archive = Archive("x", (source,), ("",))
    places = find_quote(quote, archive).places
    assert [form for place in places if (form := in_form_of(quote, place, archive))] == []


STYLES = {
    "plain": "Russia's war - ﬁrst\n          of all\n",
    "double": '"Russia\'s war - ﬁrst\n          of all"\n',
    "single": "'Russia''s war - ﬁrst\n          of all'\n",
    "folded": ">-\n          Russia's war - ﬁrst\n          of all\n",
    "literal": "|-\n          Russia's war - ﬁrst\n          of all\n",
    "kept": ">+  # as printed\n          Russia's war - ﬁrst\n\n          of all\n\n",
    "escaped": '"Russia\\u0027s war \\u002d \\uFB01rst of all"\n',
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("wanted", ["Russia’s “war” – first of all", "Russia’s war: #1 – 'first'"])
def test_every_style_of_yaml_is_kept_as_far_as_it_can_be(style: str, wanted: str) -> None:
    content = BASE[CLAIMS].partition("        quote: ")[0] + "        quote: " + STYLES[style]
    content += "        # a comment\n        locator: p. 1\n".replace("        locator: p. 1\n", "")
    content += "    author: ab\n"
    text = Text(CLAIMS, content)
    (claim,) = read_claims(text).value
    (citation,) = claim.citations
    assert citation.quote and citation.quote_span
    edits = requote(text, citation.quote_span, citation.quote, wanted)
    assert edits
    changed = Text(CLAIMS, splice(text, edits))
    parsed = read_claims(changed)
    assert parsed.diagnostics == ()
    (again,) = parsed.value
    assert " ".join((again.citations[0].quote or "").split()) == wanted
    assert again.author == "ab"
    assert changed.content.count("\n") == content.count("\n") or len(edits) == 1
    assert changed.content.partition("quote: ")[0] == content.partition("quote: ")[0]


def test_lines_stay_broken_where_they_are() -> None:
    content = f"claims:\n  x:\n    statement: {STYLES['folded']}    author: ab\n"
    text = Text(CLAIMS, content)
    start = content.index(">-")
    span = text.span(start, content.index("of all") + len("of all"))
    edits = requote(text, span, "Russia's war - ﬁrst of all", "Russia’s war – first of all")
    assert splice(text, edits) == (
        content.replace("Russia's", "Russia’s").replace(" - ", " – ").replace("ﬁrst", "first")
    )


@pytest.mark.parametrize("written", ["*alias", "&anchor 'x y'", "!tag x y"])
def test_what_is_more_than_a_text_is_left_alone(written: str) -> None:
    text = Text(CLAIMS, written)
    assert requote(text, text.span(), "x y", "x – y") == ()
