"""The small workspace that the examples of rules are changes to."""

from __future__ import annotations

from collections.abc import Mapping

from ..source.pattern import lazy_pattern
from ..source.text import Span
from .rule import Example, Rule

CLAIMS, REFS, BRIEF, SETTINGS = (
    "briefs/claims/base.yaml",
    "refs.bib",
    "briefs/base.md",
    "briefpdf.toml",
)

BASE: Mapping[str, str] = {
    SETTINGS: "",
    REFS: (
        "@report{crs-troops,\n"
        "  author = {Ada Byrd},\n"
        "  title = {Troops Abroad},\n"
        "  institution = {Congressional Research Service},\n"
        "  date = {2025-06-13},\n"
        "  file = {briefs/sources/crs-troops.txt},\n"
        "}\n"
    ),
    "briefs/sources/crs-troops.txt": (
        "North Korea sent more than 10,000 troops to Russia in 2024.\n"
    ),
    CLAIMS: (
        "claims:\n"
        "  troops-2024:\n"
        "    statement: North Korea sent more than 10,000 troops to Russia in 2024.\n"
        "    values: {troops: {value: 10000, unit: people, qualifier: more than}}\n"
        "    sources:\n"
        "      - key: crs-troops\n"
        "        locator: p. 1\n"
        '        quote: "North Korea sent more than 10,000 troops to Russia in 2024."\n'
        "    author: ab\n"
    ),
    BRIEF: (
        "---\n"
        "title: Troops\n"
        "number: IF00001\n"
        "date: 2025-06-13\n"
        "authors: [{name: Ada Byrd, title: Analyst}]\n"
        "---\n"
        "## Overview\n"
        "\n"
        '{{ claim("troops-2024") }}\n'
    ),
}


def brief(body: str, more: str = "") -> str:
    """The brief of the examples with another body, and more lines in its front matter."""
    head, _, _ = BASE[BRIEF].rpartition("---\n")
    return f"{head}{more}---\n{body}"


def registry(fields: str) -> str:
    """The registry of the examples with a claim of these fields, each line indented by four."""
    return f"claims:\n  troops-2024:\n{fields}"


def also(path: str, more: str) -> dict[str, str]:
    """A file of the examples with more at its end."""
    return {path: BASE[path] + more}


def source(fields: str) -> dict[str, str]:
    """The bibliography of the examples, its one entry with other fields: each a line, indented."""
    return {REFS: f"@report{{crs-troops,\n{fields}}}\n"}


_THEME = "[page]\nwidth = 612\nheight = 792\n"
_PAGE = """<html lang="{{ lang }}">
<body>{{ body }}{{ sources }}{{ disclaimer }}</body>
</html>
"""


_DISCLAIMER = "This brief says what its sources say.\n"


def style(theme: str = _THEME, page: str = _PAGE, disclaimer: str = _DISCLAIMER) -> dict[str, str]:
    """A house style “plain” for the examples; an empty text leaves its file out."""
    files = {
        "theme.toml": theme,
        "page.html": page,
        "page.css": "body { font-size: 10pt }\n",
        "references.jinja": "{% macro misc(reference) %}{{ reference.title }}{% endmacro %}\n",
        "disclaimer.md": disclaimer,
    }
    return {f"templates/plain/{name}": text for name, text in files.items() if text}


_MARKED = lazy_pattern("«|»")


def unmarked(example: Example) -> tuple[dict[str, str], list[Span]]:
    """The whole workspace of an example, and the spans that its «…» mark, in the order of files."""
    files = {**BASE}
    spans: list[Span] = []
    for path, marked in example.items():
        files[path] = _MARKED.sub("", marked)
        opened: list[int] = []
        for index, mark in enumerate(_MARKED.finditer(marked)):
            at = mark.start() - index
            if mark[0] == "«":
                opened.append(at)
            else:
                spans.append(Span(path, opened.pop(), at))
    return files, spans


def explanation(rule: Rule) -> str:
    """A rule as a page of text: what it is, why it matters, an example each way."""
    parts = [
        f"{rule.code} {rule.name} ({rule.severity})",
        "",
        rule.title + ".",
        "",
        rule.why,
        "",
        "Found in (between « and »):",
        "",
        *_example(rule.bad),
        "Not found in:",
        "",
        *_example(rule.good),
        "To change how severe it is, in briefpdf.toml:",
        "",
        "    [severity]",
        f'    {rule.name} = "warning"',
    ]
    return "\n".join(parts) + "\n"


def _example(example: Example) -> list[str]:
    lines: list[str] = []
    for path, text in example.items():
        lines += [f"    {path}", *(f"    | {line}".rstrip() for line in text.splitlines()), ""]
    return lines
