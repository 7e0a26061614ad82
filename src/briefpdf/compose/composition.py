"""What became of a brief that was composed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model.brief import Brief
from ..model.document import Document
from ..model.theme import Theme
from ..project.graph import Use
from ..source.diagnostic import Diagnostic


@dataclass(frozen=True, eq=False, repr=False)
class Composition:
    """What became of a brief: its Document (None when it did not expand), and what was wrong.

    `claims` are the ids of the claims that it rests on, `sources` the keys that it cites, both in
    order of first use; `missed` maps ids that there are not to the nearest that there is. `uses`
    are the places where it names claims, those of its figures alone where it did not expand.
    """

    brief: Brief
    theme: Theme | None
    document: Document | None
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    missed: Mapping[str, str | None] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    uses: tuple[Use, ...] = ()

    @property
    def expanded(self) -> bool:
        """Whether the brief expanded, so that there is a Document."""
        return self.document is not None
