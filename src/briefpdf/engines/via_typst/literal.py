"""Values as Typst writes them. A text is always a string of Typst: nothing in it can be code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias, Union

from msgspec import Struct

from ...source.pattern import lazy_pattern
from ..content.characters import one_for_each_glyph, printable
from ..metadata.about import language_tag

_MAY_ESCAPE = lazy_pattern(r"[\"\\\n\r\t]")
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


class Code(Struct, frozen=True):
    """A piece of Typst's code, as it is to be written."""

    code: str


Value: TypeAlias = Union["Code", str, float, bool, Iterable["Value"], Mapping[str, "Value"], None]


def string(text: str) -> str:
    """A text as a string of Typst."""
    text = printable(text)
    if _MAY_ESCAPE.search(text):
        text = text.translate(_ESCAPED)
    return f'"{text}"'


def shown(text: str) -> str:
    """A text that is printed, as a string of Typst; few fonts have other hyphens than the plain."""
    return string(one_for_each_glyph(text))


def literal(value: Value) -> str:
    """A value as Typst's code: texts, numbers, truths, lists and tables of them."""
    match value:
        case Code():
            return value.code
        case str():
            return shown(value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case None:
            return "none"
        case dict() | Mapping():
            pairs = ", ".join(f"{string(key)}: {literal(one)}" for key, one in value.items())
            return f"({pairs})" if pairs else "(:)"
        case Iterable():
            return "(" + "".join(f"{literal(one)}, " for one in value) + ")"


def call(name: str, /, *given: Value, **named: Value) -> Code:
    """A call of a function; names of arguments have hyphens where Python has underscores."""
    arguments = [literal(one) for one in given]
    arguments += [f"{key.replace('_', '-')}: {literal(one)}" for key, one in named.items()]
    return Code(f"{name}({', '.join(arguments)})")


def joined(pieces: Iterable[Code]) -> Code:
    """Pieces of content, one behind the other."""
    inner = "; ".join(one.code for one in pieces)
    return Code(f"{{ {inner} }}" if inner else "none")


def language_of(tag: str) -> tuple[str, str | None]:
    """The language of a tag and its region, as Typst writes them."""
    language, _, rest = language_tag(tag).partition("-")
    regions = (one.upper() for one in rest.split("-") if len(one) == 2 and one.isalpha())
    return language.lower()[:3], next(regions, None)
