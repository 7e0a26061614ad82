"""The bullets and numbers of lists as HTML.

They are set as text of the item: as CSS markers they would be painted after all other text of the
page, and a reader of the PDF would meet them there.
"""

from __future__ import annotations

SIGN_CLASS = "sign"


def sign_html(sign: str) -> str:
    """A sign, with the space that parts it from the words behind it."""
    return f'<span class="{SIGN_CLASS}">{sign} </span>'
