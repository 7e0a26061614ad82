"""Font files under the names that reportlab has for them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import product

from reportlab.lib.fonts import tt2ps
from reportlab.pdfbase.pdfmetrics import getFont, stringWidth

from briefpdf.engines.style.metrics import ROLES, drawn_faces, missing_characters, register_fonts
from briefpdf.model.theme import Theme

FAMILIES = {"serif": "Source Serif Pro", "sans": "Source Sans Pro", "mono": "IBM Plex Mono"}
KANJI = "\u6f22"


def _theme(**fonts: object) -> Theme:
    return Theme("own", "templates/own", {"fonts": fonts})


def _file(file: str, family: str = "Own") -> dict[str, object]:
    return {"family": family, "package": "font_source_sans_pro", "file": file}


def test_every_role_has_four_faces_of_its_own_family(style: Theme) -> None:
    fonts = register_fonts(style)
    for role, bold, italic in product(ROLES, (False, True), (False, True)):
        face = fonts.faces[fonts.of(role, bold, italic)]
        assert (face.weight, face.style) == (
            "700" if bold else "400",
            "italic" if italic else "normal",
        )
        assert face.family == FAMILIES[role]
    assert fonts.replaced == ()


def test_names_are_those_that_reportlab_knows(style: Theme) -> None:
    fonts = register_fonts(style)
    assert stringWidth("mm", fonts.of("sans", bold=True), 10) > stringWidth(
        "mm", fonts.of("sans"), 10
    )
    assert tt2ps(fonts.of("serif"), 1, 1) == fonts.of("serif", bold=True, italic=True)


def test_registering_again_gives_the_same_fonts_from_any_thread(style: Theme) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: register_fonts(style), range(64)))
    assert all(one is made[0] for one in made)
    name = made[0].of("sans")
    assert getFont(name) is getFont(name)


def test_fonts_of_the_machine_are_measured_with_those_of_briefpdf() -> None:
    fonts = register_fonts(_theme(serif="Times New Roman", sans="Gill Sans"))
    assert fonts.faces[fonts.of("sans")].family == "Source Sans Pro"
    assert fonts.faces[fonts.of("serif", italic=True)].family == "Source Serif Pro"


def test_a_file_that_reportlab_cannot_read_is_replaced_and_told() -> None:
    style = _theme(sans="Own", files=[_file("files/SourceSansPro-Regular.otf")])
    fonts = register_fonts(style)
    assert [face.file for face in fonts.replaced] == ["files/SourceSansPro-Regular.otf"]
    assert fonts.faces[fonts.of("sans")].file == "files/SourceSansPro-Regular.ttf"


def test_a_file_that_is_not_there_is_replaced() -> None:
    fonts = register_fonts(_theme(sans="Own", files=[_file("files/None.ttf")]))
    assert len(fonts.replaced) == 1
    assert stringWidth("a", fonts.of("sans"), 10) > 0


def test_a_family_of_one_face_serves_for_all_four() -> None:
    fonts = register_fonts(_theme(sans="OWN", files=[_file("files/SourceSansPro-Light.ttf")]))
    assert len({fonts.of("sans", bold, italic) for bold in (0, 1) for italic in (0, 1)}) == 1


def test_a_text_is_split_by_the_fonts_that_have_its_characters(style: Theme) -> None:
    fonts = register_fonts(style)
    pieces = list(fonts.split("ab Ψω", "serif", italic=True))
    assert pieces == [
        (fonts.of("serif", italic=True), "ab "),
        (fonts.of("serif"), "Ψω"),
    ]


def test_characters_that_no_font_has_are_named_once(style: Theme) -> None:
    fonts = register_fonts(style)
    assert fonts.missing(f"a{KANJI}b{KANJI}\n\u2060", "sans") == KANJI
    assert missing_characters(fonts.of("serif", italic=True), "aΨ") == "Ψ"
    assert fonts.missing("aΨ", "serif", italic=True) == ""


def test_only_what_a_style_does_not_name_is_added_for_its_drawings(style: Theme) -> None:
    assert drawn_faces(style) == ()
    machine = drawn_faces(_theme(serif="Times New Roman", sans="Gill Sans"))
    packages = {"font_source_sans_pro", "font_source_serif_pro", "fontpkg_ibm_plex_mono"}
    assert {face.package for face in machine} == packages
    assert len(machine) == 12
