"""Sources that must no longer be relied on."""

from __future__ import annotations

from ..model.reference import Reference

# What a bibliography says of them.
WITHDRAWN = ("retracted", "superseded", "withdrawn")


def withdrawal(reference: Reference) -> str:
    """How a source was withdrawn, such as "retracted"; empty where it was not."""
    status = reference.get("status", "pubstate").strip().casefold()
    return status if status in WITHDRAWN else ""
