"""Renders what holds up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
import dataclasses
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ..checks.run import find_all
from ..compose.composition import Composition
from ..compose.passages import with_passages
from ..compose.sandbox import Sandbox
from ..engines.base import Rendered
from ..engines.registry import choose_engine
from ..inspection.baseline import hold
from ..inspection.examine import examine
from ..inspection.inspect import Inspection, Progress
from ..inspection.untracked import with_untracked
from ..limits.limit import Failure, Limit
from ..model.document import Document
from ..model.theme import Theme
from ..project.load import load_settings
from ..project.project import Project
from ..provenance.pack import Evidence
from ..source.diagnostic import Diagnostic
from ..source.workspace import DiskWorkspace, place_to_write
from ..source.write import is_there, write_again, write_whole
from .draft import concerned, with_findings
from .evidence import Embedding
from .layout import Layout, failed, render_on_cluster
from .order import Order as Order
from .order import shown
from .repeated import UNCHANGED
from .stopped import ON_PAGES, Stopped, before_layout, errors_on, on_pages, stopped_then

if TYPE_CHECKING:
    from .beside import Beside
    from .cached import Pdfs


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
        layout.renew()
        limit = load_settings(workspace).value.limits
        since, beside = order.since, None

        def composed(composition: Composition, project: Project) -> None:
            if not (layout.ahead and order.begins_early(composition.brief)):
                return  # What became of it, another process may have to be asked for.
            document, theme = composition.document, composition.theme
            if document is not None and theme is not None:
                made = with_passages(document, project, project.archives)
                begun = layout.begin(made, theme, False, limit)
                if beside is not None and begun is not None:
                    beside.follow(composition.brief.id, begun)

        if since is None:
            inspection = examine(
                workspace, sandbox, only, jobs=order.jobs, cache=order.cache, composed=composed
            )
        else:
            from .beside import Beside  # Few runs ask a revision.

            if order.pictures is not None:
                beside = Beside(order, since, order.pictures, workspace, layout)
            inspection = since.inspect(jobs=order.jobs, composed=composed)
        run = _Run(workspace, order, inspection, progress, layout, only is None and since is None)
        run.beside = beside
        done = run.render()
        if order.drafts is not None and not order.draft:
            done = _drafted(run, inspection, done)
        return done if beside is None else done.with_values(history=beside.pictured())


def _drafted(run: _Run, inspection: Inspection, done: Inspection) -> Inspection:
    """The same, each brief that errors stop printed as a draft."""
    order = replace(run.order, draft=True, out=run.order.drafts, drafts=None)
    drafting = _Run(run.workspace, order, inspection, run.progress, run.layout, run.whole)
    drafting.only = {one.brief for one in done.briefs if one.stopped}
    drafts = {one.brief: one.pdf for one in drafting.render().briefs}
    briefs = (replace(one, draft=drafts[one.brief]) for one in done.briefs)
    return done.with_values(briefs=tuple(briefs))


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
        self.on_pages: dict[str, list[Diagnostic]] = {}
        self.pdfs: Pdfs | None = None
        # The briefs that are meant, None for all; what compares pages with those of a revision.
        self.only: set[str] | None = None
        self.beside: Beside | None = None
        self.embedding = Embedding(self.inspection, order)

    def render(self) -> Inspection:
        """Write what is to be written; the inspection with what came of it."""
        by_engine: dict[str, list[Composition]] = {}
        for composition in self.inspection.subject.compositions:
            is_meant = self.only is None or composition.brief.id in self.only
            if is_meant and self._may_be_rendered(composition):
                engine = choose_engine(self.order.engine, composition.theme)
                by_engine.setdefault(engine, []).append(composition)
        for engine, compositions in by_engine.items():
            self._cached_by(engine)
            left = {one.brief.id: one for one in compositions if not self._is_cached(one)}
            if left:
                # Loading an engine takes longer than checking: it waits until there is a need.
                if self.order.scheduler is None:
                    self.layout.start(len(left))
                self._make(left, engine)
            if self.pdfs:
                self.pdfs.flush()
        for name in stopped_then(self.on_pages, self.order, self.layout):
            self.results[name] = replace(self.results[name], stopped="before")
        done = dataclasses.replace(self.inspection, briefs=tuple(self.results.values()))
        if not self.found:
            return done
        found = find_all(self.inspection.subject, self.found, known=self.inspection.known)
        findings, suppressed = tuple(found.findings), tuple(found.suppressed)
        return self._held(
            with_untracked(done.with_values(findings=findings, suppressed=suppressed))
        )

    def _held(self, inspection: Inspection) -> Inspection:
        baseline, since = self.order.baseline, self.order.since
        if baseline is None and since is None:
            return inspection
        return hold(inspection, baseline, self.whole, since)

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
        stopped, why = before_layout(composition, self.inspection, self.order)
        if stopped:
            self._tell(composition, why, stopped=stopped)
        return not stopped

    def _tell(
        self,
        composition: Composition,
        why: str,
        unchanged: bool = False,
        stopped: Stopped = "",
    ) -> None:
        name = composition.brief.id
        result = self.results[name]
        self.results[name] = replace(result, why=why, unchanged=unchanged, stopped=stopped)

    def _is_cached(self, composition: Composition) -> bool:
        """Whether a file made from the same is in the cache; it is then put where it belongs."""
        drafted = self._drafted(composition)
        path = composition.brief.path
        carried = self.embedding.key(composition) if self.pdfs else ""
        cached = self.pdfs.find(path, drafted, carried) if self.pdfs else None
        if cached is None:
            return False
        there = self._write(composition, cached, self.engine)
        why = UNCHANGED
        if there is None:
            why = ON_PAGES
        elif not there:
            why = "written again from the cache: its file was gone, or was another"
        self._tell(composition, why, bool(there), "new" if there is None else "")
        self.progress(composition.brief.id)
        return True

    def _drafted(self, composition: Composition) -> tuple[Document, Theme] | None:
        theme = composition.theme
        if not self.order.draft or theme is None:
            return None
        return with_findings(composition, concerned(composition, self.inspection)), theme

    def _documents(self, left: dict[str, Composition]) -> dict[str, tuple[Document, Theme]]:
        subject, documents = self.inspection.subject, {}
        for name, one in left.items():
            document, theme = self._drafted(one) or (one.document, one.theme)
            if document is not None and theme is not None:
                made = with_passages(document, subject.project, subject.archives)
                documents[name] = (self.embedding.annexed(one, made), theme)
        return documents

    def _make(self, left: dict[str, Composition], engine: str) -> None:
        documents = self._documents(left)
        limit = self.inspection.subject.project.settings.limits
        evidence = self.embedding.of(left, documents)
        self.layout.require(engine)
        for name, rendered in self._laid_out(documents, engine, limit, evidence):
            composition = left[name]
            if isinstance(rendered, Failure):
                self.progress(name)
                self.found.append(failed(composition.brief, rendered, limit))
                self._tell(composition, "not built: the engine failed", stopped="new")
            else:
                self._finish(composition, rendered, engine, documents[name])

    def _laid_out(
        self,
        documents: dict[str, tuple[Document, Theme]],
        engine: str,
        limit: Limit,
        evidence: Callable[[str], Evidence | None],
    ) -> Iterator[tuple[str, Rendered | Failure]]:
        draft, scheduler = self.order.draft, self.order.scheduler
        if scheduler is None:
            beside = () if self.beside is None else (self.beside.begin,)
            yield from self.layout.render_all(documents, draft, limit, evidence, *beside)
        else:
            yield from render_on_cluster(scheduler, engine, documents, draft, limit, evidence)

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
        lost = self._write(composition, rendered, engine) is None
        self._tell(composition, ON_PAGES if lost else why, stopped="new" if lost else "")

    def _write(self, composition: Composition, rendered: Rendered, engine: str) -> bool | None:
        """Put a file into its place; whether it was there, None where an error stops it."""
        name, settings = composition.brief.id, self.inspection.subject.project.settings
        self.found += on_pages(composition, rendered, self.inspection)
        if not self.order.draft and (errors := errors_on(rendered, self.inspection)):
            self.on_pages[name] = errors
            return None
        if not rendered.pdf:
            return None
        wanted = self.order.path_of(name, self.workspace, len(self.results), settings.output)
        place = place_to_write(wanted, self.workspace.root)
        if self.beside is not None:
            self.beside.add(name, rendered)
        pdf = self.order.signed(rendered.pdf)
        there = is_there(place, pdf)
        if not there:
            (write_again if self.order.signing is None else write_whole)(place, pdf)
        self.results[name] = replace(
            self.results[name],
            pdf=shown(self.workspace, place),
            engine=engine,
            pages=rendered.page_count or None,
        )
        return there
