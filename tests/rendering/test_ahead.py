"""An engine made ready while a brief is checked."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import signal
import subprocess
import sys
import time

import pytest

from briefpdf.checks.examples import BASE, BRIEF
from briefpdf.compose.compose import Composition
from briefpdf.compose.sandbox import Sandbox
from briefpdf.engines.registry import ENGINES, find_engine
from briefpdf.model.document import Document
from briefpdf.model.theme import Theme
from briefpdf.rendering.prerender import Ahead
from briefpdf.rendering.proofread import render_proofread
from briefpdf.rendering.render import Order, render_workspace
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]
Processes = Callable[[int], list[str]]
Compose = Callable[..., Composition]


def made(composition: Composition) -> tuple[Document, Theme]:
    assert composition.document is not None and composition.theme is not None
    return composition.document, composition.theme


@pytest.mark.parametrize("engine", tuple(ENGINES))
def test_it_makes_what_this_process_makes(compose: Compose, sandbox: Sandbox, engine: str) -> None:
    document, theme = made(compose({}))
    with Ahead(engine) as ahead:
        ahead.begin(document, theme, draft=False)
        rendered = ahead.answer(document, theme, draft=False)
    assert rendered == render_proofread(find_engine(engine, sandbox), document, theme)


def test_what_was_not_begun_is_not_answered(compose: Compose) -> None:
    document, theme = made(compose({}))
    with Ahead("weasyprint") as ahead:
        ahead.begin(document, theme, draft=True)
        assert ahead.answer(document, theme, draft=False) is None


def test_a_process_that_dies_has_no_answer(compose: Compose) -> None:
    with Ahead("weasyprint") as ahead:
        ahead._process.kill()
        ahead._process.wait()
        assert ahead.answer(*made(compose({})), draft=False) is None


def test_an_engine_that_cannot_run_has_no_answer(compose: Compose) -> None:
    with Ahead("no-such-engine") as ahead:
        assert ahead.answer(*made(compose({})), draft=False) is None


def test_without_an_answer_the_brief_is_made_here(workspace: Write, sandbox: Sandbox) -> None:
    folder = workspace({})
    with Ahead("weasyprint") as ahead:
        ahead._process.kill()
        order = Order("weasyprint", cache=False)
        inspection = render_workspace(DiskWorkspace(folder), sandbox, order, ahead=ahead)
    (result,) = inspection.briefs
    assert result.pdf is not None and (folder / result.pdf).read_bytes().startswith(b"%PDF-")


def test_what_was_begun_is_dropped_when_the_brief_has_errors(
    workspace: Write, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace({BRIEF: BASE[BRIEF] + "\nA sentence with {{ claim('no-such-claim') }}.\n"})
    with Ahead("weasyprint") as ahead:
        begun: list[Document] = []
        begin = ahead.begin

        def noted(document: Document, theme: Theme, draft: bool) -> None:
            begun.append(document)
            begin(document, theme, draft)

        monkeypatch.setattr(ahead, "begin", noted)
        order = Order("weasyprint", cache=False)
        inspection = render_workspace(DiskWorkspace(folder), sandbox, order, ahead=ahead)
    assert len(begun) == 1
    assert [result.pdf for result in inspection.briefs] == [None]
    assert any(finding.is_error for finding in inspection.findings)
    assert not (folder / "build").exists()
    assert ahead._process.returncode is not None
    assert not Path(ahead._folder.name).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.3])
def test_an_interruption_leaves_no_process(
    workspace: Write, processes_of: Processes, seconds: float
) -> None:
    folder = workspace({})
    name = Path(BRIEF).stem
    command = [sys.executable, "-m", "briefpdf", "render", name, "--no-cache"]
    with subprocess.Popen(
        command, cwd=folder, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        end = time.monotonic() + 60
        while len(processes_of(process.pid)) < 2:
            assert time.monotonic() < end and process.poll() is None
            time.sleep(0.01)
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(30) == 130
        assert process.stderr is not None
        assert process.stderr.read().decode().split() == ["interrupted"]
    time.sleep(0.3)  # The processes of templates see within a twentieth that nobody is left.
    assert processes_of(process.pid) == []
    assert not (folder / "build").exists()
