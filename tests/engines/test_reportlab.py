"""What is the ReportLab engine's own: settings that cannot be used, and what its files lack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from briefpdf.engines.via_reportlab.engine import ReportLabEngine
from briefpdf.model.theme import Theme

Restyled = Callable[..., Theme]
Printed = Callable[[Any], Any]


@pytest.mark.parametrize("value", ["much", True, float("nan"), float("inf"), -5, 0, 10**9])
def test_a_measure_that_is_none_is_told(restyled: Restyled, write: Any, value: Any) -> None:
    theme = restyled(sizes={"body": value})
    done = ReportLabEngine().render(write.document(write.paragraph("Text.")), theme)
    (found,) = done.diagnostics
    assert (found.code, done.pdf) == ("BRIEF022", b"")
    assert "[sizes] body" in found.message
    assert found.span.path == "templates/in-focus/theme.toml"


@pytest.mark.parametrize("value", ["red", "#12", "", 5, "#336A91; x"])
def test_a_colour_that_is_none_is_told(restyled: Restyled, write: Any, value: Any) -> None:
    theme = restyled(colours={"heading": value})
    done = ReportLabEngine().render(write.document(write.heading("Text")), theme)
    (found,) = done.diagnostics
    assert found.code == "BRIEF022"
    assert "[colours] heading is no colour such as #336A91" in found.message


def test_columns_without_room_are_told(restyled: Restyled, write: Any) -> None:
    theme = restyled(grid={"columns": 12, "gap": 60})
    done = ReportLabEngine().render(write.document(write.paragraph("Text.")), theme)
    (found,) = done.diagnostics
    assert "[grid] leaves no room for its columns" in found.message


def test_its_files_claim_nothing_that_they_are_not(
    style: Theme, write: Any, printed: Printed
) -> None:
    text = write.paragraph("One.[1]", "Run in.")
    done = printed(ReportLabEngine().render(write.document(text), style))
    with done.open() as pdf, pdf.open_metadata() as packet:
        assert "/StructTreeRoot" not in pdf.Root
        assert "/MarkInfo" not in pdf.Root
        assert "pdfuaid:part" not in packet
        assert "pdfaid:part" not in packet


def test_its_fonts_are_the_style_s_own_and_cut_down(
    style: Theme, write: Any, printed: Printed
) -> None:
    done = printed(ReportLabEngine().render(write.document(write.paragraph("Text.[1]")), style))
    with done.open() as pdf:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        fonts = [one for one in fonts if one.get("/Type") == "/Font"]
        assert fonts
        for font in fonts:
            assert str(font.BaseFont)[1:].partition("+")[2].startswith(("SourceS", "SourceSa"))
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font
    assert len(done.pdf) < 120_000


def test_a_font_file_that_there_is_not_is_told(restyled: Restyled, write: Any) -> None:
    files = [{"family": "Mine", "package": "font_source_serif_pro", "file": "files/No.ttf"}]
    theme = restyled(fonts={"serif": "Mine", "files": files})
    done = ReportLabEngine().render(write.document(write.paragraph("Text.")), theme)
    (found,) = done.diagnostics
    assert found.code == "BRIEF022"
    assert "font_source_serif_pro/files/No.ttf of “Mine” cannot be loaded" in found.message
