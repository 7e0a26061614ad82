"""The marks of citations in a text: merged, behind the punctuation, and numbered."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from ..model.document import Block, Cited, Inline, Inlines, Mark, Words
from .walk import rewrite

# A mark stands behind the punctuation that closes what it is for.
_CLOSING = ".,;:!?”’\"')"


class Numbering(Struct):
    """The numbers of sources so far, and how many marks each has."""

    numbers: dict[str, int] = field(default_factory=dict)
    occurrences: dict[str, int] = field(default_factory=dict)

    def number(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks with their marks merged and numbered."""
        return tuple(rewrite(block, self.number_inlines) for block in blocks)

    def number_inlines(self, content: Inlines) -> Inlines:
        """The content with its marks merged and numbered."""
        if not any(isinstance(inline, Mark) for inline in content):
            return content
        return tuple(
            self._numbered(inline) if isinstance(inline, Mark) else inline
            for inline in _merged(_behind_punctuation(_merged(content)))
        )

    def _numbered(self, mark: Mark) -> Mark:
        cited = []
        for one in mark.cited:
            number = self.numbers.setdefault(one.key, len(self.numbers) + 1)
            self.occurrences[one.key] = self.occurrences.get(one.key, 0) + 1
            cited.append(replace(one, number=number, occurrence=self.occurrences[one.key]))
        return replace(mark, cited=tuple(sorted(cited, key=lambda one: one.number)))


def _behind_punctuation(content: Sequence[Inline]) -> list[Inline]:
    """The content with each mark moved behind the punctuation that follows it at once."""
    made: list[Inline] = []
    for inline in content:
        if isinstance(inline, Words) and made and isinstance(made[-1], Mark):
            rest = inline.text.lstrip(_CLOSING)
            closing = inline.text[: len(inline.text) - len(rest)]
            if closing and not inline.code:
                marks = [made.pop()]
                while made and isinstance(made[-1], Mark):
                    marks.insert(0, made.pop())
                before, behind = _split(inline, len(closing))
                made += [before, *marks]
                if rest:
                    made.append(behind)
                continue
        made.append(inline)
    return made


def _split(words: Words, at: int) -> tuple[Words, Words]:
    """Words parted in two, each with its own place where it is known to the character."""
    span = words.origin
    exact = span.end - span.start == len(words.text)
    before = span.within(0, at) if exact else span
    behind = span.within(at, len(words.text)) if exact else span
    return (
        replace(words, text=words.text[:at], origin=before),
        replace(words, text=words.text[at:], origin=behind),
    )


def _merged(content: Sequence[Inline]) -> list[Inline]:
    """The content with marks that only white space parts made one."""
    made: list[Inline] = []
    for inline in content:
        if isinstance(inline, Mark):
            back = made[-1] if made else None
            if isinstance(back, Words) and not back.text.strip() and len(made) > 1:
                back = made[-2]
                if isinstance(back, Mark):
                    made.pop()
            if isinstance(back, Mark):
                made[-1] = _join(back, inline)
                continue
        made.append(inline)
    return made


def _join(first: Mark, second: Mark) -> Mark:
    locators: dict[str, dict[str, None]] = {}
    for one in (*first.cited, *second.cited):
        locators.setdefault(one.key, {}).update(dict.fromkeys(one.locators))
    cited = tuple(Cited(0, key, 0, tuple(found)) for key, found in locators.items())
    runs = tuple(dict.fromkeys((*first.runs, *second.runs)))
    return Mark(cited, first.origin, runs)
