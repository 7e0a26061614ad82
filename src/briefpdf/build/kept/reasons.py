"""Says why a brief's file was made, or was not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .facts import Facts
from .parts import Part
from .session import Session

# Nobody reads more.
_MOST = 5


@dataclass(frozen=True)
class State:
    """What a brief's last file was made from."""

    file: str
    bases: dict[str, str]
    facts: Facts
    how: str


def state_of(session: Session, path: str, part: Part, how: str) -> State:
    """What a brief's file is made from now; `how` says by which engine, and whether as a draft."""
    return State(session.snapshot.digest(path), session.bases, part.facts, how)


def reasons(before: State | None, now: State) -> str:
    """What is different since a brief's last file, in words."""
    if before is None:
        return "it has not been built before, or is no longer kept"
    found = list(_changes(before, now))
    if len(found) > _MOST:
        found[_MOST:] = [f"{len(found) - _MOST} more things changed"]
    return ", ".join(found) or "what was kept of it is gone"


def _changes(before: State, now: State) -> Iterator[str]:
    if before.file != now.file:
        yield "its text changed"
    for what, digest in now.bases.items():
        if before.bases.get(what) != digest:
            yield f"{what} changed"
    if before.how != now.how:
        yield f"it was made with {before.how}, and is now with {now.how}"
    for kind, known in now.facts.items():
        earlier = before.facts.get(kind, {})
        for name, digest in known.items():
            if name in earlier and earlier[name] != digest:
                yield _named(kind, name)


def _named(kind: str, name: str) -> str:
    match kind:
        case "claim" | "source":
            return f"the {kind} “{name}” changed"
        case "file":
            return f"{name} changed"
        case "is file" | "is folder" | "files":
            return f"{name} appeared or vanished"
        case "day":
            return "the day is another"
        case _:
            return f"the names of all {name} changed"
