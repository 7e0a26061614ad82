"""Choosing an engine, and what it does when it cannot run."""

from __future__ import annotations

from collections.abc import Callable
import subprocess
import sys
from typing import Any

from msgspec.structs import replace
import pytest

from briefpdf.compose.sandbox import Sandbox
from briefpdf.engines import registry
from briefpdf.engines.registry import ENGINES, NoEngine, find_engine
from briefpdf.engines.via_weasyprint.engine import WeasyPrintEngine
from briefpdf.model.document import Document
from briefpdf.model.theme import Theme
from briefpdf.source.diagnostic import Parsed
from briefpdf.source.text import Text


def test_engines_are_found_by_name(sandbox: Sandbox) -> None:
    for name in ENGINES:
        assert find_engine(name, sandbox).name == name
    assert find_engine("auto", sandbox).name == next(iter(ENGINES))


def test_an_engine_that_there_is_not_is_told(sandbox: Sandbox) -> None:
    with pytest.raises(NoEngine, match="there is no engine “latex”: there are auto, typst, weas"):
        find_engine("latex", sandbox)


class Absent(WeasyPrintEngine):
    """An engine that cannot run."""

    name = "absent"

    def unavailable(self) -> str | None:
        return "it needs a library"


def test_auto_passes_over_what_cannot_run(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "ENGINES", {"absent": Absent, "weasyprint": WeasyPrintEngine})
    assert find_engine("auto", sandbox).name == "weasyprint"
    with pytest.raises(NoEngine, match="it needs a library"):
        find_engine("absent", sandbox)
    monkeypatch.setattr(registry, "ENGINES", {"absent": Absent})
    with pytest.raises(NoEngine, match="no engine can run here; absent: it needs a library"):
        find_engine("auto", sandbox)


def test_missing_libraries_are_named(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(name: str) -> Any:
        print("-----\nWeasyPrint could not import some external libraries.\n-----")
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("importlib.import_module", fail)
    reason = WeasyPrintEngine(sandbox).unavailable()
    assert reason is not None
    for part in (
        "libpango-1.0-0",
        "libpangoft2-1.0-0",
        "brew install pango",
    ):
        assert part in reason
    assert capsys.readouterr().out == ""


def test_a_missing_package_is_named(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    reason = WeasyPrintEngine(sandbox).unavailable()
    assert reason is not None
    assert "pip install weasyprint" in reason


def test_weasyprint_is_loaded_only_when_it_is_used() -> None:
    script = (
        "import sys\n"
        "import briefpdf.engines.registry, briefpdf.engines.via_weasyprint.engine\n"
        "sys.exit('weasyprint' in sys.modules)"
    )
    environment = {"PYTHONPATH": ":".join(path for path in sys.path if path)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, check=False, timeout=600)
    assert done.returncode == 0


def test_it_works_with_the_real_sandbox(
    sandbox: Sandbox, engine: WeasyPrintEngine, style: Theme, write: Any
) -> None:
    document = write.document(write.heading("Overview"), write.paragraph("Text.[1 p. 2]"))
    real = WeasyPrintEngine(sandbox).render(document, style)
    assert real.diagnostics == ()
    assert real.pdf == engine.render(document, style).pdf


@pytest.mark.parametrize("file", ["page", "styles"])
def test_a_template_that_fails_is_told_and_gives_no_pdf(
    sandbox: Sandbox, style: Theme, write: Any, file: str
) -> None:
    broken = Text(f"templates/in-focus/{file}", "{% if %}")
    changed: dict[str, Any] = {file: broken}
    done = WeasyPrintEngine(sandbox).render(
        write.document(write.paragraph("Text.")), replace(style, **changed)
    )
    assert (done.pdf, done.page_count) == (b"", 0)
    (found,) = done.diagnostics
    assert (found.code, found.span.path) == ("BRIEF015", broken.path)


def test_a_style_without_a_page_is_told(sandbox: Sandbox, style: Theme, write: Any) -> None:
    document = write.document(write.paragraph("Text."))
    done = WeasyPrintEngine(sandbox).render(document, replace(style, page=None))
    assert done.pdf == b""
    assert [found.message for found in done.diagnostics] == [
        "the template in-focus has no page.html"
    ]


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"length": 2, "labels": [], "fonts": "Arial", "citations": {"marks": "no"}},
        {"length": {"pages": "two"}, "fonts": {"files": [1, {}]}, "sizes": None},
    ],
)
def test_settings_of_the_wrong_shape_do_not_break_it(
    sandbox: Sandbox, style: Theme, write: Any, settings: dict[str, Any]
) -> None:
    page = "<html><body>{{ body }}{{ sources }}{{ disclaimer }}</body></html>"
    plain = replace(style, settings=settings, page=Text("page.html", page), styles=None)
    document: Document = write.document(write.paragraph("Text.[1]"))
    for draft in (False, True):
        assert WeasyPrintEngine(sandbox).render(document, plain, draft).pdf


def test_the_style_sheet_is_filled_once_for_all_documents(style: Theme, write: Any) -> None:
    class Counting:
        def __init__(self) -> None:
            self.filled: list[str] = []

        def fill(self, template: Text, context: object) -> Parsed[str | None]:
            self.filled.append(template.path.rpartition("/")[2])
            return Parsed("<html>" if template.path.endswith("html") else "body { margin: 0 }")

    counting = Counting()
    engine = WeasyPrintEngine(counting)
    for title in ("One", "Two"):
        engine.render(write.document(title=title), style)
    assert counting.filled == ["page.html", "page.css", "page.html"]


def test_what_one_rendering_hears_is_not_told_of_the_next(
    engine: WeasyPrintEngine, style: Theme, write: Any, restyled: Callable[..., Theme]
) -> None:
    document = write.document(write.paragraph("東"))
    assert engine.render(document, style).diagnostics
    assert engine.render(write.document(write.paragraph("Text.")), style).diagnostics == ()
