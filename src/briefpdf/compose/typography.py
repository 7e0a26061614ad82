"""Quotation marks and apostrophes as a printer sets them."""

from __future__ import annotations

from dataclasses import replace

from ..model.document import Inlines, Words

# What a quotation mark opens behind: nothing, white space, an opening bracket, a dash, a mark.
_OPENERS = "([{<—–-/“‘\u00a0"


def set_quotes(content: Inlines, lang: str) -> Inlines:
    """Straight quotation marks and apostrophes made typographic, in English text only."""
    if not lang.lower().startswith("en"):
        return content
    before = ""
    done = []
    for inline in content:
        if isinstance(inline, Words):
            if not inline.code:
                text = _educate(inline.text, before)
                inline = inline if text == inline.text else replace(inline, text=text)
            before = inline.text[-1:] or before
        done.append(inline)
    return tuple(done)


def _educate(text: str, before: str) -> str:
    if '"' not in text and "'" not in text:
        return text
    made: list[str] = []
    for index, character in enumerate(text):
        previous = made[-1] if made else before
        opens = not previous or previous.isspace() or previous in _OPENERS
        following = text[index + 1 : index + 2]
        if character == '"':
            character = "“" if opens and not (previous and following.isspace()) else "”"
        elif character == "'":
            # A year cut short ('90s) has an apostrophe, not an opening mark.
            character = "‘" if opens and not following.isdigit() else "’"
        made.append(character)
    return "".join(made)
