"""CLAIM050: an author or a reviewer who is not on the roster."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.people import find_person, known_names
from ...source.diagnostic import Diagnostic
from ...source.nearest import suggestion
from ...source.text import Span
from ..examples import BASE, CLAIMS, SETTINGS
from ..fields import place_of_field
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each author and reviewer of a claim whom the roster does not have."""
    people = subject.project.settings.people
    if not people:
        return
    for claim in subject.claims:
        named: list[tuple[str, str, Span]] = []
        if claim.author:
            named.append(("author", claim.author, claim.at("author")))
        for review in claim.reviews:
            place = place_of_field("by", review.by, review.span, subject)
            named.append(("reviewer", review.by, place))
        for part, name, span in named:
            if find_person(name, people) is None:
                near = suggestion(name, known_names(people.values()))
                yield Diagnostic(
                    "CLAIM050",
                    f"“{name}”, the {part} of the claim “{claim.id}”, is not on the roster",
                    span,
                    (*near, "The people of this workspace stand in [people] of its settings."),
                    claim=claim.id,
                )


_ROSTER = (
    '[people]\nab = {name = "Ada Byrd", email = "ada@example.org"}\n'
    'mm = {name = "Max Moor", email = "max@example.org"}\n'
)

RULE = Rule(
    code="CLAIM050",
    name="unknown-person",
    severity=Severity.ERROR,
    title="An author or a reviewer is not on the roster",
    why=(
        "Where a workspace names its people, nobody else writes or reviews its claims: a review by "
        "somebody whom the office does not know vouches for nothing."
    ),
    bad={SETTINGS: _ROSTER, CLAIMS: BASE[CLAIMS] + "    review: {by: «nn», on: 2025-06-10}\n"},
    good={SETTINGS: _ROSTER, CLAIMS: BASE[CLAIMS] + "    review: {by: mm, on: 2025-06-10}\n"},
    check=check,
    scope="claim",
)
