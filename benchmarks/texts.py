"""The sample brief's page and text in the forms that the peers read."""

from __future__ import annotations

import json
from pathlib import Path
import re
import shutil
from typing import Any

from office import NAME
import pypdfium2

from briefpdf.compose.sandbox import Sandbox
from briefpdf.engines.via_typst.engine import TypstEngine
from briefpdf.engines.via_weasyprint.engine import WeasyPrintEngine
from briefpdf.inspection.inspect import inspect_workspace
from briefpdf.model.document import Document
from briefpdf.model.theme import Theme
from briefpdf.source.workspace import DiskWorkspace


def write_texts(workspace: Path, folder: Path) -> None:
    """Write the sample's page as each engine hands it over, and its text as plain paragraphs.

    Those are the folder `typst`, what `house.html` and `house.css` name, `paragraphs.json` and
    `refs.json`; `sample.pdf` is what Typst makes of it.
    """
    with Sandbox() as sandbox:
        subject = inspect_workspace(
            DiskWorkspace(workspace), sandbox, [f"briefs/{NAME}.md"]
        ).subject
        (one,) = subject.compositions
        assert one.document is not None and one.theme is not None
        engine = TypstEngine(sandbox)
        (folder / "sample.pdf").write_bytes(engine.render(one.document, one.theme).pdf)
        shutil.copytree(engine.compiler.root, folder / "typst", dirs_exist_ok=True)
        pages, sheets = _handed_over(WeasyPrintEngine(sandbox), one.document, one.theme)
    styles = "\n".join(one["string"] for one in sheets)
    written = {"house.css": (styles, sheets), "house.html": (pages[-1]["string"], pages[-1:])}
    for name, (text, sources) in written.items():
        text = _with_own_files(text, sources, folder)
        (folder / name).write_text(text, encoding="utf-8")
    paragraphs = _paragraphs(folder / "sample.pdf")
    (folder / "paragraphs.json").write_text(json.dumps(paragraphs), encoding="utf-8")
    (folder / "refs.json").write_text(json.dumps([_source(n) for n in range(20)]))


def _handed_over(
    engine: WeasyPrintEngine, document: Document, theme: Theme
) -> tuple[list[Any], list[Any]]:
    """What WeasyPrint's HTML and CSS are made from while a document is laid out."""
    import weasyprint

    pages: list[Any] = []
    sheets: list[Any] = []
    page, sheet = weasyprint.HTML.__init__, weasyprint.CSS.__init__

    def noting(into: list[Any], make: Any) -> Any:
        def made(self: Any, *parts: Any, **named: Any) -> None:
            if "string" in named:
                into.append(named)
            make(self, *parts, **named)

        return made

    weasyprint.HTML.__init__, weasyprint.CSS.__init__ = noting(pages, page), noting(sheets, sheet)
    try:
        engine.render(document, theme)
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
