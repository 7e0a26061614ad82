"""Folds text to one form, so that what printers change keeps no quotation from being found."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
import re
import unicodedata

from msgspec import Struct

from ...source.pattern import lazy_pattern
from ...source.raised import FROM_RAISED, RAISED, TO_RAISED

# In folded text: a hyphen at a line end, which the word has ("so-called") or has not ("nation").
MAYBE_HYPHEN = "\u00ad"
# In folded text: the mark of a footnote, which a quotation may leave out.
FOOTNOTE_MARKS = RAISED

_QUOTES = "\"'“”„‟‘’‚‛«»‹›`´′″＂＇"
_DASHES = r"\-‐‑‒–—―−⁃﹘﹣－"
_LINE_HYPHENS = r"\-‐‑\u00ad"
# Nothing that is read aloud: zero-width and control characters, bullets, marks of ownership,
# asterisks and daggers (emphasis in plain text, footnotes in print).
_UNREAD = (
    "\x00-\x08\x0e-\x1f\x7f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufe00-\ufe0f\ufeff*†‡®™℠•▪●■□○◦‣∙\uf0a7\uf0b7"
)
_BLANK = rf"[\s{_UNREAD}]"
_FRACTIONS = "¼-¾⅐-⅞↉"
_RAISED = "²³¹⁰⁴-⁹"
_ACCENT = "[\u0300-\u036f\u3099\u309a]"
# Letters that NFKC leaves alone: Latin, Greek, Cyrillic; and Japanese, Chinese, Korean.
_STABLE = (
    "\u00c0-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0386\u0388-\u03ce\u0400-\u0482"
    "\u048a-\u052f"
)
_FIRST_WIDE = "\u2e80"
_STABLE_WIDE = "\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3"

# Before white space and behind it, where it is a matter of taste or of a bad extraction.
_TIGHT_BEFORE, _TIGHT_BEHIND = r"[,.;:!?)\]%/»]", r"[(\[$€£/]"
# Behind these a number is no footnote's: "para.5", "items,12".
_COUNTED = "".join(
    rf"(?<!{word}[.,;]\d)" for word in ("para", "item", "page", "part", "chap", "rule", "sect")
)

# An exponent that stands on the line behind a measure of length: “12 m2”, “40 persons per km2”.
_LINE_POWER = (
    "(?:"
    + "|".join(
        rf"(?<={before}{unit}[23])"
        for before in (r"[\d/]", r"[\d/]\s", r"per\s")
        for unit in ("m", "[kcdm]m")
    )
    + ")"
)


# Each kind looks back at the first character: searching for one set of characters is fast.
def _spots(stable: str) -> str:
    plain = rf"\x00-\x7f\s{_QUOTES}{_DASHES}{_UNREAD}{_FRACTIONS}{_RAISED}{stable}"
    return (
        rf"(?:[^a-zA-Z.,;:()?!%$&/+=\]{stable}])"
        # A blank between two words stays as it is.
        rf"(?:(?<! )|(?=[\s{_UNREAD}{_DASHES}])|(?={_TIGHT_BEFORE})|(?<={_TIGHT_BEHIND} )|(?=\Z))"
        r"(?:"
        # A hyphen that a line end follows.
        rf"(?P<broken>(?<=[^\W\d_][{_LINE_HYPHENS}])[^\S\n]*+\n\s*+(?=[^\W\d_]))"
        rf"|(?P<dash>(?:(?<=[{_DASHES}])|(?<={_BLANK}){_BLANK}*+[{_DASHES}])"
        rf"(?:{_BLANK}*+[{_DASHES}])*+{_BLANK}*+)"
        rf"|(?P<quote>(?<=«)\s*+|(?<=\s)\s*+»|(?<=[{_QUOTES}])(?:[\u2009\u200a\u202f]?[{_QUOTES}])*+)"
        rf"|(?P<tight>(?<={_TIGHT_BEHIND}{_BLANK}){_BLANK}*+|(?<={_BLANK}){_BLANK}*+(?={_TIGHT_BEFORE}))"
        rf"|(?P<blank>(?<={_BLANK}){_BLANK}*+)"
        r"|(?P<underline>(?<=_)(?:(?<![^\W_]_)_*+|_*+(?![^\W_])))"
        rf"|(?P<raised>(?:(?<=[{_RAISED}])|(?<=⁻)(?=[{_RAISED}]))[{_RAISED}]*+(?:[,⁻–-]?[{_RAISED}])*+)"
        r"|(?P<note>(?<=[^\W_]\[|[.,;:)'’”\"]\[)\d{1,3}\](?:\[\d{1,3}\])*+(?![.,]?\d))"
        rf"|(?P<digits>(?:(?<=[a-z]{{3}}[.,;]\d){_COUNTED}|(?<=[a-z]{{3}}[.,;][”’\"']\d)"
        rf"|(?<=[a-z][)][.,;]\d)|(?<=\s(?:19|20)\d\d[.,]\d)"
        r"|(?<=[a-z]{3}[”’\"'][.,;]\d))\d{0,2}(?=\s|\Z))"
        rf"|(?P<power>(?<=m[23]){_LINE_POWER}(?![\w²³]|[.,]\d))"
        rf"|(?P<fraction>(?<=[{_FRACTIONS}]))"
        # Its length is bounded: putting accents in order takes longer than linear time.
        rf"|(?P<other>(?<=[^{plain}])[^{plain}]{{0,63}}+{_ACCENT}{{0,8}}+)"
        r")"
    )


_ANY_ACCENT = lazy_pattern(_ACCENT)
_UNIT = lazy_pattern(r"(?:^|[^A-Za-z])(?:k|c|m|d)?m|(?:^|[^A-Za-z])(?:ft|in|mi|yd|s)")
_SHARE = lazy_pattern(r"\s{0,2}(?:%|percent|per cent|million|billion|trillion)")


@cache
def _pattern(wide: bool, accented: bool) -> re.Pattern[str]:
    """The spots of a text with wide characters, and with accents of their own, which few have.

    The wide ones are many thousands, and whoever compiles a set goes through each.
    """
    spots = _spots(_STABLE + _STABLE_WIDE if wide else _STABLE)
    return re.compile(rf"(?P<accented>[^\W\d_]{_ACCENT}{{1,8}}+)|{spots}" if accented else spots)


class Offsets(Struct, frozen=True):
    """Where folded characters stood: for each stretch that folding changed, its new and old place.

    The four lists have one entry for each such stretch, in order; the rest is one to one.
    """

    starts: list[int]
    ends: list[int]
    original_starts: list[int]
    original_ends: list[int]

    def start(self, at: int) -> int:
        """The offset in the original of the character at an offset in the folded text."""
        index = bisect_right(self.starts, at) - 1
        if index < 0:
            return at
        if at < self.ends[index]:
            return self.original_starts[index]
        return self.original_ends[index] + at - self.ends[index]

    def end(self, at: int) -> int:
        """The offset in the original behind the character before an offset in the folded text."""
        if at == 0:
            return 0
        index = bisect_right(self.starts, at - 1) - 1
        if index < 0:
            return at
        return self.original_ends[index] + max(0, at - self.ends[index])


class Folded(Struct, frozen=True):
    """Folded text and where each of its characters stood in the original."""

    text: str
    offsets: Offsets


def fold(text: str) -> Folded:
    """The text with one form of what printers change, in linear time.

    Unicode's NFKC; "'" for every quotation mark and "-" for every dash; single blanks; nothing
    unread, such as zero-width characters and asterisks. A hyphen at a line end becomes
    `MAYBE_HYPHEN`, the number of a footnote `FOOTNOTE_MARKS`, an exponent “^” and its digits.
    """
    parts: list[str] = []
    offsets = Offsets([], [], [], [])
    done = length = 0
    wide = not text.isascii() and max(text) >= _FIRST_WIDE
    spots = _pattern(wide, _ANY_ACCENT.search(text) is not None)
    for match in spots.finditer(text):
        new = _folded(match)
        if new == match[0]:
            continue
        parts += (text[done : match.start()], new)
        length += match.start() - done
        offsets.starts.append(length)
        length += len(new)
        offsets.ends.append(length)
        offsets.original_starts.append(match.start())
        done = match.end()
        offsets.original_ends.append(done)
    parts.append(text[done:])
    return Folded("".join(parts), offsets)


def _folded(match: re.Match[str]) -> str:
    """What a stretch becomes."""
    kind = match.lastgroup
    if kind == "blank":
        return _blank(match)
    if kind == "dash":
        return "-"
    if kind == "quote":
        return "'"
    if kind == "broken":
        return MAYBE_HYPHEN
    if kind == "raised":
        return _raised(match)
    if kind == "power":
        return f"^{match[0]}"
    if kind == "fraction":
        return _fraction(match)
    if kind in ("note", "digits"):
        return re.sub(r"[\[\]]", "", match[0]).translate(TO_RAISED)
    if kind in ("other", "accented"):
        return unicodedata.normalize("NFKC", match[0]).replace("\u2044", "/")
    return ""


def _blank(match: re.Match[str]) -> str:
    """One blank for white space, nothing for what is unread; no blank between wide characters."""
    if not re.search(r"\s", match[0]):
        return ""
    before = match.string[match.start() - 1 : match.start()]
    behind = match.string[match.end() : match.end() + 1]
    return "" if _is_wide(before) and _is_wide(behind) else " "


def _is_wide(character: str) -> bool:
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uff60"
    )


def _raised(match: re.Match[str]) -> str:
    """The mark of a footnote, or an exponent: of a power of ten or two, or of a unit.

    Behind any other number, as in “40⁷ percent”, and behind that of a share, it marks a note.
    """
    digits = re.sub(rf"[^{_RAISED}⁻]", "", match[0])
    before = match.string[max(0, match.start() - 6) : match.start()]
    number = re.search(r"[\d.,]*\d$", before)
    sign = before[: number.start()].rstrip()[-1:] if number else ""
    power = number and (number[0] in ("10", "2") or sign in ("×", "·", "x") or "⁻" in digits)
    if power and _SHARE.match(match.string, match.end()):
        power = None
    unit = re.fullmatch("[²³]", digits) and re.search(rf"(?:{_UNIT.pattern})$", before)
    if power or unit:
        return "^" + digits.replace("⁻", "-").translate(FROM_RAISED)
    return digits.replace("⁻", "")


def _fraction(match: re.Match[str]) -> str:
    """A fraction in ASCII, apart from the number that it belongs to."""
    before = match.string[match.start() - 1 : match.start()]
    written = unicodedata.normalize("NFKC", match[0]).replace("\u2044", "/")
    return f" {written}" if before.isdigit() else written
