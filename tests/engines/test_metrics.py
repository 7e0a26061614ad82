"""Font files under the names that reportlab has for them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from itertools import product
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from briefpdf.engines.style.metrics import (
    ROLES,
    drawn_faces,
    missing_characters,
    name_fonts,
    width_of,
)
from briefpdf.model.theme import Theme

FAMILIES = {"serif": "Source Serif Pro", "sans": "Source Sans Pro", "mono": "IBM Plex Mono"}
KANJI = "\u6f22"


def _theme(**fonts: object) -> Theme:
    return Theme("own", "templates/own", {"fonts": fonts})


def _file(file: str, family: str = "Own") -> dict[str, object]:
    return {"family": family, "package": "font_source_sans_pro", "file": file}


def test_every_role_has_four_faces_of_its_own_family(style: Theme) -> None:
    fonts = name_fonts(style)
    for role, bold, italic in product(ROLES, (False, True), (False, True)):
        face = fonts.faces[fonts.of(role, bold, italic)]
        assert (face.weight, face.style) == (
            "700" if bold else "400",
            "italic" if italic else "normal",
        )
        assert face.family == FAMILIES[role]


def test_names_are_those_that_reportlab_knows_once_they_are_measured(style: Theme) -> None:
    plain, bold = name_fonts(style).of("sans"), name_fonts(style).of("sans", bold=True)
    assert 0 < width_of(plain, "mm") < width_of(bold, "mm")
    assert stringWidth("mm", plain, 10) == 10 * width_of(plain, "mm")


def test_fonts_are_measured_alike_from_any_thread(style: Theme) -> None:
    name = name_fonts(style).of("mono", bold=True)
    with ThreadPoolExecutor(8) as pool:
        assert (
            len(set(pool.map(lambda count: width_of(name, "m" * count) / count, [1, 2] * 32))) == 1
        )


@pytest.mark.parametrize(
    "package", ["font_source_sans_pro", "font_source_serif_pro", "fontpkg_ibm_plex_mono"]
)
def test_reportlab_reads_each_file_that_is_taken_on_trust(package: str) -> None:
    found = find_spec(package)
    assert found is not None and found.submodule_search_locations
    files = sorted(Path(next(iter(found.submodule_search_locations))).glob("**/*.ttf"))
    assert files
    for file in files:
        assert TTFont(file.stem, str(file)).face.charToGlyph


def test_fonts_of_the_machine_are_measured_with_those_of_briefpdf() -> None:
    fonts = name_fonts(_theme(serif="Times New Roman", sans="Gill Sans"))
    assert fonts.faces[fonts.of("sans")].family == "Source Sans Pro"
    assert fonts.faces[fonts.of("serif", italic=True)].family == "Source Serif Pro"


def test_a_file_that_reportlab_cannot_read_is_replaced() -> None:
    style = _theme(sans="Own", files=[_file("files/SourceSansPro-Regular.otf")])
    fonts = name_fonts(style)
    assert fonts.faces[fonts.of("sans")].file == "files/SourceSansPro-Regular.ttf"


def test_a_file_that_is_not_there_is_replaced() -> None:
    fonts = name_fonts(_theme(sans="Own", files=[_file("files/None.ttf")]))
    assert fonts.faces[fonts.of("sans")].file == "files/SourceSansPro-Regular.ttf"


def test_a_family_of_one_face_serves_for_all_four() -> None:
    fonts = name_fonts(_theme(sans="OWN", files=[_file("files/SourceSansPro-Light.ttf")]))
    assert len({fonts.of("sans", bold, italic) for bold in (0, 1) for italic in (0, 1)}) == 1


def test_a_text_is_split_by_the_fonts_that_have_its_characters(style: Theme) -> None:
    fonts = name_fonts(style)
    pieces = list(fonts.split("ab Ψω", "serif", italic=True))
    assert pieces == [
        (fonts.of("serif", italic=True), "ab "),
        (fonts.of("serif"), "Ψω"),
    ]


def test_characters_that_no_font_has_are_named_once(style: Theme) -> None:
    fonts = name_fonts(style)
    assert fonts.missing(f"a{KANJI}b{KANJI}\n\u2060", "sans") == KANJI
    assert missing_characters(fonts.of("serif", italic=True), "aΨ") == "Ψ"
    assert fonts.missing("aΨ", "serif", italic=True) == ""


def test_only_what_a_style_does_not_name_is_added_for_its_drawings(style: Theme) -> None:
    assert drawn_faces(style) == ()
    machine = drawn_faces(_theme(serif="Times New Roman", sans="Gill Sans"))
    packages = {"font_source_sans_pro", "font_source_serif_pro", "fontpkg_ibm_plex_mono"}
    assert {face.package for face in machine} == packages
    assert len(machine) == 12
