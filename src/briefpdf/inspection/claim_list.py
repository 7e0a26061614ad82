"""Picks claims from the registry by what they are, and gives them as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from ..model.claim import Claim
from ..model.people import find_person, same_person
from ..model.reference import PartialDate
from ..project.graph import Graph
from ..project.project import Project
from ..project.withdrawn import is_stale
from ..source.nearest import listed, suggestion
from .cached.registry import Row
from .look import Look


class Filter(Struct, frozen=True):
    """What claims are asked for; each that is given must hold.

    `search` is a text that the statement or the id has, in any case.
    """

    brief: str | None = None
    source: str | None = None
    topic: str | None = None
    author: str | None = None
    kind: str | None = None
    verdict: str | None = None
    reviewed_by: str | None = None
    search: str | None = None
    unreviewed: bool = False
    changed: bool = False
    stale: bool = False
    unused: bool = False
    unsourced: bool = False

    @property
    def needs_uses(self) -> bool:
        """Whether briefs must be expanded to know."""
        return self.brief is not None or self.unused


class UnknownName(Exception):
    """There is no such topic or source; `hints` name the nearest."""

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.hints = hints


class Listed(Struct, frozen=True):
    """A claim of a list: its file, what is said of it, and its verdict where that was asked."""

    path: str
    row: Row
    verdict: str = ""


SORTS = ("id", "kind", "author", "statement", "file", "topic")


def select_claims(
    look: Look,
    wanted: Filter,
    verdicts: Callable[[], Mapping[str, str]],
    sort: str = "file",
    judged: bool = False,
) -> list[Listed]:
    """The claims that a filter asks for, in the order of the registry or as they are sorted.

    `verdicts` gives the verdict of each claim, which takes a check: it is asked only for a filter
    by verdict, or where the claims are to be `judged`. Raises `UnknownName`.
    """
    rows = look.rows()
    _require_known(look, wanted, rows)
    known = verdicts() if judged or wanted.verdict is not None else {}
    for test in _tests(wanted, look, known):
        rows = [(path, row) for path, row in rows if test(row)]
    found = [Listed(path, row, known.get(row.claim, "")) for path, row in rows]
    keys: dict[str, Callable[[Listed], object]] = {
        "id": lambda one: one.row.claim,
        "kind": lambda one: one.row.kind,
        "author": lambda one: one.row.author.casefold(),
        "statement": lambda one: one.row.statement.casefold(),
        "topic": lambda one: one.row.topics,
    }
    return sorted(found, key=keys[sort]) if sort in keys else found  # type: ignore[arg-type]


def _require_known(look: Look, wanted: Filter, rows: Iterable[tuple[str, Row]]) -> None:
    """Raise `UnknownName` for a topic or person that no claim has, and an unknown source."""
    if wanted.topic is not None:
        topics = {topic for _, row in rows for topic in row.topics}
        if wanted.topic not in topics:
            hints = suggestion(wanted.topic, topics) or (_some("topics", sorted(topics)),)
            raise UnknownName(f"no claim has the topic “{wanted.topic}”", *hints)
    people = look.session.settings.people
    doing: tuple[tuple[str | None, str, Callable[[Row], Iterable[str]]], ...] = (
        (wanted.author, "writes", lambda row: (row.author,)),
        (wanted.reviewed_by, "reviews", lambda row: row.reviewers),
    )
    for who, does, people_of in doing:
        if who is None or find_person(who, people):
            continue
        named = {one for _, row in rows for one in people_of(row) if one}
        if not any(same_person(one, who, people) for one in named):
            hints = suggestion(who, {*named, *people}) or (_some("people", sorted(named)),)
            raise UnknownName(f"nobody of the name “{who}” {does} claims here", *hints)
    if wanted.source is not None and wanted.source not in look.session.references:
        graph = look.session.graph
        if wanted.source not in graph.citing:
            where = look.session.settings.references
            hints = suggestion(wanted.source, graph.sources) or ("“source list” lists them.",)
            raise UnknownName(f"there is no source “{wanted.source}” in {where}", *hints)


def _some(what: str, names: Sequence[str]) -> str:
    return f"Its {what}: {listed(names) or 'none'}."


def _tests(wanted: Filter, look: Look, verdicts: Mapping[str, str]) -> list[Callable[[Row], bool]]:
    policy, day = look.session.settings.policy, look.session.day
    people = look.session.settings.people
    words = (wanted.search or "").casefold()

    def stale(row: Row) -> bool:
        expires, as_of = PartialDate.parse(row.expires), PartialDate.parse(row.as_of)
        return is_stale(expires, as_of, policy.stale_after_days, day) is not None

    tests: dict[str, Callable[[Row], bool]] = {
        "brief": lambda row: row.claim in in_brief,
        "source": lambda row: row.claim in citing,
        "topic": lambda row: wanted.topic in row.topics,
        "author": lambda row: same_person(row.author, wanted.author, people),
        "kind": lambda row: row.kind == wanted.kind,
        "verdict": lambda row: verdicts.get(row.claim) == wanted.verdict,
        "reviewed_by": lambda row: any(
            same_person(one, wanted.reviewed_by, people) for one in row.reviewers
        ),
        "search": lambda row: words in row.statement.casefold() or words in row.claim.casefold(),
        "unreviewed": lambda row: row.claim not in look.reviewed,
        "changed": lambda row: row.stamped and row.claim not in look.reviewed,
        "stale": stale,
        "unused": lambda row: row.claim not in used,
        "unsourced": lambda row: row.unsourced,
    }
    # Who cites what takes a walk through the whole registry: it is asked only where it counts.
    citing = frozenset(look.session.graph.citing.get(wanted.source, ()) if wanted.source else ())
    in_brief = used_by(wanted.brief, look) if wanted.brief else frozenset()
    used = used_claims(look.graph, look) if wanted.unused else frozenset()
    return [tests[name] for name in wanted.__struct_fields__ if getattr(wanted, name)]


def used_claims(graph: Graph, look: Look) -> frozenset[str]:
    """The ids that a brief or another claim names.

    What a brief that does not expand may use is not unused.
    """
    used = {name for name, naming in graph.named_by.items() if naming != [name]} | {*graph.using}
    for brief in look.unknown:
        written = look.project.text(look.compositions[brief].brief.path).content
        used |= {name for name in graph.claims if name in written}
    return frozenset(used)


def used_by(brief: str, look: Look) -> frozenset[str]:
    """The ids of the claims that a brief uses, and of those that they rest on."""
    composed = look.compositions.get(brief)
    return frozenset(look.graph.below(composed.claims)) if composed else frozenset()


def claim_data(claim: Claim, project: Project) -> dict[str, Any]:
    """What a claim says and where it is written."""
    line, column = project.lines(claim.span.path).line_column(claim.span.start)
    made = claim.calculation
    return {
        "claim": claim.id,
        "path": claim.span.path,
        "line": line,
        "column": column,
        "statement": claim.statement,
        "kind": claim.kind,
        "short": claim.short,
        "date": _text(claim.date),
        "as_of": _text(claim.as_of),
        "expires": _text(claim.expires),
        "confidence": claim.confidence,
        "topics": list(claim.topics),
        "values": {
            name: {"value": one.value, "unit": one.unit, "qualifier": one.qualifier}
            for name, one in claim.values.items()
        },
        "sources": [
            {"key": one.key, "locator": one.locator, "quote": one.quote} for one in claim.citations
        ],
        "basis": list(claim.basis),
        "calculate": made
        and {
            "result": made.result,
            "unit": made.unit,
            "round": made.round,
            "formula": made.formula,
            "inputs": dict(made.inputs),
        },
        "author": claim.author,
        "reviews": [
            {
                "by": one.by,
                "on": str(one.on),
                "fingerprint": one.fingerprint,
                "objection": one.objection,
            }
            for one in claim.reviews
        ],
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
