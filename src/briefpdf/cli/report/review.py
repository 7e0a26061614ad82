"""What a reviewer is shown of a claim on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from ...inspection.claim_detail import Evidence
from ...inspection.review import Change, ReviewPage
from ...project.graph import grounds_of
from ..print import style
from .text import finding_lines


def page_lines(page: ReviewPage, head: str) -> list[str]:
    """A claim, its passages with the words marked, and what changed since it was reviewed."""
    return [*_page(page, head), ""]


def _page(page: ReviewPage, head: str) -> Iterator[str]:
    claim, detail = page.claim, page.detail
    about = [claim.kind, detail.verdict, *([f"by {claim.author}"] if claim.author else [])]
    yield style(f"[{head}] {claim.id}", bold=True) + f" ({', '.join(about)})"
    yield f"    {claim.statement}"
    for value in claim.values.values():
        parts = (value.qualifier, value.value, value.unit)
        yield f"    {value.name}: {' '.join(part for part in parts if part)}"
    if claim.calculation:
        made = claim.calculation
        inputs = ", ".join(f"{name} is {written}" for name, written in made.inputs.items())
        yield f"    {made.result} = {made.formula}, where {inputs}"
    for name in dict.fromkeys(grounds_of(claim)):
        ground = detail.project.claims.get(name)
        yield f"    rests on {name}: {ground.statement if ground else 'there is no such claim'}"
    for one in detail.evidence:
        yield ""
        yield from evidence_lines(one)
    if page.last is not None:
        yield ""
        yield from _since(page)
    for finding in detail.findings:
        yield from (f"    {line}" for line in finding_lines(finding))


def evidence_lines(one: Evidence) -> Iterator[str]:
    """A source of a claim, and its words as they stand in the copy."""
    where = ", ".join(part for part in (one.citation.locator, one.title) if part)
    yield f"    {one.citation.key}{f', {where}' if where else ''}: {one.status}"
    if one.words:
        yield f"        {one.before}{style(f'«{one.words}»', bold=True)}{one.after}"
        yield f"        {', '.join(part for part in (one.copy, one.page) if part)}"
    elif one.citation.quote:
        yield f"        {' '.join(one.citation.quote.split())}"
    if (made := one.citation.translation) is not None:
        whose = ", ".join([made.kind or "", f"by {made.by}" if made.by else ""]).strip(", ")
        text = " ".join(made.text.split())
        yield f"        translated{f' ({whose})' if whose else ''}: {text}"


def _since(page: ReviewPage) -> Iterator[str]:
    review = page.last
    assert review is not None
    what = f"{review.by} reviewed it on {review.on}"
    if review.objection:
        what = f"{review.by} objected on {review.on} ({review.objection})"
    if page.changes is None:
        yield f"    {what}; what it then was is not in the log."
    elif not page.changes:
        yield f"    {what}; nothing has changed since."
    else:
        yield f"    {what}. Changed since:"
        yield from (f"        {line}" for line in map(_change, page.changes))


def _change(change: Change) -> str:
    if not change.before:
        return f"{change.field}: + “{change.after}”"
    if not change.after:
        return f"{change.field}: - “{change.before}”"
    return f"{change.field}: “{change.before}” → “{change.after}”"
