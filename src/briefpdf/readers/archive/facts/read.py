"""Reads what an archived copy says of itself, hostile ones in a process of their own."""

from __future__ import annotations

from ..isolated import ask_isolated
from ..kinds import kind_of
from ..limits import UnreadableArchiveError
from ..text import decode_text
from .facts import Facts, make_facts
from .text import text_said


def read_facts(path: str, data: bytes) -> Facts:
    """What a copy says of itself; nothing where it cannot be read.

    What the file begins with decides how it is read; the name only tells Markdown from text.
    """
    try:
        kind = kind_of(path, data)
        if kind == "PDF":
            return make_facts(ask_isolated("facts of PDF", data))
        if kind not in ("HTML", "Markdown", "text"):
            return Facts()
        text = decode_text(data)
        if kind == "HTML":
            return make_facts(ask_isolated("facts of HTML", text.encode("utf-8", "replace")))
        return make_facts(text_said(text, kind == "Markdown"))
    except UnreadableArchiveError:
        return Facts()
