"""A render in which nothing is to be done, told without loading what checks or lays out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import file_digest, sha256
import os
from pathlib import Path
import sys
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from ..cache.cache import open_cache
from ..cache.codec import Typed
from ..cache.version import set_by
from ..checks.rule import Finding, in_order
from ..inspection.cached.report import Packed, pack_findings, packed_report, read_report
from ..inspection.cached.snapshot import Snapshot
from ..inspection.inspect import Inspection
from ..inspection.untracked import COPY, IGNORED, with_untracked
from ..source.workspace import DiskWorkspace, place_to_write

if TYPE_CHECKING:  # Few runs have one.
    from ..checks.baseline import Baseline

UNCHANGED = "not built: nothing that it uses changed"
# By these an engine failed, or was given up: another time it may do better.
_OF_ENGINES = frozenset(("PDF009", "PDF010"))
# The system's own libraries that decide how text is set; their names hold their versions.
_LIBRARIES = ("libpango*", "libharfbuzz*", "libfontconfig*", "libfreetype*")
_PLACES = ("/usr/lib", "/usr/lib/*-linux-*", "/usr/local/lib", "/opt/homebrew/lib")

# A brief's file as reports have it (empty where errors stopped the brief), its hash, by which
# engine it is, how many pages it has; and why there is none.
_File = tuple[str, str, str | None, int, str]


class _Rendered(Struct, frozen=True, array_like=True):
    """What a render came to; `found` with what its pages showed, where they showed anything."""

    state: str
    files: list[_File]
    found: Packed | None


_CODEC = Typed[_Rendered](_Rendered)


def made_with(engine: str, how: str = "") -> str:
    """What a finished file is made by, besides what it is made from."""
    moment = os.environ.get("SOURCE_DATE_EPOCH", "")
    libraries = "" if engine == "typst" else " ".join(_libraries())  # It brings its own.
    return f"{set_by(engine)} {engine} {how} {moment} {libraries}"


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
    workspace: DiskWorkspace,
    only: Sequence[str] | None,
    engine: str,
    out: str | None,
    baseline: Baseline | None = None,
) -> Inspection | None:
    """What the last such render came to, where nothing changed since and its files are there.

    What errors stopped then, they stop now.

    Raises `OSError` and `Mendable` where a file stands where none may be written.
    """
    cache = open_cache(workspace.root)
    name = _name(only, engine, out, baseline)
    data = cache.get("rendered", name) if cache is not None else None
    if cache is None or data is None:
        return None
    try:
        was = _CODEC.unpack(data)
    except ValueError:
        return None
    # What was rendered is what was reported, and no later state of the workspace.
    report = packed_report(cache, only)
    if was.state != _state(report):
        return None
    found = read_report(report, Snapshot(workspace), cache, only)
    files = was.files
    if found is None or any(_digest(workspace, pdf) != digest for pdf, digest, *_ in files if pdf):
        return None
    briefs = (
        replace(one, pdf=pdf, engine=by, pages=pages or None, unchanged=True, why=UNCHANGED)
        if pdf
        else replace(one, stopped="new", why=why)
        for one, (pdf, _, by, pages, why) in zip(found.briefs, files, strict=True)
    )
    done = found.with_values(briefs=tuple(briefs))
    if was.found is not None:
        findings, suppressed = was.found.unpacked()
        done = done.with_values(findings=findings, suppressed=suppressed)
    return _held(done, baseline, only)


def remember_rendered(
    workspace: DiskWorkspace,
    done: Inspection,
    only: Sequence[str] | None,
    engine: str,
    out: str | None,
    baseline: Baseline | None = None,
) -> None:
    """Cache what a render came to, unless another could come to something else."""
    cache = open_cache(workspace.root)
    report = packed_report(cache, only) if cache is not None else None
    if cache is None or report is None:
        return
    found = read_report(report, Snapshot(workspace), cache, only)
    files = [*_files(workspace, done)]
    if found is None or len(files) < len(done.briefs):
        return
    every = (*done.findings, *done.suppressed, *done.baseline)
    on_pages = [one for one in every if one.rule.after_layout]
    if _before_layout(_held(found, baseline, only)) != _before_layout(done) or any(
        one.diagnostic.limited or one.rule.code in _OF_ENGINES for one in on_pages
    ):
        return
    packed = None
    if on_pages:
        from ..inspection.baseline import STALE  # It has been loaded by whatever rendered.

        # As it was before it was held to git and to the baseline, which is asked again.
        added = (COPY, IGNORED, STALE)
        findings = [one for one in (*done.findings, *done.baseline) if one.rule.code not in added]
        whole = done.with_values(findings=tuple(sorted(findings, key=in_order)))
        packed = pack_findings(whole)
    values = _Rendered(_state(report), files, packed)
    cache.set("rendered", _name(only, engine, out, baseline), _CODEC.pack(values))
    cache.flush()


def _held(found: Inspection, baseline: Baseline | None, only: Sequence[str] | None) -> Inspection:
    """The same with what is found beside the rules."""
    done = with_untracked(found)
    if baseline is None:
        return done
    from ..inspection.baseline import hold  # Few runs have one.

    return hold(done, baseline, only is None)


def _before_layout(inspection: Inspection) -> list[list[Finding]]:
    told = (inspection.findings, inspection.suppressed, inspection.baseline)
    return [[one for one in some if not one.rule.after_layout] for some in told]


def _files(workspace: DiskWorkspace, done: Inspection) -> Iterator[_File]:
    """What became of each brief that was written, or that errors stopped."""
    for one in done.briefs:
        digest = _digest(workspace, one.pdf) if one.pdf is not None else ""
        if digest or one.stopped:
            yield one.pdf or "", digest, one.engine, one.pages or 0, one.why


def _digest(workspace: DiskWorkspace, shown: str) -> str:
    """The hash of a finished file, by its path as reports have it; empty where there is none."""
    place = place_to_write(workspace.root / shown, workspace.root)
    if place.is_symlink() or not place.is_file():
        return ""
    with place.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _state(report: bytes | None) -> str:
    return sha256(report).hexdigest() if report is not None else ""


def _name(
    only: Sequence[str] | None, engine: str, out: str | None, baseline: Baseline | None
) -> str:
    passed_over = _state(baseline.text.content.encode()) if baseline is not None else ""
    place = os.path.abspath(out) if out is not None else None  # noqa: PTH100
    return f"{made_with(engine)}\0{place}\0{None if only is None else list(only)}\0{passed_over}"
