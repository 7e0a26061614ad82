"""What rests on what: claims on sources and claims, sources on copies, briefs on both.

Whoever wants to know what something rests on, or what rests on it, asks here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Literal, NamedTuple, Protocol

from msgspec import Struct, field

from ..model.brief import Brief
from ..model.claim import Claim
from ..model.reference import Reference
from ..source.text import Span
from .withdrawn import withdrawal

UseKind = Literal["claim", "words", "value", "judgment", "figure", "total", "basis", "input"]
# By these fields, one entry of a bibliography leads to another.
LINKS = ("crossref", "xref", "related", "supersededby", "entryset")
# What a total says that names no claim: add the rows up.
ADDED_UP = frozenset({"true", "yes", "on", "false", "no", "off"})


class Use(Struct, frozen=True, array_like=True):
    """A place that names a claim, what names it there, and the brief or claim that it is in."""

    span: Span
    name: str
    kind: UseKind
    brief: str | None = None
    claim: str | None = None


class ClaimNames(NamedTuple):
    """What a claim names: sources (`unquoted` without their words) and claims it rests on.

    `incomplete` says that it may name more, in a part that could not be read; `dated` that what
    is found of it depends on the day.
    """

    cites: tuple[str, ...]
    unquoted: tuple[str, ...]
    grounds: tuple[str, ...]
    incomplete: bool
    dated: bool


class SourceNames(NamedTuple):
    """What a source names: its copies, the entries that it leads to; how it was withdrawn."""

    copies: tuple[str, ...]
    links: tuple[str, ...]
    withdrawn: str


def claim_of(written: str) -> str:
    """The id of the claim in `claim.value`, as inputs of calculations name values."""
    return written.partition(".")[0]


def grounds_of(claim: Claim) -> list[str]:
    """The ids that a claim's basis and the inputs of its calculation name."""
    inputs = claim.calculation.inputs.values() if claim.calculation else ()
    return [*claim.basis, *map(claim_of, inputs)]


def names_of_claim(claim: Claim) -> ClaimNames:
    """What a claim names."""
    quoted = {one.key for one in claim.citations if one.quote}
    cites = tuple(dict.fromkeys(one.key for one in claim.citations))
    unread = {"sources", "basis", "calculate"} & claim.unread
    return ClaimNames(
        cites,
        tuple(key for key in cites if key not in quoted),
        tuple(dict.fromkeys(grounds_of(claim))),
        bool(unread) or not all(cites),
        bool(claim.expires or claim.as_of or claim.reviews),
    )


def names_of_source(reference: Reference) -> SourceNames:
    """What a source names."""
    fields = reference.fields
    links = [key.strip() for name in LINKS if name in fields for key in fields[name].split(",")]
    return SourceNames(reference.files, tuple(filter(None, links)), withdrawal(reference))


def figure_uses(brief: Brief) -> Iterator[Use]:
    """The claims that the figures of a brief show, and those that state their totals."""
    for figure in brief.figures.values():
        for name, span in figure.claims:
            yield Use(span, name, "figure", brief.id)
        written = (figure.total or "").strip()
        if written and written.casefold() not in ADDED_UP:
            span = figure.at("total")
            name = claim_of(written)
            yield Use(Span(span.path, span.start, span.end), name, "total", brief.id)


class Composed(Protocol):
    """What became of a brief, as far as it says what the brief rests on."""

    @property
    def brief(self) -> Brief:
        """The brief."""

    @property
    def claims(self) -> Sequence[str]:
        """The ids of the claims that it uses."""

    @property
    def sources(self) -> Sequence[str]:
        """The keys of the sources that it prints."""

    @property
    def missed(self) -> Mapping[str, str | None]:
        """Ids of claims that it names and there are not."""


class Dependants(Struct, frozen=True):
    """What rests on a source.

    `citing` are the ids of claims that cite it, in the order of the registry; `resting` maps those
    that rest on them, however far, to the claim that they rest on, the nearest first; `briefs` are
    the ids of briefs, with whether each prints the source.
    """

    citing: tuple[str, ...] = ()
    resting: Mapping[str, str] = field(default_factory=dict)
    briefs: Mapping[str, bool] = field(default_factory=dict)

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that rest on the source in either way."""
        return (*self.citing, *self.resting)


class Graph:
    """The edges of a workspace, both ways; `briefs` are those that were composed."""

    def __init__(
        self,
        claims: Callable[[], Mapping[str, ClaimNames]],
        sources: Callable[[], Mapping[str, SourceNames]],
        briefs: Iterable[Composed] = (),
    ) -> None:
        self._load_claims, self._load_sources = claims, sources
        self._briefs = list(briefs)

    def with_briefs(self, briefs: Iterable[Composed]) -> Graph:
        """The same with the edges of briefs."""
        return Graph(lambda: self.claims, lambda: self.sources, briefs)

    @cached_property
    def claims(self) -> Mapping[str, ClaimNames]:
        """What each claim names, in the order of the registry."""
        return self._load_claims()

    @cached_property
    def sources(self) -> Mapping[str, SourceNames]:
        """What each source names, in the order of the bibliography."""
        return self._load_sources()

    # What things rest on ------------------------------------------------------------------------

    def below(self, names: Iterable[str]) -> dict[str, None]:
        """Claims that there are, and all that they rest on, however far; each once."""
        found: dict[str, None] = {}
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name in self.claims and name not in found:
                found[name] = None
                waiting += self.claims[name].grounds
        return found

    def grounds(self, name: str) -> set[str]:
        """The ids of the claims that a claim rests on, and of those that they rest on."""
        known = self.claims.get(name)
        return set(self.below(known.grounds)) if known and known.grounds else set()

    # What rests on things -----------------------------------------------------------------------

    @cached_property
    def citing(self) -> Mapping[str, list[str]]:
        """The ids of the claims that cite each source."""
        found: dict[str, list[str]] = {}
        for name, names in self.claims.items():
            for key in names.cites:
                found.setdefault(key, []).append(name)
        return found

    @cached_property
    def cited(self) -> frozenset[str]:
        """The keys of the sources that claims cite, whether there are such sources or not."""
        return frozenset(chain.from_iterable(names.cites for names in self.claims.values()))

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The keys of the sources of which a claim has words."""
        quoted = (
            [key for key in names.cites if key not in names.unquoted]
            if names.unquoted
            else names.cites
            for names in self.claims.values()
        )
        return frozenset(chain.from_iterable(quoted))

    @cached_property
    def linked(self) -> frozenset[str]:
        """The keys that other entries of the bibliography lead to."""
        return frozenset(key for names in self.sources.values() for key in names.links)

    @cached_property
    def copied(self) -> Mapping[str, list[str]]:
        """The keys of the sources of which each file is a copy."""
        found: dict[str, list[str]] = {}
        for key, names in self.sources.items():
            for path in names.copies:
                found.setdefault(path, []).append(key)
        return found

    @cached_property
    def named_by(self) -> Mapping[str, list[str]]:
        """The ids of the claims that name each claim as what they rest on."""
        found: dict[str, list[str]] = {}
        for name, names in self.claims.items():
            for ground in names.grounds:
                found.setdefault(ground, []).append(name)
        return found

    @cached_property
    def using(self) -> Mapping[str, list[str]]:
        """The ids of the briefs that use each claim, or name one that there is not."""
        found: dict[str, list[str]] = {}
        for one in self._briefs:
            for name in {*one.claims, *one.missed}:
                found.setdefault(name, []).append(one.brief.id)
        return found

    def above(self, names: Iterable[str]) -> dict[str, str]:
        """The claims that rest on these, however far, each with the one it was found through."""
        given = dict.fromkeys(names)
        through: dict[str, str] = {}
        nearest = list(given)
        while nearest:
            following = []
            for ground in nearest:
                for name in self.named_by.get(ground, ()):
                    if name not in given and name not in through:
                        through[name] = ground
                        following.append(name)
            nearest = following
        return through

    def briefs_on(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of the briefs that use any of these claims, or one that rests on them, sorted."""
        given = list(names)
        reached = (*given, *self.above(given))
        return tuple(sorted({brief for name in reached for brief in self.using.get(name, ())}))

    def on_source(self, key: str) -> Dependants:
        """What rests on a source."""
        citing, printing = tuple(self.citing.get(key, ())), self._printing.get(key, ())
        if not citing and not printing:
            return Dependants()
        resting = self.above(citing) if self.named_by else {}
        using, found = self.using, set(printing)
        for name in (*citing, *resting):
            found.update(using.get(name, ()))
        ordered = sorted(found, key=self._order.__getitem__) if found else ()
        return Dependants(citing, resting, {brief: brief in printing for brief in ordered})

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {one.brief.id: at for at, one in enumerate(self._briefs)}

    @cached_property
    def _printing(self) -> Mapping[str, list[str]]:
        """The ids of the briefs that print each source."""
        found: dict[str, list[str]] = {}
        for one in self._briefs:
            for key in dict.fromkeys(one.sources):
                found.setdefault(key, []).append(one.brief.id)
        return found
