"""Writes a text as a YAML scalar, in the style that the place has where the text allows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
import re
from textwrap import wrap
from typing import Any, TypeAlias

import yaml

from ...readers.yaml_tree import compose_yaml
from ...source.decode import UNPRINTABLE
from ...source.pattern import lazy_pattern
from ...source.text import Text
from ..lock import Refused

WIDTH = 110
_STR = "tag:yaml.org,2002:str"
_NULL, _MERGE = "tag:yaml.org,2002:null", "tag:yaml.org,2002:merge"
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# What YAML would fold, take for a line end, or not read at all, and so must be escaped.
_DELICATE = lazy_pattern("[\t\r\x0c\x80-\x9f\u2028\u2029\ufeff]")
_ESCAPED = lazy_pattern('[\\\\"\n\t\r\x0c\x80-\x9f\u2028\u2029\ufeff]')
# Plain numbers and dates mean what they say.
_LITERAL = lazy_pattern(r"[+-]?(0|[1-9][0-9]*)(\.[0-9]+)?|[0-9]{4}-[0-9]{2}(-[0-9]{2})?")


def printable(text: str) -> str:
    """The text, if it holds nothing that no file may hold. Raises `Refused`."""
    if found := UNPRINTABLE.search(text):
        message = f"the text holds an unprintable character, U+{ord(found[0]):04X}"
        raise Refused(message, "Leave it out.")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise Refused("the text holds half a character (a surrogate)", "Leave it out.")
    return text


def write_scalar(text: str, flow: bool, style: str | None = None) -> str:
    """A text on one line: plain or in quotation marks, as `style` says where that can be.

    `flow` says that it stands within brackets. What other readers of YAML take for a yes or for
    nothing is put in quotation marks. Raises `Refused`.
    """
    printable(text)
    if style == "'" and not _DELICATE.search(text) and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    if style is None and _is_plain(text, flow):
        return text
    return '"' + _ESCAPED.sub(lambda found: _escape(found[0]), text) + '"'


def _escape(character: str) -> str:
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


def write_key(text: str, flow: bool, style: str | None = None) -> str:
    """A key, plain where it can be: a field called “on” means what it says. Raises `Refused`."""
    node = _composed(f"{text}: x", flow) if style is None and "\n" not in text else None
    if isinstance(node, yaml.MappingNode) and len(node.value) == 1:
        key = node.value[0][0]
        plain = isinstance(key, yaml.ScalarNode) and not key.style and key.value == printable(text)
        if plain and _kind(text) not in (_NULL, _MERGE):
            return text
    return write_scalar(text, flow, style or '"')


def _composed(pair: str, flow: bool) -> yaml.Node | None:
    """What a pair of key and value reads as, as a line of its own or within brackets."""
    source = Text("", f"[{{{pair}}}]" if flow else pair)
    node = compose_yaml(source, 0, len(source.content), "").value
    if flow and isinstance(node, yaml.SequenceNode) and len(node.value) == 1:
        node = node.value[0]
    return node


def _is_plain(text: str, flow: bool) -> bool:
    if not text or _DELICATE.search(text) or "\n" in text:
        return False
    node = _composed(f"a: {text}", flow)
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        return False
    value = node.value[0][1]
    if not isinstance(value, yaml.ScalarNode) or value.style or value.value != text:
        return False
    return _kind(text) == _STR or _LITERAL.fullmatch(text) is not None


def _kind(text: str) -> str:
    """The tag that other readers of YAML give a bare text; briefpdf's own takes it as written."""
    reader: Any = yaml.SafeLoader("")
    return str(reader.resolve(yaml.ScalarNode, text, (True, False)))


def write_block(text: str, header: str, indent: int, width: int = WIDTH) -> str | None:
    """A text as a block below its header (`>-`, `|`, with a comment maybe); None where it cannot.

    A block ends without a line end. Lines of a folded text are filled up to `width`.
    """
    lines = printable(text).split("\n")
    blank = any(not line.strip() for line in (lines[0], lines[-1]))
    if blank or _DELICATE.search(text) or any(line[:1] == " " for line in lines):
        return None
    if any(line != line.rstrip(" ") for line in lines):
        return None
    # What counts the indent in a header counts another one now.
    header = re.sub(r"^([|>][+-]?)[1-9]([+-]?)", r"\1\2", header)
    if header.startswith(">"):
        folded = []
        for number, line in enumerate(lines):
            if re.search(r" {2,}", line):
                return None
            folded += [""] if number and line else []
            folded += wrap(
                line, max(20, width - indent), break_long_words=False, break_on_hyphens=False
            ) or [""]
        lines = folded
    return "\n".join([header, *(" " * indent + line if line else "" for line in lines)])


Value: TypeAlias = str | Sequence["Value"] | Mapping[str, "Value"]


class Spread(dict[str, Value]):
    """A mapping that is written with a line for each of its fields."""


def render_flow(value: Value) -> str:
    """A value on one line, as it can stand within brackets."""
    if isinstance(value, str):
        return write_scalar(value, flow=True)
    if isinstance(value, Mapping):
        pairs = (f"{write_key(key, True)}: {render_flow(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(map(render_flow, value)) + "]"


def render_pair(name: str, value: Value, indent: int) -> str:
    """A key and its value in a block mapping that is indented by `indent`, without a line end.

    The first line is not indented, so that it can stand behind a dash.
    """
    return f"{write_key(name, False)}:{render_value(value, indent)}"


def render_value(value: Value, indent: int) -> str:
    """What stands behind the colon of a key that is indented by `indent`.

    It begins with a space or with a line end.
    """
    deeper = indent + 2
    if isinstance(value, str):
        line = write_scalar(value, False)
        block = None
        if len(line) + deeper > WIDTH:
            block = write_block(value, ">-", deeper)
        return " " + (block or line)
    if not value or _is_short(value, deeper):
        return " " + render_flow(value)
    pad = "\n" + " " * deeper
    if isinstance(value, Mapping):
        return "".join(pad + render_pair(key, item, deeper) for key, item in value.items())
    return "".join(f"{pad}- {render_item(item, deeper)}" for item in value)


def render_item(value: Value, indent: int) -> str:
    """What stands behind a dash and a space; the dash is indented by `indent`."""
    if isinstance(value, Mapping) and value and not _is_short(value, indent + 2):
        deeper = indent + 2
        pairs = (render_pair(key, item, deeper) for key, item in value.items())
        return ("\n" + " " * deeper).join(pairs)
    if isinstance(value, str):
        return render_value(value, indent)[1:]
    return render_flow(value)


def _is_short(value: Value, indent: int) -> bool:
    """Whether a list of texts, or a mapping of texts, reads well on one line."""
    if isinstance(value, (str, Spread)):
        return isinstance(value, str)
    items = value.values() if isinstance(value, Mapping) else value
    texts = all(isinstance(item, str) for item in items)
    return texts and len(render_flow(value)) + indent <= 100
