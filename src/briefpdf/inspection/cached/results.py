"""What was found of each claim and source, found again by the hash of what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
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
from ...source.diagnostic import Diagnostic
from ...source.text import Span, Text
from .registry import Located, Places, Things, hash_of
from .rests import Rests
from .session import Session
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
_EACH = Typed(dict[str, bytes])
# The results of a file behind two hashes of what they rest on: of all sources, and of those cited.
_FOUND = Typed(tuple[str, str, FileResult])


class Results:
    """The results of a session's claims, or of its sources, file by file."""

    def __init__(self, session: Session, sort: Sort) -> None:
        self.session = session
        self.sort = sort
        self.things: Things[Any] = session.claims if sort == "claim" else session.references

    @cached_property
    def rests(self) -> Rests:
        """What results rest on."""
        return Rests(self.session)

    def find(self, number: int, path: str) -> FileResult | None:
        """The result of a file, where nothing changed that it rests on."""
        holding = partial(self._holding, number, path)
        return self.session.find(f"found {self.sort}s", path, path, _FOUND, holding)

    def _holding(
        self, number: int, path: str, known: tuple[str, str, FileResult]
    ) -> FileResult | None:
        whole, exact, found = known
        now = self._key(number, path, whole=True)
        if whole != now:
            if exact != self._key(number, path):
                return None
            # No source changed that it cites: the next time, that need not be asked.
            self.session.set(f"found {self.sort}s", path, (now, exact, found), _FOUND)
        return None if any(self.session.world.changed(found.facts)) else found

    def _key(self, number: int, path: str, whole: bool = False) -> str:
        """The hash of what a file's results rest on; with all sources as a `whole`, sooner made."""
        index = self.things.files[number]
        # What its things rest on in themselves follows from what is written in the file.
        parts: Iterable[str] = map(str, self.things.positions(number) if self.things.twice else ())
        if self.sort == "source":
            parts = (*parts, *self.rests.source_file(index))
        else:
            parts = (*parts, *self.rests.claim_file(index, whole))
        written = self.session.snapshot.digest(path)
        return hash_of("\0".join((self.session.base("checked"), written, *parts)))

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
        # Where a copy could not be read in time, the keys of the whole file find nothing.
        whole, exact = (
            ("", "") if limited else (self._key(number, path, whole=True), self._key(number, path))
        )
        self.session.set(f"found {self.sort}s", path, (whole, exact, result), _FOUND)
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


def find_by_rule(scope: Scope, subject: Subject) -> dict[str, list[Located]]:
    """What the rules of a scope find, by code, with lines and columns."""
    found: dict[str, list[Located]] = {}
    settings = subject.project.settings
    for rule in RULES.to_ask():
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
