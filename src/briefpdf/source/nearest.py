"""The name that a misspelt one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
import re

from .diagnostic import Edit, Fix
from .text import Span, Text

_LEAST_RATIO = 0.6


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The most similar of `names`, or None when none is near (by difflib’s ratio)."""
    from difflib import SequenceMatcher  # Only a misspelling needs them.

    from rapidfuzz.distance import LCSseq

    folded = {other.casefold(): other for other in sorted(names, reverse=True)}
    # Comparing costs length times length: no name that anybody wrote is longer.
    written = name[:100].casefold()
    # No ratio is above that of the longest common subsequence, which takes a fraction of the time.
    bounds = (
        (_ratio(LCSseq.similarity(written, other), len(written) + len(other)), other)
        for other in folded
    )
    matcher = SequenceMatcher(None, "", written)
    best = (_LEAST_RATIO, "")
    meant: str | None = None
    for bound in sorted((one for one in bounds if one >= best), reverse=True):
        if bound < best:
            break
        matcher.set_seq1(bound[1])
        found = (matcher.ratio(), bound[1])
        if found >= best:
            best, meant = found, folded[found[1]]
    return meant


def _ratio(matches: int, length: int) -> float:
    return 2.0 * matches / length if length else 1.0


def suggestion(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """A hint that names the nearest of `names`, or nothing when none is near."""
    found = nearest(name, names)
    return (f"Did you mean “{found}”?",) if found else ()


def listed(names: Sequence[str], most: int = 10) -> str:
    """Names in a row, of many the first and how many more there are."""
    left = len(names) - most
    return ", ".join(names[:most]) + (f" and {left:,} more" if left > 0 else "")


# Longer is no name that anybody wrote.
_LONGEST = 200


def respelling(
    text: Text, span: Span, name: str, meant: str | None, names: Iterable[str]
) -> Fix | None:
    """The fix that writes `meant` where `name` stands at a span; None where it does not.

    It is safe where `name` can be nothing but a slip of the pen for `meant`, of all `names`.
    """
    edit = respell(text, span, name, meant) if meant else None
    if edit is None or meant is None:
        return None
    return Fix(f"Write “{meant}”", (edit,), is_slip(name, meant, names))


def respell(text: Text, span: Span, name: str, meant: str) -> Edit | None:
    """The edit of a name that stands at a span, in quotation marks or without; None elsewhere."""
    written = text.content[span.start : span.end]
    if written == name:
        return Edit(span, meant)
    if len(written) > 1 and written[0] == written[-1] and written[1:-1] == name:
        return Edit(span.within(1, len(written) - 1), meant)
    return None


def is_slip(name: str, meant: str, names: Iterable[str]) -> bool:
    """Whether `name` is `meant` but for a slip of the pen, and no other of `names` is as near.

    A slip is a letter too many, too few or wrong, two letters changed round, or two of these in a
    name of six letters or more; case is no difference. Numbers tell names apart: a digit in place
    of another is no slip, nor is one too many or too few, but in a number of four digits or more.
    """
    from rapidfuzz.distance import OSA  # Only a misspelling needs it.

    if max(len(name), len(meant)) > _LONGEST or not _same_numbers(name, meant):
        return False
    most = 2 if min(len(name), len(meant)) >= 6 else 1
    folded = name.casefold()
    distance = OSA.distance(folded, meant.casefold(), score_cutoff=most)
    others = (
        OSA.distance(folded, other.casefold(), score_cutoff=distance)
        for other in names
        if other != meant
    )
    # Beyond the cutoff, the distance is told as one more than that.
    return distance <= most and all(other > distance for other in others)


def _same_numbers(name: str, meant: str) -> bool:
    ours, theirs = (re.findall(r"\d+", one) for one in (name, meant))
    return len(ours) == len(theirs) and all(
        sorted(one) == sorted(other)
        if len(one) == len(other)
        else max(len(one), len(other)) >= 4 and _has_all(one, other)
        for one, other in zip(ours, theirs, strict=True)
    )


def _has_all(one: str, other: str) -> bool:
    """Whether the longer number is the shorter one with one more digit somewhere."""
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
