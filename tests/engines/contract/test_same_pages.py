"""What one engine prints, the others print: in the same order, with the same links and places."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
import re
from typing import Any

import pikepdf
import pytest

from briefpdf.engines.content.walk import block_text, placed_marks
from briefpdf.model.document import Chart

ByEngine = Callable[[str], dict[str, Any]]
Sample = Callable[[str], Any]

# Those with their sources at the end: where notes stand depends on where pages end.
AT_END = ["russia-north-korea", "skerry-harbor", "names"]
EVERY = [*AT_END, "night-train"]


def text(printed: Any, start: str) -> str:
    """All letters of a file in the order in which they are read, from the first of the text on.

    Hyphens that end a line are not read back, so there are none; nor are bullets, which some
    readers are told of and others are not.
    """
    whole = re.sub(r"[\s\u2060\u200b•-]", "", printed.whole)
    return whole[whole.index(start) :]


def links(pdf: pikepdf.Pdf) -> list[str]:
    """Where links lead, in their order; one that is broken into lines counts once."""
    annotations = [link for page in pdf.pages for link in page.get("/Annots", [])]
    found = [
        (str(one.Dest), True) if "/Dest" in one else (str(one.A.URI), False) for one in annotations
    ]
    whole = [list(group) for _, group in groupby(found)]
    return [group[0][0] for group in whole for _ in (group if group[0][1] else group[:1])]


def places(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The page of each named place."""
    pages = [page.obj.objgen for page in pdf.pages]
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    return {str(name): pages.index(place[0].objgen) + 1 for name, place in names.items()}


def outline(pdf: pikepdf.Pdf) -> list[Any]:
    def branch(items: Any) -> list[Any]:
        return [(item.title, branch(item.children)) for item in items]

    with pdf.open_outline() as tree:
        return branch(tree.root)


def alike(found: dict[str, Any]) -> Any:
    """What all engines have, held against each other."""
    first, *others = found.values()
    for other in others:
        assert other == first
    return first


@pytest.mark.parametrize("brief", AT_END)
def test_they_print_the_same_words_in_the_same_order(
    by_engine: ByEngine, sample: Sample, brief: str
) -> None:
    """By the tags of the file; drawings, whose order is that of what is drawn, are left out."""
    document, _ = sample(brief)
    blocks = [block for block in document.blocks if not isinstance(block, Chart)]
    start = "".join(block_text(blocks[:1]).split()).replace("-", "")[:20]
    found = {name: text(one, start) for name, one in by_engine(brief).items()}
    assert len(alike(found)) > 700


@pytest.mark.parametrize("brief", EVERY)
def test_what_is_looked_for_as_it_is_printed_is_found(by_engine: ByEngine, brief: str) -> None:
    """What holds “Figure” to its number, and “p.” to its own, is no character of the text."""
    for printed in by_engine(brief).values():
        with printed.open() as pdf:
            for page in pdf.pages:
                page.contents_coalesce()
                assert b"2060" not in b"".join(
                    re.findall(rb"/ActualText\s*<([^>]*)>", page.Contents.read_bytes())
                )


@pytest.mark.parametrize("brief", EVERY)
def test_they_lead_to_the_same_places(by_engine: ByEngine, sample: Sample, brief: str) -> None:
    document, _ = sample(brief)
    found = {}
    for name, printed in by_engine(brief).items():
        with printed.open() as pdf:
            found[name] = (sorted(set(links(pdf))), sorted(places(pdf)), outline(pdf))
            assert {link for link in links(pdf) if "://" not in link and "@" not in link} <= set(
                places(pdf)
            )
    targets, named, headings = alike(found)
    for mark in placed_marks(document):
        for cited in mark.cited:
            assert f"source-{cited.number}" in targets
            assert f"cite-{cited.number}-1" in targets
            assert f"cite-{cited.number}-1" in named
    assert headings[0][0] == document.meta.title


@pytest.mark.parametrize("brief", ["russia-north-korea", "skerry-harbor"])
def test_their_columns_begin_at_the_same_places(by_engine: ByEngine, brief: str) -> None:
    for printed in by_engine(brief).values():
        body = printed.lines(1, 9.4)
        starts = {round(line.x, 1) for line in body if 130 < line.baseline < 750}
        assert min(starts) == pytest.approx(57.6, abs=0.5)
        assert min(x for x in starts if x > 310) == pytest.approx(313.2, abs=0.5)


@pytest.mark.parametrize("brief", EVERY)
def test_their_texts_begin_at_the_same_heights(by_engine: ByEngine, brief: str) -> None:
    first = [
        [
            min(glyph.baseline for glyph in printed.glyphs if glyph.page == page and glyph.size > 7)
            for page in range(1, len(printed.texts) + 1)
        ]
        for printed in by_engine(brief).values()
    ]
    for other in first[1:]:
        assert other == pytest.approx(first[0], abs=0.5)


@pytest.mark.parametrize("brief", EVERY)
def test_nothing_leaves_the_page(by_engine: ByEngine, sample: Sample, brief: str) -> None:
    page = sample(brief)[1].settings["page"]
    left, right = page["left"], page["width"] - page["right"]
    for printed in by_engine(brief).values():
        assert min(glyph.x for glyph in printed.glyphs) >= left - 0.5
        assert max(glyph.right for glyph in printed.glyphs) <= right + 0.8


@pytest.mark.parametrize("brief", EVERY)
def test_what_a_file_says_of_itself_is_the_same(
    by_engine: ByEngine, sample: Sample, brief: str
) -> None:
    document, _ = sample(brief)
    told = {}
    for name, printed in by_engine(brief).items():
        with printed.open() as pdf, pdf.open_metadata() as packet:
            told[name] = (
                str(pdf.docinfo["/Title"]),
                str(pdf.docinfo["/Author"]),
                str(pdf.docinfo["/CreationDate"])[:16],
                str(pdf.Root.Lang),
                packet["dc:title"],
                packet["dc:creator"],
                packet["xmp:CreateDate"],
            )
            assert (
                ("pdfuaid:part" in packet) == ("pdfaid:part" in packet) == ("/MarkInfo" in pdf.Root)
            )
    title, authors, day, lang, in_packet, creators, _ = alike(told)
    assert title == in_packet == document.meta.title
    assert authors.split(", ") == creators == [author.name for author in document.meta.authors]
    assert day == f"D:{document.meta.date.first_day:%Y%m%d}000000"[:16]
    assert lang == "en-US"
