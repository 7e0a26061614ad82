"""The annex of a brief: each of its claims with the passages that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from msgspec.structs import replace

from ..compose.walk import contents, nested, rewrite
from ..engines.content.links import figure_anchor
from ..model.document import (
    Block,
    Chart,
    Document,
    Heading,
    Inline,
    Inlines,
    Jump,
    Mark,
    Paragraph,
    Words,
)
from ..source.text import Span
from .pack import Evidence

# In the words of a style that has none of its own for them.
_LABELS = {
    "annex": "Annex: what the claims rest on",
    "annex_entry": "Annex",
    "annex_rests": "rests on",
    "annex_none": "no passage is quoted",
    "annex_reviewed": "reviewed by",
}
# On either side of a passage, so many of its forty words are printed.
_AROUND = 25


def with_annex(document: Document, evidence: Evidence) -> Document:
    """The Document with pages behind it: each claim, numbered, with its passages.

    A number in the annex leads to the claim in the text and, from there, a raised number back.
    """
    return _Annex(document, evidence).added()


class _Annex:
    def __init__(self, document: Document, evidence: Evidence) -> None:
        self.document = document
        self.records = {record["claim"]: record for record in evidence.claims}
        self.labels = _LABELS | dict(document.labels)
        word = document.labels.get("source", "Source")
        self.sources = {one.key: f"{word} {one.number}" for one in document.sources}
        self.numbers = self._numbered()
        self.placed: set[str] = set()
        self.drawn: dict[str, str] = {}

    def _numbered(self) -> dict[str, int]:
        """The claims in the order in which the text prints them, then those that they rest on."""
        printed: dict[str, None] = {}
        for content in (*contents(self.document.blocks), self.document.meta.notice):
            for inline in content:
                if isinstance(inline, Words):
                    printed |= dict.fromkeys(name for run in inline.runs for name in run.claims)
        names = dict.fromkeys((*printed, *self.records))
        return {name: at for at, name in enumerate((n for n in names if n in self.records), 1)}

    def added(self) -> Document:
        blocks = tuple(map(self._numbered_in, self.document.blocks))
        return replace(self.document, blocks=blocks, annex=tuple(self._blocks()))

    def _numbered_in(self, block: Block) -> Block:
        """A block with the numbers of its claims; a drawing has no room for them."""
        if isinstance(block, Chart):
            for point in block.points if block.id is not None else ():
                self.drawn.setdefault(point.claim, figure_anchor(block.id or ""))
            return block
        if isinstance(block, Heading):
            return block
        inside = nested(block, self._numbered_in)
        return inside if inside is not block else rewrite(block, self._marked)

    def _marked(self, content: Inlines) -> Inlines:
        """The content with the number of each claim where its words are first at an end."""
        ends: dict[str, int] = {}
        for index, inline in enumerate(content):
            if isinstance(inline, Words):
                for run in inline.runs:
                    if run.kind in ("claim", "words"):
                        ends |= dict.fromkeys(run.claims, index)
        new = {name: at for name, at in ends.items() if name not in self.placed}
        new = {name: at for name, at in new.items() if name in self.numbers}
        if not new:
            return tuple(self._opened(one) if isinstance(one, Mark) else one for one in content)
        made: list[Inline] = []
        left = dict(new)
        for index, inline in enumerate(content):
            made.append(self._opened(inline) if isinstance(inline, Mark) else inline)
            following = content[index + 1] if index + 1 < len(content) else None
            if isinstance(following, Mark):
                continue  # The number stands behind the mark.
            for name in [name for name, at in left.items() if at <= index]:
                del left[name]
                self.placed.add(name)
                made.append(self._number(name, inline.origin))
        return tuple(made)

    def _opened(self, mark: Mark) -> Mark:
        """A mark whose passages open in the annex where they have no address of their own."""
        names = [name for run in mark.runs for name in run.claims if name in self.numbers]
        cited = []
        for one in mark.cited:
            of = next((n for n in names if self._cites(n, one.key)), None)
            passages = (
                replace(passage, address=f"#{_in_annex(of)}")
                if not passage.address and of is not None
                else passage
                for passage in one.passages
            )
            cited.append(replace(one, passages=tuple(passages)))
        return replace(mark, cited=tuple(cited))

    def _cites(self, name: str, key: str) -> bool:
        return any(body["key"] == key for body in self.records[name]["body"])

    def _number(self, name: str, origin: Span) -> Jump:
        number = self.numbers[name]
        words = f"{self.labels['annex_entry']} {number}"
        return Jump(f"[{number}]", _in_text(name), _in_annex(name), words, origin, raised=True)

    def _blocks(self) -> Iterator[Block]:
        if not self.numbers:
            return
        place = Span(f"briefs/{self.document.meta.brief}.md", 0, 0)
        yield Heading(1, (Words(self.labels["annex"], place),), place)
        for name, number in self.numbers.items():
            record = self.records[name]
            said = _said(record)
            words = f"{number}: {said}"
            target = _in_text(name) if name in self.placed else self.drawn.get(name, "")
            jump = Jump(f"{number}.", _in_annex(name), target, words, place)
            judged = self.labels.get(record["verdict"], record["verdict"])
            verdict = ", ".join(filter(None, (judged, self._reviewed(record))))
            yield Paragraph(
                (jump, Words(f" {said}", place, bold=True), Words(f" ({verdict})", place)), place
            )
            yield from self._passages(record, place)

    def _reviewed(self, record: Mapping[str, Any]) -> str:
        by = [one["by"] for one in record.get("reviews", ()) if one["current"]]
        return f"{self.labels['annex_reviewed']} {', '.join(by)}" if by else ""

    def _passages(self, record: Mapping[str, Any], place: Span) -> Iterator[Paragraph]:
        for body in record["body"]:
            source = self.sources.get(body["key"]) or body["key"]
            source = ", ".join(filter(None, (source, body.get("locator", ""))))
            link = body.get("address") or None
            last = Words(f" {source}", place, italic=True, link=link)
            found = next(
                (one for one in body.get("selector", ()) if one["type"] == "TextQuoteSelector"),
                None,
            )
            if found is None:
                yield Paragraph((Words(self.labels["annex_none"], place), last), place)
                continue
            before = " ".join(found["prefix"].split()[-_AROUND:])
            behind = " ".join(found["suffix"].split()[:_AROUND])
            joint = "" if behind[:1] in ".,;:!?)”’" else " "
            yield Paragraph(
                (
                    Words(f"“… {before} " if before else "“", place),
                    Words(found["exact"], place, bold=True),
                    Words(f"{joint}{behind} …”" if behind else "”", place),
                    last,
                ),
                place,
            )
        if grounds := [name for name in record.get("basis", ()) if name in self.numbers]:
            numbers = ", ".join(str(self.numbers[name]) for name in grounds)
            yield Paragraph((Words(f"{self.labels['annex_rests']} {numbers}", place),), place)


def _said(record: Mapping[str, Any]) -> str:
    """A claim as the text has it: in the author's words, or its statement.

    A figure prints no more of it than its label and its numbers.
    """
    uses = (one for one in record["target"] if one["use"] in ("claim", "words"))
    first = next(uses, {"use": "claim"})
    said: str = first["words"] if first["use"] == "words" else record["statement"]
    return said


def _in_text(name: str) -> str:
    return f"claim-{_safe(name)}"


def _in_annex(name: str) -> str:
    return f"annex-{_safe(name)}"


def _safe(name: str) -> str:
    return quote(name, safe="").replace("%", "_")
