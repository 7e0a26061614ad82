"""A sentence of a brief as a claim: its statement, its id, and the call in its place."""

from __future__ import annotations

from collections.abc import Container
from html import unescape
import re
import unicodedata

from msgspec import Struct

from ..checks.sentence import Sentence
from ..model.brief import Brief
from ..source.pattern import lazy_pattern
from ..source.text import Span
from .index import content_words
from .reading import plain

_LINE_END = lazy_pattern(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")
# Where a link leads, and tags of HTML.
_FORM = lazy_pattern(r"(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|</?[a-zA-Z][^<>]*>")
_LETTER = lazy_pattern(r"[^\W_]+")
# What may stand right before or behind the words and belongs to their form.
_OPENING, _CLOSING = "*_`[~", "*_`~"
_TAG, _OUTPUT = lazy_pattern(r"\{[%#]"), lazy_pattern(r"\{\{.*?\}\}", re.DOTALL)
_MOST_WORDS, _LONGEST = 5, 40


class Written(Struct, frozen=True):
    """A sentence as the brief has it: its place, what stands there, and what it states.

    `plain` says that it states just what is written, so that a call can stand in its place.
    """

    span: Span
    slice: str
    statement: str
    plain: bool

    def call(self, name: str, wrapped: bool = False) -> str:
        """What stands in its place once a claim of this id says it."""
        if self.plain and not wrapped:
            return f'{{{{ claim("{name}") }}}}'
        return f'{{% claim "{name}" %}}{self.slice}{{% endclaim %}}'


def read_written(sentence: Sentence, brief: Brief) -> Written | None:
    """How a brief has one of its sentences; None where that cannot be put into a call."""
    span, start = sentence.span, brief.body_start
    if span.path != brief.path or span.start < start:
        return None
    first, last = _widened(brief.body, span.start - start, span.end - start)
    written = brief.body[first:last]
    if _TAG.search(_OUTPUT.sub("", written)) or not _has_words(written, sentence.text):
        return None
    flat = _LINE_END.sub(" ", written)
    text = _LINE_END.sub(" ", sentence.text).strip()
    same = plain(flat) == plain(text)
    return Written(
        Span(span.path, start + first, start + last), written, flat if same else text, same
    )


def _widened(body: str, first: int, last: int) -> tuple[int, int]:
    """The place of some words with the marks of their form that begin or end with them."""
    while first and body[first - 1] in _OPENING:
        first -= 1
    while last < len(body) and body[last] in _CLOSING:
        last += 1
    return first, last


def _has_words(written: str, text: str) -> bool:
    """Whether what is written has the letters of a text, and no others but those of its form."""
    return _letters(unescape(_FORM.sub("", written))) == _letters(text)


def _letters(text: str) -> str:
    return "".join(_LETTER.findall(text))


def id_for(statement: str, taken: Container[str]) -> str:
    """An id of the first words of a statement that say something, like none that is taken."""
    words, length = [], 0
    for match in content_words(statement):
        letters = unicodedata.normalize("NFKD", match[0].casefold().replace("ß", "ss"))
        word = re.sub(r"[^\w]|_", "", "".join(c for c in letters if not unicodedata.combining(c)))
        if len(word) < 2 or length + len(word) > _LONGEST:
            continue
        words.append(word)
        length += len(word) + 1
        if len(words) == _MOST_WORDS:
            break
    name = unicodedata.normalize("NFC", "-".join(words)) or "sentence"
    return free_name(name, taken)


def free_name(name: str, taken: Container[str]) -> str:
    """A name that is not taken: itself, or with the first number behind it that is free."""
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found
