"""REF028: names are not parted as BibTeX parts them."""

from __future__ import annotations

from ..examples import REFS, also
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="REF028",
    name="unlikely-names",
    severity=Severity.WARNING,
    title="Names are not parted as BibTeX parts them",
    why=(
        "BibTeX parts names by “and” alone: a list with semicolons or commas becomes one name, and "
        "“et al.” somebody of that name."
    ),
    bad=also(
        REFS,
        "@misc{more,\n  author = {«Doe, J.; Smith, K.»},\n  title = {T},\n  date = {2024},\n}\n",
    ),
    good=also(
        REFS,
        "@misc{more,\n  author = {Doe, J. and Smith, K.},\n  title = {T},\n  date = {2024},\n}\n",
    ),
    check=reported("REF028"),
)
