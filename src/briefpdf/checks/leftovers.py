"""What an author left in a brief that was not meant for print: other tools' signs, placeholders."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
import re
from typing import TypeAlias

from msgspec import Struct

from ..compose.composition import Composition
from ..compose.walk import contents, flatten
from ..model.brief import Brief, FigureSpec
from ..model.claim import Claim
from ..model.document import (
    Block,
    Chart,
    Inlines,
    LineBreak,
    Picture,
    Table,
    TextBox,
    Words,
)
from ..source.pattern import lazy_pattern
from ..source.text import Span
from .flow import written_at
from .subject import Subject

_CALLS = "claim|value|cite|figure|ref|judgment"
_CITE = 'Cite so: {{ cite("key", "p. 4") }}.'
# Each sign, with what it cannot do without, what it is elsewhere, and what to write here.
_FOREIGN: tuple[tuple[re.Pattern[str], tuple[str, ...], str, str], ...] = tuple(
    (lazy_pattern(pattern), signs, what, hint)
    for pattern, signs, what, hint in (
        (r"\[-?@[\w:.#$%&+?<>~/-]+[^\[\]]*\]", ("@",), "a citation of Pandoc", _CITE),
        (
            r"\[\^[\w-]+\]:?|\^\[[^\[\]\n]+\]",
            ("[^", "^["),
            "a footnote",
            'Cite the source in its place, {{ cite("key") }}; a brief has no footnotes.',
        ),
        (
            r"\[\[[^\[\]\n]+\]\]",
            ("[[",),
            "a link of a wiki",
            'Call what is meant: {{ claim("id") }} or {{ ref("figure") }}.',
        ),
        (
            r"\{\{[-+ \t]*(?:" + _CALLS + r")\b[^{}\n]*\}\}"
            r"|\{%[-+ \t]*(?:end)?(?:claim|judgment)\b[^{}\n]*%\}",
            ("{{", "{%"),
            "a call where none is read",
            "Calls are read in the text below the front matter: write the words themselves here.",
        ),
        (
            r"(?<!\{)\{%?[ \t]*(?:" + _CALLS + r")[ \t]*\([^{}\n]*\)?[ \t]*%?\}{1,2}(?!\})",
            ("{",),
            "a call in one brace",
            'Calls stand in two braces: {{ claim("id") }}.',
        ),
        (
            r"(?<!\w)(?:" + _CALLS + r")\([\"“'][\w.-]+[\"”'](?:,[ ]*[\"“'][^\"”'\n]*[\"”'])?\)",
            ('("', "('", "(“"),
            "a call without its braces",
            'Calls stand in two braces: {{ claim("id") }}.',
        ),
        (
            r"\\(?:text|paren|auto|foot)?cite[a-z]*\{[^{}\n]*\}",
            ("cite",),
            "a citation of LaTeX",
            _CITE,
        ),
        (
            r"\\(?:auto|page|c)?ref\{[^{}\n]*\}",
            ("ref{",),
            "a reference of another tool",
            'Refer to a figure so: {{ ref("figure") }}.',
        ),
        (
            r"(?<!\w)@(?:fig|tbl|tab|sec|eq)[-:]\w+",
            ("@",),
            "a reference of another tool",
            'Refer to a figure so: {{ ref("figure") }}.',
        ),
        (
            r"\\footnote\{",
            ("footnote",),
            "a footnote of LaTeX",
            'Cite the source: {{ cite("key") }}.',
        ),
        (
            r"^\|[^\n]*\|\s*(?:\n|$|\|)",
            ("|",),
            "a row of a table without its line of dashes",
            "Below the head stands a line that parts it from the rows: |---|---|",
        ),
        (r"~~[^~\s][^~\n]*~~", ("~~",), "a text struck out", "Take out the words, and the signs."),
        (
            r"^\[[ xX]\](?=\s)",
            ("[",),
            "a box of a list of tasks",
            "Take it out: a brief has no tasks.",
        ),
        (
            r"(?<!\S):{3,}(?!\S)",
            (":::",),
            "the end of a block that is not open",
            "Begin it with ::: box Heading or ::: pull, or take this out.",
        ),
        (r"\[(?:TOC|toc)\]", ("[",), "a table of contents", "A brief has none."),
        (r"\\tableofcontents", ("table",), "a table of contents", "A brief has none."),
    )
)
# A pair may be meant: {1, 2}, or {{x}}, which is printed only where somebody hid it from us; a
# brace without its other is left of a call.
_BRACES = lazy_pattern(r"\{\{[^{}]*\}\}|\{[^{}]*\}|(?P<alone>[{}]+)")
_HASHES = lazy_pattern(r"#{1,6}(?=[^\W\d_])[^\n]*")
_PLACEHOLDER = lazy_pattern(
    r"(?<![\w/-])(?:TODO|TKTK|TK|XXX|FIXME)(?![\w/-])"
    r"|(?i:\blorem ipsum\b|\[(?:citation|source|ref(?:erence)?) needed\])"
)


Sign: TypeAlias = "tuple[re.Match[str], str, str]"


class Leftover(Struct, frozen=True):
    """Something that was left over: the words, what they are, what to do, and where they stand."""

    words: str
    what: str
    hint: str
    span: Span


def find_foreign(text: str) -> Iterator[Sign]:
    """What another tool would have read as its own, in a text: what it is there, and what to do."""
    for pattern, signs, what, hint in _FOREIGN:
        if any(map(text.__contains__, signs)):
            for match in pattern.finditer(text):
                yield match, what, hint


def none_within_another(found: Iterable[Sign]) -> Iterator[Sign]:
    """Signs in their order, without those that begin within one before them."""
    end = 0
    for sign in sorted(found, key=lambda one: one[0].start()):
        if sign[0].start() >= end:
            end = sign[0].end()
            yield sign


def foreign_markup(composition: Composition) -> Iterator[Leftover]:
    """What another tool would have read as its own, and here is printed as it is written."""
    for content in _printed(composition):
        text = _text_of(content)
        found = list(find_foreign(text))
        if hashes := _HASHES.match(text):
            words = hashes[0].lstrip("#")
            signs = hashes[0].removesuffix(words)
            hint = f"Put a blank behind the signs: “{signs} {words}”."
            found.append((hashes, "a heading without its blank", hint))
        for brace in _BRACES.finditer(text):
            if brace["alone"]:
                found.append((brace, "a brace that belongs to no call", "Take it out."))
        located = _Located(content, composition.brief)
        for match, what, hint in none_within_another(found):
            yield Leftover(match[0], what, hint, located.span(*match.span()))


def find_foreign_markup(subject: Subject) -> Iterator[tuple[Composition, Leftover]]:
    """What each brief has of another tool’s, with its composition: for `Subject.once`."""
    for composition in subject.compositions:
        for one in foreign_markup(composition):
            yield composition, one


def placeholders(composition: Composition, claims: Mapping[str, Claim]) -> Iterator[Leftover]:
    """Marks for what was still to be written."""
    used = [claims[name] for name in composition.claims if name in claims]
    for content in _printed(composition):
        located = _Located(content, composition.brief)
        for match in find_placeholders(_text_of(content), used):
            span = located.span(*match.span())
            yield Leftover(match[0], "a placeholder", "", span)


def find_placeholders(text: str, claims: Sequence[Claim]) -> Iterator[re.Match[str]]:
    """Marks for what was still to be written, in a text that some claims are for.

    What a source has is none: there was a Super Bowl XXX.
    """
    for match in _PLACEHOLDER.finditer(text):
        quotes = (cited.quote or "" for claim in claims for cited in claim.citations)
        if not any(
            match[0] == theirs[0] for quote in quotes for theirs in _PLACEHOLDER.finditer(quote)
        ):
            yield match


def _printed(composition: Composition) -> Iterator[Inlines]:
    document, brief = composition.document, composition.brief
    if document is None:
        return
    yield from _fields(brief.at, brief, ("title", "number", "version"))
    yield from ((Words(name, brief.at("to")),) for name in brief.to)
    for author in brief.authors:
        yield (Words(f"{author.name}, {author.title or ''}", brief.at("authors")),)
    yield from contents(document.blocks)
    yield from _beside(document.blocks, brief)
    yield document.meta.notice


def _beside(blocks: Sequence[Block], brief: Brief) -> Iterator[Inlines]:
    """What blocks print, or say to who cannot see them, besides their inline content."""
    for block in flatten(blocks):
        if isinstance(block, TextBox):
            yield (Words(block.title, block.origin),)
        elif isinstance(block, Table | Picture | Chart):
            figure = brief.figures.get(block.id or "")
            if figure is not None:
                yield from _fields(figure.at, figure, ("subtitle", "alt"))
            elif isinstance(block, Picture):
                yield (Words(block.alt or "", block.origin),)
            if figure is not None and isinstance(block, Chart):
                yield from _fields(figure.at, figure, ("axis", "head", "missing"))
                yield from ((Words(one, figure.at("columns")),) for one in figure.columns.values())


def _fields(
    at: Callable[[str], Span], of: Brief | FigureSpec, names: Iterable[str]
) -> Iterator[Inlines]:
    """The fields of the front matter that have words."""
    for name in names:
        if words := getattr(of, name):
            yield (Words(words, at(name)),)


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


class _Located:
    """A content that knows where its text stands in the brief; each part is looked for once."""

    def __init__(self, content: Inlines, brief: Brief) -> None:
        self._brief = brief
        self._words: list[tuple[int, Words]] = []
        self._found: dict[int, Sequence[int]] = {}
        at = 0
        for inline in content:
            if isinstance(inline, Words) and inline.text:
                self._words.append((at, inline))
                at += len(inline.text)
            elif isinstance(inline, LineBreak):
                at += 1
        self._ends = [start + len(words.text) for start, words in self._words]

    def span(self, start: int, end: int) -> Span:
        """Where the text between two offsets stands, as far as is known."""
        first = bisect_right(self._ends, start)
        last = min(bisect_left(self._ends, end), len(self._ends) - 1)
        # A line break at its end is none of its words.
        last -= last > first and self._words[last][0] >= end
        begin, finish = self._part(first, start, end), self._part(last, start, end)
        return Span(begin.path, begin.start, max(begin.end, finish.end))

    def _part(self, number: int, start: int, end: int) -> Span:
        at, words = self._words[number]
        origin, length = words.origin, len(words.text)
        first, last = max(start - at, 0), min(end - at, length)
        if number not in self._found:
            self._found[number] = written_at(words.text, origin.start, origin.end, self._brief)
        if places := self._found[number]:
            return Span(origin.path, places[first], places[last - 1] + 1)
        return origin if origin.end - origin.start != length else origin.within(first, last)
