"""Holds Python's garbage collector back while pages are laid out.

Almost all that WeasyPrint makes stays in use until the pages are written: the collector goes
through it again and again, for a tenth of the time, and finds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import gc

# New objects before the collector looks at them; a brief makes some tens of thousands.
_THRESHOLD = 200_000


@contextmanager
def patient_collector() -> Iterator[None]:
    """Have the collector wait for more garbage than a brief makes; memory stays bounded."""
    before = gc.get_threshold()
    gc.set_threshold(max(_THRESHOLD, before[0]) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
