r"""Reads the `file` field as Zotero and JabRef write it.

Both hide `\`, `:` and `;` behind a backslash and write `description:path:type`, with `;` between
the files of one entry. Better BibTeX and people write the path alone.
"""

from __future__ import annotations

import re

# A backslash before a letter or digit stands in a Windows path that nobody escaped.
_HIDDEN = re.compile(r"\\([^A-Za-z0-9.])")
_FILES = re.compile(r"(?:[^\\;]++|\\.|\\$)++", re.DOTALL)
_PARTS = re.compile(r"(?:[^\\:]++|\\.|\\$)*+", re.DOTALL)
_TYPE = re.compile(r"[A-Za-z]+/[\w.+-]+|[A-Za-z0-9+ -]*")
_DRIVE = re.compile(r"((?:^|:)\s*+[A-Za-z])\\{0,2}:(?=[\\/])")
_SCHEME = re.compile(r"\b((?i:https?|file)):(?=//)")


def read_files(value: str) -> tuple[str, ...]:
    """The paths in a `file` field, with forward slashes, each once."""
    paths = (_path(one) for one in _FILES.findall(value))
    return tuple(dict.fromkeys(path for path in paths if path))


def _path(one: str) -> str:
    """The path of one file of the field."""
    if "\\" not in one and ":/" not in one:
        return _chosen([part.strip() for part in one.split(":")])
    # The colon of a drive or an address separates nothing, even where nobody escaped it.
    one = _DRIVE.sub(r"\1\\:", _SCHEME.sub(r"\1\\:", one))
    parts = [part.strip() for part in _split(one)]
    return _HIDDEN.sub(r"\1", _chosen(parts)).replace("\\", "/").strip()


def _split(one: str) -> list[str]:
    """The parts of one file, between the colons that no backslash hides."""
    parts, pos = [], 0
    while (match := _PARTS.match(one, pos)) is not None:
        parts.append(match[0])
        if match.end() >= len(one):
            break
        pos = match.end() + 1
    return parts


def _chosen(parts: list[str]) -> str:
    """The part that is the path."""
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:
        # `path:PDF`, or `description:path`.
        return parts[0] if parts[0] and _TYPE.fullmatch(parts[1]) else parts[1]
    if len(parts) == 4 and parts[3].lower().startswith("http"):
        # JabRef adds the address that the file came from.
        return parts[1]
    if _TYPE.fullmatch(parts[-1]):
        return ":".join(parts[1:-1])
    return ":".join(parts)
