"""Holds a file to the evidence that it carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..evidence.quotation.find import find_quote
from ..limits.limit import Limit, Stopped
from ..limits.process import LimitedProcess
from ..model.claim import VERDICTS
from ..project.project import Project
from ..project.withdrawn import withdrawal
from ..readers.archive.read import Archive, read_archive
from ..source.mendable import Mendable
from .copies import Copies, gather_copies
from .judge import judge, open_registry
from .pack import CLAIMS, ENTRIES, EVIDENCE, BrokenPack, Pack, PackedClaim, Quote, read_pack
from .pages import Difference, hold_pages
from .written import claim_record

if TYPE_CHECKING:
    from ..limits.packing import Packing
    from .contents import HeldFile
    from .signed import Signature

# What the largest brief takes, many times over; a file that takes more is none of ours.
LIMIT = Limit(60.0, 2 * 1024**3)
WORKER = "briefpdf.provenance.worker"


class Unreadable(Mendable):
    """A file that cannot be verified."""


@dataclass(frozen=True, slots=True)
class Verification:
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
        raise Unreadable(f"there is no file {path}")
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
    if isinstance(held, str):
        raise Unreadable(f"{path} cannot be read: {held}")
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
    if EVIDENCE not in files:
        lost = (
            [Difference("attachment", f"the file carries no {EVIDENCE} any more")] if ours else []
        )
        return Verification(path, bool(ours), {}, pages=len(held.pages), differences=tuple(lost))
    try:
        pack = read_pack(files[EVIDENCE])
    except BrokenPack as broken:
        said = Difference("pack", f"the {EVIDENCE} in the file cannot be read: {broken}")
        return Verification(path, True, {}, pages=len(held.pages), differences=(said,))
    from .seal import reader_version

    copies = gather_copies(pack, files, folder, project)
    holder = _Holder(pack, files, copies)
    differences = [
        *holder.hold_pack(),
        *holder.hold_files(),
        *hold_pages(pack, held.pages, reader_version()),
        *_hold_document(pack, held),
        *holder.hold_quotes(),
        *holder.judge_again(),
        *(_withdrawn(pack, project) if project is not None else ()),
        *(Difference("signature", fault) for one in held.signatures for fault in one.faults),
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


def _withdrawn(pack: Pack, project: Project) -> Iterator[Difference]:
    for key in pack.sources:
        reference = project.references.get(key)
        if reference is not None and (how := withdrawal(reference)):
            resting = [
                one.id for one in pack.claims.values() if any(q.key == key for q in one.quotes)
            ]
            named = f", which {', '.join(resting)} rest{'s' if len(resting) == 1 else ''} on"
            said = f"the source {key} is {how} by now{named if resting else ''}"
            yield Difference("source", said, claim=resting[0] if resting else "", source=key)


class _Holder:
    """Holds a pack to what is in it and to copies."""

    def __init__(self, pack: Pack, files: Mapping[str, bytes], copies: Copies) -> None:
        self.pack = pack
        self.files = files
        self.copies = copies
        self.found = self.not_at_hand = 0
        self.project = open_registry(files, pack, copies.whole)
        self._read: dict[str, Archive | None] = {}

    def hold_pack(self) -> Iterator[Difference]:
        """What in the pack is not as it was sealed."""
        told = len(self._altered)
        for claim in self._altered:
            said = f"what the evidence says of the claim {claim.id} is not as it was issued"
            yield Difference("pack", said, claim.uses[0].page if claim.uses else 0, claim.id)
        for number, page in enumerate(self.pack.pages, 1):
            if not page.intact:
                told += 1
                said = f"what the evidence says of page {number} is not as it was issued"
                yield Difference("pack", said, number)
        if not self.pack.intact and not told:
            said = "what the evidence says of itself, its sources or its settings is not as issued"
            yield Difference("pack", said)

    @property
    def _altered(self) -> list[PackedClaim]:
        return [claim for claim in self.pack.claims.values() if not claim.intact]

    def hold_files(self) -> Iterator[Difference]:
        """What is wrong with the files beside the evidence."""
        for name, checksum in self.pack.attachments.items():
            if name not in self.files:
                yield Difference("attachment", f"the file carries no {name} any more")
            elif sha256(self.files[name]).hexdigest() != checksum:
                yield Difference("attachment", f"the {name} in the file is not as it was issued")
        for name in self.files:
            if name != EVIDENCE and name not in self.pack.attachments:
                yield Difference("attachment", f"the file carries {name}, which was not issued")
        if CLAIMS not in self.files:
            return
        for name, claim in self.pack.claims.items():
            written = self.project.claims.get(name)
            if written is None:
                said = f"{CLAIMS} lacks the claim {name}, or it cannot be read there"
                yield Difference("attachment", said, claim=name)
            elif not _is_same(claim, claim_record(written)):
                said = f"{CLAIMS} and {EVIDENCE} say different things of the claim {name}"
                yield Difference("attachment", said, claim=name)

    def hold_quotes(self) -> Iterator[Difference]:
        """The quotes that do not stand in their copies."""
        for claim in self.pack.claims.values():
            for quote in claim.quotes:
                if quote.quote and quote.copy:
                    yield from self._hold_quote(claim, quote)

    def _hold_quote(self, claim: PackedClaim, quote: Quote) -> Iterator[Difference]:
        named = self.pack.sources.get(quote.key)
        path = next(
            (p for p, sha in (named.copies if named else {}).items() if sha == quote.copy), ""
        )
        data = self.copies.find(quote.copy)
        other = self.copies.others.get(path) if data is None else None
        if data is None and other is None:
            self.not_at_hand += 1
            return
        archive = self._archive(
            path or f"{quote.key}.txt", data if data is not None else other or b""
        )
        stands = (
            archive is not None and find_quote(quote.quote, archive, quote.locator or None).found
        )
        self.found += stands
        if not stands:
            said = f"the quote of the claim {claim.id} does not stand in the copy of {quote.key}"
            yield Difference("quote", f"{said}: “{quote.quote[:80]}”", 0, claim.id, quote.key)
        if other is not None:
            said = f"{path} is not the copy that the claim {claim.id} was checked in"
            yield Difference("copy", said, 0, claim.id, quote.key)

    def _archive(self, path: str, data: bytes) -> Archive | None:
        if path not in self._read:
            self._read[path] = read_archive(path, data).value
        return self._read[path]

    def judge_again(self) -> Iterator[Difference]:
        """The claims that today's rules do not judge as the pack says they were."""
        whole = frozenset(
            claim.id
            for claim in self.pack.claims.values()
            if all(one.copy in self.copies.whole for one in claim.quotes if one.copy)
        )
        today = judge(self.project, self.pack, whole)
        for name, claim in self.pack.claims.items():
            verdict, why = today.get(name, ("unchecked", ""))
            if claim.verdict == "unsupported" or name not in self.project.claims:
                continue
            weaker = name in whole and claim.verdict in VERDICTS
            weaker = weaker and VERDICTS.index(verdict) < VERDICTS.index(claim.verdict)
            if verdict == "unsupported" or weaker:
                said = f"today’s rules judge the claim {name} {verdict}, not {claim.verdict}"
                page = claim.uses[0].page if claim.uses else 0
                yield Difference("verdict", said + (f": {why}" if why else ""), page, name)


def _is_same(claim: PackedClaim, record: Mapping[str, object]) -> bool:
    """Whether the registry and the evidence say the same of a claim."""
    sources = record.get("sources", [])
    assert isinstance(sources, list)
    said = [(one.get("key", ""), one.get("locator", ""), one.get("quote", "")) for one in sources]
    told = [(one.key, one.locator, one.quote) for one in claim.quotes]
    return (record["statement"], record["kind"], said) == (claim.statement, claim.kind, told)
