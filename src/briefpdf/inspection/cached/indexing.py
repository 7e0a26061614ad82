"""Makes what is cached of a file of claims or sources, when it is read anew."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import Any

from ...cache.codec import Typed
from ...model.claim import Claim
from ...model.reference import Reference
from ...project.graph import names_of_claim, names_of_source
from ...project.withdrawn import withdrawal
from ...source.diagnostic import Diagnostic
from ...source.text import Lines, Span, Text
from .registry import (
    CLAIM,
    CODEC,
    SOURCE,
    Contents,
    FileIndex,
    Keys,
    Places,
    Row,
    SourceRow,
    Spoken,
    hash_of,
)


def index_claims(
    text: Text, claims: Sequence[Claim], said: tuple[Diagnostic, ...], lost: bool
) -> Contents:
    """The contents of a file of claims."""
    named = [names_of_claim(claim) for claim in claims]
    index = FileIndex(
        [one.id for one in claims],
        [CODEC.digest(claim) for claim in claims],
        named,
        hash_of("\0".join([*(one.id for one in claims), *map(_digest_said, claims)])),
        said,
        lost,
        list(dict.fromkeys(key for one in named for key in one.cites)),
        list(dict.fromkeys(name for one in named for name in one.grounds)),
        any(one.dated for one in named),
    )
    rows = [_row(claim, text) for claim in claims]
    return Contents(index, _places(text, claims, index.digests), _records(claims, CLAIM), rows)


def index_spoken(
    claims: Sequence[Claim], known: Mapping[str, tuple[list[int], bytes]]
) -> tuple[Keys, Spoken]:
    """What claims speak of, and by what they are compared; `known` is what others spoke of before.

    That is known by the hash of a claim's statement, date and values.
    """
    keys, spoken = Keys(), Spoken()
    for claim in claims:
        digest = _digest_said(claim)
        own, packed = known.get(digest) or _spoken(claim)
        keys.append(own)
        spoken.append((digest, packed))
    return keys, spoken


def _digest_said(claim: Claim) -> str:
    return CODEC.digest((claim.statement, claim.date, claim.values))


def _spoken(claim: Claim) -> tuple[list[int], bytes]:
    from ...checks.conflict import spoken  # Only a claim that is new is looked at.

    if not claim.statement:
        return [], b""
    said = spoken(claim)
    return [_number(key) for key in said.keys], CODEC.pack(said)


def _number(key: str) -> int:
    """A key as a number; where two are the same, claims are compared that need not be."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def index_sources(
    text: Text, references: Mapping[str, Reference], said: tuple[Diagnostic, ...]
) -> Contents:
    """The contents of a bibliography."""
    found = list(references.values())
    digests = [CODEC.digest(one) for one in found]
    named = [names_of_source(one) for one in found]
    index = FileIndex(list(references), digests, named, diagnostics=said)
    rows = [source_row(one, text) for one in found]
    return Contents(index, _places(text, found, digests), _records(found, SOURCE), rows)


def _records(things: Sequence[Claim] | Sequence[Reference], codec: Typed[Any]) -> bytes:
    """The things one after the other, behind their number and their offsets."""
    offsets, records, length = array("Q", [len(things)]), [], 0
    for thing in things:
        record = codec.pack(thing)
        offsets.append(length)
        records.append(record)
        length += len(record)
    return b"".join((offsets.tobytes(), *records))


def _places(text: Text, things: Sequence[Claim | Reference], digests: Sequence[str]) -> Places:
    spans = [thing.span for thing in things]
    bounds = _bounds(text, spans)
    owns = [
        hash_of(f"{text.path}\0{digest}\0{text.content[start:end]}")
        for digest, (start, end, _) in zip(digests, bounds, strict=True)
    ]
    names = [(span.start, span.end) for span in spans]
    if any(
        line != text.line_column(end)[0]
        for (_, end), (_, _, line) in zip(names, bounds, strict=True)
    ) or any(later[0] <= earlier[0] for earlier, later in pairwise(bounds)):
        names = []
    return Places(
        owns,
        [start for start, _, _ in bounds],
        [line for _, _, line in bounds],
        [start for start, _ in names],
        [end for _, end in names],
    )


def _bounds(text: Text, spans: Sequence[Span]) -> list[tuple[int, int, int]]:
    """Where each thing's part of a file begins and ends, with the line on which it begins.

    A part is whole lines. Where several things share a line, or stand in another order, each has
    the whole file for its part.
    """
    starts, lines = [], []
    for span in spans:
        line, column = text.line_column(span.start)
        starts.append(span.start - column + 1)
        lines.append(line)
    if any(later <= earlier for earlier, later in pairwise(starts)):
        return [(0, len(text.content), 1)] * len(starts)
    ends = [*starts[1:], len(text.content)] if starts else []
    return list(zip(starts, ends, lines, strict=True))


def _row(claim: Claim, text: Text) -> Row:
    return Row(
        claim.id,
        claim.kind,
        claim.statement,
        claim.author or "",
        claim.topics,
        tuple(dict.fromkeys(review.by for review in claim.reviews)),
        text.line_column(claim.span.start)[0],
        not (claim.citations or claim.basis or claim.calculation),
        str(claim.expires or ""),
        str(claim.as_of or ""),
        any(one.fingerprint and not one.objection for one in claim.reviews),
    )


def source_row(reference: Reference, lines: Lines) -> SourceRow:
    """What lists say of a source, in a bibliography of these lines."""
    return SourceRow(
        reference.key,
        reference.type,
        reference.get("title"),
        str(reference.date or ""),
        reference.files,
        reference.get("sha256"),
        withdrawal(reference),
        reference.get("supersededby"),
        lines.line_column(reference.span.start)[0],
    )
