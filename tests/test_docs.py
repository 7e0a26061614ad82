"""The documentation says what is so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import re
import subprocess
import sys

import pytest

from briefpdf.cli.main import VERBS
from briefpdf.readers.shapes import CLAIM, FRONT_MATTER

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = README + "".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))
)
WRITING = (ROOT / "docs/writing.md").read_text(encoding="utf-8")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_generated_pages_and_schemas_are_in_step() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/docs.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_is_documented_and_has_an_example(verb: str, briefpdf: Run) -> None:
    assert f"`briefpdf {verb}" in PAGES
    done = briefpdf(verb, "--help", cwd=ROOT)
    assert done.returncode == 0
    assert f"  briefpdf {verb}" in done.stdout.partition("Example")[2]


def test_what_is_said_of_the_house_is_so() -> None:
    """Each file that it names is there, and each layer has its line."""
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    # What a style may have, and what was not made.
    elsewhere = {"page.typ", "page.html", "page.css", "readers/jinja.py"}
    named = set(re.findall(r"`([\w./-]+(?:\.(?:py|yml)|/))`", page)) - elsewhere
    package = ROOT / "src/briefpdf"
    lost = {
        name
        for name in named
        if not (ROOT / name).exists() and not any(package.rglob(name.rstrip("/")))
    }
    assert lost == set()
    assert len(named) > 60
    house = [path.name for path in package.iterdir() if (path / "__init__.py").is_file()]
    rows = re.findall(r"(?m)^\| `(\w+)/` \|", page)
    assert sorted({*house, "cli"}) == sorted(rows)


QUESTIONS = (
    "Where is a claim checked?",
    "Where is a PDF written?",
    "What is cached?",
    "How is a rule added?",
    "How is a figure kind added?",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_newcomer_s_question_is_answered_with_a_file(question: str) -> None:
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    (answer,) = re.findall(rf"(?m)^\| {re.escape(question)} \| (.+) \|$", page)
    assert re.search(r"`[\w/]+\.py`", answer)
    assert len(answer) < 300


@pytest.mark.parametrize("name", [*FRONT_MATTER.fields, *CLAIM.fields])
def test_every_field_is_documented(name: str) -> None:
    assert f"`{name}`" in WRITING


def test_the_readme_shows_what_briefpdf_prints(briefpdf: Run, tmp_path: Path) -> None:
    """The first brief and its findings are as the README prints them."""
    briefpdf("init", "my-briefs", cwd=tmp_path)
    folder = tmp_path / "my-briefs"
    with (folder / "briefs/first-brief.md").open("a", encoding="utf-8") as brief:
        brief.write("The library reported that it had turned away no reader.\n")
    drafted = briefpdf("draft", "first-brief", "--author", "ab", cwd=folder)
    assert drafted.stdout.strip() in README and drafted.stderr.strip() in README
    rendered = briefpdf("render", cwd=folder).stdout.strip()
    assert rendered and rendered in README
    registry = folder / "briefs/claims/first-brief.yaml"
    text = registry.read_text(encoding="utf-8")
    first, second = text.split("  evenings-2025:")
    first = re.sub(r"    sources:\n(?:      .*\n)*", "", first)
    second = second.replace("library-count-2025", "library-count-2052", 1)
    registry.write_text(f"{first}  evenings-2025:{second}", encoding="utf-8")
    brief = folder / "briefs/first-brief.md"
    text = brief.read_text(encoding="utf-8")
    text = text.replace("## Outlook", "The room has 97 seats.\n\n## Outlook")
    brief.write_text(text, encoding="utf-8")
    shown = README.partition("<!-- findings -->")[2].partition("```\n")[0]
    printed = briefpdf("check", cwd=folder).stdout.strip()
    assert printed and printed in shown


def test_no_file_grows_beyond_its_purpose() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / "src").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert not long
