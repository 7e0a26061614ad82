"""REF004: a web page without the day on which it was read."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import REFS, also
from ..rule import Rule, Severity
from ..subject import Subject

_WEB = frozenset({"online", "electronic", "www"})


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each source of the web that has no `urldate`."""
    for reference in subject.references:
        if reference.type in _WEB and not reference.get("urldate"):
            message = f"the web page “{reference.key}” does not say when it was read"
            hint = "Add urldate = {YYYY-MM-DD}."
            yield Diagnostic("REF004", message, reference.span, (hint,), source=reference.key)


_PAGE = (
    "@online{{{},\n"
    "  title = {{Troops}},\n"
    "  organization = {{Congressional Research Service}},\n"
    "  date = {{2025}},\n"
    "  url = {{https://www.congress.gov}},\n"
    "{}}}\n"
)

RULE = Rule(
    code="REF004",
    name="web-source-without-access-date",
    severity=Severity.WARNING,
    title="A web page has no day of access",
    why="A page can change overnight. The day on which it was read says which state is meant.",
    bad=also(REFS, _PAGE.format("«crs-page»", "")),
    good=also(REFS, _PAGE.format("crs-page", "  urldate = {2025-06-20},\n")),
    check=check,
    scope="source",
)
