"""Tells the page that a site shows to robots from the document that people see there."""

from __future__ import annotations

from collections.abc import Mapping
import re

# Longer is no page that only says “are you a robot?”.
_LONGEST = 4000
_SIGNS = re.compile(
    r"just a moment\.\.\.|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|are you a (?:robot|human)|not a robot|unusual traffic|captcha|access (?:to this page )?"
    r"(?:has been )?denied|attention required|request unsuccessful|pardon our interruption"
    r"|enable (?:javascript|cookies)|javascript is (?:required|disabled|not enabled)"
    r"|turn on javascript|automated (?:access|requests?)|security check",
    re.IGNORECASE,
)


def is_wall(headers: Mapping[str, str], text: str) -> bool:
    """Whether an answer is a check for robots: its header says so, or its few words do."""
    if headers.get("cf-mitigated", "").lower() == "challenge" or "x-datadome" in headers:
        return True
    return len(text) <= _LONGEST and _SIGNS.search(text) is not None
