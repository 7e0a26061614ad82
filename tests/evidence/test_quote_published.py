"""Quotations of six published briefs, found in their PDFs; their forgeries are not.

The briefs are no part of the repository: where ../shared is absent, a message says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
import re

import pytest

from briefpdf.evidence.quotation.find import find_quote
from briefpdf.readers.archive.read import Archive, read_archive

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT.parent / "shared" / "reference" / "in-focus"

# Here the text of the library differs from the PDF, which has "This document was prepared".
_DISCLAIMER = "These documents were prepared"

_QUOTED = re.compile(r"“([^“”]{3,800})”|(?<![\w\"])\"(?=\S)([^\"“”]{3,800})\"")
_SENTENCE_END = re.compile(r"(?<=[a-z)\]\"”][.?!])\s+(?=[A-Z])|(?<=[a-z]\.[\"”])\s+(?=[A-Z])")
_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")


@dataclass(frozen=True)
class Published:
    """A brief: its PDF, and the quotations and sentences of its text."""

    name: str
    archive: Archive
    quotations: list[str]
    sentences: list[str]


def _read(path: Path) -> Archive:
    archive = read_archive(path.name, path.read_bytes()).value
    assert archive is not None
    return archive


def _body(text: str) -> str:
    """The text of a page of the library without its navigation and its list of versions."""
    lines = text.split("\n")
    first = next(i for i, line in enumerate(lines) if re.match(r"Listen.*\(IF\d+\)", line.strip()))
    return "\n".join(lines[first + 1 :])


def _sentences(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if len(line) >= 60:
            for sentence in _SENTENCE_END.split(line.strip()):
                if len(sentence.split()) >= 5 and not sentence.startswith(_DISCLAIMER):
                    yield sentence


@pytest.fixture(scope="module")
def published(request: pytest.FixtureRequest) -> list[Published]:
    if not FOLDER.is_dir():
        pytest.skip(f"no published briefs to try quotations on: {FOLDER} is absent")
    briefs = []
    for pdf in sorted(FOLDER.glob("*.pdf")):
        (path,) = FOLDER.glob(f"{pdf.name.split('.')[0]}v*.md")
        text = _body(_read(path).pages[0])
        quoted = [one or other for one, other in _QUOTED.findall(text)]
        quotations = [quote for quote in quoted if len(quote.split()) >= 3]
        briefs.append(Published(pdf.name, _read(pdf), quotations, list(_sentences(text))))
    return briefs


def _forgeries(quote: str, words: list[str], random: Random) -> Iterator[str]:
    """The quotation with one word put for another, left out or added, or one digit changed."""
    found = list(_WORD.finditer(quote))
    if len(found) < 4:
        return
    for match in random.sample(found, 3):
        word = random.choice(words)
        if word.lower() != match[0].lower():
            yield _put(quote, match, word)
    # Without its first or last word it is a shorter quotation, and no forgery.
    for match in found[1:-1]:
        if match[0] in ("not", "no", "never") or random.random() < 0.15:
            yield _put(quote, match, "")
        if match[0].isdigit():
            yield _put(quote, match, match[0][:-1] + str((int(match[0][-1]) + 3) % 10))
    at = random.choice(found[1:]).start()
    yield f"{quote[:at]}not {quote[at:]}"


def _put(quote: str, match: re.Match[str], word: str) -> str:
    before, behind = quote[: match.start()], quote[match.end() :]
    return before + word + (behind if word else behind.lstrip())


def _letters(text: str) -> str:
    return " ".join(_WORD.findall(text)).lower()


def test_quotations_are_found(
    published: list[Published], capsys: pytest.CaptureFixture[str]
) -> None:
    total = hits = 0
    with capsys.disabled():
        print("\n\nbrief            quotations    sentences")
        for brief in published:
            counts = []
            for quotes in (brief.quotations, brief.sentences):
                found = [find_quote(quote, brief.archive).found for quote in quotes]
                counts += [sum(found), len(found)]
            print("{:<16} {:>5} of {:<4} {:>5} of {:<4}".format(brief.name, *counts))
            total, hits = total + counts[1], hits + counts[0]
            assert counts[2] == counts[3]
    assert hits >= 0.975 * total


def test_forgeries_are_not(published: list[Published], capsys: pytest.CaptureFixture[str]) -> None:
    random = Random(3)
    with capsys.disabled():
        print("\n\nbrief            forgeries     accepted")
        for brief in published:
            there = _letters(" ".join(brief.archive.pages).replace("-\n", "-"))
            quotes = [*brief.quotations * 3, *brief.sentences]
            words = [word for quote in quotes for word in _WORD.findall(quote)]
            forged = [
                forgery
                for quote in quotes
                for forgery in _forgeries(quote, words, random)
                if _letters(forgery) not in there
            ]
            accepted = [one for one in forged if find_quote(one, brief.archive).found]
            print(f"{brief.name:<16} {len(forged):>9} {len(accepted):>12}")
            assert not accepted
