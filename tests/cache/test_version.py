"""What is cached is keyed by what can change it: no more, and no less."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
import re
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
        ("pypdfium2", {"copy", "checked", "composed", "pdf"}),
        ("weasyprint", {"pdf"}),
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
