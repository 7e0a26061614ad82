"""`briefpdf explain`: what a rule finds, why, and how it looks."""

from __future__ import annotations

import click

from ...checks.examples import explanation
from ...checks.named import find_rule, rules_near
from ...checks.registry import RULES
from ..options import usage_error
from ..print import echo


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """Explain a rule by its CODE or its name; without one, list all rules.

    \b
    Examples:
      briefpdf explain CLAIM001
      briefpdf explain claim-without-source
    """
    if code is None:
        for rule in RULES:
            echo(f"{rule.code:<10} {rule.severity:<8} {rule.name:<36} {rule.title}")
        return 0
    found = find_rule(code)
    if found is None:
        raise usage_error(f"there is no rule “{code}”", *rules_near(code))
    echo(explanation(found), nl=False)
    return 0
