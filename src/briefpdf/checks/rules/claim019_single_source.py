"""CLAIM019: a claim with one source where the office asks for two."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BASE, CLAIMS, SETTINGS, also, registry
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each claim of a kind that needs two sources and has but one."""
    kinds = subject.project.settings.policy.doubly_sourced
    for claim in subject.claims:
        keys = {citation.key for citation in claim.citations}
        if claim.kind in kinds and len(keys) == 1 and not {"kind", "sources"} & claim.unread:
            (key,) = keys
            message = f"the {claim.kind} “{claim.id}” rests on one source, “{key}”"
            hint = "Add a source that does not itself draw on the first."
            yield Diagnostic("CLAIM019", message, claim.span, (hint,), claim=claim.id)


_POLICY = {SETTINGS: '[policy]\ndoubly-sourced = ["fact"]\n'}

RULE = Rule(
    code="CLAIM019",
    name="single-source",
    severity=Severity.NOTE,
    title="A claim rests on one source where two are asked for",
    why="One source can be mistaken or misread. The policy of this workspace asks for a second.",
    bad={**_POLICY, CLAIMS: BASE[CLAIMS].replace("troops-2024", "«troops-2024»")},
    good={
        **_POLICY,
        CLAIMS: registry(
            "    statement: North Korea sent troops.\n"
            "    sources:\n"
            "      - {key: crs-troops, quote: 'North Korea sent more than 10,000 troops'}\n"
            "      - {key: odni-2025, quote: North Korea has sent troops to Russia}\n"
        ),
        **also(
            "refs.bib",
            "@report{odni-2025,\n"
            "  author = {{Office of the Director of National Intelligence}},\n"
            "  title = {Threat Assessment},\n"
            "  institution = {{Office of the Director of National Intelligence}},\n"
            "  date = {2025-03},\n"
            "}\n",
        ),
    },
    check=check,
    scope="claim",
)
