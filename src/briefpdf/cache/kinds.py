"""The kinds of values of which all that is cached is made."""

from __future__ import annotations

from dataclasses import is_dataclass
from types import ModuleType

from ..model import brief, claim, document, inline, reference, theme
from ..source import diagnostic, text

_MODULES = (brief, claim, diagnostic, document, inline, reference, text, theme)


def _classes(module: ModuleType) -> list[type]:
    found = [one for one in vars(module).values() if isinstance(one, type) and is_dataclass(one)]
    return [one for one in found if one.__module__ == module.__name__]


MODEL: tuple[type, ...] = tuple(kind for module in _MODULES for kind in _classes(module))
# The settings of a style have lists, and tuples.
LISTED = (theme.Theme,)
