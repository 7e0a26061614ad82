"""Documents of Word as Markdown, read in a limited process: they are ZIP files of others."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from ...limits.limit import Limit, Stopped
from ...limits.shared import shared_process
from ..archive.limits import UnreadableArchiveError

_LIMIT = Limit(60.0, 1024**3)
_WORKER = "briefpdf.readers.docx.word"


class Comment(Struct, frozen=True):
    """A comment on a document, who made it, and the words that it is about."""

    by: str
    words: str
    about: str


class WordText(Struct, frozen=True):
    """A document of Word: Markdown with marks such as `[^footnote-1]`, and the notes by mark.

    `pictures` are endings and bytes, in the order of `picture-1` and so on in the Markdown;
    `unread` the kinds of those that no page can show. `inserted` and `deleted` count tracked
    changes, which are accepted. `struck` are words that are crossed out, `merged` counts merged
    cells of tables, `formulas` are left out, each with the words of its paragraph, and `lost` are
    lines that have words which are nowhere else.
    """

    markdown: str
    notes: dict[str, str]
    title: str
    subtitle: str
    authors: tuple[str, ...]
    date: str
    pictures: tuple[tuple[str, bytes], ...]
    unread: tuple[str, ...]
    inserted: int
    deleted: int
    comments: tuple[Comment, ...]
    struck: tuple[str, ...]
    merged: int
    formulas: tuple[tuple[str, str], ...]
    lost: tuple[str, ...]


def read_docx(data: bytes) -> WordText:
    """What a DOCX holds. Raises `UnreadableArchiveError`."""
    found = _ask("DOCX", data)
    return WordText(
        **{name: found[name] for name in ("markdown", "notes", "title", "subtitle", "date")},
        authors=tuple(found["authors"]),
        pictures=tuple((ending, content) for ending, content in found["pictures"]),
        unread=tuple(found["unread"]),
        inserted=found["inserted"],
        deleted=found["deleted"],
        comments=tuple(Comment(**one) for one in found["comments"]),
        struck=tuple(found["struck"]),
        merged=found["merged"],
        formulas=tuple((one["words"], one["about"]) for one in found["formulas"]),
        lost=tuple(found["lost"]),
    )


def markdown_of_html(content: str) -> str:
    """A part of a page as Markdown. Raises `UnreadableArchiveError`."""
    return str(_ask("HTML", content.encode("utf-8", "replace"))["markdown"])


def _ask(task: str, data: bytes) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = shared_process(_WORKER).ask((task, data), _LIMIT)
    except Stopped as stopped:
        if stopped.is_limit:
            most = f"{_LIMIT.time_said} and {_LIMIT.memory_said} of memory"
            reason = f"cannot be read in {most}"
            raise UnreadableArchiveError(reason, "Save it in parts.", limited=True) from None
        reason = f"breaks its reader ({stopped.said})"
        raise UnreadableArchiveError(reason, "Open it in Word, and save it anew.") from None
    if "error" in answer:
        raise UnreadableArchiveError(answer["error"], answer["hint"])
    return answer
