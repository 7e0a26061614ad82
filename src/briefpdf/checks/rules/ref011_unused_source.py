"""REF011: a source that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, REFS, also, brief
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each source that no claim, brief or other source names.

    One that was probably meant by a misspelt key is not unused: the key is a finding already.
    """
    references = subject.project.references
    if not subject.knows_all_uses:
        return
    cited = set(subject.graph.cited)
    for composition in subject.compositions:
        cited.update(composition.sources)
    cited.update(subject.written(missed.span) for missed in subject.found("BRIEF002"))
    used = {key if key in references else subject.nearest_source(key) for key in cited}
    used |= subject.graph.linked
    for key in references:
        if key not in used:
            message = f"no claim and no brief cites the source “{key}”"
            hint = "Cite it, or remove it from the bibliography."
            yield Diagnostic(
                "REF011", message, subject.project.source_span(key), (hint,), source=key
            )


_MORE = "@misc{{{},\n  title = {{More Troops}},\n  date = {{2024}},\n}}\n"

RULE = Rule(
    code="REF011",
    name="unused-source",
    severity=Severity.NOTE,
    title="No claim and no brief cites a source",
    why="It is kept up for nothing, or a claim that should name it does not.",
    bad=also(REFS, _MORE.format("«crs-more»")),
    good={
        **also(REFS, _MORE.format("crs-more")),
        BRIEF: brief('{{ claim("troops-2024") }}{{ cite("crs-more") }}\n'),
    },
    check=check,
)
