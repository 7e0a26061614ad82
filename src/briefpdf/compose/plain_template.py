"""Fills the body of a brief that holds nothing but text and calls, as most do, by walking it.

Jinja would write a Python program for it and compile that, for one use, which takes twice as long
as reading the body. Whatever else a body holds (loops, conditions, names of its own, a call that
fails) is left to Jinja.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from jinja2 import nodes

from .marks import data_mark
from .positions import offset

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
