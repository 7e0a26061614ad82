"""Answers at once what hardly any style sheet says anything of.

WeasyPrint 70 works out each property of each style by all the rules of the cascade, and asks five
questions of each box to learn that it is in the flow. Nearly always the property is what it is by
itself or what the parent has, and the box does not float.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.formatting_structure.boxes import Box
from weasyprint.text import line_break

# These follow rules of their own.
_SPECIAL = {"page", "position", "float", "display"}
_PLAIN = {
    name
    for name in INITIAL_VALUES
    if name not in _SPECIAL and not name.startswith(("__", "text_decoration_"))
}
_BY_ITSELF = frozenset(_PLAIN - set(INHERITED) - set(INITIAL_NOT_COMPUTED))
_FROM_PARENT = frozenset(_PLAIN & set(INHERITED) - set(PHYSICAL_FUNCTIONS))
# What a side or a size is called by the direction of the text: margin_inline_start and the like.
_LOGICAL = {
    direction: {
        name: logical(block="ttb", inline=direction) for name, logical in PHYSICAL_FUNCTIONS.items()
    }
    for direction in ("ltr", "rtl")
}
_IN_FLOW = ("static", "relative")
_KEPT = "_briefpdf_font_keys"
_read_font = itemgetter(
    "font_family",
    "font_style",
    "font_stretch",
    "font_weight",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
    "font_variation_settings",
    "font_language_override",
    "lang",
    "font_size",
    "line_height",
)


def answer_at_once() -> None:
    """Have WeasyPrint take these ways from now on; it keeps its own for all else."""
    if hasattr(ComputedStyle.__missing__, "native"):
        return  # It does so already.
    ComputedStyle.__missing__ = _answering(ComputedStyle.__missing__)
    Box.is_in_normal_flow = _flowing(Box.is_in_normal_flow)
    line_break._font_style_cache_key = _keeping(line_break._font_style_cache_key)


def _answering(native: Any) -> Any:
    def missing(style: Any, name: str) -> Any:
        if name not in style.cascaded:
            if name in _BY_ITSELF:
                if name not in PHYSICAL_FUNCTIONS or (
                    _LOGICAL[style["direction"]][name] not in style.cascaded
                ):
                    value = style[name] = INITIAL_VALUES[name]
                    return value
            elif name in _FROM_PARENT and style.parent_style is not None:
                value = style[name] = style.parent_style[name]
                return value
        return native(style, name)

    missing.native = native  # type: ignore[attr-defined]
    return missing


def _flowing(native: Any) -> Any:
    def is_in_normal_flow(box: Any) -> bool:
        style = box.style
        if style["float"] == "none" and style["position"] in _IN_FLOW:
            return True
        return bool(native(box))

    is_in_normal_flow.native = native  # type: ignore[attr-defined]
    return is_in_normal_flow


def _keeping(native: Any) -> Any:
    def font_style_cache_key(style: Any, include_size: bool = False) -> str:
        values = _read_font(style)
        kept = vars(style).get(_KEPT)
        if kept is None or kept[0] != values:
            kept = values, native(style), native(style, include_size=True)
            setattr(style, _KEPT, kept)
        return str(kept[1 + include_size])

    font_style_cache_key.native = native  # type: ignore[attr-defined]
    return font_style_cache_key
