"""BRIEF043: a heading with nothing under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import re

from ...model.brief import Brief
from ...model.document import Block, Heading, TextBox
from ...source.diagnostic import Diagnostic
from ...source.pattern import lazy_pattern
from ..examples import BRIEF, brief
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each heading that another of its level follows, or the brief's end."""
    for composition in subject.compositions:
        document = composition.document
        for heading, last in _empty(document.blocks if document else ()):
            if _is_written_under(heading, composition.brief):
                continue  # A claim or a figure that there is not, which is a finding already.
            what = "the end of the text" if last else "the next heading"
            yield Diagnostic(
                "BRIEF043",
                f"nothing stands between this heading and {what}",
                heading.origin,
                ("Write what belongs under it, or remove the heading.",),
                brief=composition.brief.id,
            )


# A comment prints nothing, and neither does a tag.
_SILENT = lazy_pattern(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)


def _is_written_under(heading: Heading, brief: Brief) -> bool:
    """Whether the brief has words between a heading and the next, though none were printed."""
    behind = brief.body[max(0, heading.origin.end - brief.body_start) :]
    until = re.split(r"^(?:#|:::)", behind, maxsplit=1, flags=re.MULTILINE)[0]
    return bool(_SILENT.sub("", until).strip())


def _empty(blocks: Sequence[Block]) -> Iterator[tuple[Heading, bool]]:
    for at, block in enumerate(blocks):
        if isinstance(block, TextBox):
            yield from _empty(block.blocks)
        elif isinstance(block, Heading):
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            same = isinstance(following, Heading) and following.level <= block.level
            if following is None or same:
                yield block, following is None


RULE = Rule(
    code="BRIEF043",
    name="empty-section",
    severity=Severity.NOTE,
    title="A heading has nothing under it",
    why="A reader takes it for a page that was lost.",
    bad={BRIEF: brief('## Overview\n\n{{ claim("troops-2024") }}\n\n«## Outlook»\n')},
    good={
        BRIEF: brief(
            '## Overview\n\n{{ claim("troops-2024") }}\n\n## Outlook\n\n'
            '{% judgment basis=["troops-2024"] %}The troops could stay.{% endjudgment %}\n'
        )
    },
    check=check,
    scope="brief",
)
