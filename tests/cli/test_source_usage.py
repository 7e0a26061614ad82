"""`briefpdf source` when it is not used as it is meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result
import pytest

from briefpdf.checks.examples import BASE, REFS, also
from briefpdf.cli.commands.source.group import SOURCE_VERBS
from briefpdf.cli.main import briefpdf

Invoke = Callable[..., Result]
Write = Callable[..., Path]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Runs a verb of `briefpdf source` in a folder, within this process."""

    def invoke(folder: Path, *words: str) -> Result:
        monkeypatch.chdir(folder)
        return CliRunner().invoke(briefpdf, ["source", *words])

    return invoke


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("lst",), "There is no command “lst”. Did you mean “list”?"),
        (("show", "crs-trops"), "Did you mean “crs-troops”?"),
        (("show", "xyz"), "“briefpdf source list” lists them."),
        (("show",), "Missing argument 'KEY'"),
        (("impact", "crs-trops"), "there is no source “crs-trops” in refs.bib"),
        (("check", "crs-troops", "crs-trops"), "Did you mean “crs-troops”?"),
        (("list", "--brief", "bsae"), "Did you mean “base”?"),
        (("list", "--unusd"), "--unused"),
        (("--brief", "base", "list"), "behind the command: briefpdf source list --brief …"),
        (("--unusd", "list"), "No such option '--unusd'."),
        (("list", "--format", "xml"), "'xml' is not one of 'text', 'json'"),
        (("add", "x.pdf"), "--key is missing"),
        (("add", "", "--key", "x"), "there is no document to add"),
        (("add", "https:/a.example/x", "--key", "x"), "Did you mean https://a.example/x?"),
        (("add", "www.a.example", "--key", "x"), "Did you mean https://www.a.example?"),
        (("list", "--brief", "briefs/bsae.md"), "Did you mean “base”?"),
        (("check", "--onlin"), "--online"),
        (("impact", "a", "b"), "unexpected extra argument (b)"),
        (("add", "x.pdf", "--key", "x"), "x.pdf is not there"),
        (("add", "briefs", "--key", "x"), "briefs is a folder"),
        (("add", "refs.bib", "--key", "crs-troops"), "is in refs.bib already"),
        (("add", "refs.bib", "--key", "a b"), "“a b” cannot be a key"),
        (("add", "refs.bib", "--key", "x", "--type", "reprot"), "Did you mean “report”?"),
        (("add", "refs.bib", "--key", "x", "--date", "13 June"), "Write YYYY, YYYY-MM"),
        (("add", "ftp://a.example/x", "--key", "x"), "has ftp:, not http: or https:"),
        (("add", "https://", "--key", "x"), "names no host"),
        (("rename", "crs-trops", "x"), "Did you mean “crs-troops”?"),
        (("rename", "crs-troops", "a b"), "“a b” cannot be a key"),
        (("rename", "crs-troops"), "Missing argument 'NEW'"),
        (("remove", "crs-trops"), "Did you mean “crs-troops”?"),
        (("remove", "crs-troops"), "briefs/claims/base.yaml:6:14: source of the claim"),
        (("edit", "crs-troops"), "there is nothing to change"),
        (("edit", "crs-troops", "--set", "title"), "Write --set title=VALUE."),
        (("edit", "crs-troops", "--unset", "titel"), "Did you mean “title”?"),
        (("edit", "crs-trops", "--set", "title=x"), "Did you mean “crs-troops”?"),
        (("update", "crs-troops", "x.pdf"), "x.pdf is not there"),
        (("update", "crs-trops", "refs.bib"), "Did you mean “crs-troops”?"),
        (("update", "crs-troops"), "Missing argument 'FILE'"),
        (("list", "--workspace", "none"), "there is no folder none"),
    ],
)
def test_wrong_usage_is_told_and_exits_with_2(
    run: Invoke, workspace: Write, words: tuple[str, ...], message: str
) -> None:
    folder = workspace({})
    done = run(folder, *words)
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stdout == ""
    assert (folder / REFS).read_text() == BASE[REFS]


@pytest.mark.parametrize("verb", ["list", "check", "show x", "impact x"])
def test_a_bibliography_that_cannot_be_read_is_told(
    run: Invoke, workspace: Write, verb: str
) -> None:
    done = run(workspace({REFS: b"\xff\xfe"}), *verb.split())
    assert done.exit_code == 1
    assert "refs.bib is in UTF-16, not UTF-8" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_entry_that_cannot_be_read_is_told(run: Invoke, workspace: Write) -> None:
    done = run(workspace(also(REFS, "@misc{x, title = {open\n")), "list")
    assert done.exit_code == 0
    assert done.stderr == "1 entry cannot be read: “briefpdf check” says why.\n"


@pytest.mark.parametrize("verb", SOURCE_VERBS)
def test_every_verb_has_help_with_an_example(run: Invoke, workspace: Write, verb: str) -> None:
    done = run(workspace({}), verb, "--help")
    assert done.exit_code == 0
    assert f"  briefpdf source {verb}" in done.stdout.partition("Example")[2]
