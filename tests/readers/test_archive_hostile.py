"""Archived text made to take long ends in bounded time."""

from __future__ import annotations

import pytest

from briefpdf.readers.archive.read import read_archive

# A quadratic reader takes minutes.
pytestmark = pytest.mark.timeout(100)
_UNITS = " |[|](|[a](|<a|*|`|-|> |- |![|\\|<!--|[a|_|#|[^|\n---|~~~`|(".split("|")


@pytest.mark.parametrize("unit", [*_UNITS, "|-", "\n|", "- |"])
@pytest.mark.parametrize("name", ["copy.md", "copy.txt"])
def test_hostile_text(unit: str, name: str) -> None:
    parsed = read_archive(name, f"text {unit * (1_000_000 // len(unit))} text".encode())
    assert parsed.value is not None


def test_one_line_of_ten_megabytes() -> None:
    parsed = read_archive("copy.txt", b"word " * 2_000_000)
    assert parsed.value is not None
