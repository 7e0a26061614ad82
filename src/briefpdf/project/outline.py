"""What claims and sources name, without themselves: enough to know what is used and what not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model.claim import Claim
from ..model.reference import Reference
from .grounds import grounds_of
from .withdrawn import withdrawal


@dataclass(frozen=True, slots=True)
class Outline:
    """What some claims name: keys of sources (`quoted`: with a quote), and other claims.

    `named` has, by the id of a claim, the claims of its basis and its calculation. `incomplete`
    says that a claim may name more, in a part that could not be read.
    """

    ids: Sequence[str]
    cited: frozenset[str]
    quoted: frozenset[str]
    named: Mapping[str, tuple[str, ...]]
    incomplete: bool


@dataclass(frozen=True, slots=True)
class SourceOutline:
    """What some sources lead to by their fields, and those that were withdrawn."""

    linked: frozenset[str]
    withdrawn: tuple[str, ...]


# By these fields, one entry of a bibliography leads to another.
_LINKS = ("crossref", "xref", "related", "supersededby", "entryset")


def outline_sources(references: Iterable[Reference]) -> SourceOutline:
    """The outline of some sources."""
    linked, withdrawn = set[str](), []
    for reference in references:
        for link in _LINKS:
            if link in reference.fields:
                linked.update(key.strip() for key in reference.get(link).split(","))
        if withdrawal(reference):
            withdrawn.append(reference.key)
    return SourceOutline(frozenset(linked), tuple(withdrawn))


def outline_of(claims: Iterable[Claim]) -> Outline:
    """The outline of some claims."""
    ids, cited, quoted, named, incomplete = [], set[str](), set[str](), {}, False
    for claim in claims:
        ids.append(claim.id)
        for citation in claim.citations:
            cited.add(citation.key)
            if citation.quote:
                quoted.add(citation.key)
        if names := tuple(grounds_of(claim)):
            named[claim.id] = names
        unread = {"sources", "basis", "calculate"} & claim.unread
        incomplete = incomplete or bool(unread) or not all(one.key for one in claim.citations)
    return Outline(ids, frozenset(cited), frozenset(quoted), named, incomplete)
