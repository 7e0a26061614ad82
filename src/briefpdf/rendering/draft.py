"""A draft: the document with the number of every finding where it stands, and their list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from ..checks.rule import Finding
from ..compose.composition import Composition
from ..compose.walk import contents, rewrite
from ..inspection.inspect import Inspection, stopping
from ..model.brief import Brief
from ..model.document import (
    Block,
    Document,
    Heading,
    Inline,
    Inlines,
    ListBlock,
    Meta,
    Paragraph,
    Words,
)
from ..model.reference import PartialDate
from ..source.text import Span


def with_findings(composition: Composition, findings: Sequence[Finding]) -> Document:
    """The brief's Document with its findings numbered: each at the words that it is about.

    They are listed at the end, in the order of the text; those that stand before or beside it
    come first. The advice of a rule stands at the first finding of that rule.
    """
    document = composition.document or _empty(composition.brief)
    left = list(dict.fromkeys(findings))
    nearby = _Nearby(left)
    first: dict[Finding, int] = {}
    of_block: dict[int, list[Finding]] = {}
    for index, block in enumerate(document.blocks):
        for finding in nearby.of_block(block):
            if finding not in first:
                first[finding] = index
                of_block.setdefault(index, []).append(finding)
    path = composition.brief.path
    begun = sorted(
        (b.origin.start, i) for i, b in enumerate(document.blocks) if b.origin.path == path
    )
    for finding in left:
        # Of a figure that there is not nothing is printed: its number is at what is before it.
        span = finding.diagnostic.span
        before = bisect_left(begun, (span.start + 1, 0)) - 1 if span.path == path else -1
        if finding not in first and before >= 0:
            first[finding] = begun[before][1]
            of_block.setdefault(first[finding], []).append(finding)
    left.sort(key=lambda finding: first.get(finding, -1))
    numbers = {finding: number for number, finding in enumerate(left, 1)}
    blocks = tuple(
        _flagged(block, {one: numbers[one] for one in of_block.get(index, ())})
        for index, block in enumerate(document.blocks)
    )
    return replace(document, blocks=blocks, remarks=_listed(left, document))


# In characters: longer places are few, and are looked through one by one.
_LONG = 2_000


class _Nearby:
    """Findings by their places and by the claims that they name: each word is asked about few."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._short: dict[str, list[Finding]] = {}
        self._long: dict[str, list[Finding]] = {}
        self._of_claim: dict[str, list[Finding]] = {}
        for one in findings:
            span = one.diagnostic.span
            long = span.end - span.start > _LONG
            (self._long if long else self._short).setdefault(span.path, []).append(one)
            if one.diagnostic.claim is not None:
                self._of_claim.setdefault(one.diagnostic.claim, []).append(one)
        for some in self._short.values():
            some.sort(key=_start)

    def of_block(self, block: Block) -> list[Finding]:
        """The findings that are about a block: they begin in it, or are about words of it."""
        origin = block.origin
        end = max(origin.end, origin.start + 1)
        found = {
            one: None
            for one in self._around(origin)
            if origin.start <= one.diagnostic.span.start < end
        }
        for content in contents([block]):
            for inline in content:
                if isinstance(inline, Words):
                    found.update(dict.fromkeys(self.of_words(inline)))
        return list(found)

    def of_words(self, words: Words) -> list[Finding]:
        """The findings that are about words: they are in their place, or of a claim of theirs.

        One that stands in the brief itself is about the words of its place alone.
        """
        origin = words.origin
        end = max(origin.end, origin.start + 1)
        found = {one: None for one in self._around(origin) if _overlaps(one, origin.start, end)}
        for claim in dict.fromkeys(claim for run in words.runs for claim in run.claims):
            for one in self._of_claim.get(claim, ()):
                if one.diagnostic.span.path != origin.path:
                    found[one] = None
        return list(found)

    def _around(self, place: Span) -> Iterator[Finding]:
        """The findings that may overlap a place."""
        short = self._short.get(place.path, [])
        begin = bisect_left(short, place.start - _LONG, key=_start)
        yield from short[begin : bisect_left(short, max(place.end, place.start + 1), key=_start)]
        yield from self._long.get(place.path, ())


def _start(finding: Finding) -> int:
    return finding.diagnostic.span.start


def _overlaps(finding: Finding, start: int, end: int) -> bool:
    span = finding.diagnostic.span
    return start < max(span.end, span.start + 1) and span.start < end


def _flagged(block: Block, numbers: Mapping[Finding, int]) -> Block:
    """The block with the numbers of findings at their words, else at its first or its last."""
    if not numbers:
        return block
    nearby = _Nearby(numbers)

    def flag(content: Inlines) -> Inlines:
        made: list[Inline] = []
        for inline in content:
            if not isinstance(inline, Words):
                made.append(inline)
                continue
            for part in _parted(inline, nearby.of_words(inline)):
                found = tuple(sorted(numbers[one] for one in nearby.of_words(part)))
                made.append(replace(part, flags=found) if found else part)
        return tuple(made)

    done = rewrite(block, flag)
    words = [one for content in contents([done]) for one in content if isinstance(one, Words)]
    shown = {number for one in words for number in one.flags}
    rest = {one: number for one, number in numbers.items() if number not in shown}
    # What stands behind the block, and is not printed, is told at its end.
    end = block.origin
    behind = tuple(
        number
        for one, number in rest.items()
        if one.diagnostic.span.path == end.path and one.diagnostic.span.start >= end.end
    )
    before = tuple(number for number in rest.values() if number not in behind)
    at = -1

    def flag_ends(content: Inlines) -> Inlines:
        nonlocal at
        made = []
        for inline in content:
            if isinstance(inline, Words):
                at += 1
                first = before if at == 0 else ()
                last = behind if at == len(words) - 1 else ()
                if first or last:
                    inline = replace(inline, flags=(*first, *inline.flags, *last))
            made.append(inline)
        return tuple(made)

    return rewrite(done, flag_ends) if rest else done


def _parted(words: Words, findings: Iterable[Finding]) -> Iterator[Words]:
    """Words in parts, as findings begin and end in them; whole where their places are not exact."""
    origin = words.origin
    cuts = {0, len(words.text)}
    if origin.end - origin.start == len(words.text):
        for finding in findings:
            span = finding.diagnostic.span
            if span.path == origin.path:
                cuts |= {span.start - origin.start, span.end - origin.start}
    ends = sorted(cut for cut in cuts if 0 <= cut <= len(words.text))
    for start, end in pairwise(ends):
        exact = Span(origin.path, origin.start + start, origin.start + end)
        whole = len(ends) == 2
        yield replace(words, text=words.text[start:end], origin=origin if whole else exact)


def _listed(findings: Sequence[Finding], document: Document) -> tuple[Block, ...]:
    if not findings:
        return ()
    told: set[str] = set()
    items = []
    for finding in findings:
        span = finding.diagnostic.span
        place = f"{finding.path}:{finding.line}:{finding.column}"
        words = [
            Words(f"{finding.rule.code} {finding.severity}", span, bold=True),
            Words(f" {finding.diagnostic.message} ({place})", span),
        ]
        if finding.rule.code not in told:
            told.add(finding.rule.code)
            words += [Words(f" {hint}", span, italic=True) for hint in finding.diagnostic.hints]
        items.append((Paragraph(tuple(words), span),))
    span = findings[0].diagnostic.span
    title = document.labels.get("findings", "Findings")
    return (Heading(1, (Words(title, span),), span), ListBlock(tuple(items), 1, span))


def _empty(brief: Brief) -> Document:
    meta = Meta(
        brief.id,
        brief.title,
        brief.number,
        brief.version or "1",
        brief.date or PartialDate(1970),
        "",
        brief.status == "updated",
        brief.lang,
        brief.authors,
    )
    return Document(meta, (), (), ())


def concerned(composition: Composition, inspection: Inspection) -> Sequence[Finding]:
    """The findings of a brief: its errors, and whatever is in it or in a claim that it uses.

    What was there before is among them: a draft shows all.
    """
    found = (*inspection.findings, *inspection.passed_over)
    errors = set(stopping(composition, found, inspection.subject))
    used = set(composition.claims)
    return [
        finding
        for finding in found
        if finding in errors
        or finding.path == composition.brief.path
        or finding.diagnostic.claim in used
    ]
