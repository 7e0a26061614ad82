"""A baseline: findings that were there before, which are counted and stop nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
import json
from typing import Any

from msgspec import Struct

from ..source.mendable import Mendable
from ..source.text import Span, Text
from .rule import Finding

# In a file that cannot be read, or a brief that does not expand, nothing else is found: whoever
# passed over that would pass over all of it.
_UNREAD = frozenset({"BRIEF015", "BRIEF016", "BRIEF020", "CLAIM020", "REF012"})
# Where these are errors, a page would lack something, and be built as if it were whole: a claim, a
# source, a value, a figure, a picture, the disclaimer, what is nested too deeply to be read.
_HOLES = frozenset(
    {
        *("BRIEF001", "BRIEF002", "BRIEF003", "BRIEF004", "BRIEF009", "BRIEF021", "BRIEF022"),
        *("BRIEF023", "BRIEF029", "BRIEF031", "BRIEF033", "BRIEF050", "BRIEF051"),
        *("CLAIM002", "CLAIM004", "CLAIM006", "REF001"),
    }
)
# A finding of a whole file is known by its beginning.
_MOST_LINES = 50
_HINT = "Write it anew with “briefpdf check --write-baseline”."


class Entry(Struct, frozen=True):
    """A finding of a baseline: the rule's code, the file, what was said, and where it stands."""

    code: str
    path: str
    message: str
    span: Span


class Baseline(Struct, frozen=True):
    """The entries of a baseline by their fingerprints, and the text that they were read from."""

    text: Text
    entries: Mapping[str, Entry]


def _as_it_is(path: str) -> str:
    return path


def fingerprints(
    findings: Sequence[Finding],
    text: Callable[[str], Text],
    called: Callable[[str], str] = _as_it_is,
) -> Iterator[str]:
    """A fingerprint for each finding, from its rule, its file and what is written there.

    That is the words found and the lines that they stand in, without their indent: it stays when
    the lines above change. Where all of it is the same, the findings are numbered in the order
    given. A file counts by what it is `called`.
    """
    seen: Counter[str] = Counter()
    text = cache(text)
    for finding in findings:
        span, file = finding.diagnostic.span, text(finding.path)
        lines = range(finding.line, min(finding.end_line, finding.line + _MOST_LINES) + 1)
        parts = (
            finding.rule.code,
            called(finding.path),
            file.content[span.start : span.end],
            "\n".join(file.line(number).strip() for number in lines),
        )
        hashed = sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
        seen[hashed] += 1
        yield f"{hashed}:{seen[hashed]}"


def can_be_passed_over(finding: Finding) -> bool:
    """Whether a baseline may have a finding.

    It may not where a PDF would have a hole, or what is wrong hides others; nor a wrong setting.
    """
    code = finding.rule.code
    if code.startswith("CONFIG") or code in _UNREAD:
        return False
    return not (finding.is_error and code in _HOLES)


def written_baseline(findings: Sequence[Finding], text: Callable[[str], Text]) -> tuple[str, int]:
    """A baseline of findings as JSON, a line for each so that git merges it, and their number.

    No line numbers are in it: it changes when findings do.
    """
    rows = sorted(
        (one.path, one.rule.code, mark, one.diagnostic.message)
        for one, mark in zip(findings, fingerprints(findings, text), strict=True)
        if can_be_passed_over(one)
    )
    lines = ",\n".join(
        json.dumps(
            {"fingerprint": mark, "code": code, "path": path, "message": message},
            ensure_ascii=False,
        )
        for path, code, mark, message in rows
    )
    return f'{{"version": 1, "findings": [\n{lines}\n]}}\n', len(rows)


def read_baseline(text: Text) -> Baseline:
    """The baseline that a text is. Raises `Mendable` for one that is none."""
    try:
        found: Any = json.loads(text.content)
    except json.JSONDecodeError as error:
        raise _no_baseline(text, f"it is no JSON (line {error.lineno}: {error.msg})") from None
    except RecursionError as error:
        raise _no_baseline(text, f"it is no JSON ({error})") from None
    except ValueError:  # The one number that JSON has and Python does not: over 4,300 digits.
        raise _no_baseline(text, "it holds a number that is too long to be read") from None
    version = found.get("version") if isinstance(found, dict) else None
    rows = found.get("findings") if isinstance(found, dict) else None
    if version != 1 or not isinstance(rows, list):
        raise _no_baseline(text, "it must have “version”: 1 and a list of “findings”")
    entries: dict[str, Entry] = {}
    begin = 0
    for number, row in enumerate(rows, 1):
        names = ("fingerprint", "code", "path", "message")
        if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in names):
            raise _no_baseline(text, f"its entry {number} needs the texts {', '.join(names)}")
        mark = row["fingerprint"]
        written = json.dumps(mark, ensure_ascii=False)
        # Once one is written otherwise, with \u0061 for an a, nothing says where the rest stand: of
        # many, each would be looked for in vain to the end.
        at = text.content.find(written, begin) if begin >= 0 else -1
        span = text.span(at, at + len(written)) if at >= 0 else text.line_span(1)
        begin = at
        entries[mark] = Entry(row["code"], row["path"], row["message"], span)
    return Baseline(text, entries)


def _no_baseline(text: Text, why: str) -> Mendable:
    return Mendable(f"{text.path} is no baseline: {why}", _HINT)
