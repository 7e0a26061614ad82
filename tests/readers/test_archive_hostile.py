"""Archived text made to take long ends in bounded time."""

from __future__ import annotations

from time import perf_counter

import pytest

from briefpdf.readers.archive.read import read_archive

_UNITS = " |[|](|[a](|<a|*|`|-|> |- |![|\\|<!--|[a|_|#|[^|\n---|~~~`|(".split("|")


@pytest.mark.parametrize("unit", [*_UNITS, "|-", "\n|", "- |"])
@pytest.mark.parametrize("name", ["copy.md", "copy.txt"])
def test_hostile_text(unit: str, name: str) -> None:
    began = perf_counter()
    parsed = read_archive(name, f"text {unit * (1_000_000 // len(unit))} text".encode())
    assert parsed.value is not None
    assert perf_counter() - began < 10


def test_one_line_of_ten_megabytes() -> None:
    began = perf_counter()
    parsed = read_archive("copy.txt", b"word " * 2_000_000)
    assert parsed.value is not None
    assert perf_counter() - began < 10
