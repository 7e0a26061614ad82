"""Every rule, by name and in order: a rule that is not here does not exist."""

from __future__ import annotations

from .rule import Rule
from .rules import (
    brief001_unknown_claim,
    claim001_claim_without_source,
    claim002_unknown_source_key,
)

RULES: tuple[Rule, ...] = (
    claim001_claim_without_source.RULE,
    claim002_unknown_source_key.RULE,
    brief001_unknown_claim.RULE,
)

_BY_NAME = {name.casefold(): rule for rule in RULES for name in (rule.code, rule.name)}


def find_rule(name: str) -> Rule | None:
    """The rule of a code or a name, in any case; None when there is none."""
    return _BY_NAME.get(name.casefold())
