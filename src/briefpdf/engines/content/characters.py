"""Numbers whose points stand below each other, though they have different decimals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
import re
import unicodedata

from ...compose.coverage import SPACES_SET_AS
from ...model.document import Table
from ...source.pattern import lazy_pattern
from .walk import plain_text

DECIMAL = "decimal"


def tails(table: Table) -> list[list[str]]:
    """For each row and cell of a table what must be kept free behind it; mostly nothing.

    It is what the number would have to end with to be as exact as the most exact of its column.
    """
    columns = []
    for side, column in zip(table.align, zip(*table.rows, strict=True), strict=False):
        cells = [plain_text(cell) for cell in column]
        columns.append(_tails(cells, table.point) if side == DECIMAL else [""] * len(cells))
    return [list(row) for row in zip(*columns, strict=True)]


def _tails(cells: Sequence[str], point: str) -> list[str]:
    fraction = re.compile(rf"\d({re.escape(point)}\d+)?%?$")
    found = [fraction.search(cell) for cell in cells]
    fractions = [(match[1] or "") if match else None for match in found]
    longest = max((one for one in fractions if one is not None), key=len, default="")
    # The digits of a face are equally wide, so a zero stands for any of them.
    like = longest[:1] + "0" * len(longest[1:])
    return ["" if one is None else like[len(one) :] for one in fractions]


BULLET = "•"


def list_signs(start: int | None, count: int) -> list[str]:
    """The signs of a list's items; `start` is the first number, None for bullets."""
    if start is None:
        return [BULLET] * count
    return [f"{start + index}." for index in range(count)]


def digits(signs: Iterable[str]) -> int:
    """How many digits the longest number of a list has, from 1 to 3."""
    return min(max((len(sign) - 1 for sign in signs), default=1), 3)


NO_BREAK_SPACE, NO_BREAK_HYPHEN, HYPHEN, SOFT_HYPHEN = "\u00a0", "\u2011", "\u2010", "\u00ad"
WORD_JOINER, BREAK_HERE = "\u2060", "\u200b"
SPACES = " \t\r\n"

_UNPRINTABLE = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# No column is so wide that it would hold more letters than a line can do without a break.
LONGEST = 36
# Longer words with slashes are no symbols of documents, and longer ones of letters no words.
_WHOLE, _LONGEST_WORD = 24, 120
_RANGE = lazy_pattern(r"\d–\d")
ADDRESS = lazy_pattern(r"(?:(?<![a-z])[a-z]+://|www\.|\b10\.\d{4,9}/)[^\s<>“”\"]+", re.IGNORECASE)
_WORD = lazy_pattern(r"\S+")
_DASH = lazy_pattern(r"(?<=[^\s—])—(?=[^\s—])")
_BREAKS = lazy_pattern(r"/|www\.|\d–\d")
_HOST = lazy_pattern(r"(?:[a-z]+://)?[^/]*/*", re.IGNORECASE)
_LETTER = lazy_pattern(r"(?:[^-][\u0300-\u036f]*-+)+[^-]?[\u0300-\u036f]*|.[\u0300-\u036f]*|.")
# The serif has one glyph for both hyphens and one for both spaces. A reader of the PDF is given
# for each glyph the character that it stood for first, so only one of each pair may be set.
_SAME_GLYPH = {ord(NO_BREAK_SPACE): " ", ord(NO_BREAK_HYPHEN): "-", ord(HYPHEN): "-"}


def printed(text: str) -> str:
    """The characters of a text as they are printed."""
    return one_for_each_glyph(printable(text))


def printable(text: str) -> str:
    """A text without soft hyphens, what cannot be printed replaced by a sign that says so.

    Spaces that few fonts have become those that every font has.
    """
    if text.isprintable():  # So is nearly all.
        return text
    text = _UNPRINTABLE.sub("\ufffd", text).replace(SOFT_HYPHEN, "")
    return text if text.isascii() else text.translate(SPACES_SET_AS)


def is_seen(text: str) -> bool:
    """Whether anything of a text is seen on paper: white space and what joins or parts is not."""
    return any(unicodedata.category(sign)[0] not in "ZC" for sign in printable(text))


def one_for_each_glyph(text: str) -> str:
    """A text in which no two characters share a glyph: hyphens and spaces are plain ones."""
    if text.isascii():
        return text
    return text.translate(_SAME_GLYPH)


def held(text: str) -> str:
    """A text whose spaces that do not break are plain ones that a line does not end behind.

    So they hold what is in another piece of text, a link for one.
    """
    return text.replace(NO_BREAK_SPACE, f" {WORD_JOINER}")


def address_parts(address: str) -> list[str]:
    """An address in parts that a line may end between: behind a slash and before a dot of its path.

    Its host stays whole. What is longer than a line may be is parted where its query goes on, and
    what is still longer everywhere but at a hyphen, which whoever copies it would take for one of
    ours.
    """
    host = _HOST.match(address)
    begin = host.end() if host else 0
    parts = [address[:begin], *re.split(r"(?<=/)(?=[^/])|(?<=[^/.])(?=\.[^\s.])", address[begin:])]
    return [
        letters
        for part in filter(None, parts)
        for piece in (re.split(r"(?<=.)(?=[?&#])", part) if len(part) > LONGEST else [part])
        for letters in (letters_of(piece) if len(piece) > LONGEST else [piece])
    ]


def letters_of(word: str) -> list[str]:
    """A word in its letters; a hyphen stays with those beside it."""
    return _LETTER.findall(word)


def is_long_word(word: str) -> bool:
    """Whether a word may be broken because of its length, and has letters alone: by syllables."""
    return LONGEST < len(word) <= _LONGEST_WORD and word.strip("“”„‘’«»()[],.;:!?…").isalpha()


def is_whole(word: str) -> bool:
    """Whether a word stays in one line: the symbol of a document, such as S/RES/1718, or a range
    of numbers, such as 1990–2000."""
    if len(word) > _WHOLE:
        return False
    return _RANGE.search(word) is not None or ("/" in word.strip("/") and word.upper() == word)


def with_breaks(text: str) -> str:
    """A text whose addresses and words that stay whole break where they may, and nowhere else.

    No line begins with a dash.
    """
    text = _DASH.sub(f"{WORD_JOINER}—", text) if "—" in text else text
    return _WORD.sub(_broken, text) if _BREAKS.search(text) else text


def _broken(match: re.Match[str]) -> str:
    word = match[0]
    if ADDRESS.search(word):
        return ADDRESS.sub(lambda one: BREAK_HERE.join(map(_joined, address_parts(one[0]))), word)
    return _joined(word) if is_whole(word) else word


def _joined(part: str) -> str:
    return re.sub(r"([-–/?])(?=.)", rf"\1{WORD_JOINER}", part)
