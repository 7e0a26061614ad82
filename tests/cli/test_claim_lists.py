"""The verbs of `briefpdf claim` that tell of the registry and change nothing."""

from __future__ import annotations

from collections.abc import Callable
import csv
import io
import json
from pathlib import Path
import subprocess

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, SETTINGS, brief, registry

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

MORE = (
    "  =odd:\n    statement: Not an id.\n"
    "  old:\n    statement: =SUM(A1).\n    topic: [military, money]\n    expires: 2020\n"
    "    sources: [{key: crs-troops}]\n"
    "  bare:\n    statement: Bare.\n    kind: estimate\n"
    "  outlook:\n    kind: judgment\n    statement: It could grow.\n    basis: [old]\n"
    "    review: {by: mm, on: 2025-06-10, fingerprint: 0000000000000000}\n"
)
FILES = {
    CLAIMS: BASE[CLAIMS] + MORE.partition("\n    statement: Not an id.\n")[2],
    BRIEF: brief('{{ claim("troops-2024") }} {% judgment basis="outlook" %}X.{% endjudgment %}\n'),
}


def ids(done: subprocess.CompletedProcess[str]) -> list[str]:
    assert done.returncode == 0, done.stderr
    return [line.split()[0] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([], ["troops-2024", "old", "bare", "outlook"]),
        (["--brief", "base"], ["troops-2024", "old", "outlook"]),
        (["--brief", "briefs/base.md", "--topic", "military"], ["old"]),
        (["--source", "crs-troops"], ["troops-2024", "old"]),
        (["--topic", "money"], ["old"]),
        (["--unreviewed"], ["troops-2024", "old", "bare", "outlook"]),
        (["--changed"], ["outlook"]),
        (["--stale"], ["old"]),
        (["--unused"], ["bare"]),
        (["--unsourced"], ["bare"]),
        (["--unsourced", "--stale"], []),
    ],
)
def test_list_filters(typed: Run, workspace: Write, words: list[str], wanted: list[str]) -> None:
    assert ids(typed("claim", "list", *words, cwd=workspace(FILES))) == wanted


def test_list_as_json_and_csv(typed: Run, workspace: Write) -> None:
    folder = workspace(FILES)
    whole = json.loads(typed("claim", "list", "--format", "json", cwd=folder).stdout)
    first, old, *_ = whole["claims"]
    assert whole["version"] == 1
    assert first["claim"] == "troops-2024"
    assert (first["path"], first["line"], first["column"]) == (CLAIMS, 2, 3)
    assert first["values"] == {
        "troops": {"value": "10000", "unit": "people", "qualifier": "more than"}
    }
    assert first["sources"][0]["locator"] == "p. 1"
    assert (old["expires"], old["topics"], old["calculate"]) == (
        "2020",
        ["military", "money"],
        None,
    )
    done = typed("claim", "list", "--format", "csv", cwd=folder)
    _, row, *_ = csv.DictReader(io.StringIO(done.stdout))
    assert row["statement"] == "'=SUM(A1)."
    assert row["topics"] == "military; money"


def test_list_of_an_unknown_brief_is_wrong_usage(typed: Run, workspace: Write) -> None:
    done = typed("claim", "list", "--brief", "bsae", cwd=workspace(FILES))
    assert done.returncode == 2
    assert "Did you mean “base”?" in done.stderr


def test_list_says_which_briefs_it_could_not_look_into(typed: Run, workspace: Write) -> None:
    broken = brief('{{ claim("troops-2024") }} {% if %}\n')
    done = typed("claim", "list", "--unused", cwd=workspace({**FILES, BRIEF: broken}))
    assert ids(done) == ["bare", "outlook"]
    assert "What the brief “base” uses is not known" in done.stderr


def test_show_tells_everything_of_a_claim(typed: Run, workspace: Write) -> None:
    copy = "Before it. North Korea sent more than 10,000 troops to Russia in 2024. Behind it."
    folder = workspace({**FILES, "briefs/sources/crs-troops.txt": copy})
    done = typed("claim", "show", "troops-2024", cwd=folder)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "troops-2024: verbatim"
    quote = "«North Korea sent more than 10,000 troops to Russia in 2024»"
    assert f"        Before it. {quote}. Behind it." in lines
    assert "    crs-troops, p. 1, Troops Abroad: found" in lines
    assert f"    {BRIEF}:7:11: its statement" in lines
    whole = json.loads(typed("claim", "show", "old", "--format", "json", cwd=folder).stdout)
    assert whole["verdict"] == "unchecked"
    assert [(use["use"], use["claim"]) for use in whole["uses"]] == [("basis", "outlook")]
    assert {finding["code"] for finding in whole["findings"]} >= {"CLAIM015", "CLAIM021"}
    assert whole["evidence"][0]["status"] == "no quote"
    assert len(whole["fingerprint"]) == 16


def test_show_says_which_reviews_hold(typed: Run, workspace: Write) -> None:
    folder = workspace(FILES)
    assert (
        "    mm, 2025-06-10, changed since" in typed("claim", "show", "outlook", cwd=folder).stdout
    )
    assert typed("claim", "review", "outlook", "--by", "xy", cwd=folder).returncode == 0
    whole = json.loads(typed("claim", "show", "outlook", "--format", "json", cwd=folder).stdout)
    assert [(one["by"], one["current"]) for one in whole["reviews"]] == [
        ("mm", False),
        ("xy", True),
    ]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({REFS: ""}, "not in the bibliography"),
        ({REFS: BASE[REFS].replace("  file", "  note")}, "no archived copy to look in"),
        ({"briefs/sources/crs-troops.txt": "Nothing of it.\n"}, "not found"),
    ],
)
def test_show_says_why_a_quote_was_not_found(
    typed: Run, workspace: Write, change: dict[str, str], status: str
) -> None:
    done = typed("claim", "show", "troops-2024", "--format", "json", cwd=workspace(change))
    assert json.loads(done.stdout)["evidence"][0]["status"] == status


def test_show_has_the_translation_of_a_quote(typed: Run, workspace: Write) -> None:
    quote = "В 2023 году Россия экспортировала 10,5 млн тонн зерна."
    said = "In 2023, Russia exported 10.5 million tons of grain."
    made = f'{{text: "{said}", by: Ministry of Trade, kind: official}}'
    fields = (
        f'    statement: "{said}"\n    sources:\n      - key: crs-troops\n'
        f'        quote: "{quote}"\n        translation: {made}\n'
    )
    files = {CLAIMS: registry(fields), "briefs/sources/crs-troops.txt": f"{quote}\n"}
    folder = workspace(files)
    lines = typed("claim", "show", "troops-2024", cwd=folder).stdout.splitlines()
    assert f"        translated (official, by Ministry of Trade): {said}" in lines
    whole = json.loads(typed("claim", "show", "troops-2024", "--format", "json", cwd=folder).stdout)
    made_of = {"text": said, "by": "Ministry of Trade", "kind": "official"}
    assert whole["evidence"][0]["translation"] == made_of


def test_where_lists_every_use(typed: Run, workspace: Write) -> None:
    folder = workspace(FILES)
    done = typed("claim", "where", "outlook", cwd=folder)
    assert done.stdout == f"{BRIEF}:7:47: basis of a judgment\n"
    whole = json.loads(typed("claim", "where", "old", "--format", "json", cwd=folder).stdout)
    (use,) = whole["uses"]
    assert (use["path"], use["use"], use["claim"]) == (CLAIMS, "basis", "outlook")
    nothing = typed("claim", "where", "bare", cwd=folder)
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert nothing.stderr == "Nothing uses bare.\n"


@pytest.mark.parametrize("verb", ["show", "where"])
def test_an_unknown_claim_is_told_with_the_nearest(typed: Run, workspace: Write, verb: str) -> None:
    done = typed("claim", verb, "troop-2024", cwd=workspace({}))
    assert done.returncode == 2
    assert "Did you mean “troops-2024”?" in done.stderr


@pytest.mark.parametrize("content", [b"\xff", b"claims: [", b"[" * 5000])
def test_a_registry_that_cannot_be_read_is_told(
    typed: Run, workspace: Write, content: bytes
) -> None:
    folder = workspace({CLAIMS: content})
    for words in (["edit", "a", "--set", "short=x"], ["rename", "a", "b"], ["remove", "a"],
                  ["review", "a", "--by", "mm"], ["show", "a"], ["where", "a"],
                  ["add", "a", "--statement", "X."]):  # fmt: skip
        done = typed("claim", *words, cwd=folder)
        assert done.returncode == 2, words
        assert "Traceback" not in done.stderr
    assert (folder / CLAIMS).read_bytes() == content
    for words in (["list"], ["export"], ["export", "--matrix"]):
        done = typed("claim", *words, cwd=folder)
        assert done.returncode == 1
        assert f"What {CLAIMS} holds is left out: " in done.stderr
    for words in (["list"], ["impact", "crs-troops"]):
        done = typed("source", *words, cwd=folder)
        assert done.returncode == 1
        assert f"What {CLAIMS} holds is left out: " in done.stderr


def test_settings_are_those_of_the_workspace(typed: Run, workspace: Write) -> None:
    folder = workspace({SETTINGS: 'claims = "facts/*.yaml"\n', "facts/a.yml": BASE[CLAIMS]})
    assert ids(typed("claim", "list", cwd=folder)) == ["troops-2024"]
    assert typed("claim", "edit", "troops-2024", "--set", "short=x", cwd=folder).returncode == 0
    assert "    short: x\n" in (folder / "facts/a.yml").read_text()
