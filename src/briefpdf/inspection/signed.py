"""Holds reviews to the commits that brought them: `check --signed`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
import re

from msgspec import Struct, field

from ..checks.fields import place_of_field
from ..checks.subject import Subject
from ..model.claim import Claim, Review
from ..model.people import People, Person, find_person, folded
from ..readers.claims import read_claims
from ..source.decode import decode
from ..source.diagnostic import Diagnostic
from ..source.git import read_blob
from ..source.git_history import (
    Commit,
    Signature,
    blob_at,
    commits_cutting,
    commits_touching,
    file_at,
    is_shallow,
    key_fingerprint,
    read_signature,
)
from ..source.mendable import Mendable
from ..source.text import Text
from ..source.workspace import DiskWorkspace

UNSIGNED, UNTRACED, REWRITTEN = "CLAIM052", "CLAIM053", "CLAIM044"
# A registry may have stood in any file of YAML, besides those that the settings mean.
_PATHS = ("*.yaml", "*.yml")
_CHANGING = "fingerprint|objection|by"

# A review as history knows it: who, what it was a review of, and whether it objects.
_Stamp = tuple[str, str, bool]


def unsigned_reviews(workspace: DiskWorkspace, subject: Subject) -> list[Diagnostic]:
    """A finding for each review of a workspace that no commit of its reviewer brought.

    Raises `Mendable` where there is no roster, and `GitFailed` where git cannot say.
    """
    project = subject.project
    if not project.settings.people:
        raise Mendable(
            "--signed needs to know who is who",
            "Write the people of this workspace into briefpdf.toml:",
            "    [people]",
            '    ab = {name = "Ada Byrd", email = "ada@example.org"}',
        )
    paths = dict.fromkeys((*_PATHS, f"*{PurePosixPath(project.settings.claims).suffix}"))
    people = project.settings.people
    history = _History(workspace.root, project.claims.values(), people, tuple(paths))
    more: list[Diagnostic] = []
    for claim in project.claims.values():
        for review in claim.reviews:
            found = history.finding(claim, review)
            if found is None:
                continue
            code, message, hints = found
            place = place_of_field("by", review.by, review.span, subject)
            more.append(Diagnostic(code, message, place, hints, claim=claim.id))
    return [*more, *_rewritten(workspace, project.settings.reviews)]


def _rewritten(workspace: DiskWorkspace, path: str) -> Iterator[Diagnostic]:
    """A finding for each commit, and for what is not committed, that took lines out of the log."""
    root = workspace.root
    place = Text(path, "").span(0, 0)
    hint = f"Lines of {path} are only ever added: put back what was there."
    now = workspace.read_bytes(path) if workspace.is_file(path) else b""
    states = [("what is not committed yet", now, file_at(root, "HEAD", path))]
    for commit in commits_cutting(root, path):
        who = f"commit {commit.short}, by {commit.author[0]} <{commit.author[1]}>,"
        after = file_at(root, commit.hash, path) or b""
        states += [(who, after, file_at(root, parent, path)) for parent in commit.parents]
    for who, after, before in states:
        if {*(before or b"").splitlines()} - {*after.splitlines()}:
            message = f"{who} changed or removed lines of the log of reviews"
            yield Diagnostic(REWRITTEN, message, place, (hint,))


class _History(Struct, frozen=True, dict=True):
    root: Path
    claims: Iterable[Claim]
    people: People
    paths: tuple[str, ...]
    _signatures: dict[tuple[str, tuple[str, ...]], Signature] = field(default_factory=dict)
    # The reviews in a file by the hash of its content.
    _read: dict[str, set[_Stamp]] = field(default_factory=dict)

    def finding(self, claim: Claim, review: Review) -> tuple[str, str, tuple[str, ...]] | None:
        """What is wrong with a review: the code, the message and hints; None where nothing is."""
        what = f"the review of “{claim.id}” by {review.by}"
        person = find_person(review.by, self.people)
        if person is None:
            return None  # Which is a finding already.
        if not review.fingerprint:
            why = f"{what} has no fingerprint: nothing ties it to a commit"
            return UNTRACED, why, (f"briefpdf claim review {claim.id} --by {review.by}",)
        commits = self._brought.get(_stamp(review, self.people), ())
        if not commits:
            if is_shallow(self.root):
                hint = "Fetch all of the history: git fetch --unshallow, or fetch-depth: 0 in CI."
                return UNTRACED, f"the history that brought {what} is not here", (hint,)
            return UNTRACED, f"{what} is not committed yet", ("Its reviewer commits it.",)
        verdicts = [self._held(commit, person) for commit in commits]
        if any(verdict is None for verdict in verdicts):
            return None
        code, why, *hints = next(one for one in verdicts if one is not None)
        return code, f"{what} {why}", tuple(hints)

    def _held(self, commit: Commit, person: Person) -> tuple[str, ...] | None:
        """What speaks against a commit as the reviewer's: code, message and hints; or None."""
        if self._is_boundary(commit):
            # Whosever it is: all that came before looks as if it had brought it.
            hint = "Fetch all of the history: git fetch --unshallow, or fetch-depth: 0 in CI."
            return UNTRACED, f"may be older than the history that is here ({commit.short})", hint
        at = f"came with commit {commit.short}"
        if person.signing_keys:
            signature = self._signature(commit.hash, person.signing_keys)
            keys = {key_fingerprint(key) for key in person.signing_keys}
            if signature.letter in "GU" and not keys.isdisjoint(signature.keys):
                return None
            if signature.letter == "E":
                why = f"{at}, whose signature cannot be verified here"
                return UNTRACED, why, "Import the public keys of the roster into GnuPG."
            how = {"N": "is not signed", "G": "is signed with another key"}
            how["U"] = how["G"]
            told = how.get(signature.letter, "has no good signature")
            hint = "The roster has keys of theirs: they sign the commits of their reviews (-S)."
            return UNSIGNED, f"{at}, which {told}", hint
        if any(_is(person, name, address) for name, address in commit.people):
            return None
        who = " and ".join(f"{name} <{address}>" for name, address in commit.people)
        hint = f"{person.shown} commits their own reviews; the roster has their addresses."
        return UNSIGNED, f"{at}, by {who}", hint

    def _signature(self, commit: str, keys: tuple[str, ...]) -> Signature:
        # One commit may bring many reviews.
        if (commit, keys) not in self._signatures:
            self._signatures[commit, keys] = read_signature(self.root, commit, keys)
        return self._signatures[commit, keys]

    def _is_boundary(self, commit: Commit) -> bool:
        return not commit.parents and is_shallow(self.root)

    @cached_property
    def _brought(self) -> Mapping[_Stamp, list[Commit]]:
        """The commits that brought each review: which have it, and none of whose parents has it."""
        wanted = {
            _stamp(review, self.people)
            for claim in self.claims
            for review in claim.reviews
            if review.fingerprint
        }
        prints = {stamp[1] for stamp in wanted}
        found: dict[_Stamp, list[Commit]] = {}
        for commit in commits_touching(self.root, _CHANGING, self.paths) if wanted else ():
            new = self._stamps(commit.hash, commit, prints) & wanted
            for parent in commit.parents if new else ():
                new = new - self._stamps(parent, commit, prints)
            for stamp in new:
                found.setdefault(stamp, []).append(commit)
        return found

    def _stamps(self, revision: str, commit: Commit, prints: set[str]) -> set[_Stamp]:
        """The reviews in the files that a commit touched, as a revision has them."""
        stamps: set[_Stamp] = set()
        for path in commit.paths:
            blob = blob_at(self.root, revision, path)
            if blob is None:
                continue
            # What a commit has of a file is what the next one has as its parent's.
            if blob not in self._read:
                text = decode(path, read_blob(self.root, blob), "").value
                reviews = _reviews(text, prints) if text is not None else ()
                self._read[blob] = {_stamp(one, self.people) for one in reviews}
            stamps |= self._read[blob]
        return stamps


def _stamp(review: Review, people: People) -> _Stamp:
    person = find_person(review.by, people)
    name = folded(person.initials if person else review.by)
    return name, review.fingerprint or "", review.objection is not None


def _is(person: Person, name: str, address: str) -> bool:
    """Whether a name and an address of git are a person's; addresses decide where there are any."""
    if person.emails:
        return folded(address) in map(folded, person.emails)
    return folded(name) in map(folded, person.names)


def _reviews(text: Text, prints: set[str]) -> Iterator[Review]:
    """The reviews of a registry that have one of some fingerprints.

    Only the claims that hold one are read, where claims stand in blocks of their own.
    """
    held = [one for one in prints if one in text.content]
    if not held:
        return
    blocks = [text]
    first = re.search(r"(?m)^claims:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*( +)\S", text.content)
    if first is not None and not re.search(r"(?m)[\s\[{,:-][&*][^\s,\]}]|<<\s*:", text.content):
        parts = re.split(rf"(?m)^(?={first[1]}[^\s#])", text.content[first.start(1) :])
        blocks = [
            Text(text.path, f"claims:\n{part}")
            for part in parts
            if any(one in part for one in held)
        ]
    for block in blocks:
        for claim in read_claims(block).value:
            yield from (one for one in claim.reviews if one.fingerprint in prints)
