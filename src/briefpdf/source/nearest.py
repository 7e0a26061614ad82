"""The name that a misspelt one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The most similar of `names`, or None when none is near (a ratio of 0.6 by difflib)."""
    from difflib import get_close_matches  # Only a misspelling needs it.

    # Comparing costs length times length: no name that anybody wrote is longer.
    folded = {other.casefold(): other for other in sorted(names, reverse=True)}
    found = get_close_matches(name[:100].casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def suggestion(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """A hint that names the nearest of `names`, or nothing when none is near."""
    found = nearest(name, names)
    return (f"Did you mean “{found}”?",) if found else ()
