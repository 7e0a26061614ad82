"""What is cached is keyed by what can change it: no more, and no less."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
import re
import sys
import tomllib

import pytest

from briefpdf.cache import version
from briefpdf.cache.version import DECIDING, DECIDING_NOTHING, made_by

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The packages that are installed, to be changed."""
    packages = {"pypdfium2": "5.0", "weasyprint": "70.0", "pytest": "9.0", "rich": "14.0"}
    monkeypatch.setattr(version, "_installed", lambda: packages)
    made_by.cache_clear()
    yield packages
    made_by.cache_clear()


def kinds_changed(installed: dict[str, str], name: str) -> set[str]:
    before = {kind: made_by(kind) for kind in DECIDING}
    installed[name] = "99"
    made_by.cache_clear()
    return {kind for kind in DECIDING if made_by(kind) != before[kind]}


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("pypdfium2", {"copy", "checked", "composed", "typst", "weasyprint"}),
        ("weasyprint", {"weasyprint"}),
        ("typst", {"typst"}),
        ("pytest", set()),
        ("rich", set()),
    ],
)
def test_an_upgraded_package_makes_anew_what_it_decides(
    installed: dict[str, str], name: str, kinds: set[str]
) -> None:
    assert kinds_changed(installed, name) == kinds


def test_every_dependency_decides_something_or_is_said_to_decide_nothing() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"]]
    needed += [one for group in project["optional-dependencies"].values() for one in group]
    names = {re.split(r"[^\w.-]", one)[0].lower() for one in needed}
    known = {name for some in DECIDING.values() for name in some} | set(DECIDING_NOTHING)
    assert names <= known


# The rooms that make each kind of value, without those that make what it is made from.
ROOMS = {
    "copy": ["readers/archive"],
    "checked": ["readers", "evidence", "project", "checks", "model"],
    "composed": ["compose"],
    "typst": ["engines", "proof"],
    "weasyprint": ["engines", "proof"],
}
# What of them makes no such value: another engine, and for all of them what reads the documents
# of Word that `import` makes briefs of.
NOT_OF_IT = {"typst": "engines/via_weasyprint", "weasyprint": "engines/via_typst"}
NOT_CACHED = "readers/docx"


def imported(room: str, kind: str) -> Iterator[str]:
    """The packages that those files of a room import, at whatever place, that make a kind."""
    package = ROOT / "src/briefpdf"
    for path in sorted((package / room).rglob("*.py")):
        without = (NOT_CACHED, NOT_OF_IT.get(kind, NOT_CACHED))
        if any(path.is_relative_to(package / one) for one in without):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                yield node.module.partition(".")[0]


@pytest.mark.parametrize("kind", ROOMS)
def test_what_makes_a_value_decides_it(kind: str) -> None:
    known = packages_distributions()
    used = {name.lower() for room in ROOMS[kind] for one in imported(room, kind)
            for name in known.get(one, ())}  # fmt: skip
    assert used
    assert used <= {*DECIDING[kind], *DECIDING_NOTHING}


def test_versions_are_read_off_whatever_says_what_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("lxml-6.1.dist-info", "PyYAML-6.0.egg-info", "uharfbuzz-0.5-py3.11.egg-info"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "none")])
    version._installed.cache_clear()
    try:
        assert version._installed() == {"lxml": "6.1", "pyyaml": "6.0", "uharfbuzz": "0.5-py3.11"}
    finally:
        version._installed.cache_clear()
