"""CLAIM022: a quote whose source has no archived copy."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BASE, CLAIMS, REFS
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each quote that cannot be looked for, as its source names no file."""
    project = subject.project
    for claim in subject.claims:
        for citation in claim.citations:
            reference = project.references.get(citation.key)
            if citation.quote and reference is not None and not reference.files:
                file = f"file = {{briefs/sources/{citation.key}.pdf}}"
                yield Diagnostic(
                    "CLAIM022",
                    f"the quote of the claim “{claim.id}” is unchecked: “{citation.key}” has no "
                    "archived copy",
                    citation.quote_span or citation.key_span,
                    (
                        "Save a copy of the source in the workspace and name it in "
                        f"{project.settings.references}: {file}.",
                    ),
                    claim=claim.id,
                    source=citation.key,
                )


_QUOTE = '"North Korea sent more than 10,000 troops to Russia in 2024."'

RULE = Rule(
    code="CLAIM022",
    name="unchecked-quotation",
    severity=Severity.WARNING,
    title="A quote cannot be checked: its source has no archived copy",
    why=(
        "Web pages change and vanish. Only a copy that is kept shows whether the source says what "
        "it is quoted for."
    ),
    bad={
        CLAIMS: BASE[CLAIMS].replace(_QUOTE, f"«{_QUOTE}»"),
        REFS: BASE[REFS].replace("  file = {briefs/sources/crs-troops.txt},\n", ""),
    },
    good={CLAIMS: BASE[CLAIMS], REFS: BASE[REFS]},
    check=check,
    scope="claim",
)
