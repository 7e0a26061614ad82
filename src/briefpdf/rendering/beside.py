"""The pages of a render beside those of the revision that it is held to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from msgspec.structs import replace

from ..compose.composition import Composition
from ..compose.passages import with_passages
from ..engines.base import Rendered
from ..engines.registry import choose_engine
from ..inspection.changes import History, PageChange
from ..inspection.since import Since
from ..limits.limit import Failure
from ..limits.pool import drop, outcome
from ..model.document import Document
from ..model.theme import Theme
from ..provenance.pack import Evidence
from ..source.workspace import DiskWorkspace, place_to_write
from ..source.write import write_again
from .cached import Pdfs
from .evidence import Embedding
from .layout import Layout
from .order import Order

if TYPE_CHECKING:  # What compares pages is loaded by the process that does.
    from .pictures import Compared

    # Both files, and the pages that look the same by what is known of them.
    _Files = tuple[bytes, bytes, tuple[int, ...]]
    _Found = list[Compared] | Failure
    _Begun = tuple[_Files, Future[_Found]]
    _Early = tuple[Rendered, Future[Rendered | Failure], Future[_Found]]

# One process compares while pages are laid out; both files of each brief wait in memory.
_MOST_WAITING = 8


class Beside:
    """Compares the pages of a render with those of then, while others are still being laid out."""

    def __init__(
        self, order: Order, since: Since, folder: Path, workspace: DiskWorkspace, layout: Layout
    ) -> None:
        self._since, self._layout = since, layout
        self._folder, self._workspace = folder, workspace
        self._order = order
        self._begun: dict[str, _Begun] = {}
        # Of briefs that may not hold up, or be laid out once more: the file of then, what lays out
        # the one of now, and what compares the two.
        self._early: dict[str, _Early] = {}
        # Finished files by the ids of their briefs.
        self._finished: dict[str, Rendered] = {}
        layout.meanwhile.append(lambda: since.history)
        if not since.is_idle:
            layout.comparing.start(1)  # While nothing else has use for a second core.

    @cached_property
    def _then(self) -> Then:
        return Then(self._order, self._since)

    def follow(self, name: str, laid_out: Future[Rendered | Failure]) -> None:
        """Have the pages of a brief compared as soon as they are laid out."""
        if (old := self._found(name)) is None:
            return

        def files() -> _Files | None:
            made = outcome(laid_out)
            return None if isinstance(made, Failure) or not made.pdf else _files(old, made)

        compared = self._layout.comparing.begin_once(files, self._then.limit)
        self._early[name] = (old, laid_out, compared)

    def begin(self, name: str, now: Rendered) -> None:
        """Have pages compared of which nobody knows yet whether they hold up."""
        if (early := self._early.pop(name, None)) is not None:
            old, laid_out, compared = early
            made = outcome(laid_out) if laid_out.done() else None
            if isinstance(made, Rendered) and made.pdf == now.pdf:
                self._begun[name] = _files(old, now), compared
                return
            laid_out.cancel()  # What compares its pages would wait for it.
        if (then := self._found(name)) is not None:
            files = _files(then, now)
            self._begun[name] = files, self._layout.comparing.begin(files, self._then.limit)

    def _found(self, name: str) -> Rendered | None:
        """The file of then, where it is cached and not too many wait for theirs."""
        begun = [
            *(one[-1] for one in self._early.values()),
            *(one[-1] for one in self._begun.values()),
        ]
        if sum(not one.done() for one in begun) >= _MOST_WAITING:
            return None
        old = self._then.find(name)
        return old if isinstance(old, Rendered) else None

    def add(self, name: str, now: Rendered) -> None:
        """Have the pages of a finished file compared, in time where those of then are cached."""
        self._finished[name] = now
        if name not in self._begun:
            self.begin(name, now)

    def pictured(self) -> Callable[[], History]:
        """Have the rest compared; what writes a picture of each page that looks different.

        That gives the history with their names, and raises `OSError`.
        """
        unseen: dict[str, str] = {}
        rest: list[tuple[str, _Files]] = []
        left = [name for name in self._finished if name not in self._begun]
        for name, old in rendered_then(self._then, left, self._layout):
            if isinstance(old, str):
                unseen[name] = old
            else:
                rest.append((name, _files(old, self._finished[name])))
        begun: list[tuple[str, Future[_Found]]] = []
        dropped = drop([done for _, done in self._begun.values()])
        for name, (files, done) in self._begun.items():
            if name in self._finished and done in dropped:
                rest.append((name, files))
            elif name in self._finished:
                begun.append((name, done))
        behind = self._layout.comparing.run_behind(rest, self._then.limit)

        @cache
        def write() -> History:
            done = [*((name, outcome(one)) for name, one in begun), *behind.result()]
            return self._written(sorted(done, key=lambda each: each[0]), unseen)

        return write

    def _written(self, done: Iterable[tuple[str, _Found]], unseen: dict[str, str]) -> History:
        pages: list[PageChange] = []
        for name, compared in done:
            if isinstance(compared, Failure):
                unseen[name] = f"its pages could not be compared: {compared.why}"
                continue
            for number, *pictures in compared:
                written = (
                    self._write(f"{name}-{number}-{when}.png", data)
                    for when, data in zip(("before", "after"), pictures, strict=True)
                )
                pages.append(PageChange(name, number, *written))
        return replace(self._since.history, pages=tuple(pages), unseen=unseen)

    def _write(self, name: str, data: bytes) -> str:
        if not data:
            return ""
        write_again(place_to_write(self._folder / name, self._workspace.root), data)
        return quote(f"{self._folder.name}/{name}")


def _files(old: Rendered, now: Rendered) -> _Files:
    pairs = enumerate(zip(old.looks, now.looks, strict=False))
    return old.pdf, now.pdf, tuple(index for index, (then, this) in pairs if then == this)


class Then:
    """The files of briefs as they were at a revision."""

    def __init__(self, order: Order, since: Since) -> None:
        self.limit = since.now.settings.limits
        self._order, self._since = order, since
        self._embedding = Embedding(since.then, replace(order, draft=False))
        self._paths = {Path(path).stem: path for path in since.paths}
        self._cached: dict[str, Pdfs] = {}

    def find(self, name: str) -> Rendered | Composition | str:
        """The file of a brief, from the cache; else what to lay it out from, or why not to.

        One that errors on its pages stopped is among them.
        """
        path = self._paths[name]
        composition = self._since.composition_then(path)
        if composition is None:
            return "it is new"
        if self._since.was_stopped(path, self._order.baseline):
            return "it could not be built before"
        engine = choose_engine(self._order.engine, composition.theme)
        if engine not in self._cached:
            self._cached[engine] = Pdfs(self._since.then, engine, False)
        key = self._embedding.key(composition)
        found = self._cached[engine].find(composition.brief.path, None, key)
        return found if found is not None and found.pdf else composition

    def made_from(self, composition: Composition) -> tuple[Document, Theme, Evidence | None] | None:
        """What to lay a brief out from; None where it did not come to pages."""
        document, theme = composition.document, composition.theme
        if document is None or theme is None:
            return None
        subject = self._since.then.subject
        document = with_passages(document, subject.project, subject.archives)
        document = self._embedding.annexed(composition, document)
        return document, theme, self._embedding.evidence(composition, document)


def rendered_then(
    then: Then, names: Iterable[str], layout: Layout
) -> Iterator[tuple[str, Rendered | str]]:
    """The files of briefs as they were, from the cache or laid out again; or why there is none."""
    wanted: dict[str, tuple[Document, Theme]] = {}
    evidence: dict[str, Evidence] = {}
    for name in names:
        found = then.find(name)
        if not isinstance(found, Composition):
            yield name, found
        elif made := then.made_from(found):
            wanted[name] = made[:2]
            if made[2] is not None:
                evidence[name] = made[2]
    laid_out: Iterator[tuple[str, Any]] = layout.render_all(wanted, False, then.limit, evidence.get)
    for name, rendered in laid_out if wanted else ():
        if isinstance(rendered, Failure) or not rendered.pdf:
            yield name, "its pages of then could not be laid out"
        else:
            yield name, rendered
