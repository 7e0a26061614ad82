"""CLAIM024: a claim that rests on another which there is not."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ...model.claim import Claim
from ...source.diagnostic import Diagnostic, Fix
from ...source.nearest import nearest, respelling
from ...source.text import Span
from ..examples import CLAIMS, also
from ..grounds import claims_named, inputs_of
from ..rule import Rule, Severity
from ..signed import is_signed
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each claim, or value of one, that a claim names and the registry has not."""
    project = subject.project
    if project.lost_claims:
        return
    for claim in subject.claims:
        for name, span in claims_named(claim, subject):
            if name not in project.claims:
                meant = subject.nearest_claim(name)
                message = f"the claim “{claim.id}” rests on “{name}”, which is no claim"
                fix = respelling(subject.text(span.path), span, name, meant, project.claims)
                yield _unknown(claim, message, span, meant, fix)
        for written, span in inputs_of(claim, subject):
            name, _, value = written.partition(".")
            named = project.claims.get(name)
            if named is None or value in named.values or "values" in named.unread:
                continue
            meant = nearest(value, named.values)
            message = f"the claim “{name}” has no value “{value}” to calculate with"
            if not value:
                message = f"“{written}” names no value to calculate with: write claim-id.name"
            whole = f"{name}.{meant}" if meant else None
            values = [f"{name}.{other}" for other in named.values]
            fix = respelling(subject.text(span.path), span, written, whole, values)
            yield _unknown(claim, message, span, whole, fix)


def _unknown(
    claim: Claim, message: str, span: Span, meant: str | None, fix: Fix | None
) -> Diagnostic:
    hints = (f"Did you mean “{meant}”?" if meant else "“briefpdf claim list” lists them.",)
    if fix and is_signed(claim):
        fix = replace(fix, safe=False)
    return Diagnostic("CLAIM024", message, span, hints, fix=fix, claim=claim.id)


_JUDGMENT = (
    "  outlook:\n    kind: judgment\n    statement: The deployment could grow.\n    basis: [{}]\n"
)

RULE = Rule(
    code="CLAIM024",
    name="unknown-claim-named",
    severity=Severity.ERROR,
    title="A claim rests on a claim or a value that there is not",
    why=(
        "A judgment or a calculation is no better than what it rests on, and here part of that is "
        "missing."
    ),
    bad=also(CLAIMS, _JUDGMENT.format("«troop-2024»")),
    good=also(CLAIMS, _JUDGMENT.format("troops-2024")),
    check=check,
    scope="claim",
)
