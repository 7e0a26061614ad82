"""The parts that reports on sources share."""

from __future__ import annotations

import json
from typing import Any

from ....bibliography.copies import WORDS, Copy
from ....bibliography.survey import Surveyed
from ....checks.subject import Subject


def as_json(**parts: Any) -> str:
    """A report as a JSON object of the version that it is."""
    return json.dumps({"version": 1, **parts}, ensure_ascii=False, indent=2) + "\n"


def source_fields(one: Surveyed, subject: Subject) -> dict[str, Any]:
    """What every report says of a source."""
    reference = one.reference
    return {
        "source": reference.key,
        "type": reference.type,
        "title": reference.get("title"),
        "date": str(reference.date) if reference.date else None,
        "path": reference.span.path,
        "line": subject.text(reference.span.path).line_column(reference.span.start)[0],
        "withdrawn": one.withdrawn or None,
        "superseded_by": reference.get("supersededby") or None,
        "copies": [copy_fields(copy) for copy in one.copies],
        "claims": list(one.dependants.citing),
        "resting": dict(one.dependants.resting),
        "briefs": list(one.dependants.briefs),
    }


def copy_fields(copy: Copy) -> dict[str, Any]:
    """An archived copy."""
    return {"path": copy.path, "state": copy.state, "sha256": copy.sha256 or None}


def copy_in_words(copy: Copy) -> str:
    """An archived copy and its state, on a line."""
    return f"{copy.path}: {WORDS[copy.state]}"


def place_of_claim(name: str, subject: Subject) -> str:
    """Where a claim is written, as an editor opens it."""
    span = subject.project.claims[name].span
    line, column = subject.text(span.path).line_column(span.start)
    return f"{span.path}:{line}:{column}"


def withdrawn_in_words(one: Surveyed) -> str:
    """How a source was withdrawn, and by what; empty where it was not."""
    instead = one.reference.get("supersededby")
    return f"{one.withdrawn} by {instead}" if one.withdrawn and instead else one.withdrawn
