"""Puts the evidence of a brief into its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
import json
from typing import Any

import msgspec
import pikepdf
from pikepdf import Array, AttachedFileSpec, Name
import pypdfium2

from ..engines.metadata.saved import opened_once, saved
from ..proof.reading.pages import read_pages
from ..proof.reading.pieces import Pages
from ..proof.reading.text import ReadText, squeezed
from .contents import PageContents, document_digests, read_contents
from .pack import (
    CONTEXT,
    COPY_PREFIX,
    EVIDENCE,
    FORMAT,
    Evidence,
    Pack,
    canonical,
    read_pack,
    sealed,
)

_KINDS = {"json": "application/json", "yaml": "application/yaml", "bib": "application/x-bibtex"}
_SAID = {
    EVIDENCE: "What the claims of this brief rest on, and its pages as they were issued",
    "claims.yaml": "The claims of this brief, as a registry of briefpdf",
    "references.bib": "The sources of this brief, as BibTeX",
}


def seal(pdf: bytes, evidence: Evidence, digests: Sequence[str] = ()) -> bytes:
    """The file with its evidence in it: the same file and evidence give the same bytes.

    `digests` are those of its pages, where they are known already.
    """
    pages = read_pages(pdf)
    with opened_once(pdf) as opened:
        opened_once.cache_clear()
        contents = read_contents(opened, pages, digests)
        text = _evidence_text(evidence, contents, pages, document_digests(opened))
        moment = str(opened.docinfo.get("/CreationDate", ""))
        files = {EVIDENCE: text, **evidence.files}
        for name, data in files.items():
            ending = name.rpartition(".")[2].lower()
            spec = AttachedFileSpec(
                opened,
                data,
                filename=name,
                mime_type=_KINDS.get(ending, "application/octet-stream"),
                description=_SAID.get(name, "An archived copy of a source of this brief"),
                relationship=Name.Source if name.startswith(COPY_PREFIX) else Name.Data,
                creation_date=moment,
                mod_date=moment,
            )
            opened.attachments[name] = spec
        held = [opened.attachments[name].obj for name in files]
        opened.Root["/AF"] = opened.make_indirect(Array(held))
        for one in held:
            _pack(one)
        return saved(opened)


def _pack(spec: pikepdf.Object) -> None:
    """Have what is carried take little room: a file is saved with its streams as they are."""
    import zlib

    stream = spec.EF.F
    stream.write(zlib.compress(stream.read_bytes()), filter=Name.FlateDecode)


def _evidence_text(
    evidence: Evidence,
    contents: Sequence[PageContents],
    pages: Pages,
    document: Mapping[str, str],
) -> bytes:
    finder = _Finder(pages)
    brief = f"urn:briefpdf:brief:{evidence.about['brief']['id']}"
    items = [sealed(_annotation(record, finder, brief)) for record in evidence.claims]
    printed = [
        sealed(
            {
                "page": number,
                "text": list(page.text),
                "links": list(page.links),
                "content": page.digest,
            }
        )
        for number, page in enumerate(contents, 1)
    ]
    about = {
        "format": FORMAT,
        **evidence.about,
        "reader": reader_version(),
        "document": dict(document),
        "attachments": {name: sha256(data).hexdigest() for name, data in evidence.files.items()},
        "sources": sha256(canonical(evidence.sources)).hexdigest(),
        "records": [one["digest"] for one in (*items, *printed)],
    }
    parts = {
        "@context": _json(CONTEXT),
        "id": _json(f"urn:briefpdf:evidence:{evidence.about['brief']['id']}"),
        "type": _json("AnnotationPage"),
        "about": _json(sealed(about)),
        "items": _lines(items),
        "sources": _json(evidence.sources),
        "pages": _lines(printed),
    }
    text = b",\n".join(_json(name) + b":" + value for name, value in parts.items())
    return b"{" + text + b"}\n"


def unprinted_pack(evidence: Evidence) -> Pack:
    """The pack of a brief as it would be, but for where its words are printed."""
    return read_pack(_evidence_text(evidence, (), Pages((), (), frozenset(), ()), {}))


def _json(value: Any) -> bytes:
    try:
        return msgspec.json.encode(value)
    except (UnicodeEncodeError, OverflowError):  # Half a character is printed as none.
        return _encode(value).encode("utf-8", "replace")


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _lines(records: Sequence[Any]) -> bytes:
    """A list with each record on a line of its own."""
    return b"[\n" + b",\n".join(map(_json, records)) + b"]"


def reader_version() -> str:
    """What reads pages here: another version may read the same page in other pieces."""
    return f"PDFium {pypdfium2.version.PDFIUM_INFO.build}"


def _annotation(record: Mapping[str, Any], finder: _Finder, brief: str) -> dict[str, Any]:
    targets = []
    for target in record["target"]:
        selector: list[dict[str, str]] = [{"type": "TextQuoteSelector", "exact": target["words"]}]
        if page := finder.page_of(target["words"]):
            selector.append(
                {
                    "type": "FragmentSelector",
                    "value": f"page={page}",
                }
            )
        targets.append(
            {
                "type": "SpecificResource",
                "source": brief,
                "use": target["use"],
                "selector": selector,
            }
        )
    return {**record, "target": targets}


class _Finder:
    """Finds the page that words are printed on, as the proof finds them."""

    def __init__(self, pages: Pages) -> None:
        self.text = ReadText(piece for piece in pages.pieces if not piece.is_artifact)

    def page_of(self, words: str) -> int:
        """The first page that has the words, from 1; 0 where none has them at one stretch."""
        looked = squeezed(words)
        found = self.text.find(looked) if looked else None
        pieces = self.text.pieces_of(found) if found is not None else ()
        return pieces[0].page + 1 if pieces else 0
