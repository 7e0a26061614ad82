"""A text as named pieces, and which of them are one and the same on two branches."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

# As much of what is left over in a list is looked at: thousands of rows are a program's work.
_LOOKED_AT = 100


class Unmergeable(Exception):
    """A text that is not made of pieces with names of their own."""


class Piece(Struct):
    """A named part of a text: `head`, its items (`sep` between them), and `tail`.

    `lead` is what stands before it, such as comments. `closed` says that `sep` stands behind the
    last item too; `inline` that something stands before the piece on its line; `vacant` that it
    could have items and has none; `listed` that it is an item of a list: others there may have its
    name, from which `about` tells it.
    """

    name: str
    head: str
    items: list[Piece] = field(default_factory=list)
    tail: str = ""
    lead: str = ""
    sep: str = ""
    closed: bool = False
    inline: bool = False
    vacant: bool = False
    listed: bool = False
    about: str = ""

    @property
    def inner(self) -> str:
        """The text without lead and head."""
        parts = self.sep.join(item.lead + item.text for item in self.items)
        return parts + (self.sep if self.closed and self.items else "") + self.tail

    @property
    def text(self) -> str:
        """The text without its lead."""
        return self.head + self.inner


def by_name(items: Iterable[Piece]) -> dict[str, Piece]:
    """Items that have names of their own. Raises `Unmergeable` where two have the same."""
    found: dict[str, Piece] = {}
    for item in items:
        if item.name in found:
            raise Unmergeable(item.name)
        found[item.name] = item
    return found


def by_likeness(
    base: Sequence[Piece], ours: Sequence[Piece], theirs: Sequence[Piece]
) -> list[dict[str, Piece]]:
    """The items of each side by names made for them, which are the same for what is one item.

    Of the items of the base, each side has what is most like them there. What both added is one
    item where it has one name and is about the same.
    """
    mine = [_name(at, f"ours {number}") for number, at in enumerate(_origins(base, ours))]
    free = [at for at, name in enumerate(mine) if name.startswith("ours")]
    yours = [_name(at, "") for at in _origins(base, theirs)]
    for number, item in enumerate(theirs):
        if not yours[number]:
            same = next((at for at in free if _is_one(ours[at], item)), None)
            yours[number] = f"theirs {number}" if same is None else mine[same]
            free = [at for at in free if at != same]
    old = [str(number) for number in range(len(base))]
    named = zip((old, mine, yours), (base, ours, theirs), strict=True)
    return [dict(zip(names, side, strict=True)) for names, side in named]


def _name(origin: int | None, otherwise: str) -> str:
    return otherwise if origin is None else str(origin)


def _origins(base: Sequence[Piece], side: Sequence[Piece]) -> list[int | None]:
    """Which item of the base each of a side was, None for what was added."""
    found: dict[int, int] = {}
    gone, fresh = list(range(len(base))), list(range(len(side)))
    # What is as it was, then what is about the same, then what has its name.
    for told in (_whole, _subject):
        left: dict[tuple[str, str], deque[int]] = {}
        for at in gone:
            left.setdefault(told(base[at]), deque()).append(at)
        for number in fresh:
            if same := left.get(told(side[number])):
                found[number] = same.popleft()
        gone = sorted({*gone} - {*found.values()})
        fresh = [number for number in fresh if number not in found]
    for number in fresh:
        likeness = {at: _shared(base[at], side[number]) for at in gone[:_LOOKED_AT]
                    if base[at].name == side[number].name}  # fmt: skip
        if likeness:
            found[number] = max(likeness, key=likeness.__getitem__)
            gone.remove(found[number])
    fresh = [number for number in fresh if number not in found]
    if len(gone) == len(fresh) == 1:
        # It was given another name.
        found[fresh[0]] = gone[0]
    return [found.get(number) for number in range(len(side))]


def _whole(item: Piece) -> tuple[str, str]:
    return item.name, item.inner


def _subject(item: Piece) -> tuple[str, str]:
    return item.name, item.about


def _shared(old: Piece, new: Piece) -> int:
    """How many fields of two items are the same."""
    fields, others = ({item.text.strip() for item in side.items} for side in (old, new))
    return len(fields & others)


def _is_one(ours: Piece, theirs: Piece) -> bool:
    return (ours.name, ours.about) == (theirs.name, theirs.about)


def order_of(old: Sequence[str], ours: list[str], theirs: list[str]) -> list[str]:
    """All names: in our order, what only they have behind what it follows there.

    Where they alone changed the order of what all have, in theirs.
    """
    known = set(old) & set(ours) & set(theirs)
    shared = [[name for name in names if name in known] for names in (old, ours, theirs)]
    if shared[0] == shared[1] != shared[2]:
        ours, theirs = theirs, ours
    order, have = list(ours), set(ours)
    earlier = set(old)
    for number, name in enumerate(theirs):
        if name in have:
            continue
        before = next((one for one in reversed(theirs[:number]) if one in have), None)
        at = order.index(before) + 1 if before is not None else 0
        while at < len(order) and order[at] not in earlier:
            at += 1
        order.insert(at, name)
        have.add(name)
    return order
