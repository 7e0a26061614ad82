"""A merge of three files by their lines, as git makes it."""

from __future__ import annotations

from pathlib import Path
import tempfile

from .git import GitFailed, run_git

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
        done = run_git(Path.cwd(), ["merge-file", "-p", *labels, *files])
    if not 0 <= done.returncode <= _MOST:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise GitFailed(f"git cannot merge these files by lines: {said}")
    return done.stdout, done.returncode
