"""How pairs of a quote and a statement are written in these tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefpdf.evidence.gap import Gap
from briefpdf.evidence.support import find_gaps


def pairs(cases: str) -> list[tuple[str, str]]:
    """Each quote with its statement: blocks of text with an arrow between the two."""
    blocks = (block.partition("=>") for block in cases.strip().split("\n\n"))
    return [(" ".join(quote.split()), " ".join(said.split())) for quote, _, said in blocks]


def faults(sorts: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Each quote and statement with the kind of gap that is between them."""
    return [(*pair, kind) for kind, cases in sorts.items() for pair in pairs(cases)]


def errors(statement: str, quotes: Sequence[str]) -> list[Gap]:
    """The gaps that stop a build; the others ask a reader to look."""
    return [gap for gap in find_gaps(statement, quotes) if gap.sure]
