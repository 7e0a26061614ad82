"""Takes a quotation apart: its own words, what it leaves out and what it puts in brackets.

The conventions are those of The Chicago Manual of Style, 13.50-13.62 (17th edition).
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from ...source.pattern import lazy_pattern
from .bare import Bare, bare
from .normalise import fold

# An ellipsis, where a quotation is compared: a word of its own that folding does not touch.
GAP_SIGN = "~"

_DOTS = r"(?:…[.…]*+|\.(?:\s?\.){2,})"
_GAP = lazy_pattern(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}|\*(?:\s\*){{2}}")
_NOTE = (
    r"(?:emphasis|italics) (?:added|mine|ours|in (?:the )?original|supplied)"
    r"|(?:foot|end)?notes? omitted"
)
_BRACKET = lazy_pattern(
    r"\[(?P<content>[^\[\]]{0,200})\](?P<owner>['’]s\b)?"
    rf"|\((?P<note>{_NOTE}|(?:internal )?(?:citations?|references|quotation marks) omitted)\)",
    re.IGNORECASE,
)
_FOOTNOTE = lazy_pattern(r"(?:(?<=[^\W\d_])|(?<=[.,;:)'’”\"]))\[\d{1,3}\]")
_NUMBER_IN_BRACKETS = lazy_pattern(r"\d\[\d")
_MARKUP = lazy_pattern(r"</?(?:em|strong|i|b|u|mark|cite|q)>", re.IGNORECASE)
_OUTER_START = lazy_pattern(r"(?:[\s\"'“”„‘’«»—–]|-(?!\d))+")
_LETTER = lazy_pattern(r"[^\W_]")


class Literal(Struct, frozen=True):
    """Words that the source must have as they are; of the `free` the first letter in any case."""

    words: Bare
    free: bool = False


class Bracket(Struct, frozen=True):
    """What stands in brackets: `content`, and `raw` with the brackets, both folded and bare.

    `joined` says what it is part of: "before" the word behind it, "behind" the word before it,
    "within" a word, or "" for words of its own.
    """

    content: str
    raw: str
    joined: str

    @property
    def forms(self) -> set[str]:
        """How the source may have it: with the brackets or without, "[T]he" also as "the"."""
        forms = {self.raw, self.content}
        if self.joined == "before":
            forms.add(self.content[:1].swapcase() + self.content[1:])
        return forms - {""}


Element = Literal | Bracket
Piece = tuple[Element, ...]


def parse_quote(quote: str) -> list[Piece]:
    """The pieces of a quotation, between what it leaves out; none when it has no words."""
    pieces = [_parse_piece(text) for text in _GAP.split(_without_rim(quote))]
    return [piece for piece in pieces if any(map(_has_words, piece))]


def _has_words(element: Element) -> bool:
    return isinstance(element, Literal) and bool(_LETTER.search(element.words.text))


def parse_loosely(quote: str) -> list[Piece]:
    """The pieces of a quotation without their blanks, brackets taken as the source's own."""
    pieces: list[Piece] = []
    if _NUMBER_IN_BRACKETS.search(quote):
        return []  # Taken for the mark of a note, “10[0]” would be 10.
    for text in _GAP.split(_without_rim(quote)):
        folded = fold(_trimmed(text)).text
        words = bare(folded, loose=True)
        if _LETTER.search(words.text):
            pieces.append((Literal(words, free=True),))
    return pieces


def comparable(quote: str) -> str:
    """A quotation without marks around it, and `GAP_SIGN` for each ellipsis."""
    return _GAP.sub(f" {GAP_SIGN} ", _without_rim(quote)).strip()


def _without_rim(quote: str) -> str:
    """A quotation without markup, and without the marks and stops around it."""
    quote = _MARKUP.sub("", quote)
    rim = _OUTER_START.match(quote)
    return quote[rim.end() if rim else 0 :].rstrip(" \t\r\n\"'“”‘’«».,—–-")


def _parse_piece(text: str) -> Piece:
    """The elements of a piece, each bracket between the words that are around it."""
    text = _trimmed(text)
    elements: list[Element] = []
    done = 0
    for match in _BRACKET.finditer(text):
        if _FOOTNOTE.match(text, match.start()):
            continue
        literal, bracket = text[done : match.start()], _bracket(match)
        _add(elements, literal, bracket)
        elements.append(bracket)
        done = match.end()
    _add(elements, text[done:], None)
    if elements and isinstance(elements[0], Literal):
        elements[0] = replace(elements[0], free=True)
    return tuple(elements)


def _trimmed(text: str) -> str:
    """A piece without the marks that lead over to what is left out."""
    return text.strip().strip(",;:—–").strip()


def _add(elements: list[Element], text: str, following: Bracket | None) -> None:
    """Add words to the elements, without the blanks that belong to brackets."""
    before = elements[-1] if elements else None
    if not isinstance(before, Bracket) or before.joined in ("", "before"):
        text = text.lstrip()
    if following is None or following.joined in ("", "behind"):
        text = text.rstrip()
    words = bare(fold(text).text)
    if _LETTER.search(words.text) or (before is not None and words.text.strip()):
        elements.append(Literal(words))


def _bracket(match: re.Match[str]) -> Bracket:
    text = match.string
    content = match["note"] or match["content"] + (match["owner"] or "")
    before = text[match.start() - 1 : match.start()].isalnum() and match["content"] is not None
    behind = text[match.end() : match.end() + 1].isalnum() and match["content"] is not None
    joined = "within" if before and behind else "behind" if before else "before" if behind else ""
    return Bracket(_folded(content), _folded(match[0]), joined)


def _folded(text: str) -> str:
    return bare(fold(text).text).text.strip()
