"""What the PDF says about itself."""

from __future__ import annotations

from typing import Any

from ...model.document import Document
from ...version import VERSION
from ..content.moment import moment_of


def describe(laid_out: Any, document: Document) -> None:
    """Write title, authors, language and date, whatever the page template says of them.

    The date is the brief's own, or SOURCE_DATE_EPOCH, so that the same brief gives the same file.
    """
    meta, told = document.meta, laid_out.metadata
    told.title = meta.title
    told.authors = [author.name for author in meta.authors]
    told.lang = meta.lang
    told.generator = f"briefpdf {VERSION}"
    told.created = told.modified = moment_of(document).strftime("%Y-%m-%dT%H:%M:%SZ")
