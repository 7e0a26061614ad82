"""Loads, composes and checks: what both `check` and `render` begin with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar

from msgspec import Struct

from ..project.load import CONFIG_FILES, load_project, load_settings, registry_files
from ..project.withdrawn import today
from ..settings import SEVERITIES
from ..source.text import Text
from ..source.workspace import DiskWorkspace, OutsideWorkspace, Workspace, beside

if TYPE_CHECKING:  # What checks is loaded where something is to be checked.
    from ..checks.backing import Coverage
    from ..checks.rule import Finding
    from ..checks.subject import Subject
    from ..checks.verdict import Verdict
    from ..compose.composition import Composition
    from ..compose.sandbox import Sandbox
    from ..model.brief import Brief
    from ..project.project import Project
    from .changes import History

# Of a style's folder, what pages are made from; editors leave other files there.
_OF_STYLES = (".toml", ".md", ".jinja", ".typ", ".html", ".css", ".csl")

Progress = Callable[[str], None]
Composed = Callable[["Composition", "Project"], None]


class BriefResult(Struct, frozen=True):
    """What came of one brief: how its sentences are backed and, once rendered, its file."""

    brief: str
    path: str
    coverage: Coverage | None
    pdf: str | None = None
    engine: str | None = None
    pages: int | None = None
    # Why its file was made in this run, or was not; said in words.
    why: str = ""
    # Whether its file was there already, made from the same.
    unchanged: bool = False
    # Where it is printed as a draft, of those that errors stop; as `pdf` is written.
    draft: str | None = None
    # Whether errors stopped it: some that are new, or what stopped it at the revision asked too.
    stopped: Literal["", "new", "before"] = ""


@dataclass(frozen=True, eq=False, repr=False)
class Inspection:
    """A workspace, checked; `suppressed` are the findings that a comment silences.

    `known` is what rules found, by code, where that was worked out part by part. `unasked` are
    findings that count, but that nobody asked to be shown; `baseline` those that a baseline has
    too, which are counted apart and stop nothing; `earlier` those that a revision has too, which
    are counted apart and stop only what they stopped then. `history` tells, where a revision was
    asked, what changed since.
    """

    subject: Subject
    findings: tuple[Finding, ...]
    briefs: tuple[BriefResult, ...]
    suppressed: tuple[Finding, ...] = ()
    known: Mapping[str, Sequence[Finding]] | None = field(default=None, repr=False)
    unasked: tuple[Finding, ...] = field(default=(), kw_only=True)
    baseline: tuple[Finding, ...] = field(default=(), kw_only=True)
    earlier: tuple[Finding, ...] = field(default=(), kw_only=True)
    history: Callable[[], History] | None = field(default=None, kw_only=True, repr=False)

    @property
    def workspace(self) -> Workspace:
        """What was checked."""
        return self.subject.project.workspace

    @property
    def counted(self) -> tuple[Finding, ...]:
        """The findings that count: those that are shown, and those that nobody asked for."""
        return (*self.findings, *self.unasked)

    @property
    def passed_over(self) -> tuple[Finding, ...]:
        """The findings that were there before, and are counted apart."""
        return (*self.baseline, *self.earlier)

    @cached_property
    def inputs(self) -> Mapping[str, str | None]:
        """The files that it was made from; an archived copy with a source whose copy it is."""
        project = self.subject.project
        workspace, settings = project.workspace, project.settings
        paths = [path for path, _ in CONFIG_FILES if workspace.is_file(path)][:1]
        paths += [settings.references, *registry_files(workspace, settings.claims)]
        paths += workspace.files(settings.briefs)
        styles = dict[str, None]()
        for one in self.subject.compositions:
            styles[one.brief.template or settings.template] = None
            paths += _pictures(one.brief)
        for style in styles:
            files = workspace.files(f"templates/{style}/*")
            paths += [path for path in files if path.endswith(_OF_STYLES)]
        found: dict[str, str | None] = dict.fromkeys(paths)
        return found | {path: keys[0] for path, keys in project.graph.copied.items()}

    @property
    def prefix(self) -> str:
        """Where the workspace is in its repository, such as `policy/`; empty at the top."""
        return prefix_of(self.workspace)

    @cached_property
    def verdicts(self) -> Mapping[str, Verdict]:
        """The verdict of each claim, by its id."""
        from ..checks.verdict import verdicts

        return verdicts(self.subject, (*self.counted, *self.passed_over))

    def registered(self) -> Iterator[tuple[str, str, int, bool]]:
        """Each claim's id, file and line, and whether it is reviewed as it now is."""
        from ..checks.verdict import is_reviewed

        for claim in self.subject.project.claims.values():
            line, _ = self.subject.text(claim.span.path).line_column(claim.span.start)
            yield claim.id, claim.span.path, line, is_reviewed(claim, self.subject)

    def text(self, path: str) -> Text:
        """The text of a file in which something was found."""
        return self.subject.text(path)

    def from_severity(self, least: str) -> Inspection:
        """The same, of which only what is as severe as this or more is shown."""
        severe = SEVERITIES[: SEVERITIES.index(least) + 1]
        shown = tuple(one for one in self.findings if one.severity in severe)
        rest = tuple(one for one in self.findings if one.severity not in severe)
        return self.with_values(findings=shown, unasked=(*self.unasked, *rest))

    def with_values(self, **values: Any) -> Self:
        """The same with other values; what a kind of its own knows beside them stays."""
        made = copy(self)
        vars(made).update(values)
        return made

    @property
    def size(self) -> tuple[int, int]:
        """How many claims and how many sources the workspace has."""
        project = self.subject.project
        return len(project.claims), len(project.references)


# An inspection of a kind of its own stays of that kind.
Held = TypeVar("Held", bound=Inspection)


def _pictures(brief: Brief) -> Iterator[str]:
    """The picture files that a brief names; of one outside of the workspace, a rule tells."""
    for figure in brief.figures.values():
        with suppress(OutsideWorkspace):
            if figure.file:
                yield beside(brief.path, figure.file)


def prefix_of(workspace: Workspace) -> str:
    """Where a workspace is in its repository; empty where it is none."""
    if not isinstance(workspace, DiskWorkspace):
        return ""
    from ..source.git import repository_prefix

    return repository_prefix(workspace.root)


def unheard(composition: Composition, project: Project) -> None:
    """What is told of each composition where nobody waits for it."""


def compose_workspace(
    workspace: Workspace,
    sandbox: Sandbox,
    only: Iterable[str] | None = None,
    progress: Progress = lambda name: None,
    composed: Composed = unheard,
) -> Subject:
    """Load a workspace and compose its briefs, or only those of these paths; no rule is asked."""
    # The worker starts, and compiles the longest template that most briefs need, while what checks
    # is loaded and the registry is read.
    sandbox.start()
    from ..readers.theme import read_macros

    settings = load_settings(workspace).value
    sandbox.hold_to(settings.limits)
    macros = read_macros(workspace, settings.template)
    if macros is not None:
        sandbox.prepare(macros)
    from ..checks.run import look_ahead
    from ..checks.subject import Subject
    from ..compose.compose import compose_brief

    project = load_project(workspace, only)
    compositions: list[Composition] = []
    subject = Subject(project, compositions, today(), whole=only is None)
    if composed is unheard:
        look_ahead(subject)  # The worker may not be ready yet.
    for brief in project.briefs.values():
        progress(brief.id)
        composition = compose_brief(project, brief, sandbox)
        composed(composition, project)
        compositions.append(composition)
    return subject


def inspect_workspace(
    workspace: Workspace,
    sandbox: Sandbox,
    only: Iterable[str] | None = None,
    progress: Progress = lambda name: None,
    mending: bool = False,
    composed: Composed = unheard,
) -> Inspection:
    """Check a workspace, or only the briefs of these paths; `progress` is told each brief's id.

    `mending` is as in `run_checks`; `composed` is given each composition before it is checked.
    """
    subject = compose_workspace(workspace, sandbox, only, progress, composed)
    from ..checks.run import find_all

    found = find_all(subject, mending=mending)
    coverages = {one.brief.id: coverage for one, coverage in subject.coverages}
    briefs = (one.brief for one in subject.compositions)
    results = (BriefResult(one.id, one.path, coverages.get(one.id)) for one in briefs)
    return Inspection(subject, tuple(found.findings), tuple(results), tuple(found.suppressed))


def stopping(
    composition: Composition, findings: Sequence[Finding], subject: Subject
) -> list[Finding]:
    """The errors that a brief must not be rendered with.

    An error stops the briefs that it is in, or that rest on the claim or the source that it is in,
    however far; one that is in no brief, claim or source (a registry that cannot be read) stops
    all.
    """
    reach = Reach(composition, subject)
    return [one for one in findings if one.is_error and reach.stops(one)]


def stops_all(finding: Finding) -> bool:
    """Whether an error is in no brief, claim, source or style, so that it stops every brief."""
    found = finding.diagnostic
    of_some = found.brief or found.claim or found.source or _is_of_style(finding)
    return finding.is_error and not of_some


def _is_of_style(finding: Finding) -> bool:
    """Whether a style is at fault: that stops the briefs in this style, whose own it is."""
    return finding.path.startswith("templates/")


class Reach:
    """What a brief rests on: its own file, and claims and sources, however far."""

    def __init__(self, composition: Composition, subject: Subject) -> None:
        self.brief = composition.brief
        self._own = set(composition.diagnostics)
        self._claims = {*composition.claims, *composition.missed}
        self._sources = set(composition.sources)
        for name in subject.graph.below(composition.claims):
            names = subject.graph.claims[name]
            self._claims.update((name, *names.grounds))
            self._sources.update(names.cites)

    def covers(self, finding: Finding) -> bool | None:
        """Whether a finding is in the brief or in what it rests on.

        None when it is in no brief, claim or source, so that nobody knows whom it concerns.
        """
        found = finding.diagnostic
        if found in self._own or found.brief == self.brief.id or finding.path == self.brief.path:
            return True
        if found.brief is not None:
            return False
        if found.claim is not None:
            return found.claim in self._claims
        if found.source is not None:
            return found.source in self._sources
        return None

    def stops(self, finding: Finding) -> bool:
        """Whether an error stops the brief; one that nobody knows the reach of stops all."""
        if finding.diagnostic in self._own:
            return True
        if _is_of_style(finding):
            return False
        return self.covers(finding) is not False
