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
# Where the words of a letterhead stand in theme.toml.
_LETTERHEAD = (("banner", "organisation"), ("footer", "address"))


def starter_words(
    toml: Text | None, settings: Mapping[str, Any], disclaimer: Text | None, packaged: Path
) -> Iterator[Diagnostic]:
    """A finding for a disclaimer, and one for a letterhead, that nobody has replaced.

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
    same = {} if toml is None else dict(_unchanged(settings, packaged))
    if toml is not None and same:
        words = " and ".join(f"“{value}”" for value in same.values())
        names = ", ".join(f"`{name}`" for name in same)
        yield Diagnostic(
            UNCHANGED,
            f"the letterhead is still the starter's: {words}",
            _place(toml, next(iter(same.values()))),
            (f"Write your office's own into {toml.path}: {names}.",),
        )


def _unchanged(settings: Mapping[str, Any], packaged: Path) -> Iterator[tuple[str, str]]:
    """The lines of the letterhead that are the packaged style's, each with its setting."""
    for table, name in _LETTERHEAD:
        found = settings.get(table)
        value = found.get(name) if isinstance(found, dict) else None
        if value and value == _letterhead(packaged).get((table, name)):
            yield f"{table}.{name}", str(value)


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
    return {(table, name): read.get(table, {}).get(name) for table, name in _LETTERHEAD}


def _folded(text: str) -> str:
    return " ".join(text.split())
