"""A workspace, loaded: its settings, its briefs, its claims and its sources."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..model.brief import Brief
from ..model.claim import Claim
from ..model.reference import Reference
from ..settings import Settings
from ..source.decode import decode
from ..source.diagnostic import Diagnostic
from ..source.text import Lines, Span, Text
from ..source.workspace import FileTooLarge, OutsideWorkspace, Workspace
from .graph import Graph, names_of_claim, names_of_source

if TYPE_CHECKING:  # Not every command reads a copy.
    from .archives import Archives


@dataclass(frozen=True, eq=False, repr=False)
class Project:
    """A loaded workspace. `diagnostics` is what the readers had to say.

    `texts` holds every file that was read as text, by path. `lost_references` and `lost_claims`
    say that a file could not be read at all, so that what it held is not known.
    """

    workspace: Workspace
    settings: Settings
    briefs: Mapping[str, Brief]
    claims: Mapping[str, Claim]
    references: Mapping[str, Reference]
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, Text] = field(default_factory=dict)
    lost_references: bool = False
    lost_claims: bool = False

    @cached_property
    def graph(self) -> Graph:
        """What claims and sources rest on."""
        return Graph(
            lambda: {name: names_of_claim(claim) for name, claim in self.claims.items()},
            lambda: {key: names_of_source(one) for key, one in self.references.items()},
        )

    @cached_property
    def archives(self) -> Archives:
        """The archived copies of its sources, each read once."""
        from .archives import Archives

        return Archives(self.workspace, self.references)

    @cached_property
    def quoted(self) -> Container[str]:
        """The keys of the sources that a claim quotes."""
        return self.graph.quoted

    @cached_property
    def commented(self) -> Sequence[str]:
        """The files that hold a comment to briefpdf, as far as they were read as text."""
        return [path for path, text in self.texts.items() if "briefpdf:" in text.content]

    def found(self, code: str) -> tuple[Diagnostic, ...]:
        """What the readers reported under a code."""
        return tuple(item for item in self.diagnostics if item.code == code)

    def claim_span(self, name: str) -> Span:
        """Where the id of a claim stands."""
        return self.claims[name].span

    def source_span(self, key: str) -> Span:
        """Where the key of a source stands."""
        return self.references[key].span

    def lines(self, path: str) -> Lines:
        """What says where in a file an offset is."""
        return self.text(path)

    def text(self, path: str) -> Text:
        """The text of a file for showing a place in it; empty when there is none."""
        if path in self.texts:
            return self.texts[path]
        try:
            data = self.workspace.read_bytes(path)
        except (OSError, OutsideWorkspace, FileTooLarge):
            return Text(path, "")
        return decode(path, data, "").value or Text(path, data.decode("utf-8", "replace"))
