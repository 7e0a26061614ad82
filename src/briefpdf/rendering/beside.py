"""The pages of a render beside those of the revision that it is held to."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from msgspec.structs import replace

from ..compose.passages import with_passages
from ..engines.base import Rendered
from ..engines.registry import choose_engine
from ..inspection.changes import History, PageChange
from ..inspection.since import Since
from ..limits.limit import Failure
from ..model.document import Document
from ..model.theme import Theme
from ..provenance.pack import Evidence
from ..source.workspace import DiskWorkspace, place_to_write
from ..source.write import write_whole
from .cached import Pdfs
from .evidence import Embedding
from .layout import Layout
from .order import Order


def picture_pages(
    order: Order, since: Since, made: Mapping[str, bytes], workspace: DiskWorkspace, layout: Layout
) -> Callable[[], History]:
    """Have pages compared; what writes a picture of each that looks different.

    That gives the history with their names, and raises `OSError`. `made` are the finished files by
    the ids of their briefs.
    """
    folder = order.pictures
    assert folder is not None
    limit = since.now.settings.limits
    before, unseen = dict[str, bytes](), dict[str, str]()
    for name, old in rendered_then(order, since, made, layout):
        if isinstance(old, str):
            unseen[name] = old
        else:
            before[name] = old.pdf
    pairs = {name: (before[name], made[name]) for name in made if name in before}
    comparing = layout.compare(pairs, limit)

    @cache
    def write() -> History:
        pages: list[PageChange] = []
        for name, compared in comparing.result():
            if isinstance(compared, Failure):
                unseen[name] = f"its pages could not be compared: {compared.why}"
                continue
            for number, *pictures in compared:
                written = (
                    _write(folder, f"{name}-{number}-{when}.png", data, workspace)
                    for when, data in zip(("before", "after"), pictures, strict=True)
                )
                pages.append(PageChange(name, number, *written))
        return replace(since.history, pages=tuple(pages), unseen=unseen)

    return write


def _write(folder: Path, name: str, data: bytes, workspace: DiskWorkspace) -> str:
    if not data:
        return ""
    write_whole(place_to_write(folder / name, workspace.root), data)
    return quote(f"{folder.name}/{name}")


def rendered_then(
    order: Order, since: Since, names: Container[str], layout: Layout
) -> Iterator[tuple[str, Rendered | str]]:
    """The files of briefs as they were: from the cache, or laid out again; else why there is none.

    Those that errors on their pages stopped are among them.
    """
    limit = since.now.settings.limits
    wanted: dict[str, tuple[Document, Theme]] = {}
    evidence: dict[str, Evidence] = {}
    cached: dict[str, Pdfs] = {}
    subject, embedding = since.then.subject, Embedding(since.then, replace(order, draft=False))
    for path in since.paths:
        name, composition = Path(path).stem, since.composition_then(path)
        if name not in names:
            continue
        if composition is None:
            yield name, "it is new"
            continue
        if since.was_stopped(path, order.baseline):
            yield name, "it could not be built before"
            continue
        engine = choose_engine(order.engine, composition.theme)
        if engine not in cached:
            cached[engine] = Pdfs(since.then, engine, False)
        found = cached[engine].find(composition.brief.path, None, embedding.key(composition))
        document, theme = composition.document, composition.theme
        if found is not None and found.pdf:
            yield name, found
        elif document is not None and theme is not None:
            document = with_passages(document, subject.project, subject.archives)
            document = embedding.annexed(composition, document)
            wanted[name] = (document, theme)
            carried = embedding.evidence(composition, document)
            if carried is not None:
                evidence[name] = carried
    laid_out: Iterator[tuple[str, Any]] = layout.render_all(wanted, False, limit, evidence)
    for name, rendered in laid_out if wanted else ():
        if isinstance(rendered, Failure) or not rendered.pdf:
            yield name, "its pages of then could not be laid out"
        else:
            yield name, rendered
