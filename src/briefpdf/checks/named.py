"""Rules by their codes and names, as people write them."""

from __future__ import annotations

from collections.abc import Sequence

from ..source.nearest import nearest, suggestion
from ..source.pattern import lazy_pattern
from .registry import NAMES, RULES
from .rule import Rule

_LIST = "“briefpdf explain” lists all rules."


def find_rule(name: str) -> Rule | None:
    """The rule of a code or a name, in any case; None when there is none."""
    return RULES.find(name)


_CODE = lazy_pattern(r"([A-Za-z]+)[-_ ]?0*(\d*)")
_MOST = 4


def rules_near(name: str) -> tuple[str, ...]:
    """A hint for a name that no rule has: the nearest, those that begin so, or where all are."""
    codes = [one for one in NAMES if one.isupper()]
    written = _CODE.fullmatch(name.strip()[:100])
    family = written and nearest(written[1], {one[:-3] for one in codes})
    if written is not None and family is not None:
        # A number says more than letters that are alike, and may be cut off or too long.
        own = [one for one in codes if one[:-3] == family]
        begun = family + name.strip()[len(written[1]) :].lstrip("-_ ")
        number = int(written[2] or 0)
        meant = [one for one in own if int(one[-3:]) == number or one.startswith(begun)]
        if written[2] and meant:
            return (_meant(meant),)
        return (f"Codes of {family} go from {own[0]} to {own[-1]}.", _LIST)
    alike = [one for one in NAMES if len(name) > 2 and name.casefold() in one.casefold()]
    return (_meant(alike),) if alike else suggestion(name, NAMES) or (_LIST,)


def _meant(names: Sequence[str]) -> str:
    """A question for one of some names; of many, the first of them."""
    *first, last = [f"“{one}”" for one in names[:_MOST]]
    more = ", or another such?" if len(names) > _MOST else "?"
    if not first:
        return f"Did you mean {last}{more}"
    return f"Did you mean {', '.join(first)} or {last}{more}"
