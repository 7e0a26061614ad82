"""What is wrong with one source in itself, whatever cites it."""

from __future__ import annotations

from ..build.today import today
from ..checks.finding import Finding, locate
from ..checks.registry import RULES
from ..checks.rule import Severity
from ..checks.run import severity_of
from ..checks.subject import Subject
from ..project.load import load_project
from ..source.workspace import Workspace

# Whether anything cites a source is no matter of the source.
_ABOUT_OTHERS = frozenset({"REF010", "REF011"})


def findings_of(key: str, workspace: Workspace) -> list[Finding]:
    """The findings that are about a source and in its entry; no brief is composed for them."""
    project = load_project(workspace, ())
    subject = Subject(project, (), today(), whole=False)
    return [
        locate(found, rule, severity, subject.text)
        for rule in RULES
        if rule.code.startswith("REF") and rule.code not in _ABOUT_OTHERS and rule.check
        if (severity := severity_of(rule, project.settings)) is not Severity.OFF
        for found in rule.check(subject)
        if found.source == key
    ]
