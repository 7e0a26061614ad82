"""Holds sources to the web: `check --online`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..checks.subject import Subject
from ..inspection.added import with_diagnostics
from ..inspection.inspect import Inspection
from ..project.load import load_project
from ..project.withdrawn import today
from ..source.diagnostic import Diagnostic
from ..source.workspace import DiskWorkspace
from .online import Online, look_up

GONE = "REF035"
_Ask = Callable[..., Mapping[str, Online]]


def hold_to_web(
    inspection: Inspection,
    progress: Callable[[str], None] = lambda key: None,
    ask: _Ask = look_up,
) -> tuple[Inspection, list[str]]:
    """An inspection with a finding for each cited source that is gone; the keys that are unasked.

    Who forbids robots, or does not answer in time, is not gone, but unasked.
    """
    workspace = inspection.workspace
    assert isinstance(workspace, DiskWorkspace)
    project = load_project(workspace, ())
    subject = Subject(project, (), today(), whole=False)
    cited = project.graph.cited.union(*(one.sources for one in inspection.subject.compositions))
    references = [one for key, one in project.references.items() if key in cited]
    answers = ask(references, subject, progress=progress)
    unasked = [key for key, online in answers.items() if online.outcome == "blocked"]
    found = _diagnostics(subject, answers)
    return with_diagnostics(inspection, found, project.settings, subject.text), unasked


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
