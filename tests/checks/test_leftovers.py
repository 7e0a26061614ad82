"""What was not meant for print is found, and nothing that only looks like it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, brief
from briefpdf.checks.rule import Finding

Check = Callable[[Mapping[str, str]], list[Finding]]

CLAIM = '{{ claim("troops-2024") }}'


def told(check: Check, files: Mapping[str, str], *codes: str) -> list[tuple[str, str]]:
    whole = {**BASE, **files}
    return [
        (one.rule.code, whole[one.path][one.diagnostic.span.start : one.diagnostic.span.end])
        for one in check(files)
        if one.rule.code in codes
    ]


LEFT_OVER = [
    ("Much remains open [@crs-troops].", "BRIEF038", "[@crs-troops]"),
    ("Much remains open [see @crs-troops, p. 3; -@other].", "", ""),
    ("Much remains open [-@crs-troops, p. 3].", "BRIEF038", "[-@crs-troops, p. 3]"),
    ("Much remains open.[^1]", "BRIEF038", "[^1]"),
    ("Much remains open.\n\n[^1]: Ibid.", "BRIEF038", "[^1]:"),
    ("See [[troops-2024]].", "BRIEF038", "[[troops-2024]]"),
    ('{ claim("troops-2024") }', "BRIEF038", '{ claim("troops-2024") }'),
    ('{ claim("troops-2024") }}', "BRIEF038", '{ claim("troops-2024") }}'),
    ('So { cite("crs-troops", "p. 1") } it is.', "BRIEF038", '{ cite("crs-troops", "p. 1") }'),
    ("##Outlook", "BRIEF038", "##Outlook"),
    (r"Much remains open \\cite{crs-troops}.", "BRIEF038", r"\cite{crs-troops}"),
    ("See @fig-troops.", "BRIEF038", "@fig-troops"),
    ("*Much* remains open [@crs-troops].", "BRIEF038", "[@crs-troops]"),
    ("- Much remains open.[^note]", "BRIEF038", "[^note]"),
    ("TODO: more on the treaty.", "BRIEF039", "TODO"),
    ("The treaty (TK) remains open.", "BRIEF039", "TK"),
    ("Much remains open. XXX", "BRIEF039", "XXX"),
    ("Lorem ipsum dolor.", "BRIEF039", "Lorem ipsum"),
    (CLAIM + "} More remains.", "BRIEF038", "}"),
    ("It } remains open.", "BRIEF038", "}"),
    ("Much ~~remains~~ open.", "BRIEF038", "~~remains~~"),
    ("Much remains open.^[So it is.]", "BRIEF038", "^[So it is.]"),
    ("- [x] Much remains open.", "BRIEF038", "[x]"),
    ("| A | B |\n| much | open |", "BRIEF038", "| A | B |\n| much | open |"),
    ("The sizes |x| and [x] remain ~5 ~ 6 open.", "", ""),
    ("It { remains open.", "BRIEF038", "{"),
    ("The set {1, 2} and the empty one {} remain open.", "", ""),
    ("Write to staff@example.org about it.", "", ""),
    ("He “[could] go.” It is #1 of them.", "", ""),
    ("The sign `[@key]` and `TODO` stand for themselves.", "", ""),
    ("```\n##Heading [^1] TODO\n```", "", ""),
    ("    [[indented]] TODO", "", ""),
    ("The TKO and the todo of Todos remain open.", "", ""),
    ("[^ not a note] and [ ] remain open.", "", ""),
]


@pytest.mark.parametrize(("body", "code", "words"), LEFT_OVER, ids=[one[0] for one in LEFT_OVER])
def test_leftovers_are_found_where_they_stand(
    check: Check, body: str, code: str, words: str
) -> None:
    files = {BRIEF: brief(f"{CLAIM}\n\n{body}\n\nMore.\n")}
    found = told(check, files, "BRIEF038", "BRIEF039")
    assert [one for one, _ in found] == ([code] if code else [])
    if "\\\\" not in body:
        assert [written for _, written in found] == ([words] if words else [])


@pytest.mark.parametrize(
    "body", ['{ claim("troops-2024") }', "Much remains open.[^2024]", "Much remains [@crs-2024]."]
)
def test_what_another_tool_would_read_states_nothing(check: Check, body: str) -> None:
    files = {BRIEF: brief(f"{CLAIM}\n\n{body}\n")}
    assert told(check, files, "BRIEF005") == []


def test_headings_and_titles_are_looked_at(check: Check) -> None:
    body = brief(f"## Overview [@key]\n\n{CLAIM}\n").replace("title: Troops", "title: Troops, TK")
    found = told(check, {BRIEF: body}, "BRIEF038", "BRIEF039")
    assert found == [("BRIEF039", "TK"), ("BRIEF038", "[@key]")]


FRONT = """---
title: Troops
number: IF00001
version: "2"
date: 2025-06-13
to: [Members]
authors: [{name: Ada Byrd, title: Analyst}]
notice: Read this first.
figures:
  sent:
    kind: bar
    title: Troops
    subtitle: In people
    axis: People
    head: Year
    columns: {troops: Sent}
    missing: none
    alt: One bar.
    claims: [troops-2024]
---
## Overview

{{ claim("troops-2024") }}

{{ figure("sent") }}

::: box What Is Open
Much remains open.
:::
"""


@pytest.mark.parametrize(
    "printed",
    [
        "Troops\nnumber", "IF00001", '"2"', "Members", "Ada Byrd", "Analyst", "Read this first.",
        "Troops\n    subtitle", "In people", "People\n", "Year", "Sent", "none", "One bar.",
        "Overview", "What Is Open",
    ],
)  # fmt: skip
def test_whatever_a_brief_prints_is_looked_at(check: Check, printed: str) -> None:
    words = printed.split("\n")[0]
    assert told(check, {BRIEF: FRONT}, "BRIEF038", "BRIEF039") == []
    placeholder = FRONT.replace(printed, printed.replace(words, '"TODO"'), 1)
    if words in ("Overview", "What Is Open"):
        placeholder = FRONT.replace(words, "TODO")
    assert [code for code, _ in told(check, {BRIEF: placeholder}, "BRIEF039")] == ["BRIEF039"]


def test_a_call_in_the_front_matter_is_said_to_be_read_nowhere(check: Check) -> None:
    call = "{{ cite('crs-troops') }}"
    found = check({BRIEF: FRONT.replace("Read this first.", f'"Read this: {call}."')})
    (one,) = [one for one in found if one.rule.code == "BRIEF038"]
    assert "a call where none is read" in one.diagnostic.message
    assert "below the front matter" in one.diagnostic.hints[0]


def test_a_claim_says_so_where_it_is_written(check: Check) -> None:
    registry = BASE[CLAIMS].replace("to Russia in 2024.\n    v", "to Russia in TK.\n    v")
    files = {CLAIMS: registry}
    found = told(check, files, "BRIEF039", "CLAIM034")
    assert found == [("CLAIM034", "TK")]


@pytest.mark.parametrize(
    ("written", "sign"),
    [
        ("in 2024 [@crs-troops].", "[@crs-troops]"),
        ("in 2024.[^1]", "[^1]"),
        ("in **2024**.", "**2024**"),
        ("in {{ value(1) }}.", "{{ value(1) }}"),
        ("in 2024 (5 * 6 * 7, [4], {x}, [sic]).", ""),
    ],
)
def test_a_claim_is_plain_text(check: Check, written: str, sign: str) -> None:
    statement = f"statement: >-\n      North Korea sent troops to Russia {written}\n    v"
    registry = BASE[CLAIMS].replace(
        "statement: North Korea sent more than 10,000 troops to Russia in 2024.\n    v", statement
    )
    found = told(check, {CLAIMS: registry}, "CLAIM034")
    assert found == ([("CLAIM034", sign)] if sign else [])


@pytest.mark.parametrize(
    ("quote", "quoted"),
    [
        ("Dallas won Super Bowl XXX in 1996.", True),
        ("Dallas won Super Bowl XXVII in 1993.", False),
        ("Green Bay won Super Bowl XXXI in 1997.", False),
    ],
)
def test_what_a_source_says_is_no_placeholder(check: Check, quote: str, quoted: bool) -> None:
    copy = "briefs/sources/crs-troops.txt"
    sentence = "Dallas won Super Bowl XXX in 1996."
    whole = "North Korea sent more than 10,000 troops to Russia in 2024."
    registry = BASE[CLAIMS].replace(f"statement: {whole}", f"statement: {sentence}")
    registry = registry.replace(
        "    values: {troops: {value: 10000, unit: people, qualifier: more than}}\n", ""
    )
    registry = registry.replace(whole, quote)
    files = {
        CLAIMS: registry,
        copy: f"{whole}\n{quote}\n",
        BRIEF: brief(f"## Super Bowl XXX\n\n{CLAIM}\n"),
    }
    found = told(check, files, "BRIEF039", "CLAIM034")
    assert found == ([] if quoted else [("BRIEF039", "XXX"), ("CLAIM034", "XXX")])


CUT = [
    ("statement: The reading room #1 had 48,200 visits", True),
    ("statement: The reading room # 1 had visits", True),
    ("statement: The room had 48,200 visits. # checked by mm", False),
    ("statement: The room had 48,200 visits.  # checked by mm", False),
    ("statement: 'The reading room #1 had 48,200 visits'", False),
    ("statement: The reading room no.#1 had visits", False),
    ("statement: >-\n      The reading room #1 had visits", False),
    ("short: Room #1", True),
    ("short: Visits  # of the room", False),
    ("author: ab #1", False),
]


@pytest.mark.parametrize(("line", "is_cut"), CUT, ids=[one[0] for one in CUT])
def test_a_comment_that_cuts_a_text_is_found(check: Check, line: str, is_cut: bool) -> None:
    rest = "" if line.startswith("statement") else "    statement: The room had visits.\n"
    registry = f"claims:\n  room:\n{rest}    {line}\n    sources: [{{key: crs-troops}}]\n"
    files = {CLAIMS: registry, BRIEF: brief("Much remains open.\n")}
    found = told(check, files, "CLAIM004")
    assert bool(found) == is_cut
    if is_cut:
        assert found[0][1].startswith("#") and line.endswith(found[0][1])


@pytest.mark.parametrize(
    ("line", "is_cut"),
    [
        ("title: Room #1 and its visits", True),
        ("title: Visits  # a working title", False),
        ("title: Visits\n# briefpdf: ignore BRIEF036: known", False),
    ],
)
def test_a_comment_that_cuts_a_title_is_found(check: Check, line: str, is_cut: bool) -> None:
    files = {BRIEF: BASE[BRIEF].replace("title: Troops", line)}
    assert bool(told(check, files, "BRIEF014")) == is_cut


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"## A\n\n{CLAIM}\n", []),
        (f"## A\n\n### B\n\n{CLAIM}\n", []),
        (f"## A\n\n## B\n\n{CLAIM}\n", ["## A"]),
        (f"## A\n\n{CLAIM}\n\n## B\n", ["## B"]),
        (f"## A\n\n### B\n\n## C\n\n{CLAIM}\n", ["### B"]),
    ],
)
def test_a_heading_with_nothing_under_it_is_noted(
    check: Check, body: str, found: list[str]
) -> None:
    files = {BRIEF: brief(body)}
    assert [words for _, words in told(check, files, "BRIEF043")] == found
