"""Markdown as its parser's tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct


class MarkdownToken(Struct):
    """A token as the parser gives it; `map` is its first line and the one behind its last."""

    type: str
    tag: str
    content: str
    info: str
    level: int
    nesting: int
    map: Sequence[int] | None
    attrs: Mapping[str, str | int | float]
    children: Sequence[MarkdownToken] = ()


def as_tokens(plain: Sequence[Sequence[Any]]) -> list[MarkdownToken]:
    """The tokens that plain values stand for."""
    return [_token(*token) for token in plain]


def _token(
    type_: str,
    tag: str,
    content: str,
    info: str,
    level: int,
    nesting: int,
    map_: Sequence[int] | None,
    attrs: Mapping[str, str | int | float],
    children: Sequence[Sequence[Any]],
) -> MarkdownToken:
    made = as_tokens(children) if children else ()
    return MarkdownToken(type_, tag, content, info, level, nesting, map_, attrs, made)
