"""The kinds of values of which all that is cached is made."""

from __future__ import annotations

from types import ModuleType

from msgspec import Struct

from ..model import brief, claim, document, inline, reference, theme
from ..source import diagnostic, text

_MODULES = (brief, claim, diagnostic, document, inline, reference, text, theme)


def _classes(module: ModuleType) -> list[type]:
    found = [
        one for one in vars(module).values() if isinstance(one, type) and issubclass(one, Struct)
    ]
    return [one for one in found if one.__module__ == module.__name__]


MODEL: tuple[type, ...] = tuple(kind for module in _MODULES for kind in _classes(module))
# The settings of a style have lists, and tuples.
LISTED = (theme.Theme,)
