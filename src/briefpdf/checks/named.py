"""Rules by their codes and names, as people write them."""

from __future__ import annotations

from ..source.nearest import suggestion
from .registry import RULES
from .rule import Rule

_BY_NAME = {name.casefold(): rule for rule in RULES for name in (rule.code, rule.name)}


def find_rule(name: str) -> Rule | None:
    """The rule of a code or a name, in any case; None when there is none."""
    return _BY_NAME.get(name.casefold())


def rules_near(name: str) -> tuple[str, ...]:
    """A hint for a name that no rule has: the nearest, or where all are listed."""
    names = [known for rule in RULES for known in (rule.code, rule.name)]
    return suggestion(name, names) or ("“briefpdf explain” lists all rules.",)
