"""What the results of claims and sources rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from ...project.graph import ClaimNames
from .registry import FileIndex, hash_of
from .session import Session
from .snapshot import Snapshot


class Rests:
    """What the results of claims and sources rest on, as texts."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._graph = session.graph
        self._digests = session.references.digests
        self._hashes = _Hashes(session.snapshot)

    def claims(
        self, index: FileIndex[Any], owns: Sequence[str], positions: Collection[int]
    ) -> Iterator[str]:
        """What the results of claims rest on: themselves, their sources, the claims they name."""
        for at in positions:
            names: ClaimNames = index.named[at]
            rest = self._named(names, self._sources(names.cites, names.grounds))
            yield "\1".join((owns[at], *rest))

    def claim_file(self, index: FileIndex[Any], whole: bool) -> Iterator[str]:
        """What the results of a file of claims rest on besides what is written in it.

        With all sources as a `whole`, none of those that they cite is looked at by itself.
        """
        sources = [self._all_sources] if whole else self._sources(index.cites, index.grounds)
        return self._named(index, sources)

    def _named(self, names: ClaimNames | FileIndex[Any], sources: Iterable[str]) -> Iterator[str]:
        """The claims that these names rest on, sources, and maybe the day."""
        for name in sorted(self._graph.below(names.grounds)) if names.grounds else ():
            yield f"{name}\1{self.session.claims.digest(name)}"
        yield from sources
        if names.dated:
            yield self.session.day.isoformat()

    def _sources(self, cites: Iterable[str], grounds: Sequence[str]) -> Iterator[str]:
        """These sources, and those that these claims rest on.

        Which keys a claim cites, and which copies a source has, their hashes say.
        """
        keys = dict.fromkeys(cites)
        for name in sorted(self._graph.below(grounds)) if grounds else ():
            keys |= dict.fromkeys(self._graph.claims[name].cites)
        yield from (self._digests.get(key, "") for key in keys)
        yield from self._copies(keys)

    @cached_property
    def _all_sources(self) -> str:
        """The hash of the bibliography and of all copies that it names."""
        path = self.session.bibliography
        written = "" if path is None else self.session.snapshot.digest(path)
        return hash_of("\0".join((written, *self._copies(self._graph.sources))))

    def _copies(self, keys: Iterable[str]) -> Iterator[str]:
        """The copies of sources, each once: many share one."""
        sources = self._graph.sources
        paths = {path for key in keys if key in sources for path in sources[key].copies}
        return map(self._hashes.__getitem__, sorted(paths))

    def sources(
        self, index: FileIndex[Any], owns: Sequence[str], positions: Collection[int]
    ) -> Iterator[str]:
        """What results of sources rest on: themselves, their copies, whether one quotes them."""
        quoted = self._graph.quoted
        for at in positions:
            key = index.names[at]
            copies = map(self._hashes.__getitem__, self._graph.sources[key].copies)
            yield "\1".join((owns[at], *copies, str(key in quoted)))

    def source_file(self, index: FileIndex[Any]) -> Iterator[str]:
        """What the results of a bibliography rest on besides what is written in it."""
        quoted = self._graph.quoted
        yield "".join("1" if key in quoted else "0" for key in index.names)
        yield from self._copies(index.names)


class _Hashes(dict[str, str]):
    """The hashes of files, each asked for once, as a hundred thousand sources share a few."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def __missing__(self, path: str) -> str:
        self[path] = self._snapshot.digest(path)
        return self[path]
