"""BRIEF029: an image that is missing or cannot be printed."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF029",
    name="unreadable-image",
    severity=Severity.ERROR,
    title="An image cannot be read",
    why="The brief would be printed with a gap where its reader should see the image.",
    bad={BRIEF: brief('{{ claim("troops-2024") }}\n\n«![A map](map.svg "Source: CRS")»\n')},
    good={
        BRIEF: brief('{{ claim("troops-2024") }}\n\n![A map](map.svg "Source: CRS")\n'),
        "briefs/map.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n',
    },
    check=reported("BRIEF029"),
)
