"""A draft: the document with every finding where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..checks.rule import Finding
from ..compose.compose import Composition
from ..compose.walk import contents
from ..model.brief import Brief
from ..model.document import Block, Document, Meta, Paragraph, TextBox, Words
from ..model.reference import PartialDate


def with_findings(composition: Composition, findings: Sequence[Finding]) -> Document:
    """The brief's Document with a box for each finding behind the block that it is in.

    A finding that is in no block stands at the head. A brief that did not expand
    has its findings alone.
    """
    document = composition.document or _empty(composition.brief)
    left = list(dict.fromkeys(findings))
    blocks: list[Block] = []
    for block in document.blocks:
        blocks.append(block)
        here = [finding for finding in left if _is_in(finding, block)]
        left = [finding for finding in left if finding not in here]
        blocks += map(_box, here)
    return replace(document, blocks=(*map(_box, left), *blocks))


def _is_in(finding: Finding, block: Block) -> bool:
    span = finding.diagnostic.span
    origin = block.origin
    if span.path == origin.path and origin.start <= span.start < max(origin.end, origin.start + 1):
        return True
    claim = finding.diagnostic.claim
    return claim is not None and any(
        claim in run.claims
        for content in contents([block])
        for inline in content
        for run in getattr(inline, "runs", ())
    )


def _box(finding: Finding) -> TextBox:
    span = finding.diagnostic.span
    place = f"{finding.path}:{finding.line}:{finding.column}"
    words = [Words(f"{place}: {finding.diagnostic.message}", span)]
    words += [Words(f" {hint}", span, italic=True) for hint in finding.diagnostic.hints]
    title = f"{finding.rule.code} {finding.severity}"
    return TextBox(title, (Paragraph(tuple(words), span),), span)


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
