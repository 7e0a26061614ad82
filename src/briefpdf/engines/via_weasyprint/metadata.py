"""What the PDF says about itself."""

from __future__ import annotations

from typing import Any

import pydyf

from ..metadata.about import About
from ..metadata.xmp import xmp_packet


def describe(laid_out: Any, facts: About) -> None:
    """Write title, authors, language and date, whatever the page template says of them.

    The date is the brief's own, or SOURCE_DATE_EPOCH, so that the same brief gives the same file.
    """
    told = laid_out.metadata
    told.title = facts.title
    told.authors = list(facts.authors)
    told.lang = facts.language
    told.description = facts.edition
    told.generator = facts.creator
    told.created = told.modified = facts.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    # What a page template adds would be in the file's entries and not in its packet.
    told.keywords, told.custom, told.xmp_metadata = [], {}, []
    for attachment in told.attachments:
        attachment.created = attachment.modified = facts.moment


def write_packet(pdf: Any, facts: About, claims: bool) -> None:
    """Put a whole XMP packet in the place of WeasyPrint's, which cannot name two standards."""
    packet = xmp_packet(facts, pdf.info["Producer"].string, claims)
    stream = pydyf.Stream([packet], {"Type": "/Metadata", "Subtype": "/XML"})
    pdf.add_object(stream)
    pdf.catalog["Metadata"] = stream.reference
