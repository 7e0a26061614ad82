"""The command line as its users meet it: real processes, real files."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import re
import subprocess
import sys

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]


def test_a_sound_brief_renders(briefpdf: Run, workspace: Write) -> None:
    folder = workspace({})
    done = briefpdf("render", "--format", "json", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (brief,) = json.loads(done.stdout)["briefs"]
    assert brief["pdf"] == "build/base.pdf"
    assert brief["engine"] == "typst"
    assert (brief["sentences"], brief["backed"], brief["uncited"]) == (1, 1, 0)
    assert (folder / "build/base.pdf").read_bytes().startswith(b"%PDF-")
    assert [path.name for path in (folder / "build").iterdir()] == ["base.pdf"]


def test_an_error_leaves_the_earlier_pdf_as_it_was(briefpdf: Run, workspace: Write) -> None:
    spoilt = BASE[CLAIMS].replace("key: crs-troops", "key: crs-troop")
    folder = workspace({CLAIMS: spoilt})
    (folder / "build").mkdir()
    (folder / "build/base.pdf").write_bytes(b"earlier")
    done = briefpdf("render", cwd=folder)
    assert done.returncode == 1
    assert (folder / "build/base.pdf").read_bytes() == b"earlier"
    first, hint, *_ = done.stdout.splitlines()
    assert first.startswith("briefs/claims/base.yaml:6:14: CLAIM002 ")
    assert hint == "    Did you mean “crs-troops”?"
    assert "was not rendered" in done.stderr


def test_a_failing_brief_does_not_stop_the_others(briefpdf: Run, workspace: Write) -> None:
    other = BASE[BRIEF].replace("troops-2024", "none-such")
    folder = workspace({"briefs/other.md": other})
    done = briefpdf("render", "-j", "2", cwd=folder)
    assert done.returncode == 1
    assert (folder / "build/base.pdf").is_file()
    assert not (folder / "build/other.pdf").exists()


def test_several_briefs_render_in_several_processes(briefpdf: Run, workspace: Write) -> None:
    folder = workspace({"briefs/other.md": BASE[BRIEF]})
    done = briefpdf("render", "-j", "2", "-o", "out", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    one, two = (folder / "out/base.pdf"), (folder / "out/other.pdf")
    assert one.read_bytes() == two.read_bytes()


def test_a_draft_shows_its_findings(briefpdf: Run, workspace: Write) -> None:
    import pypdfium2

    folder = workspace({BRIEF: BASE[BRIEF] + "\nSome 300 men died.\n"})
    assert briefpdf("render", cwd=folder).returncode == 1
    done = briefpdf("render", "--draft", "-o", "draft.pdf", cwd=folder)
    assert done.returncode == 1
    with pypdfium2.PdfDocument(folder / "draft.pdf") as pdf:
        text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    assert "DRAFT" in text
    assert "BRIEF005" in text
    assert "Some 300 men died." in text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("chekc",), "Did you mean “check”?"),
        (("check", "bsae"), "Did you mean “base”?"),
        (("check", "--workspace", "none"), "there is no folder none"),
        (("check", "--format", "xml"), "--format"),
        (("explain", "CLAIM1"), "there is no rule “CLAIM1”"),
        (("render", "-j", "0"), "-j"),
        (("render", "-o", "briefs/base.md/x.pdf"), "cannot be written"),
    ],
)
def test_wrong_usage_is_told_and_exits_with_2(
    briefpdf: Run, workspace: Write, words: tuple[str, ...], message: str
) -> None:
    done = briefpdf(*words, cwd=workspace({}))
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_a_workspace_is_told(briefpdf: Run, tmp_path: Path) -> None:
    done = briefpdf("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "briefpdf init" in done.stderr


def test_wrong_settings_exit_with_2(briefpdf: Run, workspace: Write) -> None:
    done = briefpdf("check", cwd=workspace({"briefpdf.toml": "\nstrcit = true\n"}))
    assert done.returncode == 2
    assert done.stdout.startswith("briefpdf.toml:2:1: CONFIG002 ")


BAD = {
    "empty": b"",
    "binary": bytes(range(256)) * 40,
    "long line": b"x" * 10_000_000,
    "latin-1": "caf\u00e9\n".encode("latin-1"),
    "tabs": b"\tclaims:\n\t\tx: 1\n",
    "alias cycle": b"---\ntitle: &a [*a]\nclaims: &b {x: *b}\n---\n",
    "braces": b"@report{x, title = {never closed,\n{{{{ claim(\n---\n{",
    "block": b"---\ntitle: x\n---\n{% claim 'x' %}\n",
    "nesting": b"[" * 200_000,
}


@pytest.mark.parametrize("path", [BRIEF, CLAIMS, REFS, "briefpdf.toml"])
@pytest.mark.parametrize("fault", BAD)
def test_bad_input_is_a_finding_never_a_traceback(
    briefpdf: Run, workspace: Write, path: str, fault: str
) -> None:
    done = briefpdf("render", cwd=workspace({path: BAD[fault]}))
    harmless = path == "briefpdf.toml" and fault == "empty"
    assert done.returncode == 0 if harmless else done.returncode in (1, 2)
    assert "Traceback" not in done.stdout + done.stderr
    if not harmless:
        # What a broken registry or bibliography causes elsewhere is told where it shows.
        assert path in done.stdout or fault == "empty"


def test_version_is_quick_to_say(briefpdf: Run, tmp_path: Path) -> None:
    done = briefpdf("--version", cwd=tmp_path)
    assert done.stdout.startswith("briefpdf, version ")


# Settings name people.
PEOPLE = {"briefpdf.model.people"}


def modules_after(words: list[str], folder: Path) -> set[str]:
    code = (
        "import sys\nfrom briefpdf.cli.main import main\n"
        f"sys.argv = {['briefpdf', *words]!r}\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    return set(done.stderr.splitlines())


def test_nothing_heavy_is_imported_without_need(workspace: Write) -> None:
    folder = workspace({})
    heavy = {"weasyprint", "reportlab", "rich", "jinja2", "pydyf", "fontTools", "PIL", "httpx"}
    assert not modules_after(["check"], folder) & heavy
    for words in (["list"], ["check"], ["show", "crs-troops"], ["impact", "crs-troops"]):
        assert not modules_after(["source", *words], folder) & heavy
    light = heavy | {"yaml", "bibtexparser", "markdown_it", "babel", "json"}
    assert not modules_after(["--version"], folder) & light


def test_what_checks_is_not_imported_where_nothing_changed(
    workspace: Write, committed: Callable[[Path], None]
) -> None:
    """An answer from the cache is there before what makes it anew could be loaded."""
    # Findings are told without the rules that found them.
    folder = workspace({BRIEF: BASE[BRIEF] + "\nSome 300 men died, and more may go.\n"})
    rooms = (
        "evidence",
        "checks.rules",
        "checks.run",
        "readers.claims",
        "compose.compose",
        "model.",
    )
    checking = tuple(f"briefpdf.{room}" for room in rooms)
    first = modules_after(["check"], folder)
    again = modules_after(["check"], folder)
    assert all(any(name.startswith(room) for name in first) for room in checking)
    assert not [name for name in again if name.startswith(checking) and name not in PEOPLE]
    assert not again & {"yaml", "bibtexparser", "babel", "jinja2", "pylatexenc", "uharfbuzz"}
    # Neither does a look at the registry.
    committed(folder)
    for words in (
        ("claim", "list"),
        ("claim", "where", "troops-2024"),
        ("source", "list"),
        ("source", "impact", "crs-troops"),
        ("changes", "HEAD"),
    ):
        loaded = modules_after([*words], folder)
        assert not [name for name in loaded if name.startswith(checking[:5])], words


def test_init_makes_a_workspace_that_renders(briefpdf: Run, tmp_path: Path) -> None:
    assert briefpdf("init", "new", cwd=tmp_path).returncode == 0
    done = briefpdf("render", cwd=tmp_path / "new")
    assert done.returncode == 0
    found = [line for line in done.stdout.splitlines() if re.match(r"\S+:\d+:\d+: ", line)]
    # The starter's own words are told until they are replaced, and nothing else is.
    assert [line.split()[1] for line in found] == ["BRIEF044", "BRIEF044"]
    again = briefpdf("init", "new", cwd=tmp_path)
    assert again.returncode == 2
    assert "Nothing was written" in again.stderr


def test_coverage_shows_each_sentence_and_what_backs_it(briefpdf: Run, workspace: Write) -> None:
    more = "\nThe rest is open.\n\nSome 300 men died.\n"
    done = briefpdf("check", "--coverage", cwd=workspace({BRIEF: BASE[BRIEF] + more}))
    assert done.returncode == 1
    *_, brief, backed, bare, uncited, claims = done.stdout.splitlines()
    assert brief == "briefs/base.md: 3 sentences: 1 backed, 0 judgments, 2 bare"
    assert backed.split()[:2] == ["backed", "9:11"]
    assert bare.split() == ["bare", "11:1", "The", "rest", "is", "open."]
    assert uncited.split()[:2] == ["uncited", "13:1"]
    assert claims == "1 claim: 1 verbatim"
