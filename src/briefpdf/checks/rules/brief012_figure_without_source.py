"""BRIEF012: a figure or table that does not say where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from ...compose.walk import flatten
from ...model.document import Inlines, Picture, Table, Words
from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, brief
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each picture and each captioned table without a source line.

    A figure made of claims has theirs; a table that is part of the text needs none.
    """
    unknown = {found.brief for found in subject.found("BRIEF002")}
    for composition in subject.compositions:
        brief, document = composition.brief, composition.document
        for block in flatten(document.blocks if document else ()):
            if not isinstance(block, Table | Picture) or not _is_blank(block.source):
                continue
            figure = brief.figures.get(block.id or "")
            made_of_claims = figure is not None and figure.kind != "image"
            captioned = isinstance(block, Picture) or block.caption is not None
            # A source line that cites an unknown source has lost its mark, which is said there.
            lost = bool(block.source) and brief.id in unknown
            if made_of_claims or not captioned or lost:
                continue
            what = "table" if isinstance(block, Table) else "image"
            hint = "Add a paragraph below it that begins with “Source:”."
            if figure:
                hint = "Add source: a key of the bibliography, or a text."
            yield Diagnostic(
                "BRIEF012",
                f"this {what} has no source line",
                figure.span if figure else block.origin,
                (hint,),
                brief=brief.id,
            )


def _is_blank(content: Inlines) -> bool:
    return all(isinstance(inline, Words) and not inline.text.strip() for inline in content)


_SVG = {"briefs/map.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n'}

RULE = Rule(
    code="BRIEF012",
    name="figure-without-source",
    severity=Severity.ERROR,
    title="A figure or table has no source line",
    why="What is drawn is a claim as well: its reader must be told where it comes from.",
    bad={BRIEF: brief('{{ claim("troops-2024") }}\n\n«![A map](map.svg)»\n'), **_SVG},
    good={
        BRIEF: brief(
            '{{ claim("troops-2024") }}\n\n'
            "![A map](map.svg)\n\n"
            'Source: Congressional Research Service.{{ cite("crs-troops") }}\n'
        ),
        **_SVG,
    },
    check=check,
    scope="brief",
)
