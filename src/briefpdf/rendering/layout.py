"""Briefs laid out in limited processes, each of which loads the engine once.

An engine sets what others wrote: styles, page templates, pictures. What takes more than its limits
is told as a `Failure`, and so is what breaks the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, wait
from contextlib import contextmanager
from functools import partial
import logging
import os
from typing import TYPE_CHECKING, Any, Self

from msgspec.structs import replace

from ..engines.registry import NoEngine
from ..limits.limit import Failure, Limit, Stopped
from ..limits.pool import LimitedPool, failure_of
from ..limits.process import LimitedProcess

if TYPE_CHECKING:  # A process is started before what this needs is imported.
    from ..engines.base import Rendered
    from ..limits.packing import Packing
    from ..model.brief import Brief
    from ..model.document import Document
    from ..model.theme import Theme
    from ..provenance.pack import Evidence
    from ..source.diagnostic import Diagnostic

    Asked = tuple[Document, Theme, bool, Limit]
    Job = tuple[str, Document, Theme, bool, Limit, dict[str, str | None], Evidence | None]

WORKER = "briefpdf.rendering.layout_worker"
_PICTURES = "briefpdf.rendering.pictures"
MOMENT = "SOURCE_DATE_EPOCH"
_LOG = logging.getLogger(__name__)
# One process comes to no more while the others are checked, and what a brief is printed from is
# read once for this and once again.
_MOST_AHEAD = 8


def _packing() -> Packing:
    from .layout_worker import packing

    return packing()


class Layout:
    """Up to `jobs` processes that lay briefs out, each by the engine that `engine` means for it.

    They are started when first needed, and so are those that compare pages, by `comparing`.

    With `ahead`, the first of them begins with briefs that are still being checked (see `begin`).
    """

    def __init__(self, engine: str, jobs: int = 1, ahead: bool = False) -> None:
        self.engine = engine
        self._is_early = ahead
        make = partial(LimitedProcess, WORKER, engine, packing=_packing, loading_counts=True)
        self._pool = LimitedPool[str](jobs, make)
        # Pages are compared by others: what lays out takes long to load, and has enough to do.
        self.comparing = LimitedPool[str](jobs, partial(LimitedProcess, _PICTURES))
        self._begun: list[tuple[Asked, Future[Rendered | Failure]]] = []
        if ahead:
            # Nothing takes longer than to load an engine: it begins before anything is read.
            self._pool.first.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes, also in the middle of their work."""
        self._pool.close()
        self.comparing.close()

    def start(self, briefs: int) -> None:
        """Have as many processes get ready as so many briefs have use for; one begins `ahead`."""
        self._pool.start(briefs)
        self._is_early = True

    def require(self, engine: str) -> None:
        """Have an engine loaded. Raises `NoEngine` where it cannot run here."""
        if self._begun and not _is_broken(self._begun[0][1].result()):
            return  # It has laid a brief out, or was stopped while it did.
        self._settle()
        try:
            lacking = self._pool.first.ask(("require", engine), Limit())
        except Stopped as stopped:
            raise NoEngine(f"the engine {engine} cannot be loaded: {stopped.said}") from None
        if lacking is not None:
            raise NoEngine(lacking)

    @property
    def ahead(self) -> bool:
        """Whether one more brief may be begun while it is still being checked."""
        return self._is_early and len(self._begun) < _MOST_AHEAD

    def renew(self) -> None:
        """Forget what was begun for an earlier state of a workspace."""
        self._settle()
        self._begun.clear()

    def begin(self, document: Document, theme: Theme, draft: bool, limit: Limit) -> None:
        """Have a brief laid out, whether or not it will be wanted; only with `ahead`."""
        if self.ahead:
            asked = (document, theme, draft, limit)
            self._begun.append((asked, self._pool.begin(_job(asked), limit)))

    def _settle(self) -> None:
        """Wait until the first process has nothing to do: what it has not come to is dropped."""
        for _, done in reversed(self._begun):  # The last first: they are begun from the first on.
            done.cancel()
        self._begun = [one for one in self._begun if not one[1].cancelled()]
        wait([done for _, done in self._begun])

    def render_all(
        self,
        documents: Mapping[str, tuple[Document, Theme]],
        draft: bool,
        limit: Limit,
        evidence: Mapping[str, Evidence] | None = None,
    ) -> Iterator[tuple[str, Rendered | Failure]]:
        """Each brief's pages, proofread, as they are done; those of `evidence` carry it.

        A brief that takes more than the limit, or that the engine breaks at, is a `Failure`; it
        stops none of the others.
        """
        left: dict[str, Asked] = {name: (*given, draft, limit) for name, given in documents.items()}
        self._settle()
        begun, self._begun = self._begun, []
        for name in [*left]:
            done = next((done for asked, done in begun if asked == left[name]), None)
            if done is not None:
                del left[name]
                yield name, self._sealed(done.result(), (evidence or {}).get(name), limit)
        tasks = [(name, _job(asked, (evidence or {}).get(name))) for name, asked in left.items()]
        for name, made in self._pool.run(tasks, limit):
            if isinstance(made, Failure):
                _LOG.info("laying out %s: %s\n%s", name, made.why, made.trace)
            yield name, made

    def _sealed(
        self, made: Rendered | Failure, evidence: Evidence | None, limit: Limit
    ) -> Rendered | Failure:
        """A file that was made before its evidence was known, with it."""
        if evidence is None or isinstance(made, Failure) or not made.pdf:
            return made
        try:
            return replace(made, pdf=self._pool.first.ask(("seal", made.pdf, evidence), limit))
        except Stopped as stopped:
            return failure_of(stopped)


def _is_broken(made: Rendered | Failure) -> bool:
    return isinstance(made, Failure) and made.limit is None


def _job(asked: Asked, evidence: Evidence | None = None) -> Job:
    # On a cluster, the moment that files are dated with is another for each who asks.
    return ("render", *asked, {MOMENT: os.environ.get(MOMENT)}, evidence)


@contextmanager
def set_up(engine: str) -> Iterator[Callable[[Any], Rendered | Failure]]:
    """What lays out a brief on a machine of a cluster, in a limited process of that machine."""
    with Layout(engine) as layout:

        def work(asked: tuple[Document, Theme, bool, Limit, Evidence | None]) -> Any:
            document, theme, draft, limit, evidence = asked
            held = {"brief": evidence} if evidence is not None else None
            ((_, made),) = layout.render_all({"brief": (document, theme)}, draft, limit, held)
            return made

        yield work


def render_on_cluster(
    scheduler: str,
    engine: str,
    documents: Mapping[str, tuple[Document, Theme]],
    draft: bool,
    limit: Limit,
    evidence: Mapping[str, Evidence],
) -> Iterator[tuple[str, Rendered | Failure]]:
    """Each brief's pages, as `Layout.render_all` has them, made by a Dask cluster."""
    from .cluster import DaskPool  # Few runs ask a cluster.

    tasks = [
        (name, (*document, draft, limit, evidence.get(name)))
        for name, document in documents.items()
    ]
    with DaskPool[str](scheduler, set_up, engine) as pool:
        yield from pool.run(tasks)


def failed(brief: Brief, failure: Failure, limit: Limit) -> Diagnostic:
    """What is told of a brief that could not be laid out."""
    from ..source.diagnostic import Diagnostic  # Seldom anything is.

    if failure.limit is not None:
        most = f"{limit.time_said}, {limit.memory_said}"
        message = f"laying out the brief “{brief.id}” was given up: {failure.why}"
        hint = f"Make it simpler, or raise `limits` in briefpdf.toml, which are {most} a brief."
        place, name = brief.span, brief.id
        return Diagnostic("PDF010", message, place, (hint,), brief=name, limited=True)
    message = f"the engine failed at the brief “{brief.id}”: {failure.why}"
    hint = "The other briefs were rendered. Please report this as a bug in briefpdf."
    return Diagnostic("PDF009", message, brief.span, (hint,), brief=brief.id)
