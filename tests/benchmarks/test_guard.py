"""The guard against losses of speed fails when a ratio is over its limit; nothing is timed here."""

from __future__ import annotations

from collections.abc import Mapping
import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
MEASURED = {"cold": 2.0, "check": 10.0}


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return importlib.import_module("guard")


@pytest.fixture
def limits(tmp_path: Path) -> Path:
    path = tmp_path / "limits.toml"
    path.write_text("cold = 2.5\ncheck = 10\n", encoding="utf-8")
    return path


def judged(guard: ModuleType, limits: Path, figures: Mapping[str, float], *words: str) -> int:
    code = guard.main(["--limits", str(limits), *words], lambda: figures)
    assert isinstance(code, int)
    return code


def test_what_is_within_its_limits_passes(guard: ModuleType, limits: Path) -> None:
    assert judged(guard, limits, MEASURED) == 0


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"cold": 2.51}, "cold is 2.51, over 2.5"),
        ({"check": 10.1}, "check is 10.1, over 10"),
        ({"cold": float("nan")}, "cold is nan, over 2.5"),
        ({"new": 1.0}, "new has no limit"),
    ],
)
def test_one_that_is_over_fails_and_is_named(
    guard: ModuleType,
    limits: Path,
    capsys: pytest.CaptureFixture[str],
    changed: dict[str, float],
    told: str,
) -> None:
    assert judged(guard, limits, {**MEASURED, **changed}) == 1
    assert capsys.readouterr().err.count(told) == 1


def test_a_limit_that_nothing_was_measured_of_fails(
    guard: ModuleType, limits: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judged(guard, limits, {"cold": 2.0}) == 1
    assert "check was not measured" in capsys.readouterr().err


def test_limits_are_written_with_a_margin(guard: ModuleType, limits: Path) -> None:
    assert judged(guard, limits, {"cold": 4.0}, "--write") == 0
    assert judged(guard, limits, {"cold": 5.1}) == 0
    assert judged(guard, limits, {"cold": 5.3}) == 1


def test_the_committed_limits_are_of_what_is_measured(guard: ModuleType) -> None:
    limits = guard.read_limits()
    engines = [f"{what}-{one}" for one in guard.ENGINES for what in ("cold", "each-more")]
    assert set(engines) < set(limits)
    assert all(most > 0 for most in limits.values())
