"""Holds the pages of a file to those that its pack says were issued."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from ..proof.reading.pieces import Box, Piece
from ..proof.reading.text import ReadText, squeezed
from .contents import PageContents
from .pack import Pack, PackedClaim, PackedPage

_SHOWN = 80
# No page of ours has as many pieces of text.
_MOST_PIECES = 20_000
_NOWHERE = Box(0, 0, 0, 0)
# With less than this in common, words are not those of the same brief.
_SAME_BRIEF = 0.3


class Difference(Struct, frozen=True):
    """Something that is not as the evidence says: what kind of thing, and where.

    `page` counts from 1, and is 0 for what is on none.
    """

    kind: str
    message: str
    page: int = 0
    claim: str = ""
    source: str = ""


def hold_pages(pack: Pack, found: Sequence[PageContents], reader: str) -> Iterator[Difference]:
    """What is different on the pages; `reader` is what read them here."""
    issued = pack.pages
    if _is_of_another(issued, found):
        said = f"the evidence is that of “{pack.title}”, and not of the pages of this file"
        yield Difference("pack", said, 1)
        return
    exact = reader == pack.reader
    matcher = SequenceMatcher(
        None, [page.digest for page in issued], [page.digest for page in found], autojunk=False
    )
    pairs: list[tuple[int, int]] = []
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        both = min(a_end - a, b_end - b)
        pairs += [(a + at, b + at) for at in range(both)]
        for index in range(b + both, b_end):
            words = _start(" ".join(found[index].text))
            said = f"page {index + 1} was not issued: it was added" + (words and f" (“{words}”)")
            yield Difference("page", said, index + 1)
        for index in range(a + both, a_end):
            yield Difference("page", f"page {index + 1} as it was issued is missing", index + 1)
    for a, b in pairs:
        yield from _hold_page(issued[a], found[b], b + 1, exact)
    yield from _lost_claims(pack.claims.values(), issued, found, pairs)


def _is_of_another(issued: Sequence[PackedPage], found: Sequence[PageContents]) -> bool:
    """Whether next to nothing on the pages is what was issued."""
    if {page.digest for page in issued} & {page.digest for page in found}:
        return False
    told = set(_words(one for page in issued for one in page.text))
    words = set(_words(one for page in found for one in page.text))
    return len(told & words) < _SAME_BRIEF * max(len(told), len(words), 1)


def _hold_page(
    issued: PackedPage, found: PageContents, number: int, exact: bool
) -> Iterator[Difference]:
    same = issued.text == found.text
    if not same and not exact:
        # Another reader may part the same words otherwise.
        same = _joined(issued.text) == _joined(found.text)
    told = list(_changes(issued, found, number)) if not same else []
    if sorted(issued.links) != sorted(found.links):
        left = list(issued.links)
        for link in found.links:
            if link in left:
                left.remove(link)
            else:
                what = f"a link that was not issued: {_start(link)}"
                if link.startswith("/"):
                    what = f"something laid on it that was not issued ({link[1:]})"
                said = f"page {number} has {what}"
                told.append(Difference("link", said, number))
        for link in left:
            said = f"page {number} lacks a link that was issued: {_start(link)}"
            told.append(Difference("link", said, number))
    yield from told
    if not told:
        said = (
            f"page {number} does not show what was issued, though its words are the same: a"
            " drawing, a picture, a font, or where something stands is another"
        )
        yield Difference("page", said, number)


def _changes(issued: PackedPage, found: PageContents, number: int) -> Iterator[Difference]:
    if len(found.text) > _MOST_PIECES:
        yield Difference("words", f"page {number} has far more words than were issued", number)
        return
    hidden = frozenset(found.unseen)
    matcher = SequenceMatcher(None, issued.text, found.text, autojunk=False)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        before, now = _start(" ".join(issued.text[a:a_end])), _start(" ".join(found.text[b:b_end]))
        if tag == "insert":
            unseen = all(index in hidden for index in range(b, b_end))
            how = "text that nobody can see and that" if unseen else "words that"
            said = f"page {number} has {how} were not issued: “{now}”"
            said = said.replace("that were", "that was") if unseen else said
        elif tag == "delete":
            said = f"page {number} lacks words that were issued: “{before}”"
        else:
            said = f"page {number} says “{now}” where “{before}” was issued"
        yield Difference("words", said, number)


def _lost_claims(
    claims: Iterable[PackedClaim],
    issued: Sequence[PackedPage],
    found: Sequence[PageContents],
    pairs: Sequence[tuple[int, int]],
) -> Iterator[Difference]:
    """The claims whose words were on the pages as issued, and now are not."""
    changed = {a for a, _ in pairs} | set(range(len(found), len(issued)))
    if not changed:
        return
    before = _Words(page.text for page in issued)
    now = _Words(page.text for page in found)
    numbers = dict(pairs)
    for claim in claims:
        for use in claim.uses:
            words = squeezed(use.words)
            touched = {use.page - 1, use.page} & changed
            if words and touched and before.has(words) and not now.exactly(use.words, before):
                page = numbers.get(use.page - 1, use.page - 1) + 1
                said = f"page {page} does not say what was issued of the claim {claim.id}"
                yield Difference("claim", f"{said}: “{_start(use.words)}”", page, claim.id)
                break


class _Words:
    """The words of pages, to look for those of a claim."""

    def __init__(self, pages: Iterable[Sequence[str]]) -> None:
        pieces = [
            Piece(index, text, _NOWHERE, 0, None, False, True)
            for index, page in enumerate(pages)
            for text in page
        ]
        self.text = ReadText(pieces)
        self.written = _joined(piece.text for piece in pieces)

    def has(self, words: str) -> bool:
        """Whether squeezed words stand in the text."""
        return self.text.find(words) is not None

    def exactly(self, words: str, before: _Words) -> bool:
        """Whether words stand in the text with the same letters, as far as they did before."""
        if not self.has(squeezed(words)):
            return False
        joined = _joined([words])
        return joined in self.written or joined not in before.written


def _joined(pieces: Iterable[str]) -> str:
    """Text without its blanks and the signs of lines that end in a word."""
    return "".join("".join(piece.split()) for piece in pieces).translate(_BREAKS)


_BREAKS = dict.fromkeys(map(ord, "\x02\ufffe\u00ad\u2060\u200b"))


def _words(pieces: Iterable[str]) -> Iterator[str]:
    for piece in pieces:
        yield from piece.split()


def _start(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
