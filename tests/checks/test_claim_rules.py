"""What the examples of the rules on claims leave open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, SETTINGS, also, brief, registry
from briefpdf.checks.rule import Finding

Check = Callable[[Mapping[str, str]], list[Finding]]

QUOTE = "North Korea sent 'more than 10,000 troops' in 2024, by all of one's means available."


def of(code: str, findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.rule.code == code]


def marked(files: Mapping[str, str], finding: Finding) -> str:
    span = finding.diagnostic.span
    return {**BASE, **files}[span.path][span.start : span.end]


def quoting(statement: str, kind: str = "fact") -> dict[str, str]:
    return {
        CLAIMS: registry(
            f"    statement: {statement}\n    kind: {kind}\n"
            f'    sources: [{{key: crs-troops, quote: "{QUOTE}"}}]\n'
        )
    }


@pytest.mark.parametrize(
    "statement",
    [
        "It sent “more than 10,000 troops.”",
        'It sent "more than 10,000 troops," it said.',
        "It sent “More than 10,000 troops” there.",
        "It fought “by all of one’s means available.”",
        "It sent “more than … troops” there.",
        "Its “heroes” fought.",
        "It sent troops.",
    ],
)
def test_quotations_that_the_evidence_holds(check: Check, statement: str) -> None:
    assert not of("CLAIM010", check(quoting(statement)))


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("It sent “over 10,000 troops.”", "“over 10,000 troops.”"),
        ("'It sent \"over 10,000 troops\" there.'", '"over 10,000 troops"'),
        ('"It sent \\"over 10,000 troops\\" there."', "over 10,000 troops"),
        (">-\n      It sent\n      “over 10,000 troops” there.", None),
    ],
)
def test_a_quotation_is_shown_where_it_stands(
    check: Check, statement: str, place: str | None
) -> None:
    files = quoting(statement)
    (finding,) = of("CLAIM010", check(files))
    assert marked(files, finding) == (place or statement)


def test_one_word_counts_in_a_quotation(check: Check) -> None:
    assert of("CLAIM010", check(quoting("Putin called them “heroes” there.", kind="quotation")))


def test_without_a_quote_nothing_is_inexact(check: Check) -> None:
    files = {CLAIMS: registry('    statement: It "was so".\n    sources: [{key: crs-troops}]\n')}
    assert not of("CLAIM010", check(files))


@pytest.mark.parametrize(
    ("days", "as_of", "stale"),
    [(0, "2001-01-01", 0), (30, "2025-12-16", 0), (30, "2025-12-15", 1), (30, "2025-12", 0)],
)
def test_evidence_grows_stale_by_the_policy(
    check: Check, days: int, as_of: str, stale: int
) -> None:
    files = {
        SETTINGS: f"[policy]\nstale-after-days = {days}\n",
        CLAIMS: BASE[CLAIMS] + f"    as_of: {as_of}\n",
    }
    assert len(of("CLAIM015", check(files))) == stale


def test_a_claim_expires_after_its_day(check: Check) -> None:
    on_the_day = {CLAIMS: BASE[CLAIMS] + "    expires: 2026-01-15\n"}
    assert not of("CLAIM015", check(on_the_day))
    within_the_month = {CLAIMS: BASE[CLAIMS] + "    expires: 2026-01\n"}
    assert not of("CLAIM015", check(within_the_month))


def test_the_latest_review_counts(check: Check) -> None:
    good = "bf1777ca5d8ec364"
    older = "      - {by: mm, on: 2025-01-10, fingerprint: 0000000000000000}\n"
    newer = "      - {by: xy, on: 2025-06-10, fingerprint: FINGERPRINT}\n"
    files = {CLAIMS: BASE[CLAIMS] + "    review:\n" + older + newer.replace("FINGERPRINT", good)}
    assert not of("CLAIM016", check(files))
    files = {
        CLAIMS: BASE[CLAIMS] + "    review:\n" + newer.replace("FINGERPRINT", "1" * 16) + older
    }
    (finding,) = of("CLAIM016", check(files))
    assert marked(files, finding) == "1" * 16
    assert "xy" in finding.diagnostic.message
    assert good in finding.diagnostic.message


def test_a_review_without_fingerprint_says_nothing_of_changes(check: Check) -> None:
    files = {CLAIMS: BASE[CLAIMS] + "    review: {by: mm, on: 2025-06-10}\n"}
    assert not of("CLAIM016", check(files))


OTHER = (
    "  other-claim:\n"
    "    statement: Troops were sent.\n"
    "    sources: [{key: crs-troops, quote: North Korea sent}]\n"
)


@pytest.mark.parametrize(
    "body",
    [
        '{{ claim("troops-2024") }} {{ claim("othr-claim") }}\n',  # It was meant.
        '{{ claim("troops-2024") }} {{ claim( }}\n',  # What it uses is not known.
        '{{ claim("troops-2024") }}{{ value("other-claim.n") }}\n',
        '{{ claim("troops-2024") }} {% judgment basis=["other-claim"] %}So.{% endjudgment %}\n',
    ],
)
def test_a_claim_that_may_be_used_is_not_unused(check: Check, body: str) -> None:
    assert not of("CLAIM018", check({**also(CLAIMS, OTHER), BRIEF: brief(body)}))


def test_a_claim_that_another_rests_on_is_used(check: Check) -> None:
    judgment = "  outlook: {kind: judgment, statement: It may grow., basis: [other-claim]}\n"
    (finding,) = of("CLAIM018", check(also(CLAIMS, OTHER + judgment)))
    assert finding.diagnostic.claim == "outlook"


def test_two_quotes_of_one_source_are_one_source(check: Check) -> None:
    files = {
        SETTINGS: '[policy]\ndoubly-sourced = ["fact"]\n',
        CLAIMS: registry(
            "    statement: Troops were sent.\n"
            "    sources: [{key: crs-troops, quote: a}, {key: crs-troops, quote: b}]\n"
        ),
    }
    assert len(of("CLAIM019", check(files))) == 1


def test_each_unchecked_quote_is_a_finding(check: Check) -> None:
    files = {
        CLAIMS: registry(
            "    statement: Troops were sent.\n"
            "    sources: [{key: crs-troops, quote: a}, {key: crs-troops, quote: b}]\n"
        ),
        REFS: BASE[REFS].replace("  file = {briefs/sources/crs-troops.txt},\n", ""),
    }
    assert [marked(files, one) for one in of("CLAIM022", check(files))] == ["a", "b"]


CALCULATION = (
    "  change:\n"
    "    kind: calculation\n"
    "    statement: The force doubled.\n"
    "    calculate: {{result: 100, unit: percent, formula: now / then * 100,\n"
    "                inputs: {{now: {now}, then: troops-2024.troops}}}}\n"
)


@pytest.mark.parametrize(
    ("now", "place", "hint"),
    [
        ("troop-2024.troops", "troop-2024", "Did you mean “troops-2024”?"),
        ("troops-2024.troop", "troops-2024.troop", "Did you mean “troops-2024.troops”?"),
        ("troops-2024", "troops-2024", None),
        ("elsewhere.x", "elsewhere", None),
    ],
)
def test_inputs_that_there_are_not(check: Check, now: str, place: str, hint: str | None) -> None:
    files = also(CLAIMS, CALCULATION.format(now=now))
    (finding,) = of("CLAIM024", check(files))
    assert marked(files, finding) == place
    assert finding.diagnostic.claim == "change"
    assert hint is None or finding.diagnostic.hints == (hint,)


def test_inputs_that_there_are(check: Check) -> None:
    assert not of("CLAIM024", check(also(CLAIMS, CALCULATION.format(now="troops-2024.troops"))))


SOURCE = "sources: [{key: crs-troops, quote: 'North Korea sent more than 10,000 troops'}]"


@pytest.mark.parametrize(
    "fields",
    [
        "    statement: Troops were sent.\n    sources: [{kee: crs-troops}]\n",
        f"    statment: Troops were sent.\n    {SOURCE}\n",
        f"    statement: [a, b]\n    {SOURCE}\n",
        f"    statement: So.\n    kind: facts\n    {SOURCE}\n",
        "    - a list\n",
    ],
)
def test_a_claim_that_cannot_be_read_is_one_defect(check: Check, fields: str) -> None:
    assert len(check({CLAIMS: registry(fields)})) == 1
