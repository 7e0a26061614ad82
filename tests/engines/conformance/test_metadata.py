"""What the file says about itself is what the front matter says."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from briefpdf.model.brief import Author
from briefpdf.proof.conformance.metadata import claimed, withdrawn

HOSTILE = (
    "A <b>&amp;</b> ]]> “T”",
    "</rdf:li><pdfaid:part>9</pdfaid:part>",
    "Line\none\ttwo \x00\x07\x1b three",
    "Ελλάδα, Россия",
    "(parens) \\ back ) slash",
    "\ud800 lone",
)


def packet(pdf: Any) -> ElementTree.Element:
    return ElementTree.fromstring(pdf.Root.Metadata.read_bytes())


def said(tree: ElementTree.Element, name: str) -> list[str]:
    (found,) = tree.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")
    items = [one.text or "" for one in found.iter() if one.tag.endswith("}li")]
    return items or [found.text or ""]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_told_as_texts(
    engine: Any, style: Any, write: Any, text: str, faults: Any, printed: Any
) -> None:
    authors = (Author(text), Author("Ada Lindqvist"))
    document = write.document(write.paragraph("Text."), title=text, number=text, authors=authors)
    done = engine.render(document, style)
    # A font may lack the sign that stands for what cannot be printed, and that is all.
    assert [
        one for one in faults(done.pdf) if "prints signs that it does not have" not in one
    ] == []
    with printed(done).open() as pdf:
        tree = packet(pdf)
        (title,) = said(tree, "title")
        assert title == str(pdf.docinfo["/Title"])
        assert title.split()[-1] == text.split()[-1]
        assert said(tree, "creator")[1] == "Ada Lindqvist"
        assert len(said(tree, "creator")) == 2
        assert said(tree, "identifier") == [title]
    assert claimed(done.pdf) == ["PDF/A-3a", "PDF/UA-1"]


def test_it_tells_publisher_rights_language_and_edition(
    render: Any, restyled: Any, write: Any
) -> None:
    theme = restyled(metadata={"publisher": "The Office", "rights": "Free to all"})
    with render(write.document(write.paragraph("Texte."), lang="fr_CA"), theme).open() as pdf:
        tree = packet(pdf)
        assert said(tree, "publisher") == ["The Office"]
        assert said(tree, "rights") == ["Free to all"]
        assert said(tree, "language") == ["fr-CA"] == [str(pdf.Root.Lang)]
        assert said(tree, "description") == ["Version 3 · Updated"] == [str(pdf.docinfo.Subject)]
        assert said(tree, "date") == ["2025-06-13T00:00:00Z"]


def test_claims_can_be_withdrawn_in_place(render: Any, write: Any) -> None:
    made = render(write.document(write.paragraph("Text."))).pdf
    plain = withdrawn(made)
    assert claimed(made) == ["PDF/A-3a", "PDF/UA-1"]
    assert claimed(plain) == []
    assert len(plain) == len(made)
    assert b"pdfaSchema:schema>" not in plain
