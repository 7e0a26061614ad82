"""What an author most likely meant by what YAML cannot read, or reads as something else."""

from __future__ import annotations

from calendar import monthrange
import re

from ..source.text import Text

_FIELD = re.compile(r"(?P<indent>[ ]*)(?:- )?(?P<name>[\w-]+):(?P<gap>[ ]*)(?P<rest>[^\r\n]*)")
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_WORDED = re.compile(
    r"(?:(?P<before>\d{1,2})\.? )?(?P<month>[A-Za-z]{3,9})\.?"
    r"(?: (?P<day>\d{1,2}),?)? (?P<year>\d{4})"
)
_TURNED = re.compile(r"(?P<one>\d{1,2})[./-](?P<two>\d{1,2})[./-](?P<year>\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_AMOUNT = re.compile(
    r"(?P<sign>[-+−]?)(?P<currency>[$€£¥]?)\s*(?P<number>\d[\d,' \u00a0\u202f]*(?:\.\d+)?)"
    r"\s*(?P<unit>%|[^\W\d_][^\d]*)?"
)


def misread_line(text: Text, at: int) -> tuple[int, int, str, str] | None:
    """What is wrong with the line that YAML stopped at: from where to where, what, and the remedy.

    None where it is none of the usual slips.
    """
    number, _ = text.line_column(at)
    found = [(one, _line(text, one)) for one in range(number, 0, -1)]
    written = [(one, line) for one, line in found if line.strip() and not _is_comment(line)]
    for one, line in written[:2]:
        field = _FIELD.fullmatch(line)
        if field and not field["gap"] and field["rest"]:
            start = text.line_starts[one - 1] + field.start("name")
            name, rest = field["name"], field["rest"]
            end = text.line_starts[one - 1] + len(line)
            remedy = f"Write {name}: {rest}."
            return start, end, f"no blank stands behind the colon of “{name}”", remedy
    return _wrong_indent(text, written) if written and written[0][0] == number else None


def _wrong_indent(text: Text, written: list[tuple[int, str]]) -> tuple[int, int, str, str] | None:
    """A field that stands deeper than the one above, which has a value, or between two depths."""
    number, line = written[0]
    field = _FIELD.fullmatch(line)
    above = next((one for one in written[1:] if _FIELD.fullmatch(one[1])), None)
    if field is None or above is None:
        return None
    before = _FIELD.fullmatch(above[1])
    assert before is not None
    ours, theirs = len(field["indent"]), len(before["indent"])
    start = text.line_starts[number - 1] + ours
    end = start + len(field["name"])
    if ours > theirs and before["rest"]:
        what = f"“{field['name']}” is indented deeper than “{before['name']}” on line {above[0]}"
        return start, end, what, f"Begin it with {theirs} blanks, as many as that line has."
    depths = {len(one["indent"]) for _, row in written[1:] if (one := _FIELD.fullmatch(row))}
    if depths and ours not in depths:
        near = min(depths, key=lambda depth: (abs(depth - ours), -depth))
        what = f"“{field['name']}” is indented by {ours} blanks, and no line above it is"
        return start, end, what, f"Begin it with {near} blanks, as the lines beside it do."
    return None


def _line(text: Text, number: int) -> str:
    start = text.line_starts[number - 1]
    ends = text.line_starts[number] if number < len(text.line_starts) else len(text.content)
    return text.content[start:ends].rstrip("\r\n")


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def meant_number(written: str) -> str:
    """How a number is written that somebody wrote with its unit, its sign or its commas."""
    found = _AMOUNT.fullmatch(written.strip())
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
        if day > days:
            return f"{_MONTHS[month - 1].capitalize()} {year} has {days} days."
        return f"Write {year:04}-{month:02}-{day:02}."
    if found := _WORDED.fullmatch(written):
        low = found["month"].lower()
        months = [at for at, name in enumerate(_MONTHS, 1) if name.startswith(low)]
        given = found["day"] or found["before"]
        if len(months) == 1:
            return f"Write {found['year']}-{months[0]:02}{f'-{int(given):02}' if given else ''}."
    if found := _TURNED.fullmatch(written):
        one, two = int(found["one"]), int(found["two"])
        if max(one, two) > 12 >= min(one, two):
            return f"Write {found['year']}-{min(one, two):02}-{max(one, two):02}."
        return "Write the year first, then the month: YYYY-MM-DD."
    return ""
