"""BRIEF019: a sentence that is neither a claim nor a judgment, and states nothing checkable."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ...source.diagnostic import Diagnostic
from ...source.text import Span
from ..examples import BRIEF, brief
from ..leftovers import find_foreign_markup
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each bare sentence, but for those that point at a figure or quote somebody.

    What holds another tool's signs was meant otherwise, which is a finding already.
    """
    # A call or a heading that is not written right is a finding already, and no sentence.
    slips = sorted(one.span for _, one in subject.once(find_foreign_markup))
    for composition, coverage in subject.coverages:
        bare = [
            one
            for one in coverage.sentences
            if one.status == "bare" and not (one.points or one.quotes or one.quoted)
        ]
        for sentence in bare:
            if not _meets(sentence.span, slips):
                yield Diagnostic(
                    "BRIEF019",
                    "this sentence is neither a claim nor a judgment",
                    sentence.span,
                    (
                        "If it is analysis, say what it rests on: "
                        '{% judgment basis=["id"] %}…{% endjudgment %}.',
                    ),
                    brief=composition.brief.id,
                )


def _meets(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span shares a character with one of others, which are sorted and apart."""
    at = bisect_left(others, Span(span.path, span.end, span.end))
    return at > 0 and others[at - 1].path == span.path and others[at - 1].end > span.start


RULE = Rule(
    code="BRIEF019",
    name="bare-sentence",
    severity=Severity.NOTE,
    title="A sentence is neither a claim nor a judgment",
    why="It states nothing that was found checkable. A reader may still take it for a fact.",
    bad={BRIEF: brief('{{ claim("troops-2024") }}\n«Much remains open.»\n')},
    good={
        BRIEF: brief(
            '{{ claim("troops-2024") }}\n'
            '{% judgment basis=["troops-2024"] %}Much remains open.{% endjudgment %}\n'
        )
    },
    check=check,
    scope="brief",
)
