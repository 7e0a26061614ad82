"""Claims as a registry file has them, and sources as a bibliography has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
import json
from typing import Any

import yaml

from ..bibliography.entry import BODIES, escape, escape_address
from ..model.claim import Claim
from ..model.reference import Name, Reference
from ..readers.bib.reference import ADDRESSES, ALIASES, VERBATIM
from .pack import canonical

# Of hashes that only tell which of several things is another.
_DIGITS = 24


def records_text(records: Mapping[str, Mapping[str, Any]]) -> str:
    """Claims as the text of a registry file, all their fields as they are read.

    They are given as their records, by their ids.
    """
    if not records:
        return "claims: {}\n"
    told = (json.dumps({name: one}, ensure_ascii=False) for name, one in records.items())
    return _HEAD + "".join(map(_record_text, told))


_HEAD = "claims:\n"


# The briefs of a workspace share their claims.
@lru_cache(maxsize=1024)
def _record_text(told: str) -> str:
    """A claim's part of a registry file, of its record by its id as JSON."""
    record = {"claims": json.loads(told)}
    text = yaml.dump(record, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return str(text).removeprefix(_HEAD)


def claim_record(claim: Claim) -> dict[str, Any]:
    """A claim as a mapping, in the order in which people write one."""
    made = claim.calculation
    return _said(
        statement=claim.statement,
        kind=claim.kind,
        short=claim.short,
        date=_date(claim.date),
        as_of=_date(claim.as_of),
        expires=_date(claim.expires),
        confidence=claim.confidence,
        topic=list(claim.topics),
        values={
            name: _said(value=one.value, unit=one.unit, qualifier=one.qualifier, column=one.column)
            for name, one in claim.values.items()
        },
        sources=[
            _said(
                key=one.key,
                locator=one.locator,
                quote=one.quote,
                translation=one.translation
                and _said(
                    text=one.translation.text, by=one.translation.by, kind=one.translation.kind
                ),
            )
            for one in claim.citations
        ],
        basis=list(claim.basis),
        calculate=made
        and _said(
            result=made.result,
            unit=made.unit,
            round=None if made.round is None else str(made.round),
            formula=made.formula,
            inputs=dict(made.inputs),
        ),
        author=claim.author,
        review=[
            _said(by=one.by, on=str(one.on), fingerprint=one.fingerprint, objection=one.objection)
            for one in claim.reviews
        ],
    )


def claim_digest(claim: Claim) -> str:
    """A hash over all that a registry says of a claim."""
    return record_digest(claim_record(claim))


def record_digest(record: Mapping[str, Any]) -> str:
    """The same of its record."""
    return sha256(canonical(record)).hexdigest()[:_DIGITS]


def entry_digest(reference: Reference) -> str:
    """A hash over all that a bibliography says of a source."""
    return sha256(entry_text(reference).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


# LibYAML writes five times as fast, where it is there.
_Safe: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_Safe):  # type: ignore[misc]
    """Writes no anchors: the same text twice is written twice."""

    def ignore_aliases(self, data: Any) -> bool:
        """Nothing is shared."""
        return True


def _said(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def _date(value: object) -> str | None:
    return str(value) if value else None


def entries_text(references: Iterable[Reference]) -> str:
    """Sources as the text of a bibliography, strings and inheritance resolved."""
    return "\n".join(map(entry_text, references))


def entry_text(reference: Reference) -> str:
    """A source as an entry of BibTeX."""
    # What has two names is written under the one that both programs know.
    doubled = {alias for alias, name in ALIASES.items() if name in reference.fields}
    lines = [
        f"  {name} = {{{_value(reference, name, text)}}},"
        for name, text in reference.fields.items()
        if text and name not in doubled and name not in ("crossref", "xdata")
    ]
    return "\n".join([f"@{reference.type}{{{reference.key},", *lines, "}", ""])


def _value(reference: Reference, name: str, text: str) -> str:
    if name in VERBATIM:
        return text
    if name in ADDRESSES:
        return escape_address(text)
    if names := reference.names.get(name):
        return " and ".join(map(_name, names))
    if name in BODIES and "and" in text.casefold().split():
        return f"{{{escape(text)}}}"
    return escape(text)


def _name(name: Name) -> str:
    family = escape(name.family)
    if not (name.given or name.particle or name.suffix):
        return family if family == "others" else f"{{{family}}}"
    whole = [name.family, name.given, name.particle, name.suffix]
    if not any("," in part or "and" in part.casefold().split() for part in whole):
        family = f"{escape(name.particle)} {family}" if name.particle else family
        return ", ".join(filter(None, (family, escape(name.suffix), escape(name.given))))
    parts = {"family": family, "given": escape(name.given)}
    parts |= {"prefix": escape(name.particle), "suffix": escape(name.suffix)}
    return ", ".join(f"{part}={{{text}}}" for part, text in parts.items() if text)
