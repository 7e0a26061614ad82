"""The words of a recording (WebVTT, SRT) by the time at which they are said."""

from __future__ import annotations

import re

from ..limits import UnreadableArchiveError

# So many seconds of a recording are one page, so that a day of it has few enough.
_STEP = 30

_CUE = re.compile(
    r"^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,]\d{1,3}[ \t]+-->[^\n]*\n((?:[^\n]+(?:\n|\Z))*)",
    re.MULTILINE,
)
_TAG = re.compile(r"<v(?:\.[^\s>]{0,80})?\s+([^<>]{1,80})>|</?[^<>]{0,200}>")


def cue_pages(text: str) -> tuple[list[str], list[str]]:
    """What is said, in pages of half a minute, and the time at which each begins: 00:12:30."""
    pages: dict[int, list[str]] = {}
    for hours, minutes, seconds, words in _CUE.findall(text):
        start = 3600 * int(hours or 0) + 60 * int(minutes) + int(seconds)
        said = _TAG.sub(lambda tag: f"{tag[1]}: " if tag[1] else "", words)
        lines = pages.setdefault(start // _STEP, [])
        line = " ".join(said.split())
        if line and line not in lines[-1:]:
            lines.append(line)
    if not pages:
        raise UnreadableArchiveError("has no words with a time", "Save the captions again.")
    order = sorted(pages)
    return ["\n".join(pages[one]) for one in order], [_label(one * _STEP) for one in order]


def _label(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
