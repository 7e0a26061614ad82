"""`render --changed-since` with drafts and pictures, and what its Markdown tells first."""

from __future__ import annotations

from collections.abc import Callable
import io
import json
from pathlib import Path
import subprocess

import pikepdf
from PIL import Image
import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, brief, unmarked
from briefpdf.checks.named import find_rule
from briefpdf.provenance.contents import page_digests
from briefpdf.rendering.pictures import compare_pages

Typed = Callable[..., "subprocess.CompletedProcess[str]"]
Git = Callable[..., str]
Write = Callable[..., Path]

WHEN = ("before", "after")
OTHER, LATE = "briefs/other.md", "briefs/late.md"
SOUND = '{{ claim("troops-2024") }}\n'
QUIET = {"briefpdf.toml": '[severity]\nunder-length = "off"\n', ".gitignore": "build/\n"}


@pytest.fixture
def topic(workspace: Write, git: Git) -> Path:
    """A branch on which one brief reads otherwise, one breaks, one was broken and one is new."""
    before = {**QUIET, OTHER: brief(SOUND), "briefs/old.md": brief(SOUND + "\nSome 9 men died.\n")}
    folder = workspace(before)
    git("init", "-q", "-b", "main", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "first", cwd=folder)
    git("checkout", "-q", "-b", "topic", cwd=folder)
    new = {
        BRIEF: BASE[BRIEF].replace("## Overview", "## Background"),
        OTHER: brief(SOUND + "\nSome 300 men died.\n"),
        "briefs/old.md": brief("## Here\n\n" + SOUND + "\nSome 9 men died.\n"),
        LATE: brief(SOUND),
        CLAIMS: BASE[CLAIMS].replace("author: ab", "author: cd\n    short: Troops"),
    }
    workspace({**before, **new})
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "second", cwd=folder)
    return folder


@pytest.mark.parametrize("cache", [(), ("--no-cache",)])
def test_a_branch_shows_what_it_does(topic: Path, typed: Typed, cache: tuple[str, ...]) -> None:
    folders = ("-o", "build/pdf", "--drafts", "build/draft", "--pictures", "build/pages")
    reports = ("--format", "json=build/f.json", "--format", "markdown=build/s.md")
    done = typed("render", "--changed-since", "main", *cache, *folders, *reports, cwd=topic)
    assert done.returncode == 1, done.stderr
    told = json.loads((topic / "build/f.json").read_text(encoding="utf-8"))
    assert {one["brief"]: (one["pdf"], one["stopped"], one["draft"]) for one in told["briefs"]} == {
        "base": ("build/pdf/base.pdf", None, None),
        "late": ("build/pdf/late.pdf", None, None),
        "old": (None, "before", "build/draft/old.pdf"),
        "other": (None, "new", "build/draft/other.pdf"),
    }
    assert sorted(path.name for path in topic.glob("build/pdf/*")) == ["base.pdf", "late.pdf"]
    assert sorted(path.name for path in topic.glob("build/draft/*")) == ["old.pdf", "other.pdf"]
    pictures = {path.name: path.read_bytes() for path in topic.glob("build/pages/*")}
    assert sorted(pictures) == ["base-1-after.png", "base-1-before.png"]
    assert all(picture.startswith(b"\x89PNG") for picture in pictures.values())
    page = (topic / "build/s.md").read_text(encoding="utf-8")
    headings = [line[4:] for line in page.splitlines() if line.startswith("### ")]
    assert headings == [
        "What this breaks",
        "What this changes",
        "1 claim",
        "4 briefs",
        "Pages that look different",
        "There before",
        "Briefs",
    ]
    breaks, _, rest = page.partition("### What this changes")
    assert "**1 brief cannot be built:** other." in breaks
    assert "briefs/other.md:" in breaks and "briefs/old.md" not in breaks
    assert "| troops-2024 | details |" in rest
    assert "base (p. 1), late, old, other |" in rest
    assert "(pages/base-1-before.png) | [after](pages/base-1-after.png)" in rest
    assert "- late: it is new" in rest
    assert "BRIEF005 uncited-sentence: 1" in rest and "Still a draft, as before: old." in rest
    assert str(topic) not in page


def test_pages_of_many_briefs_are_compared(workspace: Write, git: Git, typed: Typed) -> None:
    # More than are compared while others are laid out; those of then are cached, but one.
    briefs = {f"briefs/b{number}.md": brief(SOUND) for number in range(11)}
    folder = workspace({**QUIET, **briefs})
    git("init", "-q", "-b", "main", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "first", cwd=folder)
    assert typed("render", *(f"b{number}" for number in range(10)), cwd=folder).returncode == 0
    for path in briefs:
        text = (folder / path).read_text(encoding="utf-8")
        (folder / path).write_text(text.replace("title: Troops", "title: Soldiers"), "utf-8")
    words = ("--changed-since", "main", "--pictures", "build/pages")
    assert typed("render", *words, cwd=folder).returncode == 0
    pictures = {path.name for path in folder.glob("build/pages/*-1-*")}
    assert pictures == {f"{Path(path).stem}-1-{when}.png" for path in briefs for when in WHEN}


def test_a_verdict_is_told_as_it_was_and_is(topic: Path, typed: Typed) -> None:
    path = topic / CLAIMS
    path.write_text(path.read_text().replace("2024.\n    values", "2023.\n    values"))
    done = typed("check", "--changed-since", "main", "--format", "markdown", cwd=topic)
    assert "| verbatim → unsupported |" in done.stdout


def test_what_goes_with_no_revision_is_told(workspace: Write, typed: Typed) -> None:
    folder = workspace({})
    done = typed("render", "--pictures", "pages", cwd=folder)
    assert done.returncode == 2 and "Add --changed-since REV." in done.stderr
    done = typed("render", "--draft", "--drafts", "drafts", cwd=folder)
    assert done.returncode == 2 and "--drafts" in done.stderr


def pdf_of(*colours: str) -> bytes:
    first, *rest = (Image.new("RGB", (60, 80), colour) for colour in colours)
    with io.BytesIO() as out:
        first.save(out, "PDF", save_all=True, append_images=rest)
        return out.getvalue()


def test_only_pages_that_look_different_are_pictured() -> None:
    assert compare_pages(pdf_of("red", "blue"), pdf_of("red", "blue")) == []
    found = compare_pages(pdf_of("red", "blue"), pdf_of("red", "green", "white"))
    assert [(number, bool(old), bool(new)) for number, old, new in found] == [
        (2, True, True),
        (3, False, True),
    ]
    with Image.open(io.BytesIO(found[0][1])) as before, Image.open(io.BytesIO(found[0][2])) as now:
        middle = before.size[0] // 2, before.size[1] // 2
        assert before.convert("RGB").getpixel(middle) != now.convert("RGB").getpixel(middle)
        # What differs, here all of it, is framed.
        assert now.convert("RGB").getpixel((0, 0)) == now.convert("RGB").getpixel((1, 1))


def test_pages_that_are_known_to_look_the_same_are_not_looked_at() -> None:
    files = pdf_of("red", "blue"), pdf_of("red", "green", "white")
    assert [number for number, *_ in compare_pages(*files, same=(1,))] == [3]


def test_a_page_is_known_by_what_it_shows() -> None:
    old, new = (
        page_digests(pikepdf.open(io.BytesIO(pdf_of(*colours))))
        for colours in (("red", "blue", "white"), ("red", "green", "white"))
    )
    assert [one == other for one, other in zip(old, new, strict=True)] == [True, False, True]


@pytest.mark.parametrize("cache", [(), ("--no-cache",)])
def test_what_pages_showed_before_fails_nothing(
    workspace: Write, git: Git, typed: Typed, cache: tuple[str, ...]
) -> None:
    rule = find_rule("PDF001")
    assert rule is not None
    files, _ = unmarked(rule.bad)
    folder = workspace(files)
    git("init", "-q", "-b", "main", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "first", cwd=folder)
    assert typed("render", *cache, cwd=folder).returncode == 1
    edited = files[BRIEF].replace("title: Troops", "title: Soldiers")
    workspace({**files, BRIEF: edited})
    words = ("render", "--changed-since", "main", *cache)
    done = typed(*words, "--format", "json", cwd=folder)
    told = json.loads(done.stdout)
    assert (done.returncode, told["summary"]["earlier"]) == (0, 1), done.stdout
    assert [(one["pdf"], one["stopped"]) for one in told["briefs"]] == [(None, "before")]
    # In a brief that is new, the same is new.
    workspace({**files, BRIEF: edited, LATE: edited})
    assert typed(*words, cwd=folder).returncode == 1
