"""Texts that ask to be set tighter, and texts that leave their pages empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
import itertools
import re
from typing import Any

import pytest

from briefpdf.engines.base import Engine, Rendered
from briefpdf.engines.fit.measured import Measured
from briefpdf.engines.fit.search import fit_pages
from briefpdf.engines.fit.tighten import tightened
from briefpdf.model.document import Document
from briefpdf.model.theme import Theme

SENTENCE = "Storage moves power from the hours in which it is cheap to those in which it is dear. "
Restyled = Callable[..., Theme]


def document(write: Any, paragraphs: int, fit: bool = True) -> Document:
    text = [write.paragraph(SENTENCE * 5) for _ in range(paragraphs)]
    made: Document = write.document(write.heading("Power"), *text, fit=fit)
    return made


@dataclass
class Machine:
    """Lays out without pages: a text of so many points, in pages of 100."""

    depth: float
    tried: list[float] = field(default_factory=list)

    def lay_out(self, theme: Theme) -> Machine:
        self.tried.append(theme.settings["sizes"]["leading"])
        depth = self.depth * theme.settings["sizes"]["leading"] / 11
        self.measured = Measured(
            tuple(min(100, depth - start) for start in range(0, int(depth) + 1, 100)), 0, 9, {}
        )
        return self


@pytest.mark.parametrize(("depth", "layouts"), [(199, 1), (203, 6), (260, 2)])
def test_a_text_is_laid_out_no_more_than_it_must(
    style: Theme, write: Any, depth: float, layouts: int
) -> None:
    machine = Machine(depth)
    fit_pages(document(write, 1), style, machine.lay_out)
    assert len(machine.tried) == layouts


def test_what_does_not_ask_is_laid_out_once(style: Theme, write: Any) -> None:
    machine = Machine(203)
    fitted = fit_pages(document(write, 1, fit=False), style, machine.lay_out)
    assert machine.tried == [11]
    assert [found.code for found in fitted.diagnostics] == ["BRIEF013"]


def test_the_least_tightening_is_taken(style: Theme, write: Any) -> None:
    """203 points fit into 200 with a leading of 10.83; a sixteenth of 0.44 points is 0.03."""
    machine = Machine(203)
    fitted = fit_pages(document(write, 1), style, machine.lay_out)
    leading = fitted.theme.settings["sizes"]["leading"]
    assert 10.8 < leading < 11 * 200 / 203


def test_nothing_is_tightened_beyond_the_limits(restyled: Restyled) -> None:
    theme = restyled(fit={"size": 0.1, "leading": 0.95, "spaces": 2})
    tight = tightened(theme, 1).settings
    assert tight["sizes"]["body"] == pytest.approx(0.9 * theme.settings["sizes"]["body"])
    assert tight["sizes"]["leading"] == pytest.approx(0.95 * 11)
    assert tight["spaces"]["heading_1"] == pytest.approx(0.95 * 22)
    assert tight["spaces"]["paragraph"] == theme.settings["spaces"]["paragraph"]
    assert tight["page"] == theme.settings["page"]
    assert tightened(theme, 0).settings == theme.settings


def test_a_style_without_limits_is_never_tightened(
    engine: Engine, restyled: Restyled, write: Any
) -> None:
    theme = restyled(fit={"size": 1, "leading": 1, "spaces": 1})
    (found,) = engine.render(document(write, 30), theme).diagnostics
    assert found.code == "BRIEF013"


@pytest.fixture(scope="module")
def tight(engine: Engine, style: Theme, fresh_writer: Any) -> Rendered:
    return engine.render(document(fresh_writer(), 28), style)


def test_a_text_that_asks_is_set_tighter_until_it_fits(
    engine: Engine, style: Theme, write: Any, tight: Rendered
) -> None:
    assert engine.render(document(write, 28, fit=False), style).page_count == 4
    assert tight.page_count == 3
    (found,) = tight.diagnostics
    assert found.code == "BRIEF041"
    told = re.fullmatch(
        r"the text is set to fit 2 pages, at ([\d.]+) % of its leading: type ([\d.]+) for 9\.4,"
        r" leading ([\d.]+) for 11, space between paragraphs ([\d.]+) for 6",
        found.message,
    )
    assert told
    share, size, leading, space = map(float, told.groups())
    assert 96 <= share < 100
    assert 0.96 * 9.4 - 0.01 <= size < 9.4
    assert leading == pytest.approx(share * 0.11, abs=0.02)
    assert 0.7 * 6 <= space < 6
    assert re.fullmatch(r"Cut about \d+ words to have it set as the style has it\.", *found.hints)


def test_its_baselines_stand_where_the_style_has_them(tight: Rendered, printed: Any) -> None:
    told = re.search(r"type ([\d.]+) .* leading ([\d.]+) ", tight.diagnostics[0].message)
    assert told
    size, leading = map(float, told.groups())
    lines = printed(tight).lines(2, size)
    assert lines[0].baseline == pytest.approx(55.9, abs=0.05)
    assert max(line.baseline for line in lines) <= 748
    left = [line.baseline for line in lines if line.x < 300]
    steps = {round(low - high, 1) for high, low in itertools.pairwise(left)}
    assert min(steps) == pytest.approx(leading, abs=0.06)
    assert {line.x for line in lines} <= {57.6, 313.2, 57.7, 313.3}


def test_a_text_that_cannot_fit_is_counted_from_its_tightest(
    engine: Engine, style: Theme, write: Any
) -> None:
    done = engine.render(document(write, 40), style)
    said, over = done.diagnostics
    assert (said.code, over.code) == ("BRIEF041", "BRIEF013")
    assert "as tight as the style allows, and does not fit 2 pages, at 96 %" in said.message
    (loose,) = engine.render(document(write, 40, fit=False), style).diagnostics
    lines = [int(re.search(r"runs (\d+) lines", one.message)[1]) for one in (over, loose)]  # type: ignore[index]
    assert lines[0] < lines[1] - 15


def test_a_text_that_fits_is_not_touched(engine: Engine, style: Theme, write: Any) -> None:
    asked = engine.render(document(write, 24), style)
    assert asked.diagnostics == ()
    assert asked.pdf == engine.render(document(write, 24, fit=False), style).pdf


@pytest.mark.parametrize(("paragraphs", "told"), [(2, True), (12, True), (22, False)])
def test_far_too_short_is_told(
    engine: Engine, restyled: Restyled, write: Any, paragraphs: int, told: bool
) -> None:
    done = engine.render(document(write, paragraphs), restyled(length={"least": 0.6}))
    assert [found.code for found in done.diagnostics] == ["BRIEF040"] * told
    if told:
        (found,) = done.diagnostics
        match = re.fullmatch(
            r"the brief leaves (\d+) lines \(about (\d+) words\) of 2 pages free", found.message
        )
        assert match
        # Page 1 holds 2 × 55 lines, page 2 holds 2 × 63; a paragraph takes eight and a half.
        assert int(match[1]) == pytest.approx(2 * (55 + 63) - paragraphs * 8.5 - 8, abs=6)
        assert int(match[2]) == pytest.approx(int(match[1]) * 10, rel=0.3)
        assert found.hints == ("A brief in this style fills at least 60% of its pages.",)


def test_what_is_free_is_counted_in_prose(engine: Engine, restyled: Restyled, write: Any) -> None:
    # A heading and a few words say nothing of how many words a line holds.
    made = write.document(write.heading("Only a heading"), write.paragraph("Short."))
    (found,) = engine.render(made, restyled(length={"least": 0.6})).diagnostics
    match = re.search(r"(\d+) lines \(about (\d+) words\)", found.message)
    assert match
    assert int(match[2]) >= 6 * int(match[1])


def test_notes_take_room_that_is_not_free(engine: Engine, restyled: Restyled, write: Any) -> None:
    theme = restyled("memo", length={"pages": 1, "least": 1})
    found = []
    for note in ("", "[1]"):
        text = [write.paragraph(SENTENCE * 3 + note) for _ in range(3)]
        (one,) = engine.render(write.document(*text), theme).diagnostics
        found.append(int(re.search(r"leaves (\d+) lines", one.message)[1]))  # type: ignore[index]
    without, with_note = found
    # A page, less its head and nine lines of text; an engine may count the room of its end, or not.
    left = (712 - 220 - 3 * (3 * 14.4 + 7.2)) / 14.4
    assert left - 11 <= without <= left + 4
    assert without - with_note in (1, 2, 3)


@pytest.mark.parametrize(("paragraphs", "told"), [(28, True), (40, False)])
def test_what_is_a_little_too_long_is_told_that_it_may_be_tightened(
    engine: Engine, style: Theme, write: Any, paragraphs: int, told: bool
) -> None:
    (found,) = engine.render(document(write, paragraphs, fit=False), style).diagnostics
    assert ("`fit: true`" in " ".join(found.hints)) is told
