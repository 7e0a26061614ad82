"""A draft says so on every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
import pytest

from briefpdf.model.document import ListBlock, Paragraph, Quotation
from briefpdf.model.theme import Theme
from briefpdf.proof.prove import prove
from briefpdf.proof.reading.tags import read_tags
from briefpdf.source.text import Text

Render = Callable[..., Any]
SENTENCE = "Storage moves power from the hours in which it is cheap to those in which it is dear. "


def test_a_large_word_stands_behind_every_page(render: Render, write: Any) -> None:
    document = write.document(*[write.paragraph(SENTENCE * 5) for _ in range(15)])
    printed = render(document, draft=True)
    assert len(printed.texts) == 3
    # It is painted first, so that the text lies over it.
    assert all(text.startswith("DRAFT") for text in printed.texts)
    large = [glyph for glyph in printed.glyphs if glyph.size > 100]
    assert "".join(glyph.character for glyph in large) == "DRAFT" * 3
    assert all(0 < glyph.x < 612 and 0 < glyph.baseline < 792 for glyph in large)
    # It is turned: each letter stands higher than the one before.
    baselines = [glyph.baseline for glyph in large if glyph.page == 1]
    assert baselines == sorted(baselines, reverse=True)


def test_it_changes_nothing_else(render: Render, write: Any) -> None:
    document = write.document(write.heading("Overview"), write.paragraph("Text.[1]"))
    plain, draft = render(document), render(document, draft=True)
    assert [f"DRAFT {text}" for text in plain.texts] == draft.texts
    assert plain.lines(1, 9.4) == draft.lines(1, 9.4)
    assert "DRAFT" not in "".join(plain.texts)


@pytest.mark.parametrize("word", ["ENTWURF", "A very long word for it", '"\\\n</style>'])
def test_the_word_comes_from_the_labels(
    render: Render, write: Any, restyled: Callable[..., Theme], word: str
) -> None:
    printed = render(
        write.document(write.paragraph("Text.")), restyled(labels={"draft": word}), draft=True
    )
    assert printed.texts[0].startswith(" ".join(word.split()))


def test_a_page_template_cannot_leave_it_out(render: Render, write: Any, style: Theme) -> None:
    page = "<html><body>{{ body }}{{ sources }}{{ disclaimer }}</body></html>"
    theme = replace(style, page=Text("templates/plain/page.html", page))
    printed = render(write.document(write.paragraph("Text.[1]")), theme, draft=True)
    assert all(text.startswith("DRAFT") for text in printed.texts)
    assert "Text." in printed.texts[0]


def test_what_is_found_is_numbered_beside_its_column(
    render: Render, write: Any, style: Theme
) -> None:
    words = [write.words("A sentence. "), replace(write.words("Another one."), flags=(7, 8))]
    remarks = (write.heading("Findings"), write.paragraph("The seventh."))
    document = replace(write.document(Paragraph(tuple(words), write.here)), remarks=remarks)
    printed = render(document, draft=True)
    margin = [glyph for glyph in printed.glyphs if glyph.page == 1 and glyph.right < 57.6]
    assert "".join(one.character for one in margin if one.size < 10) == "7,8"
    assert "Findings The seventh." in printed.texts[-1]
    assert prove(document, style, printed.pdf) == []


def test_a_number_within_a_sentence_hides_none_of_its_words(
    render: Render, write: Any, style: Theme
) -> None:
    words = [
        write.words("It begins, "),
        replace(write.words("[lost]"), flags=(1,)),
        replace(write.words(" and"), flags=(2, 3)),
        write.words(" goes on."),
    ]
    document = write.document(Paragraph(tuple(words), write.here))
    assert prove(document, style, render(document, draft=True).pdf) == []


@pytest.mark.parametrize("first", [(4,), (4, 678)])
def test_the_numbers_of_one_line_stand_beside_each_other(
    render: Render, write: Any, style: Theme, first: tuple[int, ...]
) -> None:
    words = [
        replace(write.words("It begins here,"), flags=first),
        write.words(" goes on, "),
        replace(write.words("and ends there."), flags=(15,)),
    ]
    document = write.document(Paragraph(tuple(words), write.here))
    printed = render(document, draft=True)
    margin = [one for one in printed.glyphs if one.right < 57.6 and one.size < 10]
    margin.sort(key=lambda glyph: glyph.x)
    assert "".join(glyph.character for glyph in margin) == "15" + ",".join(map(str, first))
    one, five, four = margin[:3]
    assert five.right < four.x - 1
    (line,) = [line for line in printed.lines(1, 9.4) if line.text.startswith("Itbegins")]
    assert one.baseline == four.baseline == pytest.approx(line.baseline, abs=3.5)
    assert prove(document, style, printed.pdf) == []


def test_numbers_stand_once_and_beside_the_column_of_lists_too(
    render: Render, write: Any, style: Theme
) -> None:
    said = [
        replace(write.words(text, italic=bool(at % 2)), flags=(11,))
        for at, text in enumerate(("Nested again, ", "slanted", ", and so on."))
    ]
    item = (Paragraph(tuple(said), write.here),)
    inner = ListBlock((item,), 9, write.here)
    document = write.document(
        ListBlock(((write.paragraph("Item."), inner),), None, write.here),
        Quotation(
            (Paragraph((replace(write.words("Quoted."), flags=(12,)),), write.here),), write.here
        ),
    )
    printed = render(document, draft=True)
    # What is quoted is indented.
    margin = [one for one in printed.glyphs if one.right < 70 and one.size < 9]
    assert "".join(one.character for one in margin) == "1112"
    assert prove(document, style, printed.pdf) == []


def test_a_disclaimer_in_another_language_says_so(render: Render, write: Any, style: Theme) -> None:
    text = write.document(write.paragraph("Texte."), lang="fr")
    for document, said in ((replace(text, disclaimer_lang="en"), ["en"]), (text, [])):
        printed = render(document)
        with printed.open() as pdf:
            tags = read_tags(pdf)
            assert tags is not None
            found = [str(tag.item.Lang) for tag in tags.walk() if "/Lang" in tag.item]
        assert [one for one in found if one != "fr"] == said
        assert prove(document, style, printed.pdf) == []
