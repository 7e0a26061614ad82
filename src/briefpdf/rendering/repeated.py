"""A render in which nothing is to be done, told without loading what checks or lays out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import file_digest, sha256
import os
from pathlib import Path
import sys

from msgspec.structs import replace

from ..cache.cache import open_cache
from ..cache.codec import Codec
from ..cache.version import made_by
from ..inspection.cached.report import packed_report, read_report
from ..inspection.cached.snapshot import Snapshot
from ..inspection.inspect import Inspection
from ..inspection.untracked import with_untracked
from ..source.workspace import DiskWorkspace, place_to_write

UNCHANGED = "not built: nothing that it uses changed"
_CODEC = Codec(())
# The system's own libraries that decide how text is set; their names hold their versions.
_LIBRARIES = ("libpango*", "libharfbuzz*", "libfontconfig*", "libfreetype*")
_PLACES = ("/usr/lib", "/usr/lib/*-linux-*", "/usr/local/lib", "/opt/homebrew/lib")


def made_with(how: str) -> str:
    """What a finished file is made by, besides what it is made from."""
    moment = os.environ.get("SOURCE_DATE_EPOCH", "")
    return f"{made_by('pdf')} {how} {moment} {' '.join(_libraries())}"


def _libraries() -> list[str]:
    if sys.platform == "win32":
        return []
    root = Path("/")
    return sorted(
        path.name
        for place in _PLACES
        for folder in root.glob(place.lstrip("/"))
        for name in _LIBRARIES
        for path in folder.glob(name)
    )


def find_rendered(
    workspace: DiskWorkspace, only: Sequence[str] | None, engine: str, out: str | None
) -> Inspection | None:
    """What the last such render came to, where nothing changed since and its files are there.

    Raises `OSError` and `Mendable` where a file stands where none may be written.
    """
    cache = open_cache(workspace.root)
    data = cache.get("rendered", _name(only, engine, out)) if cache is not None else None
    if cache is None or data is None:
        return None
    try:
        state, files = _CODEC.unpack(data)
    except ValueError:
        return None
    # What was rendered is what was reported, and no later state of the workspace.
    report = packed_report(cache, only)
    if state != _state(report):
        return None
    found = read_report(report, Snapshot(workspace), cache, only)
    if found is None or any(_digest(workspace, pdf) != digest for pdf, digest, *_ in files):
        return None
    briefs = (
        replace(one, pdf=pdf, engine=by, pages=pages or None, unchanged=True, why=UNCHANGED)
        for one, (pdf, _, by, pages) in zip(found.briefs, files, strict=True)
    )
    return with_untracked(found.with_values(briefs=tuple(briefs)))


def remember_rendered(
    workspace: DiskWorkspace,
    done: Inspection,
    only: Sequence[str] | None,
    engine: str,
    out: str | None,
) -> None:
    """Cache what a render came to, if every brief was written, and its pages showed nothing."""
    cache = open_cache(workspace.root)
    report = packed_report(cache, only) if cache is not None else None
    if cache is None or report is None or any(one.pdf is None for one in done.briefs):
        return
    found = read_report(report, Snapshot(workspace), cache, only)
    if found is None or not _same(with_untracked(found), done):
        return
    files = [*_files(workspace, done)]
    if len(files) == len(done.briefs):
        cache.set("rendered", _name(only, engine, out), _CODEC.pack((_state(report), files)))
        cache.flush()


def _same(one: Inspection, other: Inspection) -> bool:
    return (one.findings, one.suppressed) == (other.findings, other.suppressed)


def _files(
    workspace: DiskWorkspace, done: Inspection
) -> Iterator[tuple[str, str, str | None, int]]:
    for one in done.briefs:
        digest = _digest(workspace, one.pdf) if one.pdf is not None else ""
        if one.pdf is not None and digest:
            yield one.pdf, digest, one.engine, one.pages or 0


def _digest(workspace: DiskWorkspace, shown: str) -> str:
    """The hash of a finished file, by its path as reports have it; empty where there is none."""
    place = place_to_write(workspace.root / shown, workspace.root)
    if place.is_symlink() or not place.is_file():
        return ""
    with place.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _state(report: bytes | None) -> str:
    return sha256(report).hexdigest() if report is not None else ""


def _name(only: Sequence[str] | None, engine: str, out: str | None) -> str:
    place = os.path.abspath(out) if out is not None else None  # noqa: PTH100
    return f"{made_with(engine)}\0{place}\0{None if only is None else list(only)}"
