"""Digits above the line and below it, as Unicode has them."""

from __future__ import annotations

_DIGITS = "0123456789"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_RAISED, FROM_RAISED = str.maketrans(_DIGITS, RAISED), str.maketrans(RAISED, _DIGITS)
TO_LOWERED = str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉")
