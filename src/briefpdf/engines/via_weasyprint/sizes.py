"""Works out the margins, edges and sizes of boxes once for each style, where they can be.

WeasyPrint 70 resolves twenty lengths of every box each time that it is laid out, though hardly any
is a percentage, whose value only the box around it can tell.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
import sys
from typing import Any

from weasyprint.layout import percent

_SIDES = ("left", "right", "top", "bottom")
_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *(f"{least}{axis}" for axis in ("width", "height") for least in ("", "min_", "max_")),
)
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
_NAMES = (*_LENGTHS, *_BORDERS, "border_collapse", "box_sizing")
_read: Callable[[Any], tuple[Any, ...]] = itemgetter(*_NAMES)
_KEPT = "_briefpdf_sizes"


def resolve_once() -> None:
    """Have WeasyPrint keep what it resolved for a style from now on."""
    native = percent.resolve_percentages
    if hasattr(native, "native"):
        return  # It does so already.

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        values = _read(box.style)
        kept = vars(box.style).get(_KEPT)
        # Flexible boxes are given other sizes in a style of theirs.
        if kept is None or kept[0] != values:
            kept = values, _used(values)
            setattr(box.style, _KEPT, kept)
        if kept[1] is None:
            native(box, containing_block)
        else:
            vars(box).update(kept[1])

    resolve_percentages.native = native  # type: ignore[attr-defined]
    for name, module in tuple(sys.modules.items()):
        is_layout = name.startswith("weasyprint.layout")
        if is_layout and getattr(module, "resolve_percentages", None) is native:
            module.resolve_percentages = resolve_percentages  # type: ignore[attr-defined]


def _used(values: tuple[Any, ...]) -> dict[str, Any] | None:
    """The attributes of a box with these values; None where they depend on the box around it."""
    *sizes, collapse, sizing = values
    if collapse == "collapse" or sizing != "content-box":
        return None
    used: dict[str, Any] = dict(zip(_BORDERS, sizes[len(_LENGTHS) :], strict=True))
    for name, value in zip(_LENGTHS, sizes, strict=False):
        if value == "auto":
            used[name] = 0 if name.startswith("min_") else "auto"
        elif getattr(value, "unit", None) == "px":
            used[name] = value.value
        else:
            return None
    return used
