"""Passages of archived copies are found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefpdf.drafting.between import take_quote
from briefpdf.drafting.search import Finder
from briefpdf.editing.lock import Refused
from briefpdf.project.archives import Archives
from briefpdf.project.load import load_project
from briefpdf.source.workspace import MemoryWorkspace

from .library import INVENTED, RESTATED, copied, files, sentence


@pytest.fixture(scope="module")
def archives() -> Iterator[Archives]:
    workspace = MemoryWorkspace(files())
    yield Archives(workspace, load_project(workspace).references)


@pytest.fixture(scope="module")
def finder(archives: Archives) -> Finder:
    return Finder(archives, ["river-2025", "library-2024", "freight-2026"])


@pytest.mark.parametrize(("words", "where"), copied().items())
def test_what_was_copied_is_found_on_its_page(
    finder: Finder, words: str, where: tuple[str, int]
) -> None:
    first = finder.find(words, 3)[0]
    assert first.exact and first.score == 100
    assert (first.key, first.locator) == (where[0], f"p. {where[1]}")
    assert words.startswith(first.words.rstrip("."))


def test_nine_of_ten_restatements_show_their_passage_first(finder: Finder) -> None:
    right = []
    for words, (key, page, index) in RESTATED.items():
        found = finder.find(words, 3)
        if found and (found[0].key, found[0].words) == (key, sentence(key, page, index)):
            assert found[0].locator == f"p. {page + 1}"
            right.append(words)
    assert len(right) >= 0.9 * len(RESTATED), set(RESTATED) - set(right)


@pytest.mark.parametrize("words", INVENTED)
def test_what_no_source_says_is_found_nowhere(finder: Finder, words: str) -> None:
    assert finder.find(words, 3) == []


def test_what_both_have_is_marked(finder: Finder) -> None:
    (found,) = finder.find("Four-digit codes let residents enter", 1)
    marked = [found.words[start:end] for start, end in found.marked]
    assert marked == ["Residents enter", "digit code"]
    assert found.before.endswith("without any staff on duty.")


def test_words_over_a_page_end_have_both_pages(finder: Finder) -> None:
    (found, *_) = finder.find("during the last season. Water temperature at", 3)
    assert (found.exact, found.locator) == (True, "pp. 1-2")


def test_a_quote_is_taken_by_its_first_and_last_words(archives: Archives) -> None:
    copies = archives.of("library-2024")
    taken = take_quote("library-2024", copies, "The council cut", "all printed books")
    assert taken.quote == (
        "The council cut the acquisitions budget from $1.9 million to $1.4 million. "
        "Children borrowed 58 percent of all printed books"
    )
    assert taken.locator == "p. 2"
    assert take_quote("library-2024", copies, "Late fees were", None).quote == (
        "Late fees were abolished for readers under eighteen."
    )


def test_words_that_stand_in_several_places_are_refused_with_them(archives: Archives) -> None:
    copies = archives.of("river-2025")
    with pytest.raises(Refused, match="2 passages of “river-2025” begin") as refused:
        take_quote("river-2025", copies, "the court", None)
    assert "p. 3: “the court in Toulouse" in refused.value.hints[0]
    with pytest.raises(Refused) as refused:
        take_quote("river-2025", copies, "the plan", "2023.")
    assert "behind the first" in str(refused.value)
    with pytest.raises(Refused, match="no words “The council cut”") as refused:
        take_quote("river-2025", copies, "The council cut", None)
