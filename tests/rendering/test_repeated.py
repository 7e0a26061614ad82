"""A render in which nothing is to be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import json
from pathlib import Path
import subprocess

import pytest

from briefpdf.checks.examples import BASE, BRIEF
from briefpdf.limits.limit import Failure
from briefpdf.rendering.layout import Layout
import briefpdf.rendering.render

Typed = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]
PDF = "build/base.pdf"


@pytest.fixture
def rendered(workspace: Write, typed: Typed) -> Path:
    """A workspace whose brief was rendered."""
    folder = workspace({"briefpdf.toml": '[severity]\nunder-length = "off"\n'})
    assert typed("render", cwd=folder).returncode == 0
    return folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was asked of whoever checks and lays out."""
    given: list[object] = []
    whole = briefpdf.rendering.render.render_workspace

    def noted(place: object, *words: object) -> object:
        given.append(place)
        return whole(place, *words)  # type: ignore[arg-type]

    monkeypatch.setattr(briefpdf.rendering.render, "render_workspace", noted)
    return given


def test_what_is_as_it_was_left_is_told_from_the_cache(
    rendered: Path, typed: Typed, asked: list[object]
) -> None:
    done = typed("render", "--explain", cwd=rendered)
    assert (done.returncode, done.stdout.partition(":")[0]) == (0, PDF)
    assert "base: not built: nothing that it uses changed" in done.stderr
    assert asked == []


def test_what_errors_stopped_is_told_again_from_the_cache(
    rendered: Path, typed: Typed, asked: list[object]
) -> None:
    (rendered / "briefs/bare.md").write_text("---\ntitle: Bare\n---\nSome 9 men died.\n")
    first = typed("render", "--explain", "--format", "json", cwd=rendered)
    # The second finds its other brief as it was left.
    then = typed("render", "--explain", "--format", "json", cwd=rendered)
    again = typed("render", "--explain", "--format", "json", cwd=rendered)
    assert (first.returncode, then.returncode, again.returncode) == (1, 1, 1)
    assert (again.stdout, again.stderr) == (then.stdout, then.stderr)
    assert "bare: not built: errors stop it" in again.stderr
    assert "bare was not rendered" in again.stderr
    assert len(asked) == 1
    (rendered / "briefs/bare.md").unlink()
    assert typed("render", cwd=rendered).returncode == 0
    assert len(asked) == 2


def _gone(folder: Path) -> None:
    (folder / PDF).unlink()


def _other(folder: Path) -> None:
    with (folder / PDF).open("ab") as file:
        file.write(b"more")


def _linked(folder: Path) -> None:
    (folder / PDF).rename(folder / "elsewhere.pdf")
    (folder / PDF).symlink_to(folder / "elsewhere.pdf")


def _edited(folder: Path) -> None:
    (folder / BRIEF).write_text(BASE[BRIEF].replace("title: Troops", "title: Soldiers"))


@pytest.mark.parametrize("spoil", [_gone, _other, _linked, _edited])
def test_what_is_not_as_it_was_left_is_made(
    rendered: Path, typed: Typed, asked: list[object], spoil: Callable[[Path], None]
) -> None:
    before = (rendered / PDF).read_bytes()
    spoil(rendered)
    assert typed("render", cwd=rendered).returncode == 0
    assert len(asked) == 1
    assert (rendered / PDF).is_file() and not (rendered / PDF).is_symlink()
    assert ((rendered / PDF).read_bytes() == before) == (spoil is not _edited)


def test_a_check_of_another_state_says_nothing_of_the_files(
    rendered: Path, typed: Typed, asked: list[object]
) -> None:
    _edited(rendered)
    assert typed("check", cwd=rendered).returncode == 0
    assert typed("render", cwd=rendered).returncode == 0
    assert len(asked) == 1


@pytest.mark.parametrize("words", [("--draft",), ("-o", "other"), ("--engine", "weasyprint")])
def test_another_order_is_another_render(
    rendered: Path, typed: Typed, asked: list[object], words: tuple[str, ...]
) -> None:
    assert typed("render", *words, cwd=rendered).returncode == 0
    assert len(asked) == 1


def test_what_pages_showed_is_told_again_from_the_cache(
    rendered: Path, typed: Typed, asked: list[object]
) -> None:
    (rendered / "briefpdf.toml").write_text("")
    first = typed("render", cwd=rendered)
    assert first.returncode == 0 and "BRIEF040" in first.stdout
    again = typed("render", cwd=rendered)
    assert again.stdout.partition(PDF)[0] == first.stdout.partition(PDF)[0]
    assert len(asked) == 1


def test_an_engine_that_failed_is_asked_again(
    rendered: Path, typed: Typed, asked: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(layout: Layout, documents: dict[str, object], *words: object) -> Iterator[object]:
        for name in documents:
            yield name, Failure("it broke")

    monkeypatch.setattr(Layout, "render_all", fail)
    _edited(rendered)
    for _ in range(2):
        done = typed("render", cwd=rendered)
        assert done.returncode == 1 and "PDF009" in done.stdout
    assert len(asked) == 2


def test_what_a_baseline_has_is_counted_again(
    rendered: Path, typed: Typed, asked: list[object]
) -> None:
    (rendered / "briefpdf.toml").write_text("")
    (rendered / "briefs/bare.md").write_text("---\ntitle: Bare\n---\nSome 9 men died.\n")
    assert typed("check", "--write-baseline", cwd=rendered).returncode == 0
    words = ("render", "--baseline", "--format", "json", "--explain")
    first, then, again = (typed(*words, cwd=rendered) for _ in range(3))
    assert (first.returncode, then.returncode, again.returncode) == (0, 0, 0)
    assert (again.stdout, again.stderr) == (then.stdout, then.stderr)
    made, told = json.loads(first.stdout), json.loads(again.stdout)
    assert told["summary"]["baseline"] > 0
    for part in ("findings", "baseline", "summary"):
        assert told.get(part) == made.get(part)
    assert len(asked) == 1
    # Without it, and with another, it is another render.
    assert typed("render", cwd=rendered).returncode == 1
    place = rendered / "briefpdf-baseline.json"
    told = json.loads(place.read_text())
    told["findings"] = [one for one in told["findings"] if one["path"] != "briefs/bare.md"]
    place.write_text(json.dumps(told))
    assert typed("render", "--baseline", cwd=rendered).returncode == 1
    assert len(asked) == 3
