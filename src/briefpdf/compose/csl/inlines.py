"""Pandoc's inlines as inline content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ...model.document import Inlines, Words
from ...source.text import Span

_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
# Ours are the numbers; what a style sets in the margin is its own.
_DROPPED = frozenset({"csl-left-margin"})
_SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})


def read_blocks(blocks: Iterable[Any], origin: Span) -> Inlines:
    """The inline content of pandoc's blocks, one after the other with spaces between them."""
    style = Words("", origin)
    pieces: list[Words] = []
    for block in blocks:
        pieces += [*_block(block, style), replace(style, text=" ")]
    return tuple(_joined(pieces))


def _block(block: Any, style: Words) -> Iterator[Words]:
    content = block.get("c")
    if block["t"] in ("Para", "Plain"):
        yield from _inlines(content, style)
    elif block["t"] == "Div":
        (_, classes, _), inner = content
        if not _DROPPED & set(classes):
            for one in inner:
                yield from _block(one, style)
                yield replace(style, text=" ")


def _inlines(inlines: Iterable[Any], style: Words) -> Iterator[Words]:
    for inline in inlines:
        yield from _inline(inline["t"], inline.get("c"), style)


def _inline(kind: str, content: Any, style: Words) -> Iterator[Words]:
    if kind == "Str":
        yield replace(style, text=content)
    elif kind in _SPACES:
        yield replace(style, text=" ")
    elif kind in ("Code", "Math", "RawInline"):
        yield replace(style, text=content[1])
    elif kind == "Emph":
        # Italics within italics stand upright.
        yield from _inlines(content, replace(style, italic=not style.italic))
    elif kind == "Strong":
        yield from _inlines(content, replace(style, bold=True))
    elif kind == "Superscript":
        yield from _inlines(content, replace(style, superscript=True))
    elif kind in ("SmallCaps", "Underline", "Strikeout", "Subscript"):
        yield from _inlines(content, style)
    elif kind == "Quoted":
        opening, closing = _QUOTES[content[0]["t"]]
        yield replace(style, text=opening)
        yield from _inlines(content[1], style)
        yield replace(style, text=closing)
    elif kind == "Link":
        _, inner, (target, _) = content
        is_web = target.lower().startswith(("https://", "http://"))
        yield from _inlines(inner, replace(style, link=target if is_web else None))
    elif kind == "Span":
        (_, classes, _), inner = content
        if not _DROPPED & set(classes):
            yield from _inlines(inner, style)
    elif kind == "Cite":
        yield from _inlines(content[1], style)


def _joined(pieces: Iterable[Words]) -> list[Words]:
    """The pieces with those of one style made one, and white space folded."""
    made: list[Words] = []
    for piece in pieces:
        text = piece.text
        if not made or made[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if not text:
            continue
        if made and replace(made[-1], text="") == replace(piece, text=""):
            made[-1] = replace(piece, text=made[-1].text + text)
        else:
            made.append(replace(piece, text=text))
    while made and not made[-1].text.rstrip(" "):
        made.pop()
    if made:
        made[-1] = replace(made[-1], text=made[-1].text.rstrip(" "))
    return made
