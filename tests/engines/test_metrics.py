"""Font files by what they are for, and how wide they set what."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import product

from briefpdf.engines.style.metrics import ROLES, drawn_faces, fonts_of, widths_of
from briefpdf.model.theme import Theme

FAMILIES = {"serif": "Source Serif Pro", "sans": "Source Sans Pro", "mono": "IBM Plex Mono"}
KANJI = "\u6f22"


def _theme(**fonts: object) -> Theme:
    return Theme("own", "templates/own", {"fonts": fonts})


def _file(file: str, family: str = "Own") -> dict[str, object]:
    return {"family": family, "package": "font_source_sans_pro", "file": file}


def test_every_role_has_four_faces_of_its_own_family(style: Theme) -> None:
    fonts = fonts_of(style)
    for role, bold, italic in product(ROLES, (False, True), (False, True)):
        face = fonts.of(role, bold, italic)
        assert (face.weight, face.style) == (
            "700" if bold else "400",
            "italic" if italic else "normal",
        )
        assert face.family == FAMILIES[role]


def test_widths_are_those_of_the_files(style: Theme) -> None:
    fonts = fonts_of(style)
    regular, bold = widths_of(fonts.of("sans")), widths_of(fonts.of("sans", bold=True))
    assert regular["m"] == 0.829
    assert bold["m"] > regular["m"] > regular["i"] > 0
    assert regular[KANJI] == regular["\0"] > 0  # The sign for what a face lacks.


def test_asking_again_gives_the_same_fonts_from_any_thread(style: Theme) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: fonts_of(style), range(64)))
    assert all(one.faces == made[0].faces for one in made)


def test_fonts_of_the_machine_are_measured_with_those_of_briefpdf() -> None:
    fonts = fonts_of(_theme(serif="Times New Roman", sans="Gill Sans"))
    assert fonts.of("sans").family == "Source Sans Pro"
    assert fonts.of("serif", italic=True).family == "Source Serif Pro"


def test_a_file_with_postscript_outlines_is_measured_like_any_other() -> None:
    fonts = fonts_of(_theme(sans="Own", files=[_file("files/SourceSansPro-Regular.otf")]))
    assert fonts.of("sans").file == "files/SourceSansPro-Regular.otf"
    assert widths_of(fonts.of("sans"))["m"] == 0.829


def test_a_file_that_is_not_there_is_replaced() -> None:
    fonts = fonts_of(_theme(sans="Own", files=[_file("files/None.ttf")]))
    assert fonts.of("sans").file == "files/SourceSansPro-Regular.ttf"


def test_a_family_of_one_face_serves_for_all_four() -> None:
    fonts = fonts_of(_theme(sans="OWN", files=[_file("files/SourceSansPro-Light.ttf")]))
    assert (
        len({fonts.of("sans", bold, italic) for bold in (False, True) for italic in (False, True)})
        == 1
    )


def test_a_text_is_split_by_the_fonts_that_have_its_characters(style: Theme) -> None:
    fonts = fonts_of(style)
    pieces = list(fonts.split("ab Ψω", "serif", italic=True))
    assert pieces == [
        (fonts.of("serif", italic=True), "ab "),
        (fonts.of("serif"), "Ψω"),
    ]


def test_characters_that_no_font_has_are_named_once(style: Theme) -> None:
    fonts = fonts_of(style)
    assert fonts.missing(f"a{KANJI}b{KANJI}\n\u2060", "sans") == KANJI
    assert "Ψ" not in widths_of(fonts.of("serif", italic=True)).signs
    assert fonts.missing("aΨ", "serif", italic=True) == ""


def test_only_what_a_style_does_not_name_is_added_for_its_drawings(style: Theme) -> None:
    assert drawn_faces(style) == ()
    machine = drawn_faces(_theme(serif="Times New Roman", sans="Gill Sans"))
    packages = {"font_source_sans_pro", "font_source_serif_pro", "fontpkg_ibm_plex_mono"}
    assert {face.package for face in machine} == packages
    assert len(machine) == 12
