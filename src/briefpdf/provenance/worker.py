"""What the limited process does for files of unknown origin: it reads what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
import io
from typing import Any

import pikepdf
from pikepdf import Dictionary, Pdf
import pypdfium2

from ..limits.packing import Packing, structs_of
from ..proof.reading.pages import read_pages
from . import contents, signed
from .contents import HeldFile, document_digests, read_contents
from .pack import EVIDENCE
from .signed import count_signatures, read_signatures

# One pack has a few files; whoever carries more is none of ours.
_MOST_FILES = 2000


@cache
def packing() -> Packing:
    """How jobs and answers cross the pipes."""
    return Packing(structs_of(contents, signed))


PACKING = packing()

# Why a file cannot be read, and what to do.
_BROKEN = ("it is broken, or cut off", "Fetch it again from where it is from.")
_NO_PDF = ("it is no PDF", "Name a PDF that was built, such as one in build/.")
_ENCRYPTED = ("it is encrypted", "Have the file as it was issued, without a password.")


@contextmanager
def serve() -> Iterator[Callable[[tuple[str, bytes]], Any]]:
    """What reads a file whole, or its evidence alone; a tuple of why not, and what to do."""

    def work(job: tuple[str, bytes]) -> Any:
        task, data = job
        try:
            return read_held(data) if task == "whole" else read_evidence(data)
        except pikepdf.PasswordError:
            return _ENCRYPTED
        except (pikepdf.PdfError, pypdfium2.PdfiumError):
            # Something else may stand before the beginning.
            is_begun = b"%PDF-" in data[:1024]
            return _BROKEN if is_begun else _NO_PDF
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            return (f"it is built as no file of ours is ({error})",)

    yield work


def read_held(data: bytes) -> HeldFile:
    """All that a file holds."""
    pages = read_pages(data)
    with Pdf.open(io.BytesIO(data)) as opened:
        signatures, fields = count_signatures(opened)
        return HeldFile(
            read_contents(opened, pages),
            document_digests(opened),
            dict(_attachments(opened)),
            read_signatures(data) if signatures else (),
            fields,
        )


def _attachments(opened: Pdf) -> Iterator[tuple[str, bytes]]:
    """The files in a file, by name; one that no list names is there all the same."""
    seen = set[str]()
    for item in opened.objects:
        if isinstance(item, Dictionary) and isinstance(item.get("/EF"), Dictionary):
            name = str(item.get("/UF", item.get("/F", "")))
            while name in seen:
                name += " (again)"
            seen.add(name)
            if len(seen) > _MOST_FILES:
                raise ValueError(f"it carries more than {_MOST_FILES} files")
            yield name, item["/EF"]["/F"].read_bytes()


def read_evidence(data: bytes) -> bytes:
    """The evidence.json of a file; nothing where it carries none."""
    with Pdf.open(io.BytesIO(data)) as opened:
        held = opened.attachments.get(EVIDENCE)
        return held.get_file().read_bytes() if held is not None else b""
