"""Holds a pack to what is carried beside it, to copies of its sources, and to the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from ..evidence.quotation.find import find_quote
from ..model.claim import VERDICTS, Claim
from ..project.project import Project
from ..project.withdrawn import withdrawal
from ..readers.archive.read import Archive, read_archive
from .copies import Copies
from .judge import judge, open_registry
from .pack import CLAIMS, ENTRIES, EVIDENCE, Pack, PackedClaim, Quote
from .pages import Difference
from .written import claim_digest, entry_digest

_SHOWN = 5


def withdrawn_by_now(pack: Pack, project: Project) -> Iterator[Difference]:
    """The sources of a pack that a workspace has as withdrawn."""
    for key in pack.sources:
        reference = project.references.get(key)
        if reference is not None and (how := withdrawal(reference)):
            resting = [
                one.id for one in pack.claims.values() if any(q.key == key for q in one.quotes)
            ]
            named = f": {', '.join(resting)} rest{'s' if len(resting) == 1 else ''} on it"
            said = f"the source {key} is {how} by now{named if resting else ''}"
            yield Difference("source", said, claim=resting[0] if resting else "", source=key)


class PackHolder:
    """Holds a pack to what is in it and to copies."""

    def __init__(self, pack: Pack, files: Mapping[str, bytes], copies: Copies) -> None:
        self.pack = pack
        self.files = files
        self.copies = copies
        self.found = self.not_at_hand = 0
        self.project, self.entries = open_registry(files, pack, copies.whole)
        self._others: dict[str, None] = {}
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
        yield from self._altered_in_files()

    def _altered_in_files(self) -> Iterator[Difference]:
        """The claims and sources that the files beside the evidence give otherwise."""
        for name, claim in self.pack.claims.items():
            written = self.project.claims.get(name)
            if CLAIMS in self.files and (written is None or claim_digest(written) != claim.written):
                said = f"{CLAIMS} does not say of the claim {name} what was issued"
                yield Difference("attachment", said, claim=name)
            elif written is not None and not _is_same(claim, written):
                said = f"{CLAIMS} and {EVIDENCE} say different things of the claim {name}"
                yield Difference("attachment", said, claim=name)
        # Written again, an entry may be another text for the same: it is asked where one changed.
        known = self.pack.attachments.get(ENTRIES)
        if ENTRIES not in self.files or sha256(self.files[ENTRIES]).hexdigest() == known:
            return
        for key, source in self.pack.sources.items():
            entry = self.entries.get(key)
            if entry is None or entry_digest(entry) != source.written:
                said = f"{ENTRIES} does not say of the source {key} what was issued"
                yield Difference("attachment", said, source=key)

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
        if other is not None and path not in self._others:
            self._others[path] = None
            resting = [
                c.id
                for c in self.pack.claims.values()
                if any(q.copy == quote.copy for q in c.quotes)
            ]
            said = f"{path} is not the copy that {_several('claim', resting)} checked in"
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


def _is_same(claim: PackedClaim, written: Claim) -> bool:
    """Whether the registry and the evidence say the same of a claim."""
    said = [(one.key, one.locator or "", one.quote or "") for one in written.citations]
    told = [(one.key, one.locator, one.quote) for one in claim.quotes]
    return (written.statement, written.kind, said) == (claim.statement, claim.kind, told)


def _several(noun: str, names: list[str]) -> str:
    """Names after what they name, as many as a line holds, and their verb."""
    shown = ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" * (len(names) > _SHOWN))
    return (
        f"the {noun}{'s' if len(names) > 1 else ''} {shown} {'were' if len(names) > 1 else 'was'}"
    )
