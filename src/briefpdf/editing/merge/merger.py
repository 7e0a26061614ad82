"""Merges texts that are made of named pieces: each piece three ways, byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .pieces import Piece, by_likeness, by_name, order_of

OURS, MIDDLE, THEIRS = "<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n"


class _Inline(Exception):
    """A conflict in a piece that does not begin its line: marks must go around more."""


# Merges what both changed in a piece as its kind allows: the text, or None where it cannot.
Special = Callable[[Piece | None, Piece, Piece], str | None]


class Merger:
    """One merge; `conflicts` counts the places that both sides changed.

    `special` merges pieces of a name, at the depth of a field; `same_thing` says whether a piece
    that one side renamed, or that both added, is one and the same thing.
    """

    def __init__(
        self,
        same_thing: Callable[[Piece, Piece], bool],
        special: Mapping[str, Special] | None = None,
        depth: int = 1,
    ) -> None:
        self.conflicts = 0
        self._same_thing = same_thing
        self._special = special or {}
        # At which depth the things stand that people name: claims, entries.
        self._depth = depth
        # What the base says in whole: its comments may come to stand above other things.
        self._earlier = ""

    def merge(self, base: Piece | None, ours: Piece, theirs: Piece, depth: int = 0) -> str:
        """The merged text of a piece, without its lead."""
        one, other, earlier = ours.text, theirs.text, base.text if base else None
        if depth == 0:
            self._earlier = earlier or ""
        if one == other or other == earlier:
            return one
        if one == earlier:
            return other
        if depth == self._depth + 1 and ours.name in self._special:
            merged = self._special[ours.name](base, ours, theirs)
            if merged is not None:
                return merged
        added = base is None and depth == self._depth and not self._same_thing(ours, theirs)
        filled = base is None or base.items or base.vacant
        if not ours.items or not theirs.items or not filled or added:
            return self._conflict(ours, one, other)
        if base and base.vacant:
            # Both begin what had none.
            base = Piece(base.name, ours.head)
        head = _pick(base.head if base else None, ours.head, theirs.head)
        if head is None:
            return self._conflict(ours, one, other)
        before = self.conflicts
        try:
            items = self._items(base, ours, theirs, depth + 1)
        except _Inline:
            self.conflicts = before
            return self._conflict(ours, one, other)
        tail = _joined(base.tail if base else "", ours.tail, theirs.tail)
        if not ours.sep:
            return head + "".join(text for text, _ in items) + tail
        return head + _assembled(items, ours, theirs, tail)

    def _conflict(self, piece: Piece, ours: str, theirs: str) -> str:
        if piece.inline:
            raise _Inline
        self.conflicts += 1
        return marked(ours, theirs)

    def _items(
        self, base: Piece | None, ours: Piece, theirs: Piece, depth: int
    ) -> list[tuple[str, bool]]:
        """The merged items, each with whether both sides changed it."""
        sides = [side.items if side else [] for side in (base, ours, theirs)]
        if any(item.listed for side in sides for item in side):
            old, one, other = by_likeness(*sides)
        else:
            old, one, other = map(by_name, sides)
            one, other = (self._aligned(old, side, depth) for side in (one, other))
        added = [side[name] for side in (one, other) for name in side if name not in old]
        _comment_once(added, self._earlier)
        merged: list[tuple[str, bool]] = []
        for name in order_of(list(old), list(one), list(other)):
            lead, text, conflict = self._item(old.get(name), one.get(name), other.get(name), depth)
            if text is None:
                # A comment above what went, that somebody changed meanwhile.
                if lead:
                    merged.append((lead, False))
                continue
            merged.append((lead + text, conflict))
        return merged

    def _item(
        self, base: Piece | None, ours: Piece | None, theirs: Piece | None, depth: int
    ) -> tuple[str, str | None, bool]:
        earlier = base.lead if base else ""
        if ours is not None and theirs is not None:
            before = self.conflicts
            lead = _joined(earlier, ours.lead, theirs.lead)
            text = self.merge(base, ours, theirs, depth)
            whole = text.startswith(("\n" + OURS, OURS)) and self.conflicts == before + 1
            return lead, text, whole
        left = ours or theirs
        if left is None:
            return "", None, False
        if base is None:
            return left.lead, left.text, False
        if left.text == base.text:
            changed = left.lead.strip() != earlier.strip()
            return (left.lead if changed and not left.sep else ""), None, False
        # One side removed what the other changed.
        one, other = (left.text, "") if ours is not None else ("", left.text)
        return left.lead, self._conflict(left, one, other), True

    def _aligned(
        self, old: Mapping[str, Piece], side: dict[str, Piece], depth: int
    ) -> dict[str, Piece]:
        """The items of a side by the names that they had, where it renamed some."""
        gone = [name for name in old if name not in side]
        fresh = [name for name in side if name not in old]
        was: dict[str, str] = {}
        for name in gone if depth == self._depth else ():
            found = [new for new in fresh if self._same_thing(old[name], side[new])]
            if len(found) == 1:
                was.setdefault(found[0], name)
        return {was.get(name, name): piece for name, piece in side.items()}


def marked(ours: str, theirs: str) -> str:
    """Both texts with git's marks around them, each on lines of its own."""
    start = "\n" if ours.startswith("\n") or theirs.startswith("\n") else ""
    one, other = (_lines(text.removeprefix(start) if start else text) for text in (ours, theirs))
    return f"{start}{OURS}{one}{MIDDLE}{other}{THEIRS}"


def _lines(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _pick(base: str | None, ours: str, theirs: str) -> str | None:
    """The text that one side gave, or both; None where they differ."""
    if ours == theirs or theirs == base:
        return ours
    return theirs if ours == base else None


def _joined(base: str, ours: str, theirs: str) -> str:
    """What stands between pieces: where both sides changed it, the comments of both."""
    picked = _pick(base, ours, theirs)
    if picked is not None:
        return picked
    if theirs.strip() in ours:
        return ours
    return theirs if ours.strip() in theirs else ours + theirs.lstrip("\n")


def _comment_once(added: Sequence[Piece], earlier: str) -> None:
    """Leave a comment that was there before above the first alone of what was added below it."""
    seen: set[str] = set()
    for item in added:
        comment = item.lead.strip()
        if comment in seen:
            above, _, below = item.lead.partition(comment)
            item.lead = "\n" * max(above.count("\n"), below.count("\n") - 1)
        elif comment and comment in earlier:
            seen.add(comment)


def _assembled(items: Sequence[tuple[str, bool]], ours: Piece, theirs: Piece, tail: str) -> str:
    """Items and a tail put together, `sep` between them where no marks of a conflict have it."""
    whole = ""
    for number, (text, conflict) in enumerate(items):
        last = number + 1 == len(items)
        closed = not last or (ours.closed and theirs.closed)
        part = _separated(text, ours.sep) if conflict else text + ours.sep * closed
        whole += _own_line(whole, part, conflict)
    return whole + _own_line(whole, tail, False)


def _own_line(before: str, part: str, conflict: bool) -> str:
    """A part that follows others, on a line of its own where marks stand on either side."""
    beside = conflict or before.endswith(THEIRS.rstrip())
    return part if not beside or part.startswith("\n") else f"\n{part}"


def _separated(text: str, sep: str) -> str:
    """A conflict whose two sides each end with the separator."""
    lines = text.split("\n")
    for number in range(1, len(lines)):
        if lines[number] + "\n" in (MIDDLE, THEIRS) and lines[number - 1] + "\n" not in (
            OURS,
            MIDDLE,
        ):
            lines[number - 1] += sep
    # What follows brings its own line end.
    return "\n".join(lines).removesuffix("\n")
