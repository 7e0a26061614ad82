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
from ..engines.registry import NoEngine, choose_engine, find_engine
from ..limits import limit as limits
from ..limits.limit import Limit
from ..limits.packing import Packing, structs_of
from ..model import brief, document, inline, reference, theme
from ..model.document import Document
from ..model.theme import Theme
from ..provenance.pack import Evidence
from ..source import diagnostic, text


@cache
def packing() -> Packing:
    """How documents, styles and finished files cross the pipes."""
    modules = (base, brief, diagnostic, document, inline, limits, reference, text, theme)
    return Packing((*structs_of(*modules), Evidence))


PACKING = packing()


@contextmanager
def serve(name: str) -> Iterator[Callable[[tuple[Any, ...]], Any]]:
    """What has an engine loaded, or lays out a brief, by the engine that a name means for it."""
    wanted = choose_engine(name, None)
    with Sandbox() as sandbox:
        if wanted == "weasyprint":
            sandbox.start()  # Its pages are templates, which are filled while it is loaded.
        engines: dict[str, Engine] = {}

        def ready(engine: str) -> Engine:
            if engine not in engines:
                engines[engine] = find_engine(engine, sandbox)
            return engines[engine]

        def require(engine: str) -> str | None:
            try:
                ready(engine)
            except NoEngine as lacking:
                return str(lacking)
            return None

        # The engine that most styles ask for is loaded before anything is asked.
        require(wanted)
        from .proofread import render_proofread

        if wanted == "typst" and wanted in engines:
            from .warm import warm

            warm(engines[wanted])

        def work(job: tuple[Any, ...]) -> Any:
            kind, *asked = job
            match kind:
                case "require":
                    return require(*asked)
                case "seal":
                    return sealed(*asked)
                case _:
                    return render(*asked)

        def sealed(pdf: bytes, evidence: Evidence, digests: tuple[str, ...]) -> bytes:
            from ..provenance.seal import seal

            return seal(pdf, evidence, digests)

        def render(
            of: Document,
            style: Theme,
            draft: bool,
            limit: Limit,
            environment: dict[str, str | None],
            evidence: Evidence | None,
        ) -> Rendered:
            for variable, value in environment.items():
                if value is None:
                    os.environ.pop(variable, None)
                else:
                    os.environ[variable] = value
            sandbox.hold_to(limit)
            return render_proofread(ready(choose_engine(name, style)), of, style, draft, evidence)

        yield work
