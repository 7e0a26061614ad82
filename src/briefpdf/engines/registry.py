"""The engines that there are, and how one is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from .base import Engine

AUTO = "auto"


class NoEngine(Exception):
    """No engine of that name, or none that can run here; the message says what to do."""


def _weasyprint(sandbox: Any) -> Engine:
    from .via_weasyprint.engine import WeasyPrintEngine

    return WeasyPrintEngine(sandbox)


def _reportlab(sandbox: Any) -> Engine:
    from .via_reportlab.engine import ReportLabEngine

    return ReportLabEngine(sandbox)


# In the order in which `auto` tries them. Each is imported only when it is asked for.
ENGINES: Mapping[str, Callable[[Any], Engine]] = MappingProxyType(
    {"weasyprint": _weasyprint, "reportlab": _reportlab}
)


def find_engine(name: str, sandbox: Any) -> Engine:
    """The engine of a name, or for `auto` the first that can run here; raises `NoEngine`."""
    if name != AUTO:
        if name not in ENGINES:
            known = ", ".join((AUTO, *ENGINES))
            raise NoEngine(f"there is no engine “{name}”: there are {known}")
        engine = ENGINES[name](sandbox)
        reason = engine.unavailable()
        if reason is not None:
            raise NoEngine(reason)
        return engine
    reasons = []
    for make in ENGINES.values():
        engine = make(sandbox)
        reason = engine.unavailable()
        if reason is None:
            return engine
        reasons.append(f"{engine.name}: {reason}")
    raise NoEngine("no engine can run here; " + "; ".join(reasons))
