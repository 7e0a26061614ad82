"""Holds a file to the evidence that it carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from ..limits.limit import Limit, Stopped
from ..limits.process import LimitedProcess
from ..project.project import Project
from ..source.mendable import Mendable
from .copies import gather_copies
from .holding import PackHolder, withdrawn_by_now
from .pack import CLAIMS, ENTRIES, EVIDENCE, BrokenPack, Pack, read_pack
from .pages import Difference, hold_pages

if TYPE_CHECKING:
    from ..limits.packing import Packing
    from .contents import HeldFile
    from .signed import Signature

# What the largest brief takes, many times over; a file that takes more is none of ours.
LIMIT = Limit(60.0, 2 * 1024**3)
WORKER = "briefpdf.provenance.worker"


class Unreadable(Mendable):
    """A file that cannot be verified."""


class Verification(Struct, frozen=True):
    """What came of holding a file to its evidence.

    `carries` says that there is evidence in it; `differences` are what does not agree. Of the
    quotes of its claims `found` stand in their copies, and of `not_at_hand` no copy was given.
    """

    path: str
    carries: bool
    brief: Mapping[str, str]
    program: str = ""
    pages: int = 0
    claims: int = 0
    differences: tuple[Difference, ...] = ()
    found: int = 0
    not_at_hand: int = 0
    signatures: tuple[Signature, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether the file carries evidence, and agrees with it."""
        return self.carries and not self.differences

    @property
    def code(self) -> int:
        """The exit code: 0 it agrees, 1 something differs, 2 it carries no evidence."""
        return 0 if self.agrees else 1 if self.carries else 2


def verify_file(
    path: Path, copies: Path | None = None, project: Project | None = None
) -> Verification:
    """Hold a file to the evidence that it carries.

    Quotes are looked up in the copies that the file carries, in those of the folder `copies`, and
    in those of a workspace, the `project`; with that, sources that it has as withdrawn are told.
    Raises `OSError` where the file cannot be read, and `Unreadable` where it is no PDF.
    """
    data = read_file(path)
    with reader() as process:
        held = ask(process, path, "whole", data)
    return hold(str(path), held, copies, project)


def pack_of(process: LimitedProcess, path: Path) -> Pack | None:
    """The evidence that a file carries, as far as it can be read; None where it carries none.

    Raises `OSError`, and `Unreadable` for what is no PDF, or whose evidence is broken.
    """
    data = ask(process, path, "evidence", read_file(path))
    assert isinstance(data, bytes)
    if not data:
        return None
    try:
        return read_pack(data)
    except BrokenPack as broken:
        raise Unreadable(f"the evidence in {path} cannot be read: {broken}") from None


def read_file(path: Path) -> bytes:
    """The bytes of a file that somebody named. Raises `OSError`, and `Unreadable` without one."""
    if not path.is_file():
        raise Unreadable(
            f"there is no file {path}", "Name a PDF that was built, such as one in build/."
        )
    return path.read_bytes()


def reader() -> LimitedProcess:
    """A process that reads files of unknown origin."""
    return LimitedProcess(WORKER, limit=LIMIT, packing=_packing)


def _packing() -> Packing:
    from .worker import packing

    return packing()


def ask(process: LimitedProcess, path: Path, task: str, data: bytes) -> Any:
    """What a file holds, or its evidence alone (see `worker`). Raises `Unreadable`."""
    try:
        held = process.ask((task, data))
    except Stopped as stopped:
        raise Unreadable(f"{path} cannot be read: {stopped.said}") from None
    if isinstance(held, tuple):
        why, *hints = held
        raise Unreadable(f"{path} cannot be read: {why}", *hints)
    return held


def hold(
    path: str,
    held: HeldFile,
    folder: Path | None = None,
    project: Project | None = None,
) -> Verification:
    """Hold what was read of a file to the evidence in it (see `verify_file`)."""
    files = held.attachments
    ours = {EVIDENCE, CLAIMS, ENTRIES} & files.keys()
    unsound = [Difference("signature", fault) for one in held.signatures for fault in one.faults]

    def without(*said: Difference) -> Verification:
        found = (*said, *unsound)
        pages, signatures = len(held.pages), held.signatures
        return Verification(
            path, bool(ours), {}, pages=pages, differences=found, signatures=signatures
        )

    if EVIDENCE not in files:
        lost = Difference("attachment", f"the file carries no {EVIDENCE} any more")
        return without(*([lost] if ours else []))
    try:
        pack = read_pack(files[EVIDENCE])
    except BrokenPack as broken:
        said = f"the {EVIDENCE} in the file cannot be read: {broken}"
        return without(Difference("pack", said))
    from .seal import reader_version

    copies = gather_copies(pack, files, folder, project)
    holder = PackHolder(pack, files, copies)
    differences = [
        *holder.hold_pack(),
        *holder.hold_files(),
        *hold_pages(pack, held.pages, reader_version()),
        *_hold_document(pack, held),
        *holder.hold_quotes(),
        *holder.judge_again(),
        *(withdrawn_by_now(pack, project) if project is not None else ()),
        *unsound,
    ]
    return Verification(
        path,
        True,
        pack.brief,
        pack.program,
        len(held.pages),
        len(pack.claims),
        tuple(dict.fromkeys(differences)),
        holder.found,
        holder.not_at_hand,
        held.signatures,
    )


def _hold_document(pack: Pack, held: HeldFile) -> Iterator[Difference]:
    for what, digest in held.document.items():
        if pack.document.get(what) != digest:
            yield Difference("document", f"beside its pages the file is another: {what}")
    if held.fields:
        yield Difference("document", "the file has fields to fill in, which were not issued")
