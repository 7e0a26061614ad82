"""The sample brief's own text in the forms that the peers read."""

from __future__ import annotations

import json
from pathlib import Path
import re
from typing import Any

from house_typst import house_typst
import pypdfium2

from briefpdf.compose.sandbox import Sandbox
from briefpdf.rendering.render import Order, render_workspace
from briefpdf.source.workspace import DiskWorkspace


def write_texts(workspace: Path, folder: Path) -> bool:
    """Write the sample's text as plain paragraphs, and its page as a bare script would have it.

    Those are `paragraphs.json`, `refs.json`, `house.html`, `house.css` and `house.typ`. Says
    whether there are the last three: not where the engine hands no page to WeasyPrint's `HTML`.
    """
    pdf, (pages, sheets) = folder / "sample.pdf", _render(workspace, folder / "sample.pdf")
    paragraphs = _paragraphs(pdf)
    (folder / "paragraphs.json").write_text(json.dumps(paragraphs), encoding="utf-8")
    (folder / "refs.json").write_text(json.dumps([_source(n) for n in range(20)]))
    if not pages or not sheets:
        return False
    written = _with_own_files("\n".join(one["string"] for one in sheets), sheets, folder)
    (folder / "house.css").write_text(written, encoding="utf-8")
    page = _with_own_files(pages[-1]["string"], pages[-1:], folder)
    (folder / "house.html").write_text(page, encoding="utf-8")
    (folder / "house.typ").write_text(house_typst(page), encoding="utf-8")
    return True


def _render(workspace: Path, pdf: Path) -> tuple[list[Any], list[Any]]:
    """Render the sample; what WeasyPrint's HTML and CSS were made from while that was done."""
    import weasyprint  # It needs libraries of the system, which the guard's tests do without.

    pages: list[Any] = []
    sheets: list[Any] = []
    page, sheet = weasyprint.HTML.__init__, weasyprint.CSS.__init__

    def kept(into: list[Any], make: Any) -> Any:
        def made(self: Any, *parts: Any, **named: Any) -> None:
            if "string" in named:
                into.append(named)
            make(self, *parts, **named)

        return made

    weasyprint.HTML.__init__, weasyprint.CSS.__init__ = kept(pages, page), kept(sheets, sheet)
    try:
        with Sandbox() as sandbox:
            order = Order("weasyprint", pdf, cache=False)
            only = ["briefs/russia-north-korea.md"]
            render_workspace(DiskWorkspace(workspace), sandbox, order, only)
    finally:
        weasyprint.HTML.__init__, weasyprint.CSS.__init__ = page, sheet
    return pages, sheets


def _with_own_files(text: str, sources: list[Any], folder: Path) -> str:
    """The text with files on disk where it names what only the engine's fetcher can read."""
    for address in set(re.findall(r"briefpdf:(?:font|picture)/[\w./-]+", text)):
        name = re.sub(r"\W+", "-", address) + Path(address).suffix
        for source in sources:
            try:
                data = source["url_fetcher"].fetch(address).read()
            except ValueError:
                continue  # Another sheet's fetcher has it.
            (folder / name).write_bytes(data)
            text = text.replace(address, (folder / name).as_uri())
            break
    return text


def _paragraphs(pdf: Path) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    text = re.sub(r"\r?\n", " ", " ".join(pages)).replace("\ufffe", "-")
    text = re.sub(r"[\x00-\x1f\x7f]", "", text)
    sentences = re.split(r"(?<=[.!?]) +", text)
    return [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]


def _source(number: int) -> dict[str, object]:
    return {
        "id": f"s{number}",
        "type": "report",
        "title": f"Report {number}",
        "author": [{"family": f"Author{number}", "given": "A."}],
        "issued": {"date-parts": [[2000 + number]]},
    }
