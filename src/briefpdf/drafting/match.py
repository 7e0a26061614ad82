"""Looks for the bare sentences of a brief in archived copies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
import re
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ..checks.sentence import Sentence
from ..evidence.names.acronyms import find_definitions
from ..evidence.quotation.diff import difference, tokens
from ..evidence.quotation.normalise import fold
from ..evidence.support import assess
from ..project.archives import Archives
from .index import content_words
from .reading import plain
from .search import Finder, Passage

# Word for word; but for a few words; in other words; or nowhere.
Found = Literal["copy", "near", "like", "nowhere"]
# How a sentence stands in the copy of its source, None where there is none.
FOUND_IN_WORDS: Mapping[Found | None, str] = {
    "copy": "word for word",
    "near": "nearly",
    "like": "in other words",
    "nowhere": "not in its copy",
    None: "no copy",
}

# Fewer words that say something could stand anywhere.
_LEAST_WORDS = 3
# What stands around words and is none.
_MARKS = ".!?“”‘’\"'()"
# So many of the likest sentences are held against one.
_MOST_HELD = 3


class Match(Struct, frozen=True):
    """A sentence of a brief and the passage that it was found in, None where it is nowhere.

    `diff` is the sentence with `[-what only it has-]` and `{+what the passage has there+}`. `why`
    says why no claim can be made of it; it is empty where one can.
    """

    sentence: Sentence
    found: Found
    passage: Passage | None = None
    diff: str = ""
    why: str = ""
    # Where other sources have it word for word, for when the first one turns it round.
    others: tuple[Passage, ...] = ()


class Matcher:
    """Holds sentences against the passages of copies that are most like them."""

    def __init__(self, finder: Finder, archives: Archives) -> None:
        self.finder = finder
        self.archives = archives

    def match(self, sentence: Sentence) -> Match:
        """Where a sentence stands in the copies, in its own words or nearly."""
        words = " ".join(sentence.text.split())
        if sum(1 for _ in content_words(words)) < _LEAST_WORDS:
            return Match(sentence, "nowhere", why="it has too few words to look for")
        by_source: dict[str, Passage] = {}
        for passage in self.whole(words):
            by_source.setdefault(passage.key, passage)
        if by_source:
            first, *others = by_source.values()
            return Match(sentence, "copy", first, others=tuple(others[:_MOST_HELD]))
        like = self.finder.like(words, _MOST_HELD)
        held = [self._held(sentence, words, passage) for passage in like]
        # What can be backed goes first, then what is nearest to it.
        ranked = [
            *(one for one in held if one.found == "near" and not one.why),
            *(one for one in held if one.found == "near"),
            *held,
        ]
        return next(iter(ranked), Match(sentence, "nowhere"))

    def whole(self, words: str) -> Iterator[Passage]:
        """The passages that have all of the words, none of them left out or put in."""
        wanted = re.findall(r"\w+", words.casefold())
        for passage in self.finder.exact(words):
            if len(re.findall(r"\w+", passage.words)) <= len(wanted):
                yield _with_marks(passage, words)

    def _held(self, sentence: Sentence, words: str, passage: Passage) -> Match:
        copies = tuple(page for archive in self.archives.of(passage.key) for page in archive.pages)
        found = assess(words, [passage.words], _definitions(copies), copies=copies)
        if not found.is_copy:
            return Match(sentence, "like", passage, why="only a person can tell whether it says so")
        wrong = next((gap for gap in found.gaps if gap.sure), None)
        why = wrong.message if wrong is not None else ""
        return Match(sentence, "near", passage, _difference(words, passage.words), why)


def _with_marks(passage: Passage, words: str) -> Passage:
    """A passage with the stop and the quotation marks around it that the words have too.

    Looking for words takes no heed of them.
    """
    opening = plain(words[: len(words) - len(words.lstrip(_MARKS))])
    closing = plain(words[len(words.rstrip(_MARKS)) :])
    had, has = (
        plain(passage.words[: len(passage.words) - len(passage.words.lstrip(_MARKS))]),
        plain(passage.words[len(passage.words.rstrip(_MARKS)) :]),
    )
    whole, before, after = passage.words, passage.before, passage.after
    lacking = opening.removesuffix(had)
    if lacking and plain(before).endswith(lacking):
        whole, before = before[-len(lacking) :] + whole, before[: -len(lacking)].rstrip()
    lacking = closing.removeprefix(has)
    if lacking and plain(after).startswith(lacking):
        whole, after = whole + after[: len(lacking)], after[len(lacking) :].lstrip()
    return replace(passage, words=whole, before=before, after=after, marked=((0, len(whole)),))


@cache
def _definitions(pages: tuple[str, ...]) -> Mapping[str, str]:
    return find_definitions("\n".join(pages))


def _difference(words: str, passage: str) -> str:
    """How some words differ from a passage, word by word."""
    sides = []
    for text in (words, passage):
        folded = fold(text)
        sides.append(tokens(text, folded, 0, len(folded.text), str))
    found = difference(*sides)
    return found.diff if found is not None else ""
