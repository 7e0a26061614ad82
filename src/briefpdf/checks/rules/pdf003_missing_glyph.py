"""PDF003: a character that no font of the style has."""

from __future__ import annotations

from ..examples import BRIEF, CLAIMS, brief, registry
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="PDF003",
    name="missing-glyph",
    severity=Severity.ERROR,
    title="A character has no glyph in the fonts of the style",
    why=(
        "It would be printed as an empty box, and no archive accepts a file with such a hole. "
        "Write the name in letters that the fonts have, or name fonts that have them in theme.toml."
    ),
    bad={
        "briefs/sources/crs-troops.txt": "Troops went to 俄罗斯.\n",
        BRIEF: brief('{{ claim("«troops-2024»") }}\n'),
        CLAIMS: registry(
            "    statement: Troops went to 俄罗斯.\n"
            "    sources: [{key: crs-troops, quote: Troops went to 俄罗斯.}]\n"
        ),
    },
    good={
        "briefs/sources/crs-troops.txt": "Troops went to Россия.\n",
        BRIEF: brief('{{ claim("troops-2024") }}\n'),
        CLAIMS: registry(
            "    statement: Troops went to Россия.\n"
            "    sources: [{key: crs-troops, quote: Troops went to Россия.}]\n"
        ),
    },
    check=reported("PDF003"),
)
