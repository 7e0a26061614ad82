"""A rule as SARIF describes it, and where its page is."""

from __future__ import annotations

from functools import cache
import os
import re
from typing import Any

from ...checks.examples import explanation
from ...checks.rule import Rule, Severity

PAGE = "BRIEFPDF_RULES_URL"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def rule_page(rule: Rule) -> dict[str, Any]:
    """A `reportingDescriptor`: what the rule finds, why, and how that looks."""
    shown = explanation(rule)
    page: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title + "."},
        "fullDescription": {"text": rule.why},
        "help": {"text": shown, "markdown": _markdown(rule, shown)},
        "defaultConfiguration": _configuration(rule.severity),
        "properties": {
            "tags": [rule.code.rstrip("0123456789").lower()],
            "problem.severity": _LEVELS.get(rule.severity, "recommendation"),
        },
    }
    if address := _rules_address():
        page["helpUri"] = f"{address}#{rule.code.lower()}"
    return page


def _configuration(severity: Severity) -> dict[str, Any]:
    # A rule can wait to be asked for; SARIF has no level for that.
    return {"enabled": False} if severity is Severity.OFF else {"level": str(severity)}


def _rules_address() -> str | None:
    """Where the page of all rules can be read: what the environment says, else the package."""
    given = os.environ.get(PAGE, "")
    if re.fullmatch(r"https?://[\x21-\x7e]+", given):
        return given
    return _packaged_address()


@cache
def _packaged_address() -> str | None:
    from importlib.metadata import PackageNotFoundError, metadata  # A job says the address.

    try:
        addresses = metadata("briefpdf").get_all("Project-URL") or []
    except PackageNotFoundError:
        return None
    named = dict(address.split(", ", 1) for address in addresses)
    return named.get("Rules")


def _markdown(rule: Rule, shown: str) -> str:
    # Examples are ours, so that nothing in them can end the block before its time.
    return f"**{rule.title}.** {rule.why}\n\n````text\n{shown}````\n"
