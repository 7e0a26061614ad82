"""Claims as rows of a table, and what a changed row asks for.

Columns are named as `claim edit` names fields. What a cell may not say is compared as it was
written, so that a row that nobody touched changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ...model.claim import Claim
from ...source.text import Text
from ..tree.scalars import Value, render_flow
from .registry import all_written

PLAIN = ("statement", "kind", "short", "date", "as_of", "expires", "confidence", "author")
LISTS = ("topic", "basis")
RECORDS = ("values", "calculate")
SOURCE = ("key", "locator", "quote")
# What is told and not taken back.
TOLD = ("reviews", "file")
ID, DIGEST = "id", "digest"

Row = dict[str, str]


def columns(claims: Iterable[Claim]) -> list[str]:
    """The columns that a table of these claims needs, in order."""
    most = max((len(claim.citations) for claim in claims), default=0)
    sources = [f"sources.{number}.{part}" for number in range(most) for part in SOURCE]
    return [ID, *PLAIN, *LISTS, *sources, *RECORDS, *TOLD, DIGEST]


def rows(claims: Sequence[Claim], text: Callable[[str], Text]) -> list[Row]:
    """A row for each claim, with the digest of what it was made from; `text` reads a file."""
    paths = dict.fromkeys(claim.span.path for claim in claims)
    written = {path: all_written(text(path)) for path in paths}
    made = []
    for claim in claims:
        found = written[claim.span.path].get(claim.id)
        made.append(row(claim, found.digest if found else ""))
    return made


def row(claim: Claim, digest: str) -> Row:
    """A claim as a row: every cell a text, empty for what it has not."""
    cells = {ID: claim.id, DIGEST: digest, "file": claim.span.path}
    written = set(claim.spans)
    for name in PLAIN:
        # The kind of a claim that names none is not a field of it.
        value = getattr(claim, name) if name != "kind" or "kind" in written else None
        cells[name] = "" if value is None else str(value)
    cells |= {"topic": "; ".join(claim.topics), "basis": "; ".join(claim.basis)}
    for number, one in enumerate(claim.citations):
        parts = (one.key, one.locator, one.quote)
        for part, text in zip(SOURCE, parts, strict=True):
            cells[f"sources.{number}.{part}"] = text or ""
    cells["values"] = render_flow(values_of(claim)) if claim.values else ""
    cells["calculate"] = render_flow(calculation_of(claim)) if claim.calculation else ""
    cells["reviews"] = "; ".join(f"{one.by} {one.on}" for one in claim.reviews)
    return cells


def values_of(claim: Claim) -> dict[str, Value]:
    """The values of a claim as a registry would have them."""
    return {
        name: _without_none(
            {
                "value": one.value,
                "unit": one.unit,
                "qualifier": one.qualifier,
                "column": one.column,
            }
        )
        for name, one in claim.values.items()
    }


def calculation_of(claim: Claim) -> dict[str, Value]:
    """The calculation of a claim as a registry would have it."""
    made = claim.calculation
    if made is None:
        return {}
    decimals = None if made.round is None else str(made.round)
    parts = {"result": made.result, "unit": made.unit, "round": decimals, "formula": made.formula}
    return {**_without_none(parts), "inputs": dict(made.inputs)}


def _without_none(parts: Mapping[str, str | None]) -> dict[str, Value]:
    return {name: text for name, text in parts.items() if text is not None}
