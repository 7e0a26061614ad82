"""A workspace, loaded: its settings, its briefs, its claims and its sources."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..model.brief import Brief
from ..model.claim import Claim
from ..model.reference import Reference
from ..settings import Settings
from ..source.decode import decode
from ..source.diagnostic import Diagnostic
from ..source.text import Text
from ..source.workspace import Workspace
from .outline import Outline, SourceOutline, outline_of, outline_sources


@dataclass(frozen=True)
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
    def outlines(self) -> Sequence[Outline]:
        """What the registry's claims name, part by part."""
        return (outline_of(self.claims.values()),)

    @cached_property
    def source_outline(self) -> SourceOutline:
        """What the sources name."""
        return outline_sources(self.references.values())

    @cached_property
    def quoted(self) -> Container[str]:
        """The keys of the sources that a claim quotes."""
        return frozenset(key for outline in self.outlines for key in outline.quoted)

    @cached_property
    def commented(self) -> Sequence[str]:
        """The files that hold a comment to briefpdf, as far as they were read as text."""
        return [path for path, text in self.texts.items() if "briefpdf:" in text.content]

    def found(self, code: str) -> tuple[Diagnostic, ...]:
        """What the readers reported under a code."""
        return tuple(item for item in self.diagnostics if item.code == code)

    def text(self, path: str) -> Text:
        """The text of a file for showing a place in it; empty when there is none."""
        if path in self.texts:
            return self.texts[path]
        try:
            data = self.workspace.read_bytes(path)
        except Exception:
            return Text(path, "")
        return decode(path, data, "").value or Text(path, data.decode("utf-8", "replace"))
