"""What an author most likely meant by what YAML cannot read, in an author's words."""

from __future__ import annotations

import re

from msgspec import Struct

from ..source.pattern import lazy_pattern
from ..source.text import Text

_FIELD = lazy_pattern(r"(?P<indent>[ ]*)(?:- )?(?P<name>[\w-]+):(?P<gap>[ ]*)(?P<rest>[^\r\n]*)")
# What YAML says of a line that it took for another than the author did.
_LINES = lazy_pattern(
    r"mapping values|expected key|expected <block end>|expected ':'|expected '-' indicator"
)
_QUOTED = 'Put the text in quotation marks: "…".'
_ESCAPE = "Write two backslashes, or put the text between ' and ', where they mean themselves."


class Misread(Struct, frozen=True):
    """From where to where the slip stands, what it is, and the remedy."""

    start: int
    end: int
    what: str
    remedy: str


def misread(problem: str, context: str, text: Text, at: int, opened: int | None) -> Misread | None:
    """What is wrong at an offset where YAML stopped; None where it is none of the usual slips.

    `problem` and `context` are what YAML says, `opened` is where what it was reading begins.
    """
    if _LINES.search(problem) and (found := _line_slip(text, at)):
        return found
    content = text.content
    sign = content[at : at + 1]
    one = Misread(at, at + len(sign), "", "")
    if "end of stream" in problem and opened is not None:
        return _unclosed(content, opened)
    if "expected ',' or" in problem and opened is not None:
        line, _ = text.line_column(opened)
        closing = "}" if content[opened] == "{" else "]"
        what = f"the bracket that opens on line {line} is not closed, or a comma is missing in it"
        remedy = f"Part what stands in it with commas, and close it with {closing}."
        return Misread(opened, opened + 1, what, remedy)
    if "expected key" in problem or "document start" in problem:
        return _behind(text, at)
    if "could not find expected ':'" in problem and opened is not None:
        end = _line_end(content, opened)
        what = "this line is no field: no colon stands behind its name"
        remedy = (
            "Write “name: value”, or indent it by more than the field above where it goes on with "
            "that one's text."
        )
        return Misread(opened, end, what, remedy)
    begins = context.endswith(("alias", "anchor", "tag")) and opened is not None
    if "cannot start any token" in problem or begins:
        at = opened if begins and opened is not None else at
        what = f"a text cannot begin with {content[at : at + 1]}"
        return Misread(at, at + 1, what, _QUOTED)
    if "expected comment or line break" in problem:
        what = "something stands behind the sign that begins a text of several lines"
        return _with(one, what, "Begin the text on the next line, indented by more.")
    if "escape" in problem:
        written = content[max(0, at - 1) : at + 1] if sign != "\\" else content[at : at + 2]
        return _with(one, f"a text between quotation marks has a “{written}”", _ESCAPE)
    if "expected '-' indicator" in problem:
        what = "this line stands where the list above it goes on, and has no dash"
        return _with(one, what, "Begin it with “- ”, or give it the indent of the list's field.")
    if "expected node content" in problem:
        if not sign:
            return _with(
                one, "the file ends where a value is missing", "Write it, or cut the rest."
            )
        return _with(one, f"a value is missing before “{sign}”", "Write it, or delete the sign.")
    if "block sequence entries are not allowed" in problem:
        return _with(one, "a text cannot begin with a dash and a blank", _QUOTED)
    if "mapping values are not allowed" in problem:
        return _colon(text, at)
    return None


def _with(one: Misread, what: str, remedy: str) -> Misread:
    return Misread(one.start, one.end, what, remedy)


def _unclosed(content: str, opened: int) -> Misread:
    sign = content[opened : opened + 1]
    kind = "quotation mark" if sign in ("'", '"') else "bracket"
    closing = {"[": "]", "{": "}"}.get(sign, sign)
    what = f"the {kind} {sign} opens here and never closes"
    return Misread(opened, opened + 1, what, f"Write {closing} where what it opens ends.")


def _behind(text: Text, at: int) -> Misread:
    """What stands behind a text that has ended, or is no field."""
    content = text.content
    number, _ = text.line_column(at)
    start = text.line_starts[number - 1]
    before = content[start:at].rstrip()
    sign = content[at : at + 1]
    if sign in ("}", "]"):
        return Misread(at, at + 1, f"the bracket {sign} closes nothing", "Delete it.")
    mark = before[-1:]
    if mark in ("'", '"'):
        if before.count(mark) % 2:
            rows = range(number - 1, 0, -1)
            odd = (one for one in rows if _line(text, one).count(mark) % 2)
            opening = next(odd, number - 1)
            what = f"the quotation mark {mark} that opens on line {opening} closes only here"
            return Misread(at - 1, at, what, f"Write {mark} where the text of line {opening} ends.")
        what = "something stands behind the quotation mark that ends a text"
        doubled = '\\"' if mark == '"' else "''"
        remedy = f"Within the text, write {doubled} for a quotation mark."
        return Misread(at, _line_end(content, at), what, remedy)
    end = _line_end(content, at)
    if mark in ("}", "]"):
        what = f"something stands behind the bracket {mark}: a text cannot begin with one"
        return Misread(at, end, what, _QUOTED)
    what = "this line is neither a field nor part of the one above it"
    remedy = "Write “name: value”, with the indent of the fields beside it."
    return Misread(at, end, what, remedy)


def _colon(text: Text, at: int) -> Misread:
    """A text without quotation marks that holds a colon and a blank."""
    field = _FIELD.fullmatch(_line(text, text.line_column(at)[0]))
    remedy = "Put the text in quotes when it holds “: ”."
    if field is not None and len(field["rest"]) <= 60 and '"' not in field["rest"]:
        remedy = f'Put the text in quotes: {field["name"]}: "{field["rest"]}"'
    what = "a colon stands within a text that has no quotation marks"
    return Misread(at, at + 1, what, remedy)


def _line_slip(text: Text, at: int) -> Misread | None:
    """A line that is written so that YAML takes it for another."""
    number, _ = text.line_column(at)
    found = [(one, _line(text, one)) for one in range(number, 0, -1)]
    written = [(one, line) for one, line in found if line.strip() and not _is_comment(line)]
    for one, line in written[:2]:
        start = text.line_starts[one - 1]
        field = _FIELD.fullmatch(line)
        if field and not field["gap"] and field["rest"]:
            what = f"no blank stands behind the colon of “{field['name']}”"
            remedy = f"Write {field['name']}: {field['rest'].rstrip('.')}."
            return Misread(start + field.start("name"), start + len(line), what, remedy)
        dash = re.match(r" *-(?=[\w\"'{\[])", line)
        if dash is not None:
            what = "no blank stands behind the dash of this item"
            return Misread(start + dash.end() - 1, start + len(line), what, "Begin it with “- ”.")
    return _wrong_indent(text, written) if written and written[0][0] == number else None


def _wrong_indent(text: Text, written: list[tuple[int, str]]) -> Misread | None:
    """A field that stands deeper than the one above, which has a value, or between two depths."""
    number, line = written[0]
    field = _FIELD.fullmatch(line)
    above = next((one for one in written[1:] if _FIELD.fullmatch(one[1])), None)
    if field is None or above is None:
        return None
    before = _FIELD.fullmatch(above[1])
    assert before is not None
    ours, theirs = field.start("name"), before.start("name")
    start = text.line_starts[number - 1] + ours
    end = start + len(field["name"])
    row, next_above = written[1]
    if row != above[0] and not next_above.lstrip().startswith("- "):
        first = text.line_starts[row - 1] + len(next_above) - len(next_above.lstrip())
        what = f"“{next_above.strip()[:40]}” is no field: no colon stands behind it"
        return Misread(first, first + len(next_above.strip()), what, "Write “name: value”.")
    if ours > theirs and not before["rest"]:
        return None
    if ours > theirs:
        what = f"“{field['name']}” is indented deeper than “{before['name']}” on line {above[0]}"
        remedy = f"Begin it with {theirs} blanks, as many as that line has."
        return Misread(start, end, what, remedy)
    below = _FIELD.fullmatch(_line(text, number + 1)) if number < len(text.line_starts) else None
    parent = _FIELD.fullmatch(written[2][1]) if len(written) > 2 else None
    if below and below.start("name") == ours and parent and parent.start("name") < ours:
        # The line above is the first of its fields, and it alone stands so deep.
        begin = text.line_starts[above[0] - 1] + theirs
        what = f"“{before['name']}” is indented deeper than the fields that follow it"
        remedy = f"Begin it with {ours} blanks, as many as they have."
        return Misread(begin, begin + len(before["name"]), what, remedy)
    depths = {one.start("name") for _, line in written[1:] if (one := _FIELD.fullmatch(line))}
    if ours not in depths:
        near = min(depths, key=lambda depth: (abs(depth - ours), -depth))
        what = f"“{field['name']}” is indented by {ours} blanks, and no line above it is"
        remedy = f"Begin it with {near} blanks, as the lines beside it do."
        return Misread(start, end, what, remedy)
    return None


def _line(text: Text, number: int) -> str:
    start = text.line_starts[number - 1]
    ends = text.line_starts[number] if number < len(text.line_starts) else len(text.content)
    return text.content[start:ends].rstrip("\r\n")


def _line_end(content: str, at: int) -> int:
    found = re.compile(r"[\r\n]|$").search(content, at)
    return found.start() if found else len(content)


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")
