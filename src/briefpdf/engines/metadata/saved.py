"""How a finished file is written once more."""

from __future__ import annotations

import io

from pikepdf import ObjectStreamMode, Pdf


def saved(opened: Pdf) -> bytes:
    """A file with its parts as its engine left them: the same bytes for the same parts."""
    out = io.BytesIO()
    opened.save(
        out,
        deterministic_id=True,
        compress_streams=False,
        object_stream_mode=ObjectStreamMode.preserve,
    )
    return out.getvalue()
