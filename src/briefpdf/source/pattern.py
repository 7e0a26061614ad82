"""Patterns of paths, such as `briefs/old/*`, and of texts that are compiled when they are used."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import lru_cache
import re
from typing import Any, AnyStr, cast

_FOLDERS = "**"
_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn")


class _Later:
    """A regular expression that is compiled when it is first asked for more than its text."""

    __slots__ = ("flags", "pattern", *_METHODS)

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression of a module, compiled when it is first used.

    There are hundreds, and few commands need many of them.
    """
    return cast("re.Pattern[AnyStr]", _Later(source, flags))


_WILD = lazy_pattern(r"\*+|\?|\[[^]]*\]")


def path_for(pattern: str, name: str) -> str:
    """A path that a pattern means, with a name in the place of its first sign for anything."""
    return _WILD.sub(lambda _: name, pattern, count=1)


@lru_cache(maxsize=4096)
def fits(path: str, pattern: str) -> bool:
    """Whether a path is what a pattern means, or lies in the folder that it names.

    `*` stands for any characters but a slash, `?` for one, `[ab]` for one of these, and `**` for
    any folders; at the end it stands for all that is in a folder.
    """
    parts = pattern.strip("/").split("/")
    if not any(sign in parts[-1] for sign in "*?["):
        parts.append(_FOLDERS)  # A folder; nothing lies in a file.
    # How many parts may have been used up: no path takes longer than its length times theirs.
    used = _skipped({0}, parts)
    for name in path.split("/"):
        left = [at for at in used if at < len(parts)]
        used = {at for at in left if parts[at] == _FOLDERS}
        used |= {at + 1 for at in left if at not in used and fnmatchcase(name, parts[at])}
        used = _skipped(used, parts)
    return len(parts) in used


def _skipped(used: set[int], parts: list[str]) -> set[int]:
    """Those numbers, and those that follow where `**` stands for nothing."""
    for at, part in enumerate(parts):
        if at in used and part == _FOLDERS:
            used = used | {at + 1}
    return used
