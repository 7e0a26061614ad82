"""Findings that an author has silenced, each with a reason."""

from __future__ import annotations

from collections.abc import Iterator
import re

from msgspec import Struct

from ..source.pattern import lazy_pattern
from ..source.text import Span, Text

# In a brief, in a registry or the settings, and in refs.bib.
_COMMENTS = {
    ".md": r"(?s)\{#-?\s*(?P<body>briefpdf:.*?)-?#\}",
    ".yaml": r"(?m)(?:^|(?<=\s))#\s*(?P<body>briefpdf:[^\n]*)",
    ".bib": r"(?m)^\s*%\s*(?P<body>briefpdf:[^\n]*)",
}
_BODY = lazy_pattern(
    r"briefpdf:\s*ignore\s+(?P<rule>[A-Za-z][\w-]*)\s*(?::\s*(?P<reason>.*))?", re.DOTALL
)


class Suppression(Struct, frozen=True):
    """A comment that silences one rule on one line; `reason` is empty when none is given."""

    rule: str
    reason: str
    line: int
    span: Span


# The front matter of a brief is YAML, with YAML's comments.
_FRONT_MATTER = lazy_pattern(r"---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)


def find_suppressions(text: Text) -> list[Suppression]:
    """The suppressions that a file holds."""
    if "briefpdf:" not in text.content:
        return []
    found = []
    for comment in _comments(text):
        body = _BODY.match(comment["body"].strip())
        start, end = comment.span("body")
        span = text.span(start, start + len(text.content[start:end].rstrip()))
        last_line, _ = text.line_column(comment.end())
        rule = body["rule"] if body else ""
        reason = (body["reason"] or "").strip() if body else ""
        found.append(Suppression(rule, reason, last_line + 1, span))
    return found


def _comments(text: Text) -> Iterator[re.Match[str]]:
    ending = text.path[text.path.rfind(".") :]
    if ending == ".md" and (front := _FRONT_MATTER.match(text.content)):
        yield from re.compile(_COMMENTS[".yaml"]).finditer(text.content, 0, front.end())
    if pattern := _COMMENTS.get(".yaml" if ending in (".yml", ".toml") else ending):
        yield from re.finditer(pattern, text.content)
