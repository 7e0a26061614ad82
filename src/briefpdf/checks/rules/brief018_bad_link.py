"""BRIEF018: a link that leads to no web address."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF018",
    name="bad-link",
    severity=Severity.ERROR,
    title="A link in a brief leads to no web address",
    why=(
        "A printed brief travels alone: a link to a file or into the workspace is dead "
        "in its reader’s hands."
    ),
    bad={BRIEF: brief('{{ claim("troops-2024") }} See [more](«more.html»).\n')},
    good={BRIEF: brief('{{ claim("troops-2024") }} See [more](https://www.congress.gov).\n')},
    check=reported("BRIEF018"),
)
