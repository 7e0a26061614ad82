"""Sources, and dates that may be known in part."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from ..source.pattern import lazy_pattern
from ..source.text import Span

_FORM = lazy_pattern(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# The names of the months in English: bibliographies, most texts and most briefs have no others.
MONTHS = (
    "January February March April May June July August September October November December"
).split()


class PartialDate(Struct, frozen=True, array_like=True):
    """A year, with a month and a day where they are known."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate | None:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None when it is no such date."""
        match = _FORM.fullmatch(text.strip())
        if not match:
            return None
        year, month, day = (int(part) if part else None for part in match.groups())
        if not year or (month is not None and not 1 <= month <= 12):
            return None
        if month and day is not None and not 1 <= day <= monthrange(year, month)[1]:
            return None
        return cls(year, month, day)

    @property
    def first_day(self) -> date:
        """The first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day that the date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


class When(Struct, frozen=True, array_like=True):
    """When a source appeared, as far as its entry says.

    A range has a `joint`, the sign between its ends; one of these may be open. Seasons are 1 for
    spring to 4 for winter. `letter` tells works of one year apart (2017b); `label` is that of the
    style's word for a source without a date, such as `in_press`.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    joint: str = ""
    season: int | None = None
    end_season: int | None = None
    approximate: bool = False
    uncertain: bool = False
    letter: str = ""
    label: str = ""

    @property
    def first(self) -> PartialDate | None:
        """The date by which the source is known: the first that is given."""
        return self.start or self.end


class Name(Struct, frozen=True, array_like=True):
    """A person (given, particle, family, suffix) or, with `family` alone, a body."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""


class Reference(Struct, frozen=True, array_like=True):
    """One entry of refs.bib, its LaTeX decoded and its strings, `#` and inheritance resolved.

    `type` and the names of `fields` are in lower case; `span` is the entry's key where it is
    written; `spans` holds the place of each field's value that the entry itself writes.
    """

    key: str
    type: str
    span: Span
    fields: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    when: When | None = None
    files: tuple[str, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)

    @property
    def date(self) -> PartialDate | None:
        """The date by which the source is known, the first of a range; None without one."""
        return self.when.first if self.when else None

    @property
    def language(self) -> str:
        """Its language as the bibliography names it; empty where it does not."""
        return self.get("langid", "language", "hyphenation")

    def get(self, *names: str) -> str:
        """The first of these fields that the entry has, or an empty text."""
        return next((self.fields[name] for name in names if self.fields.get(name)), "")

    def at(self, name: str) -> Span:
        """The place of a field, or of the entry's key where it has no such field of its own."""
        return self.spans.get(name, self.span)
