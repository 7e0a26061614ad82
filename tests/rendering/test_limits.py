"""A brief that needs more than its limits is a finding that names it, the limit, and what to do."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path

import pytest

from briefpdf.checks.examples import BASE, BRIEF, SETTINGS
from briefpdf.compose.composition import Composition
from briefpdf.compose.sandbox import Sandbox
from briefpdf.limits.limit import Failure, Limit, Reason
from briefpdf.rendering.layout import Layout
from briefpdf.rendering.render import Order, render_workspace
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]
Compose = Callable[..., Composition]
# A gradient that repeats a billion times: setting it does not end.
ENDLESS = """<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100">
<defs><linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0.0000001" y2="0"
spreadMethod="repeat"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/>
</linearGradient></defs><rect width="100" height="100" fill="url(#g)"/></svg>
"""
PICTURE = BASE[BRIEF] + '\n![A square](endless.svg "Office")\n'


def test_a_brief_without_end_is_told_and_stops_no_other(workspace: Write, sandbox: Sandbox) -> None:
    # Long enough for the other brief, on a machine with much else to do.
    limits = '[limits]\nseconds = 25\nmemory = "500 MB"\n'
    files = {SETTINGS: limits, "briefs/endless.svg": ENDLESS, "briefs/endless.md": PICTURE}
    folder = workspace(files)
    done = render_workspace(DiskWorkspace(folder), sandbox, Order("weasyprint", jobs=2))
    (found,) = [one for one in done.findings if one.rule.code == "PDF010"]
    assert found.path == "briefs/endless.md"
    assert "“endless” was given up" in found.diagnostic.message
    (hint,) = found.diagnostic.hints
    assert "raise `limits` in briefpdf.toml" in hint and "25 seconds, 500 MB" in hint
    assert [path.name for path in (folder / "build").iterdir()] == ["base.pdf"]


@pytest.mark.parametrize("engine", ["typst", "weasyprint"])
def test_a_brief_that_needs_too_much_memory_is_a_failure_of_the_limit(
    compose: Compose, engine: str
) -> None:
    made = compose({})
    assert made.document is not None and made.theme is not None
    little = Limit(120.0, 24 * 1024**2)
    with Layout(engine) as layout:
        ((_, failed),) = layout.render_all({"a": (made.document, made.theme)}, False, little)
        # The same process is not asked again: the next brief has a new one.
        ((_, done),) = layout.render_all({"a": (made.document, made.theme)}, False, Limit(600.0))
    assert isinstance(failed, Failure)
    assert failed.limit is Reason.MEMORY and "24 MB of memory" in failed.why
    assert not isinstance(done, Failure) and done.pdf


def test_nothing_of_a_stopped_brief_is_left(compose: Compose, tmp_path: Path) -> None:
    made = compose({})
    assert made.document is not None and made.theme is not None
    before = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = str(tmp_path)
    try:
        import tempfile

        tempfile.tempdir = None
        with Layout("weasyprint") as layout:
            list(layout.render_all({"a": (made.document, made.theme)}, False, Limit(0.2)))
    finally:
        tempfile.tempdir = None
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before
    assert list(tmp_path.iterdir()) == []
