"""Renders several briefs at once, each process with its own engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
import multiprocessing

from ..compose.sandbox import Sandbox
from ..engines.base import Engine, Rendered
from ..engines.registry import find_engine
from ..model.document import Document
from ..model.theme import Theme
from .proofread import render_proofread

_engine: Engine | None = None


def _prepare(name: str) -> None:
    global _engine
    _engine = find_engine(name, Sandbox())


def _render(document: Document, theme: Theme, draft: bool) -> Rendered:
    assert _engine is not None
    return render_proofread(_engine, document, theme, draft)


def render_in_parallel(
    documents: Mapping[str, tuple[Document, Theme]], engine: str, draft: bool, jobs: int
) -> Iterator[tuple[str, Rendered]]:
    """Each brief's rendering as it is done; `jobs` is the number of processes."""
    # Threads and locks of this process must not be copied into the others.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        min(jobs, len(documents)), context, initializer=_prepare, initargs=(engine,)
    ) as pool:
        futures = {
            pool.submit(_render, document, theme, draft): name
            for name, (document, theme) in documents.items()
        }
        for future in as_completed(futures):
            yield futures[future], future.result()
