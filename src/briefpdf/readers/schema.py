"""JSON Schemas of what users write, from the same shapes that the readers read by."""

from __future__ import annotations

from typing import Any

from .record import MAX_ITEMS
from .shape import Shape
from .shapes import FRONT_MATTER, REGISTRY

DRAFT = "https://json-schema.org/draft/2020-12/schema"

# A day that there is, but for February 29, which no pattern can tell.
_DAY = (
    "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    "|02-(0[1-9]|1[0-9]|2[0-9])"
)
_DATE = rf"^\s*(?!0000)[0-9]{{4}}(-(0[1-9]|1[0-2]|{_DAY}))?\s*$"
_NUMBER = r"^\s*[+-]?(?=[0-9.]{1,24}\s*$)([0-9]+(\.[0-9]*)?|\.[0-9]+)\s*$"
_INTEGER, _LARGEST = r"^\s*[+-]?[0-9]{1,9}\s*$", 999_999_999
_SCALAR = ["string", "number", "boolean"]


def schema_of(name: str) -> dict[str, Any]:
    """The schema of a claim registry ("claims") or of a brief's front matter ("brief").

    It accepts what the reader accepts. Written in YAML, a value may be empty where it may be
    absent, and a text may look like a number: readers take scalars as they are written.
    """
    shape = {"claims": REGISTRY, "brief": FRONT_MATTER}[name]
    return {"$schema": DRAFT, "title": shape.doc.rstrip("."), **_schema(shape)}


def _schema(shape: Shape, optional: bool = False) -> dict[str, Any]:
    made = _bare(shape)
    ways = [made]
    if shape.lone and shape.of:
        ways.append(_schema(shape.of))
    if shape.short:
        ways.append(_schema(shape.fields[shape.short]))
    if optional:
        ways.append({"type": "null"})
    described: dict[str, Any] = {"description": shape.doc}
    if shape.examples:
        described["examples"] = list(shape.examples)
    return described | (made if len(ways) == 1 else {"anyOf": ways})


def _bare(shape: Shape) -> dict[str, Any]:
    """The schema of a value, without what is said about it."""
    if shape.kind == "record":
        return _record(shape)
    if shape.kind == "map" and shape.of:
        made: dict[str, Any] = {"type": "object", "additionalProperties": _schema(shape.of)}
        made["maxProperties"] = MAX_ITEMS
        if shape.names:
            del made["maxProperties"]
            made["propertyNames"] = {"pattern": shape.names}
        return made
    if shape.kind == "list" and shape.of:
        return {"type": "array", "items": _schema(shape.of), "maxItems": MAX_ITEMS}
    if shape.kind == "texts":
        items = {"type": [*_SCALAR, "null"]}
        many = {"type": "array", "items": items, "maxItems": MAX_ITEMS}
        return {"anyOf": [{"type": _SCALAR}, many]}
    if shape.kind == "choice":
        return {"enum": list(shape.choices)}
    if shape.kind == "switch":
        return {"type": "boolean"}
    if shape.kind == "text":
        return _text(shape)
    return _written(shape)


def _record(shape: Shape) -> dict[str, Any]:
    made: dict[str, Any] = {
        "type": "object",
        "properties": {
            name: _schema(field, optional=not field.required)
            for name, field in shape.fields.items()
        },
        "additionalProperties": False,
    }
    if required := [name for name, field in shape.fields.items() if field.required]:
        made["required"] = required
    return made


def _text(shape: Shape) -> dict[str, Any]:
    if shape.pattern:
        return {"type": "string", "pattern": shape.pattern}
    made: dict[str, Any] = {"type": _SCALAR}
    return made | ({"maxLength": shape.longest} if shape.longest else {})


def _written(shape: Shape) -> dict[str, Any]:
    """A number or a date: an editor may read it as a text or, where it looks like one, a number."""
    if shape.kind == "date":
        year = {"type": "integer", "minimum": 1000, "maximum": 9999}
        return {"anyOf": [{"type": "string", "pattern": _DATE}, year]}
    if shape.kind == "integer":
        whole = {"type": "integer", "minimum": -_LARGEST, "maximum": _LARGEST}
        return {"anyOf": [whole, {"type": "string", "pattern": _INTEGER}]}
    return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": _NUMBER}]}
