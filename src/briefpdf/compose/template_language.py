"""The language of briefs: Jinja in its immutable sandbox, with the calls that print claims.

Runs in the worker process only (see `template_worker`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .call_marks import call_mark, data_mark, enclose
from .plain_template import PositionLexer, fill_plain, offset, text_span

CALLS = ("claim", "value", "cite", "ref", "figure")
_PLACES = "_places"


class Calls:
    """The functions of a brief; each call is written down, and a mark is printed for it."""

    def __init__(self) -> None:
        self.made: list[dict[str, Any]] = []

    def _note(self, name: str, places: list[list[int]], *words: Any) -> int:
        for word in words:
            if not isinstance(word, str) or not word.strip():
                raise TypeError(f"{name}() takes a text in quotes, not {_shown(word)}")
        self.made.append({"name": name, "words": list(words), "places": places})
        return len(self.made) - 1

    def claim(self, id: str, *, _places: list[list[int]]) -> str:
        """The statement of a claim."""
        return call_mark(self._note("claim", _places, id))

    def value(self, name: str, *, _places: list[list[int]]) -> str:
        """A value of a claim."""
        return call_mark(self._note("value", _places, name))

    def cite(self, key: str, locator: str | None = None, *, _places: list[list[int]]) -> str:
        """A bare citation."""
        words = (key,) if locator is None else (key, locator)
        return call_mark(self._note("cite", _places, *words))

    def ref(self, id: str, *, _places: list[list[int]]) -> str:
        """A reference to a figure."""
        return call_mark(self._note("ref", _places, id))

    def figure(self, id: str, *, _places: list[list[int]]) -> str:
        """A figure."""
        return call_mark(self._note("figure", _places, id))

    def words(self, id: str, places: list[list[int]], caller: Any) -> str:
        """The author's own words for a claim."""
        index = self._note("words", places, id)
        return enclose(index, caller())

    def judgment(self, basis: Any, places: list[list[int]], caller: Any) -> str:
        """A judgment and what it rests on."""
        ids = list(basis) if isinstance(basis, (list, tuple)) else [basis]
        index = self._note("judgment", places, *ids)
        return enclose(index, caller())


def _shown(word: Any) -> str:
    text = repr(word)
    return text if len(text) <= 40 else text[:39] + "…"


class Slip(TemplateSyntaxError):
    """A slip that is known by its kind: `unclosed` for the block of a tag, or `foreign`."""

    def __init__(self, kind: str, tag: str, line: int) -> None:
        super().__init__(f"{kind} {tag}".strip(), line)
        self.kind = (kind, tag)


class BriefParser(Parser):
    """Jinja's parser; it knows which block is open where it fails, and reads no other file."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._open: list[str] = []

    def parse_statement(self) -> nodes.Node | list[nodes.Node]:
        """Read a tag, and its body."""
        tag = self.stream.current
        if tag.test_any("name:include", "name:import", "name:from", "name:extends"):
            raise Slip("foreign", tag.value, tag.lineno)
        self._open.append(tag.value)
        made = super().parse_statement()
        self._open.pop()
        return made

    def fail_unknown_tag(self, name: str, lineno: int | None = None) -> NoReturn:
        """Fail at a tag that is none, or closes another block than the open one."""
        self._hold(self._open[:-1], lineno)
        super().fail_unknown_tag(name, lineno)

    def fail_eof(
        self, end_tokens: tuple[str, ...] | None = None, lineno: int | None = None
    ) -> NoReturn:
        """Fail at the end of the template."""
        self._hold(self._open, lineno)
        super().fail_eof(end_tokens, lineno)

    def _hold(self, still_open: Sequence[str], line: int | None) -> None:
        if still_open:
            raise Slip("unclosed", still_open[-1], line or self.stream.current.lineno)


class BlockCalls(Extension):
    """`{% claim "id" %}…{% endclaim %}` and `{% judgment basis=[…] %}…{% endjudgment %}`."""

    tags = {"claim", "judgment"}  # noqa: RUF012 (an instance attribute to Jinja's types)

    def parse(self, parser: Parser) -> nodes.Node:
        """Read a block and its body."""
        tag = next(parser.stream)
        call = "words"
        given: nodes.Expr = nodes.List([], lineno=tag.lineno)
        if tag.value == "claim":
            given = parser.parse_expression()
        else:
            call = "judgment"
            if parser.stream.skip_if("name:basis"):
                parser.stream.expect("assign")
                given = parser.parse_expression()
            elif parser.stream.current.type != "block_end":
                parser.fail(
                    'a judgment is written {% judgment basis=["claim-id"] %}',
                    parser.stream.current.lineno,
                )
        body = parser.parse_statements((f"name:end{tag.value}",), drop_needle=True)
        items = given.items if isinstance(given, nodes.List) else [given]
        places = [[offset_of(tag.lineno)] * 2, *(list(text_span(item)) for item in items)]
        places[0][1] += len(tag.value)
        arguments = [given, nodes.Const(places)]
        function = nodes.Name(f"_{call}", "load", lineno=tag.lineno)
        made = nodes.Call(function, arguments, [], None, None, lineno=tag.lineno)
        return nodes.CallBlock(made, [], [], body).set_lineno(tag.lineno)


def offset_of(line: Any) -> int:
    """The offset that a line number of the lexer carries."""
    return int(getattr(line, "offset", 0))


class BriefEnvironment(ImmutableSandboxedEnvironment):
    """Jinja for the body of a brief: no loader, no autoescape, names must exist."""

    def __init__(self) -> None:
        super().__init__(
            extensions=[BlockCalls], undefined=StrictUndefined, keep_trailing_newline=True
        )
        self.globals = {"range": self.globals["range"]}

    @cached_property
    def lexer(self) -> PositionLexer:
        """The lexer that knows offsets."""
        return PositionLexer(self)

    def parse(
        self, source: str, name: str | None = None, filename: str | None = None
    ) -> nodes.Template:
        """A body as Jinja's tree. Raises `TemplateSyntaxError`."""
        return BriefParser(self, source, name, filename).parse()

    def literals(self, body: str, name: str) -> list[tuple[str, int, int]]:
        """The texts in quotation marks: the innermost call that each is given to, and its place."""
        found: list[tuple[str, int, int]] = []
        calls: list[str] = []
        last = ""
        for line, kind, value in self.lexer.tokeniter(body, name, name):
            if kind == "string":
                start = offset_of(line)
                found.append((calls[-1] if calls else "", start + 1, start + len(value) - 1))
            elif (kind, value) == ("operator", "("):
                calls.append(last)
            elif (kind, value) == ("operator", ")") and calls:
                calls.pop()
            if kind != "whitespace":
                last = value if kind == "name" else ""
        return found

    def expand(self, body: str, name: str) -> tuple[str, list[dict[str, Any]]]:
        """The text of a body with marks in it, and the calls that the marks stand for."""
        tree = self.parse(body, name, name)
        calls = Calls()
        plain: dict[str, Any] = {call: getattr(calls, call) for call in CALLS}
        blocks = {"_words": calls.words, "_judgment": calls.judgment}
        text = fill_plain(tree, plain, blocks, _places)
        return self._compiled(tree, name) if text is None else (text, calls.made)

    def _compiled(self, tree: nodes.Template, name: str) -> tuple[str, list[dict[str, Any]]]:
        for data in tree.find_all(nodes.TemplateData):
            start = offset(data)
            data.data = data_mark(start, len(data.data)) + data.data
        # What asks for a part of one is told otherwise.
        called = {id(one.node) for one in tree.find_all(nodes.Getattr)}
        called |= {id(one.node) for one in tree.find_all(nodes.Getitem)}
        for call in tree.find_all(nodes.Call):
            called.add(id(call.node))
            if isinstance(call.node, nodes.Name) and call.node.name in CALLS:
                call.kwargs.append(nodes.Keyword(_PLACES, _const(_places(call), call.lineno)))
        for one in tree.find_all(nodes.Name):
            # It would be printed as Python names such a thing.
            if one.name in CALLS and one.ctx == "load" and id(one) not in called:
                said = f'“{one.name}” stands without its brackets: write {{{{ {one.name}("…") }}}}'
                raise TemplateSyntaxError(said, one.lineno, name)
        calls = Calls()
        names: dict[str, Any] = {call: getattr(calls, call) for call in CALLS}
        names |= {"_words": calls.words, "_judgment": calls.judgment}
        code = self.compile(tree, name, name)
        template = Template.from_code(self, code, self.globals | names)
        return template.render(), calls.made


def _places(call: nodes.Call) -> list[list[int]]:
    """Where the name of a call stands, then where each of its arguments does."""
    start = offset(call.node)
    name = call.node.name if isinstance(call.node, nodes.Name) else ""
    return [[start, start + len(name)], *(list(text_span(argument)) for argument in call.args)]


def _const(value: Any, line: int) -> nodes.Const:
    return nodes.Const(value, lineno=line)


@cache
def brief_environment() -> BriefEnvironment:
    """The environment of every brief: nothing that one of them does in it is left for the next."""
    return BriefEnvironment()
