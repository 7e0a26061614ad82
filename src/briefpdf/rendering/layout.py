"""Briefs laid out in limited processes, each of which loads the engine once.

An engine sets what others wrote: styles, page templates, pictures. What takes more than its limits
is told as a `Failure`, and so is what breaks the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from concurrent.futures import Future, wait
from contextlib import contextmanager
from functools import partial
import logging
import os
from typing import TYPE_CHECKING, Any, Self

from msgspec.structs import replace

from ..engines.registry import NoEngine
from ..limits.limit import Failure, Limit, Stopped
from ..limits.pool import LimitedPool, drop, outcome
from ..limits.process import LimitedProcess
from .early import WORKER

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
    What is in `meanwhile` is done once this process would only wait for them.
    """

    def __init__(self, engine: str, jobs: int = 1, ahead: bool = False) -> None:
        self.engine = engine
        self._is_early = ahead
        make = partial(LimitedProcess, WORKER, engine, packing=_packing, loading_counts=True)
        self._pool = LimitedPool[str](jobs, make)
        # Pages are compared by others: what lays out takes long to load, and has enough to do.
        self.comparing = LimitedPool[str](jobs, partial(LimitedProcess, _PICTURES))
        self._begun: list[tuple[Asked, Future[Rendered | Failure]]] = []
        self.meanwhile: list[Callable[[], object]] = []
        if ahead:
            # Nothing takes longer than to load an engine: it begins before anything is read.
            self._pool.first.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def end(self) -> None:
        """Have those that lay out end meanwhile: nothing more is asked of them."""
        self._pool.kill()

    def close(self) -> None:
        """End the processes, also in the middle of their work."""
        self.comparing.kill()
        self._pool.close()
        self.comparing.close()

    def start(self, briefs: int) -> None:
        """Have as many processes get ready as so many briefs have use for; one begins `ahead`."""
        self._pool.start(briefs)
        self._is_early = True

    def require(self, engine: str) -> None:
        """Have an engine loaded. Raises `NoEngine` where it cannot run here."""
        if self._begun and not _is_broken(self._awaited(self._begun[0][1])):
            return  # It has laid a brief out, or was stopped while it did.
        self._settle()
        try:
            lacking = self._pool.first.ask(("require", engine), Limit())
        except Stopped as stopped:
            raise NoEngine(f"the engine {engine} cannot be loaded: {stopped.said}") from None
        if lacking is not None:
            raise NoEngine(lacking)

    def _awaited(self, done: Future[Rendered | Failure]) -> Rendered | Failure:
        while self.meanwhile and not done.done():
            self.meanwhile.pop(0)()
        made: Rendered | Failure = outcome(done)
        return made

    @property
    def ahead(self) -> bool:
        """Whether one more brief may be begun while it is still being checked."""
        return self._is_early and len(self._begun) < _MOST_AHEAD

    def renew(self) -> None:
        """Forget what was begun for an earlier state of a workspace."""
        self._settle()
        self._begun.clear()

    def begin(
        self, document: Document, theme: Theme, draft: bool, limit: Limit
    ) -> Future[Rendered | Failure] | None:
        """Have a brief laid out, whether or not it will be wanted; only with `ahead`."""
        if not self.ahead:
            return None
        asked = (document, theme, draft, limit)
        begun: Future[Rendered | Failure] = self._pool.begin(_job(asked), limit)
        self._begun.append((asked, begun))
        return begun

    def _settle(self) -> None:
        """Wait until the first process has nothing to do: what it has not come to is dropped."""
        self._drop()
        wait([done for _, done in self._begun])

    def _drop(self, but: Container[Future[Any]] = ()) -> None:
        """Drop what the first process has not come to, `but` some of it."""
        dropped = drop([done for _, done in self._begun if done not in but])
        self._begun = [one for one in self._begun if one[1] not in dropped]

    def render_all(
        self,
        documents: Mapping[str, tuple[Document, Theme]],
        draft: bool,
        limit: Limit,
        evidence: Callable[[str], Evidence | None] = lambda name: None,
        seen: Callable[[str, Rendered], None] = lambda name, made: None,
    ) -> Iterator[tuple[str, Rendered | Failure]]:
        """Each brief's pages, proofread, as they are done, with the `evidence` that they carry.

        A brief that takes more than the limit, or that the engine breaks at, is a `Failure`; it
        stops none of the others. `seen` is given the pages that were begun early, as soon as they
        are there, in a file that does not carry its evidence yet.
        """
        left: dict[str, Asked] = {name: (*given, draft, limit) for name, given in documents.items()}
        if self._pool.processes_for(len(left)) > 1:
            self._drop()  # The others help.
        begun = {
            name: done for name, asked in left.items() for one, done in self._begun if one == asked
        }
        self._drop(but=set(begun.values()))
        early: list[tuple[str, Rendered | Failure, Future[bytes | Failure] | None]] = []
        for name, done in begun.items():
            del left[name]
            made, sealing = self._awaited(done), None
            if not isinstance(made, Failure) and made.pdf:
                seen(name, made)
                if (own := evidence(name)) is not None:
                    sealing = self._pool.begin(("seal", made.pdf, own, made.looks), limit)
            early.append((name, made, sealing))
        self._settle()
        self._begun.clear()
        for name, made, sealing in early:
            yield name, made if sealing is None else _sealed(made, outcome(sealing))
        tasks = [(name, _job(asked, evidence(name))) for name, asked in left.items()]
        for name, made in self._pool.run(tasks, limit):
            if isinstance(made, Failure):
                _LOG.info("laying out %s: %s\n%s", name, made.why, made.trace)
            yield name, made


def _sealed(made: Rendered | Failure, pdf: bytes | Failure) -> Rendered | Failure:
    """What was made before its evidence was known, as a file with it; else why there is none."""
    if isinstance(made, Failure) or isinstance(pdf, Failure):
        return pdf if isinstance(pdf, Failure) else made
    return replace(made, pdf=pdf)


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
            of = {"brief": (document, theme)}
            ((_, made),) = layout.render_all(of, draft, limit, lambda name: evidence)
            return made

        yield work


def render_on_cluster(
    scheduler: str,
    engine: str,
    documents: Mapping[str, tuple[Document, Theme]],
    draft: bool,
    limit: Limit,
    evidence: Callable[[str], Evidence | None],
) -> Iterator[tuple[str, Rendered | Failure]]:
    """Each brief's pages, as `Layout.render_all` has them, made by a Dask cluster."""
    from .cluster import DaskPool  # Few runs ask a cluster.

    tasks = [
        (name, (*document, draft, limit, evidence(name))) for name, document in documents.items()
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
