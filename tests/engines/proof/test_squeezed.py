"""Texts in the one form in which they are compared."""

from __future__ import annotations

import unicodedata

import pytest

from briefpdf.proof.reading.text import _NOT_COMPARED, squeezed


@pytest.mark.parametrize("more", ["", "é“ß”\u2010"])
def test_plain_letters_are_squeezed_like_all_others(more: str) -> None:
    text = "".join(map(chr, range(128))) + more
    expected = _NOT_COMPARED.sub("", unicodedata.normalize("NFKC", text)).casefold()
    assert squeezed(text) == expected
