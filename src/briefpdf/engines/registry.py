"""The engines that there are, and how one is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..source.mendable import Mendable
from .base import Engine

if TYPE_CHECKING:  # The names of engines are asked for where nothing else is needed.
    from ..model.theme import Theme

AUTO = "auto"


class NoEngine(Mendable):
    """No engine of that name, or none that can run here; the message says what to do."""


def _typst(sandbox: Any) -> Engine:
    from .via_typst.engine import TypstEngine

    return TypstEngine(sandbox)


def _weasyprint(sandbox: Any) -> Engine:
    from .via_weasyprint.engine import WeasyPrintEngine

    return WeasyPrintEngine(sandbox)


def _html(sandbox: Any) -> Engine:
    from .via_html.engine import HtmlEngine

    return HtmlEngine(sandbox)


# What sets a page for the web, and no PDF.
WEB = "html"
# In the order in which `auto` tries them. Each is imported only when it is asked for.
ENGINES: Mapping[str, Callable[[Any], Engine]] = MappingProxyType(
    {"typst": _typst, "weasyprint": _weasyprint}
)


# What of a style's folder each of them sets pages by.
_PAGES: Mapping[str, Callable[[Theme], object]] = MappingProxyType(
    {"typst": lambda theme: theme.page_functions, "weasyprint": lambda theme: theme.page}
)


def choose_engine(name: str, theme: Theme | None) -> str:
    """The engine that sets pages in a style: for `auto` the first that the style has a page for.

    Where a style has a page for none, it is the first of all, which says what is missing.
    """
    if name != AUTO:
        return name
    able = (one for one in ENGINES if theme is None or _PAGES[one](theme) is not None)
    return next(able, next(iter(ENGINES)))


def find_engine(name: str, sandbox: Any) -> Engine:
    """The engine of a name, or for `auto` the first that can run here; raises `NoEngine`."""
    if name != AUTO:
        if name == WEB:
            return _html(sandbox)
        if name not in ENGINES:
            known = ", ".join((AUTO, *ENGINES))
            raise NoEngine(f"there is no engine “{name}”: there are {known}")
        engine = ENGINES[name](sandbox)
        reason = engine.unavailable()
        if reason is not None:
            raise NoEngine(reason)
        return engine
    reasons: dict[str, str] = {}
    for make in ENGINES.values():
        engine = make(sandbox)
        reason = engine.unavailable()
        if reason is None:
            return engine
        reasons[engine.name] = reason
    every = "; ".join(f"{name}: {reason}" for name, reason in reasons.items())
    raise NoEngine(f"no engine can run here; {every}")
