"""What of a claim, or of a source, is no longer what it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from ..model.claim import Calculation, Citation, Claim, Review, Value
from ..model.reference import Reference

_DETAILS = ("kind", "short", "date", "as_of", "expires", "confidence", "author")


class Aspect(Struct, frozen=True):
    """One thing that differs, in words; empty before where it is new, and after where it is gone.

    `what` says of which sort it is: id, statement, value, source, basis, calculation, review,
    detail.
    """

    what: str
    name: str
    before: str
    after: str


def claim_aspects(old: Claim, new: Claim) -> tuple[Aspect, ...]:
    """What differs between two states of a claim; fields that could not be read are left out."""
    unread = old.unread | new.unread
    found = [*_one("id", "id", old.id, new.id)]

    def compare(field: str, aspects: Iterator[Aspect]) -> None:
        if field not in unread:
            found.extend(aspects)

    compare("statement", _one("statement", "statement", old.statement, new.statement))
    compare("values", _each("value", _values(old.values), _values(new.values)))
    compare("sources", _sources(_citations(old), _citations(new)))
    compare("basis", _one("basis", "basis", ", ".join(old.basis), ", ".join(new.basis)))
    calculations = _calculation(old.calculation), _calculation(new.calculation)
    compare("calculate", _one("calculation", "calculation", *calculations))
    for name in _DETAILS:
        before, after = (str(getattr(claim, name) or "") for claim in (old, new))
        compare(name, _one("detail", name.replace("_", "-"), before, after))
    topics = ", ".join(old.topics), ", ".join(new.topics)
    compare("topic", _one("detail", "topic", *topics))
    compare("review", _one("review", "review", _reviews(old.reviews), _reviews(new.reviews)))
    return tuple(found)


def source_aspects(old: Reference, new: Reference) -> tuple[Aspect, ...]:
    """The fields of an entry of the bibliography that differ."""
    found = [*_one("field", "type", old.type, new.type), *_each("field", old.fields, new.fields)]
    return tuple(found)


def _one(what: str, name: str, before: str, after: str) -> Iterator[Aspect]:
    if before != after:
        yield Aspect(what, name, before, after)


def _each(what: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Aspect]:
    for name in dict.fromkeys((*old, *new)):
        yield from _one(what, name, old.get(name, ""), new.get(name, ""))


def _values(values: Mapping[str, Value]) -> dict[str, str]:
    return {
        name: " ".join(filter(None, (value.qualifier, value.value, value.unit, _column(value))))
        for name, value in values.items()
    }


def _column(value: Value) -> str:
    return f"in the column “{value.column}”" if value.column else ""


def _sources(old: Mapping[str, Citation], new: Mapping[str, Citation]) -> Iterator[Aspect]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if before is None or after is None:
            yield from _one("source", name, _cited(before), _cited(after))
            continue
        locators = before.locator or "", after.locator or ""
        yield from _one("source", f"{name}, locator", *locators)
        yield from _one("source", f"{name}, quote", _quoted(before), _quoted(after))
        translations = _translated(before), _translated(after)
        yield from _one("source", f"{name}, translation", *translations)


def _citations(claim: Claim) -> dict[str, Citation]:
    """The citations of a claim by their keys, a second of one key as `key (2)`."""
    seen: Counter[str] = Counter()
    named = {}
    for citation in claim.citations:
        seen[citation.key] += 1
        number = seen[citation.key]
        named[citation.key if number == 1 else f"{citation.key} ({number})"] = citation
    return named


def _cited(citation: Citation | None) -> str:
    if citation is None:
        return ""
    told = (citation.locator, _quoted(citation), _translated(citation))
    return ": ".join(filter(None, told)) or "cited"


def _quoted(citation: Citation) -> str:
    return f"“{' '.join(citation.quote.split())}”" if citation.quote else ""


def _translated(citation: Citation) -> str:
    translation = citation.translation
    if translation is None:
        return ""
    whose = ", ".join(filter(None, (translation.kind, translation.by and f"by {translation.by}")))
    text = f"“{' '.join(translation.text.split())}”"
    return f"{text} ({whose})" if whose else text


def _calculation(calculation: Calculation | None) -> str:
    if calculation is None:
        return ""
    inputs = ", ".join(f"{name} = {place}" for name, place in calculation.inputs.items())
    rounded = "" if calculation.round is None else f", rounded to {calculation.round}"
    result = " ".join(filter(None, (calculation.result, calculation.unit)))
    return f"{result} = {calculation.formula}{rounded}; {inputs}"


def _reviews(reviews: tuple[Review, ...]) -> str:
    return "; ".join(map(_review, reviews))


def _review(review: Review) -> str:
    told = (
        review.by,
        f"on {review.on}" if review.on else "",
        f"({review.fingerprint})" if review.fingerprint else "",
        f"objects: “{review.objection}”" if review.objection else "",
    )
    return " ".join(filter(None, told))
