"""Findings for people: a line each, hints indented below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ...checks.rule import Finding, Severity
from ...source.nearest import listed
from ...source.pattern import lazy_pattern
from ..print import echo, print_out, style
from ..print import plural as plural

if TYPE_CHECKING:  # What was found before is told without what checks.
    from ...checks.sentence import Sentence
    from ...inspection.fix import Left, Mended
    from ...inspection.inspect import BriefResult, Inspection

# An escape in YAML can put any of them into a message: a terminal, or a runner of jobs that reads
# its output line by line, would obey them.
_CONTROL = lazy_pattern("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# Of so many findings with the same advice, each has it.
_EACH = 3
# So many briefs are named in a line.
MOST_NAMES = 20
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def _nothing(finding: Finding) -> Sequence[str]:
    return ()


def report(inspection: Inspection, excerpt: Callable[[Finding], Sequence[str]] = _nothing) -> str:
    """Every finding as `path:line:column: CODE message`, then the PDFs that were written.

    `excerpt` gives the lines to show below a finding's message. Of several PDFs that were there
    already, made from the same, only the number is told.
    """
    lines = []
    advice = Counter(map(_advice, inspection.findings))
    given: set[tuple[str, tuple[str, ...]]] = set()
    for finding in inspection.findings:
        message, *hints = finding_lines(finding)
        lines += [message, *excerpt(finding)]
        same = _advice(finding)
        if advice[same] <= _EACH:
            lines += hints
        elif hints and same not in given:
            # What serves so many is said once.
            lines += [*hints, f"    The same goes for {advice[same] - 1:,} more below."]
            given.add(same)
    unchanged = sum(result.unchanged for result in inspection.briefs)
    written = [
        one for one in inspection.briefs if one.pdf and not (one.unchanged and unchanged > 1)
    ]
    lines += [_written(result) for result in written]
    if unchanged > 1:
        lines.append(f"{unchanged:,} unchanged")
    return "".join(f"{line}\n" for line in lines)


def _advice(finding: Finding) -> tuple[str, tuple[str, ...]]:
    return finding.rule.code, finding.diagnostic.hints


def finding_lines(finding: Finding) -> list[str]:
    """A finding and, indented, its hints."""
    place = f"{one_line(finding.path)}:{finding.line}:{finding.column}"
    code = style(finding.rule.code, fg=_COLOURS.get(finding.severity), bold=True)
    weight = "" if finding.is_error else f"{finding.severity}: "
    message = f"{place}: {code} {weight}{one_line(finding.diagnostic.message)}"
    return [message, *(f"    {one_line(hint)}" for hint in finding.diagnostic.hints)]


def unrendered(briefs: Iterable[BriefResult]) -> Iterator[str]:
    """Which briefs were not rendered, and what that leaves: a line for all that are alike."""
    left = [one for one in briefs if one.pdf is None]
    for before in (False, True):
        names = [one_line(one.brief) for one in left if (one.stopped == "before") is before]
        many = len(names) > 1
        was = "were" if many else "was"
        if before:
            rest = f"what stopped {'them' if many else 'it'} before still does (--draft shows it)"
        elif many:
            rest = "their earlier PDFs, if any, stay as they were"
        else:
            rest = "its earlier PDF, if any, stays as it was"
        if names:
            yield f"{listed(names, MOST_NAMES)} {was} not rendered; {rest}."


def one_line(text: str) -> str:
    """A text without line ends and other control characters."""
    return _CONTROL.sub(lambda match: " " if match[0].isspace() else "\ufffd", text)


def _written(result: BriefResult) -> str:
    # A page for the web has none that could be counted.
    pages = plural(result.pages, "page") if result.pages else ""
    covered = coverage_in_words(result) if result.coverage else ""
    return f"{one_line(result.pdf or '')}: {', '.join(filter(None, (pages, covered)))}"


def coverage_in_words(result: BriefResult) -> str:
    """How a brief's sentences are backed, in words."""
    found = result.coverage
    if found is None:
        return "not expanded"
    judgments = plural(found.judgments, "judgment")
    bare = found.total - found.backed - found.judgments - found.cited
    cited = f", {found.cited} cited" if found.cited else ""
    rest = f", {bare} bare" if bare else ""
    total = plural(found.total, "sentence")
    return f"{total}: {found.backed} backed{cited}, {judgments}{rest}"


def summary(inspection: Inspection) -> str:
    """One line on what the run came to."""
    findings, (claims, sources) = inspection.counted, inspection.size
    found = ", ".join(
        plural(number, str(severity))
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
        if (number := count(findings, severity))
    )
    checked = ", ".join(
        (
            plural(len(inspection.briefs), "brief"),
            plural(claims, "claim"),
            plural(sources, "source"),
        )
    )
    before = []
    if inspection.baseline:
        before.append(f"{plural(len(inspection.baseline), 'finding')} of the baseline passed over")
    if inspection.earlier:
        before.append(f"{plural(len(inspection.earlier), 'finding')} that the base has too")
    if not before:
        return f"{found or 'No findings'} in {checked}."
    return f"{found or 'No new findings'} in {checked}; {', '.join(before)}."


def statistics(inspection: Inspection) -> str:
    """How often each rule found something, most often first, with its code and name."""
    found = Counter(finding.rule for finding in inspection.findings)
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0].code))
    width = max((len(f"{number:,}") for number in found.values()), default=0)
    return "".join(f"{number:>{width},}  {rule.code:<9} {rule.name}\n" for rule, number in ranked)


ERRORS, BAD_CONFIGURATION = 1, 2


def count(findings: Sequence[Finding], severity: Severity) -> int:
    """How many findings have a severity."""
    return sum(finding.severity is severity for finding in findings)


def exit_code(inspection: Inspection) -> int:
    """0 with nothing at error level, 1 with errors, 2 when the settings are wrong."""
    errors = [finding for finding in inspection.findings if finding.is_error]
    if any(finding.rule.code.startswith("CONFIG") for finding in errors):
        return BAD_CONFIGURATION
    return ERRORS if errors else 0


_STATUS_COLOURS = {
    "backed": "green",
    "cited": "blue",
    "judgment": "cyan",
    "bare": "yellow",
    "uncited": "red",
}
_WIDTH = 90


def coverage_report(inspection: Inspection) -> str:
    """Each brief with its sentences, one a line; then how the claims of the registry stand."""
    lines = [line for result in inspection.briefs for line in _brief(result, inspection)]
    return "".join(f"{line}\n" for line in [*lines, _claims(inspection)])


def _brief(result: BriefResult, inspection: Inspection) -> Iterator[str]:
    yield f"{one_line(result.path)}: {coverage_in_words(result)}"
    text = inspection.subject.text(result.path)
    for sentence in result.coverage.sentences if result.coverage else ():
        line, column = text.line_column(sentence.span.start)
        status = style(f"{sentence.status:<8}", fg=_STATUS_COLOURS[sentence.status])
        yield f"  {status} {f'{line}:{column}':<8} {_short(sentence)}"


def _short(sentence: Sentence) -> str:
    folded = one_line(" ".join(sentence.text.split()))
    return folded if len(folded) <= _WIDTH else folded[: _WIDTH - 1] + "…"


def _claims(inspection: Inspection) -> str:
    from ...checks.verdict import VERDICTS

    found = list(inspection.verdicts.values())
    counts = [f"{found.count(verdict)} {verdict}" for verdict in VERDICTS if verdict in found]
    return f"{plural(len(found), 'claim')}: {', '.join(counts) or 'none'}"


_DIFF_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def show_mended(mended: Mended, written: bool, aside: bool) -> None:
    """Print the diff, and say in a line or two what was done.

    With `aside` all of it goes to standard error: standard output is for something else.
    """
    lines = mended.diff.split("\n")
    coloured = "\n".join(style(line, fg=_DIFF_COLOURS.get(line[:1])) for line in lines)
    print_out(coloured, aside)
    echo(_summary(mended, written), err=True)
    for left in mended.left:
        echo(_left(left), err=True)


def _summary(mended: Mended, written: bool) -> str:
    if not mended.mended:
        return "Nothing can be fixed safely."
    what = f"{plural(len(mended.mended), 'finding')} in {plural(len(mended.changed), 'file')}"
    return f"Fixed {what}." if written else f"--fix would fix {what}; nothing was written."


def _left(left: Left) -> str:
    finding = left.finding
    place = f"{finding.path}:{finding.line}:{finding.column}"
    return f"Not fixed: {place}: {finding.rule.code} {left.why}."
