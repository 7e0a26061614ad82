"""YAML as a tree of nodes with positions, safe to walk whatever the file holds."""

from __future__ import annotations

import re
from typing import Any

import yaml
import yaml.reader

from ..source.diagnostic import Diagnostic, Parsed
from ..source.pattern import lazy_pattern
from ..source.text import Span, Text

MAX_DEPTH = 100

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_TEXT, _ABSENT, _MANY, _NAMED = (
    f"tag:yaml.org,2002:{name}" for name in ("str", "null", "seq", "map")
)
_NOTHING = ("", "~", "null", "Null", "NULL")


class _Loader(_Parser):  # type: ignore[misc]
    """Knows of all kinds of bare values only the absent one: the rest stay texts, and cost less."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: Any) -> str:
        """The tag of a node that names none; it is asked for every node of a registry."""
        if kind is yaml.ScalarNode:
            return _ABSENT if implicit[0] and value in _NOTHING else _TEXT
        return _MANY if kind is yaml.SequenceNode else _NAMED


# The indent of a field that holds another blank than a space.
_NO_BREAK = lazy_pattern(
    r"(?m)^ *(?P<blank>[\u00a0\u2000-\u200a\u202f\u3000][\s\u00a0]*?)(?=(?:- )?[\w-]+:(?:\s|$))"
)
_BRACKETS = lazy_pattern(r"[\[\]{}]")
# Signs that a file may nest deeply otherwise than by brackets: a long indent, or many dashes.
_STEEP = lazy_pattern(r"^ {200,}|^[ ]*(?:[-?] +){50,}", re.MULTILINE)


def compose_yaml(text: Text, start: int, end: int, code: str) -> Parsed[yaml.Node | None]:
    """The tree of one YAML document that stands from `start` to `end` of a text.

    None with a finding of this code when it is no YAML, and None alone when it is empty. Marks
    count code points from `start`.
    """
    content = text.content[start:end]
    try:
        if _may_be_deep(content) and _depth(content) > MAX_DEPTH:
            # The C composer recurses: a deep file would take the whole process with it.
            return Parsed(None, (_too_deep(text, start, code),))
        node = yaml.compose(content, Loader=_Loader)
        if (blank := _odd_indent(content, node)) is not None:
            return Parsed(None, (_other_blank(text, start, blank, code),))
        return Parsed(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark and _bracket_depth(content[: mark.index]) > MAX_DEPTH:
            # Releases of libyaml differ in the depth at which they give up themselves.
            return Parsed(None, (_too_deep(text, start, code),))
        return Parsed(None, (_explain(error, text, start, code),))
    except yaml.reader.ReaderError as error:
        return Parsed(None, (_bad_character(error, content, text, start, code),))


def _odd_indent(content: str, root: yaml.Node | None) -> re.Match[str] | None:
    """The first indent that YAML takes for a part of a field's name."""
    found = {match.start("blank"): match for match in _NO_BREAK.finditer(content)}
    waiting = [root] if found and root is not None else []
    while waiting:
        node = waiting.pop()
        for item in node.value if isinstance(node, yaml.CollectionNode) else ():
            if isinstance(item, tuple) and item[0].start_mark.index in found:
                return found[item[0].start_mark.index]
            waiting += item if isinstance(item, tuple) else (item,)
    return None


def _other_blank(text: Text, start: int, blank: re.Match[str], code: str) -> Diagnostic:
    message = "not YAML: this line begins with blanks that are no spaces"
    span = text.span(start + blank.start("blank"), start + blank.end("blank"))
    hint = "Delete them and type spaces: copies from a web page or Word have no-break spaces."
    return Diagnostic(code, message, span, (hint,))


def _bad_character(
    error: yaml.reader.ReaderError, content: str, text: Text, start: int, code: str
) -> Diagnostic:
    # libyaml counts bytes.
    before = content.encode("utf-8", "surrogatepass")[: error.position]
    at = min(start + len(before.decode("utf-8", "ignore")), max(start, len(text.content) - 1))
    number = error.character if isinstance(error.character, int) else ord(error.character)
    message = f"not YAML: it holds a character that no YAML may hold, U+{number:04X}"
    span = text.span(at, min(at + 1, len(text.content)))
    return Diagnostic(code, message, span, ("Delete the character.",))


def _too_deep(text: Text, start: int, code: str) -> Diagnostic:
    return Diagnostic(
        code,
        f"this YAML nests more than {MAX_DEPTH} levels deep",
        text.span(start, start),
        ("Close the brackets that were left open.",),
    )


def _may_be_deep(content: str) -> bool:
    return _bracket_depth(content) > MAX_DEPTH or bool(_STEEP.search(content))


def _bracket_depth(content: str) -> int:
    depth = deepest = 0
    for match in _BRACKETS.finditer(content):
        depth = depth + 1 if match[0] in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _depth(content: str) -> int:
    depth = deepest = 0
    for event in yaml.parse(content, Loader=_Loader):
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            deepest = max(deepest, depth)
            if deepest > MAX_DEPTH:
                break
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
    return deepest


def _explain(error: yaml.MarkedYAMLError, text: Text, start: int, code: str) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    at = start + (mark.index if mark else 0)
    from .misread import misread  # Few registries cannot be read.

    problem = str(error.problem or "it cannot be read")
    opened = start + error.context_mark.index if error.context_mark else None
    hints: tuple[str, ...] = ()
    character = text.content[at : at + 1]
    if character == "\t":
        problem = "a tab stands where spaces must"
        hints = ("YAML is indented with spaces: replace the tab by two of them.",)
    elif slip := misread(problem, error.context or "", text, at, opened):
        span = text.span(slip.start, min(slip.end, len(text.content)))
        return Diagnostic(code, f"not YAML: {slip.what}", span, (slip.remedy,))
    elif "undefined alias" in problem:
        problem = "a text that begins with * stands for what has that name, and nothing has"
        hints = ("An alias (*name) needs an anchor (&name) before it; quote a text with a *.",)
    elif "another document" in problem:
        problem = "a second document begins here"
        hints = ("Remove the line of three dashes.",)
    elif opened is not None:
        line, _ = text.line_column(opened)
        hints = (f"What cannot be read begins on line {line}.",)
    at = min(at, len(text.content))
    return Diagnostic(code, f"not YAML: {problem}", text.span(at, at + len(character)), hints)


def node_span(text: Text, start: int, node: yaml.Node) -> Span:
    """Where a node stands, without the white space and comments that YAML counts to its end."""
    tail = node
    while isinstance(tail, yaml.CollectionNode) and not tail.flow_style and tail.value:
        below = tail.value[-1]
        below = below[1] if isinstance(below, tuple) else below
        # An alias stands for a node further up: where it ends itself is not known here.
        if below.start_mark.index <= tail.start_mark.index:
            break
        tail = below
    begin, end = start + tail.start_mark.index, start + tail.end_mark.index
    return Span(
        text.path,
        start + node.start_mark.index,
        begin + len(text.content[begin:end].rstrip()),
    )


def is_null(node: yaml.Node) -> bool:
    """Whether a value is empty: nothing, `~` or `null`."""
    return isinstance(node, yaml.ScalarNode) and str(node.tag) == "tag:yaml.org,2002:null"
