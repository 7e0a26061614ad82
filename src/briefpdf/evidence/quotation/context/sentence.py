"""The sentences of a source that a quotation is taken from, whole."""

from __future__ import annotations

from msgspec import Struct

from ....source.pattern import lazy_pattern
from ...sentences import split_sentences
from ...tokens import Token, tokenise
from ..normalise import FOOTNOTE_MARKS

# A stop behind a word of small letters, which is no abbreviation, before a capital.
_SURE_END = lazy_pattern(r"(?:[a-z]{4}|[a-z]{3}\)|\d{3})[.!?][\"”’)]*(?:\s+(?=[“\"(]?[A-Z])|\Z)")
_END_BEFORE = lazy_pattern(r"(?:[a-z]{4}|[a-z]{3}\)|\d{3})[.!?][\"”)]*\s+\Z")
_STOPS = ' .!?"”’)'
# How far a sentence is looked for around a quotation, in characters.
REACH = 800

_BLANK_LINE = lazy_pattern(r"\n[ \t]*\n")
_RAISED = lazy_pattern(f"[{FOOTNOTE_MARKS}]+")
_LIST_MARK = lazy_pattern(r"[•▪●■□○◦‣∙\uf0a7\uf0b7]")
# A line of less than this share of the longest around it ends a paragraph, where a new one begins
# large behind it: so headings and the items of lists are told from prose.
_SHORT = 0.6


class Part(Struct, frozen=True):
    """A part of a quotation in its sentences: the tokens from `first` up to `last` are quoted."""

    first: int
    last: int


class Surroundings(Struct, frozen=True):
    """The sentences around a quotation, as tokens, and which of these each part of it has.

    Tokens count their sentences, as `split_sentences` cuts them.
    """

    text: str
    tokens: tuple[Token, ...]
    parts: tuple[Part, ...]

    def start_of(self, at: int) -> int:
        """The first token of the sentence of a token."""
        sentence = self.tokens[at].sentence
        while at > 0 and self.tokens[at - 1].sentence == sentence:
            at -= 1
        return at

    def end_of(self, at: int) -> int:
        """The token behind the last of the sentence of a token."""
        sentence = self.tokens[at].sentence
        while at < len(self.tokens) and self.tokens[at].sentence == sentence:
            at += 1
        return at

    def is_quoted(self, at: int) -> bool:
        """Whether a token stands in a part that is quoted."""
        return any(part.first <= at < part.last for part in self.parts)

    def words(self, first: int, last: int) -> str:
        """What stands at these tokens, as the source has it."""
        return (
            self.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""
        )


def surroundings(before: str, parts: tuple[str, ...], behind: str) -> Surroundings:
    """The sentences of a passage, given with what stands around it; `parts` as `Place` has them.

    There are none where the passage itself is whole sentences.
    """
    if len(parts) < 2 and _is_whole(before, parts[-1], behind):
        return Surroundings("", (), ())
    head, tail = _sentence_head(_paragraph_end(before)), _sentence_tail(_paragraph_start(behind))
    if not head and not tail.strip(_STOPS) and len(parts) < 2:
        return Surroundings("", (), ())
    pieces, spans, length = [head], [], len(head)
    for index, part in enumerate(parts):
        part = _one_line(part)
        glued = index == 0 and head and not before[-1:].isspace()
        if length and not glued:
            pieces.append(" ")
            length += 1
        if index % 2 == 0:
            spans.append((length, length + len(part)))
        pieces.append(part)
        length += len(part)
    if tail and behind[:1].isspace():
        pieces.append(" ")
    text = "".join([*pieces, tail])
    tokens = tokenise(text)
    _count(text, tokens)
    found = tuple(_part(tokens, start, end) for start, end in spans if end > start)
    return Surroundings(
        text, tuple(tokens), tuple(part for part in found if part.last > part.first)
    )


def _is_whole(before: str, words: str, behind: str) -> bool:
    """Whether a passage is whole sentences, as far as that shows at once."""
    begins = not before.strip() or _END_BEFORE.search(before[-40:]) is not None
    return begins and (words[-1:] in (".", "!", "?") or behind[:1] in (".", "!", "?"))


def _sentence_head(text: str) -> str:
    """What of a text may belong to its last sentence; where that begins is looked at elsewhere."""
    ends = [match.end() for match in _SURE_END.finditer(text)]
    return text[ends[-1] :] if ends else text


def _sentence_tail(text: str) -> str:
    """What of a text may belong to its first sentence."""
    end = _SURE_END.search(text)
    return text[: end.end()].rstrip() if end else text


def _count(text: str, tokens: list[Token]) -> None:
    """Give each token the number of its sentence."""
    ends = [end for _, end in split_sentences(text)]
    sentence = 0
    for token in tokens:
        while sentence < len(ends) - 1 and token.start >= ends[sentence]:
            sentence += 1
        token.sentence = sentence


def _part(tokens: list[Token], start: int, end: int) -> Part:
    first = next((at for at, token in enumerate(tokens) if token.end > start), len(tokens))
    last = next((at for at, token in enumerate(tokens) if token.start >= end), len(tokens))
    return Part(first, last)


def _paragraph_end(text: str) -> str:
    """The last paragraph of a text, on one line."""
    lines = _BLANK_LINE.split(_LIST_MARK.sub("\n\n", text))[-1].split("\n")
    longest = max(map(len, lines))
    first = len(lines) - 1
    while first > 0 and not _ends_paragraph(lines[first - 1], lines[first], longest):
        first -= 1
    return _one_line(" ".join(lines[first:]))


def _paragraph_start(text: str) -> str:
    """The first paragraph of a text, on one line."""
    lines = _BLANK_LINE.split(_LIST_MARK.sub("\n\n", text))[0].split("\n")
    longest = max(map(len, lines))
    last = 1
    while last < len(lines) and not _ends_paragraph(lines[last - 1], lines[last], longest):
        last += 1
    return _one_line(" ".join(lines[:last]))


def _ends_paragraph(line: str, following: str, longest: int) -> bool:
    """Whether a paragraph ends with a line: a short one before a line that begins anew."""
    line, following = line.strip(), following.strip()
    if not line or not following or following[0].islower() or line[-1] in ",;:-–—(":
        return False
    return len(line) < _SHORT * longest


def _one_line(text: str) -> str:
    return " ".join(_RAISED.sub("", text).split())
