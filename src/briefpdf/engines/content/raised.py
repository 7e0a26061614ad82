"""Raised signs that the fonts of a style lack, such as the minus of 10⁻³, as raised plain ones."""

from __future__ import annotations

from msgspec.structs import replace

from ...compose.coverage import RAISED, missing_signs
from ...compose.walk import rewrite
from ...model.document import Document, Inline, Inlines, Words
from ...model.theme import Theme
from ...source.pattern import lazy_pattern

_RUN = lazy_pattern(f"([{''.join(map(chr, RAISED))}]+)")


def with_raised_signs(document: Document, theme: Theme) -> Document:
    """The Document with the exponents that the style has no signs for set as raised plain text.

    All of an exponent is, so that its signs are of one size.
    """

    def raised(content: Inlines) -> Inlines:
        if not any(isinstance(one, Words) and _RUN.search(one.text) for one in content):
            return content
        return tuple(piece for one in content for piece in _pieces(one, theme))

    def blocks(name: str) -> dict[str, object]:
        return {name: tuple(rewrite(block, raised) for block in getattr(document, name))}

    sources = tuple(replace(one, content=raised(one.content)) for one in document.sources)
    meta = replace(document.meta, notice=raised(document.meta.notice))
    return replace(document, meta=meta, sources=sources, **blocks("blocks"), **blocks("annex"))


def _pieces(inline: Inline, theme: Theme) -> Inlines:
    if not isinstance(inline, Words) or inline.code or inline.superscript:
        return (inline,)
    parts = _RUN.split(inline.text)
    if not missing_signs(parts[1::2], theme):
        return (inline,)
    return tuple(
        replace(inline, text=part.translate(RAISED), superscript=True)
        if at % 2 and missing_signs((part,), theme)
        else replace(inline, text=part)
        for at, part in enumerate(parts)
        if part
    )
