"""Citation marks side by side become one, which stands for all that each stood for."""

from __future__ import annotations

from briefpdf.compose.citations import Numbering
from briefpdf.model.document import Cited, Mark, Run, Words
from briefpdf.source.text import Span

HERE = Span("briefs/a.md", 0, 1)


def mark(claim: str, *cited: Cited) -> Mark:
    return Mark(cited, HERE, (Run("claim", (claim,), HERE, 0),))


def test_a_merged_mark_has_the_runs_sources_and_locators_of_both() -> None:
    one = mark("first", Cited(0, "b", 0, ("p. 1",)))
    two = mark("second", Cited(0, "a", 0, ()), Cited(0, "b", 0, ("p. 2", "p. 1")))
    content = (Words("Said.", HERE), one, Words(" ", HERE), two)
    words, merged = Numbering().number_inlines(content)
    assert isinstance(words, Words)
    assert isinstance(merged, Mark)
    assert [run.claims for run in merged.runs] == [("first",), ("second",)]
    assert [(one.number, one.key, one.locators) for one in merged.cited] == [
        (1, "b", ("p. 1", "p. 2")),
        (2, "a", ()),
    ]


def test_marks_with_words_between_stay_two() -> None:
    content = (mark("first", Cited(0, "a", 0, ())), Words(" and ", HERE), mark("second"))
    assert len(Numbering().number_inlines(content)) == 3
