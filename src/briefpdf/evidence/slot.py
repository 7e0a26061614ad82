"""What a statement speaks of, apart from the amounts that it gives: its slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from hashlib import blake2b

from .dates.reading import Date
from .english import groups
from .quantities.numbers import Number
from .quantities.quantity import Quantity
from .quantities.sets import Interval, reach
from .reading import Item, read_text
from .tokens import Token

_WORDS = "slot_words"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that a statement gives, in the smallest unit of its measure, and as it is written.

    `reach` is what its qualifier leaves open, `step` the worth of its last written digit, 0 where
    the number is written in words.
    """

    value: Fraction
    qualifier: str
    reach: Interval
    step: Fraction
    text: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Slot:
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


@dataclass(slots=True)
class _Reading:
    """The tokens of a statement, with its amounts and dates by the token they begin at."""

    tokens: Sequence[Token]
    amounts: dict[int, Item] = field(default_factory=dict)
    dates: dict[int, Item] = field(default_factory=dict)


def read_slot(statement: str) -> Slot:
    """The slot of a statement."""
    read = read_text([statement], (), _no_name)
    reading = _Reading(read.tokens)
    for item in read.items:
        if isinstance(item.mention, Quantity):
            reading.amounts[item.mention.first] = item
        elif isinstance(item.mention, Date):
            reading.dates[item.first] = item
    for number in _miscounted(read.tokens, reading.dates):
        reading.amounts[number.first] = number
        del reading.dates[number.first]
    given = _given(reading)
    return _Builder(reading, given).build()


def _no_name(word: str) -> bool:
    return False


def _miscounted(tokens: Sequence[Token], dates: dict[int, Item]) -> Iterator[Item]:
    """The amounts that look like years: “awarded 1513 grants”."""
    for first, item in list(dates.items()):
        date, token, behind = item.mention, tokens[first], _word(tokens, first + 1)
        assert isinstance(date, Date)
        if item.last != first + 1 or not token.text.isdecimal() or len(token.text) != 4:
            continue
        if _is_verb(_word(tokens, first - 1)) and len(behind) > 2 and behind.endswith("s"):
            number = Number(Fraction(token.text), first + 1)
            quantity = Quantity(first, first, first + 1, number, number.value, "", (behind,))
            yield Item("number", token.text, first, first + 1, item.weight, quantity)


@cache
def _group(name: str) -> frozenset[str]:
    return groups(_WORDS)[name]


def _quantity(item: Item) -> Quantity:
    assert isinstance(item.mention, Quantity)
    return item.mention


def _given(reading: _Reading) -> set[int]:
    """Where the amounts begin that the statement gives; the others say which thing is meant.

    An amount is given where it stands behind a verb; where none does, behind a verb and a small
    word (“stood at 45”), behind a noun and “of”, at the head of a clause, or first of all.
    """
    free: list[int] = []
    labels: set[int] = set()
    for start, item in reading.amounts.items():
        behind_label = _joined(reading, start, labels, by_name=True)
        if _names_a_thing(reading.tokens, start, item) or behind_label:
            labels.add(start)
        elif _quantity(item).number.form in ("count", "share"):
            free.append(start)
    if len(free) < 2:
        return set(free)
    for at_its_place in (_behind_verb, _behind_small_word, _behind_of, _at_clause_head):
        chosen = {start for start in free if at_its_place(reading.tokens, start)}
        if chosen:
            break
    else:
        chosen = {free[0]}
    for start in free:
        if _joined(reading, start, chosen) or _coordinate(reading.tokens, start, chosen):
            chosen.add(start)
    return chosen


def _names_a_thing(tokens: Sequence[Token], start: int, item: Item) -> bool:
    """Whether a number is part of a name: Region 5, item 3, F-16, No. 7."""
    quantity = _quantity(item)
    number = tokens[quantity.at]
    if quantity.number.form == "ordinal":
        return True
    if start == 0 or quantity.number.form != "count" or quantity.qualifier:
        return False
    before = tokens[start - 1]
    if number.kind == "number" and number.glued and (before.is_word or before.text in "-#/"):
        return before.text in "#" or before.is_word or tokens[max(0, start - 2)].is_word
    if before.text == "#" or (before.text == "." and tokens[max(0, start - 2)].low in _NUMBERED):
        return True
    if not before.is_word or quantity.measure or "," in number.text or "." in number.text:
        return before.is_word and before.low in _group("label") and not quantity.measure
    if before.low in _group("label"):
        return True
    if number.kind != "number" or _is_small(before.low):
        return False
    if before.capital:
        return True
    return not (quantity.nouns or _is_verb(before.low) or before.low.endswith(("s", "ly")))


_NUMBERED = frozenset("no nos sec secs art arts fig ch vol pt".split())


@cache
def _is_small(word: str) -> bool:
    """Whether a word is of a closed class: no noun, and no verb but is, has and did."""
    closed = groups("closed_words").values()
    return any(word in one for one in (*closed, _group("before"), _group("join"))) or word in _SMALL


_SMALL = frozenset("a an the its their his her our these those this that it they he she we".split())


@cache
def _is_verb(word: str) -> bool:
    return word in _group("verb") or (word.endswith("ed") and len(word) > 3)


def _behind_verb(tokens: Sequence[Token], start: int) -> bool:
    before = _word(tokens, start - 1)
    if before.endswith("ly"):
        before = _word(tokens, start - 2)
    if not before or before in _group("label"):
        return False
    # “carried over 8,000 pounds”, and not “vehicles over 8,000 pounds”.
    no_verb = _is_small(before) or tokens[start - 1].capital or tokens[start].low in _SIDES
    return _is_verb(before) or not no_verb


_SIDES = frozenset({"over", "under", "above", "below"})


def _behind_small_word(tokens: Sequence[Token], start: int) -> bool:
    verb = _word(tokens, start - 2)
    return _word(tokens, start - 1) in ("to", "by", "at", "from", "of") and (
        _is_verb(verb) or verb in _group("rising") or verb in _group("falling")
    )


def _behind_of(tokens: Sequence[Token], start: int) -> bool:
    noun = _word(tokens, start - 2)
    return _word(tokens, start - 1) == "of" and bool(noun) and not _is_small(noun)


def _at_clause_head(tokens: Sequence[Token], start: int) -> bool:
    before = tokens[start - 1] if start else None
    return before is None or before.text in ",;:" or before.sentence != tokens[start].sentence


def _coordinate(tokens: Sequence[Token], start: int, chosen: set[int]) -> bool:
    """Whether an amount follows “and” somewhere behind one that is given."""
    return _word(tokens, start - 1) in ("and", "but", "or") and any(one < start for one in chosen)


def _joined(reading: _Reading, start: int, to: set[int], by_name: bool = False) -> bool:
    """Whether a word or a mark alone parts an amount from one of those before it.

    A number that names a thing (`by_name`) counts nothing, whatever stands behind it.
    """
    ends = {reading.amounts[one].last for one in to}
    if not by_name:
        ends |= {_quantity(reading.amounts[one]).last for one in to}
    for gap in (1, 2):
        between = reading.tokens[max(0, start - gap) : start]
        if start - gap in ends and all(
            token.low in _group("join") or token.text in ",-(–" for token in between
        ):
            return True
    return start in ends and not by_name


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) and tokens[at].is_word else ""


class _Builder:
    """Puts the parts of a slot together."""

    def __init__(self, reading: _Reading, given: set[int]) -> None:
        self.reading, self.given = reading, given
        self.order: list[str] = []
        self.dates: list[str] = []
        self.amounts: list[Amount] = []
        self.denied = self.falling = self.counts = False

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
        loose = sorted({*self.order, *self.dates} - _group("before"))
        return Slot(
            _digest([*self.order, "", *self.dates]),
            _digest(loose),
            tuple(self.amounts),
            self.denied,
            self.falling,
            self.counts,
        )

    def _amount(self, at: int, item: Item) -> int:
        quantity, tokens = _quantity(item), self.reading.tokens
        measure = f"{quantity.measure}/{quantity.rate}/{quantity.average}"
        end = item.last
        if quantity.measure or quantity.nouns == ():
            end = max(end, quantity.last)
        if at in self.given:
            self.order.append(f"#{measure}")
            words = tokens[quantity.first : end]
            text = "".join(one.text if one.glued else f" {one.text}" for one in words).strip()
            step = _step(quantity, tokens)
            amount = Amount(quantity.value, quantity.qualifier, reach(quantity), step, text)
            self.amounts.append(amount)
        else:
            self.order.append(f"={quantity.value}/{measure}/{quantity.qualifier}")
        return max(end, at + 1)

    def _date(self, at: int, item: Item) -> int:
        date = item.mention
        assert isinstance(date, Date)
        before = _word(self.reading.tokens, at - 1)
        if before in _BEFORE_DATES and self.order and self.order[-1] == before:
            self.order.pop()
        bound = before if before in _group("bound") else ""
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
        elif token.low in ("did", "does", "do") and _word(self.reading.tokens, at + 1) == "not":
            return
        elif token.low in _group("rising") or token.low in _group("falling"):
            self.falling ^= token.low in _group("falling")
            self.order.append("<>")
        elif token.kind != "mark" and not (token.low in _group("idle") and _is_idle(token, at)):
            self.order.append(token.stem)


_BEFORE_DATES = frozenset("in on during of for by since until before after through from to".split())


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
    if one.qualifier != other.qualifier:
        return one.reach.meets(other.reach)
    coarse = max(one, other, key=lambda amount: amount.step)
    rounds = one.step != other.step and coarse.value >= 10 * coarse.step
    return abs(one.value - other.value) <= (coarse.step / 2 if rounds else 0)


def differing(one: Slot, other: Slot) -> Iterator[tuple[Amount, Amount]]:
    """The amounts of two slots of one key that cannot both be true, in their order."""
    for ours, theirs in zip(one.amounts, other.amounts, strict=True):
        if not are_compatible(ours, theirs):
            yield ours, theirs
