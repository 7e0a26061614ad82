"""The unit of the numbers of a table, a column or a value: “($ in millions)”, “$ billion”, “%”."""

from __future__ import annotations

from fractions import Fraction
import re

from msgspec import Struct

from ...source.pattern import lazy_pattern
from ..quantities.numbers import MAGNITUDES
from ..quantities.units import CURRENCIES, MEASURES
from ..stems import stem

_WORD = lazy_pattern(r"[A-Za-z]{1,3}\$|[$€£¥₽₩₹₺₴%‰]|[^\W\d_]+(?:-[^\W\d_]+)*")
# In brackets at the end of a caption or the head of a column, or on a line of its own.
_BRACKETED = lazy_pattern(r"[(\[]([^()\[\]]{1,60})[)\]]")
_IN = lazy_pattern(
    r"\b(?:in|of)\s+(?:[\w$€£]+\s+){0,3}?(?:hundreds|thousands|millions|billions|trillions|percent"
    r"|percentages)\b(?:\s+of\s+[\w.$-]+(?:\s+[\w.$-]+)?)?|[$€£]\s*(?:in\s+)?(?:thousand|million"
    r"|billion|trillion)s?\b|\b(?:thousand|million|billion|trillion)s\b(?:\s+of\s+[\w.$-]+)?"
    r"|\b(?:dollars|euros|percent)\b",
    re.IGNORECASE,
)
_IDLE = frozenset(
    "in of the a an and by current constant nominal real fiscal calendar budget authority outlays "
    "except where noted unless otherwise amounts figures numbers all total u.s us".split()
)
# Letters for thousands and more, behind the sign of a currency: “(US$ m)”.
_SCALES = {"k": 1000, "m": 10**6, "b": 10**9}
_THOUSANDS = lazy_pattern(r"(?<![\d,.])(?:1,|['’‘])?000(?:['’]?s)?(?![\d,.])")
_POINTS = lazy_pattern(r"\b(percentage|basis)\s+points?\b", re.IGNORECASE)
# A unit of time heads ages and terms, which are told as they stand; “Mt” is two units.
_NO_UNITS = frozenset({*(word for word, (named, _) in MEASURES.items() if named == "month"), "mt"})


class TableUnit(Struct, frozen=True):
    """A unit: its `measure`, how many of it a number counts, the stems of what else is counted.

    The measure is a currency's code, “percent”, another measure, or "".
    """

    measure: str = ""
    scale: Fraction = Fraction(1)
    nouns: frozenset[str] = frozenset()

    @property
    def is_told(self) -> bool:
        """Whether there is a unit at all."""
        return bool(self.measure or self.nouns) or self.scale != 1

    @property
    def words(self) -> str:
        """The unit behind a number, as a sentence has it, such as “million dollars”."""
        scale = next((name for name, one in MAGNITUDES.items() if one == self.scale), "")
        measure = {"USD": "dollars"}.get(self.measure, self.measure)
        return " ".join(filter(None, (scale if self.scale != 1 else "", measure)))


def read_unit(text: str) -> TableUnit:
    """The unit that a text of one or more words names; one without anything where it names none."""
    measure, scale, nouns = "", Fraction(1), set()
    text = _POINTS.sub(r"\1-point", _THOUSANDS.sub(" thousand ", text))
    for match in _WORD.finditer(text):
        low = match[0].lower()
        if low in CURRENCIES and (not low.isalpha() or len(low) > 2 or match[0].isupper()):
            measure = CURRENCIES[low]
        elif (count := MAGNITUDES.get(low) or MAGNITUDES.get(low.removesuffix("s"))) is not None:
            scale *= count
        elif low in _SCALES and measure in CURRENCIES.values():
            scale *= _SCALES[low]
        elif low in MEASURES:
            named, factor = MEASURES[low]
            if named == "percent" or not measure:
                measure = named
                scale *= factor
        elif low not in _IDLE and low.isalpha() and len(low) > 2:
            nouns.add(stem(low))
    return TableUnit(measure, scale, frozenset(nouns))


def unit_in(text: str) -> TableUnit:
    """The unit that a caption or the head of a column names among other words."""
    for bracketed in _BRACKETED.findall(text):
        if (
            _IN.search(bracketed)
            or "%" in bracketed
            or re.search("[$€£]", bracketed)
            or _is_unit(bracketed)
        ):
            unit = read_unit(bracketed)
            return TableUnit(unit.measure, unit.scale, frozenset())
    if found := _IN.search(text):
        unit = read_unit(found[0])
        return TableUnit(unit.measure, unit.scale, frozenset())
    if "%" in text or re.search(r"\bpercent(?:age)?\b", text, re.IGNORECASE):
        return TableUnit("percent")
    return TableUnit()


def _is_unit(bracketed: str) -> bool:
    """Whether words in brackets are a unit and nothing else: “(thousand tons)”, “(km)”."""
    text = _THOUSANDS.sub(" thousand ", bracketed)
    words = [match[0].lower() for match in _WORD.finditer(text)]
    words = [word for word in words if word not in _IDLE]
    if not words or re.search(r"\d", text):
        return False
    scaled = words[0].removesuffix("s") in MAGNITUDES
    return scaled or all(word in MEASURES and word not in _NO_UNITS for word in words)
