"""Every test that is written is run."""

from __future__ import annotations

from pathlib import Path
import re
import shutil
import subprocess
import sys

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.skipif(
    shutil.which("git") is None or not (ROOT / ".git").exists(), reason="not a checkout of git"
)
def test_every_test_file_that_git_knows_is_collected() -> None:
    listed = ["git", "ls-files", "-z", "--", "tests/**/test_*.py", "tests/test_*.py"]
    known = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    # A file may be gone from the disk and not yet from the index.
    files = {name for name in known.split("\0") if name and (ROOT / name).is_file()}
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    collected = set(re.findall(r"^(\S+\.py)::", done.stdout, re.MULTILINE))
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert files - collected == set()
    assert files
