"""Makes the evidence of a brief: what its pack says, before it is known where it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote as percent

from ..checks.subject import Subject
from ..compose.composition import Composition
from ..compose.passages import passage_address
from ..compose.walk import contents
from ..engines.content.characters import printed
from ..engines.content.walk import plain_text
from ..evidence.quotation.passage import passages
from ..model.claim import Citation, Claim
from ..model.document import Document, Run, Words
from ..model.people import find_person
from ..model.reference import Reference
from ..project.fingerprint import Checksum, reviewers
from ..settings import Settings
from ..version import VERSION
from .pack import CLAIMS, COPY_PREFIX, ENTRIES, Evidence
from .written import claim_record, entries_text, entry_digest, record_digest, records_text

# So many words stand around a quote on either side, found within so many characters.
_CONTEXT, _REACH = 40, 600
# What of the settings decides how claims are judged.
_SETTINGS = ("template", "strict", "severity", "per_file", "policy")


def make_evidence(
    composition: Composition,
    document: Document,
    subject: Subject,
    verdicts: Mapping[str, str],
    silenced: Mapping[str, Sequence[str]],
    with_copies: bool = False,
) -> Evidence:
    """The evidence of a brief that holds up; `with_copies` has it carry the archived copies.

    `verdicts` and the codes that are `silenced` are by the ids of claims.
    """
    project = subject.project
    claims, references = _resting(composition, subject)
    uses = _uses(document)
    entries = {entry.key: plain_text(entry.content) for entry in document.sources}
    maker = _Maker(subject, verdicts, silenced)
    records = {claim.id: claim_record(claim) for claim in claims}
    sources, copies = {}, dict[str, bytes]()
    for reference in references:
        named = dict[str, str]()
        for path in reference.files:
            checksum = subject.archives.checksum(path)
            if checksum is not None:
                named[path] = checksum
                if with_copies:
                    copies[copy_name(path, checksum)] = project.workspace.read_bytes(path)
        sources[reference.key] = {
            "entry": entries.get(reference.key, ""),
            "copies": named,
            "written": entry_digest(reference),
        }
    meta = document.meta
    about = {
        "brief": {
            "id": meta.brief,
            "title": meta.title,
            "number": meta.number,
            "version": meta.version,
            "date": str(meta.date),
            "lang": meta.lang,
            "authors": ", ".join(author.name for author in meta.authors),
        },
        "program": f"briefpdf {VERSION}",
        "settings": _settings(project.settings),
    }
    return Evidence(
        about,
        [maker.claim(claim, uses.get(claim.id, []), records[claim.id]) for claim in claims],
        sources,
        {
            CLAIMS: records_text(records).encode(),
            ENTRIES: entries_text(references).encode(),
            **copies,
        },
    )


def decided_by(
    composition: Composition,
    subject: Subject,
    verdicts: Mapping[str, str],
    silenced: Mapping[str, Sequence[str]],
    checksum: Checksum,
) -> tuple[Any, ...]:
    """What decides the evidence of a brief: its claims with their verdicts, sources and copies.

    `checksum` gives a hash over a copy.
    """
    claims, references = _resting(composition, subject)
    copies = tuple(checksum(path) for one in references for path in one.files)
    judged = tuple((verdicts.get(one.id, ""), *silenced.get(one.id, ())) for one in claims)
    return tuple(claims), tuple(references), copies, judged


def copy_name(path: str, checksum: str) -> str:
    """What an archived copy is called in a file that carries it."""
    return f"{COPY_PREFIX}{checksum[:12]}-{PurePosixPath(path).name}"


def _resting(composition: Composition, subject: Subject) -> tuple[list[Claim], list[Reference]]:
    """The claims that a brief rests on, and the sources of these and of the brief."""
    project = subject.project
    names = _rests_on(composition, subject)
    claims = [project.claims[name] for name in names if name in project.claims]
    keys = dict.fromkeys(
        (*composition.sources, *(one.key for claim in claims for one in claim.citations))
    )
    return claims, [project.references[key] for key in keys if key in project.references]


def _rests_on(composition: Composition, subject: Subject) -> dict[str, None]:
    """The claims of a brief, in the order of their use, and those that they rest on."""
    below = sorted(subject.graph.below(composition.claims))
    return dict.fromkeys((*composition.claims, *below))


def _settings(settings: Settings) -> dict[str, Any]:
    said: dict[str, Any] = {name: getattr(settings, name) for name in _SETTINGS}
    policy = settings.policy
    said["policy"] = {
        one.name: list(value) if isinstance(value, tuple) else value
        for one in fields(policy)
        for value in (getattr(policy, one.name),)
    }
    said["severity"] = dict(settings.severity)
    said["per_file"] = {path: dict(own) for path, own in settings.per_file.items()}
    return said


def _uses(document: Document) -> dict[str, list[tuple[str, str]]]:
    """The words that a document prints of each claim, with what they are, in order."""
    found: dict[Run, list[str]] = {}
    for content in (*contents(document.blocks), document.meta.notice):
        begun: set[Run] = set()
        for inline in content:
            if isinstance(inline, Words):
                for run in inline.runs:
                    # The cells of a row are words of their own.
                    found.setdefault(run, []).extend([" "] if run not in begun else [])
                    begun.add(run)
                    found[run].append(printed(inline.text))
    uses: dict[str, list[tuple[str, str]]] = {}
    for run, texts in found.items():
        words = " ".join("".join(texts).split())
        for name in run.claims:
            use = (words, run.kind)
            if words and use not in uses.setdefault(name, []):
                uses[name].append(use)
    return uses


class _Maker:
    def __init__(
        self,
        subject: Subject,
        verdicts: Mapping[str, str],
        silenced: Mapping[str, Sequence[str]],
    ) -> None:
        self.subject = subject
        self.verdicts = verdicts
        self.silenced = silenced

    def claim(
        self, claim: Claim, uses: list[tuple[str, str]], said: dict[str, Any]
    ) -> dict[str, Any]:
        """The record of a claim; where its words stand is not yet in it.

        `said` is all that the registry says of it.
        """
        print_ = self.subject.fingerprints.of(claim) if claim.reviews else ""
        people = self.subject.project.settings.people
        current = set(reviewers(claim, print_, people)) if claim.reviews else set()
        record: dict[str, Any] = {
            "id": f"urn:briefpdf:claim:{percent(claim.id)}",
            "type": "Annotation",
            "motivation": "assessing",
            "claim": claim.id,
            "statement": claim.statement,
            "kind": claim.kind,
            "written": record_digest(said),
            "verdict": self.verdicts.get(claim.id, "unchecked"),
            "target": [{"use": kind, "words": words} for words, kind in uses],
            "body": [self._passage(one) for one in claim.citations],
        }
        if claim.values:
            record["values"] = {name: _value(one) for name, one in claim.values.items()}
        if grounds := [*claim.basis, *_inputs(claim)]:
            record["basis"] = list(dict.fromkeys(grounds))
        if codes := self.silenced.get(claim.id):
            record["silenced"] = list(codes)
        if claim.author:
            record["creator"] = {"type": "Person", "name": self._name(claim.author)}
        if claim.reviews:
            record["reviews"] = [
                {
                    "by": self._name(one.by),
                    "on": str(one.on),
                    "current": one.by in current,
                    **({"objection": one.objection} if one.objection else {}),
                }
                for one in claim.reviews
            ]
        return record

    def _name(self, written: str) -> str:
        """Somebody's name as the roster has it, else as it is written."""
        person = find_person(written, self.subject.project.settings.people)
        return person.name if person is not None else written

    def _passage(self, citation: Citation) -> dict[str, Any]:
        reference = self.subject.project.references.get(citation.key)
        url = reference.get("url") if reference is not None else ""
        said: dict[str, Any] = {
            "type": "SpecificResource",
            "source": url or f"urn:briefpdf:source:{percent(citation.key)}",
            "key": citation.key,
        }
        if citation.locator:
            said["locator"] = citation.locator
        if citation.quote:
            said["quote"] = citation.quote
            said.update(self._found(citation, citation.quote, url))
        return said

    def _found(self, citation: Citation, quote: str, url: str) -> dict[str, Any]:
        """Where a quote stands in a copy, and what stands around it; nothing where in none."""
        archives = self.subject.archives
        for archive in archives.of(citation.key):
            match = archives.match(quote, archive, citation.locator)
            if not match.found:
                continue
            place = match.places[0]
            before, behind = passages(archive).around(place, _REACH)
            selector: list[dict[str, str]] = [
                {
                    "type": "TextQuoteSelector",
                    "exact": place.words,
                    "prefix": " ".join(before.split()[-_CONTEXT:]),
                    "suffix": " ".join(behind.split()[:_CONTEXT]),
                }
            ]
            if place.labels[0]:
                selector.append({"type": "FragmentSelector", "value": f"page={place.first + 1}"})
            found = {"copy": archives.checksum(archive.path), "selector": selector}
            if address := passage_address(url, archive, place):
                found["address"] = address
            return found
        return {}


def _value(value: Any) -> str:
    return " ".join(filter(None, (value.qualifier, value.value, value.unit)))


def _inputs(claim: Claim) -> Iterator[str]:
    if claim.calculation is not None:
        for written in claim.calculation.inputs.values():
            yield written.partition(".")[0]
