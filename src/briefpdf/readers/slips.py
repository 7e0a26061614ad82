"""What an author most likely meant by a value that is none, and how one is written."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from itertools import takewhile
import re
from typing import TypeAlias

from msgspec import Struct
import yaml

from ..model.reference import MONTHS
from ..source.nearest import nearest
from ..source.pattern import lazy_pattern
from .shape import Shape
from .yaml_tree import is_null

_WORDED = lazy_pattern(
    r"(?:(?P<before>\d{1,2})\.? )?(?P<month>[A-Za-z]{3,9})\.?"
    r"(?: (?P<day>\d{1,2}),?)? (?P<year>\d{4})"
)
_TURNED = lazy_pattern(r"(?P<one>\d{1,2})[./-](?P<two>\d{1,2})[./-](?P<year>\d{4})")
_ISO = lazy_pattern(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_AMOUNT = lazy_pattern(
    r"(?P<sign>[-+−]?)(?P<currency>[$€£¥]?)\s*(?P<number>\d[\d,' \u00a0\u202f]*(?:\.\d+)?)"
    r"\s*(?P<unit>%|[^\W\d_][^\d]*)?"
)

# How a value of each kind is written.
_EXAMPLES = {"date": "2025-06-10", "number": "12.5", "integer": "2", "switch": "true"}


def example(shape: Shape) -> str:
    """How a value of this shape is written: a record with the fields that it must have."""
    if shape.kind == "record":
        needed = [name for name, one in shape.fields.items() if one.required]
        names = needed or list(shape.fields)[:1]
        shown = ", ".join(f"{name}: {example(shape.fields[name])}" for name in names)
        return f"{{{shown}}}"
    if shape.kind == "list":
        return f"[{example(shape.of)}]" if shape.of else "[…]"
    return next(iter(shape.choices), None) or _EXAMPLES.get(shape.kind, "…")


def meant(shape: Shape, written: str) -> str:
    """How a value of this shape is written that somebody wrote otherwise; empty if unclear."""
    if shape.kind == "number":
        return meant_number(written)
    if shape.kind == "date":
        return meant_date(written) or f"Write, for example, {_EXAMPLES['date']}."
    return ""


Pair: TypeAlias = tuple[yaml.ScalarNode, yaml.Node]
# What is left of a number behind its comma, where braces made a field of it: {value: 48,200 tons}.
_BEHIND_COMMA = lazy_pattern(r"[0-9]{3}(?:\.[0-9]+)?(?:\s*(?:%|[^\W\d_][^\d]*))?")


class CommaCut(Struct, frozen=True):
    """A field whose value a comma cuts, what kind of value it is, the rests, and the remedy."""

    field: str
    kind: str
    rests: tuple[yaml.ScalarNode, ...]
    remedy: str


def comma_cuts(pairs: Sequence[Pair], shape: Shape) -> Iterator[CommaCut]:
    """The values that commas in braces cut: what is behind one became a name without a value."""
    for index, (key, value) in enumerate(pairs):
        field = shape.fields.get(key.value)
        if field is None or field.kind not in ("number", "text") or is_null(value):
            continue
        if not isinstance(value, yaml.ScalarNode) or value.style:
            continue
        behind = takewhile(
            lambda pair: pair[0].value not in shape.fields and is_null(pair[1]), pairs[index + 1 :]
        )
        rests = [name for name, _ in behind]
        if field.kind == "number":
            rests = [*takewhile(lambda name: _BEHIND_COMMA.fullmatch(name.value), rests)]
        elif all(" " not in name.value and nearest(name.value, shape.fields) for name in rests):
            # A single word may be a field whose name is misspelt and whose value is missing.
            continue
        if not rests:
            continue
        pieces = [str(value.value).strip(), *(name.value for name in rests)]
        if field.kind == "number":
            remedy = meant_number(",".join(pieces)) or "Write the digits alone."
        else:
            remedy = f'Put the text in quotation marks: {key.value}: "{", ".join(pieces)}"'
        yield CommaCut(key.value, field.kind, tuple(rests), remedy)


# What stands on the line behind a value: a comment, and whether a blank follows its sign.
_COMMENT = lazy_pattern(r"(?P<blank>[ \t]+)(?P<whole>#(?P<gap>[ \t]*)(?P<body>[^\r\n]*))")


def cut_off(written: str, content: str, end: int) -> re.Match[str] | None:
    """What a comment cuts off a text without quotation marks that ends at a place of a file."""
    comment = _COMMENT.match(content, end)
    if comment is None or comment["body"].startswith("briefpdf:"):
        return None
    # Behind a whole sentence, or parted from a label by two blanks, it was meant as one.
    if comment["gap"] and (len(comment["blank"]) > 1 or written[-1:] in ".!?”\"'"):
        return None
    return comment


def lone_mark(written: str, shape: Shape, is_quoted: bool) -> tuple[str, str] | None:
    """What is wrong with a text that has one of two quotation marks, and the remedy.

    What a source says may begin or end within a quotation.
    """
    if not is_quoted and written.endswith('"') and written.count('"') % 2:
        what = "this text ends with a quotation mark that opens nowhere"
        return what, 'Put one before it too, or leave both away: "…".'
    if shape.of_source:
        return None
    if written.startswith("“") and "”" not in written:
        what = "this text begins with a quotation mark that closes nowhere"
        return what, "Put one behind the words that are quoted too, or leave it away: “…”."
    # Swedish has the same mark before and behind.
    if written.endswith("”") and written.count("”") == 1 and not {"“", "„"} & {*written}:
        what = "this text ends with a quotation mark that opens nowhere"
        return what, "Put one before it too, or leave both away: “…”."
    return None


def meant_number(written: str) -> str:
    """How a number is written that somebody wrote with its unit, its sign or its commas."""
    written = written.strip()
    if about := re.fullmatch(r"(?:~|≈|ca?\.?|circa|about|some)\s*(\d.*)", written, re.IGNORECASE):
        return (
            f"{meant_number(about[1]) or 'Write the digits alone.'} Beside it, `qualifier: about`."
        )
    if re.fullmatch(r"[\d.,]+\s*(?:-|–|to)\s*[\d.,]+.*", written):
        return "A value is one number: give the two ends as two values."
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2}", written):
        return f"Write the digits alone, {written.replace('.', '').replace(',', '.')}."
    if short := re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kK])", written):
        return f"Write the digits alone, {float(short[1]) * 1000:.10g}."
    found = _AMOUNT.fullmatch(written)
    if found is None:
        return ""
    number = re.sub(r"[,' \u00a0\u202f]", "", found["number"])
    sign = "-" if found["sign"] in ("-", "−") else ""
    unit = " ".join((found["unit"] or "").replace("\u00a0", " ").split())
    unit = "percent" if unit == "%" else " ".join(filter(None, (found["currency"], unit)))
    beside = f", and beside it `unit: {unit}`" if unit else ""
    return f"Write the digits alone, {sign}{number}{beside}."


def meant_date(written: str) -> str:
    """How a date is written that somebody wrote in words, or with its day first."""
    if found := _ISO.fullmatch(written):
        year, month, day = (int(found[name]) for name in ("year", "month", "day"))
        if not 1 <= month <= 12:
            return f"A year has 12 months, and no month {month}."
        days = monthrange(max(year, 1), month)[1]
        if not 1 <= day <= days:
            return f"{MONTHS[month - 1]} {year} has {days} days."
        return f"Write {year:04}-{month:02}-{day:02}."
    if found := _WORDED.fullmatch(written):
        low = found["month"].lower()
        months = [at for at, name in enumerate(MONTHS, 1) if name.lower().startswith(low)]
        given = found["day"] or found["before"]
        if len(months) == 1:
            return _valid(f"{found['year']}-{months[0]:02}{f'-{int(given):02}' if given else ''}")
    if found := _TURNED.fullmatch(written):
        one, two = int(found["one"]), int(found["two"])
        if max(one, two) > 12 >= min(one, two):
            return _valid(f"{found['year']}-{min(one, two):02}-{max(one, two):02}")
        return "Write the year first, then the month: YYYY-MM-DD."
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})(?:[/.](\d{1,2}))?", written):
        behind = f"-{int(found[3]):02}" if found[3] else ""
        return _valid(f"{found[1]}-{int(found[2]):02}{behind}")
    if years := re.findall(r"(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)", written):
        return f"Write the year alone, {years[0]}, or with its month and day: {years[0]}-06-15."
    return ""


def _valid(date: str) -> str:
    """The advice to write a date so, or why there is no such day."""
    if _ISO.fullmatch(date):
        return meant_date(date)
    month = int(date[5:7])
    return f"Write {date}." if 1 <= month <= 12 else f"A year has 12 months, and no month {month}."
