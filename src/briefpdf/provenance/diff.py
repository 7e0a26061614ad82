"""What became of the claims of a brief between two issued versions of it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from ..source.pattern import lazy_pattern
from .pack import Pack, PackedClaim, Quote

Fate = Literal["added", "removed", "renamed", "changed"]
_PIECE = lazy_pattern(r"\s+|[^\s]+")
# With less than this in common, two claims are not one that was given another id.
_RENAMED = 0.9


class Words(Struct, frozen=True):
    """Words that both versions have, or that the old or the new one alone has."""

    what: Literal["same", "old", "new"]
    text: str


class Change(Struct, frozen=True):
    """Something of a claim that is another: what it is called, before and after."""

    what: str
    before: str
    after: str


class ClaimDifference(Struct, frozen=True):
    """What became of a claim: its statement word by word, and what else of it changed.

    `labels` say what happened in a word each; `pages` are those that print it in the new version,
    of a removed claim in the old.
    """

    claim: str
    fate: Fate
    statement: tuple[Words, ...]
    labels: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    pages: tuple[int, ...] = ()


class VersionDifference(Struct, frozen=True):
    """Two versions, described, and the claims that are not the same in both.

    `same` is how many claims are.
    """

    old: str
    new: str
    claims: tuple[ClaimDifference, ...]
    same: int


def compare_packs(old: Pack, new: Pack) -> VersionDifference:
    """What became of each claim, in the order of the new version, the removed ones at the end."""
    renamed = dict(_renamed(old, new))
    found: list[ClaimDifference] = []
    same = 0
    for name, claim in new.claims.items():
        before = old.claims.get(renamed.get(name, name))
        if before is None:
            words = (Words("new", claim.statement),)
            found.append(ClaimDifference(name, "added", words, ("added",), pages=_pages(claim)))
        elif made := _compare(before, claim):
            found.append(made)
        else:
            same += 1
    gone = old.claims.keys() - new.claims.keys() - set(renamed.values())
    for name, claim in old.claims.items():
        if name in gone:
            words = (Words("old", claim.statement),)
            found.append(ClaimDifference(name, "removed", words, ("removed",), pages=_pages(claim)))
    return VersionDifference(_called(old), _called(new), tuple(found), same)


def _called(pack: Pack) -> str:
    brief = pack.brief
    version = f"version {brief['version']}" if brief.get("version") else ""
    return ", ".join(filter(None, (pack.title, version, brief.get("date", ""))))


def _renamed(old: Pack, new: Pack) -> Iterator[tuple[str, str]]:
    """The new ids of claims that say the same as one that is gone, each with the old id."""
    gone = [claim for name, claim in old.claims.items() if name not in new.claims]
    for name, claim in new.claims.items():
        if name in old.claims:
            continue
        for before in gone:
            matcher = SequenceMatcher(None, before.statement, claim.statement, autojunk=False)
            if matcher.quick_ratio() >= _RENAMED and matcher.ratio() >= _RENAMED:
                gone.remove(before)
                yield name, before.id
                break


def _pages(claim: PackedClaim) -> tuple[int, ...]:
    return tuple(sorted({use.page for use in claim.uses if use.page}))


def _compare(before: PackedClaim, after: PackedClaim) -> ClaimDifference | None:
    changes: list[Change] = []
    labels: dict[str, None] = {}

    def note(label: str, what: str, one: str, other: str) -> None:
        if one != other:
            labels[label] = None
            changes.append(Change(what, one, other))

    if before.id != after.id:
        labels["renamed"] = None
        changes.append(Change("id", before.id, after.id))
    if before.statement != after.statement:
        labels["reworded"] = None
    note("printed otherwise", "words on the page", _printed(before), _printed(after))
    for name in dict.fromkeys((*before.values, *after.values)):
        note("values", name, before.values.get(name, ""), after.values.get(name, ""))
    for key in dict.fromkeys(one.key for one in (*before.quotes, *after.quotes)):
        note("re-sourced", key, _cited(before.quotes, key), _cited(after.quotes, key))
    note("basis", "basis", ", ".join(before.basis), ", ".join(after.basis))
    note("kind", "kind", before.kind, after.kind)
    note("verdict", "verdict", before.verdict, after.verdict)
    note("reviewed", "reviewed by", ", ".join(before.reviewers), ", ".join(after.reviewers))
    if not labels:
        return None
    return ClaimDifference(
        after.id,
        "renamed" if before.id != after.id else "changed",
        word_difference(before.statement, after.statement),
        tuple(labels),
        tuple(changes),
        _pages(after),
    )


def _printed(claim: PackedClaim) -> str:
    """The author's own words for a claim: its statement is told by itself."""
    return " · ".join(use.words for use in claim.uses if use.kind == "words")


def _cited(quotes: tuple[Quote, ...], key: str) -> str:
    told = []
    for one in quotes:
        if one.key == key:
            parts = [one.locator, f"“{one.quote}”" if one.quote else ""]
            copy = f"copy {one.copy[:12]}" if one.copy else ""
            told.append(", ".join(filter(None, (*parts, copy))) or "cited")
    return "; ".join(told)


def word_difference(before: str, after: str) -> tuple[Words, ...]:
    """Two texts as one: words that both have, that only the old has, that only the new has."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    found: list[Words] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag == "equal":
            found.append(Words("same", "".join(old[a:a_end])))
            continue
        if a < a_end:
            found.append(Words("old", "".join(old[a:a_end])))
        if b < b_end:
            found.append(Words("new", "".join(new[b:b_end])))
    return tuple(found)
