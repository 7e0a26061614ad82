"""A claim as a form: its fields with their help, and what was changed in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
import json
from typing import Any

from msgspec import Struct

from ..editing.claims.add import shape_of, split_path
from ..model.claim import Claim
from ..readers.shape import Shape
from ..readers.shapes import CALCULATION, CLAIM, SOURCE, VALUE
from ..source.mendable import Mendable

_LABELS = {
    "as_of": "As of",
    "calculate": "Calculation",
    "topic": "Topics",
    "basis": "Rests on",
    "short": "Label in figures",
}
# The fields of a claim that stand beside each other below what it states.
DETAILS = ("kind", "author", "date", "as_of", "expires", "confidence", "short", "topic")


class Field(Struct, frozen=True):
    """A field of a form: `name` leads to it in the claim, such as `sources.0.quote`."""

    name: str
    label: str
    help: str
    value: str
    prose: bool = False
    choices: Sequence[str] = ()
    example: str = ""


def _field(name: str, value: object, shape: Shape, label: str | None = None) -> Field:
    last = name.rpartition(".")[2]
    shown = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")
    return Field(
        name,
        label or _LABELS.get(last, last.capitalize().replace("_", " ")),
        shape.doc,
        shown,
        shape.prose and last != "short",
        shape.choices,
        shape.examples[0] if shape.examples else "",
    )


def form_of(claim: Claim) -> dict[str, Any]:
    """The fields of a claim, in groups; an empty source and an empty value come last."""
    given = {"topic": claim.topics}
    sources = [
        [
            _field(f"sources.{at}.{name}", getattr(one, name), SOURCE.fields[name])
            for name in ("key", "locator", "quote")
        ]
        for at, one in enumerate(claim.citations)
    ]
    values = {
        one.name: [
            _field(f"values.{one.name}.{name}", getattr(one, name), VALUE.fields[name])
            for name in ("qualifier", "value", "unit", *(["column"] if _is_table(claim) else []))
        ]
        for one in claim.values.values()
    }
    made = claim.calculation
    calculation = [
        _field(f"calculate.{name}", getattr(made, name), CALCULATION.fields[name])
        for name in ("result", "unit", "round", "formula")
        if made is not None
    ]
    if made is not None:
        of = CALCULATION.fields["inputs"].of
        assert of is not None
        calculation += [
            _field(f"calculate.inputs.{name}", value, of, f"Input {name}")
            for name, value in made.inputs.items()
        ]
    return {
        "statement": _field("statement", claim.statement, CLAIM.fields["statement"]),
        "details": [
            _field(name, given.get(name, getattr(claim, name, "")), CLAIM.fields[name])
            for name in DETAILS
        ],
        "sources": sources,
        "values": values,
        "basis": [_field("basis", claim.basis, CLAIM.fields["basis"])]
        if claim.basis or claim.kind == "judgment"
        else [],
        "calculation": calculation,
        "source_help": {name: SOURCE.fields[name].doc for name in ("key", "locator", "quote")},
        "value_help": {name: VALUE.fields[name].doc for name in VALUE.fields},
    }


def _is_table(claim: Claim) -> bool:
    return claim.kind == "table" or any(one.column for one in claim.values.values())


def as_typed(name: str, written: str) -> str:
    """A field as it is typed on a command line: what is a list here stands in brackets there."""
    if shape_of(split_path(name)).kind != "texts":
        return written
    return json.dumps([one.strip() for one in written.split(",") if one.strip()])


def changes(
    sent: Mapping[str, Any], typed: Callable[[str, str], str] = as_typed
) -> tuple[list[tuple[str, str]], list[str]]:
    """What a form sent asks to set, each field with what was typed, and what to unset.

    Raises `Mendable`.
    """
    put, take = sent.get("set", {}), sent.get("unset", [])
    if not isinstance(put, dict) or not isinstance(take, list):
        raise Mendable("what was sent is no change of a claim", "Load the page again.")
    if not all(isinstance(one, str) for one in (*put, *put.values(), *take)):
        raise Mendable("a field is not a text", "Load the page again.")
    return [(name, typed(name, written)) for name, written in put.items()], list(take)
