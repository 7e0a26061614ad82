"""Renders what holds up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..checks.finding import Finding
from ..checks.run import find_all, run_checks
from ..compose.compose import Composition
from ..compose.sandbox import Sandbox
from ..engines.base import Engine, Rendered
from ..engines.registry import find_engine
from ..model.document import Document
from ..model.theme import Theme
from ..source.diagnostic import Diagnostic
from ..source.workspace import DiskWorkspace
from ..source.write import write_whole
from .draft import with_findings
from .inspect import BriefResult, Inspection, Progress, inspect_workspace, stopping


@dataclass(frozen=True, slots=True)
class Order:
    """How to render: `out` is a PDF for a single brief, or a folder; by default the workspace's."""

    engine: str = "auto"
    out: Path | None = None
    draft: bool = False
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class _Task:
    result: BriefResult
    document: Document
    theme: Theme


def render_workspace(
    workspace: DiskWorkspace,
    sandbox: Sandbox,
    order: Order,
    only: Iterable[str] | None = None,
    progress: Progress = lambda name: None,
) -> Inspection:
    """Check, then write a PDF for each brief without errors.

    Raises `OSError` where it cannot write and `NoEngine` where no engine can run.
    """
    inspection = inspect_workspace(workspace, sandbox, only)
    subject = inspection.subject
    tasks: dict[str, _Task] = {}
    for composition, result in zip(subject.compositions, inspection.briefs, strict=True):
        document = _document(composition, inspection, order)
        if document is not None and composition.theme is not None:
            tasks[result.brief] = _Task(result, document, composition.theme)
    results = {result.brief: result for result in inspection.briefs}
    engine_found: list[Diagnostic] = []
    # Loading an engine takes longer than checking: it waits until there is something to render.
    engine = find_engine(order.engine, sandbox) if tasks else None
    for name, rendered in _render_all(tasks, engine, order, progress):
        engine_found += rendered.diagnostics
        if not rendered.pdf:
            continue
        after = run_checks(subject, rendered.diagnostics) if rendered.diagnostics else []
        errors = [f for f in after if f.diagnostic in rendered.diagnostics and f.is_error]
        if errors and not order.draft:
            continue
        output = subject.project.settings.output
        place = _place(workspace, results[name], order, len(results), output)
        write_whole(place, rendered.pdf)
        results[name] = replace(
            results[name],
            pdf=_shown(workspace, place),
            engine=engine.name if engine else None,
            pages=rendered.page_count,
        )
    done = replace(inspection, briefs=tuple(results.values()))
    if not engine_found:
        return done
    found = find_all(subject, engine_found)
    return replace(done, findings=tuple(found.findings), suppressed=tuple(found.suppressed))


def _document(composition: Composition, inspection: Inspection, order: Order) -> Document | None:
    if order.draft:
        concerned = _concerned(composition, inspection)
        return with_findings(composition, concerned)
    if composition.document is None:
        return None
    if stopping(composition, inspection.findings, inspection.subject):
        return None
    return composition.document


def _concerned(composition: Composition, inspection: Inspection) -> Sequence[Finding]:
    """The findings of a brief: its errors, and whatever is in it or in a claim that it uses."""
    errors = stopping(composition, inspection.findings, inspection.subject)
    used = set(composition.claims)
    return [
        finding
        for finding in inspection.findings
        if finding in errors
        or finding.path == composition.brief.path
        or finding.diagnostic.claim in used
    ]


def _render_all(
    tasks: dict[str, _Task], engine: Engine | None, order: Order, progress: Progress
) -> Iterator[tuple[str, Rendered]]:
    if engine is None:
        return
    if order.jobs > 1 and len(tasks) > 1:
        from .parallel import render_in_parallel

        documents = {name: (task.document, task.theme) for name, task in tasks.items()}
        for name, rendered in render_in_parallel(documents, engine.name, order.draft, order.jobs):
            progress(name)
            yield name, rendered
        return
    for name, task in tasks.items():
        progress(name)
        yield name, engine.render(task.document, task.theme, order.draft)


def _place(
    workspace: DiskWorkspace, result: BriefResult, order: Order, count: int, output: str
) -> Path:
    if order.out is None:
        return workspace.root / output / f"{result.brief}.pdf"
    if order.out.suffix.lower() == ".pdf" and count == 1:
        return order.out
    return order.out / f"{result.brief}.pdf"


def _shown(workspace: DiskWorkspace, place: Path) -> str:
    resolved = place.resolve()
    if resolved.is_relative_to(workspace.root):
        return resolved.relative_to(workspace.root).as_posix()
    return place.as_posix()
