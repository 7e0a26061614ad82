"""The schemas accept what the readers accept, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
import copy
import json
import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
import pytest

from briefpdf.readers.brief import read_brief
from briefpdf.readers.claims import read_claims
from briefpdf.readers.schema import schema_of
from briefpdf.source.diagnostic import Diagnostic
from briefpdf.source.text import Text

CLAIMS, BRIEF = (Draft202012Validator(schema_of(name)) for name in ("claims", "brief"))
SHAPE = {"CLAIM003", "CLAIM004", "CLAIM005", "CLAIM020", "BRIEF014", "BRIEF020"}


def as_yaml(document: Any) -> str:
    """A document as YAML that holds any character, and a number as people write it."""
    written = json.dumps(_plain(document), ensure_ascii=False)
    return re.sub(r"[^\x20-\x7e]", lambda match: f"\\U{ord(match[0]):08X}", written)


def _plain(value: Any) -> Any:
    """JSON can say 1e5 and 1.0, which the schema cannot tell from 100000 and 1."""
    if isinstance(value, float):
        return round(value, 3) if abs(value) < 1e12 and value != int(value) else 7
    if isinstance(value, int) and not isinstance(value, bool):
        return value if abs(value) < 10**20 else 7
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return value


def read_registry(document: Any) -> list[Diagnostic]:
    found = read_claims(Text("claims.yaml", as_yaml(document))).diagnostics
    return [one for one in found if one.code in SHAPE]


def read_front_matter(document: Any) -> list[Diagnostic]:
    found = read_brief(Text("brief.md", f"---\n{as_yaml(document)}\n---\n")).diagnostics
    return [one for one in found if one.code in SHAPE]


KINDS: dict[str, tuple[Draft202012Validator, Callable[[Any], list[Diagnostic]]]] = {
    "claims": (CLAIMS, read_registry),
    "brief": (BRIEF, read_front_matter),
}

WHOLE: dict[str, Any] = {
    "claims": {
        "claims": {
            "troops-2024": {
                "statement": "Troops went.",
                "kind": "fact",
                "short": "Troops",
                "date": "2024-10",
                "as_of": 2025,
                "expires": "2025-12-31",
                "confidence": "high",
                "topic": ["military", 7],
                "values": {
                    "troops": {"value": 10000, "unit": "people", "qualifier": "about"},
                    "n": 5,
                },
                "sources": [{"key": "crs", "locator": "p. 2", "quote": "Troops went."}],
                "basis": "other",
                "calculate": {
                    "result": "-20",
                    "unit": "percent",
                    "round": 0,
                    "formula": "a / b",
                    "inputs": {"a": "x.y", "b": "x.z"},
                },
                "author": "ab",
                "review": {"by": "mm", "on": "2025-06-10", "fingerprint": "abc"},
            },
            "second": {"statement": True, "review": [{"by": 1, "on": 2025}], "topic": None},
        }
    },
    "brief": {
        "title": "Troops",
        "number": 7,
        "version": 4,
        "date": "2025-06-13",
        "status": "updated",
        "template": "in-focus",
        "lang": "en-US",
        "notice": None,
        "authors": ["Ada Byrd", {"name": "Bo Chen", "title": "Analyst"}],
        "figures": {
            "one": {
                "kind": "table",
                "title": "T",
                "subtitle": "S",
                "span": "page",
                "claims": ["a", "b"],
                "notes": "N",
            },
            "two": {"kind": "image", "title": "T", "file": "x.jpg", "alt": "A", "source": "crs"},
        },
    },
}


def agree(kind: str, document: Any) -> bool:
    """Whether the schema accepts a document; it must be what the reader says."""
    validator, read = KINDS[kind]
    accepted = validator.is_valid(json.loads(json.dumps(_plain(document))))
    found = read(document)
    assert accepted == (not found), [one.message for one in found] or [
        error.message for error in validator.iter_errors(document)
    ]
    return accepted


@pytest.mark.parametrize("kind", KINDS)
def test_the_schemas_are_schemas(kind: str) -> None:
    Draft202012Validator.check_schema(schema_of(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_with_every_field_is_accepted(kind: str) -> None:
    assert agree(kind, WHOLE[kind])


def accepted_by(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Documents that a schema accepts, made of the few words that our schemas use."""
    if "anyOf" in schema:
        return st.one_of([accepted_by(one) for one in schema["anyOf"]])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "pattern" in schema:
        return st.from_regex(schema["pattern"].replace("$", r"\Z"))
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return st.one_of([_of_kind(kind, schema) for kind in kinds])


def _of_kind(kind: str, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    if kind == "object" and "properties" in schema:
        fields = {name: accepted_by(one) for name, one in schema["properties"].items()}
        required = {name: fields.pop(name) for name in schema.get("required", ())}
        return st.fixed_dictionaries(required, optional=fields)
    if kind == "object":
        names = accepted_by(schema.get("propertyNames", {"type": "string"}))
        if "propertyNames" in schema:
            # Between the letters of its ranges are places that no letter has been given yet.
            names = names.filter(lambda name: re.fullmatch(r"[\w-]+", name) is not None)
        values = accepted_by(schema["additionalProperties"])
        return st.dictionaries(names, values, max_size=2)
    if kind == "array":
        return st.lists(accepted_by(schema["items"]), max_size=3)
    if kind == "string":
        return st.text(max_size=min(100, schema.get("maxLength", 100)))
    low, high = schema.get("minimum", -(10**12)), schema.get("maximum", 10**12)
    return {
        "integer": st.integers(low, high),
        "number": st.one_of(st.integers(low, high), st.floats(-1e9, 1e9)),
        "boolean": st.booleans(),
        "null": st.none(),
    }[kind]


def has_merge(value: Any) -> bool:
    """Whether a name is “<<”, which YAML takes for something else."""
    if isinstance(value, dict):
        return "<<" in value or any(map(has_merge, value.values()))
    return isinstance(value, list) and any(map(has_merge, value))


QUIET = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@QUIET
@given(accepted_by(schema_of("claims")).filter(lambda made: not has_merge(made)))
def test_what_the_schema_of_claims_accepts_the_reader_accepts(document: Any) -> None:
    # February 29 is the one day that the schema cannot tell.
    if "02-29" not in json.dumps(document):
        assert read_registry(document) == []


@QUIET
@given(accepted_by(schema_of("brief")).filter(lambda made: not has_merge(made)))
def test_what_the_schema_of_briefs_accepts_the_reader_accepts(document: Any) -> None:
    if "02-29" not in json.dumps(document):
        assert read_front_matter(document) == []


VALUES = [
    *(None, True, False, 0, -3, 2024, 999, 10000, 1.5, -0.25, 10**9, 10**30),
    *("", "x", " x ", "fact", "Fact", "high", "no", "2024", "2024-10", "2024-1", "2024-13", "0000"),
    *("2024-02-28", "2024-02-30", "2024-04-31", " 2024 ", "٢٠٢٤", "1.2.3", "1e5", "+7", ".5", "5."),
    *("1" * 25, "x" * 3001, "en-US", "e", "en_US", "\u2028", "a\nb"),
    *([], {}, ["x"], [None], [[]], [{}], ["x", 7, None], {"x": 1}, {"x": None}, {"key": "x"}),
    *({"by": "x", "on": "2025"}, [{"by": "x", "on": "2025"}], {"value": 1}, {"value": "y"}),
    *({"name": "x"}, [{"name": None}], {"kind": "table", "title": "x"}, {"x": {"value": 1}}),
]
NAMES = ["x", "<", "statement", "sources", "claims", "title", "value", "key", "name", "kind", "on"]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document, as the steps that lead there."""
    found = [path]
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for name, item in items:
            found += places(item, (*path, name))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_with_any_value_in_any_place_schema_and_reader_agree(kind: str) -> None:
    count = 0
    for path in places(WHOLE[kind])[1:]:
        for value in VALUES:
            document = copy.deepcopy(WHOLE[kind])
            parent = document
            for step in path[:-1]:
                parent = parent[step]
            parent[path[-1]] = value
            count += agree(kind, document)
    assert count > 100


@pytest.mark.parametrize("kind", KINDS)
def test_with_a_field_more_or_less_schema_and_reader_agree(kind: str) -> None:
    outcomes = set()
    for path in places(WHOLE[kind]):
        for name in (*NAMES, None):
            document = copy.deepcopy(WHOLE[kind])
            parent = document
            for step in path[:-1] if name is None else path:
                parent = parent[step]
            if name is not None and isinstance(parent, dict):
                parent.setdefault(name, "x")
            elif name is None and path and isinstance(parent, dict):
                del parent[path[-1]]
            outcomes.add(agree(kind, document))
    assert outcomes == {True, False}


@QUIET
@given(st.data())
@pytest.mark.parametrize("kind", KINDS)
def test_with_several_changes_schema_and_reader_agree(kind: str, data: st.DataObject) -> None:
    document = copy.deepcopy(WHOLE[kind])
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(places(document)[1:] or [("x",)]))
        parent = document
        for step in path[:-1]:
            parent = parent[step]
        parent[path[-1]] = copy.deepcopy(data.draw(st.sampled_from(VALUES)))
    agree(kind, document)


@pytest.mark.parametrize(
    "name", ["a", "a-b", "Troops_2024", "2024", "é", "-a", "_a", "a b", "", "a.b"]
)
def test_the_ids_of_claims(name: str) -> None:
    agree("claims", {"claims": {name: {"statement": "x"}}})


def test_more_items_than_anybody_writes_are_refused_by_both() -> None:
    for field, value in (
        ("values", {f"v{n}": 1 for n in range(501)}),
        ("topic", ["x"] * 501),
        ("sources", [{"key": "x"}] * 501),
    ):
        assert not agree("claims", {"claims": {"a": {"statement": "x", field: value}}})
