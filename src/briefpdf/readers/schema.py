"""JSON Schemas of what users write, from the same shapes that the readers read by."""

from __future__ import annotations

from typing import Any

from .brief_shape import FRONT_MATTER
from .claim_shape import REGISTRY
from .shape import Shape

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def schema_of(name: str) -> dict[str, Any]:
    """The schema of a claim registry ("claims") or of a brief's front matter ("brief")."""
    shape = {"claims": REGISTRY, "brief": FRONT_MATTER}[name]
    return {"$schema": DRAFT, "title": shape.doc.rstrip("."), **_schema(shape)}


def _schema(shape: Shape) -> dict[str, Any]:
    made = _bare(shape)
    if shape.lone:
        made = {"anyOf": [made, _schema(shape.of)]} if shape.of else made
    return {"description": shape.doc, **made}


def _bare(shape: Shape) -> dict[str, Any]:
    if shape.kind == "record":
        record: dict[str, Any] = {
            "type": "object",
            "properties": {name: _schema(field) for name, field in shape.fields.items()},
            "additionalProperties": False,
        }
        required = [name for name, field in shape.fields.items() if field.required]
        if required:
            record["required"] = required
        if shape.short:
            return {"anyOf": [record, _schema(shape.fields[shape.short])]}
        return record
    if shape.kind == "map" and shape.of:
        return {"type": "object", "additionalProperties": _schema(shape.of)}
    if shape.kind == "list" and shape.of:
        return {"type": "array", "items": _schema(shape.of)}
    if shape.kind == "choice":
        return {"enum": list(shape.choices)}
    if shape.kind == "switch":
        return {"type": "boolean"}
    if shape.kind == "integer":
        return {"type": "integer"}
    if shape.kind == "number":
        return {"type": "number"}
    scalar = {"type": ["string", "number", "boolean"]}
    if shape.kind == "texts":
        return {"anyOf": [scalar, {"type": "array", "items": scalar}]}
    if shape.kind == "date":
        # An editor's YAML reader takes a bare 2024 for a number.
        return {"anyOf": [{"type": "string", "pattern": _DATE}, {"type": "integer"}]}
    return scalar
