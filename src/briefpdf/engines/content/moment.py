"""The moment that a file says it was made at."""

from __future__ import annotations

from datetime import UTC, datetime, time
import os

from ...model.document import Document


def moment_of(document: Document) -> datetime:
    """That of SOURCE_DATE_EPOCH, else the brief's own day: the same brief gives the same file."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.combine(document.meta.date.first_day, time(), UTC)
