"""What changed in a file, as a unified diff that other programs apply."""

from __future__ import annotations

from difflib import unified_diff

_NO_NEWLINE = "\\ No newline at end of file\n"


def unified(path: str, before: bytes, after: bytes) -> str:
    """The difference between two states of a text file; empty where there is none."""
    if before == after:
        return ""
    one, other = (_lines(data.decode("utf-8", "replace")) for data in (before, after))
    lines = unified_diff(one, other, f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}" for line in lines)


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends: only a newline ends one, as other programs see it."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    return lines if lines[-1] else lines[:-1]
