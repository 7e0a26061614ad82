"""A document to be archived: fetched or read, and what it says of itself."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path, PurePosixPath
import re
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from ..editing.lock import Refused
from ..readers.archive.facts.facts import Facts
from ..readers.archive.facts.read import read_facts
from ..readers.archive.kinds import ENDINGS, PRINTED, Kind, kind_of
from ..readers.archive.limits import UnreadableArchiveError
from ..readers.archive.read import Archive, read_archive
from ..source.pattern import lazy_pattern
from ..source.workspace import MAX_FILE_BYTES, followed, place_to_read

# Longer is no page that only says “are you a robot?”.
_LONGEST = 4000
_SIGNS = lazy_pattern(
    r"just a moment\.\.\.|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|are you a (?:robot|human)|not a robot|unusual traffic|captcha|access (?:to this page )?"
    r"(?:has been )?denied|attention required|request unsuccessful|pardon our interruption"
    r"|enable (?:javascript|cookies)|javascript is (?:required|disabled|not enabled)"
    r"|turn on javascript|automated (?:access|requests?)|security check",
    re.IGNORECASE,
)


def is_wall(headers: Mapping[str, str], text: str) -> bool:
    """Whether an answer is a check for robots: its header says so, or its few words do."""
    if headers.get("cf-mitigated", "").lower() == "challenge" or "x-datadome" in headers:
        return True
    return len(text) <= _LONGEST and _SIGNS.search(text) is not None


# What a server may call a document that can be read; what it is, its content decides.
_OF_PRINTED = tuple(ENDINGS[kind] for kind in PRINTED)
_READ = lazy_pattern(
    r"text/.*|application/(?:(?:x-)?pdf|xhtml\+xml|octet-stream)|binary/.*|", re.ASCII
)
_CHARSET = lazy_pattern(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_BY_HAND = "Save it in a browser, as PDF or as a page, and add the file."


class Document(Struct, frozen=True):
    """A document with its text and what it says of itself.

    `kind` decides its file's `ending`; `url` is where it came from, `place` the file that it is.
    """

    data: bytes
    kind: Kind
    archive: Archive
    facts: Facts
    url: str = ""
    place: Path | None = None

    @property
    def ending(self) -> str:
        """The ending of the name of its file."""
        return ENDINGS[self.kind]


def open_file(path: Path, root: Path | None = None) -> Document:
    """The document in a file that was named in a workspace of this root. Raises `Refused`."""
    shown = str(path)
    try:
        place_to_read(path, root)
        if not path.is_file():
            what = "a folder" if path.is_dir() else "no file" if path.exists() else "not there"
            raise Refused(f"{shown} is {what}", _hint(shown))
        if path.stat().st_size > MAX_FILE_BYTES:
            raise Refused(f"{shown} is larger than {MAX_FILE_BYTES // 1024**2} MB")
        data = path.read_bytes()
    except OSError as error:
        raise Refused(f"{shown} cannot be read: {error.strerror or error}") from None
    return _document(path.name, shown, data, place=followed(path))


def _hint(shown: str) -> str:
    """What to name instead of a file that is none: the address that was probably meant."""
    address = re.match(r"(?:https?:/*|(?=www\.))([\w-]+\.[\w.-]+(?:/.*)?)$", shown, re.IGNORECASE)
    if address:
        return f"Did you mean https://{address[1]}?"
    return "Name a file, or an address with https://."


def open_address(url: str, allow_private: bool = False) -> Document:
    """The document at an address of the web. Raises `Refused`."""
    from ..network.fetch import NotFetched, fetch  # Only the web needs it.

    try:
        got = fetch(url, allow_private=allow_private)
    except NotFetched as problem:
        hint = {
            "private": "--allow-private asks there all the same.",
            "address": "Write an address such as https://example.org/report.pdf.",
        }.get(problem.trouble, _BY_HAND)
        raise Refused(f"{problem.url} {problem.reason}", hint) from None
    if not 200 <= got.status < 300:
        raise Refused(f"{got.url} answers {status_in_words(got.status)}", _BY_HAND)
    if not _READ.fullmatch(got.media_type):
        raise Refused(f"{got.url} is {got.media_type[:60]}, which is not read", _BY_HAND)
    name = unquote(PurePosixPath(urlsplit(got.url).path).name)
    if got.media_type == "text/markdown":
        name += ".md"
    elif got.media_type.startswith("text/") and name.lower().endswith(_OF_PRINTED):
        name = PurePosixPath(name).stem  # A page about a document: “File:Report.pdf”.
    data = in_utf8(got.data, got.headers.get("content-type", ""))
    document = _document(name, got.url, data, url=got.url if got.lasting else url)
    if document.kind == "HTML" and is_wall(got.headers, "\n".join(document.archive.pages)):
        raise Refused(f"{got.url} shows a check for robots, not the document", _BY_HAND)
    return document


def status_in_words(status: int) -> str:
    """A status of HTTP with its name, such as "404 Not Found"."""
    known = status in HTTPStatus._value2member_map_
    return f"{status} {HTTPStatus(status).phrase}" if known else str(status)


def in_utf8(data: bytes, content_type: str) -> bytes:
    """Text as UTF-8 where only the server's answer said how it is encoded; else as it is.

    Once it is a file, nothing else tells.
    """
    named = _CHARSET.search(content_type)
    if named is None or b"\0" in data[:1024] or data.startswith(b"%PDF-"):
        return data
    try:
        data.decode("utf-8")
        return data
    except UnicodeDecodeError:
        pass
    try:
        known = codecs.lookup(named[1])
        if not known._is_text_encoding or known.name == "utf-8":
            return data
        return codecs.BOM_UTF8 + data.decode(known.name).encode()
    except (LookupError, UnicodeError):
        return data


def _document(
    name: str, shown: str, data: bytes, url: str = "", place: Path | None = None
) -> Document:
    try:
        kind = kind_of(name, data)
    except UnreadableArchiveError as problem:
        raise Refused(f"{shown} {problem.reason}", *filter(None, [problem.hint])) from None
    parsed = read_archive(name, data)
    if parsed.value is None:
        (found,) = parsed.diagnostics
        reason = found.message.removeprefix(f"the archived copy {name} ")
        raise Refused(f"{shown} {reason}", *found.hints)
    return Document(data, kind, parsed.value, read_facts(name, data), url, place)
