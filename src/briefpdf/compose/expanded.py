"""A brief's body after expansion: plain Markdown with marks, and the way back to the brief."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
import re

from msgspec import Struct

from ..model.brief import Brief
from ..project.graph import Use, UseKind, claim_of
from ..source.diagnostic import Diagnostic
from ..source.pattern import lazy_pattern
from ..source.text import Span, Text
from .call_marks import BEGIN, CLOSE, DATA_MARK, END, MARK, STRAY
from .sandbox import TEMPLATE_ERROR, TEMPLATE_LIMIT, Failed, Sandbox

_ANY_MARK = lazy_pattern(f"(?P<data>{DATA_MARK.pattern})|[{BEGIN}{END}][0-9]{{1,9}}{CLOSE}")


class Call(Struct, frozen=True):
    """A call in a brief: its name, its texts, and the place of each text."""

    name: str
    words: tuple[str, ...]
    span: Span
    places: tuple[Span, ...]

    def place(self, index: int) -> Span:
        """Where a text of the call stands, or the call itself when it was computed."""
        return self.places[index] if index < len(self.places) else self.span


# Which calls name claims, and how.
_NAMING: Mapping[str, UseKind] = {
    "claim": "claim",
    "words": "words",
    "value": "value",
    "judgment": "judgment",
}


def call_uses(calls: Iterable[Call], brief: str) -> Iterator[Use]:
    """The claims that the calls of a brief name."""
    for call in calls:
        kind = _NAMING.get(call.name)
        if kind is not None:
            for index, word in enumerate(call.words):
                name = claim_of(word) if kind == "value" else word
                yield Use(call.place(index), name, kind, brief)


class Expanded(Struct, frozen=True):
    """Markdown with marks; `calls` are what the marks stand for, by number."""

    path: str
    text: str
    calls: Sequence[Call]
    # Where a chunk of the text begins, in it and in the body, and how long it is.
    chunks: Sequence[tuple[int, int, int]] = ()
    # From offsets in the body to offsets in the file.
    offsets: Callable[[int], int] = lambda at: at

    def origin(self, start: int, end: int) -> Span:
        """The place in the brief of a chunk of the text."""
        first = self._source(start)
        return Span(self.path, first, max(first, self._source(max(start, end - 1)) + 1))

    def _source(self, at: int) -> int:
        index = bisect_right(self.chunks, (at, 1 << 60, 0)) - 1
        if index < 0:
            return self.offsets(self.chunks[0][1] if self.chunks else 0)
        start, source, length = self.chunks[index]
        return self.offsets(source + min(at - start, length))


class _Offsets:
    """From offsets in a body with bare newlines to offsets in the file."""

    def __init__(self, brief: Brief) -> None:
        self.start = brief.body_start
        dropped = [match.start() for match in re.finditer(r"\r(?=\n)", brief.body)]
        # After i of them are dropped, an offset is i less than it was.
        self.dropped = [at - index for index, at in enumerate(dropped)]

    def __call__(self, at: int) -> int:
        return self.start + at + bisect_right(self.dropped, at - 1 if at else 0)


def expand(brief: Brief, sandbox: Sandbox) -> tuple[Expanded | None, list[Diagnostic]]:
    """The brief's body expanded in the sandbox; None, with a finding, when it does not expand."""
    offsets = _Offsets(brief)
    body = re.sub(r"\r\n?", "\n", brief.body)
    try:
        marked, made = sandbox.expand(body, brief.path)
    except Failed as failed:
        return None, [failure(brief, failed)]
    text, chunks = _unmarked(marked)
    calls = [_call(item, brief.path, offsets) for item in made]
    known = MARK.sub(lambda mark: "" if int(mark[2]) < len(calls) else mark[0], text)
    if STRAY.search(known):
        message = "the template makes characters that no text may hold (U+FDD0 to U+FDEF)"
        return None, [Diagnostic(TEMPLATE_ERROR, message, brief.span, brief=brief.id)]
    return Expanded(brief.path, text, calls, chunks, offsets), []


def find_literals(brief: Brief, sandbox: Sandbox) -> list[tuple[str, str, Span]]:
    """Every text in quotation marks in the calls and tags of a brief.

    Each with the name of the call that it is given to (empty in none), and its place without the
    marks. Raises `Failed` when the body is no template.
    """
    offsets = _Offsets(brief)
    body = re.sub(r"\r\n?", "\n", brief.body)
    return [
        (call, body[start:end], Span(brief.path, offsets(start), offsets(end)))
        for call, start, end in sandbox.literals(body, brief.path)
    ]


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int, int]]]:
    """The text without its data marks, and where its chunks stand in it and in the body."""
    chunks: list[tuple[int, int, int]] = []
    pieces: list[str] = []
    length = last = 0
    start = source = left = 0  # The chunk that is open: in the text, in the body, its length.
    for match in _ANY_MARK.finditer(marked):
        pieces.append(marked[last : match.start()])
        length += len(pieces[-1])
        last = match.end()
        if match["data"]:
            start, source, left = length, int(match["start"]), int(match["length"])
        else:
            # A block's mark stands within a chunk, which goes on behind it.
            done = min(length - start, left)
            pieces.append(match[0])
            length += len(match[0])
            start, source, left = length, source + done, left - done
        chunks.append((start, source, left))
    pieces.append(marked[last:])
    return "".join(pieces), chunks


def _call(made: dict[str, object], path: str, offsets: _Offsets) -> Call:
    words, places = made["words"], made["places"]
    assert isinstance(words, list) and isinstance(places, list)
    spans = [Span(path, offsets(start), offsets(end)) for start, end in places]
    return Call(str(made["name"]), tuple(words), spans[0], tuple(spans[1:]))


def failure(brief: Brief, failed: Failed) -> Diagnostic:
    """What is told of a brief that did not expand, or whose Markdown was not read."""
    from .slips import misread_call  # Few briefs do not expand.

    offsets = _Offsets(brief)
    text = Text(brief.path, re.sub(r"\r\n?", "\n", brief.body))
    place = text.line_span(failed.line or 1)
    message, hints = failed.message, list(failed.hints)
    if failed.kind == "unclosed":
        message = f"{{% {failed.tag} %}} is never closed"
        hints = [f"Write {{% end{failed.tag} %}} where it ends."]
        place = _opening(text, failed.tag) or place
    elif failed.kind == "foreign":
        message = "a brief cannot include other files"
        hints = ["Write the text here, or make it a claim."]
    elif slip := misread_call(message, text, place):
        place, message, hints = slip[0], slip[1], [slip[2]]
    if failed.line == 0:
        place = text.span(0, 0)
    span = Span(brief.path, offsets(place.start), offsets(place.end))
    limited = failed.code == TEMPLATE_LIMIT
    return Diagnostic(failed.code, message, span, tuple(hints), brief=brief.id, limited=limited)


def _opening(text: Text, tag: str) -> Span | None:
    """Where the last block of this tag opens that nothing closes."""
    still_open: list[Span] = []
    for match in re.finditer(rf"\{{%[-+]?\s*(end)?{tag}\b", text.content):
        if not match[1]:
            still_open.append(text.span(*match.span()))
        elif still_open:
            still_open.pop()
    return still_open[-1] if still_open else None
