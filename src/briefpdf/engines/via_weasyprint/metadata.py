"""What the PDF says about itself."""

from __future__ import annotations

from datetime import UTC, datetime
import os
from typing import Any

from ...model.document import Document
from ...version import VERSION


def describe(laid_out: Any, document: Document) -> None:
    """Write title, authors, language and date, whatever the page template says of them.

    The date is the brief's own, or SOURCE_DATE_EPOCH, so that the same brief gives the same file.
    """
    meta, told = document.meta, laid_out.metadata
    told.title = meta.title
    told.authors = [author.name for author in meta.authors]
    told.lang = meta.lang
    told.generator = f"briefpdf {VERSION}"
    told.created = told.modified = _moment(document)


def _moment(document: Document) -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        return f"{document.meta.date.first_day.isoformat()}T00:00:00Z"
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
