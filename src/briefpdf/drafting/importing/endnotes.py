"""Notes that were typed by hand: raised numbers in the text, and a list of notes at its end."""

from __future__ import annotations

from collections.abc import Container
import re

from ...source.pattern import lazy_pattern
from ...source.raised import FROM_RAISED, RAISED

_HEADING = lazy_pattern(
    r"^(?:#{1,6}[ \t]+|\*\*)?(?:end[ -]?notes?|foot[ -]?notes?|notes?|references|sources"
    r"|works cited|citations)[ \t]*:?(?:\*\*)?[ \t]*#*[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_NEXT = lazy_pattern(r"^#{1,6}[ \t]", re.MULTILINE)
_ITEM = lazy_pattern(
    r"^[ \t]*(?:\\?\[(?P<square>\d{1,3})\\?\]:?|(?P<dotted>\d{1,3})\\?[.)]"
    rf"|(?P<raised>[{RAISED}]+))[ \t]+"
    r"(?P<words>\S.*(?:\n(?![ \t]*(?:\n|\\?\[?\d{1,3}\\?[.)\]]|[⁰¹²³⁴-⁹])).+)*)",
    re.MULTILINE,
)
# Behind another number a raised one is an exponent, unless that is a year.
_BEHIND = r"(?:(?<=[^\s\d])|(?<=\b19\d\d)|(?<=\b20\d\d))"
_MARK = lazy_pattern(
    rf"{_BEHIND}<sup>[ \t]*\[?(?P<html>\d{{1,3}})\]?[ \t]*</sup>|{_BEHIND}\^(?P<pandoc>\d{{1,3}})\^"
    rf"|\\?\[(?P<square>\d{{1,3}})\\?\](?![(:\[])"
    rf"|{_BEHIND}(?P<raised>[{RAISED}]{{1,3}})(?![{RAISED}])"
)
_LEAST = 2


def typed_notes(text: str) -> tuple[str, dict[str, str]]:
    """The text with marks such as `[^3]` for raised numbers, and the notes of its list by number.

    The same text and no notes where it has no such list, or does not refer to most of it.
    """
    for heading in reversed([*_HEADING.finditer(text)]):
        following = _NEXT.search(text, heading.end())
        end = following.start() if following else len(text)
        found = {
            _number(item): " ".join(item["words"].split())
            for item in _ITEM.finditer(text, heading.end(), end)
        }
        if len(found) < _LEAST or [*found] != [str(at) for at in range(1, len(found) + 1)]:
            continue
        before, behind = text[: heading.start()], text[end:]
        named = [_number(mark) for mark in _MARK.finditer(before)]
        if 2 * len({*named} & {*found}) < len(found):
            continue
        return f"{_marked(before, found).rstrip()}\n\n{behind}", found
    return text, {}


def _marked(text: str, notes: Container[str]) -> str:
    return _MARK.sub(
        lambda mark: f"[^{_number(mark)}]" if _number(mark) in notes else mark[0], text
    )


def _number(match: re.Match[str]) -> str:
    said = next(one for name, one in match.groupdict().items() if one and name != "words")
    return str(int(said.translate(FROM_RAISED)))
