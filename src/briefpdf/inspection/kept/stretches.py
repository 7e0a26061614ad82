"""Claims of one file that stand together: checked again only where one of them changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from ...checks.standing import Verdict
from ...model.claim import Claim
from ...source.diagnostic import Diagnostic
from ...source.text import Span, Text
from .facts import Facts

# A diagnostic, and its lines and columns.
Located = tuple[Diagnostic, int, int, int, int]

# A stretch ends where the hash of a claim says so, in one of so many: what is put in before it
# moves it as it is.
_MEAN = 16


@dataclass(frozen=True)
class Stretch:
    """Some claims, from the line on which the first begins to that of the next stretch."""

    claims: Sequence[Claim]
    digests: Sequence[str]
    text: Text
    start: int
    end: int

    def name(self, more: str) -> str:
        """What the findings of the claims follow from, besides what rules look at elsewhere."""
        named = blake2b(self.text.content[self.start : self.end].encode("utf-8", "surrogatepass"))
        named.update("\0".join((*self.digests, more)).encode("utf-8", "surrogatepass"))
        return named.hexdigest()

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.text.line_column(self.start)[0]

    def holds(self, found: Mapping[str, Sequence[Located]]) -> bool:
        """Whether its claims, and what was found in them, stand within it and nowhere else."""
        spans = [span for claim in self.claims for span in _spans_of(claim)]
        spans += [span for items in found.values() for one in items for span in _places_of(one[0])]
        return all(
            span.path == self.text.path and self.start <= span.start and span.end <= self.end
            for span in spans
        )


@dataclass(frozen=True)
class Checked:
    """What was found in a stretch, what that follows from, and where the stretch then stood."""

    start: int
    line: int
    facts: Facts
    found: Mapping[str, Sequence[Located]]
    standings: Mapping[str, Verdict]

    def at(self, stretch: Stretch) -> Checked:
        """The same where the stretch stands now."""
        by, lines = stretch.start - self.start, stretch.line - self.line
        if not by and not lines:
            return self
        found = {
            code: [
                (_moved(one, by), line + lines, column, end_line + lines, end_column)
                for one, line, column, end_line, end_column in items
            ]
            for code, items in self.found.items()
        }
        return Checked(stretch.start, stretch.line, self.facts, found, self.standings)


def stretches(claims: Sequence[Claim], digests: Sequence[str], text: Text) -> Iterator[Stretch]:
    """The claims of a file, in stretches that begin at the start of a line."""
    first, start = 0, 0
    for at in range(1, len(claims)):
        if int(digests[at][:4], 16) % _MEAN:
            continue
        place = claims[at].span.start
        begin = place - text.line_column(place)[1] + 1
        # In a file that lists claims in another order, or several on a line, none is cut off.
        if begin > claims[at - 1].span.end and begin > start:
            yield Stretch(claims[first:at], digests[first:at], text, start, begin)
            first, start = at, begin
    if claims:
        yield Stretch(claims[first:], digests[first:], text, start, len(text.content))


def _spans_of(claim: Claim) -> Iterator[Span]:
    yield claim.span
    yield from claim.spans.values()
    for citation in claim.citations:
        places = (citation.span, citation.key_span, citation.quote_span, citation.locator_span)
        yield from (place for place in places if place is not None)
    yield from (value.span for value in claim.values.values())
    yield from (review.span for review in claim.reviews)
    if claim.calculation is not None:
        yield claim.calculation.span


def _places_of(found: Diagnostic) -> Iterator[Span]:
    yield found.span
    yield from (one.span for one in found.related)
    if found.fix is not None:
        yield from (edit.span for edit in found.fix.edits)


def _moved(found: Diagnostic, by: int) -> Diagnostic:
    related = tuple(replace(one, span=_shifted(one.span, by)) for one in found.related)
    fix = found.fix
    if fix is not None:
        edits = tuple(replace(edit, span=_shifted(edit.span, by)) for edit in fix.edits)
        fix = replace(fix, edits=edits)
    return replace(found, span=_shifted(found.span, by), related=related, fix=fix)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.path, span.start + by, span.end + by)
