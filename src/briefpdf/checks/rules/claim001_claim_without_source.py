"""CLAIM001: a claim that rests on nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import CLAIMS, registry
from ..rule import Rule, Severity
from ..subject import Subject

# What each kind of claim rests on: the field, and how to write it.
_GROUNDS = {
    "judgment": ("basis", "Name the claims that it rests on: basis: [claim-id]."),
    "calculation": ("calculate", "Say how it is calculated: calculate: {result, formula, inputs}."),
}
_SOURCES = ("sources", "Add a source: its key, a locator and the words that support it.")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each claim without what its kind rests on."""
    for claim in subject.claims:
        field, hint = _GROUNDS.get(claim.kind, _SOURCES)
        grounds = {
            "basis": claim.basis,
            "calculate": claim.calculation,
            "sources": claim.citations,
        }
        # A judgment or a calculation may cite a source instead.
        if grounds[field] or claim.citations or {field, "sources", "kind"} & claim.unread:
            continue
        message = f"the claim “{claim.id}” has no source"
        if field != "sources":
            message = f"the {claim.kind} “{claim.id}” has no `{field}`"
        yield Diagnostic("CLAIM001", message, claim.span, (hint,), claim=claim.id)


RULE = Rule(
    code="CLAIM001",
    name="claim-without-source",
    severity=Severity.ERROR,
    title="A claim has no source",
    why="A statement that cites nothing cannot be checked by its reader, nor by the referencer.",
    bad={
        CLAIMS: registry(
            "    statement: North Korea sent more than 10,000 troops to Russia in 2024.\n"
        ).replace("troops-2024", "«troops-2024»")
    },
    good={
        CLAIMS: registry(
            "    statement: North Korea sent more than 10,000 troops to Russia in 2024.\n"
            "    sources:\n"
            "      - key: crs-troops\n"
            "        quote: North Korea sent more than 10,000 troops to Russia in 2024\n"
        )
    },
    check=check,
    scope="claim",
)
