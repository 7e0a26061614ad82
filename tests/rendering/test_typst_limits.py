"""What a page.typ takes is limited, and stops no brief but its own."""

from __future__ import annotations

from msgspec.structs import replace
import pytest

from briefpdf.compose.compose import compose_brief
from briefpdf.compose.sandbox import Sandbox
from briefpdf.engines.base import Rendered
from briefpdf.limits.limit import Failure, Limit
from briefpdf.project.load import load_project
from briefpdf.rendering.layout import Layout
from briefpdf.source.text import Text
from briefpdf.source.workspace import MemoryWorkspace

BRIEF = "---\ntitle: T\nnumber: X1\ndate: 2025-06-13\nauthors: [A]\n---\n## One\n\nWords.\n\n---\n"


@pytest.mark.parametrize(
    "code",
    ['#let divider() = "a" * 3000000000', "#let divider() = range(200000000).map(str).join()"],
)
def test_a_page_that_takes_too_much_is_stopped(sandbox: Sandbox, code: str) -> None:
    project = load_project(MemoryWorkspace({"briefpdf.toml": "", "briefs/b.md": BRIEF}))
    done = compose_brief(project, project.briefs["b"], sandbox)
    document, theme = done.document, done.theme
    assert document is not None and theme is not None and theme.page_functions is not None
    pages = theme.page_functions
    greedy = replace(theme, page_functions=Text(pages.path, f"{pages.content}\n{code}\n"))
    with Layout("typst") as layout:
        limit = Limit(seconds=60, memory=1024**3)
        ((_, made),) = layout.render_all({"b": (document, greedy)}, False, limit)
        assert isinstance(made, Failure)
        ((_, after),) = layout.render_all({"b": (document, theme)}, False, limit)
        assert isinstance(after, Rendered)
        assert after.pdf.startswith(b"%PDF-")
