"""Pages as a reader names them."""

from __future__ import annotations

from collections.abc import Sequence


def named(labels: Sequence[str]) -> str:
    """Pages by their labels: "p. 4", "pp. 4-5"; nothing where there are none."""
    known = [label for label in labels if label]
    if not known:
        return ""
    return f"p. {known[0]}" if len(known) == 1 else f"pp. {known[0]}-{known[-1]}"
