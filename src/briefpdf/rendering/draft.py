"""A draft: the document with the number of every finding where it stands, and their list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ..checks.rule import Finding
from ..compose.compose import Composition
from ..compose.coverage import MISSING_GLYPH
from ..compose.walk import contents, rewrite
from ..engines.base import Rendered
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
from ..source.diagnostic import Diagnostic
from ..source.text import Span


def with_findings(composition: Composition, findings: Sequence[Finding]) -> Document:
    """The brief's Document with its findings numbered: each at the words that it is about.

    They are listed at the end, in the order of the text; those that are about none of its words
    come first. The advice of a rule stands at the first finding of that rule.
    """
    document = composition.document or _empty(composition.brief)
    left = list(dict.fromkeys(findings))
    first: dict[Finding, int] = {}
    for index, block in enumerate(document.blocks):
        for finding in left:
            if finding not in first and _is_in(finding, block):
                first[finding] = index
    left.sort(key=lambda finding: first.get(finding, -1))
    numbers = {finding: number for number, finding in enumerate(left, 1)}
    blocks = tuple(
        _flagged(block, {one: numbers[one] for one, at in first.items() if at == index})
        for index, block in enumerate(document.blocks)
    )
    return replace(document, blocks=blocks, remarks=_listed(left, document))


def _is_in(finding: Finding, block: Block) -> bool:
    span = finding.diagnostic.span
    origin = block.origin
    if span.path == origin.path and origin.start <= span.start < max(origin.end, origin.start + 1):
        return True
    return any(
        _is_about(finding, inline)
        for content in contents([block])
        for inline in content
        if isinstance(inline, Words)
    )


def _is_about(finding: Finding, words: Words) -> bool:
    """Whether a finding is about words: they are in its place, or of the claim that it names."""
    span, origin = finding.diagnostic.span, words.origin
    ends, goes_to = max(span.end, span.start + 1), max(origin.end, origin.start + 1)
    if span.path == origin.path and origin.start < ends and span.start < goes_to:
        return True
    claim = finding.diagnostic.claim
    return claim is not None and any(claim in run.claims for run in words.runs)


def _flagged(block: Block, numbers: Mapping[Finding, int]) -> Block:
    """The block with the numbers of findings at their words, else at its first."""
    left = dict(numbers)
    if not left:
        return block

    def flag(content: Inlines) -> Inlines:
        made: list[Inline] = []
        for inline in content:
            if not isinstance(inline, Words):
                made.append(inline)
                continue
            for part in _parted(inline, left):
                found = tuple(left[one] for one in left if _is_about(one, part))
                made.append(replace(part, flags=found) if found else part)
        return tuple(made)

    done = rewrite(block, flag)
    shown = {
        number
        for content in contents([done])
        for inline in content
        if isinstance(inline, Words)
        for number in inline.flags
    }
    rest = tuple(number for number in left.values() if number not in shown)
    begun = False

    def flag_first(content: Inlines) -> Inlines:
        nonlocal begun
        made = []
        for inline in content:
            if rest and not begun and isinstance(inline, Words):
                begun = True
                inline = replace(inline, flags=(*rest, *inline.flags))
            made.append(inline)
        return tuple(made)

    return rewrite(done, flag_first)


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
    errors = stopping(composition, found, inspection.subject)
    used = set(composition.claims)
    return [
        finding
        for finding in found
        if finding in errors
        or finding.path == composition.brief.path
        or finding.diagnostic.claim in used
    ]
