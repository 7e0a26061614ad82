"""Finds dates of any precision in prose: days, months, years, fiscal years, decades, quarters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter
import re

from msgspec import Struct
from msgspec.structs import replace

from ...model.reference import MONTHS
from ...source.pattern import lazy_pattern

_MONTH_OF = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_YEAR = r"(?:1[5-9]|20|21)\d\d(?![\d%]|,\d{3}(?!\d)|\.\d|st\b|nd\b|rd\b|th\b)"
_PART = (
    r"(?:(?P<part>[Ee]arly|[Mm]id(?:dle of)?|[Ll]ate"
    r"|(?:the )?(?:end|close) of|(?:the )?(?:beginning|start) of)"
    r"(?:[- ](?:in )?(?:to-late |to-mid-)?)?)?"
)
_DAY = r"(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?(?!\d|,\d{3})"
_ISO = lazy_pattern(
    r"(?<![\w-])(?P<year>(?:1[89]|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3]\d))?(?![\w-])"
)
_SLASHED = lazy_pattern(
    r"(?<![\w/])(?P<month>0?[1-9]|1[0-2])/(?P<day>[0-3]?\d)/(?P<year>(?:19|20)\d\d)(?!\w)"
)
_FISCAL = lazy_pattern(
    r"\b(?:FYs? ?|(?P<kind>[Ff]iscal|[Aa]cademic|[Ss]chool|[Cc]rop|[Mm]arketing) (?:[Yy]ears? )?)"
    r"(?P<year>'?\d\d(?!\d)|(?:19|20)\d\d)(?!,\d)"
)
_DAY_FIRST = lazy_pattern(
    rf"\b{_PART}(?P<day>{_DAY}) (?:of )?(?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?"
)
_MONTH_FIRST = lazy_pattern(
    rf"\b{_PART}(?P<month>{_MONTH})(?: (?P<day>{_DAY})"
    rf"(?:(?: ?[-/] ?|(?: to | through | and )(?=\d+(?:, \d{{4}}|[.,;)])))(?P<last>{_DAY}))?)?"
    rf"(?:,? (?:of )?(?P<year>{_YEAR}))?"
)
_QUARTER = lazy_pattern(
    r"\b(?P<which>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|Q[1-4]|H[12])[ -]?"
    r"(?P<span>quarter|half)?"
    rf",?(?: of| in)?(?: the year)? (?P<fiscal>FY ?|fiscal (?:year )?)?(?P<year>{_YEAR})"
)
_SEASON = lazy_pattern(
    rf"\b(?P<season>[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter)(?: of| in)? (?P<year>{_YEAR})"
)
_DECADE = lazy_pattern(rf"\b{_PART}(?P<the>the )?(?P<year>(?:1[5-9]|20)\d0)(?P<owner> ?')?s\b")
_ENDS = lazy_pattern(r" ?(?:[.,;:)]|and\b|or\b|to\b|$)")
_CENTURY = lazy_pattern(
    rf"\b{_PART}(?P<which>(?:1[0-9]|2[01])(?:st|th)|"
    r"[Ff]ifteenth|[Ss]ixteenth|[Ss]eventeenth|[Ee]ighteenth|[Nn]ineteenth|[Tt]wentieth|"
    r"[Tt]wenty-first)[- ][Cc]entury\b"
)
_CENTURIES = {
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}
_BARE_YEAR = lazy_pattern(
    rf"(?<![\w$€£¥,.])(?:{_PART}(?<![\w$€£¥]))(?P<year>{_YEAR})(?!\w)"
    r"(?P<short>[-/]\d\d(?![\d-]))?"
)
_WEEKDAY = lazy_pattern(r"\b(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b")
_SPAN_TO_FISCAL = lazy_pattern(
    r"(?: ?- ?| (?:to|through|and|or|until) |, )"
    rf"(?P<whole>(?:FY ?)?(?P<year>{_YEAR}|\d\d(?![\d%,])))"
)
_PARTS = {"early": "early", "mid": "mid", "late": "late"}
_SPOKEN = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_JOINING = ("and", "or", "to", "-", "through", "")
_BEFORE_MONTHS = frozenset(
    "in since until by during of from through to and last this next between before after".split()
)


class Date(Struct, frozen=True):
    """A time that a text names; what it leaves open is None or empty.

    `part` is early, mid or late in the year or month, Q1 to Q4, H1 or H2, or a season; `kind` is
    calendar, fiscal, academic, decade, century or weekday.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    kind: str = "calendar"


def find_dates(text: str) -> list[Date]:
    """The dates in a text of plain hyphens and spaces, in their order."""
    figures = _FIGURE.search(text) is not None
    there: dict[tuple[str, ...], bool] = {}
    matches: list[tuple[int, int, re.Match[str]]] = []
    for rank, (pattern, _, needed) in enumerate(_READERS):
        if not figures and pattern not in _WITHOUT_FIGURES:
            continue
        if needed not in there:
            there[needed] = any(map(text.__contains__, needed))
        if there[needed]:
            matches += [(match.start(), rank, match) for match in pattern.finditer(text)]
    matches.sort(key=itemgetter(0, 1))
    found: list[Date] = []
    behind = 0
    for start, rank, match in matches:
        if start >= behind:
            for date in _READERS[rank][1](match):
                found.append(date)
                behind = date.end
    return _with_shared_years(found, text)


def _int(digits: str | None) -> int | None:
    return int(re.sub(r"\D", "", digits)) if digits else None


def _month(name: str) -> int:
    return _MONTH_OF[name[:3].lower()]


def _part(word: str | None) -> str:
    low = (word or "").lower()
    if "end" in low or "close" in low:
        return "late"
    if "begin" in low or "start" in low:
        return "early"
    return next((part for part in _PARTS if low.startswith(part)), "")


def _iso(match: re.Match[str]) -> Iterator[Date]:
    """2024-10-03 and 2024-10; but 2010-11 is two years."""
    year, month, day = int(match["year"]), int(match["month"]), _int(match["day"])
    if day is None and month == (year + 1) % 100:
        yield Date(match.start(), match.start() + 4, year)
        yield Date(match.start() + 4, match.end(), year + 1)
    else:
        yield Date(*match.span(), year, month, day)


def _slashed(match: re.Match[str]) -> Iterator[Date]:
    yield Date(*match.span(), int(match["year"]), int(match["month"]), int(match["day"]))


def _century(year: str, like: int) -> int:
    return int(year) if len(year) == 4 else like // 100 * 100 + int(year)


def _fiscal(match: re.Match[str]) -> Iterator[Date]:
    """FY2026, fiscal years 2015 through 2024, FY2025-26."""
    kind = "fiscal" if (match["kind"] or "fiscal").lower() == "fiscal" else "academic"
    year = _century(match["year"].lstrip("'"), 2000)
    yield Date(*match.span(), year, kind=kind)
    end, many = match.end(), "s" in match[0]
    while more := _SPAN_TO_FISCAL.match(match.string, end):
        hyphen, comma, written = "-" in more[0], "," in more[0], "FY" in more[0]
        goes_on = written or many or (hyphen and not comma)
        if not goes_on or (len(more["year"]) == 2 and not hyphen):
            break
        yield Date(more.start("whole"), more.end(), _century(more["year"], year), kind=kind)
        end = more.end()


def _day_first(match: re.Match[str]) -> Iterator[Date]:
    month, day = _month(match["month"]), _int(match["day"])
    yield Date(*match.span(), _int(match["year"]), month, day, _part(match["part"]))


def _month_first(match: re.Match[str]) -> Iterator[Date]:
    if not _is_month(match):
        return
    year, month, last = _int(match["year"]), _month(match["month"]), _int(match["last"])
    yield Date(*match.span(), year, month, _int(match["day"]), _part(match["part"]))
    if last:
        yield Date(match.start("last"), match.end(), year, month, last)


def _is_month(match: re.Match[str]) -> bool:
    """Whether May and March, with neither day nor year, are the months."""
    if match["day"] or match["year"] or match["part"] or match["month"] not in ("May", "March"):
        return True
    text = match.string
    before = text[max(0, match.start() - 12) : match.start()].split()
    joined = re.match(rf",? (?:and|or|to|through) {_MONTH}", text[match.end() : match.end() + 20])
    return bool(joined) or bool(before and before[-1].lower() in _BEFORE_MONTHS)


def _quarter(match: re.Match[str]) -> Iterator[Date]:
    which, kind = match["which"].lower(), "fiscal" if match["fiscal"] else "calendar"
    year, short = int(match["year"]), match["which"][1:].isdigit()
    if not short and not match["span"]:
        yield Date(match.start("year"), match.end(), year, kind=kind)
        return
    half = match["span"] == "half" or which.startswith("h")
    number = int(which[1]) if short else min(_SPOKEN[which], 2 if half else 4)
    yield Date(*match.span(), year, part=f"{'h' if half else 'q'}{number}", kind=kind)


def _season(match: re.Match[str]) -> Iterator[Date]:
    season = match["season"].lower().replace("autumn", "fall")
    yield Date(*match.span(), int(match["year"]), part=season)


def _decade(match: re.Match[str]) -> Iterator[Date]:
    """“The 1990's” is a decade, and “2020's budget” is of a year."""
    part = _part(match["part"])
    owns = match["owner"] and not (match["the"] or part)
    if not owns or _ENDS.match(match.string, match.end()):
        yield Date(*match.span(), int(match["year"]), part=part, kind="decade")


def _century_named(match: re.Match[str]) -> Iterator[Date]:
    which = match["which"].lower()
    number = _CENTURIES.get(which) or _int(which) or 0
    yield Date(*match.span(), 100 * (number - 1) + 1, part=_part(match["part"]), kind="century")


def _bare_year(match: re.Match[str]) -> Iterator[Date]:
    """2024, late 2024, 2023-24."""
    year, part = int(match["year"]), _part(match["part"])
    if match["short"] is None:
        yield Date(*match.span(), year, part=part)
        return
    until = _century(match["short"][1:], year)
    yield Date(match.start(), match.end("year"), year, part=part)
    if until > year:
        yield Date(match.start("short"), match.end(), until)


def _weekday(match: re.Match[str]) -> Iterator[Date]:
    yield Date(*match.span(), part=match["day"].lower(), kind="weekday")


def _with_shared_years(dates: list[Date], text: str) -> list[Date]:
    """In “March and June 2024” the first date has the second's year."""
    for at in range(len(dates) - 2, -1, -1):
        this, following = dates[at], dates[at + 1]
        between = text[this.end : following.start].strip(" ,")
        if this.month and not this.year and following.month and between in _JOINING:
            dates[at] = replace(this, year=following.year)
    return dates


_Reader = Callable[[re.Match[str]], Iterator[Date]]
_FIGURE = lazy_pattern(r"\d")
_WITHOUT_FIGURES = (_MONTH_FIRST, _WEEKDAY, _CENTURY)
_IN_MONTHS = tuple(name[:3] for name in MONTHS)
# Where two can begin at the same place, the earlier of them reads it. Each comes with parts of
# text of which it cannot do without one: to look for these costs a fraction of looking for it.
_READERS: tuple[tuple[re.Pattern[str], _Reader, tuple[str, ...]], ...] = (
    (_ISO, _iso, ("-",)),
    (_SLASHED, _slashed, ("/",)),
    (_FISCAL, _fiscal, ("FY", "iscal", "cademic", "chool", "rop ", "arketing")),
    (_DAY_FIRST, _day_first, _IN_MONTHS),
    (_MONTH_FIRST, _month_first, _IN_MONTHS),
    (_QUARTER, _quarter, ("irst", "econd", "hird", "ourth", "ast", "Q", "H")),
    (_SEASON, _season, ("pring", "ummer", "all", "utumn", "inter")),
    (_DECADE, _decade, ("0s", "0's", "0 's")),
    (_CENTURY, _century_named, ("entury",)),
    (_BARE_YEAR, _bare_year, ("1", "20")),
    (_WEEKDAY, _weekday, ("day",)),
)
