"""Patterns of paths."""

from __future__ import annotations

import pytest

from briefpdf.source.pattern import fits


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("briefs/old/*", "briefs/old/a.md", True),
        ("briefs/old/*", "briefs/old/2024/a.md", False),
        ("briefs/old/*", "briefs/older/a.md", False),
        ("briefs/old/**", "briefs/old/2024/q1/a.md", True),
        ("briefs/old/**", "briefs/new/a.md", False),
        ("briefs/**/a.md", "briefs/a.md", True),
        ("briefs/**/a.md", "briefs/old/2024/a.md", True),
        ("briefs/**/2024/*.md", "briefs/old/2024/b.md", True),
        ("briefs/**/2024/*.md", "briefs/old/2025/b.md", False),
        ("**/*.yaml", "briefs/claims/a.yaml", True),
        ("**", "refs.bib", True),
        ("*", "refs.bib", True),
        ("*", "briefs/a.md", False),
        ("briefs/a.md", "briefs/a.md", True),
        ("briefs/old", "briefs/old/2024/a.md", True),
        ("briefs/old/", "briefs/old/a.md", True),
        ("briefs/old", "briefs/old.md", False),
        ("briefs/[ab].md", "briefs/b.md", True),
        ("briefs/IF1?.md", "briefs/IF12.md", True),
        ("Briefs/*", "briefs/a.md", False),
    ],
)
def test_a_pattern_fits_paths(pattern: str, path: str, expected: bool) -> None:
    assert fits(path, pattern) is expected


def test_no_pattern_takes_forever() -> None:
    assert not fits("a/" * 400 + "b", "**/a/" * 200 + "c")
