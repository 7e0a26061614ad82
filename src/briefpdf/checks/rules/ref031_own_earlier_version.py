"""REF031: a brief that cites an earlier version of itself."""

from __future__ import annotations

from collections.abc import Iterator
import re

from ...model.brief import Brief
from ...model.reference import Reference
from ...source.diagnostic import Diagnostic
from ...source.pattern import lazy_pattern
from ..examples import BASE, REFS
from ..rule import Rule, Severity
from ..subject import Subject

_WORD = lazy_pattern(r"\w+")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each source of a brief that has the brief's number, or its title and author."""
    references = subject.project.references
    for composition in subject.compositions:
        for key in composition.sources:
            if key in references and _is_itself(references[key], composition.brief):
                yield Diagnostic(
                    "REF031",
                    f"“{key}” is an earlier version of the brief that cites it, "
                    f"“{composition.brief.id}”",
                    references[key].span,
                    ("Cite what the earlier version cites: a text is no evidence for itself.",),
                    source=key,
                    brief=composition.brief.id,
                )


def _is_itself(reference: Reference, brief: Brief) -> bool:
    number = reference.get("number").casefold().strip()
    if number and number == brief.number.casefold().strip():
        return True
    title = _words(brief.title)
    if not title or title != _words(reference.get("title")):
        return False
    families = {one.family.casefold() for one in reference.names.get("author", ())}
    names = " ".join(one.name.casefold() for one in brief.authors)
    return any(re.search(rf"\b{re.escape(family)}\b", names) for family in families)


def _words(title: str) -> list[str]:
    return _WORD.findall(title.casefold())


def _numbered(number: str, key: str) -> dict[str, str]:
    written = BASE[REFS].replace("crs-troops,", f"{key},")
    return {REFS: written.replace("  title", f"  number = {{{number}}},\n  title")}


RULE = Rule(
    code="REF031",
    name="own-earlier-version",
    severity=Severity.WARNING,
    title="A brief cites an earlier version of itself",
    why="What a text said before is no evidence for what it says now.",
    bad=_numbered("IF00001", "«crs-troops»"),
    good=_numbered("IF00009", "crs-troops"),
    check=check,
    scope="brief",
)
