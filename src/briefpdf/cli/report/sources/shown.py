"""The report of `source show`: all that is known of one source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from ....bibliography.survey import Surveyed
from ....checks.finding import Finding
from ....checks.subject import Subject
from ..json import finding_fields
from ..summary import plural
from ..text import finding_lines
from .described import as_json, copy_in_words, source_fields, withdrawn_in_words

_WIDTH, _NAME = 78, 12


@dataclass(frozen=True, slots=True)
class Shown:
    """A source, as the style prints it, with the findings that are about it."""

    one: Surveyed
    printed: str
    findings: Sequence[Finding]
    subject: Subject


def text(shown: Shown) -> str:
    """The source under headings."""
    return "".join(f"{line}\n" for line in _lines(shown))


def json(shown: Shown) -> str:
    """The source with its fields, decoded, and its findings as `check` gives them."""
    return as_json(
        **source_fields(shown.one, shown.subject),
        printed=shown.printed,
        fields=dict(shown.one.reference.fields),
        findings=[finding_fields(finding) for finding in shown.findings],
    )


def _lines(shown: Shown) -> Iterator[str]:
    one, reference = shown.one, shown.one.reference
    line, column = shown.subject.text(reference.span.path).line_column(reference.span.start)
    gone = withdrawn_in_words(one)
    yield f"{reference.key} ({reference.type}){f' [{gone}]' if gone else ''}"
    yield f"  {reference.span.path}:{line}:{column}"
    yield ""
    yield from wrap(shown.printed, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield ""
    for name in dict.fromkeys((*reference.spans, *reference.fields)):
        # What the entry itself writes, then what it inherits; what only completes it is left out.
        if name in reference.fields and (name in reference.spans or name not in _OTHER_NAMES):
            yield from _field(name, reference.fields[name])
    yield ""
    if one.copies:
        yield "Archived copies:"
        yield from (f"  {copy_in_words(copy)}" for copy in one.copies)
    else:
        yield "No archived copy."
    yield from _reach(one)
    if shown.findings:
        yield "Findings:"
        for finding in shown.findings:
            yield from (f"  {found}" for found in finding_lines(finding))
    else:
        yield "No findings."


# The reader gives a field of BibTeX under the name that BibLaTeX has for it, too.
_OTHER_NAMES = frozenset({"annotation", "eprinttype", "eprintclass", "location", "journaltitle"})


def _field(name: str, value: str) -> Iterator[str]:
    indent = " " * (_NAME + 3)
    lines = wrap(value, _WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    for index, line in enumerate(lines):
        yield f"  {name:<{_NAME}} {line}" if not index else f"{indent}{line}"


def _reach(one: Surveyed) -> Iterator[str]:
    reach = one.dependants
    if not one.used:
        yield "No claim and no brief cites it."
        return
    for what, names in (("Claim", reach.citing), ("Brief", list(reach.briefs))):
        if names:
            head = f"{what}s that rest on it" if what == "Brief" else f"{what}s that cite it"
            listed = f"{head} ({len(names)}): {', '.join(names)}"
            yield from wrap(listed, _WIDTH, subsequent_indent="  ", break_on_hyphens=False)
    if reach.resting:
        listed = f"{plural(len(reach.resting), 'more claim')} on these: {', '.join(reach.resting)}"
        yield from wrap(listed, _WIDTH, subsequent_indent="  ", break_on_hyphens=False)
