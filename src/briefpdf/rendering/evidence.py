"""Which files carry their evidence, and what it is."""

from __future__ import annotations

from functools import cached_property

from ..compose.compose import Composition
from ..inspection.inspect import Inspection
from ..model.brief import EMBED
from ..model.document import Document
from ..provenance.pack import Evidence


class Embedding:
    """The evidence of an inspection's briefs, for those whose file is to carry it.

    A draft carries none: it is issued to nobody.
    """

    def __init__(self, inspection: Inspection, draft: bool) -> None:
        self.inspection = inspection
        self.draft = draft

    def is_wanted(self, composition: Composition) -> bool:
        """Whether a brief, or else the workspace, asks for it."""
        settings = self.inspection.subject.project.settings
        return not self.draft and (composition.brief.evidence or settings.evidence) == EMBED

    @cached_property
    def _with_copies(self) -> bool:
        return self.inspection.subject.project.settings.embed_copies

    @cached_property
    def _silenced(self) -> dict[str, list[str]]:
        """The codes of the findings that a comment silences, by the claims that they are about."""
        found: dict[str, list[str]] = {}
        for one in self.inspection.suppressed:
            if one.diagnostic.claim is not None:
                codes = found.setdefault(one.diagnostic.claim, [])
                if one.rule.code not in codes:
                    codes.append(one.rule.code)
        return found

    def evidence(self, composition: Composition, document: Document) -> Evidence | None:
        """What the file of a brief carries; None where it carries nothing."""
        if not self.is_wanted(composition):
            return None
        # Few briefs carry their evidence.
        from ..provenance.make import make_evidence

        inspection = self.inspection
        return make_evidence(
            composition,
            document,
            inspection.subject,
            inspection.verdicts,
            self._silenced,
            self._with_copies,
        )

    def key(self, composition: Composition) -> str:
        """A hash over what the evidence of a brief follows from; empty where it carries none.

        What the brief itself follows from is not in it.
        """
        if not self.is_wanted(composition):
            return ""
        from ..inspection.cached.registry import CODEC
        from ..provenance.make import decided_by

        settings = self.inspection.subject.project.settings
        decided = decided_by(
            composition, self.inspection.subject, self.inspection.verdicts, self._silenced
        )
        policy = (settings.strict, settings.severity, settings.per_file, settings.policy)
        return CODEC.digest((self._with_copies, decided, str(policy), settings.template))
