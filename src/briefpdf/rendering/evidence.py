"""Which files carry their evidence, and what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from msgspec.structs import replace

from ..compose.composition import Composition
from ..engines.registry import WEB
from ..inspection.inspect import Inspection
from ..model.brief import EMBED
from ..model.document import Document
from ..model.theme import Theme
from ..project.fingerprint import Checksum
from ..provenance.pack import Evidence
from .order import Order


class Embedding:
    """The evidence of an inspection's briefs, for those whose file is to carry it.

    A draft carries none, nor does a `referenced` file, which are issued to nobody, nor a page for
    the web.
    """

    def __init__(self, inspection: Inspection, order: Order) -> None:
        self.inspection = inspection
        self.draft = order.draft
        self.referenced = order.referenced
        self.is_web = order.engine == WEB
        self._keys: dict[str, str] = {}

    def is_wanted(self, composition: Composition) -> bool:
        """Whether a brief, or else the workspace, asks for it."""
        settings = self.inspection.subject.project.settings
        issued = not (self.draft or self.referenced or self.is_web)
        return issued and (composition.brief.evidence or settings.evidence) == EMBED

    def has_annex(self, composition: Composition) -> bool:
        """Whether the pages of a brief are followed by what its claims rest on."""
        return not self.draft and (composition.brief.annex or self.referenced)

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
        return self.make(composition, document) if self.is_wanted(composition) else None

    def annexed(self, composition: Composition, document: Document) -> Document:
        """The Document of a brief with its annex, where it has one."""
        if not self.has_annex(composition):
            return document
        from ..provenance.annex import with_annex

        document = replace(document, numbered_lines=self.referenced)
        return with_annex(document, self.make(composition, document, with_copies=False))

    def of(
        self,
        compositions: Mapping[str, Composition],
        documents: Mapping[str, tuple[Document, Theme]],
    ) -> Callable[[str], Evidence | None]:
        """What the files of several briefs carry, each made when it is asked for by its name."""
        return lambda name: self.evidence(compositions[name], documents[name][0])

    def make(
        self, composition: Composition, document: Document, with_copies: bool = True
    ) -> Evidence:
        """The evidence of a brief, whether or not its file is to carry it.

        `with_copies` has it carry the copies where the workspace asks for that.
        """
        # Few briefs carry their evidence.
        from ..provenance.make import make_evidence

        inspection = self.inspection
        return make_evidence(
            composition,
            document,
            inspection.subject,
            inspection.verdicts,
            self._silenced,
            with_copies and self._with_copies,
        )

    def key(self, composition: Composition) -> str:
        """A hash over what the evidence of a brief follows from; empty where it carries none.

        What the brief itself follows from is not in it.
        """
        if not self.is_wanted(composition) and not self.has_annex(composition):
            return ""
        path = composition.brief.path
        if path not in self._keys:
            self._keys[path] = self._key(composition)
        return self._keys[path]

    def _key(self, composition: Composition) -> str:
        from ..inspection.cached.inspect import CachedInspection
        from ..inspection.cached.registry import CODEC
        from ..provenance.make import decided_by

        inspection, subject = self.inspection, self.inspection.subject
        settings = subject.project.settings
        checksum: Checksum = subject.archives.checksum
        if isinstance(inspection, CachedInspection) and inspection.session is not None:
            # Every copy that a brief rests on was hashed, to know whether it changed.
            checksum = inspection.session.snapshot.digest
        decided = decided_by(composition, subject, inspection.verdicts, self._silenced, checksum)
        policy = (settings.strict, settings.severity, settings.per_file, settings.policy)
        return CODEC.digest(
            (self._with_copies, self.referenced, decided, str(policy), settings.template)
        )
