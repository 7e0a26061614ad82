"""Text of users in Markdown that a code host shows: printed as it stands, doing nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
import unicodedata

from ...checks.rule import Finding, Severity
from ...inspection.inspect import BriefResult, Inspection, Reach
from ...source.nearest import listed
from ...source.pattern import lazy_pattern
from ..print import plural
from .text import count, coverage_in_words

# What begins markup in a line of Markdown, in its tables, or in what code hosts add to it.
_MARKUP = lazy_pattern(r"[\\`*_\[\]<>#|~&@$!^{}()=]")
# What a code host turns into a link or a mention without any markup.
_LIVE = lazy_pattern(
    r"(?i)(?<=@)(?=\S)|(?<=#)(?=\w)|(?<=\w:)(?=/)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-\d)"
)
_GAP = "\u200b"
_FORMATTING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def words(text: str, most: int = 400) -> str:
    """A text on one line of Markdown, its middle left out where it has over `most` characters.

    It begins no markup, breaks no table, mentions nobody and links nowhere; characters that would
    show something else than is there (controls, changes of direction) are replaced.
    """
    folded = " ".join(text.split())
    if len(folded) > most:
        half = most // 2
        folded = f"{folded[:half]} … {folded[-half:]}"
    shown = "".join("\ufffd" if _hides(letter) else letter for letter in folded)
    parted = _LIVE.sub(_GAP, shown)
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", parted)


def _hides(letter: str) -> bool:
    # Joiners are part of how some scripts are written.
    return unicodedata.category(letter) in _FORMATTING and letter not in "\u200c\u200d\u00ad"


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], right: int = 0) -> str:
    """A table of Markdown; its last `right` columns are numbers."""
    rule = ["---"] * (len(head) - right) + ["--:"] * right
    lines = [head, tuple(rule), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


# Of things and of names in a row.
MOST_ROWS = 100
_LEFT_OUT = 10


def section(
    name: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]], several: str = ""
) -> list[str]:
    """A heading that counts, and a table of up to `MOST_ROWS` rows; nothing without any."""
    if not rows:
        return []
    parts = [f"### {plural(len(rows), name, several)}\n", table(head, rows[:MOST_ROWS])]
    if left := len(rows[MOST_ROWS:]):
        parts.append(f"And {plural(left, name, several)} more.\n")
    return parts


def names(of: Sequence[str]) -> str:
    """Names in a row, up to ten, and how many more there are."""
    return listed([words(name) for name in of], _LEFT_OUT)


MOST_FINDINGS = 100
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def briefs_table(inspection: Inspection) -> str:
    """Each brief with its sentences, its file and its findings."""
    rows = []
    for result, composition in zip(inspection.briefs, inspection.subject.compositions, strict=True):
        reach = Reach(composition, inspection.subject)
        own = [finding for finding in inspection.findings if reach.covers(finding)]
        numbers = tuple(str(count(own, severity)) for severity in _ORDER)
        covered = words(coverage_in_words(result))
        rows.append((words(result.brief), covered, _pdf(result), *numbers))
    head = ("brief", "sentences", "PDF", "errors", "warnings", "notes")
    return table(head, rows, right=3)


def _pdf(result: BriefResult) -> str:
    if result.pdf is None:
        return f"draft only: {words(_inside(result.draft))}" if result.draft else "none written"
    return f"{words(_inside(result.pdf))}, {plural(result.pages or 0, 'page')}"


def _inside(path: str) -> str:
    """A path without the folders of a machine that nobody else has."""
    return PurePosixPath(path).name if path.startswith("/") else path


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """Findings, errors first."""
    return sorted(findings, key=lambda finding: _ORDER.index(finding.severity))


def findings_table(findings: Sequence[Finding]) -> str:
    """The findings, errors first, up to `MOST_FINDINGS` of them."""
    ordered = in_order(findings)
    rows = [
        (
            words(f"{finding.path}:{finding.line}:{finding.column}"),
            f"{finding.severity} {finding.rule.code}",
            "<br>".join(words(told) for told in _told(finding)),
        )
        for finding in ordered[:MOST_FINDINGS]
    ]
    written = table(("where", "rule", "what"), rows)
    left = len(ordered) - len(rows)
    return written + (f"\nAnd {plural(left, 'finding')} more.\n" if left else "")


def _told(finding: Finding) -> tuple[str, ...]:
    return (finding.diagnostic.message, *finding.diagnostic.hints)
