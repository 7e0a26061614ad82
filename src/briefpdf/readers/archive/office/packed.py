"""Reads a packed file by its kind: the text of its pages, and their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..limits import UnreadableArchiveError
from ..page_labels import page_labels

_SHEETS = frozenset({"XLSX", "XLS", "ODS"})


def read_packed(kind: str, data: bytes) -> dict[str, Any]:
    """The pages of a file, their labels and the pages with what is unseen.

    Raises `UnreadableArchiveError`.
    """
    # Each kind loads the library for it alone.
    if kind in _SHEETS:
        from .sheets import workbook_text

        seen, names, whole = workbook_text(data)
        return _answer(seen, [f"sheet {name}" for name in names], whole)
    if kind == "PPTX":
        from .words import pptx_text

        slides, all_slides = pptx_text(data)
        return _answer(slides, [f"slide {at}" for at in range(1, len(slides) + 1)], all_slides)
    if kind == "DOCX":
        from .words import docx_text

        text, all_text = docx_text(data)
        return _answer([text], [""], [all_text])
    if kind == "EPUB":
        from .web import epub_text

        chapters, all_chapters = epub_text(data)
        return _answer(chapters, [""] * len(chapters), all_chapters)
    if kind == "MHTML":
        from .web import mhtml_text

        page, all_of_page = mhtml_text(data)
        return _answer([page], [""], [all_of_page])
    from .web import wacz_pages, warc_pages

    return _archived(wacz_pages(data) if kind == "WACZ" else warc_pages(data))


def _archived(found: Iterable[tuple[str, bytes]]) -> dict[str, Any]:
    """The pages of a web archive; of one that holds a PDF and nothing else, the PDF's."""
    from .web import page_text

    seen: list[str] = []
    whole: list[str] = []
    for kind, content in found:
        if kind == "PDF":
            if seen:
                continue
            from ..pdf import read_pdf

            pages, labels, every = read_pdf(content)
            named = page_labels(tuple(pages), tuple(labels))
            return {"pages": pages, "labels": list(named), "whole": every}
        text, all_text = page_text(content)
        seen.append(text)
        whole.append(all_text)
    if not seen:
        raise UnreadableArchiveError("is a web archive without a page in it", "Save it again.")
    return _answer(seen, [""] * len(seen), whole)


def _answer(seen: Sequence[str], labels: Sequence[str], whole: Sequence[str]) -> dict[str, Any]:
    everything = list(whole) if list(whole) != list(seen) else []
    return {"pages": list(seen), "labels": list(labels), "whole": everything}
