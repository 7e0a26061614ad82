"""`briefpdf claim add` in an editor and on a terminal; completion in a shell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import os
from pathlib import Path
import re
import subprocess
import sys

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, brief
from briefpdf.cli.commands.claim.group import VERBS
from briefpdf.editing.lock import state_folder
from briefpdf.source.workspace import DiskWorkspace

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

QUOTE = "North Korea sent more than 10,000 troops to Russia in 2024."
TYPED = f"""\
claims:
  sent:   # my words
    statement: 'North Korea sent troops to Russia.'
    sources:
      - key: crs-troops
        locator:
        quote: "{QUOTE}"
    topic:
"""


@pytest.fixture
def editor(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """An editor that writes one text after the other, each time that it is opened.

    What it was opened with is kept in `opened-1` and so on.
    """

    def made(*texts: str, code: int = 0) -> dict[str, str]:
        folder = tmp_path / "editor"
        folder.mkdir()
        for number, text in enumerate(texts, 1):
            (folder / f"text-{number}").write_text(text, "utf-8")
        script = folder / "edit.py"
        script.write_text(
            "import shutil, sys\nfrom pathlib import Path\n"
            f"folder = Path({str(folder)!r})\n"
            "number = len(list(folder.glob('opened-*'))) + 1\n"
            "shutil.copy(sys.argv[1], folder / f'opened-{number}')\n"
            "text = folder / f'text-{number}'\n"
            "if text.exists():\n    shutil.copy(text, sys.argv[1])\n"
            f"sys.exit({code})\n"
        )
        return {**os.environ, "VISUAL": f"{sys.executable} {script}", "EDITOR": "false"}

    return made


def opened(tmp_path: Path, number: int) -> str:
    return (tmp_path / f"editor/opened-{number}").read_text("utf-8")


def unsaved(folder: Path) -> list[Path]:
    return sorted((state_folder(DiskWorkspace(folder)) / "unsaved").glob("*.yaml"))


def test_what_the_editor_saved_goes_in_word_for_word(
    briefpdf: Run, workspace: Write, editor: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    folder = workspace({})
    done = briefpdf("claim", "add", "--editor", "--author", "cd", cwd=folder, env=editor(TYPED))
    assert done.returncode == 0, done.stderr
    assert "  new-claim:\n    statement: \n" in opened(tmp_path, 1)
    assert "    author: cd\n" in opened(tmp_path, 1)
    added = TYPED.removeprefix("claims:\n").replace("        locator:\n", "")
    assert (folder / CLAIMS).read_text() == (
        BASE[CLAIMS] + "\n" + added.replace("    topic:\n", "")
    )
    assert unsaved(folder) == []


def test_the_editor_comes_back_with_the_findings_until_it_is_right(
    briefpdf: Run, workspace: Write, editor: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    folder = workspace({})
    wrong = (
        TYPED.replace("statement", "statment"),
        TYPED.replace("crs-troops", "crs-troop"),
        TYPED.replace("sent more than", "sent fewer than"),
        "claims: [",
    )
    done = briefpdf("claim", "add", "--editor", cwd=folder, env=editor(*wrong, TYPED))
    assert done.returncode == 0, done.stderr
    assert opened(tmp_path, 2).startswith("# briefpdf: claim “sent” has no field “statment”\n")
    assert "# briefpdf: Did you mean “statement”?\n" in opened(tmp_path, 2)
    assert "“crs-troop”" in opened(tmp_path, 3).splitlines()[0]
    assert "statment" not in opened(tmp_path, 3)
    assert "is not in “crs-troops”" in opened(tmp_path, 4).splitlines()[0]
    assert opened(tmp_path, 5).endswith("claims: [")
    assert "'North Korea sent troops to Russia.'" in (folder / CLAIMS).read_text()


def test_what_was_typed_is_kept_when_it_is_given_up(
    briefpdf: Run, workspace: Write, editor: Callable[..., dict[str, str]]
) -> None:
    folder = workspace({})
    wrong = TYPED.replace("crs-troops", "crs-troop")
    done = briefpdf("claim", "add", "--editor", cwd=folder, env=editor(wrong))
    assert done.returncode == 2
    (kept,) = unsaved(folder)
    assert f"What you typed is in {kept}" in done.stderr
    assert kept.read_text("utf-8").endswith(wrong)
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS]


@pytest.mark.parametrize(("texts", "code"), [((), 0), ((TYPED,), 1)])
def test_an_editor_that_is_left_adds_nothing(
    briefpdf: Run,
    workspace: Write,
    editor: Callable[..., dict[str, str]],
    texts: tuple[str, ...],
    code: int,
) -> None:
    folder = workspace({})
    done = briefpdf("claim", "add", "--editor", cwd=folder, env=editor(*texts, code=code))
    assert done.returncode == 2
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS]
    assert [path.read_text("utf-8") for path in unsaved(folder)] == list(texts)


def on_a_terminal(folder: Path, words: list[str], answers: list[str]) -> tuple[int, str]:
    """Run a command on a terminal of its own, an answer for each question; exit code and screen."""
    import pty

    pid, handle = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execv(sys.executable, [sys.executable, "-m", "briefpdf", *words])
    screen = "".join(_talk(handle, answers))
    _, status = os.waitpid(pid, 0)
    os.close(handle)
    return os.waitstatus_to_exitcode(status), screen


def _talk(handle: int, answers: list[str]) -> Iterator[str]:
    waiting, new = list(answers), ""
    while True:
        try:
            data = os.read(handle, 10_000)
        except OSError:
            return  # The command has ended, and its terminal with it.
        if not data:
            return
        yield data.decode("utf-8", "replace")
        new += data.decode("utf-8", "replace")
        if new.endswith(": "):
            # Whoever asks for more than there are answers is told that nothing follows.
            os.write(handle, waiting.pop(0).encode() + b"\n" if waiting else b"\x04")
            new = ""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals on Windows")
def test_on_a_terminal_a_claim_is_asked_for(workspace: Write) -> None:
    folder = workspace({})
    answers = ["They met: é.", "estimate", "crs-troops", "p. 1", "North Korea sent", "", "a", "cd"]
    code, screen = on_a_terminal(folder, ["claim", "add"], [*answers, "troops-2024", "met"])
    assert code == 0, screen
    assert "there is a claim “troops-2024” already" in screen
    assert "What you typed is in" in screen
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS] + (
        '\n  met:\n    statement: "They met: é."\n    kind: estimate\n    topic: a\n'
        "    sources:\n      - key: crs-troops\n        locator: p. 1\n"
        "        quote: North Korea sent\n    author: cd\n"
    )
    assert unsaved(folder) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals on Windows")
def test_what_was_answered_is_kept_when_it_is_given_up(workspace: Write) -> None:
    folder = workspace({})
    answers = ["They met.", "fact", "", "", "", "troops-2024", ""]
    code, screen = on_a_terminal(folder, ["claim", "add"], answers)
    assert code == 2, screen
    (kept,) = unsaved(folder)
    assert kept.read_text("utf-8") == "claims:\n  troops-2024:\n    statement: They met.\n"


def offered(folder: Path, *words: str, shell: str = "bash") -> list[str]:
    """What a shell offers for the last of some words."""
    environment = {**os.environ, "_BRIEFPDF_COMPLETE": f"{shell}_complete"}
    environment |= {"COMP_WORDS": " ".join(["briefpdf", *words]), "COMP_CWORD": str(len(words))}
    done = subprocess.run(
        [sys.executable, "-m", "briefpdf"],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=True,
    )
    assert not done.stderr
    return [line.partition(",")[2] for line in done.stdout.splitlines() if line]


def test_the_shell_completes_verbs_ids_keys_briefs_and_fields(workspace: Write) -> None:
    folder = workspace({CLAIMS: BASE[CLAIMS] + "  outlook: {statement: X., topic: [war, wages]}\n"})
    assert offered(folder, "claim", "re") == ["rename", "remove", "review"]
    assert offered(folder, "claim", "show", "tr") == ["troops-2024"]
    assert offered(folder, "claim", "review", "outlook", "t") == ["troops-2024"]
    assert offered(folder, "claim", "list", "--source", "c") == ["crs-troops"]
    assert offered(folder, "claim", "list", "--brief", "b") == ["base"]
    assert offered(folder, "claim", "list", "--topic", "wa") == ["wages", "war"]
    assert offered(folder, "claim", "edit", "outlook", "--set", "as") == ["as_of="]
    assert offered(folder, "claim", "edit", "outlook", "--unset", "st") == ["statement"]
    assert offered(folder, "claim", "add", "--file", "b") == [CLAIMS]
    assert offered(folder, "check", "b") == ["base"]
    assert offered(folder, "claim", "import", "--d") == ["--dry-run"]


@pytest.mark.parametrize("content", ["claims: [", "\x00", "claims: {a: 1, 2: [}"])
def test_completion_is_silent_where_nothing_can_be_read(workspace: Write, content: str) -> None:
    folder = workspace({CLAIMS: content, BRIEF: brief("{%"), "refs.bib": "@{"})
    assert offered(folder, "claim", "show", "t") == []
    assert offered(folder, "claim", "list", "--source", "t") == []
    assert offered(folder.parent, "claim", "show", "t") == []


def test_every_verb_has_help_with_an_example(briefpdf: Run, tmp_path: Path) -> None:
    listed = briefpdf("claim", "--help", cwd=tmp_path).stdout
    for verb in VERBS:
        assert re.search(rf"^  {verb} +\w", listed, re.MULTILINE)
        told = briefpdf("claim", verb, "--help", cwd=tmp_path).stdout
        assert re.search(rf"Examples?:\n +briefpdf claim {verb}", told)
        for name in re.findall(r"(--[a-z-]+)", told):
            assert re.search(rf"{name}\b.*\S", told)


def test_the_simple_verbs_import_nothing_heavy(workspace: Write) -> None:
    # `list` has the index made, with the sources in it, where none is cached yet.
    heavy = {"weasyprint", "reportlab", "rich", "jinja2", "openpyxl", "markdown_it"}
    folder = workspace({})
    code = (
        "import sys\nfrom briefpdf.cli.main import main\nsys.argv = ['briefpdf', *sys.argv[1:]]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)\n"
    )
    for words in (["list"], ["where", "troops-2024"], ["edit", "troops-2024", "--set", "short=x"]):
        done = subprocess.run(
            [sys.executable, "-c", code, "claim", *words],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        modules = set(done.stderr.split())
        assert not {name.partition(".")[0] for name in modules} & heavy, words
