"""The last touches to a PDF before it is written."""

from __future__ import annotations

from typing import Any

from ..metadata.about import About
from .metadata import write_packet

_PRINTED = 4


class Finisher:
    """What WeasyPrint calls with the finished objects; `claims` as for `xmp_packet`."""

    def __init__(self, facts: About, claims: bool) -> None:
        self.facts = facts
        self.claims = claims

    def __call__(self, laid_out: Any, pdf: Any) -> None:
        """Write the metadata, and mend what no archive accepts whatever a style sheet says."""
        write_packet(pdf, self.facts, self.claims)
        for one in pdf.objects:
            extra = one if isinstance(one, dict) else getattr(one, "extra", {})
            if extra.get("Subtype") == "/Image":
                extra["Interpolate"] = "false"
            elif extra.get("Subtype") == "/Link":
                extra["F"] = _PRINTED
