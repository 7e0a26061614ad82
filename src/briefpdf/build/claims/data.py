"""A claim as plain data, for JSON; the keys are a promise."""

from __future__ import annotations

from typing import Any

from ...model.claim import Claim
from ...project.project import Project


def claim_data(claim: Claim, project: Project) -> dict[str, Any]:
    """What a claim says and where it is written."""
    line, column = project.text(claim.span.path).line_column(claim.span.start)
    made = claim.calculation
    return {
        "claim": claim.id,
        "path": claim.span.path,
        "line": line,
        "column": column,
        "statement": claim.statement,
        "kind": claim.kind,
        "short": claim.short,
        "date": _text(claim.date),
        "as_of": _text(claim.as_of),
        "expires": _text(claim.expires),
        "confidence": claim.confidence,
        "topics": list(claim.topics),
        "values": {
            name: {"value": one.value, "unit": one.unit, "qualifier": one.qualifier}
            for name, one in claim.values.items()
        },
        "sources": [
            {"key": one.key, "locator": one.locator, "quote": one.quote} for one in claim.citations
        ],
        "basis": list(claim.basis),
        "calculate": made
        and {
            "result": made.result,
            "unit": made.unit,
            "round": made.round,
            "formula": made.formula,
            "inputs": dict(made.inputs),
        },
        "author": claim.author,
        "reviews": [
            {"by": one.by, "on": str(one.on), "fingerprint": one.fingerprint}
            for one in claim.reviews
        ],
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
