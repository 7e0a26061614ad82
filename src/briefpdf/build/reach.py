"""Which findings concern a brief."""

from __future__ import annotations

from ..checks.finding import Finding
from ..checks.subject import Subject
from ..compose.compose import Composition
from ..project.grounds import grounds_of, with_grounds


class Reach:
    """What a brief rests on: its own file, and claims and sources, however far."""

    def __init__(self, composition: Composition, subject: Subject) -> None:
        self.brief = composition.brief
        self._own = set(composition.diagnostics)
        self._claims = {*composition.claims, *composition.missed}
        self._sources = set(composition.sources)
        for claim in with_grounds(composition.claims, subject.project.claims):
            self._claims.update((claim.id, *grounds_of(claim)))
            self._sources.update(citation.key for citation in claim.citations)

    def covers(self, finding: Finding) -> bool | None:
        """Whether a finding is in the brief or in what it rests on.

        None when it is in no brief, claim or source, so that nobody knows whom it concerns.
        """
        found = finding.diagnostic
        if found in self._own or found.brief == self.brief.id or finding.path == self.brief.path:
            return True
        if found.brief is not None:
            return False
        if found.claim is not None:
            return found.claim in self._claims
        if found.source is not None:
            return found.source in self._sources
        return None

    def stops(self, finding: Finding) -> bool:
        """Whether an error stops the brief; one that nobody knows the reach of stops all."""
        if finding.diagnostic in self._own:
            return True
        # A fault of a style stops the briefs in that style, whose own it is.
        if finding.path.startswith("templates/"):
            return False
        return self.covers(finding) is not False
