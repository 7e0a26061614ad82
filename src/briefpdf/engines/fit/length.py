"""Findings about the length of a text: over its pages, far under them, or set tighter to fit."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from ...model.document import Document, Heading
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from ..content.findings import start_of
from ..content.walk import plain_text
from ..style.settings import number
from .measured import Measured, allowed_pages
from .tighten import can_tighten

TOO_LONG, TOO_SHORT, TIGHTENED = "BRIEF013", "BRIEF040", "BRIEF041"

# What is over by less than this of the text may fit when it is set tighter.
_FITTED = 0.08
# Words in a line of a column of prose: what little there is may be headings alone.
_PROSE = 7.0


def check_length(document: Document, theme: Theme, measured: Measured) -> Iterator[Diagnostic]:
    """A finding when the text takes more pages than its style gives it, or fills far too few."""
    allowed = allowed_pages(theme)
    if allowed and measured.pages > allowed:
        yield _too_long(document, theme, measured, allowed)
    elif allowed and measured.pages:
        yield from _too_short(document, theme, measured, allowed)


def _too_long(document: Document, theme: Theme, measured: Measured, allowed: int) -> Diagnostic:
    leading = number(theme, "sizes", "leading", 12)
    lines = max(1, ceil(measured.over(allowed) / leading))
    words = measured.words(lines)
    hint, said = (
        f"Cut about {words} words, or set fewer or smaller figures.",
        f" (about {words} words)",
    )
    if words > measured.prose:
        hint, said = "Set fewer or smaller figures: to cut words alone is not enough.", ""
    message = f"the brief runs {counted(lines, 'line')}{said} over {counted(allowed, 'page')}"
    if longest := _longest_section(document, measured):
        title, length = longest
        section = counted(round(length / leading), "line")
        message += f"; its longest section is “{title}”, {section}"
    hints = [hint]
    small = measured.over(allowed) < _FITTED * sum(measured.filled)
    if small and not document.meta.fit and can_tighten(theme):
        hints.append("Or write `fit: true` in the front matter, to have it set a little tighter.")
    return _found(TOO_LONG, document, message, *hints)


def _too_short(
    document: Document, theme: Theme, measured: Measured, allowed: int
) -> Iterator[Diagnostic]:
    least, left = number(theme, "length", "least", 0), measured.left(allowed, theme)
    filled = sum(measured.filled)
    if filled >= least * (filled + left):
        return
    lines = floor(left / number(theme, "sizes", "leading", 12))
    words = measured.words(lines, _PROSE)
    message = (
        f"the brief leaves {counted(lines, 'line')} (about {words} words) of"
        f" {counted(allowed, 'page')} free"
    )
    hint = f"A brief in this style fills at least {least:.0%} of its pages."
    yield _found(TOO_SHORT, document, message, hint)


def tightening(
    document: Document, theme: Theme, tight: Theme, before: Measured, fits: bool
) -> Diagnostic:
    """What was set tighter than the style has it; `before` is the text as the style sets it."""

    def change(name: str, key: str) -> str:
        was, now = number(theme, name, key, 0), number(tight, name, key, 0)
        return f"{now:.4g} for {was:.4g}"

    allowed = allowed_pages(theme)
    leading = number(theme, "sizes", "leading", 12)
    share = number(tight, "sizes", "leading", 12) / leading
    aim = "to fit" if fits else "as tight as the style allows, and does not fit"
    message = (
        f"the text is set {aim} {counted(allowed, 'page')}, at {100 * share:.3g} % of its leading:"
        f" type {change('sizes', 'body')}, leading {change('sizes', 'leading')},"
        f" space between paragraphs {change('spaces', 'paragraph')}"
    )
    words = before.words(max(1, ceil(before.over(allowed) / leading)))
    hint = f"Cut about {words} words to have it set as the style has it."
    return _found(TIGHTENED, document, message, hint)


def _found(code: str, document: Document, message: str, *hints: str) -> Diagnostic:
    return Diagnostic(code, message, start_of(document), hints, brief=document.meta.brief)


def _longest_section(document: Document, measured: Measured) -> tuple[str, float] | None:
    sections: list[tuple[str, float]] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Heading) and block.level == 1:
            sections.append((plain_text(block.content), 0))
        if sections:
            title, length = sections[-1]
            sections[-1] = (title, length + measured.depths.get(index, 0))
    return max(sections, key=lambda section: section[1], default=None)


def counted(number: int, word: str) -> str:
    """A number with its word, which is in the plural unless there is one."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
