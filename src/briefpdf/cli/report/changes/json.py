"""Changes as JSON: the keys are a promise."""

from __future__ import annotations

import json
from typing import Any

from ....build.changes.aspect import Aspect
from ....build.changes.compare import Changes
from .labels import labels, statement


def report(changes: Changes) -> str:
    """All changes as a JSON object."""
    whole = {
        "version": 1,
        "since": changes.commit,
        "partly": changes.partly,
        "claims": [
            {
                "claim": change.claim,
                "fate": change.fate,
                "what": list(labels(change)),
                "statement": statement(change),
                "changed": [_aspect(aspect) for aspect in change.aspects],
                "briefs": list(change.briefs),
            }
            for change in changes.claims
        ],
        "sources": [
            {
                "source": change.source,
                "fate": change.fate,
                "changed": [_aspect(aspect) for aspect in change.aspects],
                "claims": list(change.claims),
                "briefs": list(change.briefs),
            }
            for change in changes.sources
        ],
        "briefs": [
            {
                "brief": change.brief,
                "fate": change.fate,
                "claims": list(change.claims),
                "sources": list(change.sources),
            }
            for change in changes.briefs
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _aspect(aspect: Aspect) -> dict[str, Any]:
    return {
        "what": aspect.what,
        "name": aspect.name,
        "before": aspect.before or None,
        "after": aspect.after or None,
    }
