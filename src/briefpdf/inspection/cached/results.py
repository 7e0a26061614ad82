"""What was found of each claim and source, found again by the hash of what it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ...cache.codec import Typed
from ...checks.registry import RULES
from ...checks.rule import Scope, locate
from ...checks.run import is_looked_for, severity_of
from ...checks.subject import Subject
from ...model.claim import Claim
from ...project.fingerprint import reviewers
from ...project.graph import ClaimNames
from ...source.diagnostic import Diagnostic
from ...source.text import Span, Text
from .registry import FileIndex, Located, Places, Things, hash_of
from .session import Session
from .snapshot import Snapshot
from .watch import Sort, Watch, watched_subject
from .world import Facts


class FileResult(Struct, frozen=True, array_like=True):
    """What was found in a file of claims or sources.

    `found` are findings by rule. `verdicts` has, of each claim, how it stands but for errors, and
    `reviewed` who has reviewed it as it now is. `facts` are what was looked up besides what it
    rests on anyway. `lasts` says that it is found again.
    """

    found: dict[str, list[Located]]
    verdicts: dict[str, str]
    reviewed: dict[str, tuple[str, ...]]
    facts: Facts
    lasts: bool = True


# Of one thing: its findings by code, with offsets and lines from where its text begins; how it
# stands, who has reviewed it, and what else it rests on.
_One = tuple[dict[str, list[Located]], str, tuple[str, ...], Facts]
_ONE = Typed(tuple[dict[str, list[Located]], str, tuple[str, ...], Facts])
_EACH, _FOUND = Typed(dict[str, bytes]), Typed(tuple[str, FileResult])


class Results:
    """The results of a session's claims, or of its sources, file by file."""

    def __init__(self, session: Session, sort: Sort) -> None:
        self.session = session
        self.sort = sort
        self.things: Things[Any] = session.claims if sort == "claim" else session.references

    @cached_property
    def rests(self) -> _Rests:
        """What results rest on."""
        return _Rests(self.session)

    def find(self, number: int, path: str) -> FileResult | None:
        """The result of a file, where nothing changed that it rests on."""
        known = self.session.get(f"found {self.sort}s", path, _FOUND)
        if known is None or known[0] != self._key(number, path):
            return None
        found: FileResult = known[1]
        return None if any(self.session.world.changed(found.facts)) else found

    def _key(self, number: int, path: str) -> str:
        index = self.things.files[number]
        # What its things rest on in themselves follows from what is written in the file.
        parts: Iterable[str] = map(str, self.things.positions(number) if self.things.twice else ())
        rests = self.rests.claim_file if self.sort == "claim" else self.rests.source_file
        written = self.session.snapshot.digest(path)
        return hash_of("\0".join((self.session.base("checked"), written, *parts, *rests(index))))

    def make(self, number: int, path: str) -> FileResult:
        """The result of a file, of which only that is checked whose result is not known."""
        index = self.things.files[number]
        rests = self.rests.claims if self.sort == "claim" else self.rests.sources
        positions, places = list(self.things.positions(number)), self.things.places(number)
        base = self.session.base("checked")
        keys = {
            at: hash_of(base + part)
            for at, part in zip(positions, rests(index, places.owns, positions), strict=True)
        }
        each: Mapping[str, bytes] = self.session.get(f"each {self.sort}", path, _EACH) or {}
        ones: dict[int, _One] = {}
        for at, key in keys.items():
            one = _ONE.unpack(each[key]) if key in each else None
            if one is not None and not (one[3] and any(self.session.world.changed(one[3]))):
                ones[at] = one
        missing = [at for at in positions if at not in ones]
        text = self.session.text(path) if missing else None
        limited: set[int] = set()
        if text is not None:
            made, limited = self._check(number, missing, text)
            ones |= made
        result = _joined(index.names, places, ones, not limited)
        fresh = {*missing} - limited
        packed = {
            key: each[key] if at not in fresh else _ONE.pack(ones[at])
            for at, key in keys.items()
            if at in ones
            and at not in limited
            and (at not in fresh or _is_within(places, at, ones[at][0], path))
        }
        # Where a copy could not be read in time, the key of the whole file finds nothing.
        key = "" if limited else self._key(number, path)
        self.session.set(f"found {self.sort}s", path, (key, result), _FOUND)
        self.session.set(f"each {self.sort}", path, packed, _EACH)
        return result

    def _check(
        self, number: int, positions: Sequence[int], text: Text
    ) -> tuple[dict[int, _One], set[int]]:
        """What is found of some things of a file, and of which that may not last."""
        index, places = self.things.files[number], self.things.places(number)
        things = {index.names[at]: self.things.thing(number, at) for at in positions}
        watch = Watch(self.session, things)
        subject = watched_subject(watch, self.sort, text)
        found = find_by_rule(self.sort, subject)
        by_name: dict[str, dict[str, list[Located]]] = {name: {} for name in things}
        for code, items in found.items():
            for item in items:
                owner = item[0].claim if self.sort == "claim" else item[0].source
                assert owner in by_name, f"{code} found something that is in no {self.sort}"
                by_name[owner].setdefault(code, []).append(item)
        ones: dict[int, _One] = {}
        for at in positions:
            name = index.names[at]
            start, line = places.starts[at], places.lines[at]
            moved = {
                code: [_moved(item, -start, 1 - line) for item in items]
                for code, items in by_name[name].items()
            }
            standing, reviewed = "", tuple[str, ...]()
            if self.sort == "claim":
                watch.current = name
                standing = subject.standings[name]
                claim: Claim = things[name]
                if claim.reviews:
                    people = subject.project.settings.people
                    reviewed = tuple(reviewers(claim, subject.fingerprints.of(claim), people))
            ones[at] = (moved, standing, reviewed, {})
        watch.current = ""
        for at in positions:
            ones[at] = (*ones[at][:3], watch.facts_of(index.names[at]))
        limited = watch.limited()
        return ones, {at for at in positions if index.names[at] in limited}


class _Rests:
    """What the results of claims and sources rest on, as texts."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._graph = session.graph
        self._digests = session.references.digests
        self._hashes = _Hashes(session.snapshot)

    def claims(
        self, index: FileIndex[Any], owns: Sequence[str], positions: Collection[int]
    ) -> Iterator[str]:
        """What the results of claims rest on: themselves, their sources, the claims they name."""
        for at in positions:
            names: ClaimNames = index.named[at]
            rest = self._named(names.cites, names.grounds, names.dated)
            yield "\1".join((owns[at], *rest))

    def claim_file(self, index: FileIndex[Any]) -> Iterator[str]:
        """What the results of a file of claims rest on besides what is written in it."""
        yield from self._named(index.cites, index.grounds, index.dated)

    def _named(self, cites: Iterable[str], grounds: Sequence[str], dated: bool) -> Iterator[str]:
        """These sources, the claims that these rest on with theirs, and maybe the day.

        Which keys a claim cites, and which copies a source has, their hashes say.
        """
        keys = dict.fromkeys(cites)
        for name in sorted(self._graph.below(grounds)) if grounds else ():
            yield f"{name}\1{self.session.claims.digest(name)}"
            keys |= dict.fromkeys(self._graph.claims[name].cites)
        yield from (self._digests.get(key, "") for key in keys)
        yield from self._copies(keys)
        if dated:
            yield self.session.day.isoformat()

    def _copies(self, keys: Iterable[str]) -> Iterator[str]:
        """The copies of sources, each once: many share one."""
        sources = self._graph.sources
        paths = {path for key in keys if key in sources for path in sources[key].copies}
        return map(self._hashes.__getitem__, sorted(paths))

    def sources(
        self, index: FileIndex[Any], owns: Sequence[str], positions: Collection[int]
    ) -> Iterator[str]:
        """What results of sources rest on: themselves, their copies, whether one quotes them."""
        quoted = self._graph.quoted
        for at in positions:
            key = index.names[at]
            copies = map(self._hashes.__getitem__, self._graph.sources[key].copies)
            yield "\1".join((owns[at], *copies, str(key in quoted)))

    def source_file(self, index: FileIndex[Any]) -> Iterator[str]:
        """What the results of a bibliography rest on besides what is written in it."""
        quoted = self._graph.quoted
        yield "".join("1" if key in quoted else "0" for key in index.names)
        yield from self._copies(index.names)


class _Hashes(dict[str, str]):
    """The hashes of files, each asked for once, as a hundred thousand sources share a few."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def __missing__(self, path: str) -> str:
        self[path] = self._snapshot.digest(path)
        return self[path]


def find_by_rule(scope: Scope, subject: Subject) -> dict[str, list[Located]]:
    """What the rules of a scope find, by code, with lines and columns."""
    found: dict[str, list[Located]] = {}
    settings = subject.project.settings
    for rule in RULES:
        severity = severity_of(rule, settings)
        if rule.scope != scope or rule.check is None or not is_looked_for(rule, settings):
            continue
        for item in dict.fromkeys(rule.check(subject)):
            one = locate(item, rule, severity, subject.text)
            place = (one.line, one.column, one.end_line, one.end_column)
            found.setdefault(rule.code, []).append((item, *place))
    return found


def _joined(
    names: Sequence[str], places: Places, ones: Mapping[int, _One], lasts: bool
) -> FileResult:
    """The results of things where they now stand, by code."""
    found: dict[str, list[Located]] = {}
    verdicts, reviewed = dict[str, str](), dict[str, tuple[str, ...]]()
    facts: dict[str, dict[str, str]] = {}
    for at in sorted(ones):
        items, standing, people, besides = ones[at]
        for kind, known in besides.items():
            facts.setdefault(kind, {}).update(known)
        for code, located in items.items():
            moved = (_moved(one, places.starts[at], places.lines[at] - 1) for one in located)
            found.setdefault(code, []).extend(moved)
        if standing:
            verdicts[names[at]] = standing
        if people:
            reviewed[names[at]] = people
    return FileResult(found, verdicts, reviewed, facts, lasts)


def _is_within(places: Places, at: int, found: Mapping[str, Sequence[Located]], path: str) -> bool:
    """Whether all that was found of a thing stands in its own part of the file."""
    if not found:
        return True
    length = None
    starts = places.starts
    if at + 1 < len(starts) and starts[at + 1] > starts[at]:
        length = starts[at + 1] - starts[at]
    spans = [span for items in found.values() for one in items for span in _places_of(one[0])]
    return all(
        span.path == path and span.start >= 0 and (length is None or span.end <= length)
        for span in spans
    )


def _places_of(found: Diagnostic) -> Iterator[Span]:
    yield found.span
    yield from (one.span for one in found.related)
    if found.fix is not None:
        yield from (edit.span for edit in found.fix.edits)


def _moved(located: Located, by: int, lines: int) -> Located:
    found, line, column, end_line, end_column = located
    related = tuple(replace(one, span=_shifted(one.span, by)) for one in found.related)
    fix = found.fix
    if fix is not None:
        edits = tuple(replace(edit, span=_shifted(edit.span, by)) for edit in fix.edits)
        fix = replace(fix, edits=edits)
    moved = replace(found, span=_shifted(found.span, by), related=related, fix=fix)
    return moved, line + lines, column, end_line + lines, end_column


def _shifted(span: Span, by: int) -> Span:
    return Span(span.path, span.start + by, span.end + by)
