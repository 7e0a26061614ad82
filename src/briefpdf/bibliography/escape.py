"""Writes plain text so that LaTeX, and our own reader, read it as it was."""

from __future__ import annotations

import re
from urllib.parse import quote

_SIGNS = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces even behind a backslash: an odd one would swallow the rest of the file.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
# The second half: LaTeX makes one character of two of these.
_SPECIAL = re.compile(r"[\\{}$&#%_^~]|([-'`])(?=\1)")
_NO_ADDRESS = re.compile(r"[\s{}\\]")


def escape(text: str) -> str:
    """A text as a value of refs.bib, to be put between braces; white space is folded."""
    return _SPECIAL.sub(lambda match: _SIGNS.get(match[0], match[0] + "{}"), " ".join(text.split()))


def escape_address(url: str) -> str:
    """An address as a value of refs.bib: it is read as it stands.

    Blanks, braces and backslashes, which are no parts of an address, are written as %20 and so on.
    """
    return _NO_ADDRESS.sub(lambda match: quote(match[0], safe=""), url)
