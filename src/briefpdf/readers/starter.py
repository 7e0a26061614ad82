"""What a workspace's own style still has of the starter: words that stand for an office's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
import tomllib
from typing import Any

from ..source.diagnostic import Diagnostic
from ..source.text import Span, Text

UNCHANGED = "BRIEF044"
_PACKAGE = Path(__file__).resolve().parent.parent
# Where the words of a letterhead stand in theme.toml, each with what it is.
_LETTERHEAD = (
    ("banner", "organisation", "the name of the office"),
    ("footer", "address", "the address at the foot of each page"),
)


def starter_words(
    toml: Text | None, settings: Mapping[str, Any], disclaimer: Text | None, packaged: Path
) -> Iterator[Diagnostic]:
    """A finding for the disclaimer and each line of the letterhead that nobody has replaced.

    `packaged` is the folder of the styles that come with briefpdf.
    """
    if disclaimer is not None and _folded(disclaimer.content) == _disclaimer():
        end = len(disclaimer.content.rstrip())
        yield Diagnostic(
            UNCHANGED,
            "the disclaimer is still the starter's, which tells you to replace it",
            disclaimer.span(0, end),
            (f"Put your office's own disclaimer into {disclaimer.path}.",),
        )
    for table, name, what in _LETTERHEAD if toml is not None else ():
        found = settings.get(table)
        value = found.get(name) if isinstance(found, dict) else None
        if toml is not None and value and value == _letterhead(packaged).get((table, name)):
            yield Diagnostic(
                UNCHANGED,
                f"{what} is still the starter's: “{value}”",
                _place(toml, str(value)),
                (f'Write your office\'s own in {toml.path}: {name} = "…" under [{table}].',),
            )


def _place(toml: Text, value: str) -> Span:
    at = toml.content.find(value)
    return toml.span(at, at + len(value)) if at >= 0 else toml.line_span(1)


@cache
def _disclaimer() -> str:
    path = _PACKAGE / "starter/templates/in-focus/disclaimer.md"
    return _folded(path.read_text(encoding="utf-8"))


@cache
def _letterhead(packaged: Path) -> dict[tuple[str, str], Any]:
    read = tomllib.loads((packaged / "in-focus/theme.toml").read_text(encoding="utf-8"))
    return {(table, name): read.get(table, {}).get(name) for table, name, _ in _LETTERHEAD}


def _folded(text: str) -> str:
    return " ".join(text.split())
