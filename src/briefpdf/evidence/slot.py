"""What a statement speaks of, apart from the amounts that it gives: its slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from hashlib import blake2b

from msgspec import Struct

from ..model.reference import MONTHS
from .dates.reading import Date
from .dates.sets import Days
from .given_amounts import Amounts, given_amounts, group, is_verb, quantity_of
from .once import day_of_one
from .quantities.numbers import Number, word_at
from .quantities.quantity import CLOCK, Quantity
from .quantities.sets import Interval, reach
from .reading import Item, read_text
from .tokens import Token

ON = "on"


class Amount(Struct, frozen=True):
    """An amount that a statement gives, in the smallest unit of its measure, and as it is written.

    `reach` is what its qualifier leaves open, `step` the worth of its last written digit, 0 where
    the number is written in words. The day of what comes about once is one, with the qualifier ON.
    """

    value: Fraction
    qualifier: str
    reach: Interval
    step: Fraction
    text: str


class Slot(Struct, frozen=True):
    """What a statement speaks of, and what it says of it.

    `key` is equal for statements about the same thing: the same words, names, ordinals, labels,
    dates and units in the same order, whatever the amounts. `words` is equal also where the order
    and the small words differ. `denied` and `falling` say which way the statement turns;
    `counts` says that an amount stands before the word that denies.
    """

    key: str
    words: str
    amounts: tuple[Amount, ...]
    denied: bool = False
    falling: bool = False
    counts: bool = False


def read_slot(statement: str) -> Slot:
    """The slot of a statement."""
    read = read_text([statement], (), _no_name)
    reading = Amounts(read.tokens)
    for item in read.items:
        if isinstance(item.mention, Quantity):
            reading.amounts[item.mention.first] = item
        elif isinstance(item.mention, Date):
            reading.dates[item.first] = item
    for number in _miscounted(read.tokens, reading.dates):
        reading.amounts[number.first] = number
        del reading.dates[number.first]
    given = given_amounts(reading)
    return _Builder(reading, given).build()


def _no_name(word: str) -> bool:
    return False


def _miscounted(tokens: Sequence[Token], dates: dict[int, Item]) -> Iterator[Item]:
    """The amounts that look like years: “awarded 1513 grants”."""
    for first, item in list(dates.items()):
        date, token, behind = item.mention, tokens[first], word_at(tokens, first + 1)
        assert isinstance(date, Date)
        if item.last != first + 1 or not token.text.isdecimal() or len(token.text) != 4:
            continue
        if is_verb(word_at(tokens, first - 1)) and len(behind) > 2 and behind.endswith("s"):
            number = Number(Fraction(token.text), first + 1)
            quantity = Quantity(first, first, first + 1, number, number.value, "", (behind,))
            yield Item("number", token.text, first, first + 1, item.weight, quantity)


class _Builder:
    """Puts the parts of a slot together."""

    def __init__(self, reading: Amounts, given: set[int]) -> None:
        self.reading, self.given = reading, given
        self.order: list[str] = []
        self.dates: list[str] = []
        self.amounts: list[Amount] = []
        self.denied = self.falling = self.counts = False
        self.once = None if reading.amounts else day_of_one(reading.tokens, reading.dates)

    def build(self) -> Slot:
        """The slot of the whole statement."""
        at = 0
        while at < len(self.reading.tokens):
            if at in self.reading.amounts:
                at = self._amount(at, self.reading.amounts[at])
            elif at in self.reading.dates:
                at = self._date(at, self.reading.dates[at])
            else:
                self._token(at)
                at += 1
        loose = sorted({*self.order, *self.dates} - group("before"))
        return Slot(
            _digest([*self.order, "", *(self.dates if self.once is None else ())]),
            _digest(loose),
            tuple(self.amounts),
            self.denied,
            self.falling,
            self.counts,
        )

    def _amount(self, at: int, item: Item) -> int:
        quantity, tokens = quantity_of(item), self.reading.tokens
        measure = f"{quantity.measure}/{quantity.rate}/{quantity.average}"
        if quantity.measure == CLOCK and quantity.others:
            measure = f"?{measure}"  # “At 9:00” may be 9 p.m.
        end = max(item.last, quantity.last) if quantity.measure else quantity.number.end
        if at in self.given:
            self.order.append(f"#{measure}")
            words = tokens[quantity.first : end]
            text = "".join(one.text if one.glued else f" {one.text}" for one in words)
            text = text.strip().rstrip("-")  # The mark of a range: “12-15 miles”.
            step = _step(quantity, tokens)
            amount = Amount(quantity.value, quantity.qualifier, reach(quantity), step, text)
            self.amounts.append(amount)
        else:
            self.order.append(f"={quantity.value}/{measure}/{quantity.qualifier}")
        return max(end, at + 1)

    def _date(self, at: int, item: Item) -> int:
        date = item.mention
        assert isinstance(date, Date)
        before = word_at(self.reading.tokens, at - 1)
        if before in _BEFORE_DATES and self.order and self.order[-1] == before:
            self.order.pop()
        if self.once is not None:
            days, which = self.once
            self.order.append(f"@{which}")
            self.amounts.append(_day(days, date))
        bound = before if before in group("bound") else ""
        parts = (bound, date.year, date.month, date.day, date.kind, date.part)
        self.dates.append("@" + "/".join(map(str, parts)))
        return max(item.last, at + 1)

    def _token(self, at: int) -> None:
        token = self.reading.tokens[at]
        if token.low in ("not", "never", "cannot"):
            self.denied = not self.denied
            self.counts = self.counts or bool(self.amounts)
            if token.low == "cannot":
                self.order.append("can")
        elif token.low in ("did", "does", "do") and word_at(self.reading.tokens, at + 1) == "not":
            return
        elif token.low in group("rising") or token.low in group("falling"):
            self.falling ^= token.low in group("falling")
            self.order.append("<>")
        elif token.kind != "mark" and not (token.low in group("idle") and _is_idle(token, at)):
            self.order.append(token.stem)


_BEFORE_DATES = frozenset("in on during of for by since until before after through from to".split())


def _day(days: Days, date: Date) -> Amount:
    """The day of what comes about once, written in one way whatever the statement writes."""
    assert days.first is not None
    assert days.last is not None
    first, last = Fraction(days.first), Fraction(days.last)
    month = f"{MONTHS[date.month - 1]} " if date.month else ""
    text = f"{month}{f'{date.day}, ' if date.day else ''}{date.year}"
    return Amount(first, ON, Interval(first, last), Fraction(0), f"{date.part} {text}".strip())


def _is_idle(token: Token, at: int) -> bool:
    """Whether “A” is an article, and not the name of a group."""
    return at == 0 or not token.text.isupper()


def _step(quantity: Quantity, tokens: Sequence[Token]) -> Fraction:
    """The worth of the last digit of an amount that is written in figures."""
    for token in tokens[quantity.at : quantity.number.end]:
        if token.kind == "number":
            digits = token.text.replace(",", "")
            written = Fraction(digits)
            decimals = len(digits.partition(".")[2])
            return quantity.value / written / 10**decimals if written else Fraction(0)
    return Fraction(0)


def _digest(parts: Sequence[str]) -> str:
    return blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()


def are_compatible(one: Amount, other: Amount) -> bool:
    """Whether one thing can have both amounts; of two that are qualified alike, only the same.

    An amount in fewer digits, two at least, may be the other rounded.
    """
    if one.qualifier != other.qualifier or one.qualifier == ON:
        return one.reach.meets(other.reach)
    coarse = max(one, other, key=lambda amount: amount.step)
    rounds = one.step != other.step and coarse.value >= 10 * coarse.step
    return abs(one.value - other.value) <= (coarse.step / 2 if rounds else 0)


def differing(one: Slot, other: Slot) -> Iterator[tuple[Amount, Amount]]:
    """The amounts of two slots of one key that cannot both be true, in their order."""
    for ours, theirs in zip(one.amounts, other.amounts, strict=True):
        if not are_compatible(ours, theirs):
            yield ours, theirs
