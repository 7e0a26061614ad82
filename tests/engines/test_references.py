"""The entries of Sources, as the In Focus style lays them out."""

from __future__ import annotations

from pathlib import Path
import tomllib
from typing import Any

import pytest

from briefpdf.compose.page_language import fill_macros

STYLE = Path(__file__).resolve().parents[2] / "templates/in-focus"
TEMPLATE = (STYLE / "references.jinja").read_text(encoding="utf-8")
LABELS = tomllib.loads((STYLE / "theme.toml").read_text(encoding="utf-8"))["labels"]

TYPES = (
    *("article", "book", "dataset", "electronic", "hearing", "inbook", "incollection"),
    *("inproceedings", "legislation", "mastersthesis", "misc", "news", "online", "phdthesis"),
    *("report", "resolution", "techreport", "testimony", "thesis", "treaty", "www", "unheard_of"),
)
URL = {"url": "https://example.org/a?b=1&c=2", "urldate": "May 2, 2026"}
LINK = '<a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a>'


def person(name: str) -> dict[str, str]:
    """A person as a reference has it, from “Given|particle|Family|suffix” or a body's name."""
    parts = name.split("|")
    if len(parts) == 1:
        return {"family": name, "given": "", "particle": "", "suffix": ""}
    given, particle, family, suffix = parts
    return {"family": family, "given": given, "particle": particle, "suffix": suffix}


def entry(type_: str, authors: str = "", editors: str = "", **fields: Any) -> str:
    people = {
        "authors": [person(name) for name in authors.split(";") if name],
        "editors": [person(name) for name in editors.split(";") if name],
    }
    reference = {"__fields__": {"key": "a-key", **people, **fields}}
    (made,) = fill_macros(TEMPLATE, "r", {"labels": LABELS}, [(type_, reference)], "misc")
    return made


BOWEN, MANYIN, NIKITIN = "Andrew S.||Bowen|", "Mark E.||Manyin|", "Mary Beth D.||Nikitin|"


def test_a_report() -> None:
    made = entry(
        "report",
        f"{BOWEN};{MANYIN};{NIKITIN}",
        title="Relations",
        institution="Congressional Research Service",
        type="In Focus",
        number="IF12760",
        version="4",
        date="June 13, 2025",
        **URL,
    )
    assert made == (
        "Andrew S. Bowen, Mark E. Manyin, and Mary Beth D. Nikitin, <i>Relations</i>, Congressional"
        f" Research Service, In Focus IF12760, version 4, June 13, 2025, {LINK}, accessed May 2,"
        " 2026."
    )


def test_an_article() -> None:
    made = entry(
        "article",
        f"{BOWEN};{MANYIN}",
        title="Is It True?",
        journaltitle="Foreign Affairs",
        volume="104",
        number="2",
        date="March 2025",
        pages="15--30",
        doi="10.1/x",
    )
    assert made == (
        "Andrew S. Bowen and Mark E. Manyin, “Is It True?” <i>Foreign Affairs</i> 104, no. 2 (March"
        ' 2025): 15–30, <a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>.'
    )


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (
            entry(
                "book",
                "Vincent|van|Gogh|Jr.",
                title="A Book",
                subtitle="Its Subtitle",
                edition="2",
                location="Washington",
                publisher="Press",
                year="2020",
            ),
            "Vincent van Gogh, Jr., <i>A Book: Its Subtitle</i>, 2nd ed., Washington: Press, 2020.",
        ),
        (
            entry("book", "", f"{BOWEN};{MANYIN}", title="Edited", date="2020"),
            "Andrew S. Bowen and Mark E. Manyin, eds., <i>Edited</i>, 2020.",
        ),
        (
            entry("incollection", BOWEN, MANYIN, title="Part", booktitle="Whole", pages="3"),
            "Andrew S. Bowen, “Part,” in <i>Whole</i>, ed. Mark E. Manyin, n.d., p. 3.",
        ),
        (
            entry("phdthesis", BOWEN, title="Thesis", school="MIT", year="2001"),
            "Andrew S. Bowen, <i>Thesis</i>, PhD thesis, MIT, 2001.",
        ),
        (
            entry(
                "legislation",
                title="DISRUPT Act",
                number="S. 1883",
                chamber="Senate",
                congress="119",
                session="1",
                date="May 2025",
            ),
            "<i>DISRUPT Act</i>, S. 1883, Senate, 119th Cong., 1st sess., May 2025.",
        ),
        (
            entry(
                "hearing",
                organization="U.S. Congress",
                chamber="Senate",
                committee="Committee on Armed Services",
                title="Posture",
                congress="119th Cong.",
                session="2nd",
                date="April 10, 2025",
            ),
            "U.S. Congress, Senate Committee on Armed Services, <i>Posture</i>, hearing, 119th"
            " Cong., 2nd sess., April 10, 2025.",
        ),
        (
            entry(
                "testimony",
                "Xavier||Brunson|",
                title="Testimony",
                organization="U.S. Congress",
                date="April 2025",
            ),
            "Xavier Brunson, “Testimony,” testimony before the U.S. Congress, April 2025.",
        ),
        (
            entry(
                "treaty", "Russia;North Korea", title="Treaty", location="Pyongyang", date="2024"
            ),
            "Russia and North Korea, <i>Treaty</i>, Pyongyang, 2024.",
        ),
        (
            entry(
                "resolution",
                institution="UN Security Council",
                title="On Things",
                number="2397",
                date="2017",
            ),
            "UN Security Council, <i>On Things</i>, resolution 2397, 2017.",
        ),
        (
            entry("news", BOWEN, title="Ships", journaltitle="The Times", date="June 1, 2024"),
            "Andrew S. Bowen, “Ships,” <i>The Times</i>, June 1, 2024.",
        ),
        (
            entry("www", title="A Page", organization="Agency", **URL),
            f"“A Page,” Agency, {LINK}, accessed May 2, 2026.",
        ),
        (
            entry("dataset", "EIA", title="Form 860", publisher="EIA", version="2.1", date="2024"),
            "EIA, <i>Form 860</i>, dataset, version 2.1, 2024.",
        ),
        (
            entry("patent", BOWEN, title="Wheel", type="US patent", number="1", date="1901"),
            "Andrew S. Bowen, <i>Wheel</i>, US patent 1, 1901.",
        ),
    ],
)
def test_each_type_has_its_form(made: str, wanted: str) -> None:
    assert made == wanted


@pytest.mark.parametrize("number", range(1, 6))
def test_up_to_three_authors_are_named(number: int) -> None:
    made = entry("book", ";".join(f"A||B{index}|" for index in range(number)), title="T", year="1")
    wanted = ["A B0", "A B0 and A B1", "A B0, A B1, and A B2", "A B0 et al.", "A B0 et al."]
    assert made == f"{wanted[number - 1]}, <i>T</i>, 1."


def test_others_are_et_al() -> None:
    assert entry("book", "A||B|;others", title="T", year="1") == "A B et al., <i>T</i>, 1."


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("present", ["", "title", "date", "url", "number", "publisher", "pages"])
def test_what_is_absent_leaves_no_trace(type_: str, present: str) -> None:
    made = entry(
        type_, **{present: "https://x.org/9" if present == "url" else "9"} if present else {}
    )
    for stray in (",,", ", .", "..", "()", "  ", " ,", ": ,", "“”", "<i></i>", " .", ",.", "None"):
        assert stray not in made, made
    assert made == made.strip()
    assert made.endswith((".", ".”"))
    assert made[0] not in ",.;:"


@pytest.mark.parametrize("type_", TYPES)
def test_fields_are_escaped(type_: str) -> None:
    hostile = '<script>"&'
    names = (
        "title subtitle journaltitle booktitle volume number pages publisher institution location"
        " edition type note version chamber congress session committee date url urldate"
    )
    made = entry(type_, hostile, hostile, **dict.fromkeys(names.split(), hostile))
    assert "<script" not in made
    tags = {piece.split(">")[0].split()[0] for piece in made.split("<")[1:]}
    assert tags <= {"i", "/i", "a", "/a"}


def test_outside_english_the_comma_stands_behind_the_quotation_mark() -> None:
    labels = LABELS | {"open_quote": "« ", "close_quote": " »"}
    for name in ("in-focus", "memo"):
        template = (STYLE.parent / name / "references.jinja").read_text(encoding="utf-8")
        fields = {"key": "k", "authors": [], "editors": [], "title": "L’eau", "journal": "Le Monde"}
        made = fill_macros(
            template, "r", {"labels": labels}, [("article", {"__fields__": fields})], "misc"
        )
        assert made[0].startswith("« L’eau », <i>Le Monde</i>")
