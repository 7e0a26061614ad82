"""Every test that is written is run."""

from __future__ import annotations

from pathlib import Path
import re
import shutil
import subprocess
import sys
import tomllib

from packaging.requirements import Requirement
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


def locked(name: str) -> dict[str, str]:
    """The version of each package of a lock, by its name."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==([^ ;]+)", text, re.MULTILINE))


def test_what_is_locked_is_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    always = [*project["project"]["dependencies"], *groups["build"]]
    extras = [
        one for extra in project["project"]["optional-dependencies"].values() for one in extra
    ]
    wanted = [*extras, *(one for one in groups["dev"] if isinstance(one, str))]
    for name, asked in (("requirements.lock", always), ("requirements-dev.lock", always + wanted)):
        versions = locked(name)
        for one in map(Requirement, asked):
            version = versions.get(one.name.replace("_", "-").lower())
            assert version is not None, f"{one.name} is not in {name}: run scripts/lock"
            assert one.specifier.contains(version), f"{one} in {name}: run scripts/lock"


def test_every_file_that_is_locked_has_its_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\S)", text.strip())
        assert len(entries) > 20
        assert all("--hash=sha256:" in entry for entry in entries)
