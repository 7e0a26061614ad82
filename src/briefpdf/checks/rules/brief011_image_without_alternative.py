"""BRIEF011: an image that says nothing to who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from ...compose.walk import flatten
from ...model.document import Picture
from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, brief
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each picture without alternative text, at its id or where it is placed."""
    for composition in subject.compositions:
        brief, document = composition.brief, composition.document
        for block in flatten(document.blocks if document else ()):
            if isinstance(block, Picture) and block.alt is None:
                figure = brief.figures.get(block.id or "")
                yield Diagnostic(
                    "BRIEF011",
                    f"the image {block.path} has no alternative text",
                    figure.span if figure else block.origin,
                    (
                        "Say in a sentence what it shows: "
                        + ("alt: …" if figure else "![what it shows](file)."),
                        'Where it shows nothing, a figure of the front matter says alt: "".',
                    ),
                    brief=brief.id,
                )


_SVG = {"briefs/map.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n'}

RULE = Rule(
    code="BRIEF011",
    name="image-without-alternative",
    severity=Severity.ERROR,
    title="An image has no alternative text",
    why="A reader who cannot see the image is told nothing of what it shows.",
    bad={BRIEF: brief('{{ claim("troops-2024") }}\n\n«![](map.svg "Source: CRS")»\n'), **_SVG},
    good={BRIEF: brief('{{ claim("troops-2024") }}\n\n![A map](map.svg "Source: CRS")\n'), **_SVG},
    check=check,
    scope="brief",
)
