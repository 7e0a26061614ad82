"""Has a style's fonts looked up by Pango once, and not for each word that is set in it.

WeasyPrint 70 makes a Pango context and describes the font anew for each piece of text, twice when
the piece is painted, and for each letter of a drawing.
"""

from __future__ import annotations

from typing import Any

from weasyprint.text.ffi import ffi, gobject, pango
from weasyprint.text.line_break import Layout

_KEPT = "_briefpdf_layout"


def set_up_once() -> None:
    """Have WeasyPrint copy the first layout of each style from now on."""
    native = Layout.setup
    if hasattr(native, "native"):
        return  # It does so already.
    ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *src);", override=True)

    def setup(layout: Any, style: Any) -> None:
        kept = vars(style).get(_KEPT)
        if kept is None:
            blank = Layout.__new__(Layout)
            native(blank, style)
            kept = vars(blank)
            # With it the style would hold itself, and be freed by the garbage collector alone.
            del kept["style"]
            setattr(style, _KEPT, kept)
        vars(layout).update(kept)
        layout.style = style
        layout.layout = ffi.gc(pango.pango_layout_copy(kept["layout"]), gobject.g_object_unref)

    setup.native = native  # type: ignore[attr-defined]
    Layout.setup = setup
