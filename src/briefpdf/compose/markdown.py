"""Reads Markdown: CommonMark with tables and fenced boxes.

Runs in the worker process only (see `template_worker`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

MAX_NESTING = 20


def parse_markdown(text: str) -> list[list[Any]]:
    """The tokens of a text, as plain values that can cross a pipe."""
    return [_plain(token) for token in _parser().parse(text)]


def load() -> None:
    """Have the parser ready."""
    _parser()


def _plain(token: Token) -> list[Any]:
    words = (token.type, token.tag, token.content, token.info)
    own = (*words, token.level, token.nesting, token.map, token.attrs)
    return [*own, [_plain(child) for child in token.children or ()]]


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.container import container_plugin

    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING})
    markdown.enable("table")
    markdown.use(container_plugin, "block", validate=lambda info, _: bool(info.strip()))
    # Links are judged where they can be reported; the parser would drop bad ones in silence.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    markdown.block.ruler.at("reference", _reference)
    return markdown


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Where a link of a name leads; “[^1]: …” is a note of other tools, and never such a place."""
    from markdown_it.rules_block import reference

    written = state.src.startswith("[^", state.bMarks[start] + state.tShift[start])
    return not written and reference(state, start, end, silent)
