"""What is known of each source, and which PDFs rest on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
import io
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from briefpdf.bibliography.built import built_on
from briefpdf.bibliography.survey import Surveyed, Wanted, survey
from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, also, brief, source
from briefpdf.checks.subject import Subject
from briefpdf.compose.compose import compose_brief
from briefpdf.compose.sandbox import Sandbox
from briefpdf.project.load import load_project
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]
CHECKSUM = "bc040a2e6c37ba8dcd72fa01f02fe08bf1971a9bf6fe660c8375c1eb6fb19b0f"
COPY = "  file = {briefs/sources/crs-troops.txt},\n"
FIELDS = "  title = {Troops Abroad},\n  institution = {CRS},\n  date = {2025},\n"
OUTLOOK = "  outlook: {kind: judgment, statement: It could grow., basis: [troops-2024]}\n"


@pytest.fixture
def subject(workspace: Write, sandbox: Sandbox) -> Callable[[Mapping[str, str | bytes]], Subject]:
    def made(files: Mapping[str, str | bytes]) -> Subject:
        project = load_project(DiskWorkspace(workspace(files)))
        composed = [compose_brief(project, one, sandbox) for one in project.briefs.values()]
        return Subject(project, composed, date(2026, 1, 15))

    return made


Made = Callable[[Mapping[str, str | bytes]], Subject]


def states(one: Surveyed) -> list[str]:
    return [copy.state for copy in one.copies]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", []),
        ("  file = {briefs/sources/crs-troops.txt},\n", ["unrecorded"]),
        (
            f"  file = {{briefs/sources/crs-troops.txt}},\n  sha256 = {{{CHECKSUM}}},\n",
            ["unchanged"],
        ),
        (
            f"  file = {{briefs/sources/crs-troops.txt}},\n  sha256 = {{{CHECKSUM.upper()}}},\n",
            ["unchanged"],
        ),
        (
            f"  file = {{briefs/sources/crs-troops.txt}},\n  sha256 = {{{'0' * 64}}},\n",
            ["changed"],
        ),
        ("  file = {briefs/sources/none.txt},\n", ["missing"]),
        ("  file = {briefs/sources},\n", ["missing"]),
        ("  file = {../x.txt},\n", ["outside"]),
        ("  file = {/etc/passwd},\n", ["outside"]),
        (
            "  file = {briefs/base.md;briefs/sources/crs-troops.txt},\n"
            f"  sha256 = {{{CHECKSUM}}},\n",
            ["unrecorded", "unchanged"],
        ),
    ],
)
def test_the_state_of_copies(subject: Made, fields: str, expected: list[str]) -> None:
    (one,) = survey(subject(source(FIELDS + fields)))
    assert states(one) == expected
    assert one.has_copy == (expected not in ([], ["missing"], ["outside"]))


def test_what_rests_on_a_source(subject: Made) -> None:
    files = {
        **also(CLAIMS, OUTLOOK),
        BRIEF: brief('{% judgment basis=["outlook"] %}It could grow.{% endjudgment %}\n'),
        "briefs/other.md": brief("Nothing.\n"),
    }
    (one,) = survey(subject(files))
    assert one.dependants.citing == ("troops-2024",)
    assert one.dependants.resting == {"outlook": "troops-2024"}
    assert one.dependants.briefs == {"base": False}


def test_sources_are_asked_for_by_conditions_that_all_must_hold(subject: Made) -> None:
    more = (
        "@misc{unused, title={T}, date={2025}}\n"
        "@misc{gone, title={T}, date={2025}, pubstate={Superseded}}\n"
        "@misc{bare, title={T}, date={2025}}\n"
    )
    cited = '{{ claim("troops-2024") }}{{ cite("bare") }}{{ cite("gone") }}\n'
    found = survey(subject({**also(REFS, more), BRIEF: brief(cited)}))

    def keys(wanted: Wanted) -> list[str]:
        return [one.row.source for one in found if wanted.holds(one)]

    assert keys(Wanted()) == ["crs-troops", "unused", "gone", "bare"]
    assert keys(Wanted(unused=True)) == ["unused"]
    assert keys(Wanted(no_copy=True)) == ["unused", "gone", "bare"]
    assert keys(Wanted(withdrawn=True)) == ["gone"]
    assert keys(Wanted(brief="base")) == ["crs-troops", "gone", "bare"]
    assert keys(Wanted(no_copy=True, brief="base", withdrawn=True)) == ["gone"]
    assert keys(Wanted(unused=True, withdrawn=True)) == []


def pdf(*lines: str) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for number, line in enumerate(lines):
        canvas.drawString(72, 720 - 20 * number, line)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_the_pdfs_that_rest_on_a_source(subject: Made) -> None:
    """A PDF that was built before its brief dropped the source still names it."""
    title = "Troops Abroad in the Year of Counting"
    refs = BASE[REFS].replace("Troops Abroad", title)
    files = {
        REFS: refs,
        "build/base.pdf": pdf("Nothing of the kind."),
        "build/old.pdf": pdf("Sources", f"1. Ada Byrd, {title}, CRS, 2025."),
        "build/base-referenced.pdf": pdf("Sources", f"1. Ada Byrd, {title}, CRS, 2025."),
        "build/other.pdf": pdf("Another matter."),
        "build/broken.pdf": b"%PDF-1.7 broken",
        "build/notes.txt": title,
    }
    made = subject(files)
    (one,) = survey(made)
    assert [(pdf.path, pdf.rests, pdf.prints) for pdf in built_on(one, made)] == [
        ("build/base-referenced.pdf", True, True),
        ("build/base.pdf", True, False),
        ("build/old.pdf", False, True),
    ]


def test_a_broken_pdf_of_a_brief_that_rests_on_it_is_told(subject: Made) -> None:
    made = subject({"build/base.pdf": b"%PDF-1.7 broken"})
    (one,) = survey(made)
    assert [(pdf.path, pdf.prints) for pdf in built_on(one, made)] == [("build/base.pdf", None)]


def test_a_short_title_is_a_source_s_only_beside_its_author(subject: Made) -> None:
    made = subject(
        {
            "build/a.pdf": pdf("We sent Troops Abroad."),
            "build/b.pdf": pdf("1. Ada Byrd, Troops Abroad, 2025."),
        }
    )
    (one,) = survey(made)
    assert [(pdf.path, pdf.where) for pdf in built_on(one, made)] == [("build/b.pdf", "p. 1")]


@pytest.mark.parametrize("output", ["../out", "/tmp"])
def test_a_folder_outside_is_not_looked_into(subject: Made, output: str) -> None:
    made = subject({"briefpdf.toml": f'output = "{output}"\n'})
    (one,) = survey(made)
    assert built_on(one, made) == []
