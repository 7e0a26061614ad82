"""Text as HTML for WeasyPrint."""

from __future__ import annotations

from briefpdf.engines.content.characters import printed
from briefpdf.engines.via_weasyprint.inlines import text_html


def test_no_break_hyphens_and_spaces_keep_words_in_one_line() -> None:
    html = text_html("of non\u2011proliferation & so\u00a0on")
    assert html == (
        "of<span> </span>"
        '<span class="unbroken">non-proliferation</span> &amp;<span> </span>'
        '<span class="unbroken">so on</span>'
    )
    assert printed("non\u2011proliferation, soft\u00adhyphen") == "non-proliferation, softhyphen"


def test_control_characters_and_halves_of_characters_are_replaced() -> None:
    assert text_html("a\0b\x1b\ud800c\ufdd0") == "a\ufffdb\ufffd\ufffdc\ufffd"
