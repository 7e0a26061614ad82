"""Renders several briefs at once, each process with its own engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from ..compose.sandbox import Sandbox
from ..engines.base import Engine, Rendered
from ..engines.registry import find_engine
from ..inspection.pool import Executor, Failure, Pool
from ..model.document import Document
from ..model.theme import Theme
from .proofread import render_proofread

Asked = tuple[Document, Theme, bool]


@contextmanager
def set_up(name: str) -> Iterator[Callable[[Asked], Rendered]]:
    """What renders a document, in a process that loads the engine once."""
    with Sandbox() as sandbox:
        engine = find_engine(name, sandbox)
        yield lambda asked: render_proofread(engine, *asked)


def render_all(
    documents: Mapping[str, tuple[Document, Theme]],
    engine: Engine,
    draft: bool,
    jobs: int,
    scheduler: str | None = None,
) -> Iterator[tuple[str, Rendered | Failure]]:
    """Each brief's rendering as it is done, in `jobs` processes or on the cluster of a scheduler.

    A brief that the engine breaks at is a `Failure`; it stops none of the others. A single one
    raises the error. Raises `ClusterFailed` where the cluster is of no use.
    """
    if scheduler is not None:
        from .cluster import DaskPool  # Few runs ask a cluster.

        yield from _render_in(DaskPool[str](scheduler, set_up, engine.name), documents, draft)
    elif len(documents) == 1:
        for name, (document, theme) in documents.items():
            yield name, render_proofread(engine, document, theme, draft)
    elif jobs == 1:
        for name, (document, theme) in documents.items():
            try:
                yield name, render_proofread(engine, document, theme, draft)
            except Exception as error:
                yield name, Failure(f"{type(error).__name__}: {error}")
    else:
        pool = Pool[str](min(jobs, len(documents)), set_up, engine.name)
        yield from _render_in(pool, documents, draft)


def _render_in(
    executor: Executor[str], documents: Mapping[str, tuple[Document, Theme]], draft: bool
) -> Iterator[tuple[str, Rendered | Failure]]:
    with executor:
        yield from executor.run(
            [(name, (*document, draft)) for name, document in documents.items()]
        )
