"""Letters that a face has not are set in another; a family that there is not is told."""

from __future__ import annotations

from collections.abc import Callable
import re
from typing import Any

from msgspec.structs import replace
import pytest

from briefpdf.engines.base import Engine
from briefpdf.engines.via_weasyprint.engine import WeasyPrintEngine
from briefpdf.model.document import Cited, Mark, Paragraph
from briefpdf.model.theme import Theme
from briefpdf.rendering.proofread import render_proofread

from ..charts.reading import chart, point

Render = Callable[..., Any]


@pytest.mark.parametrize("marked", [True, False])
def test_words_stay_apart_where_the_face_changes(render: Render, write: Any, marked: bool) -> None:
    words = write.words("In 2025 Дмитрий Орлов and Ελένη met.", italic=True)
    write.marks[1] = 1
    mark = (Mark((Cited(1, "source-1", 1),), write.here),) if marked else ()
    done = render(write.document(Paragraph((words, *mark), write.here)))
    letters = [one for one in done.glyphs if one.page == 1 and abs(one.size - 9.4) < 0.05]
    text = "".join(one.character for one in letters)
    start = text.index("2025Дмитрий")
    for word, following in (("2025", "Д"), ("Орлов", "a"), ("and", "Ε"), ("Ελένη", "m")):
        last = text.index(word, start) + len(word) - 1
        assert letters[last + 1].character == following
        if abs(letters[last + 1].baseline - letters[last].baseline) < 0.05:
            assert letters[last + 1].x - letters[last].right > 1.0, (word, following)


@pytest.mark.parametrize("files", [(), None], ids=["of the machine", "of the style"])
def test_a_family_that_is_not_there_is_told_where_the_style_names_it(
    files: tuple[()] | None, engine: Engine, write: Any, restyled: Any
) -> None:
    fonts = {"serif": "Nonesuch Serif"} | ({} if files is None else {"files": list(files)})
    theme = restyled(fonts=fonts)
    found = engine.render(write.document(write.paragraph("Six.")), theme).diagnostics
    (told,) = (one for one in found if "“Nonesuch Serif”" in one.message)
    assert told.code == "BRIEF042"
    named = theme.toml.content[told.span.start : told.span.end]
    assert (told.span.path, named) == ("templates/in-focus/theme.toml", "serif")


@pytest.mark.parametrize(
    ("rule", "absent"),
    [
        ('p { font: italic 9pt/1.2em "Nonesuch Sans", Nowhere }', "Nonesuch Sans"),
        ("p { font-family: Nonesuch Sans !important }", "Nonesuch Sans"),
        ("p { font-family: Nonesuch Sans, Sans-Serif }", None),
        ("p { font-family: 'Nonesuch Sans', 'source sans pro' }", None),
        ("/* p { font-family: Nonesuch Sans } */ p { font: inherit }", None),
    ],
)
def test_a_family_of_a_style_sheet_is_told_where_none_of_its_list_is_there(
    rule: str, absent: str | None, filler: Any, write: Any, style: Theme
) -> None:
    assert style.styles is not None
    sheet = replace(style.styles, content=f"{style.styles.content}\n{rule}\n")
    document = write.document(write.paragraph("Six."))
    rendered = WeasyPrintEngine(filler).render(document, replace(style, styles=sheet))
    told = [sheet.content[one.span.start : one.span.end] for one in rendered.diagnostics]
    assert told == ([absent] if absent else [])


@pytest.mark.parametrize(
    "before",
    [
        "/* No more Nonesuch Sans. */",
        "{# Nonesuch Sans, once #}",
        ".Nonesuch Sans { color: red }",
        "p { color: red }",
    ],
)
def test_an_absent_family_is_told_at_its_declaration(
    before: str, filler: Any, write: Any, style: Theme
) -> None:
    rule = "li { font: {{ sizes.body }}pt 'Nonesuch Sans' }"
    assert style.styles is not None
    sheet = replace(style.styles, content=f"{before}\n{style.styles.content}\n{rule}\n")
    document = write.document(write.paragraph("Six."))
    rendered = WeasyPrintEngine(filler).render(document, replace(style, styles=sheet))
    (told,) = rendered.diagnostics
    assert told.span.start == sheet.content.rindex("Nonesuch Sans")


def test_an_exponent_that_no_font_has_is_set_in_raised_plain_signs(
    engine: Engine, write: Any, style: Theme, printed: Any
) -> None:
    text = write.paragraph("Some 10⁻³ of it, and x² of that.")
    rendered = render_proofread(engine, write.document(text), style)
    assert rendered.diagnostics == ()
    letters = [one for one in printed(rendered).glyphs if one.page == 1]
    at = "".join(one.character for one in letters).index("10−3of")
    zero, minus, three = letters[at + 1 : at + 4]
    assert minus.size == three.size < zero.size
    # The square is a sign of the serif's own.
    assert "x²of" in "".join(one.character for one in letters)


@pytest.mark.parametrize(("signs", "plain"), [("ₐ₊₁", "a+1"), ("₂ₑ", "2e")])
def test_an_index_that_no_font_has_is_set_in_lowered_plain_signs(
    engine: Engine, write: Any, style: Theme, printed: Any, signs: str, plain: str
) -> None:
    text = write.paragraph(f"Some x{signs} of it.")
    rendered = render_proofread(engine, write.document(text), style)
    assert rendered.diagnostics == ()
    letters = [one for one in printed(rendered).glyphs if one.page == 1]
    at = "".join(one.character for one in letters).index(f"x{plain}of")
    of, *lowered = letters[at : at + 1 + len(plain)]
    assert {one.size < of.size and one.baseline > of.baseline for one in lowered} == {True}


@pytest.mark.parametrize("kind", ["bar", "line", "timeline"])
def test_an_exponent_in_a_figure_is_raised(
    engine: Engine, write: Any, style: Theme, printed: Any, kind: Any
) -> None:
    """In its labels and over its axis: as plain text on the line it would be another number."""
    points = [point(n, f"Dose {n} of 10⁻³ g", f"{2020 + n}", [f"{n}"], ()) for n in (1, 2)]
    figure = replace(chart(kind, points, axis="10⁻³ g"), alt="Doses of 10⁻³ g.")
    rendered = render_proofread(engine, write.document(write.paragraph("So."), figure), style)
    assert rendered.diagnostics == ()
    letters = [one for one in printed(rendered).glyphs if one.page == 1]
    text = "".join(one.character for one in letters)
    found = [match.start() for match in re.finditer("10−3g", text)]
    assert len(found) == {"bar": 3, "line": 1, "timeline": 2}[kind]
    for zero, minus, three in (letters[at + 1 : at + 4] for at in found):
        assert minus.size == three.size < zero.size
        assert minus.baseline < zero.baseline
