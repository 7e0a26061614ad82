"""Who looks at what while claims or sources are checked: beyond what their keys are made from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any, Generic, Literal, TypeVar

from ...checks.subject import Subject
from ...model.claim import Claim
from ...model.reference import Reference
from ...source.text import Text
from .session import Session
from .trace import TracedArchives, TracedQuoted, TracedThings, TracedWorkspace
from .world import Facts

T = TypeVar("T", Claim, Reference)
Sort = Literal["claim", "source"]


class Watch:
    """Writes down what a result rests on besides what its key is made from anyway."""

    def __init__(self, session: Session, things: Mapping[str, Claim | Reference]) -> None:
        self.session = session
        self.things = things
        # What is being checked; empty while it is all of them at once.
        self.current = ""
        # Of each thing, by kind and name, the hash of what was looked up.
        self.facts: dict[str, dict[str, dict[str, str]]] = {}
        self._expected: dict[str, _Names] = {}

    def note(self, kind: str, name: str = "") -> None:
        """Something was looked at."""
        current = self.current
        expected = self._expected.get(current)
        if expected is None:
            expected = self._expected[current] = self._expect(current)
        if name not in expected.get(kind, ()):
            facts = self.facts.setdefault(current, {}).setdefault(kind, {})
            facts[name] = self.session.world.now(kind, name)

    def _expect(self, current: str) -> _Names:
        graph = self.session.graph
        names = dict.fromkeys([current] if current else self.things)
        keys, below = dict[str, None](), dict[str, None]()
        for name in names:
            if isinstance(self.things.get(name), Claim):
                below |= {name: None, **graph.below(graph.claims[name].grounds)}
            else:
                keys[name] = None
        keys |= dict.fromkeys(key for name in below for key in graph.claims[name].cites)
        files = {path for key in keys if key in graph.sources for path in graph.sources[key].copies}
        return {"claim": below.keys(), "source": keys.keys(), "quoted": keys.keys(), "file": files}

    def facts_of(self, name: str) -> Facts:
        """What the result of a thing rests on besides."""
        shared, own = self.facts.get("", {}), self.facts.get(name, {})
        if not shared:
            return own
        return {kind: {**shared.get(kind, {}), **own.get(kind, {})} for kind in {*shared, *own}}

    def limited(self) -> set[str]:
        """The things of which a copy was given up, which may be read another time."""
        limited = self.session.archives.limited
        if not limited:
            return set()
        copied = self.session.graph.copied
        keys = {key for path in limited for key in copied.get(path, ())}
        return {name for name, thing in self.things.items() if not keys.isdisjoint(_cited(thing))}


_Names = Mapping[str, Collection[str]]


def _cited(thing: Claim | Reference) -> Iterator[str]:
    if isinstance(thing, Claim):
        return (one.key for one in thing.citations)
    return iter((thing.key,))


class _Turns(Collection[T], Generic[T]):
    """Things, one after the other, each the watch's current one while it is looked at."""

    def __init__(self, things: Mapping[str, T], watch: Watch) -> None:
        self._things: Mapping[str, T] = things
        self._watch = watch

    def __iter__(self) -> Iterator[T]:
        for name, thing in self._things.items():
            self._watch.current = name
            yield thing
        self._watch.current = ""

    def __len__(self) -> int:
        return len(self._things)

    def __contains__(self, thing: object) -> bool:
        return thing in self._things.values()


def watched_subject(watch: Watch, sort: Sort, text: Text) -> Subject:
    """What rules look at when they check only these claims or sources."""
    session = watch.session
    references = TracedThings(session.references, "source", watch)
    project = replace(
        session.project(),
        workspace=TracedWorkspace(session.snapshot, watch),
        claims=TracedThings(session.claims, "claim", watch),
        references=references,
        texts={text.path: text},
    )
    vars(project).update(quoted=TracedQuoted(session.graph, watch), graph=session.graph)
    turns: Any = _Turns(watch.things, watch)
    claims, sources = (turns, ()) if sort == "claim" else ((), turns)
    subject = Subject(project, (), session.day, False, claims, sources)
    vars(subject)["archives"] = TracedArchives(session.archives, watch, references)
    return subject
