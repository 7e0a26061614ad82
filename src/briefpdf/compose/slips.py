"""What an author most likely meant by a call that Jinja cannot read, in an author's words."""

from __future__ import annotations

from collections.abc import Callable
import re

from ..source.nearest import nearest
from ..source.pattern import lazy_pattern
from ..source.text import Span, Text

_CALLS = "claim|value|cite|figure|ref"
_TAGS = ("claim", "judgment", "if", "for", "set", "raw", "with", "macro", "filter")
_FORMS = {
    "claim": '{{ claim("id") }}',
    "value": '{{ value("id.name") }}',
    "cite": '{{ cite("key", "p. 4") }}',
    "figure": '{{ figure("id") }}',
    "ref": '{{ ref("id") }}',
}
_BLOCK = 'A call is {{ claim("id") }}, a block {% claim "id" %}…{% endclaim %}.'
# A name without quotation marks, in a call or behind the tag of a block.
_BARE = lazy_pattern(
    rf"\b(?P<name>{_CALLS})\(\s*(?P<id>[^\W\d][\w.-]*)\s*(?=[,)])"
    r"|\{%[-+]?\s*(?P<tag>claim)\s+(?P<own>[^\W\d][\w-]*)\s*(?=[-+]?%\})"
)
_CURLY = lazy_pattern(r"[“”„‘’«»‹›]")
_BARE_ID = lazy_pattern(r"\{\{[-+]?\s*(?P<id>[^\W\d_]\w*(?:-\w+)+)\s*[-+]?\}\}")
_ONE_BRACE = lazy_pattern(r"\{\{[^{}\n]*\}(?!\})")
_CALL = lazy_pattern(r"\{\{[^{}\n]*\}\}|\{%[^{}%\n]*%\}")
_TAG_BRACE = lazy_pattern(r"\{%[^{}%\n]*\}+")

Said = tuple[str, str]


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
    if "is undefined" in message and (bare := _BARE_ID.search(words)):
        what = f"“{bare['id']}” stands in braces alone, and is no call"
        return within(bare), what, f'Write {{{{ claim("{bare["id"]}") }}}}.'
    if "{{{" in words and "expected token ':'" in message:
        at = words.index("{{{")
        return (
            line.within(at, at + 3),
            "a call stands in three braces",
            f"Write two: {_FORMS['claim']}",
        )
    if "unexpected char" in message and (curly := _CURLY.search(words)):
        what = f"a call has a curly quotation mark: {curly[0]}"
        return within(curly), what, 'Calls take straight ones: {{ claim("id") }}.'
    if "unexpected '}'" in message and (brace := _ONE_BRACE.search(words)):
        sign = "%}" if brace[0].endswith("%}") else "one brace"
        inner = brace[0].rstrip("}").rstrip("% ")
        closed = f"{inner}{')' * max(0, inner.count('(') - inner.count(')'))} }}}}"
        return within(brace), f"this call is closed by {sign}", f"Close it with two: {closed}"
    if "unexpected '}'" in message and (tag := _TAG_BRACE.search(words)):
        closed = f"{tag[0].rstrip('}').rstrip()} %}}"
        return within(tag), "this tag is closed by a brace alone", f"Close it with %}}: {closed}"
    if "expected token" in message or "unexpected char" in message:
        # A mark that was lost pairs with the next one, which may stand far below.
        for whole in reversed(list(_CALL.finditer(text.content, 0, line.end))):
            if whole[0].count('"') % 2:
                what = "a quotation mark of this call is missing"
                remedy = f"Each text has one before and one behind it: {_FORMS['claim']}"
                return text.span(*whole.span()), what, remedy
    said = in_words(message)
    return (line, *said) if said is not None else None


def in_words(message: str) -> Said | None:
    """What Jinja complains of in an author's words, and the remedy; None for what is seldom met."""
    for pattern, say in _SAYINGS:
        if found := pattern.search(message):
            return say(found) if callable(say) else say
    return None


def _unknown_tag(found: re.Match[str]) -> Said:
    end, name = found["end"] or "", found["name"]
    if end and name in _TAGS:
        return (
            f"{{% end{name} %}} closes nothing: no {{% {name} %}} is open before it",
            "Open the block where its words begin, or delete this.",
        )
    meant = nearest(name, _TAGS)
    remedy = f"Did you mean {{% {end}{meant} %}}?" if meant else _BLOCK
    return f"there is no tag {{% {end}{name} %}}", remedy


def _undefined(found: re.Match[str]) -> Said:
    meant = nearest(found[1], _FORMS)
    known = 'A brief can call claim, value, cite, figure and ref; ids stand in quotes: "id".'
    remedy = f"Did you mean {_FORMS[meant]}?" if meant else known
    return f"“{found[1]}” means nothing in a brief", remedy


def _too_late(found: re.Match[str]) -> Said:
    got = found["got"]
    if got == "=":
        return "a single “=” compares nothing", "Write “==” to ask whether two are the same."
    if got == "if":
        return "“else if” is one word here", "Write {% elif … %}."
    if got == "{":
        return "a call begins here before the one before it is closed", f"Close that. {_BLOCK}"
    shown = {"string": "a text", "integer": "a number", "name": "a name"}.get(got, f"“{got}”")
    return f"{shown} stands where the call should end", f"Texts stand in brackets. {_BLOCK}"


def _arguments(found: re.Match[str]) -> Said:
    name = re.search(r"(\w+)\(\)", found.string)
    called = name[1] if name else "a call"
    form = _FORMS.get(called, _FORMS["claim"])
    return f"{called}() is given too many or too few texts", f"It is written {form}."


_SAYINGS: tuple[tuple[re.Pattern[str], Said | Callable[[re.Match[str]], Said]], ...] = (
    (lazy_pattern(r"^'(\w+)' is undefined"), _undefined),
    (
        lazy_pattern(r"unexpected '\}', expected '[)\]]'"),
        ("a bracket of this call is never closed", f"Close it before the braces. {_BLOCK}"),
    ),
    (
        lazy_pattern(r"unexpected '[)\]]'"),
        ("a bracket is closed here that was not opened", f"Delete it. {_BLOCK}"),
    ),
    (
        lazy_pattern(r"unexpected '\}'"),
        ("a brace is closed here that was not opened", f"Delete it. {_BLOCK}"),
    ),
    (
        lazy_pattern(r"[Uu]nexpected 'end of|Expected an expression, got 'end of"),
        ("something is missing here: a call or a tag ends before it says what", _BLOCK),
    ),
    (
        lazy_pattern(r"expected token 'end of [a-z ]+', got '(?P<got>[^']+)'"),
        _too_late,
    ),
    (
        lazy_pattern(r"expected token ',', got"),
        (
            "a comma is missing between two parts of a call, or a quotation mark",
            f"Each text has its own marks: {_FORMS['cite']}",
        ),
    ),
    (
        lazy_pattern(r"unexpected char (?:'\"'|\"'\")"),
        (
            "a quotation mark opens a text here and nothing like it closes it",
            f"Begin and end a text with the same mark: {_FORMS['claim']}",
        ),
    ),
    (
        lazy_pattern(r"unexpected char '(?P<sign>.)'"),
        lambda found: (f"“{found['sign']}” cannot stand in a call", _BLOCK),
    ),
    (lazy_pattern(r"tag name expected"), ("a tag says nothing: {% %}", _BLOCK)),
    (
        lazy_pattern(r"Missing end of comment tag"),
        ("a comment opens with {# and is never closed", "Write #} where it ends."),
    ),
    (
        lazy_pattern(r"Missing end of raw directive"),
        ("{% raw %} is never closed", "Write {% endraw %} where it ends."),
    ),
    (
        lazy_pattern(r"Encountered unknown tag '(?P<end>end)?(?P<name>\w+)'"),
        _unknown_tag,
    ),
    (
        lazy_pattern(r"No (?:filter|test) named '(?P<name>\w+)'"),
        lambda found: (
            f"there is nothing called “{found['name']}” to put behind a value",
            "Take it out, with the sign | or the word “is” before it.",
        ),
    ),
    (
        lazy_pattern(r"has no attribute '(?P<name>[^']+)'"),
        lambda found: (
            f"what stands before “.{found['name']}” has no such part",
            f"A value of a claim is {_FORMS['value']}",
        ),
    ),
    (
        lazy_pattern(r"can only concatenate|unsupported operand|must be str"),
        ("a text and a number are put together as if they were of one kind", "Write it as text."),
    ),
    (
        lazy_pattern(r"ZeroDivisionError|division by zero"),
        ("something is divided by nought", "Put another number there, or write the result."),
    ),
    (
        lazy_pattern(r"access to attribute|is not safely callable"),
        ("a brief cannot reach into the program that prints it", _BLOCK),
    ),
    (
        lazy_pattern(r"object is not callable"),
        (
            "something is called here that is no call",
            "A name that {% set %} gives anew no longer is what it was: take another name.",
        ),
    ),
    (lazy_pattern(r"positional argument|unexpected keyword"), _arguments),
)
