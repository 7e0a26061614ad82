"""The findings of a run as a whole: enough to report again, as long as nothing changed.

What checks is loaded only when more is asked for than was reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, partial
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from ...cache.cache import Cache
from ...cache.codec import Typed
from ...cache.version import made_by
from ...checks.backing import CachedCoverage, Counts
from ...checks.rule import Finding, Rule, Scope, Severity
from ...checks.suppress import Suppression
from ...project.withdrawn import today
from ...source.decode import read_text
from ...source.diagnostic import Diagnostic
from ...source.text import Text
from ...source.workspace import Workspace
from ..inspect import BriefResult, Inspection, Progress
from .snapshot import Answers, Snapshot

if TYPE_CHECKING:
    from ...checks.sentence import Sentence
    from ...checks.subject import Subject
    from ...compose.sandbox import Sandbox
    from .inspect import CachedInspection

# A finding with its rule by code, and a rule without its check: that is loaded only where something
# is to be checked.
_Fields = tuple[str, Severity, Diagnostic, int, int, int, int, Suppression | None]
_Examples = dict[str, str]
_RuleFields = tuple[
    str, str, Severity, str, str, _Examples, _Examples, bool, Scope, Severity | None
]


class Packed(Struct, frozen=True, array_like=True):
    """Findings with their rules, and those that are suppressed, as they are cached."""

    rules: list[_RuleFields]
    findings: list[_Fields]
    suppressed: list[_Fields]

    def unpacked(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """The findings, and those that are suppressed."""
        rules = {fields[0]: _rule(fields) for fields in self.rules}
        found, silenced = (
            tuple(Finding(rules[fields[0]], *fields[1:]) for fields in some)
            for some in (self.findings, self.suppressed)
        )
        return found, silenced


class _Report(Struct, frozen=True, array_like=True):
    """All that a report is made of."""

    asked: Answers
    found: Packed
    # By name and path, with how its sentences are backed.
    briefs: list[tuple[str, str, Counts | None]]
    size: tuple[int, int]
    verdicts: dict[str, str]
    inputs: dict[str, str | None]


_CODEC = Typed[_Report](_Report)


class CachedReport(Inspection):
    """The findings of an earlier run, which hold; the rest is worked out when it is asked for."""

    def __init__(
        self, report: _Report, workspace: Workspace, load: Callable[[], Inspection]
    ) -> None:
        findings, suppressed = report.found.unpacked()
        results = []
        for at, (name, path, counts) in enumerate(report.briefs):
            sentences = partial(self._sentences, at)
            coverage = None if counts is None else CachedCoverage(counts, sentences)
            results.append(BriefResult(name, path, coverage))
        vars(self).update(
            findings=findings,
            suppressed=suppressed,
            briefs=tuple(results),
            _size=report.size,
            verdicts=report.verdicts,
            inputs=report.inputs,
            _workspace=workspace,
            _load=load,
        )

    def _sentences(self, at: int) -> tuple[Sentence, ...]:
        coverage = self._loaded.briefs[at].coverage
        return coverage.sentences if coverage else ()

    @cached_property
    def _loaded(self) -> Inspection:
        found: Inspection = vars(self)["_load"]()
        return found

    @cached_property
    def subject(self) -> Subject:
        """What was checked, put together of its parts."""
        return self._loaded.subject

    def registered(self) -> Iterator[tuple[str, str, int, bool]]:
        """Each claim's id, file and line, and whether it is reviewed as it now is."""
        return self._loaded.registered()

    @property
    def size(self) -> tuple[int, int]:
        """How many claims and how many sources the workspace has."""
        found: tuple[int, int] = vars(self)["_size"]
        return found

    @property
    def workspace(self) -> Workspace:
        """What was checked."""
        found: Workspace = vars(self)["_workspace"]
        return found

    def text(self, path: str) -> Text:
        """The text of a file in which something was found; a style's may be a packaged one."""
        return read_text(self.workspace, path, "").value or self.subject.text(path)


def report_cached(
    workspace: Workspace,
    cache: Cache,
    sandbox: Sandbox,
    only: Iterable[str] | None = None,
    progress: Progress = lambda name: None,
    jobs: int = 1,
) -> Inspection:
    """What the last run found, where nothing changed since; else as `inspect_cached` does."""
    paths = None if only is None else list(only)
    snapshot = Snapshot(workspace)
    found = read_report(packed_report(cache, paths), snapshot, cache, paths, jobs)
    if found is not None:
        return found
    from .inspect import inspect_cached

    made = inspect_cached(workspace, cache, sandbox, paths, progress, jobs, snapshot)
    cache_report(made, paths)
    return made


def read_report(
    packed: bytes | None,
    snapshot: Snapshot,
    cache: Cache,
    only: Sequence[str] | None,
    jobs: int = 1,
) -> Inspection | None:
    """What the last run found, by its packed report, where nothing changed since."""
    found = _find(snapshot, packed)
    if found is None:
        return None
    paths, workspace = None if only is None else list(only), snapshot.workspace
    return CachedReport(found, workspace, partial(_of_parts, workspace, cache, paths, jobs))


def packed_report(cache: Cache, only: Sequence[str] | None) -> bytes | None:
    """What is cached of the last run: that of another state of the workspace is another."""
    return cache.get("report", _name(today(), only))


def cache_report(made: CachedInspection, only: Sequence[str] | None) -> None:
    """Cache what a run found, unless it may come out otherwise."""
    if _lasts(made):
        assert made.session is not None
        made.session.set("report", _name(today(), only), _values(made), _CODEC)


def _of_parts(workspace: Workspace, cache: Cache, paths: list[str] | None, jobs: int) -> Inspection:
    """The whole of a report: whoever asks may do so when the sandbox of the run is gone."""
    from ...compose.sandbox import Sandbox
    from .inspect import inspect_cached

    with Sandbox() as another:
        return inspect_cached(workspace, cache, another, paths, jobs=jobs)


def _name(day: date, only: Sequence[str] | None) -> str:
    return f"{made_by('composed')}\0{day}\0{None if only is None else list(only)}"


def _find(snapshot: Snapshot, data: bytes | None) -> _Report | None:
    try:
        report = None if data is None else _CODEC.unpack(data)
    except ValueError:
        return None
    return report if report is not None and snapshot.gives(*report.asked) else None


def _lasts(made: CachedInspection) -> bool:
    """Whether the same files give the same result again, and all of it was made of these files.

    A process may have read a file later than this one, when it was another.
    """
    session, briefs = made.session, made.briefs_made or {}
    if session is None or not made.lasts or session.archives.limited:
        return False
    return not any(
        any(session.world.changed(briefs[task.path].facts))
        for task in made.done
        if task.sort == "brief" and task.path in briefs
    )


def _values(made: CachedInspection) -> _Report:
    assert made.session is not None
    briefs = [
        (one.brief, one.path, vars(one.coverage)["counts"] if one.coverage else None)
        for one in made.briefs
    ]
    return _Report(
        made.session.snapshot.answers,
        pack_findings(made),
        briefs,
        made.size,
        dict(made.verdicts),
        dict(made.inputs),
    )


def pack_findings(made: Inspection) -> Packed:
    """The findings of an inspection as they are cached."""
    told = (made.findings, made.suppressed)
    rules = {one.rule.code: one.rule for some in told for one in some}
    fields = ([_fields(one) for one in some] for some in told)
    return Packed([_RULE(rule) for rule in rules.values()], *fields)


def _fields(one: Finding) -> _Fields:
    return (
        one.rule.code,
        one.severity,
        one.diagnostic,
        *(one.line, one.column, one.end_line, one.end_column),
        one.suppression,
    )


_RULE = attrgetter(
    *("code", "name", "severity", "title", "why", "bad", "good"),
    *("after_layout", "scope", "uncited"),
)


def _rule(fields: _RuleFields) -> Rule:
    code, name, severity, title, why, bad, good, after_layout, scope, uncited = fields
    told = (title, why, bad, good, None, after_layout, scope)
    return Rule(code, name, severity, *told, uncited)
