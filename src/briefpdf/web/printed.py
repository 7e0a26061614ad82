"""A brief as it prints: its pages, and where on them each of its sentences stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from ..checks.rule import Finding
from ..checks.sentence import Sentence
from ..checks.standing import weakest
from ..checks.verdict import is_reviewed
from ..compose.composition import Composition
from ..compose.sandbox import Sandbox
from ..compose.walk import contents
from ..engines.content.characters import printed as as_printed
from ..inspection.inspect import BriefResult, Inspection
from ..model.document import Words
from ..proof.reading.pieces import Box, Piece
from ..proof.reading.text import ReadText, squeezed
from ..rendering.draft import concerned
from ..rendering.layout import Layout
from ..rendering.render import Order, render_workspace
from ..source.mendable import Mendable
from ..source.text import Span
from ..source.workspace import DiskWorkspace
from .pictures import Pictures

# What a sentence that rests on claims is told by is the weakest of their verdicts.
STATES = (
    "verbatim",
    "consistent",
    "thin",
    "unsupported",
    "unchecked",
    "judgment",
    "cited",
    "uncited",
)
# A sentence of so many signs, in one form, stands but once: what follows is looked for behind it.
_TELLING = 24


class Rect(Struct, frozen=True):
    """A rectangle on a page from 0, in points from its left and its top."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class Shown(Struct, frozen=True):
    """A sentence with its state, the claims that it rests on, and its boxes on the pages.

    `findings` are the numbers of those that are about it; it has no boxes where it is not found.
    """

    sentence: Sentence
    state: str
    claims: tuple[str, ...]
    reviewed: bool
    boxes: tuple[Rect, ...]
    findings: tuple[int, ...]


class Printed(Struct, frozen=True, dict=True):
    """A brief's pages, with what the checks found.

    `draft` says that the pages are a draft, `stopped` that errors leave no other.
    """

    inspection: Inspection
    result: BriefResult
    composition: Composition
    pdf: bytes
    sizes: Sequence[tuple[float, float]]
    findings: tuple[Finding, ...]
    draft: bool
    stopped: bool
    pictures: Pictures

    @cached_property
    def digest(self) -> str:
        """What tells these pages from others."""
        return sha256(self.pdf).hexdigest()[:16]

    @cached_property
    def sentences(self) -> tuple[Shown, ...]:
        """The sentences that state something, in the order of the brief."""
        pieces = [
            Piece(page, word.text, Box(*word[1:]), 0.0, None, False, True)
            for page in range(len(self.sizes))
            for word in self.pictures.words(self.pdf, page)
        ]
        reader = _Reader(self.inspection, self.composition, self.findings)
        return tuple(reader.sentences(ReadText(pieces)))


def print_brief(
    workspace: DiskWorkspace,
    sandbox: Sandbox,
    path: str,
    draft: bool,
    layout: Layout,
    out: Path,
    pictures: Pictures,
) -> Printed:
    """Render a brief into a folder.

    Where errors stop it, it is rendered as a draft. Raises `Mendable` where it gives no pages.
    """

    def render(draft: bool) -> tuple[Inspection, BriefResult]:
        order = Order(layout.engine, out, draft)
        made = render_workspace(workspace, sandbox, order, [path], layout=layout)
        result = next((one for one in made.briefs if one.path == path), None)
        if result is None:
            why = [one.diagnostic.message for one in made.findings if one.path == path]
            raise Mendable(f"{path} cannot be read", *why)
        return made, result

    inspection, result = render(draft)
    stopped = not draft and result.pdf is None
    if stopped:
        inspection, result = render(True)
    compositions = inspection.subject.compositions
    composition = next(one for one in compositions if one.brief.path == path)
    pdf = (out / f"{composition.brief.id}.pdf").read_bytes() if result.pdf is not None else b""
    return Printed(
        inspection,
        result,
        composition,
        pdf,
        pictures.sizes(pdf) if pdf else [],
        tuple(concerned(composition, inspection)),
        draft or stopped,
        stopped,
        pictures,
    )


class _Reader:
    """What is known of the sentences of a brief."""

    def __init__(
        self, inspection: Inspection, composition: Composition, findings: Sequence[Finding]
    ) -> None:
        self.inspection = inspection
        self.composition = composition
        self.findings = findings

    @cached_property
    def _words(self) -> list[Words]:
        document = self.composition.document
        found = contents(document.blocks) if document is not None else ()
        return [one for content in found for one in content if isinstance(one, Words) and one.runs]

    def sentences(self, text: ReadText) -> Iterator[Shown]:
        """The sentences that state something, in the order of the brief."""
        start = 0
        for composition, coverage in self.inspection.subject.coverages:
            if composition is not self.composition:
                continue
            for sentence in coverage.sentences:
                words = squeezed(as_printed(sentence.text))
                found = text.find(words, start) or text.find(words)
                if found is not None and len(words) >= _TELLING:
                    start = max(start, found.end)
                if sentence.status == "bare":
                    continue
                claims = self._claims(sentence)
                pieces = text.pieces_of(found) if found is not None else ()
                yield Shown(
                    sentence,
                    self._state(sentence, claims),
                    claims,
                    self._is_reviewed(claims),
                    tuple(by_line(pieces)),
                    tuple(self._about(sentence, claims)),
                )

    def _claims(self, sentence: Sentence) -> tuple[str, ...]:
        """The ids of the claims that the words of a sentence rest on, in their order."""
        found: dict[str, None] = {}
        for words in self._words:
            if _meet(words.origin, sentence.span):
                found |= dict.fromkeys(name for run in words.runs for name in run.claims)
        return tuple(found)

    def _state(self, sentence: Sentence, claims: Sequence[str]) -> str:
        if sentence.status != "backed":
            return sentence.status
        known = self.inspection.verdicts
        verdicts = [known[name] for name in claims if name in known]
        return weakest(*verdicts) if verdicts else "unchecked"

    def _is_reviewed(self, claims: Iterable[str]) -> bool:
        subject = self.inspection.subject
        known = [subject.project.claims.get(name) for name in claims]
        return bool(known) and all(one is not None and is_reviewed(one, subject) for one in known)

    def _about(self, sentence: Sentence, claims: Sequence[str]) -> Iterator[int]:
        for number, finding in enumerate(self.findings):
            about = finding.diagnostic
            if about.claim in claims if about.claim else _meet(about.span, sentence.span):
                yield number


def _meet(one: Span, other: Span) -> bool:
    return (
        one.path == other.path
        and one.start < max(other.end, other.start + 1)
        and other.start < max(one.end, one.start + 1)
    )


def by_line(pieces: Iterable[Piece]) -> Iterator[Rect]:
    """Boxes around words, those that stand beside each other on a line as one.

    The boxes of the pieces are from the top of the page.
    """
    line: list[float] = []
    page = -1
    for piece in pieces:
        left, top, right, bottom = piece.box
        middle = (top + bottom) / 2
        goes_on = (
            line
            and piece.page == page
            and line[1] <= middle <= line[3]
            and -1 <= left - line[2] < 2 * (bottom - top)
        )
        if goes_on:
            line[1], line[2], line[3] = min(line[1], top), right, max(line[3], bottom)
            continue
        if line:
            yield Rect(page, *line)
        line, page = [left, top, right, bottom], piece.page
    if line:
        yield Rect(page, *line)
