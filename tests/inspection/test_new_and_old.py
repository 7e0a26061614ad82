"""`--changed-since`: what the base has too is counted, and stops only what it stopped there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
import json
from pathlib import Path
import subprocess
from typing import Any

import pytest

from briefpdf.bibliography.online import Online
from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, SETTINGS, brief
from briefpdf.model.reference import Reference

Typed = Callable[..., "subprocess.CompletedProcess[str]"]
Git = Callable[..., str]
Write = Callable[..., Path]

OTHER = "briefs/other.md"
SOUND = '{{ claim("troops-2024") }}\n'
OLD = SOUND + "\nSome 300 men died.\n"
SECOND = BASE[CLAIMS].replace("troops-2024", "second").replace("key: crs-troops", "key: lost")
BAD = "briefs/claims/second.yaml"
CACHES = pytest.mark.parametrize("cache", [(), ("--no-cache",)])


@pytest.fixture
def since(workspace: Write, git: Git, typed: Typed) -> Callable[..., dict[str, Any]]:
    """What a command reports of a branch: files as on `main`, then those that are other or gone."""

    def run(
        before: dict[str, str], after: dict[str, str | None], verb: str, *words: str
    ) -> dict[str, Any]:
        folder = workspace({".gitignore": "build/\n", **before})
        git("init", "-q", "-b", "main", cwd=folder)
        git("add", "-A", cwd=folder)
        git("commit", "-q", "-m", "first", cwd=folder)
        git("checkout", "-q", "-b", "topic", cwd=folder)
        for path, content in after.items():
            if content is None:
                (folder / path).unlink()
            else:
                workspace({**before, path: content})
                before = {**before, path: content}
        git("add", "-A", cwd=folder)
        for path in (path for path, content in after.items() if content is None):
            (folder / path).unlink(missing_ok=True)
        git("add", "-A", cwd=folder)
        words = ("--changed-since", "main", "--format", "json", *words)
        done = typed(verb, *words, cwd=folder)
        assert done.stdout, done.stderr
        told: dict[str, Any] = json.loads(done.stdout)
        found, warned = (
            [one["code"] for one in told["findings"] if one["severity"] == severity]
            for severity in ("error", "warning")
        )
        stopped = {one["brief"]: one["stopped"] for one in told["briefs"]}
        return {
            "exit": done.returncode,
            "errors": found,
            "warnings": warned,
            "earlier": told["summary"]["earlier"],
            "stopped": stopped,
            "pdfs": sorted(path.name for path in folder.glob("build/*")),
            "said": done.stderr,
        }

    return run


@CACHES
def test_what_the_base_has_too_fails_nothing_and_stays_stopped(
    since: Callable[..., dict[str, Any]], cache: tuple[str, ...]
) -> None:
    before = {BRIEF: brief(OLD), OTHER: brief(SOUND)}
    after = {BRIEF: brief("## More\n\n" + OLD), OTHER: brief("## More\n\n" + SOUND)}
    done = since(before, after, "render", *cache)
    assert (done["exit"], done["errors"], done["earlier"]) == (0, [], 1)
    assert done["stopped"] == {"base": "before", "other": None}
    assert done["pdfs"] == ["other.pdf"]
    assert "base was not rendered; what stopped it before still does" in done["said"]


def test_what_is_new_fails_and_only_that_is_told(since: Callable[..., dict[str, Any]]) -> None:
    after = {BRIEF: brief(OLD + "\nSome 400 men died.\n"), OTHER: brief(OLD)}
    done = since({BRIEF: brief(OLD), OTHER: brief(SOUND)}, after, "render")
    assert (done["exit"], done["errors"]) == (1, ["BRIEF005", "BRIEF005"])
    assert done["stopped"] == {"base": "new", "other": "new"}
    assert done["pdfs"] == []


# What is wrong otherwise than it was is new, wherever it stands.
@pytest.mark.parametrize(("key", "code"), [("lost", 0), ("gone", 1)])
def test_a_claim_that_goes_to_another_file_takes_its_old_errors_along(
    since: Callable[..., dict[str, Any]], key: str, code: int
) -> None:
    moved = BASE[CLAIMS] + SECOND.partition("\n")[2].replace("key: lost", f"key: {key}")
    done = since({BAD: SECOND}, {BAD: None, CLAIMS: moved}, "check")
    assert (done["exit"], done["errors"]) == (code, ["CLAIM002"] * code)


WITHDRAWN = {REFS: BASE[REFS].replace("  date =", "  pubstate = {retracted},\n  date =")}


@pytest.mark.parametrize(
    ("path", "now", "code"),
    [
        (BAD, SECOND.replace("key: lost", 'key: "lost"'), 0),
        (BAD, SECOND.replace("key: lost", "key: gone"), 1),
        (REFS, WITHDRAWN[REFS].replace("{retracted}", '"retracted"'), 0),
        (REFS, WITHDRAWN[REFS].replace("{retracted}", "{withdrawn}"), 1),
    ],
)
def test_what_is_only_written_otherwise_keeps_its_old_errors(
    since: Callable[..., dict[str, Any]], path: str, now: str, code: int
) -> None:
    was = {BAD: SECOND} if path == BAD else WITHDRAWN
    done = since(was, {path: now}, "check")
    assert (done["exit"], len(done["errors"])) == (code, code)


# What departs from a claim is the brief's, not the claim's: its next words that do are new.
@pytest.mark.parametrize("severity", ["error", "warning"])
def test_words_that_depart_from_a_claim_anew_are_new(
    since: Callable[..., dict[str, Any]], severity: str
) -> None:
    words = '{{% claim "troops-2024" %}}More than 12,000 North Korean troops {}{{% endclaim %}}\n'
    first, second = map(words.format, ("went to Russia in 2024.", "in 2024 went to Russia."))
    before = {SETTINGS: f"[severity]\nBRIEF006 = '{severity}'\n", BRIEF: brief(first)}
    done = since(before, {BRIEF: brief(first + "\n" + second)}, "check")
    assert done[f"{severity}s"] == ["BRIEF006"]
    assert done["earlier"] == 1


@pytest.mark.parametrize("verb", ["check", "render"])
def test_of_what_is_not_there_nobody_knows_whether_it_reads_the_same(
    since: Callable[..., dict[str, Any]], verb: str
) -> None:
    calls = 'The call {{ claim("nowhere") }} of this {{ cite("lost") }}.\n'
    spoilt = BASE[CLAIMS] + "  cut:\n    statement: [1, 2]\n"
    before = {BRIEF: brief(SOUND + "\n" + calls), CLAIMS: spoilt}
    after = {
        BRIEF: brief(SOUND + "\nNow: " + calls),
        CLAIMS: spoilt.replace("[1, 2]", "[1,  2]"),
    }
    done = since(before, after, verb)
    assert done["exit"] == 1
    assert {"BRIEF001", "BRIEF002"} <= {*done["errors"]}


def test_a_source_withdrawn_on_the_base_fails_no_branch(
    since: Callable[..., dict[str, Any]],
) -> None:
    done = since(WITHDRAWN, {BRIEF: brief("## More\n\n" + SOUND)}, "check")
    assert (done["exit"], done["errors"]) == (0, [])
    assert done["earlier"] >= 1


def test_a_source_withdrawn_on_the_branch_fails_it(since: Callable[..., dict[str, Any]]) -> None:
    done = since({}, WITHDRAWN, "check")
    assert (done["exit"], done["errors"]) == (1, ["REF010"])


@pytest.mark.parametrize("existed", [True, False])
def test_an_old_error_is_new_to_a_brief_that_comes_to_rest_on_it(
    since: Callable[..., dict[str, Any]], existed: bool
) -> None:
    before = {BAD: SECOND, **({OTHER: brief(SOUND)} if existed else {})}
    done = since(before, {OTHER: brief(SOUND + '\n{{ claim("second") }}\n')}, "render")
    assert (done["exit"], done["errors"]) == (1, ["CLAIM002"])
    assert done["stopped"]["other"] == "new"
    assert done["pdfs"] == []


def test_a_brief_that_is_mended_is_built(since: Callable[..., dict[str, Any]]) -> None:
    done = since({BRIEF: brief(OLD)}, {BRIEF: brief(SOUND)}, "render")
    assert (done["exit"], done["earlier"], done["pdfs"]) == (0, 0, ["base.pdf"])


def test_what_is_renamed_is_what_it_was(since: Callable[..., dict[str, Any]]) -> None:
    after = {BRIEF: None, OTHER: brief(OLD)}
    done = since({BRIEF: brief(OLD)}, after, "render")
    assert (done["exit"], done["errors"], done["earlier"]) == (0, [], 1)
    assert done["stopped"] == {"other": "before"}


def test_a_severity_that_is_raised_stops_nothing_that_could_be_built(
    since: Callable[..., dict[str, Any]],
) -> None:
    bare = brief(SOUND + "\nMuch remains open.\n")
    done = since({BRIEF: bare}, {SETTINGS: "strict = true\n"}, "render")
    assert done["exit"] == 0
    assert done["pdfs"] == ["base.pdf"]


def test_wrong_settings_are_never_old(since: Callable[..., dict[str, Any]]) -> None:
    wrong = {SETTINGS: "evidnce = 3\n[limits]\nseconds = 'x'\n"}
    done = since(wrong, {BRIEF: brief("## More\n\n" + SOUND)}, "check")
    assert done["exit"] == 2


def test_of_settings_only_what_cannot_be_used_is_never_old(
    since: Callable[..., dict[str, Any]],
) -> None:
    cases = {"briefs/claims/Base.yaml": "claims: {}\n", SETTINGS: "strict = true\n"}
    done = since(cases, {BRIEF: brief("## More\n\n" + SOUND)}, "check")
    assert (done["exit"], done["errors"], done["earlier"]) == (0, [], 1)


def test_a_baseline_and_a_base_go_together(
    since: Callable[..., dict[str, Any]], workspace: Write, typed: Typed
) -> None:
    folder = workspace({BRIEF: brief(OLD)})
    assert typed("check", "--write-baseline", cwd=folder).returncode == 0
    before = {BRIEF: brief(OLD), BAD: SECOND}
    done = since(before, {BRIEF: brief("## More\n\n" + OLD)}, "render", "--baseline")
    assert (done["exit"], done["errors"], done["earlier"]) == (0, [], 2)
    # What the baseline has could be built at the base, and still can.
    assert done["pdfs"] == ["base.pdf"]


@pytest.mark.parametrize(
    ("was", "now", "listed"),
    [
        ("key: crs-troops", "key: lost", {"base", "other"}),
        # What holds up as before is no work for a reviewer.
        ("locator: p. 1", "locator: p. 2", {"base"}),
    ],
)
def test_a_claim_that_breaks_stops_what_rests_on_it(
    since: Callable[..., dict[str, Any]], was: str, now: str, listed: set[str]
) -> None:
    judgment = (
        "  lasting:\n    kind: judgment\n    statement: It may last.\n    basis: [troops-2024]\n"
    )
    before = {
        CLAIMS: BASE[CLAIMS] + judgment,
        OTHER: brief('{{ claim("lasting") }}\n'),
        "briefs/apart.md": brief("Much remains open.\n"),
    }
    done = since(before, {CLAIMS: before[CLAIMS].replace(was, now)}, "check")
    assert done["stopped"].keys() == listed


def test_a_report_of_the_whole_stands_beside_that_of_a_change(
    since: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    other = "briefs/other.md"
    before = {other: BASE[BRIEF].replace("IF00001", "IF00002") + "\nIt cost 20 dollars.\n"}
    after = {BRIEF: BASE[BRIEF].replace("title: Troops", "title: Soldiers")}
    place = tmp_path / "whole.json"
    done = since(before, after, "check", "--whole", f"gitlab={place}")
    assert done["stopped"].keys() == {"base"}
    assert done["errors"] == []
    whole = json.loads(place.read_text(encoding="utf-8"))
    assert {one["location"]["path"] for one in whole} == {other}


def test_a_report_of_the_whole_is_held_to_the_baseline_too(
    workspace: Write, git: Git, typed: Typed
) -> None:
    folder = workspace({OTHER: brief(OLD), ".gitignore": "whole.json\n"})
    assert typed("check", "--write-baseline", cwd=folder).returncode == 0
    git("init", "-q", "-b", "main", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "first", cwd=folder)
    (folder / BRIEF).write_text(brief(OLD))
    words = ("--changed-since", "main", "--baseline", "--whole", "gitlab=whole.json")
    for verb in ("check", "render"):
        assert typed(verb, *words, cwd=folder).returncode == 1
        whole = json.loads((folder / "whole.json").read_text(encoding="utf-8"))
        assert {one["location"]["path"] for one in whole} == {BRIEF}


def test_the_whole_has_what_the_history_and_the_web_say(
    since: Callable[..., dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(references: Iterable[Reference], *given: object, **more: object) -> object:
        return {one.key: Online("dead", "https://example.org", "it is gone") for one in references}

    monkeypatch.setattr("briefpdf.bibliography.asked.gone_from_web.__defaults__", (print, look_up))
    roster = '[people]\nab = {name = "Ada Byrd"}\nmm = {name = "Max Moor"}\n'
    review = "    review: {by: mm, on: 2025-06-10, fingerprint: bf1777ca5d8ec364}\n"
    before = {SETTINGS: roster, CLAIMS: BASE[CLAIMS] + review}
    after = {BRIEF: BASE[BRIEF].replace("title: Troops", "title: Soldiers")}
    place = tmp_path / "whole.json"
    done = since(before, after, "check", "--signed", "--online", "--whole", f"json={place}")
    whole = [one["code"] for one in json.loads(place.read_text(encoding="utf-8"))["findings"]]
    # Who wrote the review did not commit it.
    assert done["errors"] == ["CLAIM052"]
    assert {"CLAIM052", "REF035"} <= set(whole)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--whole", "sarif=a.sarif"), "Add --changed-since REV"),
        (("--whole", "sarif", "--changed-since", "main"), "sarif=FILE"),
        (("--whole", "text=a.txt", "--changed-since", "main"), "sarif=FILE"),
        (("--whole", "sarif=a.pdf", "--changed-since", "main"), "would hold the findings"),
    ],
)
def test_a_report_of_the_whole_names_its_file(
    workspace: Write, typed: Typed, words: tuple[str, ...], said: str
) -> None:
    done = typed("check", *words, cwd=workspace({}))
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize("word", ["--fix", "--diff", "--write-baseline"])
def test_what_goes_with_no_base_is_told(workspace: Write, typed: Typed, word: str) -> None:
    done = typed("check", "--changed-since", "main", word, cwd=workspace({}))
    assert done.returncode == 2
    assert f"--changed-since goes with no {word}" in done.stderr


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('{{ claim("nope") }}\n', "BRIEF001"),
        ('Troops, {{ value("troops-2024.nope") }}.\n', "BRIEF004"),
        ('Troops left {{ cite("nope") }}.\n', "BRIEF002"),
        ('{{ figure("nope") }}\n', "BRIEF003"),
    ],
)
def test_no_baseline_lets_a_page_with_a_hole_be_built(
    workspace: Write, typed: Typed, body: str, code: str
) -> None:
    folder = workspace({BRIEF: brief(SOUND + "\n" + body)})
    typed("check", "--write-baseline", cwd=folder)
    done = typed("render", "--baseline", cwd=folder)
    assert done.returncode == 1
    assert code in done.stdout
    assert not (folder / "build").exists()
