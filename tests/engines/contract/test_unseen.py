"""Text of which nothing is seen, and text that no line could hold, in both engines."""

from __future__ import annotations

from collections.abc import Callable
import re
from typing import Any

import pytest

from briefpdf.engines.via_typst.inlines import in_pieces
from briefpdf.engines.via_weasyprint.inlines import text_html
from briefpdf.model.document import Block, CodeBlock, Heading, Paragraph, TextBox
from briefpdf.proof.prove import prove
from briefpdf.proof.reading.text import squeezed

UNSEEN = ("\u00ad", "\u200b", "\u2060 \u200d", "\t")
LINK = "https://example.org/a"
KINDS: dict[str, Callable[[Any, str], Block]] = {
    "heading": lambda write, text: Heading(1, (write.words(text),), write.here),
    "lead": lambda write, text: Paragraph(
        (write.words("Text."),), write.here, (write.words(text),)
    ),
    "box": lambda write, text: TextBox(text, (write.paragraph("Text."),), write.here),
    "link": lambda write, text: Paragraph(
        (write.words("A"), write.words(text, link=LINK), write.words("b.")), write.here
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_headed_or_linked_by_it(engine: Any, style: Any, write: Any, kind: str) -> None:
    document = write.document(*(KINDS[kind](write, text) for text in UNSEEN))
    done = engine.render(document, style)
    assert done.diagnostics == ()
    assert prove(document, style, done.pdf) == []


def test_hyphens_that_do_not_break_are_set_everywhere(engine: Any, style: Any, write: Any) -> None:
    document = write.document(
        *(write.paragraph("Long text of words. " * 60) for _ in range(8)),
        title="A non\u2011proliferation treaty",
        number="PB\u20111",
    )
    done = engine.render(document, style)
    assert done.diagnostics == ()
    assert prove(document, style, done.pdf) == []


def test_words_that_no_line_can_hold_together_are_parted(
    engine: Any, style: Any, write: Any
) -> None:
    document = write.document(write.paragraph("Before " + "\u00a0".join(["word"] * 40)))
    done = engine.render(document, style)
    assert prove(document, style, done.pdf) == []


@pytest.mark.parametrize("piece", ["@", "a", "\u2011", "a\u00a0", "http", "a@", "/a.", "www."])
def test_however_long_they_are_all_of_them_is_set(piece: str) -> None:
    # What looked at each letter for each of them would not come to an end here.
    text = piece * 200_000
    set_in_typst = (one if isinstance(one, str) else "".join(one) for one in in_pieces(text))
    assert "".join(set_in_typst).split() == text.split()
    assert squeezed(text_html(text)) == squeezed(text)


def test_spaces_of_typesetters_are_set_in_every_font(
    engine: Any, style: Any, memo: Any, printed: Any, write: Any
) -> None:
    """At narrow ones no line ends: they stand within numbers."""
    spaces = "\u2002\u2003\u2004\u2005\u205f\u3000"
    text = "".join(f"word{space}" for space in spaces) + "12\u2009345\u200a678 and 9\u2006Mt "
    document = write.document(*(write.paragraph("ab " * more + text * 9) for more in range(9)))
    for theme in (style, memo):
        done = engine.render(document, theme)
        assert done.diagnostics == ()
        assert prove(document, theme, done.pdf) == []
        body = theme.settings["sizes"]["body"]
        lines = [line.text for line in printed(done).lines(1, body, across=theme is memo)]
        numbers = [one for one in lines if "345" in one or "678" in one]
        assert len(numbers) > 20
        assert all(one.count("12345678") == one.count("345") == one.count("678") for one in numbers)


def test_long_words_end_a_line_behind_a_syllable(
    engine: Any, style: Any, printed: Any, write: Any
) -> None:
    words = (
        "Krankenversicherungsbeitragsbemessungsgrenze",
        "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung",
        "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    )
    # The last has no syllable that a language knows of.
    text = " ".join(("und " * more) + one for more in range(6) for one in words) + " " + "x" * 90
    document = write.document(write.heading(words[1]), write.paragraph(text), lang="de-DE")
    done = engine.render(document, style)
    assert done.diagnostics == ()
    assert prove(document, style, done.pdf) == []
    lines = [line.text for line in printed(done).lines(1, 9.4) if line.baseline > 150]
    whole = "".join(lines)
    broken = [
        line
        for line in lines
        if not re.search(r"(?:und|grenze|ordnung|gesetz|x|Policy|Teague)$", line)
    ]
    assert len(broken) > 5
    assert all(line.endswith(("-", "\x02", "\xad", "\u2010")) for line in broken), broken
    assert "x" * 90 in whole


def test_marks_and_code_that_no_line_holds_go_on_in_the_next(
    engine: Any, style: Any, printed: Any, write: Any
) -> None:
    many = ",".join(map(str, range(1, 71)))
    document = write.document(
        write.paragraph(f"Storage grew.[{many}] It grew again.[{many}]"),
        CodeBlock("key = " + "0123456789abcdef" * 6, write.here),
        write.paragraph("After."),
    )
    done = engine.render(document, style)
    assert done.diagnostics == ()
    assert prove(document, style, done.pdf) == []
    glyphs = [one for one in printed(done).glyphs if one.page == 1 and 140 < one.baseline < 700]
    assert max(one.right for one in glyphs) <= 57.6 + 241.2 + 0.1
    text = printed(done).whole.replace(" ", "").replace("\u200b", "")
    assert text.count(many) == 2
