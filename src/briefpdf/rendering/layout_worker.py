"""What the limited process does for pages: it loads an engine, lays out and proofreads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
import os
from typing import Any

from ..compose.sandbox import Sandbox
from ..engines import base
from ..engines.base import Engine, Rendered
from ..engines.registry import NoEngine, find_engine
from ..limits import limit as limits
from ..limits.limit import Limit
from ..limits.packing import Packing, dataclasses_of
from ..model import brief, document, inline, reference, theme
from ..model.document import Document
from ..model.theme import Theme
from ..source import diagnostic, text
from .layout import MOMENT


@cache
def packing() -> Packing:
    """How documents, styles and finished files cross the pipes."""
    modules = (base, brief, diagnostic, document, inline, limits, reference, text, theme)
    return Packing(dataclasses_of(*modules))


PACKING = packing()


@contextmanager
def serve(name: str) -> Iterator[Callable[[tuple[Any, ...]], Any]]:
    """What answers with the engine's name, or lays out a brief, with the engine of a name."""
    with Sandbox() as sandbox:
        sandbox.start()
        said: list[str] = []
        engine: Engine | None = None
        none: str | None = None
        try:
            engine = find_engine(name, sandbox, said.append)
            from .proofread import render_proofread
        except NoEngine as lacking:
            none = str(lacking)

        def work(job: tuple[Any, ...]) -> Any:
            kind, *asked = job
            if kind == "find":
                return {"name": engine.name if engine else "", "said": said, "none": none}
            return render(*asked)

        def render(
            of: Document, style: Theme, draft: bool, limit: Limit, moment: str | None
        ) -> Rendered:
            if engine is None:
                raise NoEngine(none or name)
            if moment is None:
                os.environ.pop(MOMENT, None)
            else:
                os.environ[MOMENT] = moment
            sandbox.hold_to(limit)
            return render_proofread(engine, of, style, draft)

        yield work
