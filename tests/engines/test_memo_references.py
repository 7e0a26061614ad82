"""A source as the memo style prints it at the foot of a page."""

from __future__ import annotations

from pathlib import Path
import tomllib
from typing import Any

import pytest

from briefpdf.compose.page_language import fill_macros

STYLE = Path(__file__).resolve().parents[2] / "templates/memo"
TEMPLATE = (STYLE / "references.jinja").read_text(encoding="utf-8")
LABELS = tomllib.loads((STYLE / "theme.toml").read_text(encoding="utf-8"))["labels"]
TYPES = ("article", "book", "inbook", "news", "online", "report", "hearing", "thesis", "unheard_of")


def people(names: str) -> list[dict[str, str]]:
    parts = [name.split("|") for name in names.split(";") if name]
    return [
        {"given": given, "particle": particle, "family": family, "suffix": suffix}
        for given, particle, family, suffix in parts
    ]


def entry(type_: str, authors: str = "", editors: str = "", **fields: Any) -> str:
    named = {"authors": people(authors), "editors": people(editors)}
    reference = {"__fields__": {"key": "a-key", **named, **fields}}
    (made,) = fill_macros(TEMPLATE, "r", {"labels": LABELS}, [(type_, reference)], "misc")
    return made


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (
            entry("report", "Ann||Lee|;Bo|van der|Berg|Jr.", title="T", institution="Board",
                  type="Report", number="4", date="May 2025"),
            "Ann Lee and Bo van der Berg, Jr., <i>T</i> (Report 4, Board, May 2025).",
        ),
        (
            entry("article", "Ann||Lee|", title="T", journaltitle="J", volume="3", number="2",
                  pages="1--9", date="2025"),
            "Ann Lee, “T,” <i>J</i>, volume 3, no. 2 (2025), pp. 1–9.",
        ),
        (
            entry("news", title="T", journaltitle="The Times", date="May 2, 2025"),
            "“T,” <i>The Times</i> (May 2, 2025).",
        ),
        (
            entry("inbook", "Ann||Lee|", "Bo||Ek|", title="T", booktitle="B", publisher="P"),
            "Ann Lee, “T,” <i>B</i> (edited by Bo Ek, P, undated).",
        ),
        (
            entry("online", "||Office|", title="T", organization="Office",
                  url="https://a.example/b?c&d", urldate="May 2, 2025"),
            'Office, “T”, <a href="https://a.example/b?c&amp;d">https://a.example/b?c&amp;d</a>'
            " (accessed May 2, 2025).",
        ),
        (
            entry("hearing", organization="Congress", chamber="Senate", committee="Arms",
                  title="T", congress="119", session="1", date="2025"),
            "Congress, <i>T</i> (Senate Arms, Congress 119, session 1, 2025).",
        ),
        (
            entry("book", "A||B|;C||D|;E||F|;G||H|", title="T", date="1"),
            "A B and others, <i>T</i> (1).",
        ),
        (entry("book", "A||B|;|||others", title="T", doi="10.1/x", date="1"), None),
    ],
)  # fmt: skip
def test_forms(made: str, wanted: str | None) -> None:
    if wanted is not None:
        assert made == wanted
    else:
        assert '<a href="https://doi.org/10.1/x">' in made


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("present", ["", "title", "date", "url", "number", "publisher", "pages"])
def test_what_is_absent_leaves_no_trace(type_: str, present: str) -> None:
    value = "https://x.org/9" if present == "url" else "9"
    made = entry(type_, **({present: value} if present else {}))
    for stray in (",,", ", .", "..", "()", "  ", " ,", "(,", "“”", "<i></i>", " .", ",.", "None"):
        assert stray not in made, made
    assert made == made.strip()
    assert made.endswith(".")
    assert made[0] not in ",.;:"


@pytest.mark.parametrize("type_", TYPES)
def test_fields_are_escaped(type_: str) -> None:
    hostile = '<script>"&'
    names = "title journaltitle volume number pages publisher location edition type version date"
    made = entry(type_, f"{hostile}|||", **dict.fromkeys([*names.split(), "url"], hostile))
    assert "<script" not in made
