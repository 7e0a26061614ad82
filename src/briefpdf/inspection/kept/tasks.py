"""The tasks that a workspace is checked by, each of which makes a part of the result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .parts import CHUNK, Part, Parts
from .session import Session

Sort = Literal["claims", "sources", "brief"]


@dataclass(frozen=True, slots=True)
class Task:
    """A part to make: which sort, and the file or the stretch of the bibliography it is of."""

    sort: Sort
    of: str | int


def tasks_of(session: Session, briefs: Iterable[str]) -> Iterator[Task]:
    """The tasks for the whole registry and for some briefs."""
    for path in session.claim_paths:
        yield Task("claims", path)
    for number in range(-(-len(session.source_shelf.names) // CHUNK)):
        yield Task("sources", number)
    for path in briefs:
        yield Task("brief", path)


def name_of(parts: Parts, task: Task) -> str:
    """The name under which the part of a task is kept."""
    match task:
        case Task("claims", str(path)):
            return parts.claims_name(path)
        case Task("sources", int(number)):
            return parts.sources_name(number)
        case _:
            return parts.brief_name(str(task.of))


def find(parts: Parts, task: Task) -> Part | None:
    """The part of a task, where it is kept and holds."""
    return parts.find(task.sort, name_of(parts, task))


def make(parts: Parts, task: Task) -> Part:
    """Do a task."""
    match task:
        case Task("claims", str(path)):
            part = parts.check_claims(path)
        case Task("sources", int(number)):
            part = parts.check_sources(number)
        case _:
            return parts.check_brief(str(task.of))
    parts.session.forget()
    return part
