"""An office of sixty briefs: a push on `main`, then pull requests, through the action itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import json
from pathlib import Path
import re
import shutil
import sys
from typing import Any

import pytest

from briefpdf.checks.examples import BASE, BRIEF, REFS, SETTINGS

from .runner import Runner

Git = Callable[..., str]
BIN = Path(sys.executable).parent
BRIEFS, BUILD, FAIL = 60, "Check and build the briefs", "Fail where a brief does not hold up"
SAVE = "Save what the default branch cached"
TOWNS = (
    "Alder Birch Cedar Dogwood Elm Fir Gum Hazel Ivy Juniper Kauri Larch Maple Nutmeg Oak".split()
)


def sentence(number: int) -> str:
    town = f"{TOWNS[number % 15]} {('Bay', 'Falls', 'Hill', 'Rock')[number // 15]}"
    return f"The town of {town} spent {1000 + 7 * number} dollars on its roads in 2024."


def office() -> dict[str, str]:
    files = {SETTINGS: '[severity]\nunder-length = "off"\nnear-duplicate-claim = "off"\n'}
    files |= {".gitignore": "build/\n", REFS: ""}
    head = BASE[BRIEF].partition("## Overview")[0]
    for number in range(BRIEFS):
        name = f"b{number:02}"
        files[REFS] += BASE[REFS].replace("crs-troops", f"s{name}") + "\n"
        files[f"briefs/sources/s{name}.txt"] = sentence(number) + "\n"
        files[f"briefs/claims/{name}.yaml"] = (
            f"claims:\n  {name}:\n    statement: {sentence(number)}\n    sources:\n"
            f"      - {{key: s{name}, locator: p. 1, quote: {json.dumps(sentence(number))}}}\n"
        )
        body = f'{{{{ claim("{name}") }}}}\n'
        files[f"briefs/{name}.md"] = head.replace("IF00001", f"IF{number:05}") + body
    return files


class Office:
    """A repository of an office, and a runner whose folders have the same names in each job."""

    def __init__(self, folder: Path, git: Git) -> None:
        self.origin, self.git = folder / "origin", git
        self.clone, self.temp, self.store = folder / "clone", folder / "temp", folder / "store"
        self.write(office())
        git("init", "-q", "-b", "main", cwd=self.origin)
        self.commit()

    def write(self, files: dict[str, str]) -> None:
        for path, content in files.items():
            place = self.origin / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(content, encoding="utf-8")

    def edit(self, path: str, before: str, after: str) -> None:
        content = (self.origin / path).read_text(encoding="utf-8")
        assert before in content
        self.write({path: content.replace(before, after)})

    def commit(self) -> str:
        self.git("add", "-A", "--force", cwd=self.origin)
        self.git("commit", "-q", "-m", "more", cwd=self.origin)
        return self.git("rev-parse", "HEAD", cwd=self.origin).strip()

    def run(self, event: str, refused: frozenset[str] = frozenset(), **github: str) -> Runner:
        """A job over what is checked out at the origin, in folders that are new."""
        for folder in (self.clone, self.temp):
            shutil.rmtree(folder, ignore_errors=True)
        self.git("clone", "-q", str(self.origin), str(self.clone), cwd=self.origin)
        self.temp.mkdir()
        sha = self.git("rev-parse", "HEAD", cwd=self.origin).strip()
        branch = self.git("rev-parse", "--abbrev-ref", "HEAD", cwd=self.origin).strip()
        known = {"event_name": event, "ref_name": branch, "ref_type": "branch", "sha": sha}
        known |= {"event.repository.default_branch": "main", "repository": "o/r"}
        job = Runner(
            self.clone, self.temp, {}, {**known, **github}, store=self.store, refused=refused
        )
        job.outputs["install"] = {"briefpdf": str(BIN / "briefpdf"), "python": sys.executable}
        job.outputs["keep"] = {"artifact-url": "https://example.org/artifact"}
        job.run()
        return job

    def pull_request(
        self, branch: str, refused: frozenset[str] = frozenset(), **github: str
    ) -> Runner:
        """A job for a pull request: of what a merge into `main` would be."""
        base = self.git("rev-parse", "main", cwd=self.origin).strip()
        self.git("checkout", "-q", "--detach", "main", cwd=self.origin)
        self.git("merge", "-q", "--no-ff", "-m", "merge", branch, cwd=self.origin)
        head = self.git("rev-parse", branch, cwd=self.origin).strip()
        event = {"event.pull_request.base.sha": base, "event.pull_request.head.sha": head}
        return self.run("pull_request", refused, ref_name="7/merge", **{**event, **github})


@pytest.fixture(scope="module")
def main(tmp_path_factory: pytest.TempPathFactory, git: Git) -> Iterator[tuple[Office, Runner]]:
    """The office after a push on `main`, and that job."""
    made = Office(tmp_path_factory.mktemp("office"), git)
    yield made, made.run("push")


def built(job: Runner) -> dict[str, str]:
    """The briefs that were built, each with why."""
    found = (re.fullmatch(r"(b\d\d): built: (.*)", line) for line in job.log)
    return {match[1]: match[2] for match in found if match}


def files_of(job: Runner, folder: str) -> list[str]:
    (out,) = job.temp.glob("briefpdf-*/out")
    return sorted(path.name for path in out.glob(f"{folder}/*"))


def test_a_push_on_main_builds_all_and_saves(main: tuple[Office, Runner]) -> None:
    _, job = main
    assert job.codes[FAIL] == 0, job.log
    assert job.outputs["gather"]["rendered"] == str(BRIEFS)
    assert [verb for verb, key in job.cached if key] == ["save"]


def test_a_pull_request_builds_what_it_changes_and_shows_what_it_breaks(
    main: tuple[Office, Runner],
) -> None:
    office, _ = main
    office.git("checkout", "-q", "-B", "three", "main", cwd=office.origin)
    # Two read otherwise, and hold up; of the third, no source says what it says now.
    for name in ("b03", "b17"):
        office.edit(f"briefs/claims/{name}.yaml", "statement: The", "statement: In 2024, the")
        office.edit(f"briefs/claims/{name}.yaml", " in 2024.\n    sources", ".\n    sources")
    wrong = sentence(29).replace("1203", "1209")
    office.edit("briefs/claims/b29.yaml", f"statement: {sentence(29)}", f"statement: {wrong}")
    office.commit()
    job = office.pull_request("three")
    assert job.codes[FAIL] == 1, job.log
    assert built(job) == {name: f"the claim “{name}” changed" for name in ("b03", "b17")}
    assert files_of(job, "pdf") == ["b03.pdf", "b17.pdf"]
    assert files_of(job, "draft") == ["b29.pdf"]
    assert files_of(job, "pages") == [
        f"{name}-1-{when}.png" for name in ("b03", "b17") for when in ("after", "before")
    ]
    # What the default branch saved is found; nothing is saved.
    ((verb, key),) = job.cached
    assert verb == "restore" and key.startswith("briefpdf-")
    assert SAVE in job.skipped
    screen = "\n".join(job.summary.splitlines()[:30])
    assert "**1 brief cannot be built:** b29." in screen
    assert "briefs/claims/b29.yaml:3:" in screen
    assert "| b03 | reworded | **statement** The town of" in screen
    assert re.search(r"\| [a-z → ]+ \| b03 \(p\. 1\) \|", screen), screen
    assert "→ unsupported | b29 |" in screen
    assert "[before](https://example.org/artifact)" in job.summary
    assert str(office.temp) not in job.summary
    assert job.outputs["gather"]["errors"] == str(len(job.commands()))


def test_a_source_that_main_withdrew_fails_no_pull_request(main: tuple[Office, Runner]) -> None:
    office, _ = main
    office.git("checkout", "-q", "-B", "one", "main", cwd=office.origin)
    office.edit("briefs/b05.md", "title: Troops", "title: Roads")
    office.edit("briefs/b40.md", "title: Troops", "title: More Roads")
    office.commit()
    before = office.git("rev-parse", "main", cwd=office.origin).strip()
    office.git("checkout", "-q", "main", cwd=office.origin)
    office.edit(REFS, "@report{sb40,\n", "@report{sb40,\n  pubstate = {retracted},\n")
    office.commit()
    try:
        # The event may know an earlier base than that which the pull request is merged into.
        job = office.pull_request("one", **{"event.pull_request.base.sha": before})
    finally:
        office.git("branch", "-q", "-f", "main", before, cwd=office.origin)
    assert job.codes[FAIL] == 0, job.log
    assert job.outputs["gather"]["errors"] == "0"
    assert int(job.outputs["gather"]["earlier"]) >= 1
    assert (files_of(job, "pdf"), files_of(job, "draft")) == (["b05.pdf"], ["b40.pdf"])
    broken, _, rest = job.summary.partition("### What this changes")
    assert "Nothing." in broken
    assert "REF010" in rest and "Still a draft, as before: b40." in rest


def test_a_pull_request_from_a_fork_needs_no_right(main: tuple[Office, Runner]) -> None:
    office, _ = main
    fork = office.origin.parent / "fork"
    office.git("clone", "-q", "--branch", "main", str(office.origin), str(fork), cwd=office.temp)
    # On the fork's own branch, of the name that the default branch has.
    brief = fork / "briefs/b11.md"
    brief.write_text(brief.read_text().replace("title: Troops", "title: Roads"))
    office.git("commit", "-q", "-a", "-m", "theirs", cwd=fork)
    office.git("fetch", "-q", str(fork), "+main:refs/pull/7/head", cwd=office.origin)
    stored = sorted(office.store.rglob("*"))
    job = office.pull_request(
        "refs/pull/7/head",
        frozenset({"Send findings to code scanning"}),
        **{"event.pull_request.head.repo.fork": "true"},
    )
    assert job.codes[FAIL] == 0, job.log
    assert files_of(job, "pdf") == ["b11.pdf"]
    # It finds what the default branch cached, and leaves nothing there.
    ((verb, key),) = job.cached
    assert verb == "restore" and key
    assert SAVE in job.skipped
    assert sorted(office.store.rglob("*")) == stored
    assert "Send findings to code scanning" in job.used
    assert "| b11 | changed |" in job.summary


def poison(folder: Path) -> dict[str, str]:
    """Folders of the names that caches have, with files that are no caches."""
    names = ("briefpdf-cache", ".cache/briefpdf", ".briefpdf", "pip", "build")
    return {f"{name}/cache.sqlite": "not a database" for name in names}


def test_a_hostile_pull_request_gains_nothing(main: tuple[Office, Runner]) -> None:
    office, first = main
    office.git("checkout", "-q", "-B", "hostile", "main", cwd=office.origin)
    ran = office.temp.parent / "ran"
    office.write(poison(office.origin))
    # Programs in all the places that somebody may look for one.
    program = f"import pathlib; pathlib.Path({str(ran)!r}).touch()\n"
    names = {*sys.stdlib_module_names, "sitecustomize", "usercustomize", "weasyprint", "conftest"}
    office.write({f"{name}.py": program for name in names})
    office.write({".gitattributes": "*.md filter=x diff=x\n", "git": f"#!/bin/sh\ntouch {ran}\n"})
    (office.origin / "git").chmod(0o755)
    body = "{{ ''.__class__.__mro__[1].__subclasses__() }}{{ cycler.__init__.__globals__ }}\n"
    office.write({"briefs/b01.md": BASE[BRIEF] + body})
    office.commit()
    stored = sorted(path.name for path in office.store.rglob("*"))
    job = office.pull_request("hostile")
    assert SAVE in job.skipped
    assert [verb for verb, _ in job.cached] == ["restore"]
    assert sorted(path.name for path in office.store.rglob("*")) == stored
    assert not ran.exists()
    assert job.codes[FAIL] == 1
    assert files_of(job, "pdf") == []
    # What came with the tree is as it came.
    for path, content in poison(office.clone).items():
        assert (office.clone / path).read_text(encoding="utf-8") == content
    assert not job.outputs["gather"].get("rendered", "0").strip("0")
    assert first.cached


def test_several_uses_in_one_job_write_one_page(
    tmp_path: Path, committed: Callable[[Path], None], workspace: Callable[..., Path]
) -> None:
    folder = workspace({})
    top = folder.parent / "origin"
    for name in ("policy", "law"):
        shutil.copytree(folder, top / name)
    committed(top)
    pages = []
    for name in ("policy", "law"):
        known = {"event_name": "push", "ref_name": "main"}
        job = Runner(top, tmp_path, {"workspace": name, "command": "check"}, known)
        job.outputs["install"] = {"briefpdf": str(BIN / "briefpdf"), "python": sys.executable}
        job.run()
        pages.append(job.summary)
    assert pages[1].startswith(pages[0])
    assert re.findall(r"(?m)^# .*", pages[1]) == ["# policy", "# law"]


def test_several_workspaces_in_one_job(
    tmp_path: Path, committed: Callable[[Path], None], workspace: Callable[..., Path]
) -> None:
    folder = workspace({})
    top = folder.parent / "origin"
    for name in ("policy", "law and order"):
        shutil.copytree(folder, top / name)
    (top / "law and order/briefs/base.md").write_text(BASE[BRIEF] + "\nSome 300 men died.\n")
    committed(top)
    temp = tmp_path / "temp"
    temp.mkdir()
    inputs = {"workspace": "policy\nlaw and order\n"}
    job = Runner(top, temp, inputs, {"event_name": "push", "ref_name": "main"})
    job.outputs["install"] = {"briefpdf": str(BIN / "briefpdf"), "python": sys.executable}
    job.run()
    (out,) = temp.glob("briefpdf-*/out")
    assert job.codes[FAIL] == 1
    assert (out / "1-policy/pdf/base.pdf").is_file()
    assert (out / "2-law-and-order/draft/base.pdf").is_file()
    published: dict[str, Any] = job.outputs["gather"]
    assert (published["rendered"], published["stopped"], published["errors"]) == ("1", "1", "1")
    logs = [json.loads(path.read_text()) for path in sorted((out / "code-scanning").iterdir())]
    categories = [log["runs"][0]["automationDetails"]["id"] for log in logs]
    assert categories == ["briefpdf policy/", "briefpdf law and order/"]
    (command,) = (line for line in job.commands() if line.startswith("::error"))
    assert "file=law and order/briefs/base.md," in command
    assert "# policy" in job.summary and "# law and order" in job.summary
    assert job.used["Keep the PDFs and the reports"]["name"].startswith("briefpdf-policy-law-and")
