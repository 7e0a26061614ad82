"""`render --changed-since` renders exactly the briefs of which something changed, in real git."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import subprocess

import pytest

from briefpdf.cache.cache import Cache, cache_path
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.cached.briefs import Briefs
from briefpdf.inspection.cached.session import Session
from briefpdf.inspection.since import look_back
from briefpdf.project.withdrawn import today
from briefpdf.source.git_files import difference_since
from briefpdf.source.workspace import DiskWorkspace

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Edit = Callable[[str, str, str], None]

CHANGES = {
    "claim": ("briefs/claims/ships.yaml", "statement: In 2024", "statement: During 2024", "bc"),
    "source": ("refs.bib", "Ships at Sea", "Ships in Port", "bc"),
    "archived copy": ("briefs/sources/ships.txt", "Kenya.\n", "Kenya.\nMore follow.\n", "bc"),
    "template": ("templates/own/page.css", "hyphens: none", "hyphens: manual", "d"),
    "brief": ("briefs/a.md", "Brief A", "Brief Aleph", "a"),
    "claim's locator": ("briefs/claims/troops.yaml", "p. 1", "pp. 1-2", "ab"),
    "claim that only moved": ("briefs/claims/troops.yaml", "claims:", "# New.\nclaims:", ""),
}


@pytest.fixture
def repository(four_briefs: Path, git: Callable[..., str]) -> Path:
    git("init", "-q", "-b", "main", cwd=four_briefs)
    git("add", "-A", cwd=four_briefs)
    git("commit", "-q", "-m", "first", cwd=four_briefs)
    git("checkout", "-q", "-b", "topic", cwd=four_briefs)
    return four_briefs


def rendered(typed: Run, folder: Path, *words: str) -> str:
    """The names of the briefs whose PDFs were made, of one letter each."""
    done = typed(
        "render",
        "--changed-since",
        "main",
        "--explain",
        "--engine",
        "weasyprint",
        *words,
        cwd=folder,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    made = "".join(sorted(path.stem for path in (folder / "build").glob("*.pdf")))
    told = [line[0] for line in done.stderr.splitlines() if line[1:].startswith(": built: ")]
    assert "".join(told) == made
    return made


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_renders_its_briefs(repository: Path, edit: Edit, typed: Run, what: str) -> None:
    path, before, after, briefs = CHANGES[what]
    edit(path, before, after)
    assert rendered(typed, repository) == briefs


def test_a_picture_renders_the_brief_that_shows_it(
    repository: Path, repaint: Callable[[int], None], git: Callable[..., str], typed: Run
) -> None:
    repaint(200)
    # Committed or not is all the same: it is not as it was where the branch began.
    git("commit", "-q", "-a", "-m", "another picture", cwd=repository)
    assert rendered(typed, repository, "--no-cache") == "c"


def test_nothing_changed_renders_nothing_and_says_so(repository: Path, typed: Run) -> None:
    done = typed("render", "--changed-since", "main", cwd=repository)
    assert (done.returncode, done.stdout) == (0, "")
    assert "No brief uses anything that changed since main." in done.stderr
    assert not (repository / "build").exists()


def test_the_settings_render_every_brief(repository: Path, typed: Run) -> None:
    (repository / "briefpdf.toml").write_text('[severity]\nunused-claim = "off"\n')
    assert rendered(typed, repository) == "abcd"


def test_what_a_check_of_a_change_finds_is_cached(repository: Path, edit: Edit) -> None:
    edit("briefs/claims/ships.yaml", "statement: In 2024", "statement: During 2024")
    workspace = DiskWorkspace(repository)
    with Sandbox() as sandbox:
        look_back(workspace, difference_since(repository, "main"), sandbox).inspect()
        again = Session(workspace, Cache(cache_path(workspace.root)), sandbox, today())
        assert [Briefs(again).find(f"briefs/{one}.md") is not None for one in "bc"] == [True, True]
