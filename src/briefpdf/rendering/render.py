"""Renders what holds up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..checks.baseline import Baseline
from ..checks.registry import RULES
from ..checks.run import find_all
from ..compose.compose import Composition
from ..compose.passages import with_passages
from ..compose.sandbox import Sandbox
from ..engines.base import Rendered
from ..engines.registry import choose_engine
from ..inspection.baseline import hold
from ..inspection.examine import examine
from ..inspection.inspect import Inspection, Progress, stopping
from ..limits.limit import Failure, Limit
from ..model.document import Document
from ..model.theme import Theme
from ..project.load import load_settings
from ..project.project import Project
from ..provenance.pack import Evidence
from ..source.diagnostic import Diagnostic
from ..source.workspace import DiskWorkspace, place_to_write
from ..source.write import is_there, write_whole
from .draft import concerned, with_findings
from .evidence import Embedding
from .layout import Layout, failed, set_up
from .output import file_of, shown, signed

if TYPE_CHECKING:
    from ..provenance.sign import Signing
    from .cached import Pdfs


@dataclass(frozen=True, slots=True)
class Order:
    """How to render: `out` is a PDF for a single brief, or a folder; by default the workspace's.

    `scheduler` is the address of the Dask cluster that renders, None for this machine. What
    `baseline` has stops no PDF. With `signing`, each file is signed that passed every check.
    """

    engine: str = "auto"
    out: Path | None = None
    draft: bool = False
    jobs: int = 1
    cache: bool = True
    scheduler: str | None = None
    baseline: Baseline | None = None
    signing: Signing | None = None


def render_workspace(
    workspace: DiskWorkspace,
    sandbox: Sandbox,
    order: Order,
    only: Iterable[str] | None = None,
    progress: Progress = lambda name: None,
    layout: Layout | None = None,
) -> Inspection:
    """Check, then write a PDF for each brief without errors.

    `layout` is what lays out, where one is at hand; it may begin with a brief while that is still
    being checked, which is thrown away where the brief does not hold up.
    Raises `OSError` where it cannot write, `NoEngine` where no engine can run and
    `ClusterFailed` where the scheduler's cluster is of no use.
    """

    with ExitStack() as stack:
        if layout is None:
            layout = stack.enter_context(Layout(order.engine, order.jobs))
        limit = load_settings(workspace).value.limits

        def composed(composition: Composition, project: Project) -> None:
            document, theme = composition.document, composition.theme
            if not order.draft and layout.ahead and document is not None and theme is not None:
                made = with_passages(document, project, project.archives)
                layout.begin(made, theme, False, limit)

        inspection = examine(
            workspace, sandbox, only, jobs=order.jobs, cache=order.cache, composed=composed
        )
        run = _Run(workspace, order, inspection, progress, layout, only is None)
        return run.render()


class _Run:
    """One run over the briefs of an inspection."""

    def __init__(
        self,
        workspace: DiskWorkspace,
        order: Order,
        inspection: Inspection,
        progress: Progress,
        layout: Layout,
        whole: bool,
    ) -> None:
        self.workspace = workspace
        self.order = order
        self.whole = whole
        self.inspection = self._held(inspection)
        self.progress = progress
        self.layout = layout
        self.results = {result.brief: result for result in inspection.briefs}
        self.found: list[Diagnostic] = []
        self.pdfs: Pdfs | None = None
        self.embedding = Embedding(self.inspection, order.draft)

    def render(self) -> Inspection:
        """Write what is to be written; the inspection with what came of it."""
        by_engine: dict[str, list[Composition]] = {}
        for composition in self.inspection.subject.compositions:
            if self._may_be_rendered(composition):
                engine = choose_engine(self.order.engine, composition.theme)
                by_engine.setdefault(engine, []).append(composition)
        for engine, compositions in by_engine.items():
            self._cached_by(engine)
            left = {one.brief.id: one for one in compositions if not self._is_cached(one)}
            if left:
                # Loading an engine takes longer than checking: it waits until there is a need.
                self.layout.require(engine)
                self._make(left, engine)
            if self.pdfs:
                self.pdfs.flush()
        done = replace(self.inspection, briefs=tuple(self.results.values()))
        if not self.found:
            return done
        found = find_all(self.inspection.subject, self.found, known=self.inspection.known)
        return self._held(
            replace(done, findings=tuple(found.findings), suppressed=tuple(found.suppressed))
        )

    def _held(self, inspection: Inspection) -> Inspection:
        baseline = self.order.baseline
        return hold(inspection, baseline, self.whole) if baseline else inspection

    def _cached_by(self, engine: str) -> None:
        # Without a cache, what the processes hand each other goes with this run.
        if not self.order.cache:
            return
        # With what is cached comes much to import.
        from ..inspection.cached.inspect import CachedInspection
        from .cached import Pdfs

        if isinstance(self.inspection, CachedInspection):
            self.pdfs = Pdfs(self.inspection, engine, self.order.draft)
            self.engine = engine

    def _may_be_rendered(self, composition: Composition) -> bool:
        if self.order.draft:
            return True
        subject = self.inspection.subject
        if not composition.expanded:
            self._tell(composition, "not built: it did not expand")
            return False
        errors = stopping(composition, self.inspection.findings, subject)
        if errors:
            codes = ", ".join(sorted({error.rule.code for error in errors}))
            self._tell(composition, f"not built: errors stop it ({codes})")
        return not errors

    def _tell(self, composition: Composition, why: str, unchanged: bool = False) -> None:
        name = composition.brief.id
        self.results[name] = replace(self.results[name], why=why, unchanged=unchanged)

    def _is_cached(self, composition: Composition) -> bool:
        """Whether a file made from the same is in the cache; it is then put where it belongs."""
        drafted = self._drafted(composition)
        path = composition.brief.path
        carried = self.embedding.key(composition) if self.pdfs else ""
        cached = self.pdfs.find(path, drafted, carried) if self.pdfs else None
        if cached is None:
            return False
        there = self._write(composition.brief.id, cached, self.engine)
        why = "not built: nothing that it uses changed"
        if there is None:
            why = "not built: errors show on its pages"
        elif not there:
            why = "written again from the cache: its file was gone, or was another"
        self._tell(composition, why, unchanged=bool(there))
        self.progress(composition.brief.id)
        return True

    def _drafted(self, composition: Composition) -> tuple[Document, Theme] | None:
        if not self.order.draft:
            return None
        document = with_findings(composition, concerned(composition, self.inspection))
        theme = composition.theme
        return (document, theme) if theme is not None else None

    def _documents(self, left: dict[str, Composition]) -> dict[str, tuple[Document, Theme]]:
        documents = {}
        for name, composition in left.items():
            drafted = self._drafted(composition)
            document, theme = drafted or (composition.document, composition.theme)
            if document is not None and theme is not None:
                subject = self.inspection.subject
                made = with_passages(document, subject.project, subject.archives)
                documents[name] = (made, theme)
        return documents

    def _make(self, left: dict[str, Composition], engine: str) -> None:
        documents = self._documents(left)
        limit = self.inspection.subject.project.settings.limits
        evidence = {
            name: made
            for name, (document, _) in documents.items()
            if (made := self.embedding.evidence(left[name], document)) is not None
        }
        for name, rendered in self._laid_out(documents, engine, limit, evidence):
            composition = left[name]
            if isinstance(rendered, Failure):
                self.progress(name)
                self.found.append(failed(composition.brief, rendered, limit))
                self._tell(composition, "not built: the engine failed")
            else:
                self._finish(composition, rendered, engine, documents[name])

    def _laid_out(
        self,
        documents: dict[str, tuple[Document, Theme]],
        engine: str,
        limit: Limit,
        evidence: dict[str, Evidence],
    ) -> Iterator[tuple[str, Rendered | Failure]]:
        draft, scheduler = self.order.draft, self.order.scheduler
        if scheduler is None:
            yield from self.layout.render_all(documents, draft, limit, evidence)
            return
        from .cluster import DaskPool  # Few runs ask a cluster.

        tasks = [
            (name, (*document, draft, limit, evidence.get(name)))
            for name, document in documents.items()
        ]
        with DaskPool[str](scheduler, set_up, engine) as pool:
            yield from pool.run(tasks)

    def _finish(
        self,
        composition: Composition,
        rendered: Rendered,
        engine: str,
        document: tuple[Document, Theme],
    ) -> None:
        """Keep and write a file that was made."""
        name, path = composition.brief.id, composition.brief.path
        self.progress(name)
        if self.pdfs:
            carried = self.embedding.key(composition)
            self.pdfs.set(path, rendered, document if self.order.draft else None, carried)
            why = f"built: {self.pdfs.why(path, carried)}"
        else:
            why = "built: nothing is cached"
        if self._write(name, rendered, engine) is None:
            why = "not built: errors show on its pages"
        self._tell(composition, why)

    def _write(self, name: str, rendered: Rendered, engine: str) -> bool | None:
        """Put a file into its place; whether it was there, None where an error stops it."""
        self.found += rendered.diagnostics
        if not rendered.pdf or (self._has_errors(rendered) and not self.order.draft):
            return None
        output = self.inspection.subject.project.settings.output
        wanted = file_of(self.workspace, name, self.order.out, len(self.results), output)
        place = place_to_write(wanted, self.workspace.root)
        pdf = signed(rendered.pdf, self.order.signing)
        there = is_there(place, pdf)
        if not there:
            write_whole(place, pdf)
        self.results[name] = replace(
            self.results[name],
            pdf=shown(self.workspace, place),
            engine=engine,
            pages=rendered.page_count,
        )
        return there

    def _has_errors(self, rendered: Rendered) -> bool:
        if not rendered.diagnostics:
            return False
        # Of the other rules nothing is asked.
        nothing = {rule.code: () for rule in RULES if rule.check is not None}
        subject = self.inspection.subject
        found = find_all(subject, rendered.diagnostics, known=nothing).findings
        return any(one.diagnostic in rendered.diagnostics and one.is_error for one in found)
