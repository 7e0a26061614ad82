"""What an author most likely meant by a call that Jinja cannot read."""

from __future__ import annotations

import re

from ..source.text import Span, Text

_CALLS = "claim|value|cite|figure|ref"
# A name without quotation marks, in a call or behind the tag of a block.
_BARE = re.compile(
    rf"\b(?P<name>{_CALLS})\(\s*(?P<id>[^\W\d][\w.-]*)\s*(?=[,)])"
    r"|\{%[-+]?\s*(?P<tag>claim)\s+(?P<own>[^\W\d][\w-]*)\s*(?=[-+]?%\})"
)
_CURLY = re.compile(r"[“”„‘’]")
_ONE_BRACE = re.compile(r"\{\{[^{}\n]*\}(?!\})")


def misread_call(message: str, text: Text, line: Span) -> tuple[Span, str, str] | None:
    """Where the slip is in a line, what it is, and the remedy; None where it is none of these.

    `message` is Jinja's.
    """
    words = text.content[line.start : line.end]

    def within(match: re.Match[str], group: str | int = 0) -> Span:
        return line.within(*match.span(group))

    if ("Undefined" in message or "is undefined" in message) and (bare := _BARE.search(words)):
        if bare["name"]:
            call = f'{bare["name"]}("{bare["id"]}")'
            what = f"the id in {bare['name']}({bare['id']}) stands without its quotation marks"
            return within(bare, "id"), what, f"Write {call}."
        what = f"the id in {{% claim {bare['own']} %}} stands without its quotation marks"
        return within(bare, "own"), what, f'Write {{% claim "{bare["own"]}" %}}.'
    if "unexpected char" in message and (curly := _CURLY.search(words)):
        what = f"a call has a curly quotation mark: {curly[0]}"
        return within(curly), what, 'Calls take straight ones: {{ claim("id") }}.'
    if "unexpected '}'" in message and (brace := _ONE_BRACE.search(words)):
        closed = f"{brace[0].rstrip('}').rstrip()} }}}}"
        return within(brace), "this call is closed by one brace", f"Close it with two: {closed}"
    return None
