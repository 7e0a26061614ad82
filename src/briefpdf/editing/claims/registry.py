"""The registry within a transaction: which file has a claim, and whether an edit left it sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
import re
from typing import Any

from msgspec import Struct

from ...model.claim import Claim
from ...project.load import load_project, load_settings, registry_files
from ...project.project import Project
from ...readers.claims import read_claims
from ...source.diagnostic import Diagnostic, Edit
from ...source.nearest import suggestion
from ...source.text import Text
from ..lock import ChangedMeanwhile, Refused
from ..transaction import Transaction
from ..tree.nodes import Node, line_start, read_tree

# Where in the tree of a file a claim stands: claims, then its id.
DEPTH = 2


def path_to(name: str, *rest: str) -> list[str]:
    """The keys that lead to a claim in its file, or to a place in it."""
    return ["claims", name, *rest]


class Written(Struct, frozen=True):
    """A claim as it is written: its file, its key and its value there."""

    text: Text
    key: Node
    value: Node

    @property
    def slice(self) -> str:
        """The claim's own part of the file, from its id on, without a comment on its last line."""
        return self.text.content[self.key.start : self.value.end]

    @property
    def digest(self) -> str:
        """The SHA-256 of that part: what an edit of the claim starts from."""
        return sha256(self.slice.encode()).hexdigest()

    @property
    def block(self) -> str:
        """The same, indented as it stands."""
        start = line_start(self.text.content, self.key.start)
        return self.text.content[start : self.value.end]


def find_written(text: Text, name: str) -> Written | None:
    """The claim of an id as a file has it; None when it has none. Raises `Refused`."""
    root = read_tree(text)
    claims = root.find("claims") if root is not None else None
    found = claims[1].find(name) if claims is not None else None
    return Written(text, *found) if found is not None else None


def all_written(text: Text) -> dict[str, Written]:
    """The claims of a file by their ids, the first of each. Raises `Refused`."""
    root = read_tree(text)
    claims = root.find("claims") if root is not None else None
    found: dict[str, Written] = {}
    for key, value in claims[1].items if claims is not None else ():
        if key is not None and not key.is_merge:
            found.setdefault(key.value, Written(text, key, value))
    return found


class Registry:
    """The files of the registry, as a transaction has them."""

    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction
        self.pattern = load_settings(transaction.result).value.claims

    @property
    def paths(self) -> list[str]:
        """The files, in the order in which they are read."""
        return registry_files(self.transaction.result, self.pattern)

    def texts(self) -> Iterator[Text]:
        """The texts of the files. Raises `Refused` where one cannot be read."""
        return (self.transaction.read(path).text for path in self.paths)

    def find(self, name: str, seen: str | None = None) -> Written:
        """The claim of an id, the first where there are several.

        `seen` is the SHA-256 of the claim's own part, or of its file, as whoever asks for an edit
        saw it. Raises `Refused`, or `ChangedMeanwhile` when it is neither any more.
        """
        for text in self.texts():
            # Few files have the id at all: only they are parsed.
            if name in text.content and (found := find_written(text, name)) is not None:
                digests = (found.digest, self.transaction.read(text.path).digest)
                if seen is not None and seen not in digests:
                    raise ChangedMeanwhile(
                        f"the claim “{name}” has been changed meanwhile; nothing was written",
                        f"Look at it again (briefpdf claim show {name}), then edit it anew.",
                    )
                return found
        hints = suggestion(name, self.ids()) or ("“briefpdf claim list” lists them.",)
        raise Refused(f"there is no claim “{name}”", *hints)

    def ids(self) -> list[str]:
        """The ids of all claims."""
        return [claim.id for text in self.texts() for claim in read_claims(text).value]

    def require_sources(self, keys: Iterable[str]) -> None:
        """Raise `Refused` for the key of a source that the bibliography does not have.

        Where it has none at all, or cannot be read, nobody knows.
        """
        wanted = [key for key in dict.fromkeys(keys) if key]
        if not wanted:
            return
        project = self._with_sources
        if project.lost_references or not project.references:
            return
        unread = {found.source for found in project.diagnostics if found.code == "REF001"}
        for key in wanted:
            if key not in project.references and key not in unread:
                path = project.settings.references
                near = suggestion(key, project.references)
                raise Refused(
                    f"there is no source “{key}” in {path}",
                    *(near or ("“briefpdf source list” lists them; “source add” adds one.",)),
                )

    @cached_property
    def _with_sources(self) -> Project:
        # No edit of the registry changes the bibliography.
        return load_project(self.transaction.result, ())

    def apply(self, text: Text, edits: Sequence[Edit]) -> Text:
        """The text with edits in it, to be written with the transaction."""
        return self.transaction.edit(text.path, edits).text

    def check(self, name: str, before: Text, after: Text) -> Claim:
        """The edited claim, if it reads as well as it did; nothing else may have changed.

        Raises `Refused` with what the reader has to say.
        """
        return self.check_all([name], before, after)[0]

    def check_all(self, names: Sequence[str], before: Text, after: Text) -> list[Claim]:
        """The same for several claims of one file."""
        earlier, now = read_claims(before), read_claims(after)
        complaints = messages(earlier.diagnostics)
        for found in now.diagnostics:
            if _message(found) not in complaints:
                raise Refused(found.message, *found.hints)
        edited = set(names)
        others = {one.id: essence(one) for one in earlier.value if one.id not in edited}
        if others != {one.id: essence(one) for one in now.value if one.id not in edited}:
            raise Refused(
                f"the edit of “{names[0]}” would have changed another claim; nothing was written",
                f"Edit {after.path} by hand.",
            )
        by_name = {one.id: one for one in now.value}
        return [by_name[name] for name in names]


def messages(found: Iterable[Diagnostic]) -> set[tuple[str, str | None, str]]:
    """What a reader complains of, wherever it stands."""
    return {_message(one) for one in found}


def _message(found: Diagnostic) -> tuple[str, str | None, str]:
    # Lines below an edit move.
    return found.code, found.claim, re.sub(r"\bline [0-9]+", "line", found.message)


def essence(value: Any) -> Any:
    """What a claim says, wherever it is written: its fields without their places."""
    if isinstance(value, Struct):
        return {
            name: essence(getattr(value, name))
            for name in value.__struct_fields__
            if not name.endswith(("span", "spans"))
        }
    if isinstance(value, Mapping):
        return {key: essence(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [essence(item) for item in value]
    return value
