"""Code Quality, in the shape that GitLab documents."""

from __future__ import annotations

import json

from jsonschema import validate

from briefpdf.cli.report import gitlab
from briefpdf.inspection.inspect import Inspection

SHAPE = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/].*"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_every_finding_is_a_row_with_a_fingerprint_of_its_own(broken: Inspection) -> None:
    rows = json.loads(gitlab.report(broken))
    validate(rows, SHAPE)
    assert len(rows) == len(broken.findings) > 8
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    for row, finding in zip(rows, broken.findings, strict=True):
        assert row["check_name"].startswith(finding.rule.code)
        assert row["location"] == {
            "path": finding.path,
            "lines": {"begin": finding.line, "end": finding.end_line},
        }
        assert (row["severity"] == "critical") is finding.is_error
