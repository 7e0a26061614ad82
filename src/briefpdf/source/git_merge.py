"""A merge of three files by their lines, as git makes it."""

from __future__ import annotations

from pathlib import Path
import subprocess
import tempfile

from .git_workspace import GitFailed

_SECONDS = 60
# Beyond as many conflicts git says only that there are many.
_MOST = 127


def merge_by_lines(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, int]:
    """The merged file, with marks around its conflicts, and their number. Raises `GitFailed`."""
    with tempfile.TemporaryDirectory(prefix="briefpdf-") as folder:
        files = []
        for name, data in (("ours", ours), ("base", base), ("theirs", theirs)):
            file = Path(folder) / name
            file.write_bytes(data)
            files.append(str(file))
        labels = ("-L", "ours", "-L", "base", "-L", "theirs")
        try:
            done = subprocess.run(
                ["git", "merge-file", "-p", *labels, *files],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except FileNotFoundError:
            raise GitFailed("git is not installed, or not on the PATH") from None
        except subprocess.TimeoutExpired:
            raise GitFailed(f"git has not answered within {_SECONDS} seconds") from None
    if not 0 <= done.returncode <= _MOST:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise GitFailed(f"git cannot merge these files by lines: {said}")
    return done.stdout, done.returncode
