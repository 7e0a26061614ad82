"""The line that a finding is in, with carets under its place."""

from __future__ import annotations

import shutil

from ...checks.rule import Finding
from ...source.decode import read_text
from ...source.harmless import harmless
from ...source.text import Text
from ...source.workspace import Workspace
from .text import one_line

_CUT = "…"


class Excerpts:
    """Excerpts from the files of a workspace, cut to a width in columns: by default the screen's.

    A character may fill two columns, as Chinese ones do, or none.
    """

    def __init__(self, workspace: Workspace, width: int | None = None) -> None:
        self.workspace = workspace
        self.width = width or shutil.get_terminal_size().columns
        self._texts: dict[str, Text | None] = {}

    def lines(self, finding: Finding) -> list[str]:
        """The line of a finding and, below it, its carets; nothing where the line shows nothing."""
        if finding.path not in self._texts:
            self._texts[finding.path] = read_text(self.workspace, finding.path, "").value
        text = self._texts[finding.path]
        if text is None or finding.line > len(text.line_starts):
            return []
        line = text.line(finding.line)
        if not line.strip():
            return []
        start = finding.column - 1
        end = finding.end_column - 1 if finding.end_line == finding.line else len(line)
        number = f"    {finding.line} | "
        shown = _cut(line[:start], line[start:end], line[end:], self.width - len(number))
        under = " " * _columns(shown[0]) + "^" * max(1, _columns(shown[1]))
        return [number + "".join(shown), f"{' ' * (len(number) - 2)}| {under}"]


def _cut(before: str, found: str, after: str, width: int) -> tuple[str, str, str]:
    """The parts of a line, cut at both ends so that they fit, and that what is found is seen."""
    before, found, after = (harmless(one_line(part)) for part in (before, found, after))
    if _columns(before + found + after) <= width:
        return before, found, after
    rest = len(_CUT) if after else 0
    room = max(width - _columns(found) - rest, width // 3)
    if _columns(before) > room:
        before = _CUT + _fitting(before[::-1], room - 1)[::-1]
    left = width - _columns(before)
    if _columns(found) > left - rest:
        return before, _fitting(found, left - 1) + _CUT, ""
    left -= _columns(found)
    return before, found, after if _columns(after) <= left else _fitting(after, left - 1) + _CUT


def _fitting(text: str, width: int) -> str:
    """As much of the beginning of a text as fits."""
    used = 0
    for index, character in enumerate(text):
        used += _columns(character)
        if used > width:
            return text[:index]
    return text


def _columns(text: str) -> int:
    from rich.cells import cell_len  # Only a terminal needs it.

    return cell_len(text)
