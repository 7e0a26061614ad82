"""Two issued versions are compared claim by claim."""

from __future__ import annotations

from collections.abc import Callable
import html.parser
import json
import os
from pathlib import Path
import subprocess

import pytest

from briefpdf.cli.main import briefpdf
from briefpdf.provenance.diff import compare_packs, word_difference
from briefpdf.provenance.pack import Pack, read_pack

from .conftest import FILES, Issued, files_in

CLAIMS = FILES["briefs/claims/base.yaml"]
NEWER = (
    CLAIMS.replace("statement: The council was founded in 1990 in Oslo.",
                   "statement: The council was founded in Oslo in 1990.")
    .replace("  budget:\n", "  money:\n")
    .replace("value: 400", "value: 401")
    .replace('quote: "The council employed more than 400 people in 2024"',
             'locator: p. 1, quote: "employed more than 400 people in 2024"')
)  # fmt: skip


def packs(*issued: Issued) -> list[Pack]:
    return [read_pack(files_in(one.pdf)["evidence.json"]) for one in issued]


@pytest.fixture(scope="module")
def newer(issue: Callable[..., Issued]) -> Issued:
    """The next version: reworded, renamed, re-sourced, another value, and a claim more."""
    more = (
        "  members:\n    statement: No other body has as many members.\n    sources:\n"
        '      - {key: council-2025, quote: "No other body has as many members."}\n'
    )
    brief = FILES["briefs/council.md"].replace("version: 1", "version: 2")
    brief = brief.replace('claim("budget")', 'claim("money") }} {{ claim("members")')
    claims = NEWER.replace("value: 401", "value: 400").replace("people: {", "staff: {") + more
    return issue({"briefs/council.md": brief, "briefs/claims/base.yaml": claims})


def test_what_became_of_each_claim(issued: Issued, newer: Issued) -> None:
    found = compare_packs(*packs(issued, newer))
    told = {one.claim: (one.fate, set(one.labels)) for one in found.claims}
    assert told == {
        "founded": ("changed", {"reworded"}),
        "staff": ("changed", {"values", "re-sourced"}),
        "money": ("renamed", {"renamed"}),
        "members": ("added", {"added"}),
    }
    assert (found.old, found.new) == ("C1, version 1, 2025-06-13", "C1, version 2, 2025-06-13")
    (back,) = [one for one in compare_packs(*packs(newer, issued)).claims if one.fate == "removed"]
    assert (back.claim, back.pages) == ("members", (1,))


def test_a_version_is_the_same_as_itself(issued: Issued) -> None:
    found = compare_packs(*packs(issued, issued))
    assert (found.claims, found.same) == ((), 3)


def test_words_are_compared_one_by_one() -> None:
    words = word_difference("It rose by 5 percent in May.", "It fell by 5 percent in June.")
    assert [(one.what, one.text) for one in words] == [
        ("same", "It "),
        ("old", "rose"),
        ("new", "fell"),
        ("same", " by 5 percent in "),
        ("old", "May."),
        ("new", "June."),
    ]


class Reader(html.parser.HTMLParser):
    """Collects what is deleted and inserted, and whatever comes from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.told: dict[str, list[str]] = {"del": [], "ins": []}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "link", "img", "iframe")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.open.remove(tag)

    def handle_data(self, data: str) -> None:
        for tag in set(self.open) & self.told.keys():
            self.told[tag].append(data)


def run(*words: str) -> int:
    code = briefpdf.main(list(words), standalone_mode=False)
    assert isinstance(code, int)
    return code


def test_as_text_json_and_a_page(
    issued: Issued, newer: Issued, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, one in (("old", issued), ("new", newer)):
        (tmp_path / f"{name}.pdf").write_bytes(one.pdf)
    files = [str(tmp_path / "old.pdf"), str(tmp_path / "new.pdf")]
    assert run("diff", *files) == 0
    text = capsys.readouterr().out
    assert "claim members: added (page 1)" in text
    assert "The council was founded in " in text and "{+" in text and "[-" in text
    assert "4 claims changed, 0 did not." in text
    assert run("diff", *files, "--format", "json", "--output", str(tmp_path / "d.json")) == 0
    report = json.loads((tmp_path / "d.json").read_text())
    assert [one["fate"] for one in report["claims"]].count("added") == 1
    assert run("diff", *files, "--format", "html", "--output", str(tmp_path / "d.html")) == 0
    reader = Reader()
    reader.feed((tmp_path / "d.html").read_text())
    assert "No other body has as many members." in reader.told["ins"]
    assert reader.open == ["meta", "meta"]


def test_a_brief_of_a_revision(
    issued: Issued, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = tmp_path / "w"
    for path, text in FILES.items():
        (workspace / path).parent.mkdir(parents=True, exist_ok=True)
        (workspace / path).write_text(text)
    who = {f"GIT_{role}_{what}": "a@b.example" for role in ("AUTHOR", "COMMITTER")
           for what in ("NAME", "EMAIL")}  # fmt: skip
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run(["git", *words], cwd=workspace, check=True, env={**os.environ, **who})
    (tmp_path / "old.pdf").write_bytes(issued.pdf)
    place = ["--workspace", str(workspace)]
    assert run("diff", str(tmp_path / "old.pdf"), "HEAD:council", *place) == 0
    assert "0 claims changed, 3 did not." in capsys.readouterr().out
