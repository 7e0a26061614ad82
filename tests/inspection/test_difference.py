"""A diff is one that other programs apply."""

from __future__ import annotations

from pathlib import Path
import subprocess

import pytest

from briefpdf.inspection.fix import unified

TEXTS = [
    (b"a\nb\nc\n", b"a\nB\nc\n"),
    (b"a\nb", b"a\nB"),
    (b"a\nb", b"a\nb\n"),
    (b"a\r\nb\r\nc\r\n", b"a\r\nB\r\nc\r\n"),
    (b"\xef\xbb\xbfa\nb\n", b"\xef\xbb\xbfA\nb\n"),
    ("a\x0c\u2028b\n\nc\n".encode(), "a\x0c\u2028b\n\nC\x85\n".encode()),
    (b"", b"a\n"),
]


@pytest.mark.parametrize(("before", "after"), TEXTS)
def test_git_applies_it(before: bytes, after: bytes, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(before)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    diff = unified("x.txt", before, after)
    subprocess.run(
        ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"],
        cwd=tmp_path,
        input=diff.encode(),
        check=True,
    )
    assert file.read_bytes() == after


def test_no_difference_is_nothing() -> None:
    assert unified("x", b"a\n", b"a\n") == ""
