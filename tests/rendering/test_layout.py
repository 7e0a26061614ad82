"""An engine made ready while a brief is checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
import os
from pathlib import Path
import signal
import subprocess
import sys
import time
from typing import Any

from msgspec.structs import replace
import pytest

from briefpdf.checks.examples import BASE, BRIEF, SETTINGS, brief
from briefpdf.checks.rule import Scope
from briefpdf.checks.subject import Subject
from briefpdf.compose.composition import Composition
from briefpdf.compose.sandbox import Sandbox
from briefpdf.engines.base import Rendered
from briefpdf.engines.registry import NoEngine, find_engine
from briefpdf.inspection.cached import composing
from briefpdf.inspection.cached.registry import Located
from briefpdf.inspection.cached.results import find_by_rule
from briefpdf.limits.limit import Failure, Limit
from briefpdf.model.document import Document
from briefpdf.model.theme import Theme
from briefpdf.rendering.layout import Layout
from briefpdf.rendering.proofread import render_proofread
from briefpdf.rendering.render import Order, render_workspace
from briefpdf.source.workspace import DiskWorkspace

ENGINE = "weasyprint"

Write = Callable[..., Path]
Processes = Callable[[int], list[str]]
Compose = Callable[..., Composition]


def made(composition: Composition) -> tuple[Document, Theme]:
    assert composition.document is not None and composition.theme is not None
    return composition.document, composition.theme


def test_it_makes_what_this_process_makes(compose: Compose, sandbox: Sandbox) -> None:
    document, theme = made(compose({}))
    with Layout(ENGINE, ahead=True) as layout:
        layout.begin(document, theme, False, Limit())
        ((name, rendered),) = layout.render_all({"a": (document, theme)}, False, Limit())
    assert name == "a"
    assert rendered == render_proofread(find_engine(ENGINE, sandbox), document, theme)


def test_several_are_begun_and_not_too_many(compose: Compose, sandbox: Sandbox) -> None:
    document, theme = made(compose({}))
    titles = [f"Troops {number}" for number in range(12)]
    meta = document.meta
    documents = {
        title: (replace(document, meta=replace(meta, title=title)), theme) for title in titles
    }
    with Layout("typst", ahead=True) as layout:
        for own, _ in documents.values():
            layout.begin(own, theme, False, Limit())
        assert len(layout._begun) < len(documents) and not layout.ahead
        layout.renew()
        assert layout.ahead
        for own, _ in documents.values():
            layout.begin(own, theme, False, Limit())
        done = dict(layout.render_all(documents, False, Limit()))
    assert sorted(done) == sorted(titles)
    engine = find_engine("typst", sandbox)
    for title in (titles[0], titles[-1]):
        assert done[title] == render_proofread(engine, *documents[title])


def test_the_wait_for_pages_is_used(compose: Compose) -> None:
    document, theme = made(compose({}))
    used, seen = list[str](), list[str]()
    with Layout("typst", ahead=True) as layout:
        layout.meanwhile += [lambda: used.append("first"), lambda: used.append("second")]
        layout.begin(document, theme, False, Limit())
        both = {"begun": (document, theme), "other": (replace(document, blocks=()), theme)}
        made_now = layout.render_all(both, False, Limit(), seen=lambda name, pdf: seen.append(name))
        assert sorted(name for name, _ in made_now) == ["begun", "other"]
        assert used == ["first", "second"] and layout.meanwhile == []
        assert seen == ["begun"]


def test_a_draft_is_not_answered_with_what_was_begun(compose: Compose) -> None:
    document, theme = made(compose({}))
    with Layout(ENGINE, ahead=True) as layout:
        layout.begin(document, theme, False, Limit())
        ((_, plain),) = layout.render_all({"a": (document, theme)}, False, Limit())
        ((_, draft),) = layout.render_all({"a": (document, theme)}, True, Limit())
    assert isinstance(plain, Rendered) and isinstance(draft, Rendered)
    assert draft.pdf and draft.pdf != plain.pdf


def test_a_process_that_dies_is_a_failure_and_the_next_brief_has_a_new_one(
    compose: Compose,
) -> None:
    document, theme = made(compose({}))
    with Layout(ENGINE) as layout:
        layout.require(ENGINE)
        pid = layout._pool.first.pid
        assert pid is not None
        os.kill(pid, signal.SIGTERM)
        ((_, failed),) = layout.render_all({"a": (document, theme)}, False, Limit())
        ((_, rendered),) = layout.render_all({"a": (document, theme)}, False, Limit())
    assert failed == Failure("its process ended by SIGTERM")
    assert isinstance(rendered, Rendered) and rendered.pdf


def test_an_engine_that_cannot_run_is_told() -> None:
    with Layout(ENGINE) as layout, pytest.raises(NoEngine, match="no engine “no-such"):
        layout.require("no-such-engine")


def test_the_moment_is_that_of_whoever_asks(
    compose: Compose, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, theme = made(compose({}))
    found = []
    with Layout(ENGINE) as layout:
        for moment in ("86400", "172800", "86400"):
            monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
            ((_, rendered),) = layout.render_all({"a": (document, theme)}, False, Limit())
            assert isinstance(rendered, Rendered)
            found.append(rendered.pdf)
    assert found[0] == found[2] != found[1]


def test_what_was_begun_is_dropped_when_the_brief_has_errors(
    workspace: Write, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace({BRIEF: BASE[BRIEF] + "\nA sentence with {{ claim('no-such-claim') }}.\n"})
    with Layout(ENGINE, ahead=True) as layout:
        begun: list[Document] = []
        begin = layout.begin

        def noted(document: Document, theme: Theme, draft: bool, limit: Limit) -> None:
            begun.append(document)
            begin(document, theme, draft, limit)

        monkeypatch.setattr(layout, "begin", noted)
        order = Order(ENGINE, cache=False)
        inspection = render_workspace(DiskWorkspace(folder), sandbox, order, layout=layout)
    assert len(begun) == 1
    assert [result.pdf for result in inspection.briefs] == [None]
    assert any(finding.is_error for finding in inspection.findings)
    assert not (folder / "build").exists()


def test_each_save_is_begun_before_it_is_checked_and_laid_out_once(
    workspace: Write, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace({})
    happened: list[str] = []

    def check(sort: Scope, subject: Subject) -> dict[str, list[Located]]:
        happened.append("checked")
        return find_by_rule(sort, subject)

    monkeypatch.setattr(composing, "find_by_rule", check)
    with Layout("typst", ahead=True) as layout:
        begin, run = layout.begin, layout._pool.run

        def noted(document: Document, theme: Theme, draft: bool, limit: Limit) -> None:
            happened.append("begun")
            begin(document, theme, draft, limit)

        def laid_out(tasks: Iterable[tuple[str, Any]], limit: Limit) -> Iterator[tuple[str, Any]]:
            for task in tasks:
                happened.append("laid out besides")
                yield from run([task], limit)

        monkeypatch.setattr(layout, "begin", noted)
        monkeypatch.setattr(layout._pool, "run", laid_out)
        for words in ("", "\nA few more words.\n"):
            (folder / BRIEF).write_text(BASE[BRIEF] + words, "utf-8")
            order = Order("typst")
            done = render_workspace(DiskWorkspace(folder), sandbox, order, layout=layout)
            assert [result.pdf is not None for result in done.briefs] == [True]
            assert happened == ["begun", "checked"]
            happened.clear()


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.3])
def test_an_interruption_leaves_no_process(
    workspace: Write, processes_of: Processes, seconds: float
) -> None:
    # It is at work however late the signal comes.
    loop = "\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}\n"
    limits = "[limits]\nseconds = 3600\n"
    folder = workspace({BRIEF: BASE[BRIEF] + loop, "briefpdf.toml": limits})
    name = Path(BRIEF).stem
    command = [sys.executable, "-m", "briefpdf", "render", name, "--no-cache"]
    with subprocess.Popen(
        command, cwd=folder, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        while len(processes_of(process.pid)) < 2:
            assert process.poll() is None
            time.sleep(0.01)
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(240) == 130
        assert process.stderr is not None
        assert process.stderr.read().decode().split() == ["interrupted"]
    # One that lives on is told by the time that every test has.
    while processes_of(process.pid):
        time.sleep(0.02)
    assert not (folder / "build").exists()


@pytest.mark.parametrize("engine", ["typst", "weasyprint"])
@pytest.mark.parametrize("severity", ["error", "off"])
def test_of_a_table_that_is_too_wide_nothing_more_is_said_where_that_stops_the_brief(
    workspace: Write, sandbox: Sandbox, engine: str, severity: str
) -> None:
    heads = "| Where | " + " | ".join("ABCDEFGHIJ") + " |\n|---|" + 10 * "--:|"
    cells = ' | {{ value("troops-2024.troops") }}' * 10
    body = f'{{{{ claim("troops-2024") }}}}\n\n{heads}\n| In Russia{cells} |\n| Abroad{cells} |\n'
    settings = f'[severity]\ncrowded-figure = "{severity}"\nunder-length = "off"\n'
    folder = workspace({BRIEF: brief(body, "template: in-focus\n"), SETTINGS: settings})
    done = render_workspace(DiskWorkspace(folder), sandbox, Order(engine, cache=False))
    codes = {found.rule.code for found in done.findings if found.is_error}
    assert codes == {"BRIEF053"} if severity == "error" else codes & {"PDF004", "PDF005"}
    assert not (folder / "build" / "base.pdf").exists()
    files = {"typst": "page.typ", "weasyprint": "page.css"}
    hints = " ".join(hint for found in done.findings for hint in found.diagnostic.hints)
    assert (f"mend {files[engine]}" in hints.casefold()) is (severity == "off")


def test_whoever_has_a_home_that_is_no_folder_gets_pages(
    compose: Compose, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/dev/null")
    document, theme = made(compose({}))
    with Layout("typst") as layout:
        ((_, rendered),) = layout.render_all({"brief": (document, theme)}, False, Limit())
    assert not isinstance(rendered, Failure) and rendered.pdf
