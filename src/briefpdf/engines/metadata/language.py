"""The language of a file as PDF writes it."""

from __future__ import annotations

import re

UNDETERMINED = "und"
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def language_tag(lang: str | None) -> str:
    """A tag of BCP 47 for what an author wrote, `en-US` for `en_US`; "und" where it is none."""
    tag = (lang or "").strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else UNDETERMINED
