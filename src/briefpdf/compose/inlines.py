"""Markdown's inline tokens to inline content, calls put in for their marks."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from msgspec.structs import replace

from ..model.document import Inline, Inlines, LineBreak, Run, Words
from ..source.text import Span
from .call_marks import BEGIN, END, MARK
from .expanded import Expanded
from .language import set_quotes
from .markdown_token import MarkdownToken as Token
from .resolve import Resolver

RAW_HTML, BAD_LINK, MISPLACED, NO_BASIS = "BRIEF017", "BRIEF018", "BRIEF023", "BRIEF008"
CALL_IN_CODE = "BRIEF030"
_SCHEMES = ("http", "https", "mailto")


class InlineBuilder:
    """Builds the inline content of one brief, in order.

    A block call may reach over several paragraphs, so the runs that are open are kept between them.
    """

    def __init__(self, expanded: Expanded, resolver: Resolver, lang: str) -> None:
        self.expanded = expanded
        self.resolver = resolver
        self.lang = lang
        self.runs: tuple[Run, ...] = ()
        self._at = 0
        self._limit = 0

    def look_from(self, start: int, end: int) -> None:
        """Say between which offsets of the expanded text the next content stands."""
        self._at, self._limit = start, end

    def build(self, tokens: Sequence[Token]) -> Inlines:
        """The inline content that tokens stand for."""
        made: list[Inline] = []
        bold = italic = 0
        link: str | None = None
        for token in tokens:
            kind = token.type
            if kind == "softbreak":
                # Nearly every other token is one.
                here, runs = self._here(), self.runs
                made.append(Words(" ", here, bold > 0, italic > 0, link=link, runs=runs))
                continue
            style = Words("", self._here(), bold > 0, italic > 0, link=link, runs=self.runs)
            if kind in ("text", "text_special"):
                made += self._text(token.content, style)
            elif kind == "code_inline":
                made.append(replace(style, text=self.code(token.content), code=True))
            elif kind == "hardbreak":
                made.append(LineBreak(style.origin))
            elif kind in ("strong_open", "strong_close"):
                bold += 1 if kind == "strong_open" else -1
            elif kind in ("em_open", "em_close"):
                italic += 1 if kind == "em_open" else -1
            elif kind == "link_open":
                link = self._link(str(token.attrs.get("href", "")))
            elif kind == "link_close":
                link = None
            elif kind == "html_inline":
                self._raw_html(token.content)
            elif kind == "image":
                where = self._find(token.content or "!")
                self.resolver.report(
                    MISPLACED,
                    "an image stands within a paragraph",
                    where,
                    "Put it on a line of its own, with an empty line before and after.",
                )
        return set_quotes(_tidy(made), self.lang)

    def code(self, content: str) -> str:
        """Code as it is printed; a call in it would print nothing."""
        for mark in MARK.finditer(content):
            if mark[1] != END:
                self.resolver.report(
                    CALL_IN_CODE,
                    "a call stands in code, where nothing is put in for it",
                    self.expanded.calls[int(mark[2])].place(0),
                    "Begin its line at the margin, and take backticks away: they and four blanks "
                    "make code of it.",
                    "To print it as it is written, put it between {% raw %} and {% endraw %}.",
                )
        return MARK.sub("", content)

    def _here(self) -> Span:
        return self.expanded.origin(self._at, self._at)

    def _find(self, piece: str) -> Span:
        """The place of the next occurrence of some text, as far as Markdown left it as it was."""
        for wanted in (piece, *piece.split()[:1]):
            at = self.expanded.text.find(wanted, self._at, self._limit)
            if at >= 0:
                self._at = at + len(wanted)
                return self.expanded.origin(at, self._at)
        return self._here()

    def _text(self, content: str, style: Words) -> list[Inline]:
        made: list[Inline] = []
        last = 0
        for match in MARK.finditer(content):
            made += self._plain(content[last : match.start()], style)
            last = match.end()
            self._find(match[0])
            made += self._mark(match[1], int(match[2]), style)
        return made + self._plain(content[last:], style)

    def _plain(self, text: str, style: Words) -> list[Inline]:
        if not text:
            return []
        origin, runs = self._find(text), self.runs
        return [Words(text, origin, style.bold, style.italic, link=style.link, runs=runs)]

    def _mark(self, sign: str, index: int, style: Words) -> list[Inline]:
        call = self.expanded.calls[index]
        resolver = self.resolver
        if sign == BEGIN:
            self._begin(index)
            return []
        if sign == END:
            return self._end(index)
        if call.name == "claim":
            return resolver.statement(call, index, self.runs, style)
        if call.name == "value":
            return resolver.value(call, index, self.runs, style)
        if call.name == "cite":
            return resolver.cite(call, self.runs)
        if call.name == "ref":
            return resolver.link(call, self.runs)
        resolver.report(
            MISPLACED,
            f"the figure “{call.words[0]}” stands within a paragraph",
            call.place(0),
            "Put {{ figure(…) }} on a line of its own, with an empty line before and after.",
        )
        return []

    def _begin(self, index: int) -> None:
        call = self.expanded.calls[index]
        if call.name == "words":
            self.resolver.claim(call.words[0], call.place(0))
            run = Run("words", call.words, call.place(0), index)
        else:
            for number, name in enumerate(call.words):
                self.resolver.claim(name, call.place(number))
            if not call.words:
                self.resolver.report(
                    NO_BASIS,
                    "this judgment names no claim that it rests on",
                    call.span,
                    'Write {% judgment basis=["claim-id"] %}.',
                )
            run = Run("judgment", call.words, call.span, index)
        self.runs = (*self.runs, run)

    def _end(self, index: int) -> list[Inline]:
        closing = [run for run in self.runs if run.index == index]
        self.runs = tuple(run for run in self.runs if run.index != index)
        call = self.expanded.calls[index]
        claim = self.resolver.project.claims.get(call.words[0]) if call.words else None
        if call.name != "words" or claim is None:
            return []
        return self.resolver.mark(claim.citations, call.place(0), (*self.runs, *closing))

    def _link(self, target: str) -> str | None:
        try:
            scheme = urlsplit(target).scheme.lower()
        except ValueError:
            scheme = ""
        if scheme in _SCHEMES:
            return target
        shown = target if len(target) <= 60 else target[:59] + "…"
        self.resolver.report(
            BAD_LINK,
            f"a link in a brief leads to a web address, not to “{shown}”",
            self._find(target),
            "Begin it with https://.",
        )
        return None

    def _raw_html(self, content: str) -> None:
        hint = "Use Markdown: *italic*, **bold**, and {# … #} for a comment."
        message = f"HTML is not read in a brief: {content.strip()[:40]}"
        self.resolver.report(RAW_HTML, message, self._find(content), hint)


def _tidy(made: list[Inline]) -> Inlines:
    """The content without white space at its ends."""
    while made and isinstance(made[0], Words) and not made[0].text.strip():
        made = made[1:]
    while made and isinstance(made[-1], Words) and not made[-1].text.strip():
        made = made[:-1]
    if made and isinstance(made[0], Words) and not made[0].code:
        text = made[0].text.lstrip()
        made[0] = made[0] if text == made[0].text else replace(made[0], text=text)
    if made and isinstance(made[-1], Words) and not made[-1].code:
        text = made[-1].text.rstrip()
        made[-1] = made[-1] if text == made[-1].text else replace(made[-1], text=text)
    return tuple(made)
