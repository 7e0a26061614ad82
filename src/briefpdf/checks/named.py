"""Rules by their codes and names, as people write them."""

from __future__ import annotations

from ..source.nearest import suggestion
from .registry import NAMES, RULES
from .rule import Rule


def find_rule(name: str) -> Rule | None:
    """The rule of a code or a name, in any case; None when there is none."""
    return RULES.find(name)


def rules_near(name: str) -> tuple[str, ...]:
    """A hint for a name that no rule has: the nearest, or where all are listed."""
    return suggestion(name, NAMES) or ("“briefpdf explain” lists all rules.",)
