"""Text of users in Markdown that a code host shows: printed as it stands, doing nothing."""

from __future__ import annotations

from collections.abc import Sequence
import re
import unicodedata

# What begins markup in a line of Markdown, in its tables, or in what code hosts add to it.
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&@$!^{}()=]")
# What a code host turns into a link or a mention without any markup.
_LIVE = re.compile(r"(?i)(?<=@)(?=\S)|(?<=#)(?=\w)|(?<=\w:)(?=/)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-\d)")
_GAP = "\u200b"
_FORMATTING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def words(text: str, most: int = 400) -> str:
    """A text on one line of Markdown, its middle left out where it has over `most` characters.

    It begins no markup, breaks no table, mentions nobody and links nowhere; characters that would
    show something else than is there (controls, changes of direction) are replaced.
    """
    folded = " ".join(text.split())
    if len(folded) > most:
        half = most // 2
        folded = f"{folded[:half]} … {folded[-half:]}"
    shown = "".join("\ufffd" if _hides(letter) else letter for letter in folded)
    parted = _LIVE.sub(_GAP, shown)
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", parted)


def _hides(letter: str) -> bool:
    # Joiners are part of how some scripts are written.
    return unicodedata.category(letter) in _FORMATTING and letter not in "\u200c\u200d\u00ad"


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], right: int = 0) -> str:
    """A table of Markdown; its last `right` columns are numbers."""
    rule = ["---"] * (len(head) - right) + ["--:"] * right
    lines = [head, tuple(rule), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
