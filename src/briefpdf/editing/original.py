"""A file as it was read, and the text that edits make of it."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from hashlib import sha256

from msgspec import Struct

from ..source.decode import decode, read_text
from ..source.diagnostic import Diagnostic, Edit
from ..source.pattern import lazy_pattern
from ..source.text import Text
from ..source.workspace import FileTooLarge, OutsideWorkspace, Workspace
from .lock import Refused

_LINE_END = lazy_pattern(r"\r\n|\r|\n")


class Overlapping(ValueError):
    """Two edits of the same characters, or an edit of what is not in the text."""


def newline_of(content: str) -> str:
    """The line end that most lines of a text have; a bare newline in a text of one line."""
    ends = Counter(_LINE_END.findall(content))
    return max(ends, key=lambda end: (ends[end], end == "\n")) if ends else "\n"


def splice(text: Text, edits: Iterable[Edit]) -> str:
    """The content of a text with edits in it, their line ends made those of the text.

    Edits may come in any order; two insertions at one place go in as they were given. Raises
    `Overlapping`.
    """
    newline = newline_of(text.content)
    pieces: list[str] = []
    last = 0
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        start, end = edit.span.start, edit.span.end
        if edit.span.path != text.path or not last <= start <= end <= len(text.content):
            raise Overlapping(f"{edit.span} does not fit in {text.path} behind {last}")
        pieces += [text.content[last:start], _LINE_END.sub(newline, edit.text)]
        last = end
    return "".join([*pieces, text.content[last:]])


def digest_of(data: bytes | None) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal; empty where there is no file."""
    return "" if data is None else sha256(data).hexdigest()


class Original(Struct, frozen=True, dict=True):
    """The bytes of a text file, None for a file yet to be, and the text that they stand for."""

    data: bytes | None
    text: Text

    @property
    def path(self) -> str:
        """The file, relative to the workspace."""
        return self.text.path

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the file, which an edit names as what it started from."""
        return digest_of(self.data or b"")

    def edited(self, edits: Iterable[Edit]) -> Original:
        """The file with edits in it, and its byte order mark where it has one.

        Raises `splice.Overlapping`.
        """
        content = splice(self.text, edits)
        mark = BOM_UTF8 if self.data and self.data.startswith(BOM_UTF8) else b""
        return Original(mark + content.encode(), Text(self.path, content))


def read_original(workspace: Workspace, path: str) -> Original:
    """Read a text file in order to edit it. Raises `Refused` where it is no readable text."""
    try:
        # Read once: text and bytes must be of the same moment.
        data = workspace.read_bytes(path)
    except (OSError, OutsideWorkspace, FileTooLarge):
        raise _refused(path, *read_text(workspace, path, "").diagnostics) from None
    read = decode(path, data, "", any_character=True)
    if read.value is None:
        raise _refused(path, *read.diagnostics)
    return Original(data, read.value)


def _refused(path: str, *found: Diagnostic) -> Refused:
    if not found:
        return Refused(f"{path} could not be read a moment ago", "Try again.")
    return Refused(found[0].message, *found[0].hints)
