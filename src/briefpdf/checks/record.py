"""What claims put on record, for the words that rest on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..compose.language import format_partial
from ..evidence.stated import Record
from ..evidence.tables.units import read_unit
from ..model.brief import Brief
from ..model.claim import Calculation, Claim, Value
from ..model.reference import PartialDate, Reference

_FIELDS = (
    "title subtitle shorttitle booktitle journaltitle journal institution organization publisher "
    "school number series type note howpublished date urldate year"
).split()


def record_of(claims: Iterable[Claim], more: Iterable[str] = ()) -> Record:
    """What some claims say: their statements, quotes, short labels, values, dates and results."""
    texts = dict.fromkeys(text for claim in claims for text in texts_of(claim) if text)
    return Record((*texts, *dict.fromkeys(more)))


def texts_of(claim: Claim) -> Iterator[str]:
    """The texts of one claim."""
    yield claim.statement
    yield from (citation.quote for citation in claim.citations if citation.quote)
    yield claim.short or ""
    for value in claim.values.values():
        yield from value_texts(value)
    if claim.date:
        yield dated(claim.date)
    if claim.calculation:
        yield from result_texts(claim.calculation)


def value_texts(value: Value) -> Iterator[str]:
    """A value as a text might write it: its number alone, and with its unit."""
    yield value.value
    unit = (value.unit or "").strip()
    if unit:
        sign, _, rest = unit.rpartition("$")
        yield f"{'$' if '$' in unit else ''}{value.value} {rest or sign}".strip()


def result_texts(calculation: Calculation) -> Iterator[str]:
    """The result of a calculation as texts might write it, whichever way it points."""
    number = calculation.result.lstrip("-")
    texts = value_texts(Value("", number, calculation.unit, None, calculation.span))
    if "/" in calculation.formula and read_unit(calculation.unit or "").measure == "percent":
        next(texts)  # Without its unit it might be percentage points.
    yield from texts


def times_between(claims: Iterable[Claim]) -> Iterator[str]:
    """How many years, months and days a figure of dated claims shows, counted either way."""
    dates = [claim.date for claim in claims if claim.date]
    shown = {
        "years": {one.year for one in dates},
        "months": {one.year * 12 + one.month for one in dates if one.month},
        "days": {one.first_day.toordinal() for one in dates if one.day},
    }
    for unit, numbers in shown.items():
        if len(numbers) > 1:
            span = max(numbers) - min(numbers)
            yield from (f"{number} {unit}" for number in {span, span + 1, len(numbers)})


def dated(date: PartialDate) -> str:
    """A date as English writes it."""
    return format_partial(date, "en-US")


def texts_of_brief(brief: Brief) -> Iterator[str]:
    """What the front matter says of the brief itself."""
    yield brief.number
    yield f"version {brief.version}" if brief.version else ""
    yield dated(brief.date) if brief.date else ""
    yield from (author.name for author in brief.authors)


def texts_of_sources(keys: Iterable[str], references: Mapping[str, Reference]) -> Iterator[str]:
    """What the bibliography says of sources: titles, bodies, people, numbers and dates."""
    for key in keys:
        reference = references.get(key)
        if reference is None:
            continue
        yield from (reference.fields[name] for name in _FIELDS if reference.fields.get(name))
        for names in reference.names.values():
            yield from (f"{name.given} {name.particle} {name.family}".strip() for name in names)
        if reference.date:
            yield dated(reference.date)
