"""Bytes to text, with one clear finding where that cannot be done."""

from __future__ import annotations

import re

from .diagnostic import Diagnostic, Parsed
from .merge import unresolved_merge
from .text import Span, Text
from .workspace import FileTooLarge, OutsideWorkspace, Workspace

# Control characters that no text has, and the non-characters that compose uses as marks.
_NON_CHARACTER = re.compile(r"[\ufdd0-\ufdef\ufffe\uffff]")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")


def read_text(
    workspace: Workspace, path: str, code: str, any_character: bool = False
) -> Parsed[Text | None]:
    """The text of a UTF-8 file, without its byte order mark; None and a finding when it is none.

    `code` is the code of the finding. With `any_character`, control characters are left to whoever
    reads the text.
    """

    def failed(message: str, *hints: str, line: int = 1) -> Parsed[Text | None]:
        return Parsed(None, (Diagnostic(code, message, Span(path, 0, 0), hints),))

    try:
        data = workspace.read_bytes(path)
    except FileNotFoundError:
        return failed(f"{path} does not exist")
    except OutsideWorkspace:
        return failed(f"{path} lies outside the workspace")
    except FileTooLarge:
        return failed(f"{path} is too large to read (over 64 MB)", "Split it into several files.")
    except OSError as error:
        return failed(f"{path} cannot be read: {error.strerror or error}")
    return decode(path, data, code, any_character)


def decode(path: str, data: bytes, code: str, any_character: bool = False) -> Parsed[Text | None]:
    """The text that UTF-8 bytes stand for, or None and a finding that names the byte and line."""
    if b"\0" in data[:8192]:
        return Parsed(
            None,
            (Diagnostic(code, f"{path} is a binary file, not text", Span(path, 0, 0)),),
        )
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # `utf-8-sig` counts from behind the byte order mark.
        skipped = 3 if data.startswith(b"\xef\xbb\xbf") else 0
        at = error.start + skipped
        line = data.count(b"\n", 0, at) + 1
        message = f"{path} is not UTF-8: byte 0x{data[at]:02x} on line {line}"
        # The part before the byte is text, so that the place can be shown as line and column.
        before = len(data[skipped:at].decode("utf-8", "replace"))
        return Parsed(
            None,
            (
                Diagnostic(
                    code,
                    message,
                    Span(path, before, before + 1),
                    ("Save the file as UTF-8 (in most editors: Save with Encoding).",),
                ),
            ),
        )
    text = Text(path, content)
    bad = (_NON_CHARACTER if any_character else UNPRINTABLE).search(content)
    if bad:
        message = f"{path} has an unprintable character, U+{ord(bad[0]):04X}"
        span = Span(path, bad.start(), bad.end())
        return Parsed(None, (Diagnostic(code, message, span, ("Delete the character.",)),))
    merge = unresolved_merge(text, code)
    # Read further, each half of a conflict would be found wrong in its own way.
    return Parsed(None, (merge,)) if merge else Parsed(text)
