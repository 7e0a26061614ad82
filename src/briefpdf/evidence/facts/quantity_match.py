"""Is one amount the same as another, in number, unit, what is counted and on which side of it?"""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from ..comparison import Comparison
from ..quantities.clock import are_one_time
from ..quantities.counted_nouns import is_counted, may_be_same
from ..quantities.qualifier import ABOUT, ALMOST, JUST_OVER, LEAST, MORE, MOST, entails
from ..quantities.quantity import CLOCK, Quantity
from ..quantities.sets import last_place, reach, rounds_to
from ..reading import Item

_TIMES = ("month", "hour")


class Theirs(Struct, frozen=True):
    """An amount of the source, with the magnitudes in which a table's head may give it."""

    item: Item
    quantity: Quantity
    scales: tuple[Fraction, ...]


def is_same(ours: Quantity, theirs: Theirs) -> bool:
    """Whether two amounts are equal, whatever they count."""
    quantity = theirs.quantity
    if (ours.number.form == "vague") != (quantity.number.form == "vague"):
        return False
    if CLOCK in (ours.measure, quantity.measure):
        return are_one_time(ours, quantity)
    if "multiple" in (ours.measure, quantity.measure) and ours.measure != quantity.measure:
        return False
    if ours.measure == "percent" and quantity.measure == "percent":
        return _close(ours, quantity)
    if any(ours.value == quantity.value * scale for scale in theirs.scales):
        return True
    # 5 percent and 5 dollars are one number in two units, and 5 years and 5 months too.
    return ours.number.value == quantity.number.value and bool(ours.measure or quantity.measure)


def _close(ours: Quantity, theirs: Quantity) -> bool:
    """Equal, or a share in words beside its usual percentage: one-third and 33 percent."""
    if ours.value == theirs.value:
        return True
    shares = (ours.number.form == "share") != (theirs.number.form == "share")
    return (
        shares
        and abs(ours.value - theirs.value) < Fraction(7, 10)
        and theirs.number.form != "share"
    )


def differs_in_unit(ours: Quantity, theirs: Quantity, comparison: Comparison) -> bool:
    """Whether two equal numbers are told in different units."""
    if ours.rate and theirs.rate and ours.rate != theirs.rate:
        return True
    if ours.measure == theirs.measure:
        return ours.value != theirs.value and bool(ours.measure) and _scaled_apart(ours, theirs)
    if CLOCK in (ours.measure, theirs.measure):
        return False  # They are one at all only where one of them may be the other.
    if "ordinal" in (ours.measure, theirs.measure):
        return bool({"percent", "USD"} & {ours.measure, theirs.measure})
    if not theirs.measure:
        # In a row or a table the unit may be written once: “10, 20, and 30 percent”.
        return bool(theirs.nouns) or not _mentions_measure(ours.measure, comparison)
    if not ours.measure:
        return bool(ours.nouns) and (len(ours.nouns) > 1 or is_counted(ours.nouns[-1]))
    return True


def _scaled_apart(ours: Quantity, theirs: Quantity) -> bool:
    return ours.number.value == theirs.number.value


def _mentions_measure(measure: str, comparison: Comparison) -> bool:
    if measure == "percent":
        return bool(comparison.lows & {"%", "percent", "percentage", "cent", "share"})
    if measure == "USD":
        return bool(comparison.lows & {"$", "dollars", "dollar", "usd"})
    return True


def differs_in_noun(ours: Quantity, theirs: Quantity, comparison: Comparison) -> bool:
    """Whether two equal numbers count different things."""
    if ours.measure or theirs.measure or not ours.nouns or not theirs.nouns:
        return False
    mine, other = ours.nouns[-1], theirs.nouns[-1]
    behind = comparison.source.tokens[theirs.number.end : theirs.number.end + 1]
    if mine == theirs.nouns[0] and [token.text for token in behind] == ["-"]:
        return False  # “The nine-member court” has nine members.
    if mine in theirs.nouns or other in ours.nouns:
        return is_counted(mine) and is_counted(other) and not may_be_same(mine, other)
    if is_counted(mine) and is_counted(other):
        return not may_be_same(mine, other)
    place = comparison.statement.item_at[ours.at]
    if not comparison.lane(place).is_copy or not (is_counted(mine) or is_counted(other)):
        return False
    return _stands_for(mine, other, ours, comparison)


def _stands_for(mine: str, other: str, ours: Quantity, comparison: Comparison) -> bool:
    """Whether a noun that the source does not have stands just where the source has another."""
    if mine in comparison.stems:
        return False
    items, begin = comparison.statement.items, comparison.statement.item_at[ours.at]
    places = [at for at in range(begin, min(begin + 7, len(items))) if items[at].key == mine]
    source = comparison.source.items
    return any(source[at].key == other for place in places for at in comparison.opposite(place))


def qualifier_of(quantity: Quantity) -> str:
    """The word for how an amount is qualified, “on average” included."""
    return quantity.qualifier or ("an average" if quantity.average else "")


def follows(ours: Quantity, theirs: Quantity, strict: bool = True) -> bool:
    """Whether the source's amount, as it is qualified, lets the statement say its own.

    In a copied sentence (`strict`) a qualifier that was put before a plain number is seen.
    """
    if ours.average != theirs.average:
        return False
    if not strict and reach(ours).holds(reach(theirs)):
        return True
    if theirs.reached and not ours.reached and ours.qualifier == LEAST:
        return True
    given = theirs.qualifier
    if theirs.role in ("low", "high") and not ours.role:
        return ours.qualifier == (LEAST if theirs.role == "low" else MOST) and not given
    if ours.measure in _TIMES and ours.qualifier != given and {ours.qualifier, given} <= {"", MORE}:
        # “Over three years” is most often “in the course of three years”.
        return True
    shares = (ours.number.form, theirs.number.form) == ("share", "count")
    if shares and ours.number.worded and (given, ours.qualifier) == (ABOUT, ""):
        return True  # “Two-thirds” are as round as “about 67 percent”.
    if {given, ours.qualifier} == {"", MOST}:
        # “Up to 10” may be put as a limit of 10, in other words than these.
        return ours.capped if given else theirs.capped
    return entails(given, ours.qualifier)


def holds(ours: Quantity, theirs: Theirs, strict: bool) -> bool:
    """Whether the statement's amount, read as a set, has all that the source's leaves open.

    In a copied sentence (`strict`) the two must be put in different words: one number exchanged
    for another behind the same qualifier is no restatement.
    """
    quantity = theirs.quantity
    if ours.average != quantity.average or ours.number.form in ("ordinal", "multiple"):
        return False
    if ours.measure != quantity.measure and not (ours.number.form == "vague" and not strict):
        return False
    if "vague" in (ours.number.form, quantity.number.form):
        return _is_of_size(ours, quantity)
    if strict and ours.role in ("low", "high") and quantity.role in ("from", "to"):
        return False  # “From 20 to 30” is a range or a change, and its ends are these alone.
    alike = ours.qualifier == quantity.qualifier and ours.role == quantity.role
    if strict and alike and ours.number.form == quantity.number.form:
        rounded = last_place(ours.value) > last_place(quantity.value)
        if ours.qualifier not in (ABOUT, ALMOST, JUST_OVER) or not rounded:
            return False
        return any(reach(ours).holds(reach(quantity, scale)) for scale in theirs.scales)
    for scale in theirs.scales:
        if reach(ours).holds(reach(quantity, scale)):
            return True
        if not strict and alike and rounds_to(ours, quantity, scale):
            return True
    return False


def may_meet(ours: Quantity, theirs: Theirs) -> bool:
    """Whether the two amounts, read as sets, have a number in common."""
    if "vague" in (ours.number.form, theirs.quantity.number.form):
        return _is_of_size(ours, theirs.quantity) or _is_of_size(theirs.quantity, ours)
    mine = reach(ours)
    return any(mine.meets(reach(theirs.quantity, scale)) for scale in theirs.scales)


def _is_of_size(ours: Quantity, theirs: Quantity) -> bool:
    """Whether “thousands” says less than the source does: 12,000, or tens of thousands."""
    if ours.number.form != "vague" or theirs.measure not in (ours.measure, ""):
        return False
    if theirs.number.form == "vague":
        # Thousands, where the source says tens of thousands; but not where it says millions.
        return ours.value < theirs.value < ours.value * 1000
    return ours.value <= theirs.value < ours.value * 1000
