"""What the examples of the rules on briefs leave open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, SETTINGS, brief, style
from briefpdf.checks.rule import Finding

Check = Callable[[Mapping[str, str]], list[Finding]]

CLAIM = '{{ claim("troops-2024") }}'
SVG = {"briefs/map.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n'}


def codes(findings: list[Finding]) -> list[str]:
    return [finding.rule.code for finding in findings]


def marked(files: Mapping[str, str], finding: Finding) -> str:
    span = finding.diagnostic.span
    return {**BASE, **files}[span.path][span.start : span.end]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("Iran sent 40 drones.", "this sentence states a number (“40”)"),
        ("Iran sent drones in 2024.", "this sentence states a date (“2024”)"),
        ("Iran sent drones.", "this sentence states what somebody did (“Iran sent”)"),
        ("Officials say so.", "this sentence states what somebody said (“Officials say”)"),
        ("It is the largest.", "this sentence states a comparison (“largest”)"),
        ("| a |\n|---|\n| 40 drones |", "this table cell states a number (“40”)"),
    ],
)
def test_an_uncited_sentence_is_told_by_what_it_states(
    check: Check, body: str, message: str
) -> None:
    (finding,) = check({BRIEF: brief(f"{CLAIM}\n\n{body}\n")})
    assert finding.rule.code == "BRIEF005"
    assert finding.diagnostic.message.startswith(message)


def test_a_quotation_in_an_uncited_sentence_is_one_defect(check: Check) -> None:
    body = f"{CLAIM} In 2024, officials spoke of “heavy casualties” there.\n"
    assert codes(check({BRIEF: brief(body)})) == ["BRIEF007"]


def test_a_block_quotation_is_one_defect(check: Check) -> None:
    body = f"{CLAIM}\n\n> Iran sent 40 drones. Many were lost.\n>\n> — The ministry\n"
    files = {BRIEF: brief(body)}
    (finding,) = [one for one in check(files) if one.is_error]
    assert finding.rule.code == "BRIEF007"
    assert marked(files, finding) == "Iran sent 40 drones. Many were lost."


def test_a_sentence_that_points_at_a_figure_is_no_bare_one(check: Check) -> None:
    files = {
        BRIEF: brief(
            f'{CLAIM} (See {{{{ ref("timeline") }}}}.)\n\n{{{{ figure("timeline") }}}}\n',
            "figures:\n  timeline: {kind: table, title: Troops, claims: [troops-2024]}\n",
        )
    }
    assert check(files) == []


@pytest.mark.parametrize("disclaimer", ["", "\n", "  \n\n"])
def test_a_blank_disclaimer_is_none(check: Check, disclaimer: str) -> None:
    files = {SETTINGS: 'template = "plain"\n', **style(disclaimer=disclaimer)}
    (finding,) = check(files)
    assert finding.rule.code == "BRIEF009"
    assert marked(files, finding) == "---"
    assert "templates/plain/disclaimer.md" in finding.diagnostic.hints[0]


@pytest.mark.parametrize(
    ("front_matter", "message", "place"),
    [
        ("title: T\nnumber: N\ndate: 2025\n", "no authors", "---"),
        ("title: T\nnumber: N\ndate: 2025\nauthors: []\n", "no authors", "[]"),
        ("number: N\ndate: 2025\nauthors: A\n", "no title", "---"),
        ('title: "  "\nnumber: N\ndate: 2025\nauthors: A\n', "no title", '"  "'),
        ("title: T\nauthors: A\n", "no number and date", "---"),
        ("lang: en\n", "no title, number, date and authors", "---"),
    ],
)
def test_all_that_front_matter_lacks_is_told_at_once(
    check: Check, front_matter: str, message: str, place: str
) -> None:
    files = {BRIEF: f"---\n{front_matter}---\n{CLAIM}\n"}
    (finding,) = check(files)
    assert finding.rule.code == "BRIEF010"
    assert finding.diagnostic.message == f"the front matter of “base” has {message}"
    assert marked(files, finding) == place


@pytest.mark.parametrize(
    "text",
    [
        f"{CLAIM}\n",
        "---\ntitle: T\n",
        f"---\ntitle: [\n---\n{CLAIM}\n",
        f"---\ntitle: T\nnumber: N\ndate: soon\nauthors: A\n---\n{CLAIM}\n",
    ],
    ids=["none", "never closed", "no YAML", "no date"],
)
def test_front_matter_that_cannot_be_read_is_one_defect(check: Check, text: str) -> None:
    assert codes(check({BRIEF: text})) == ["BRIEF014"]


FIGURE = "figures:\n  map: {{kind: image, title: A map, file: map.svg{more}}}\n"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", ["BRIEF011", "BRIEF012"]),
        (", alt: Troops", ["BRIEF012"]),
        (", source: crs-troops", ["BRIEF011"]),
        (", alt: Troops, source: CRS", []),
        (", alt: Troops, source: crs-troops", []),
    ],
)
def test_a_declared_image_is_shown_at_its_id(check: Check, more: str, expected: list[str]) -> None:
    body = f'{CLAIM}\n\n::: box\n{{{{ figure("map") }}}}\n:::\n'
    files = {BRIEF: brief(body, FIGURE.format(more=more)), **SVG}
    found = check(files)
    assert codes(found) == expected
    assert all(marked(files, finding) == "map" for finding in found)


TABLE = "| a |\n|---|\n| Much |\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (TABLE, []),
        (f"Table: Troops\n\n{TABLE}", ["BRIEF012"]),
        (f"Table: Troops\n\n{TABLE}\nSource: CRS\n", []),
        (f"Table: Troops\n\n{TABLE}\nSource:\n", ["BRIEF012"]),
        (f'Table: Troops\n\n{TABLE}\nSource: {{{{ cite("crs-troops") }}}}\n', []),
        (f'Table: Troops\n\n{TABLE}\nSource: {{{{ cite("crs-none") }}}}\n', ["BRIEF002"]),
        (
            f'Table: Troops\n\n{TABLE.replace("Much", "40")}\nSource: {{{{ cite("no") }}}}\n',
            ["BRIEF002"],
        ),
    ],
)
def test_a_captioned_table_needs_a_source_line(
    check: Check, body: str, expected: list[str]
) -> None:
    assert codes(check({BRIEF: brief(f"{CLAIM}\n\n{body}")})) == expected


def test_a_table_of_judgments_needs_no_source_line(check: Check) -> None:
    claims = "  outlook: {kind: judgment, statement: It may grow., basis: [troops-2024]}\n"
    figure = "figures:\n  views: {kind: table, title: Views, claims: [outlook]}\n"
    files = {
        CLAIMS: BASE[CLAIMS] + claims,
        BRIEF: brief(f'{CLAIM}\n\n{{{{ figure("views") }}}}\n', figure),
    }
    assert check(files) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", ["BRIEF031"]),
        ("\n \n", ["BRIEF031"]),
        ("{# nothing yet #}\n", ["BRIEF031"]),
        ("<p>Text</p>\n", ["BRIEF017"]),
        ('{{ figure("none") }}\n', ["BRIEF003"]),
    ],
)
def test_an_empty_brief_is_told_once(check: Check, body: str, expected: list[str]) -> None:
    errors = [finding for finding in check({BRIEF: brief(body)}) if finding.is_error]
    assert codes(errors) == expected


def test_a_misplaced_figure_is_not_unplaced_as_well(check: Check) -> None:
    figure = "figures:\n  timeline: {kind: table, title: Troops, claims: [troops-2024]}\n"
    body = f'{CLAIM} {{{{ figure("timeline") }}}}\n'
    assert codes(check({BRIEF: brief(body, figure)})) == ["BRIEF023"]


def test_a_figure_that_cannot_be_read_is_one_defect(check: Check) -> None:
    figure = "figures:\n  timeline: {kind: pie, title: Troops, claims: [troops-2024]}\n"
    body = f'{CLAIM}{{{{ ref("timeline") }}}}\n\n{{{{ figure("timeline") }}}}\n'
    assert codes(check({BRIEF: brief(body, figure)})) == ["BRIEF014"]


def test_findings_name_their_brief(check: Check) -> None:
    found = check({BRIEF: brief("Iran sent 40 drones. “Heavy casualties” came. Much is open.\n")})
    told = {finding.rule.code: finding.diagnostic.brief for finding in found}
    assert {code: told[code] for code in ("BRIEF005", "BRIEF007", "BRIEF019")} == {
        "BRIEF005": "base",
        "BRIEF007": "base",
        "BRIEF019": "base",
    }


@pytest.mark.parametrize(
    ("stated", "said", "expected"),
    [
        # The slip is the statement's: the words say what its quotes say.
        ("more than 60,000", "more than 10,000", ["CLAIM009"]),
        ("more than 10,000", "more than 60,000", ["BRIEF006"]),
    ],
)
def test_a_slip_is_told_where_it_is(
    check: Check, stated: str, said: str, expected: list[str]
) -> None:
    registry = BASE[CLAIMS].replace(
        "statement: North Korea sent more than 10,000", "statement: North Korea sent " + stated
    )
    words = (
        f'{{% claim "troops-2024" %}}North Korea sent {said} troops to Russia.{{% endclaim %}}\n'
    )
    found = codes(check({CLAIMS: registry, BRIEF: brief(words)}))
    assert [one for one in found if one in ("CLAIM009", "BRIEF006")] == expected
