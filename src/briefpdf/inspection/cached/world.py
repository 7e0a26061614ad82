"""What can be looked up in a workspace, each thing with the hash of what there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from ...model.claim import Claim
from ...model.reference import Reference
from ...project.graph import Graph
from .registry import Things, hash_of
from .snapshot import Snapshot

# By kind (claim, source, file, …) and name, the hash of what there was.
Facts = dict[str, dict[str, str]]


class World:
    """A workspace and its registry now: the hash of anything that can be asked of it."""

    def __init__(
        self,
        snapshot: Snapshot,
        claims: Things[Claim],
        references: Things[Reference],
        graph: Graph,
        day: date,
    ) -> None:
        self.snapshot = snapshot
        self.claims = claims
        self.references = references
        self.graph = graph
        self.day = day
        self._lists: dict[str, str] = {}

    def now(self, kind: str, name: str) -> str:
        """The present hash of a fact."""
        match kind:
            case "claim":
                return self.claims.digest(name)
            case "source":
                return self.references.digest(name)
            case "file":
                return self.snapshot.digest(name)
            case "is file":
                return str(self.snapshot.is_file(name))
            case "is folder":
                return str(self.snapshot.is_folder(name))
            case "files":
                return self._list(name)
            case "quoted":
                return str(name in self.graph.quoted)
            case "day":
                return self.day.isoformat()
            case _:
                return self._names[name]

    def _list(self, pattern: str) -> str:
        # Each source asks for the folder of its copies, which may hold thousands.
        if pattern not in self._lists:
            self._lists[pattern] = hash_of("\0".join(self.snapshot.files(pattern)))
        return self._lists[pattern]

    @cached_property
    def _names(self) -> dict[str, str]:
        return {
            "claims": hash_of("\0".join(self.claims)),
            "sources": hash_of("\0".join(self.references)),
        }

    def changed(self, facts: Facts) -> Iterator[tuple[str, str]]:
        """The facts that are not as they were, by kind and name."""
        files = self.snapshot.answers[3]
        digests = {"claim": self.claims.digests, "source": self.references.digests, "file": files}
        for kind, known in facts.items():
            if kind in digests and known.items() <= digests[kind].items():
                continue  # As most are, of a hundred thousand in a run.
            for name, digest in known.items():
                if self.now(kind, name) != digest:
                    yield kind, name
