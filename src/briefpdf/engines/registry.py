"""The engines that there are, and how one is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from ..source.mendable import Mendable
from .base import Engine

AUTO = "auto"


class NoEngine(Mendable):
    """No engine of that name, or none that can run here; the message says what to do."""


def _weasyprint(sandbox: Any) -> Engine:
    from .via_weasyprint.engine import WeasyPrintEngine

    return WeasyPrintEngine(sandbox)


# In the order in which `auto` tries them. Each is imported only when it is asked for.
ENGINES: Mapping[str, Callable[[Any], Engine]] = MappingProxyType({"weasyprint": _weasyprint})


def _say_nothing(line: str) -> None:
    pass


def find_engine(name: str, sandbox: Any, say: Callable[[str], None] = _say_nothing) -> Engine:
    """The engine of a name, or for `auto` the first that can run here; raises `NoEngine`.

    Where `auto` has to take one whose files lack something, `say` is told so in one line.
    """
    if name != AUTO:
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
            if reasons and engine.lacks:
                say(_second_choice(engine, next(iter(reasons))))
            return engine
        reasons[engine.name] = reason
    every = "; ".join(f"{name}: {reason}" for name, reason in reasons.items())
    raise NoEngine(f"no engine can run here; {every}")


def _second_choice(engine: Engine, first: str) -> str:
    return (
        f"The engine {first} cannot run here, so {engine.name} sets the PDFs: {engine.lacks}."
        f" “--engine {first}” tells what to install."
    )
