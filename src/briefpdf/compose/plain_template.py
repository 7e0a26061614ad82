"""Jinja that knows where each piece of a template stands, to the character.

Jinja keeps only line numbers. The lexer here hands out line numbers that carry their offset too,
and Jinja's parser puts them, unseen, into every node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from jinja2 import nodes
from jinja2.lexer import Lexer

from .call_marks import data_mark


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


Places = Callable[[nodes.Call], list[list[int]]]


class _NotPlain(Exception):
    """There is something in a body that only Jinja fills."""


def fill_plain(
    tree: nodes.Template,
    calls: Mapping[str, Callable[..., str]],
    blocks: Mapping[str, Callable[..., str]],
    places: Places,
) -> str | None:
    """The text of a body; None when it takes Jinja to tell, and the calls made count for nothing.

    `calls` print something by themselves, `blocks` have a body; `places` says where the texts of a
    call stand.
    """
    try:
        return _Filler(calls, blocks, places).text(tree.body)
    except (_NotPlain, TypeError):
        # A call that is not made right is a TypeError; Jinja knows on which line it is.
        return None


class _Filler:
    def __init__(
        self,
        calls: Mapping[str, Callable[..., str]],
        blocks: Mapping[str, Callable[..., str]],
        places: Places,
    ) -> None:
        self.calls = calls
        self.blocks = blocks
        self.places = places

    def text(self, body: Iterable[nodes.Node]) -> str:
        made: list[str] = []
        for node in body:
            if isinstance(node, nodes.Output):
                made += map(self._part, node.nodes)
            elif isinstance(node, nodes.CallBlock):
                made.append(self._block(node))
            else:
                raise _NotPlain
        return "".join(made)

    def _part(self, node: nodes.Expr) -> str:
        if isinstance(node, nodes.TemplateData):
            return data_mark(offset(node), len(node.data)) + node.data
        if not isinstance(node, nodes.Call):
            raise _NotPlain
        call = _named(node, self.calls)
        arguments = map(_value, node.args)
        named = {keyword.key: _value(keyword.value) for keyword in node.kwargs}
        if len(named) < len(node.kwargs) or any(name.startswith("_") for name in named):
            raise _NotPlain
        return call(*arguments, **named, _places=self.places(node))

    def _block(self, node: nodes.CallBlock) -> str:
        if node.args or node.defaults or node.call.kwargs:
            raise _NotPlain
        call = _named(node.call, self.blocks)
        given, places = map(_value, node.call.args)
        return call(given, places, caller=lambda: self.text(node.body))


def _named(node: nodes.Call, known: Mapping[str, Callable[..., str]]) -> Callable[..., str]:
    if not isinstance(node.node, nodes.Name) or node.node.name not in known:
        raise _NotPlain
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        raise _NotPlain
    return known[node.node.name]


def _value(node: nodes.Node) -> Any:
    if isinstance(node, nodes.Const):
        return node.value
    if isinstance(node, nodes.List):
        items: Sequence[nodes.Expr] = node.items
        return [_value(item) for item in items]
    raise _NotPlain
