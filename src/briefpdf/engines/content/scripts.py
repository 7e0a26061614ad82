"""Raised and lowered signs that the fonts of a style lack, the minus of 10⁻³ for one."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ...compose.coverage import LOWERED, RAISED, SCRIPTS, missing_signs
from ...compose.walk import rewrite
from ...model.document import Block, Chart, Document, Inline, Inlines, Words
from ...model.theme import Theme
from ...source.pattern import lazy_pattern

_RUN = lazy_pattern("|".join(f"[{''.join(map(chr, signs))}]+" for signs in (RAISED, LOWERED)))


def script_parts(text: str) -> Iterator[tuple[str, int]]:
    """A text in parts, each with 1 where it is raised, -1 where it is lowered, else 0."""
    at = 0
    for run in _RUN.finditer(text):
        if run.start() > at:
            yield text[at : run.start()], 0
        yield run[0], 1 if ord(run[0][0]) in RAISED else -1
        at = run.end()
    if at < len(text):
        yield text[at:], 0


def with_scripts(document: Document, theme: Theme) -> Document:
    """The Document with what the style has no raised or lowered signs for as plain text, set so.

    All of an exponent or an index is, so that its signs are of one size. Drawings do it themselves.
    """

    def change(content: Inlines) -> Inlines:
        if not any(isinstance(one, Words) and _RUN.search(one.text) for one in content):
            return content
        return tuple(piece for one in content for piece in _pieces(one, theme))

    def rewritten(block: Block) -> Block:
        new = rewrite(block, change)
        return replace(new, points=block.points) if isinstance(block, Chart) else new

    def blocks(name: str) -> dict[str, object]:
        return {name: tuple(map(rewritten, getattr(document, name)))}

    sources = tuple(replace(one, content=change(one.content)) for one in document.sources)
    meta = replace(document.meta, notice=change(document.meta.notice))
    return replace(document, meta=meta, sources=sources, **blocks("blocks"), **blocks("annex"))


def _pieces(inline: Inline, theme: Theme) -> Inlines:
    if not isinstance(inline, Words) or inline.code or inline.superscript:
        return (inline,)
    parts = list(script_parts(inline.text))
    if not missing_signs((part for part, way in parts if way), theme):
        return (inline,)
    return tuple(
        replace(inline, text=part.translate(SCRIPTS), superscript=way > 0, subscript=way < 0)
        if way and missing_signs((part,), theme)
        else replace(inline, text=part)
        for part, way in parts
    )
