"""What a claim and its evidence are, in one short text that changes when any of it does."""

from __future__ import annotations

import hashlib
import json

from ..model.claim import Claim
from .project import Project


def fingerprint(claim: Claim, project: Project) -> str:
    """A hash (SHA-256, 16 hexadecimal digits) over what a review of the claim is a review of.

    That is the statement, its kind and date, its values, and of each source the key, the locator,
    the quote and the recorded checksum of the archived copy; also its basis and its calculation.
    """
    calculation = claim.calculation
    content = {
        "statement": claim.statement,
        "kind": claim.kind,
        "date": str(claim.date or ""),
        "values": {
            name: [value.value, value.unit, value.qualifier] for name, value in claim.values.items()
        },
        "sources": [
            [citation.key, citation.locator, citation.quote, _checksum(citation.key, project)]
            for citation in claim.citations
        ],
        "basis": list(claim.basis),
        "calculate": calculation
        and [calculation.formula, calculation.result, calculation.round, dict(calculation.inputs)],
    }
    encoded = json.dumps(content, sort_keys=True, ensure_ascii=False).encode()
    return hashlib.sha256(encoded).hexdigest()[:16]


def _checksum(key: str, project: Project) -> str:
    reference = project.references.get(key)
    return reference.fields.get("sha256", "") if reference else ""
