"""The findings of a run as a whole: enough to report again, as long as nothing changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from ...checks.registry import find_rule
from ...checks.rule import Finding
from ...checks.subject import Subject
from ...compose.sandbox import Sandbox
from ...project.withdrawn import today
from ...source.workspace import Workspace
from ...store.identity import identity
from ...store.store import Store
from ..inspect import BriefResult, Inspection, Progress, prefix_of
from .inspect import KeptInspection, inspect_kept
from .lazy import Counts, KeptCoverage
from .packing import unpack
from .session import uncollected
from .snapshot import Answers, Snapshot
from .tasks import name_of

# A finding: the code of its rule, and the rest of its fields in their order.
_Told = tuple[Any, ...]


@dataclass(frozen=True)
class Whole:
    """What a run found, and all that it asked of the workspace.

    `briefs` has the name, the path and the coverage of each brief.
    """

    answers: Answers
    findings: Sequence[_Told]
    suppressed: Sequence[_Told]
    briefs: Sequence[tuple[str, str, Counts | None]]
    size: tuple[int, int]


class WholeInspection(Inspection):
    """The findings of an earlier run, which hold; the rest is worked out when it is asked for."""

    def __init__(self, whole: Whole, workspace: Workspace, load: Callable[[], Inspection]) -> None:
        results = []
        for at, (name, path, counts) in enumerate(whole.briefs):
            coverage = None if counts is None else KeptCoverage(counts, self._sentences(at))
            results.append(BriefResult(name, path, coverage))
        vars(self).update(
            findings=tuple(map(_finding, whole.findings)),
            suppressed=tuple(map(_finding, whole.suppressed)),
            briefs=tuple(results),
            _size=whole.size,
            _workspace=workspace,
            _load=load,
        )

    def _sentences(self, at: int) -> Callable[[], Any]:
        return lambda: self._loaded.briefs[at]

    @cached_property
    def _loaded(self) -> Inspection:
        found: Inspection = vars(self)["_load"]()
        return found

    @cached_property
    def subject(self) -> Subject:
        """What was checked, put together of its parts."""
        return self._loaded.subject

    @property
    def size(self) -> tuple[int, int]:
        """How many claims and how many sources the workspace has."""
        found: tuple[int, int] = vars(self)["_size"]
        return found

    @property
    def prefix(self) -> str:
        """Where the workspace is in its repository."""
        return prefix_of(vars(self)["_workspace"])


def inspect_again(
    workspace: Workspace,
    store: Store,
    sandbox: Sandbox,
    only: Iterable[str] | None = None,
    progress: Progress = lambda name: None,
    jobs: int = 1,
) -> Inspection:
    """What the last run found, where nothing changed since; else as `inspect_kept` does."""
    paths = None if only is None else list(only)
    day = today()
    with uncollected():
        found = _find(workspace, store, _name(day, paths))
        if found is not None:

            def load() -> Inspection:
                # Whoever asks may do so when the sandbox of the run is gone.
                with Sandbox() as another:
                    return inspect_kept(workspace, store, another, paths, jobs=jobs)

            return WholeInspection(found, workspace, load)
    made = inspect_kept(workspace, store, sandbox, paths, progress, jobs)
    if _will_last(made):
        made.session.keep("whole", _name(made.session.day, paths), _whole(made))
    return made


def _name(day: date, paths: list[str] | None) -> str:
    return f"{identity()}\0{day}\0{paths}"


def _find(workspace: Workspace, store: Store, name: str) -> Whole | None:
    data = store.get("whole", name)
    if data is None:
        return None
    whole = unpack(data)
    return whole if isinstance(whole, Whole) and Snapshot(workspace).gives(whole.answers) else None


def _will_last(made: KeptInspection) -> bool:
    """Whether the same files give the same result again, and all of it was made of these files.

    A process may have read a file later than this one, when it was another.
    """
    session = made.session
    if session.archives.any_limited:
        return False
    for task in made.done:
        part = made.made[task]
        if part.name != name_of(made.parts, task) or any(session.world.changed(part.facts)):
            return False
    return True


def _whole(made: KeptInspection) -> Whole:
    covered = [one.coverage for one in made.briefs]
    counts = [one.counts if isinstance(one, KeptCoverage) else None for one in covered]
    briefs = [(one.brief, one.path, found) for one, found in zip(made.briefs, counts, strict=True)]
    return Whole(
        made.session.snapshot.answers,
        list(map(_told, made.findings)),
        list(map(_told, made.suppressed)),
        briefs,
        made.size,
    )


def _told(one: Finding) -> _Told:
    return (
        one.rule.code,
        one.severity,
        one.diagnostic,
        *(one.line, one.column, one.end_line, one.end_column),
        one.suppression,
    )


def _finding(told: _Told) -> Finding:
    rule = find_rule(told[0])
    assert rule is not None
    return Finding(rule, *told[1:])
