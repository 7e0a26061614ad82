"""Workbenches for tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from .asked import Asked, Start, write_workspace


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a workbench on a workspace of its own."""
    started: list[Asked] = []

    def starting(files: Mapping[str, str | bytes] | None = None, **how: Any) -> Asked:
        folder = write_workspace(tmp_path / f"workspace-{len(started)}", files)
        started.append(Asked(folder, **how))
        return started[-1]

    yield starting
    for one in started:
        one.bench.close()


@pytest.fixture
def bench(start: Start) -> Asked:
    """A workbench on the workspace of these tests."""
    return start()
