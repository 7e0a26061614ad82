"""The patterns by which HTML is split into tokens, each made once.

tinyhtml5 2.1 keeps a pattern under itself instead of under the characters that it is made of, and
so makes it again for each token.
"""

from __future__ import annotations

from collections.abc import Iterable
import re
from typing import TypeAlias

from tinyhtml5 import inputstream

_Key: TypeAlias = tuple[Iterable[str], bool]


class _Patterns(dict[_Key, re.Pattern[str]]):
    """Patterns for runs of some characters, or of all others, made when they are first asked."""

    def __missing__(self, key: _Key) -> re.Pattern[str]:
        characters, is_of_these = key
        listed = "".join(map(re.escape, characters))
        self[key] = re.compile(f"[{'' if is_of_these else '^'}{listed}]+")
        return self[key]


def keep_patterns() -> None:
    """Have tinyhtml5 find its patterns again from now on."""
    if not isinstance(inputstream.characters_until_regex, _Patterns):
        inputstream.characters_until_regex = _Patterns()
