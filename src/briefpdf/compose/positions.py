"""Jinja that knows where each piece of a template stands, to the character.

Jinja keeps only line numbers. The lexer here hands out line numbers that carry their offset too,
and Jinja's parser puts them, unseen, into every node.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import nodes
from jinja2.lexer import Lexer


class Line(int):
    """A line number that remembers the offset of its token, in code points."""

    offset: int

    def __new__(cls, number: int, offset: int) -> Line:
        line = super().__new__(cls, number)
        line.offset = offset
        return line


class PositionLexer(Lexer):
    """A lexer whose line numbers are `Line`s. The source must have bare newlines as line ends."""

    def tokeniter(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> Iterator[tuple[int, str, str]]:
        at = 0
        alone = False  # Whether a comment has a line of its own.
        before = "\n"
        for line, token, value in super().tokeniter(source, name, filename, state):
            # White space that a "-" strips is in no token: the next token begins behind it.
            start = source.find(value, at) if value else at
            start = at if start < 0 else start
            at = start + len(value)
            if token == "comment_begin":
                alone = before.rstrip(" \t").endswith("\n")
            elif token == "data":
                # Such a line goes whole: what is left of it would part the paragraph in two.
                if alone and value.startswith("\n"):
                    start, value = start + 1, value[1:]
                before, alone = value, False
            elif not token.startswith("comment"):
                before, alone = "", False
            yield Line(line, start), token, value


def offset(node: nodes.Node) -> int:
    """Where a node begins in its template, in code points."""
    line: Any = node.lineno
    return line.offset if isinstance(line, Line) else 0


def text_span(node: nodes.Expr) -> tuple[int, int]:
    """Where the words of a text in quotes stand, without the quotes; else where the node begins."""
    start = offset(node)
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return start + 1, start + 1 + len(node.value)
    return start, start + 1
