"""Findings that an author has silenced, each with a reason."""

from __future__ import annotations

from dataclasses import dataclass
import re

from ..source.text import Span, Text

# In a brief, in a registry or the settings, and in refs.bib.
_COMMENTS = {
    ".md": r"\{#-?\s*(?P<body>briefpdf:.*?)-?#\}",
    ".yaml": r"(?m)(?:^|(?<=\s))#\s*(?P<body>briefpdf:[^\n]*)",
    ".bib": r"(?m)^\s*%\s*(?P<body>briefpdf:[^\n]*)",
}
_BODY = re.compile(
    r"briefpdf:\s*ignore\s+(?P<rule>[A-Za-z][\w-]*)\s*(?::\s*(?P<reason>.*))?", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that silences one rule on one line; `reason` is empty when none is given."""

    rule: str
    reason: str
    line: int
    span: Span


def find_suppressions(text: Text) -> list[Suppression]:
    """The suppressions that a file holds."""
    if "briefpdf:" not in text.content:
        return []
    ending = text.path[text.path.rfind(".") :]
    pattern = _COMMENTS.get(".yaml" if ending in (".yml", ".toml") else ending)
    found = []
    for comment in re.finditer(pattern, text.content) if pattern else ():
        body = _BODY.match(comment["body"].strip())
        start, end = comment.span("body")
        span = text.span(start, start + len(text.content[start:end].rstrip()))
        last_line, _ = text.line_column(span.end)
        rule = body["rule"] if body else ""
        reason = (body["reason"] or "").strip() if body else ""
        found.append(Suppression(rule, reason, last_line + 1, span))
    return found
