"""The day that it is, for whatever depends on it."""

from __future__ import annotations

from datetime import UTC, date, datetime
import os


def today() -> date:
    """The day on which claims are judged stale: that of `SOURCE_DATE_EPOCH`, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit() and len(epoch) <= 11:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return date.today()
