"""Takes the marks off archived Markdown, in linear time."""

from __future__ import annotations

import re

from ...source.pattern import lazy_pattern
from ...source.raised import TO_RAISED

# Every part is bounded, so that many opening brackets cost no more than linear time.
_ADDRESS = r"[^\s()]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,1000}){0,9}"
_TITLE = r"(?:\s{1,3}[\"'(][^\n]{0,300}?[\"')])?"
_TARGET = rf"\(\s?(?:<[^<>\n]{{0,2000}}>|{_ADDRESS}){_TITLE}\s?\)"
_LABEL = r"\[((?:[^\[\]\\]|\\.|\[[^\[\]]{0,200}\]){0,1000}+)\]"
_LINK = lazy_pattern(rf"(!?){_LABEL}(?:{_TARGET}|\[[^\[\]]{{0,200}}\])")
_DEFINITION = lazy_pattern(r"^ {0,3}\[(?!\^)[^\[\]\n]{1,200}\]:[ \t]*\S[^\n]*$", re.MULTILINE)
# Struck out, or kept from being seen; each on one line.
_STRUCK = lazy_pattern(r"~~(?=\S)[^~\n]{1,1000}~~")
_HIDDEN = lazy_pattern(
    r"<(del|s|strike|template|noscript|script|style)\b[^<>]{0,500}>.{0,5000}?</\1\s{0,9}>"
    r"|<(\w{1,12})\b[^<>]{0,500}?(?:\bhidden\b|display\s?:\s?none|visibility\s?:\s?hidden)"
    r"[^<>]{0,500}>.{0,5000}?</\2\s{0,9}>",
    re.IGNORECASE | re.DOTALL,
)
_NOTE = lazy_pattern(r"\[\^([^\s\[\]]{1,30})\](:?)")
# One that is never closed goes on to the end, as in HTML.
_COMMENT = lazy_pattern(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = lazy_pattern(
    r"</?[A-Za-z][^<>]{0,2000}>|<(?=[a-z]{3,10}://[^\s<>]{1,2000}>)|(?<=[^\s<>])>(?=\s|$)"
)
_LINE_MARK = lazy_pattern(
    r"^[ \t]{0,12}(?:(?:>[ \t]?){1,12}|#{1,6}[ \t]+|[-+*][ \t]+|(?:[-*_=][ \t]*){3,200}$"
    # What parts the head of a table from its rows.
    r"|\|?(?:[ \t]*+:?-++:?[ \t]*+\|)++[ \t:-]*$)",
    re.MULTILINE,
)
_HEADING_END = lazy_pattern(r"(?<=\S)[ \t]+#{1,6}[ \t]*$", re.MULTILINE)
_CODE = lazy_pattern(r"(`{1,3})([^`\n]{1,1000})\1")
_FENCE = lazy_pattern(r"^[ \t]{0,3}(?:`{3,}+|~{3,}+)[^`\n]*$", re.MULTILINE)
_STRONG = lazy_pattern(r"\\?\*{1,3}|~~|(?<![^\W_])(?<!\\)_{1,3}(?=\S)|(?<=[^\s\\])_{1,3}(?![^\W_])")
_ROW_RIM = lazy_pattern(r"^[ \t]{0,12}\|[ \t]{0,80}|(?<!\\)\|(?=[ \t]{0,80}$)", re.MULTILINE)
_CELL = lazy_pattern(r"(?<!\\)\|[ \t]{0,80}")
_ESCAPE = lazy_pattern(r"\\([!-/:-@\[-`{-~])")
_FRONT_MATTER = lazy_pattern(r"\A---\n(?:.*\n){0,200}?---\n")


def markdown_text(text: str, struck: bool = False) -> str:
    """What a reader of Markdown sees: no marks, tags, addresses of links or pictures.

    With `struck` also what is struck out or hidden.
    """
    text = _COMMENT.sub("", _FRONT_MATTER.sub("", text))
    if not struck:
        text = _STRUCK.sub("", _HIDDEN.sub("", text))
    text = _FENCE.sub("", _DEFINITION.sub("", text))
    text = _NOTE.sub(_note, text)
    # A picture within a link makes two rounds.
    text = _LINK.sub(_link, _LINK.sub(_link, text))
    text = _LINE_MARK.sub("", _LINE_MARK.sub("", text))
    text = _TAG.sub("", _HEADING_END.sub("", text))
    text = _CELL.sub("\t", _ROW_RIM.sub("", _CODE.sub(r"\2", text)))
    return _ESCAPE.sub(r"\1", _STRONG.sub("", text))


def _link(match: re.Match[str]) -> str:
    """The words of a link; nothing for a picture."""
    return "" if match[1] else match[2]


def _note(match: re.Match[str]) -> str:
    """The mark of a footnote as a raised number, or nothing."""
    return match[1].translate(TO_RAISED) if match[1].isdigit() else ""
