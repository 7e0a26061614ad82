"""`ci/install.sh`, with a small package in the place of briefpdf and a system that has no Pango."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
import os
from pathlib import Path
import re
import shutil
import subprocess
import sys
from zipfile import ZipFile

import pytest

from .runner import ROOT

Install = Callable[..., "subprocess.CompletedProcess[str]"]

INFO = "briefpdf-9.dist-info"
WHEEL = {
    # As the real one: it can be imported once a library is there.
    "weasyprint.py": "import os\nopen(os.environ['LIBRARY']).close()\n",
    "briefpdf.py": "def main():\n    print('briefpdf, version 9')\n",
    f"{INFO}/METADATA": "Metadata-Version: 2.1\nName: briefpdf\nVersion: 9\n",
    f"{INFO}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    f"{INFO}/entry_points.txt": "[console_scripts]\nbriefpdf = briefpdf:main\n",
    f"{INFO}/RECORD": "",
}
SYSTEM = ("bash", "env", "id", "mkdir", "dirname", "uname", "touch", "cat", "sh")


@pytest.fixture
def install(tmp_path: Path) -> Install:
    """Runs the script where only the named tools are to be found; `apt` is what apt-get does."""
    wheel = tmp_path / "a folder/briefpdf-9-py3-none-any.whl"
    wheel.parent.mkdir()
    with ZipFile(wheel, "w") as archive:
        for name, text in WHEEL.items():
            archive.writestr(name, text)
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in SYSTEM:
        found = [Path(folder) / name for folder in ("/bin", "/usr/bin")]
        (tools / name).symlink_to(next(place for place in found if place.exists()))
    (tools / "sudo").write_text('#!/bin/sh\nshift\nexec "$@"\n')
    (tools / "sudo").chmod(0o755)

    def run(apt: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        if apt is not None:
            script = f'#!/bin/sh\necho "$*" >>"{tmp_path}/asked"\n{apt}\n'
            (tools / "apt-get").write_text(script)
            (tools / "apt-get").chmod(0o755)
        environment = {
            "PATH": str(tools),
            "HOME": str(tmp_path),
            "PYTHON": sys.executable,
            "PIP_NO_INDEX": "1",
            "LIBRARY": str(tmp_path / "library"),
            "BRIEFPDF_PACKAGE": str(wheel),
            "BRIEFPDF_VENV": str(tmp_path / "a folder/venv"),
            "GITHUB_OUTPUT": str(tmp_path / "output"),
            **more,
        }
        return subprocess.run(
            ["/bin/bash", str(ROOT / "ci/install.sh")],
            env={name: text for name, text in environment.items() if text},
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def shadow(folder: Path) -> Path:
    """Modules of every name that Python may look for, each with what tells that it ran."""
    ran = folder / "ran"
    for name in {*sys.stdlib_module_names, "pip", "weasyprint", "backend"} - {"__main__"}:
        (folder / f"{name}.py").write_text(f"open({str(ran)!r}, 'w').close()\n")
    return ran


def test_it_installs_and_says_where(install: Install, tmp_path: Path) -> None:
    (tmp_path / "library").touch()
    # What it is run in may have come with a pull request.
    ran = shadow(tmp_path)
    done = install()
    assert not ran.exists()
    assert (done.returncode, done.stdout) == (0, "briefpdf, version 9\n"), done.stderr
    told = dict(line.split("=", 1) for line in (tmp_path / "output").read_text().splitlines())
    assert told == {
        "briefpdf": str(tmp_path / "a folder/venv/bin/briefpdf"),
        "python": str(tmp_path / "a folder/venv/bin/python"),
    }
    assert os.access(told["briefpdf"], os.X_OK)


def test_it_installs_libraries_that_are_missing(install: Install, tmp_path: Path) -> None:
    done = install('case "$1" in install) touch "$LIBRARY" ;; esac')
    assert done.returncode == 0, done.stderr
    update, asked = (tmp_path / "asked").read_text().splitlines()
    assert update.startswith("update ")
    assert asked.split()[-2:] == ["libpango-1.0-0", "libpangoft2-1.0-0"]


@pytest.mark.parametrize("apt", [None, "exit 0", "exit 100"])
def test_it_says_what_is_missing_and_fails(install: Install, apt: str | None) -> None:
    done = install(apt)
    assert done.returncode != 0
    assert "libpango-1.0-0" in done.stderr


# Builds the wheel that lies beside it, with nothing that would have to be fetched.
BACKEND = """import shutil
def build_wheel(folder, settings=None, metadata=None):
    shutil.copy("wheel/briefpdf-9-py3-none-any.whl", folder)
    return "briefpdf-9-py3-none-any.whl"
"""
PROJECT = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'


@pytest.mark.parametrize("sound", [True, False])
def test_a_folder_with_a_lock_gets_what_is_locked_and_nothing_else(
    install: Install, tmp_path: Path, sound: bool
) -> None:
    (tmp_path / "library").touch()
    folder = tmp_path / "checked out"
    (folder / "wheel").mkdir(parents=True)
    wheel = tmp_path / "a folder/briefpdf-9-py3-none-any.whl"
    shutil.copy(wheel, folder / "wheel")
    (folder / "backend.py").write_text(BACKEND)
    (folder / "pyproject.toml").write_text(PROJECT)
    other = tmp_path / "locked-1-py3-none-any.whl"
    with ZipFile(other, "w") as archive:
        for name, text in WHEEL.items():
            if name.startswith(INFO) and not name.endswith("entry_points.txt"):
                text = text.replace("briefpdf", "locked").replace("Version: 9", "Version: 1")
                archive.writestr(name.replace("briefpdf-9", "locked-1"), text)
    hashed = sha256(other.read_bytes()).hexdigest() if sound else "0" * 64
    lock = f"locked @ {other.as_uri()} --hash=sha256:{hashed}\n"
    (folder / "requirements.lock").write_text(lock)
    ran = shadow(tmp_path)
    done = install(BRIEFPDF_PACKAGE=str(folder))
    assert not ran.exists()
    assert (done.returncode == 0) is sound, done.stderr
    found = [path.name for path in (tmp_path / "a folder/venv").rglob("*.dist-info")]
    assert ("locked-1.dist-info" in found, INFO in found) == (sound, sound)


@pytest.mark.parametrize("name", ["BRIEFPDF_PACKAGE", "BRIEFPDF_VENV"])
def test_it_needs_its_settings(install: Install, name: str) -> None:
    done = install(**{name: ""})
    assert done.returncode != 0
    assert name in done.stderr


def test_the_libraries_are_the_same_everywhere() -> None:
    named = {}
    for path in ("scripts/install", "ci/install.sh", "ci/gitlab.yml", "Dockerfile", "README.md"):
        text = (ROOT / path).read_text(encoding="utf-8")
        named[path] = set(re.findall(r"libpango[\w.-]*\w", text))
    assert named["ci/install.sh"] == {"libpango-1.0-0", "libpangoft2-1.0-0"}
    for path, found in named.items():
        assert found == named["ci/install.sh"], path
