"""What holds for every engine: these tests run once for each of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefpdf.compose.compose import compose_brief
from briefpdf.compose.passages import with_passages
from briefpdf.compose.sandbox import Sandbox
from briefpdf.engines.base import Engine
from briefpdf.engines.registry import ENGINES
from briefpdf.model.document import Document
from briefpdf.model.theme import Theme
from briefpdf.project.load import load_project
from briefpdf.source.workspace import DiskWorkspace

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "tests/samples"
# Each brief by the folder of its workspace.
BRIEFS = {
    "russia-north-korea": ROOT,
    "night-train": SAMPLES / "memo",
    "skerry-harbor": SAMPLES / "every-construct",
    "names": SAMPLES / "unicode",
    "tokyo": SAMPLES / "unicode",
}

Sample = tuple[Document, Theme]


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


@pytest.fixture(scope="session")
def sample(sandbox: Sandbox) -> Callable[[str], Sample]:
    """The document and the style of a brief of the samples, by its name."""

    @cache
    def composed(name: str) -> Sample:
        project = load_project(DiskWorkspace(BRIEFS[name]))
        composition = compose_brief(project, project.briefs[name], sandbox)
        assert composition.document is not None
        assert composition.theme is not None
        document = with_passages(composition.document, project, project.archives)
        return document, composition.theme

    return composed


@pytest.fixture(scope="session")
def by_engine(
    sample: Callable[[str], Sample], filler: Any, printed: Callable[[Any], Any]
) -> Callable[[str], dict[str, Any]]:
    """A brief of the samples as each engine prints it, by the engine's name."""

    @cache
    def rendered(name: str) -> dict[str, Any]:
        document, theme = sample(name)
        return {
            engine: printed(make(filler).render(document, theme))
            for engine, make in ENGINES.items()
        }

    return rendered
