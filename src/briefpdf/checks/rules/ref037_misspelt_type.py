"""REF037: a type of entry that there is not, but nearly."""

from __future__ import annotations

from collections.abc import Iterator

from ...compose.csl.items import TYPES
from ...source.diagnostic import Diagnostic
from ...source.nearest import is_slip, nearest
from ..examples import BASE, REFS
from ..rule import Rule, Severity
from ..subject import Subject

# The last are types of BibTeX and biblatex that are printed as any document is.
_KNOWN = frozenset(TYPES) | frozenset(
    """artwork audio bibnote bookinbook commentary custom customa customb customc image
    inreference jurisdiction legal letter misc movie music mvbook mvcollection mvproceedings
    mvreference performance reference resolution review standard suppbook suppcollection
    suppperiodical
    video webpage document""".split()
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each source whose type is none, but nearly one."""
    for reference in subject.references:
        written = reference.type.lower()
        meant = None if written in _KNOWN else nearest(written, _KNOWN)
        # A house style may have types of its own: only what can be nothing else is told.
        if meant is None or not is_slip(written, meant, _KNOWN):
            continue
        yield Diagnostic(
            "REF037",
            f"there is no type of source “@{written}”: “{reference.key}” is printed without what "
            "is particular to its type",
            reference.span,
            (f"Did you mean “@{meant}”?",),
            source=reference.key,
        )


RULE = Rule(
    code="REF037",
    name="misspelt-type",
    severity=Severity.WARNING,
    title="The type of a source is misspelt",
    why=(
        "What is printed of a source, and what it must have, depends on its type: a report "
        "without its institution passes as some document."
    ),
    bad={REFS: BASE[REFS].replace("@report{crs-troops", "@reprot{«crs-troops»", 1)},
    good={REFS: BASE[REFS]},
    check=check,
    scope="source",
)
