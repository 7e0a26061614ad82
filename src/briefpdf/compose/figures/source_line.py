"""What a figure made of claims says about where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.brief import FigureSpec
from ...model.claim import Claim
from ...model.document import Inlines
from ..resolve import Resolver
from .set_words import set_words


def source_of_claims(figure: FigureSpec, claims: Sequence[Claim], resolver: Resolver) -> Inlines:
    """The sources of all claims of a figure in a few words, with one mark for them.

    The figure's own `source` stands in the place of the words, not of the mark.
    """
    citations = [citation for claim in claims for citation in claim.citations]
    bodies = dict.fromkeys(resolver.short_source(citation.key) for citation in citations)
    shown = figure.source or "; ".join(body for body in bodies if body)
    if not shown:
        return ()
    text = shown if shown.rstrip().endswith((".", "?", "!")) else shown + "."
    span = figure.at("source")
    return (*set_words(text, span, resolver.brief.lang), *resolver.mark(citations, span, ()))
