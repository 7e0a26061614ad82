"""What tests of new editions begin with."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from briefpdf.checks.examples import REFS

from .editions import COPY, ENTRY, NEW, OLD, REST, claims

Write = Callable[..., Path]


@pytest.fixture
def harbor(workspace: Write) -> Path:
    entry = ENTRY % sha256(OLD).hexdigest()
    return workspace({REFS: REST + entry, COPY: OLD, "briefs/claims/harbor.yaml": claims()})


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    path = tmp_path / "Harbor (2).pdf"
    path.write_bytes(NEW)
    return path
