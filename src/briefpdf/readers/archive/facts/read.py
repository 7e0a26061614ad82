"""What Markdown or plain text says of itself: its front matter, and its first heading."""

from __future__ import annotations

import re
from typing import Any

from ....source.pattern import lazy_pattern
from ..isolated import ask_isolated
from ..kinds import kind_of
from ..limits import UnreadableArchiveError
from ..text import decode_text
from .facts import Facts, make_facts

_FRONT_MATTER = lazy_pattern(
    r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_FIELD = lazy_pattern(r"^(title|author|authors|date|publisher)[ \t]*:[ \t]*(\S.*)$", re.MULTILINE)
_HEADING = lazy_pattern(r"^#[ \t]+(\S.*?)[ \t#]*$", re.MULTILINE)
_UNDERLINED = lazy_pattern(r"^(\S[^\n]{0,300})\n=+[ \t]*$", re.MULTILINE)
_MARKS = lazy_pattern(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}|!?\[|\]\([^)\s]{0,500}\)|\]")
_HEAD, _LONGEST_LINE = 20_000, 200


def text_said(text: str, is_markdown: bool) -> dict[str, Any]:
    """What a text says of itself, as `make_facts` takes it."""
    text = text[:_HEAD]
    said: dict[str, list[str]] = {}
    if is_markdown and (front := _FRONT_MATTER.match(text)):
        for name, value in _FIELD.findall(front[1]):
            said.setdefault(name, []).append(value.strip().strip("\"'[]"))
        text = text[front.end() :]
    titles = said.get("title", [])
    if is_markdown:
        headings = [*_HEADING.findall(text)[:1], *_UNDERLINED.findall(text)[:1]]
        titles += [_MARKS.sub("", heading) for heading in headings]
    else:
        # Plain text has no headings: a first line that ends no sentence is as good as one.
        first = text.lstrip("\ufeff\n\f ").partition("\n")[0].strip("#= \t")
        if len(first) <= _LONGEST_LINE and not first.endswith((".", ",", ";", ":", "-")):
            titles.append(first)
    return {
        "titles": titles,
        "authors": [said.get("author", []) or said.get("authors", [])],
        "dates": said.get("date", []),
        "bodies": said.get("publisher", []),
        "urls": [],
    }


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
