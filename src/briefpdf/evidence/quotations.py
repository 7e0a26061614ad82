"""Finds what stands in quotation marks."""

from __future__ import annotations

from msgspec import Struct

from ..source.pattern import lazy_pattern

# Longer than any sentence that is quoted: past this, a mark was never closed.
MAX_LENGTH = 1500

# A straight mark opens where no word ends, so that inches (5") and feet (5') open nothing; a single
# one closes where no word goes on, so that an apostrophe closes nothing.
_QUOTED = lazy_pattern(
    r"“(?P<curly>[^“”]+)”"
    r"|„(?P<low>[^„“”]+)[“”]"
    r"|«(?P<angled>[^«»]+)»"
    r"|(?<![\w\"])\"(?=\S)(?P<straight>[^\"“”]+)\""
    r"|(?<!\w)‘(?=\S)(?P<single>[^‘“”\"]+?)(?<=\S)’(?!\w)"
    r"|(?<![\w'])'(?=[^\s\d'])(?P<plain>[^'\"“”]+(?:(?<=\w)'(?=\w)[^'\"“”]+)*)(?<=\S)'(?!\w)"
)
_WORD = lazy_pattern(r"\w+(?:[’'.,-]\w+)*")


class Quoted(Struct, frozen=True):
    """A stretch in quotation marks: from the first mark to behind the last, and what is between."""

    start: int
    end: int
    words: str

    @property
    def length(self) -> int:
        """How many words are quoted."""
        return len(_WORD.findall(self.words))


def find_quotations(text: str) -> list[Quoted]:
    """The stretches in quotation marks, straight or curly; one within another is part of it."""
    return [
        Quoted(match.start(), match.end(), match[match.lastgroup or 0].strip())
        for match in _QUOTED.finditer(text)
        if match.end() - match.start() <= MAX_LENGTH
    ]
