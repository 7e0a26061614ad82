"""Workspaces made of published documents, as the tests run; nothing of them stays here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
import re

from briefpdf.evidence.quotation.find import find_quote
from briefpdf.evidence.sentences import split_sentences
from briefpdf.model.claim import Citation, Claim
from briefpdf.model.reference import Reference
from briefpdf.readers.archive.read import Archive, read_archive
from briefpdf.source.text import Span

FOLDER = Path(__file__).resolve().parents[3] / "shared/reference/in-focus"
NOWHERE = Span("briefs/claims/made.yaml", 0, 0)


@dataclass(frozen=True)
class Published:
    """A published document: its PDF, and claims that are its own sentences."""

    key: str
    pdf: bytes
    archive: Archive
    claims: tuple[Claim, ...]

    @property
    def reference(self) -> Reference:
        """The document as a source."""
        return Reference(self.key, "report", NOWHERE, files=(f"{self.key}.pdf",))


def published() -> list[Published]:
    """The documents of the reference folder; none where it is absent."""
    documents = [_published(pdf) for pdf in sorted(FOLDER.glob("*.pdf"))]
    # What stands in several of them tells their sources not apart.
    frequency = Counter(claim.statement for one in documents for claim in one.claims)
    return [
        replace(one, claims=tuple(c for c in one.claims if frequency[c.statement] == 1))
        for one in documents
    ]


def _published(pdf: Path) -> Published:
    number = pdf.name.partition(".")[0]
    (text,) = FOLDER.glob(f"{number}*.md")
    data = pdf.read_bytes()
    archive = read_archive(f"{number}.pdf", data).value
    assert archive is not None
    claims = tuple(_claims(number, text.read_text(encoding="utf-8"), archive))
    return Published(number, data, archive, claims)


def _claims(key: str, text: str, archive: Archive) -> Iterator[Claim]:
    for number, sentence in enumerate(_sentences(text)):
        match = find_quote(sentence, archive)
        if match.found and not match.several and match.places[0].first == match.places[0].last:
            page = archive.labels[match.places[0].first]
            name = f"{key.lower()}-{number}"
            citation = Citation(key, f"p. {page}", sentence, NOWHERE, NOWHERE)
            yield Claim(name, sentence, "fact", NOWHERE, (citation,))


def _sentences(text: str) -> Iterator[str]:
    body = text.partition("\n---\n")[2]
    for paragraph in body.split("\n\n"):
        if paragraph.lstrip().startswith(("#", "|", "[", "*", "-", "!")) or "|" in paragraph:
            continue
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", paragraph)
        plain = " ".join(re.sub(r"[*_]{1,2}", "", plain).split())
        for start, end in split_sentences(plain):
            sentence = plain[start:end]
            if 8 <= len(sentence.split()) <= 60 and sentence[0].isupper() and sentence[-1] in '.”"':
                yield sentence
