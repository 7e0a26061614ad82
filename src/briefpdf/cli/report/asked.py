"""What settings ask otherwise than they did, and what is passed over, in each format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ...inspection.changes import Changes
from ...settings import documented
from ...source.nearest import listed
from ..print import plural, style
from .tables import names, section, words
from .text import one_line

if TYPE_CHECKING:  # What checks is loaded where something is to be checked.
    from ...checks.baseline import Entry
    from ...checks.rule import Finding

_MOST_MESSAGES = 3
_MOST_NAMES = 10
_MOST_LETTERS = 120
_LESS = "**less**"


def as_data(changes: Changes) -> dict[str, Any]:
    """The settings and the entries of the baseline, for JSON."""
    return {
        "settings": [
            {
                "setting": one.name,
                "paths": list(one.paths),
                "before": one.before or None,
                "after": one.after or None,
                "less": one.less,
            }
            for one in changes.asked
        ],
        "baseline": [
            {"code": one.code, "path": one.path, "message": one.message} for one in changes.accepted
        ],
    }


def held_to_less(changes: Changes, silenced: Sequence[Finding]) -> Iterator[str]:
    """In a line, what asks less than it did, and how much is passed over that was not."""
    told = [
        words(f"{one.name} ({one.before or 'nothing'} → {one.after or 'nothing'})", _MOST_LETTERS)
        for one in changes.asked
        if one.less
    ]
    if silenced:
        told.append(f"{plural(len(silenced), 'finding')} silenced by comments")
    if changes.accepted:
        told.append(f"{plural(len(changes.accepted), 'finding')} put into the baseline")
    if told:
        yield f"**Held to less than before:** {listed(told, _MOST_NAMES)}; see below.\n"


def held_to(changes: Changes, silenced: Sequence[Finding] = ()) -> list[str]:
    """A table of rules and settings that are others, and of what is passed over; less comes first.

    `silenced` are the findings that a comment has come to silence.
    """
    rows = [
        (
            _LESS if one.less else "",
            _named(one.name),
            names(one.paths) or "everywhere",
            f"{words(one.before) or '*none*'} → {words(one.after) or '*none*'}",
        )
        for one in changes.asked
    ]
    for found in silenced:
        reason = found.suppression.reason if found.suppression else ""
        what = f"{words(found.diagnostic.message)} → silenced by a comment: {words(reason)}"
        place = words(f"{found.path}:{found.line}")
        rows.append((_LESS, _named(found.rule.code), place, what))
    by_code: dict[str, list[Entry]] = {}
    for entry in changes.accepted:
        by_code.setdefault(entry.code, []).append(entry)
    for code, entries in by_code.items():
        said = "; ".join(words(one.message) for one in entries[:_MOST_MESSAGES])
        what = f"{plural(len(entries), 'finding')} → in the baseline: {said}"
        paths = names([*dict.fromkeys(one.path for one in entries)])
        rows.append((_LESS, _named(code), paths, what))
    rows.sort(key=lambda row: not row[0])
    name = "of what this is held to"
    head = ("asks", "rule or setting", "where", "before → after")
    return section(f"change {name}", head, rows, f"changes {name}")


def _named(name: str) -> str:
    """A rule, or another setting, and below it what it is about."""
    from ...checks.named import find_rule  # Few changes are of it.

    rule = find_rule(name.partition(" ")[0])
    if rule is not None:
        return f"{words(f'{rule.code} {rule.name}')}<br>{words(rule.title)}"
    meaning = next((doc for setting, doc, _ in documented() if setting == name), "")
    return "<br>".join(filter(None, (words(name), words(meaning))))


def lines_of_asked(changes: Changes) -> Iterator[str]:
    """A line for each setting and each entry."""
    for one in changes.asked:
        less = style("asks less: ", fg="red") if one.less else ""
        where = f" (in {one_line(listed(one.paths, _MOST_NAMES))})" if one.paths else ""
        before, after = (one_line(text) or "nothing" for text in (one.before, one.after))
        yield f"setting {one_line(one.name)}: {less}{before} → {after}{where}"
    for entry in changes.accepted:
        told = f"{entry.code} in {entry.path}: {entry.message}"
        yield f"baseline: {style('asks less: ', fg='red')}{one_line(told)}"
