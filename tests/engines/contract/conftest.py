"""What holds for every engine: these tests run once for each of them."""

from __future__ import annotations

from typing import Any

import pytest

from briefpdf.engines.base import Engine
from briefpdf.engines.registry import ENGINES


@pytest.fixture(scope="session", params=tuple(ENGINES))
def any_engine(request: pytest.FixtureRequest, filler: Any) -> Engine:
    """Each engine in turn, with its templates filled in this process."""
    return ENGINES[request.param](filler)


@pytest.fixture(scope="session")
def engine(any_engine: Engine) -> Engine:
    """In place of the one engine of the other tests."""
    return any_engine


@pytest.fixture(scope="session")
def render(engine: Engine, renderer: Any) -> Any:
    """Renders a document that nothing is wrong with, in the In Focus style if in no other."""
    return renderer(engine)
