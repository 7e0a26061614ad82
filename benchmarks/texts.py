"""The sample brief's own text in the forms that the peers read."""

from __future__ import annotations

from html import escape
import json
from pathlib import Path
import re

import pypdfium2

_COLUMNS = "@page{size:Letter;margin:.75in}body{columns:2;font:9.4pt serif;text-align:justify}"


def write_texts(pdf: Path, folder: Path) -> None:
    """Write the text of a PDF as a page for WeasyPrint, for Typst and for pandoc."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    text = re.sub(r"\r?\n", " ", " ".join(pages)).replace("\ufffe", "-")
    text = re.sub(r"[\x00-\x1f\x7f]", "", text)
    sentences = re.split(r"(?<=[.!?]) +", text)
    paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    body = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    html = f'<!doctype html><html lang="en"><style>{_COLUMNS}</style>{body}</html>'
    (folder / "text.html").write_text(html, encoding="utf-8")
    typst = '#set page("us-letter", columns: 2, margin: 0.75in)\n#set text(size: 9.4pt)\n'
    typst += "\n\n".join(f"#text({json.dumps(one, ensure_ascii=False)})" for one in paragraphs)
    (folder / "text.typ").write_text(typst, encoding="utf-8")
    cited = [f"{_plain(one)} [@s{number % 20}]" for number, one in enumerate(paragraphs)]
    (folder / "text.md").write_text("\n\n".join(cited), encoding="utf-8")
    (folder / "refs.json").write_text(json.dumps([_source(n) for n in range(20)]))


def _plain(text: str) -> str:
    return re.sub(r"[\[\]@*_<>`$#\\^~]", "", text)


def _source(number: int) -> dict[str, object]:
    return {
        "id": f"s{number}",
        "type": "report",
        "title": f"Report {number}",
        "author": [{"family": f"Author{number}", "given": "A."}],
        "issued": {"date-parts": [[2000 + number]]},
    }
