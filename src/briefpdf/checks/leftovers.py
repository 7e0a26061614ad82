"""What an author left in a brief that was not meant for print: other tools' signs, placeholders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
import re

from ..compose.compose import Composition
from ..compose.walk import contents
from ..model.brief import Brief
from ..model.document import Inlines, LineBreak, Words
from ..source.text import Span
from .flow import written_at

_CALLS = "claim|value|cite|figure|ref|judgment"
_CITE = 'Cite so: {{ cite("key", "p. 4") }}.'
# Each sign with what it is elsewhere, and what to write here.
_FOREIGN: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern), what, hint)
    for pattern, what, hint in (
        (r"\[-?@[\w:.#$%&+?<>~/-]+[^\[\]]*\]", "a citation of Pandoc", _CITE),
        (
            r"\[\^[\w-]+\]:?",
            "a footnote",
            'Cite the source in its place, {{ cite("key") }}; a brief has no footnotes.',
        ),
        (
            r"\[\[[^\[\]\n]+\]\]",
            "a link of a wiki",
            'Call what is meant: {{ claim("id") }} or {{ ref("figure") }}.',
        ),
        (
            r"(?<!\{)\{%?[ \t]*(?:" + _CALLS + r")[ \t]*\([^{}\n]*\)?[ \t]*%?\}{1,2}(?!\})",
            "a call in one brace",
            'Calls stand in two braces: {{ claim("id") }}.',
        ),
        (
            r"(?<!\w)(?:" + _CALLS + r")\([\"“'][\w.-]+[\"”'](?:,[ ]*[\"“'][^\"”'\n]*[\"”'])?\)",
            "a call without its braces",
            'Calls stand in two braces: {{ claim("id") }}.',
        ),
        (r"\\(?:text|paren|auto|foot)?cite[a-z]*\{[^{}\n]*\}", "a citation of LaTeX", _CITE),
        (
            r"\\(?:auto|page|c)?ref\{[^{}\n]*\}|(?<!\w)@(?:fig|tbl|tab|sec|eq)[-:]\w+",
            "a reference of another tool",
            'Refer to a figure so: {{ ref("figure") }}.',
        ),
        (r"\\footnote\{", "a footnote of LaTeX", 'Cite the source: {{ cite("key") }}.'),
        (r"\[(?:TOC|toc)\]|\\tableofcontents", "a table of contents", "A brief has none."),
    )
)
_HASHES = re.compile(r"#{1,6}(?=[^\W\d_])[^\n]*")
_PLACEHOLDER = re.compile(
    r"(?<![\w/-])(?:TODO|TKTK|TK|XXX|FIXME)(?![\w/-])"
    r"|(?i:\blorem ipsum\b|\[(?:citation|source|ref(?:erence)?) needed\])"
)


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something that was left over: the words, what they are, what to do, and where they stand."""

    words: str
    what: str
    hint: str
    span: Span


def foreign_markup(composition: Composition) -> Iterator[Leftover]:
    """What another tool would have read as its own, and here is printed as it is written."""
    for content in _printed(composition):
        text = _text_of(content)
        found = [
            (match, what, hint)
            for pattern, what, hint in _FOREIGN
            for match in pattern.finditer(text)
        ]
        if hashes := _HASHES.match(text):
            heading = "a heading without its blank"
            found.append((hashes, heading, "Put a blank behind the signs: “## Heading”."))
        end = 0
        for match, what, hint in sorted(found, key=lambda one: one[0].start()):
            if match.start() < end:
                continue  # It is part of what was found already.
            end = match.end()
            span = _place(content, *match.span(), composition.brief)
            yield Leftover(match[0], what, hint, span)


def placeholders(composition: Composition) -> Iterator[Leftover]:
    """Marks for what was still to be written."""
    for content in _printed(composition):
        for match in find_placeholders(_text_of(content)):
            span = _place(content, *match.span(), composition.brief)
            yield Leftover(match[0], "a placeholder", "", span)


def find_placeholders(text: str) -> Iterator[re.Match[str]]:
    """Marks for what was still to be written, in a text."""
    return _PLACEHOLDER.finditer(text)


def _printed(composition: Composition) -> Iterator[Inlines]:
    document, brief = composition.document, composition.brief
    if document is None:
        return
    yield (Words(brief.title, brief.at("title")),)
    yield from contents(document.blocks)
    yield document.meta.notice


def _text_of(content: Inlines) -> str:
    """The author's own text; what is code or a claim's is blanked out, letter for letter."""
    parts = []
    for inline in content:
        if isinstance(inline, Words):
            held = inline.code or any(run.kind in ("claim", "value") for run in inline.runs)
            parts.append(" " * len(inline.text) if held else inline.text)
        elif isinstance(inline, LineBreak):
            parts.append("\n")
    return "".join(parts)


def _place(content: Inlines, start: int, end: int, brief: Brief) -> Span:
    """Where the text between two offsets stands in the brief, as far as is known."""
    at = 0
    spans = []
    for inline in content:
        length = len(inline.text) if isinstance(inline, Words) else isinstance(inline, LineBreak)
        if isinstance(inline, Words) and at < end and start < at + length:
            first, last = max(start - at, 0), min(end - at, length)
            origin = inline.origin
            places = written_at(inline.text, origin.start, origin.end, brief)
            whole = not places and origin.end - origin.start != length
            if places:
                spans.append(Span(origin.path, places[first], places[last - 1] + 1))
            else:
                spans.append(origin if whole else origin.within(first, last))
        at += length
    first_span, last_span = spans[0], spans[-1]
    return Span(first_span.path, first_span.start, max(first_span.end, last_span.end))
