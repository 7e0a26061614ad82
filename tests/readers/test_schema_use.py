"""The schemas at work: on the sample, in editors."""

from __future__ import annotations

from pathlib import Path
import re
from typing import Any

from jsonschema import Draft202012Validator
import pytest
import yaml

from briefpdf.inspection.workspace import start_workspace
from briefpdf.readers.schema import schema_of

ROOT = Path(__file__).resolve().parents[2]
CLAIMS, BRIEF = (Draft202012Validator(schema_of(name)) for name in ("claims", "brief"))


def test_the_sample_and_its_brief_are_accepted() -> None:
    registry = (ROOT / "briefs/claims/russia-north-korea.yaml").read_text(encoding="utf-8")
    CLAIMS.validate(yaml.safe_load(registry))
    brief = (ROOT / "briefs/russia-north-korea.md").read_text(encoding="utf-8")
    front = yaml.load(brief.split("---\n")[1], Loader=yaml.BaseLoader)
    BRIEF.validate(front)


MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


@pytest.mark.parametrize(
    "path",
    [
        "briefs/claims/russia-north-korea.yaml",
        "src/briefpdf/starter/briefs/claims/first-brief.yaml",
    ],
)
def test_registries_name_their_schema_on_the_first_line(path: str) -> None:
    modeline = MODELINE.match((ROOT / path).read_text(encoding="utf-8"))
    assert modeline is not None
    assert modeline[1] == "../../schemas/claims.schema.json"


def test_every_field_is_described() -> None:
    def undescribed(part: Any, name: str = "") -> list[str]:
        found = []
        for child, schema in part.get("properties", {}).items():
            if not schema.get("description", "").endswith("."):
                found.append(f"{name}.{child}")
        for key in ("anyOf", "items", "additionalProperties", "properties"):
            inner = part.get(key)
            below = inner.items() if key == "properties" and inner else [(key, inner)]
            for child, schema in below:
                for one in schema if isinstance(schema, list) else [schema]:
                    if isinstance(one, dict):
                        found += undescribed(one, f"{name}.{child}")
        return found

    assert undescribed(schema_of("claims")) == undescribed(schema_of("brief")) == []


def test_a_new_workspace_has_the_schemas_that_its_registry_names(tmp_path: Path) -> None:
    start_workspace(tmp_path)
    registry = tmp_path / "briefs/claims/first-brief.yaml"
    modeline = MODELINE.match(registry.read_text(encoding="utf-8"))
    assert modeline is not None
    written = (registry.parent / modeline[1]).read_bytes()
    assert written == (ROOT / "schemas/claims.schema.json").read_bytes()
    assert (tmp_path / "schemas/brief.schema.json").read_bytes() == (
        ROOT / "schemas/brief.schema.json"
    ).read_bytes()
