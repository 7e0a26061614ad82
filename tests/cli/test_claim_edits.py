"""The verbs of `briefpdf claim` that change the registry."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import subprocess

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, also, brief

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

JUDGED = (
    "  outlook:\n    kind: judgment\n    statement: It could grow.\n"
    "    basis: [troops-2024]  # the only one\n"
    "  doubled:\n    kind: calculation\n    statement: That is 20,000 when doubled.\n"
    "    calculate: {result: 20000, formula: n * 2, inputs: {n: troops-2024.troops}}\n"
)
BODY = """\
## Overview

{{ claim("troops-2024") }} {% claim 'troops-2024' %}More than {{ value("troops-2024.troops") }}
troops went to Russia.{% endclaim %} {# troops-2024 stays here #} The name troops-2024 stays too.

{% judgment basis=["troops-2024", "outlook"] %}It could grow.{% endjudgment %}

{% for id in ["troops-2024"] %}{{ claim(id) }}{% endfor %}
{% if false %}{{ claim("troops-2024") }}{% endif %}
{{ figure("troops-2024") }}
"""
FIGURE = """\
figures:
  troops-2024:
    kind: table
    title: "Troops"
    claims:
      - troops-2024   # first
      - doubled
"""
WHOLE = {CLAIMS: BASE[CLAIMS] + JUDGED, BRIEF: brief(BODY, FIGURE)}


def read(folder: Path, path: str = CLAIMS) -> str:
    return (folder / path).read_bytes().decode()


def test_edit_changes_the_fields_that_are_named(typed: Run, workspace: Write) -> None:
    folder = workspace({CLAIMS: BASE[CLAIMS].replace("\n", "\r\n")})
    done = typed(
        "claim", "edit", "troops-2024", "--set", "values.troops.value=11000",
        "--set", "sources.0.locator=p. 2", "--set", "short=Troops: sent", "--unset", "author",
        cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    edited, verdict, *_ = done.stderr.splitlines()
    assert edited == f"{CLAIMS}: troops-2024 was edited."
    assert verdict == "troops-2024: unsupported."
    assert "CLAIM030 the value “troops-2024.troops” is 11000 people" in done.stderr
    wanted = BASE[CLAIMS].replace("10000", "11000").replace("p. 1", "p. 2")
    wanted = wanted.replace("    author: ab\n", "")
    first = "more than 10,000 troops to Russia in 2024.\n"
    wanted = wanted.replace(first, f'{first}    short: "Troops: sent"\n', 1)
    assert read(folder) == wanted.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["troop-2024", "--set", "kind=fact"], "Did you mean “troops-2024”?"),
        (["troops-2024"], "there is nothing to change"),
        (["troops-2024", "--set", "kind"], "“kind” gives no value"),
        (["troops-2024", "--set", "kind=fcat"], "Did you mean “fact”?"),
        (["troops-2024", "--set", "statment=x"], "Did you mean “statement”?"),
        (["troops-2024", "--set", "sources.4.key=x"], "has no item “4”"),
        (["troops-2024", "--set", "sources.a.key=x"], "no number of an item"),
        (["troops-2024", "--set", "statement.x=y"], "has no parts"),
        (["troops-2024", "--set", "date=May"], "not a date"),
        (["troops-2024", "--set", "values={troops: [}"], "cannot be read"),
        (["troops-2024", "--unset", "statement"], "has no `statement`"),
        (["troops-2024", "--unset", "short"], "there is no “short” to remove"),
        (["troops-2024", "--set", "short=x", "--seen", "0" * 64], "has been changed meanwhile"),
    ],
)
def test_an_edit_that_cannot_be_made_writes_nothing(
    typed: Run, workspace: Write, words: list[str], message: str
) -> None:
    folder = workspace({})
    done = typed("claim", "edit", *words, cwd=folder)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert read(folder) == BASE[CLAIMS]


def test_an_edit_of_what_was_seen_goes_in(typed: Run, workspace: Write) -> None:
    folder = workspace({})
    shown = json.loads(typed("claim", "show", "troops-2024", "--format", "json", cwd=folder).stdout)
    words = ("claim", "edit", "troops-2024", "--seen", shown["digest"], "--set")
    assert typed(*words, "short=x", cwd=folder).returncode == 0
    again = typed(*words, "short=y", cwd=folder)
    assert again.returncode == 2
    assert "    short: x\n" in read(folder)


def test_rename_reaches_every_place_and_no_other(typed: Run, workspace: Write) -> None:
    folder = workspace(WHOLE)
    done = typed("claim", "rename", "troops-2024", "sent-2024", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [CLAIMS, BRIEF]
    assert read(folder) == WHOLE[CLAIMS].replace("troops-2024", "sent-2024")
    wanted = WHOLE[BRIEF].replace("troops-2024", "sent-2024")
    for kept in ("figures:\n  {}:", "{{# {} stays", "The name {} stays", 'figure("{}")'):
        wanted = wanted.replace(kept.format("sent-2024"), kept.format("troops-2024"))
    assert read(folder, BRIEF) == wanted
    assert "sent-2024" not in typed("check", cwd=folder).stdout


@pytest.mark.parametrize(
    "total",
    ["troops-2024", "troops-2024.troops", "{label: Sum, claim: troops-2024}"],
)
def test_rename_reaches_the_total_of_a_figure(typed: Run, workspace: Write, total: str) -> None:
    figure = f"figures:\n  sent: {{kind: table, title: T, claims: [outlook], total: {total}}}\n"
    text = BASE[BRIEF].replace("---\n", f"---\n{figure}", 1)
    folder = workspace({**WHOLE, BRIEF: text})
    done = typed("claim", "rename", "troops-2024", "sent-2024", cwd=folder)
    assert done.returncode == 0, done.stderr
    renamed = total.replace("troops-2024", "sent-2024")
    assert f"total: {renamed}}}" in read(folder, BRIEF)


@pytest.mark.parametrize(
    ("files", "new", "message"),
    [
        ({}, "outlook", "there is a claim “outlook” already"),
        ({}, "a b", "cannot be an id"),
        ({BRIEF: brief('{{ claim("troops-" ~ "2024") }}\n')}, "sent", "makes an id on line"),
        ({BRIEF: brief('{{ "troops-2024" }} {{ claim("outlook") }}\n')}, "sent", "in its own text"),
        ({BRIEF: brief('{{ claim("troops-2024") }} {% if %}\n')}, "sent", "Mend the brief first"),
    ],
)
def test_a_rename_that_cannot_be_whole_writes_nothing(
    typed: Run, workspace: Write, files: dict[str, str], new: str, message: str
) -> None:
    folder = workspace({**WHOLE, **files})
    done = typed("claim", "rename", "troops-2024", new, cwd=folder)
    assert done.returncode == 2
    assert message in done.stderr
    for path, text in {**WHOLE, **files}.items():
        assert read(folder, path) == text


def test_remove_leaves_what_is_used_and_says_where(typed: Run, workspace: Write) -> None:
    folder = workspace(WHOLE)
    done = typed("claim", "remove", "outlook", cwd=folder)
    assert done.returncode == 2
    assert "is used in a place; nothing was removed" in done.stderr
    assert f"    {BRIEF}:19:36: basis of a judgment" in done.stderr
    assert read(folder) == WHOLE[CLAIMS]
    assert typed("claim", "remove", "outlook", "--force", cwd=folder).returncode == 0
    start, end = WHOLE[CLAIMS].index("  outlook:"), WHOLE[CLAIMS].index("  doubled:")
    assert read(folder) == WHOLE[CLAIMS][:start] + WHOLE[CLAIMS][end:]


def test_what_a_broken_brief_may_use_is_not_removed(typed: Run, workspace: Write) -> None:
    folder = workspace({BRIEF: brief('{{ claim("troops-2024") }} {% if %}\n')})
    done = typed("claim", "remove", "troops-2024", cwd=folder)
    assert done.returncode == 2
    assert "it cannot be known whether the brief “base” uses" in done.stderr


def test_add_puts_a_claim_at_the_end(typed: Run, workspace: Write) -> None:
    folder = workspace({})
    done = typed(
        "claim", "add", "sent", "--statement", "Troops: sent.", "--source", "crs-troops",
        "--quote", "North Korea sent", "--locator", "p. 1", "--topic", "military",
        "--set", "values.n.value=3", "--author", "cd",
        cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert read(folder) == BASE[CLAIMS] + (
        '\n  sent:\n    statement: "Troops: sent."\n    topic: military\n'
        "    values:\n      n: {value: 3}\n"
        "    sources:\n      - key: crs-troops\n        locator: p. 1\n"
        "        quote: North Korea sent\n    author: cd\n"
    )


def test_add_takes_the_file_that_is_meant(typed: Run, workspace: Write) -> None:
    other = "briefs/claims/other.yaml"
    folder = workspace({other: "# Other.\n"})
    words = ("claim", "add", "sent", "--statement", "X.", "--source", "crs-troops")
    done = typed(*words, cwd=folder)
    assert done.returncode == 2
    assert "--file FILE" in done.stderr
    assert typed(*words, "--file", other, cwd=folder).returncode == 0
    assert read(folder, other) == (
        "# Other.\nclaims:\n  sent:\n    statement: X.\n    sources:\n      - key: crs-troops\n"
    )
    words = ("claim", "add", "more", "--statement", "X.", "--source", "crs-troops")
    assert typed(*words, "--brief", "base", cwd=folder).returncode == 0
    assert "\n  more:\n" in read(folder)
    new = "briefs/claims/new.yaml"
    words = ("claim", "add", "third", "--statement", "X.", "--source", "crs-troops")
    assert typed(*words, "--file", new, cwd=folder).returncode == 0
    assert read(folder, new).startswith("claims:\n  third:\n")
    done = typed("claim", "add", "fourth", "--statement", "X.", "--file", "x.yaml", cwd=folder)
    assert done.returncode == 2
    assert "would be no file of the registry" in done.stderr
    assert not (folder / "x.yaml").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["troops-2024", "--statement", "X."], "there is a claim “troops-2024” already"),
        (["new"], "--statement is missing"),
        ([], "the id of the claim is missing"),
        (["new", "--statement", "X.", "--kind", "fcat"], "--kind"),
    ],
)
def test_a_claim_that_cannot_be_added_is_told(
    typed: Run, workspace: Write, words: list[str], message: str
) -> None:
    folder = workspace({})
    done = typed("claim", "add", *words, cwd=folder)
    assert done.returncode == 2
    assert message in done.stderr
    assert read(folder) == BASE[CLAIMS]


def test_a_claim_may_be_added_before_its_source_is_known(typed: Run, workspace: Write) -> None:
    folder = workspace({})
    assert typed("claim", "add", "new", "--statement", "X.", cwd=folder).returncode == 0
    assert "CLAIM001" in typed("check", cwd=folder).stdout


def test_files_are_finished_before_any_verb_reads_them(typed: Run, workspace: Write) -> None:
    from briefpdf.editing.lock import journal_path
    from briefpdf.editing.original import digest_of
    from briefpdf.source.workspace import DiskWorkspace

    folder = workspace({CLAIMS: BASE[CLAIMS].replace("troops-2024", "renamed")})
    new = BASE[BRIEF].replace("troops-2024", "renamed")
    entry = {"path": BRIEF, "before": digest_of(BASE[BRIEF].encode())}
    entry |= {"after": digest_of(new.encode()), "text": new}
    journal = journal_path(DiskWorkspace(folder))
    journal.parent.mkdir(parents=True)
    journal.write_text(json.dumps({"version": 1, "files": [entry]}))
    done = typed("check", cwd=folder)
    assert done.returncode == 0, done.stdout
    assert read(folder, BRIEF) == new
    assert not journal.exists()


def test_also_a_registry_in_brackets_is_edited(typed: Run, workspace: Write) -> None:
    text = "claims: {a: {statement: X., sources: [{key: crs-troops}]}, b: {statement: Y.}}\n"
    folder = workspace({CLAIMS: text, BRIEF: brief("Nothing.\n"), **also("refs.bib", "")})
    assert typed("claim", "edit", "b", "--set", "topic=[x, y]", cwd=folder).returncode == 0
    assert typed("claim", "remove", "a", cwd=folder).returncode == 0
    assert read(folder) == "claims: {b: {statement: Y., topic: [x, y]}}\n"
