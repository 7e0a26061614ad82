"""Nothing that is printed is unread: headings, captions, notes, judgments, calculations."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, brief
from briefpdf.checks.rule import Finding

Check = Callable[[Mapping[str, str]], list[Finding]]

CLAIM = '{{ claim("troops-2024") }}'
CITE = '{{ cite("crs-troops") }}'
DATED = {CLAIMS: BASE[CLAIMS].replace("    values:", "    date: 2024\n    values:")}
CODES = {"BRIEF005", "BRIEF007", "BRIEF034", "BRIEF035", "BRIEF036", "BRIEF037"}


def told(check: Check, files: Mapping[str, str]) -> list[tuple[str, str]]:
    """The code of each finding about what is unread, and the words it is at."""
    whole = {**BASE, **files}
    found = []
    for one in check(files):
        if one.rule.code in CODES:
            span = one.diagnostic.span
            found.append((one.rule.code, whole[span.path][span.start : span.end]))
    return found


HEADINGS = [
    ("Background", []),
    ("An Expanding Partnership", []),
    ("Issues for Congress", []),
    ("Troops in 2024", []),
    ("More Than 10,000 Troops", []),
    ("Part II: Two Options", []),
    ("Who Decides?", []),
    ("The DPRK in Russia", []),
    ("North Korean Troops", []),
    ("Cybersecurity, Datasets, and Rulemaking", []),
    ("The Rollout of Telehealth", []),
    ("Senator Warren on Troops", [("BRIEF036", "Warren")]),
    ("90 Percent of the Troops", [("BRIEF034", "90 Percent")]),
    ("Troops in 1951", [("BRIEF034", "1951")]),
    ("“A New Phase of War”", [("BRIEF034", "“A New Phase of War”")]),
    ("The Role of Belarus", [("BRIEF036", "Belarus")]),
    ("Senator Jones on Troops", [("BRIEF036", "Jones")]),
    (f"40 Percent Went Home{CITE}", [("BRIEF034", "40 Percent")]),
]


@pytest.mark.parametrize(("heading", "found"), HEADINGS)
@pytest.mark.parametrize("level", ["##", "###", "####"])
def test_a_heading_says_what_the_claims_of_its_section_say(
    check: Check, level: str, heading: str, found: list[tuple[str, str]]
) -> None:
    upper = {"##": "", "###": "## Overview\n\n", "####": "## Overview\n\n### More\n\n"}[level]
    body = f"{upper}{level} {heading}\n\n{CLAIM}\n"
    assert told(check, {BRIEF: brief(body)}) == found


def test_a_heading_is_held_to_its_own_section(check: Check) -> None:
    body = f"## Troops\n\n{CLAIM}\n\n## Outlook for 2024\n\nMuch remains open.\n"
    assert told(check, {BRIEF: brief(body)}) == [("BRIEF034", "2024")]
    inner = f"## Troops in 2024\n\n### Sent\n\n{CLAIM}\n\n## More\n\nMuch remains open.\n"
    assert not told(check, {BRIEF: brief(inner)})
    cited = f"## Drones in 2021\n\nIran sent 40 drones in 2021.{CITE}\n\n## Troops\n\n{CLAIM}\n"
    assert not told(check, {BRIEF: brief(cited)})


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Troops", []),
        ("Troops Abroad in 2024", []),
        ("FWS Cut 90 Percent of Its Staff", [("BRIEF036", "FWS"), ("BRIEF034", "90 Percent")]),
        ("What IF00001 Says", []),
    ],
)
def test_a_title_says_what_the_claims_of_the_brief_say(
    check: Check, title: str, found: list[tuple[str, str]]
) -> None:
    files = {BRIEF: BASE[BRIEF].replace("title: Troops", f"title: {title}")}
    assert sorted(told(check, files)) == sorted(found)


def test_a_notice_is_read(check: Check) -> None:
    notice = 'notice: "This brief, IF00001 of June 13, 2025, saw {}."\n'
    assert not told(check, {BRIEF: brief(f"{CLAIM}\n", notice.format("10,000 troops"))})
    found = told(check, {BRIEF: brief(f"{CLAIM}\n", notice.format("70,000 troops"))})
    assert found == [("BRIEF034", "70,000")]


FIGURE = (
    "figures:\n  sent:\n    kind: timeline\n    title: Troops\n    {}\n    claims: [troops-2024]\n"
)


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("subtitle: In 2024", []),
        ("subtitle: In 1951", [("BRIEF035", "1951")]),
        ("subtitle: As Belarus saw it", [("BRIEF036", "Belarus")]),
        ("source: A count of 2019", [("BRIEF035", "2019")]),
        ("source: Congressional Research Service, 2025", []),
        ("notes: North Korea sent them in 2024.", []),
        ("notes: Numbers are rounded.", []),
        ("notes: Amounts of 1951 are rounded.", [("BRIEF005", "Amounts of 1951 are rounded.")]),
        ("notes: Iran sent 40 drones.", [("BRIEF005", "Iran sent 40 drones.")]),
        (
            "notes: They spoke of “heavy casualties.”",
            [("BRIEF007", "They spoke of “heavy casualties.”")],
        ),
    ],
)
def test_what_stands_around_a_figure_is_read(
    check: Check, field: str, found: list[tuple[str, str]]
) -> None:
    body = f'{CLAIM}\n\n{{{{ figure("sent") }}}}\n'
    files = {BRIEF: brief(body, FIGURE.format(field)), **DATED}
    assert told(check, files) == found


@pytest.mark.parametrize(
    ("dates", "title", "found"),
    [
        (("2024-10-01", "2024-10-03"), "Three Days of Moves", []),
        (("2024-10-01", "2024-10-03"), "Two days apart", []),
        (("2024-10-01", "2024-10-03"), "Five days of moves", [("BRIEF035", "Five days")]),
        (("2024-03", "2024-08"), "Six Months of Moves", []),
        (("2024-03", "2024-08"), "Nine Months of Moves", [("BRIEF035", "Nine Months")]),
        (("2019", "2024"), "Six Years of Moves", []),
        (("2019", "2024"), "Six Days of Moves", [("BRIEF035", "Six Days")]),
    ],
)
def test_a_caption_may_say_how_long_its_figure_lasts(
    check: Check, dates: tuple[str, str], title: str, found: list[tuple[str, str]]
) -> None:
    claims = (
        f"  {name}: {{statement: Troops were seen., date: {date}, short: Seen,"
        " sources: [{key: crs-troops, quote: Troops were seen.}]}\n"
        for name, date in zip("ab", dates, strict=True)
    )
    figure = f"figures:\n  sent: {{kind: timeline, title: {title}, claims: [a, b]}}\n"
    body = f'{CLAIM} {{{{ claim("a") }}}} {{{{ claim("b") }}}}\n\n{{{{ figure("sent") }}}}\n'
    files = {BRIEF: brief(body, figure), CLAIMS: BASE[CLAIMS] + "".join(claims)}
    assert [one for one in told(check, files) if one[0] == "BRIEF035"] == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("columns: {troops: Sent in 2024}", []),
        ("columns: {troops: Sent in 1951}", [("BRIEF035", "1951")]),
        ("head: State", []),
        ("head: Event of 1951", [("BRIEF035", "1951")]),
    ],
)
def test_the_heads_of_a_table_of_claims_are_read(
    check: Check, fields: str, found: list[tuple[str, str]]
) -> None:
    figure = f"figures:\n  sent: {{kind: table, title: Troops, {fields}, claims: [troops-2024]}}\n"
    body = f'{CLAIM}\n\n{{{{ figure("sent") }}}}\n'
    assert told(check, {BRIEF: brief(body, figure), **DATED}) == found


TABLES = [
    ("Table: Troops in 2024\n\n| State | Troops |\n|---|---|\n| a | b |\n", []),
    (
        "Table: Troops in 1951\n\n| State | Troops |\n|---|---|\n| a | b |\n",
        [("BRIEF035", "1951")],
    ),
    (f"Table: Troops in 1951{CITE}\n\n| State | Troops |\n|---|---|\n| a | b |\n", []),
    ("| State | In 1951 |\n|---|---|\n| a | b |\n", [("BRIEF035", "1951")]),
    ("| State | In 2024 |\n|---|---|\n| a | b |\n", []),
    (f"| State | In 1951 |\n|---|---|\n| a | b |\n\nSource: CRS.{CITE}\n", []),
    (
        "| State | b |\n|---|---|\n| a | b |\n\nSource: A count of 1951.\n",
        [("BRIEF035", "1951")],
    ),
    (
        "| State | b |\n|---|---|\n| a | b |\n\nNotes: Iran sent 40 drones.\n",
        [("BRIEF005", "Iran sent 40 drones.")],
    ),
    (f"| State | b |\n|---|---|\n| a | b |\n\nNotes: Iran sent 40 drones.{CITE}\n", []),
    (f"::: box Troops in 2024\n{CLAIM}\n:::\n", []),
    (f"::: box Troops in 1951\n{CLAIM}\n:::\n", [("BRIEF034", "1951")]),
]


@pytest.mark.parametrize(("block", "found"), TABLES)
def test_what_stands_around_a_table_or_a_box_is_read(
    check: Check, block: str, found: list[tuple[str, str]]
) -> None:
    assert told(check, {BRIEF: brief(f"{CLAIM}\n\n{block}")}) == found


JUDGMENTS = [
    ("The 10,000 troops could stay beyond 2024.", []),
    ("Two sides could gain.", [("BRIEF037", "Two")]),
    ("North Korean troops could stay in Russia.", []),
    (f"As {CLAIM} they could stay.", []),
    ("FWS will spend $900 trillion in 2031.", [
        ("BRIEF036", "FWS"), ("BRIEF037", "$900 trillion"), ("BRIEF037", "2031"),
    ]),
    ("It could be “a new phase of war.”", [("BRIEF037", "“a new phase of war.”")]),
    ("Belarus could follow.", [("BRIEF036", "Belarus")]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "found"), JUDGMENTS)
def test_a_judgment_says_what_its_basis_says(
    check: Check, words: str, found: list[tuple[str, str]]
) -> None:
    body = f'{{% judgment basis=["troops-2024"] %}}{words}{{% endjudgment %}}\n'
    wanted = [one for one in told(check, {BRIEF: brief(body)}) if one[0] != "BRIEF007"]
    assert sorted(wanted) == sorted(found)


BUDGET = (
    "claims:\n"
    "  budget-2026: {{statement: 'Construction received $14.7 million in FY2026.',"
    " values: {{enacted: {{value: 14.7, unit: $ million}}}},"
    " sources: [{{key: crs-troops, quote: 'Construction received $14.7 million in FY2026.'}}]}}\n"
    "  budget-2027: {{statement: 'Construction would receive $11.8 million in FY2027.',"
    " values: {{request: {{value: 11.8, unit: $ million}}}},"
    " sources: [{{key: crs-troops, quote: 'would receive $11.8 million in FY2027.'}}]}}\n"
    "  change:\n"
    "    kind: calculation\n"
    "    statement: {}\n"
    "    calculate: {{result: {}, unit: percent, round: 0,"
    " formula: (r - e) / e * 100, inputs: {{r: budget-2027.request, e: budget-2026.enacted}}}}\n"
)


@pytest.mark.parametrize(
    ("statement", "result", "found"),
    [
        ("The FY2027 request for construction is 20% below the FY2026 amount.", "-20", []),
        ("Construction would fall by a fifth, from $14.7 million to $11.8 million.", "-20", []),
        ("Spending rose 900 percent under President Smith in 1066.", "-20",
         ["900 percent", "Smith", "1066", "rose"]),
        ("Construction would receive 20 percent less, “a painful cut.”", "-20",
         ["“a painful cut.”"]),
        ("Construction would grow by 20 percent.", "-20", ["grow"]),
        ("The request is four fifths of it.", "80", []),
        ("Construction would lose less than a quarter of its funds.", "-20", []),
        ("Construction would fall by 20 percentage points.", "-20", ["20 percentage points"]),
        ("Construction would fall by 20 percent.", "20", ["fall"]),
    ],
)  # fmt: skip
def test_a_calculation_says_its_result_and_what_its_inputs_say(
    check: Check, statement: str, result: str, found: list[str]
) -> None:
    registry = BUDGET.format(f"'{statement}'", result)
    text = {CLAIMS: registry, BRIEF: brief('{{ claim("change") }}\n')}
    told = [one.diagnostic for one in check(text) if one.rule.code == "CLAIM032"]
    words = [registry[one.span.start : one.span.end] for one in told]
    assert sorted(words) == sorted(found)


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        ("The 10,000 troops could stay in Russia.", []),
        ("The 90,000 troops could stay in Russia.", ["CLAIM032"]),
        ("The troops could move to Belarus by 2031.", ["CLAIM033", "CLAIM032"]),
    ],
)
def test_a_judgment_of_the_registry_says_what_its_basis_says(
    check: Check, statement: str, codes: list[str]
) -> None:
    more = f"  outlook: {{kind: judgment, statement: '{statement}', basis: [troops-2024]}}\n"
    found = check({CLAIMS: BASE[CLAIMS] + more})
    told = [one.rule.code for one in found if one.rule.code in ("CLAIM032", "CLAIM033")]
    assert sorted(told) == sorted(codes)


def test_in_another_language_figures_and_quotations_alone_are_read(check: Check) -> None:
    french = "lang: fr\n"
    sound = f"## Les 10 000 soldats de Pyongyang\n\n{CLAIM}\n"
    assert not told(check, {BRIEF: brief(sound, french)})
    found = told(check, {BRIEF: brief(sound.replace("10 000", "12 000"), french)})
    assert found == [("BRIEF034", "12 000")]
