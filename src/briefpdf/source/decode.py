"""Finds what git leaves in a file when a merge is not resolved."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
import re

from .diagnostic import Diagnostic, Edit, Fix, Parsed
from .git_lfs import how_to_fetch, is_pointer
from .pattern import lazy_pattern
from .text import Span, Text
from .workspace import MAX_FILE_BYTES, FileTooLarge, OutsideWorkspace, Workspace, why_outside

_OURS, _BASE, _PARTING, _THEIRS = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
_MARK = lazy_pattern(r"^(?P<mark><{7}|\|{7}|={7}|>{7})(?:[ \t][^\r\n]*)?(?=\r?$)", re.MULTILINE)
_FENCE = lazy_pattern(r"^ {0,3}(?:`{3,}|~{3,})", re.MULTILINE)


def unresolved_merge(text: Text, code: str) -> Diagnostic | None:
    """One finding of this code for all conflicts that a file holds; None where it holds none."""
    if _OURS not in text.content and _THEIRS not in text.content:
        return None
    places = _conflicts(text)
    if not places:
        return None
    lines = ", ".join(_lines(text, span) for span in places)
    lines = f"lines {lines}" if len(places) > 1 or " " in lines else f"line {lines}"
    return Diagnostic(
        code,
        f"{text.path} holds an unresolved merge: {lines}",
        places[0],
        (
            "Two versions of these lines stand below each other. Keep the words that are right, "
            f"delete the others and the lines that begin with {_OURS}, {_PARTING} and {_THEIRS}, "
            "and save.",
        ),
    )


def _conflicts(text: Text) -> list[Span]:
    """From the first to the last mark of each conflict; marks in a code block are the text's."""
    found: list[Span] = []
    start: int | None = None
    for mark in _MARK.finditer(text.content):
        if text.path.endswith(".md") and _in_code(text.content, mark.start()):
            continue
        kind = mark["mark"]
        if kind == _OURS:
            start = mark.start()
        elif kind == _THEIRS and (start is not None or _is_parted(text.content, mark.start())):
            found.append(text.span(mark.start() if start is None else start, mark.end()))
            start = None
    if start is not None:
        # The rest of the marks was deleted, or the file was cut.
        end = text.content.find("\n", start)
        found.append(text.span(start, end if end >= 0 else len(text.content)))
    return found


def _is_parted(content: str, at: int) -> bool:
    """Whether a line of equality signs stands before: without one, “>>>>>>>” quotes a quote."""
    return any(mark["mark"] == _PARTING for mark in _MARK.finditer(content, 0, at))


def _in_code(content: str, at: int) -> bool:
    return len(_FENCE.findall(content, 0, at)) % 2 == 1


def _lines(text: Text, span: Span) -> str:
    first, last = text.line_column(span.start)[0], text.line_column(span.end)[0]
    return f"{first} to {last}" if last > first else str(first)


_SAVE_ANEW = "Save the file as UTF-8 (in most editors: Save with Encoding)."
# Control characters that no text has, and the non-characters that compose uses as marks.
_UNPRINTABLE = r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]"
UNPRINTABLE = lazy_pattern(_UNPRINTABLE)
# The same of a file, which has no byte order mark behind the one that was taken off: some readers
# pass it over, and count otherwise from there on.
_UNPRINTABLE_IN_FILE = lazy_pattern(rf"\A\ufeff|{_UNPRINTABLE}")


def read_text(
    workspace: Workspace, path: str, code: str, any_character: bool = False
) -> Parsed[Text | None]:
    """The text of a UTF-8 file, without its byte order mark; None and a finding when it is none.

    `code` is the code of the finding. With `any_character`, control characters are left to whoever
    reads the text.
    """

    def failed(message: str, *hints: str) -> Parsed[Text | None]:
        return _failed(path, code, message, *hints)

    try:
        data = workspace.read_bytes(path)
    except FileNotFoundError:
        if workspace.is_astray(path):
            return failed(f"{path} is a link that leads nowhere", "Remove it, or mend it.")
        return failed(f"{path} does not exist")
    except OutsideWorkspace:
        if workspace.is_astray(path):
            hint = "Put the file itself there: a workspace is read by what it holds."
            return failed(f"{path} is a link that leads out of the workspace", hint)
        return failed(f"{path} {why_outside(path)}")
    except FileTooLarge:
        most = f"{MAX_FILE_BYTES // 1024**2} MB"
        return failed(f"{path} is too large to read (over {most})", "Split it into several files.")
    except OSError as error:
        return failed(f"{path} cannot be read: {error.strerror or error}")
    return decode(path, data, code, any_character)


def decode(path: str, data: bytes, code: str, any_character: bool = False) -> Parsed[Text | None]:
    """The text that UTF-8 bytes stand for, or None and a finding that names the byte and line."""
    if is_pointer(data):
        message = f"{path} has not been fetched: it is a pointer of Git LFS"
        return _failed(path, code, message, *how_to_fetch(path))
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _failed(path, code, f"{path} is in UTF-16, not UTF-8", _SAVE_ANEW)
    # A stray one may come with what was copied out of a PDF; UTF-16 is half of them.
    zeros = data[:8192].count(b"\0")
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if zeros:
            return _binary(path, code)
        # `utf-8-sig` counts from behind the byte order mark.
        skipped = 3 if data.startswith(b"\xef\xbb\xbf") else 0
        at = error.start + skipped
        line = data.count(b"\n", 0, at) + 1
        message = f"{path} is not UTF-8: byte 0x{data[at]:02x} on line {line}"
        # The part before the byte is text, so that the place can be shown as line and column.
        before = len(data[skipped:at].decode("utf-8", "replace"))
        span = Span(path, before, before + 1)
        return Parsed(None, (Diagnostic(code, message, span, (_SAVE_ANEW,)),))
    if zeros > len(data[:8192]) // 10:
        return _binary(path, code)
    text = Text(path, content)
    if not any_character and _UNPRINTABLE_IN_FILE.search(content):
        return Parsed(None, (_unprintable(text, code),))
    merge = unresolved_merge(text, code)
    # Read further, each half of a conflict would be found wrong in its own way.
    return Parsed(None, (merge,)) if merge else Parsed(text)


def _binary(path: str, code: str) -> Parsed[Text | None]:
    hint = "Put the text itself there, saved as UTF-8."
    return _failed(path, code, f"{path} is a binary file, not text", hint)


def _failed(path: str, code: str, message: str, *hints: str) -> Parsed[Text | None]:
    return Parsed(None, (Diagnostic(code, message, Span(path, 0, 0), hints),))


def _unprintable(text: Text, code: str) -> Diagnostic:
    """One finding for all unprintable characters of a file; its fix deletes them."""
    places = [
        text.span(one.start(), one.end()) for one in _UNPRINTABLE_IN_FILE.finditer(text.content)
    ]
    first = places[0]
    message = f"{text.path} has an unprintable character, U+{ord(text.content[first.start]):04X}"
    if len(places) > 1:
        message += f", and {len(places) - 1} more like it"
    title = "Delete the character" if len(places) == 1 else "Delete these characters"
    # Between letters one or two may have been lost: only a reader can tell.
    safe = not any(
        text.content[max(one.start - 1, 0) : one.start].isalpha()
        and text.content[one.end : one.end + 1].isalpha()
        for one in places
    )
    fix = Fix(title, tuple(Edit(one, "") for one in places), safe=safe)
    return Diagnostic(code, message, first, (f"{title}.",), fix=fix)
