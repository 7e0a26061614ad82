"""The sentences of each brief, and what backs them, for people."""

from __future__ import annotations

from collections.abc import Iterator

import click

from ...build.inspect import BriefResult, Inspection
from ...checks.sentence import Sentence
from ...checks.verdict import verdicts
from .summary import plural
from .text import coverage_in_words, one_line

_COLOURS = {"backed": "green", "judgment": "cyan", "bare": "yellow", "uncited": "red"}
_WIDTH = 90


def report(inspection: Inspection) -> str:
    """Each brief with its sentences, one a line; then how the claims of the registry stand."""
    lines = [line for result in inspection.briefs for line in _brief(result, inspection)]
    return "".join(f"{line}\n" for line in [*lines, _claims(inspection)])


def _brief(result: BriefResult, inspection: Inspection) -> Iterator[str]:
    yield f"{one_line(result.path)}: {coverage_in_words(result)}"
    text = inspection.subject.text(result.path)
    for sentence in result.coverage.sentences if result.coverage else ():
        line, column = text.line_column(sentence.span.start)
        status = click.style(f"{sentence.status:<8}", fg=_COLOURS[sentence.status])
        yield f"  {status} {f'{line}:{column}':<8} {_short(sentence)}"


def _short(sentence: Sentence) -> str:
    folded = one_line(" ".join(sentence.text.split()))
    return folded if len(folded) <= _WIDTH else folded[: _WIDTH - 1] + "…"


def _claims(inspection: Inspection) -> str:
    found = list(verdicts(inspection.subject, inspection.findings).values())
    counts = [
        f"{found.count(verdict)} {verdict}"
        for verdict in ("supported", "unsupported", "unchecked", "judgment")
        if verdict in found
    ]
    return f"{plural(len(found), 'claim')}: {', '.join(counts) or 'none'}"
