"""Fingerprints of claims, and which reviews still hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
import hashlib
from typing import Any

from msgspec.structs import replace

from ..model.claim import Claim, Review
from ..model.people import People, find_person, same_person
from ..source.workspace import FileTooLarge, OutsideWorkspace
from .graph import grounds_of
from .project import Project

Checksum = Callable[[str], str | None]


def fingerprint(claim: Claim, project: Project) -> str:
    """A hash (SHA-256, 16 hexadecimal digits) over what a review of the claim is a review of.

    That is whatever it prints or rests on: its statement, kind, dates, label, confidence and
    values; of each source the key, the locator, the quote and the archived copies; its basis and
    its calculation, and with them all this of every claim that they lead to.
    """
    return Fingerprints(project).of(claim)


class Fingerprints:
    """The fingerprints of a project's claims; `checksum` gives the SHA-256 of a file."""

    def __init__(self, project: Project, checksum: Checksum | None = None) -> None:
        self._project = project
        self._checksum = checksum or self._read_checksum
        self._contents: dict[str, Any] = {}
        self._copies: dict[str, list[str]] = {}

    def of(self, claim: Claim) -> str:
        """The fingerprint of a claim (see `fingerprint`)."""
        below = sorted(self._below(claim) - {claim.id})
        content = [self._content(claim)]
        content += [[name, self._content(self._project.claims[name])] for name in below]
        import json  # Few claims are asked for theirs.

        encoded = json.dumps(content, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(encoded.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def parts(self, claim: Claim) -> dict[str, str]:
        """All that the fingerprint of a claim is of, each part as a text by its name.

        Archived copies, and the claims that it rests on, stand there by hashes.
        """
        parts: dict[str, str] = {}
        for name, content in self._content(claim).items():
            parts |= _flat(name, content)
        for key in dict.fromkeys(citation.key for citation in claim.citations):
            if copies := self._copies_of(key):
                parts[f"copy of {key}"] = " ".join(digest[:12] for digest in copies)
        for name in sorted(self._below(claim) - {claim.id}):
            import json

            encoded = json.dumps(self._content(self._project.claims[name]), sort_keys=True)
            parts[f"claim {name}"] = hashlib.sha256(encoded.encode()).hexdigest()[:12]
        return parts

    def _below(self, claim: Claim) -> set[str]:
        """The claims that a claim rests on; a draft of one may name others than the project's."""
        return set(self._project.graph.below(grounds_of(claim))) if grounds_of(claim) else set()

    def _content(self, claim: Claim) -> Any:
        if claim.id not in self._contents:
            self._contents[claim.id] = self._read_content(claim)
        return self._contents[claim.id]

    def _read_content(self, claim: Claim) -> Any:
        made = claim.calculation
        return {
            "statement": claim.statement,
            "kind": claim.kind,
            "short": claim.short,
            "dates": [str(date or "") for date in (claim.date, claim.as_of, claim.expires)],
            "confidence": claim.confidence,
            "values": {
                name: [value.value, value.unit, value.qualifier, *_written(value.column)]
                for name, value in claim.values.items()
            },
            "sources": [
                [
                    citation.key,
                    citation.locator,
                    citation.quote,
                    self._copies_of(citation.key),
                    *_written(citation.translation.text if citation.translation else None),
                ]
                for citation in claim.citations
            ],
            "basis": list(claim.basis),
            "calculate": made
            and [made.formula, made.result, made.unit, made.round, dict(made.inputs)],
        }

    def _copies_of(self, key: str) -> list[str]:
        """The checksums of a source's copies, as they are and as they were recorded.

        To record the right one changes nothing.
        """
        if key not in self._copies:
            reference = self._project.references.get(key)
            found = {reference.fields.get("sha256", "").lower()} if reference else set()
            found |= {self._checksum(path) or "" for path in (reference.files if reference else ())}
            self._copies[key] = sorted(found - {""})
        return self._copies[key]

    def _read_checksum(self, path: str) -> str | None:
        try:
            return hashlib.sha256(self._project.workspace.read_bytes(path)).hexdigest()
        except (OSError, OutsideWorkspace, FileTooLarge):
            return None


def _flat(name: str, content: Any) -> dict[str, str]:
    """A part of a claim's content as texts: sources by key, values and inputs by name."""
    if content in (None, [], {}, ""):
        return {}
    if name == "dates":
        named = zip(("date", "as_of", "expires"), content, strict=True)
        return {field: text for field, text in named if text}
    if name == "values":
        return {f"values.{key}": _joined(parts) for key, parts in content.items()}
    if name == "sources":
        flat: dict[str, str] = {}
        for number, (key, locator, quote, _, *translation) in enumerate(content):
            flat[f"sources.{number}.key"] = key
            more = {"locator": locator, "quote": quote, "translation": _joined(translation)}
            flat |= {f"sources.{number}.{part}": text for part, text in more.items() if text}
        return flat
    if name == "calculate":
        formula, result, unit, places, inputs = content
        flat = {"calculate.formula": formula, "calculate.result": _joined((result, unit))}
        flat |= {} if places is None else {"calculate.round": str(places)}
        return flat | {f"calculate.inputs.{key}": text for key, text in inputs.items()}
    return {name: "; ".join(content) if isinstance(content, list) else str(content)}


def _joined(parts: Iterable[str | None]) -> str:
    return " ".join(part for part in parts if part)


def by_others(claim: Claim, people: People) -> list[Review]:
    """The reviews that bear a claim out, each by another than its author: one of each person.

    With a roster, only the reviews of its people count.
    """
    found: list[Review] = []
    for review in claim.reviews:
        stranger = bool(people) and find_person(review.by, people) is None
        if review.objection or stranger or same_person(review.by, claim.author, people):
            continue
        if not any(same_person(review.by, one.by, people) for one in found):
            found.append(review)
    return found


def reviewers(claim: Claim, fingerprint: str, people: People) -> list[str]:
    """Who has reviewed a claim as it now is: each once, without its author."""
    current = [review for review in claim.reviews if review.fingerprint == fingerprint]
    return [one.by for one in by_others(replace(claim, reviews=tuple(current)), people)]


def _written(field: str | None) -> tuple[str, ...]:
    """A field that few claims have: those without it keep the fingerprint that they had."""
    return (field,) if field is not None else ()
