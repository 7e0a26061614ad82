"""The private addresses under which the engine hands pictures and fonts to WeasyPrint."""

from __future__ import annotations

from hashlib import sha256

from ...model.document import Picture
from ..style.settings import FontFace

SCHEME = "briefpdf"
# What relative addresses in a page template are relative to: nothing that can be fetched.
BASE_ADDRESS = f"{SCHEME}:page"

# What is said of a picture that only decorates, until the file is finished: WeasyPrint has no word
# for that.
DECORATION = f"{SCHEME}:decoration"

# The anchor of the disclaimer.
DISCLAIMER = "disclaimer"

REFUSAL = "nothing is read but the pictures of the brief and the fonts of its template"


def picture_address(picture: Picture) -> str:
    """The address of a picture, which depends on its bytes alone."""
    return f"{SCHEME}:picture/{sha256(picture.data).hexdigest()}"


def font_address(face: FontFace) -> str:
    """The address of a font file of a Python package."""
    return f"{SCHEME}:font/{face.package}/{face.file}"
