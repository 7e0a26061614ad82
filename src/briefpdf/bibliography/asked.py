"""Holds sources to the web: `check --online`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..checks.subject import Subject
from ..inspection.inspect import Inspection
from ..source.diagnostic import Diagnostic
from .online import Online, look_up

GONE = "REF035"
_Ask = Callable[..., Mapping[str, Online]]


def gone_from_web(
    inspection: Inspection, ask: _Ask = look_up
) -> tuple[list[Diagnostic], list[str]]:
    """A finding for each cited source that is gone; the keys that are unasked.

    Who forbids robots, or does not answer in time, is not gone, but unasked.
    """
    subject = inspection.subject
    project = subject.project
    cited = project.graph.cited.union(*(one.sources for one in subject.compositions))
    references = [project.references[key] for key in project.references if key in cited]
    answers = ask(references, subject)
    unasked = [key for key, online in answers.items() if online.outcome == "blocked"]
    return list(_diagnostics(subject, answers)), unasked


def _diagnostics(subject: Subject, answers: Mapping[str, Online]) -> Iterator[Diagnostic]:
    for key, online in answers.items():
        if online.outcome not in ("dead", "changed"):
            continue
        reference = subject.project.references[key]
        what = "is gone from its address" if online.outcome == "dead" else "has changed"
        yield Diagnostic(
            GONE,
            f"“{key}” {what}: {online.detail} ({online.url})",
            reference.spans.get("url", reference.span),
            (f"“briefpdf source check {key} --online” says more; the archived copy stays.",),
            source=key,
        )
