"""Severities by path, from the command line, with what is cached and without."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import subprocess

import pytest

from briefpdf.checks.examples import BASE, BRIEF, SETTINGS

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

OLD = "briefs/claims/old/more.yaml"
QUOTELESS = """\
claims:
  {name}:
    statement: {statement}
    sources: [{{key: crs-troops}}]
    author: ab
"""
FILES = {
    OLD: QUOTELESS.format(name="drones-2023", statement="Iran sent 40 drones."),
    "briefs/claims/new.yaml": QUOTELESS.format(name="ships-2022", statement="Oslo sent 7 ships."),
    BRIEF: BASE[BRIEF] + '\n{{ claim("drones-2023") }} {{ claim("ships-2022") }}\n',
}


def quoteless(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    return {
        one["path"]: one["severity"]
        for one in json.loads(done.stdout)["findings"]
        if one["code"] == "CLAIM021"
    }


@pytest.mark.parametrize("cache", [(), ("--no-cache",)])
def test_a_severity_of_a_path_counts_with_and_without_a_cache(
    typed: Run, workspace: Write, cache: tuple[str, ...]
) -> None:
    claims = 'claims = "briefs/claims/**/*.yaml"\n'
    folder = workspace({**FILES, SETTINGS: claims})

    def check(settings: str) -> dict[str, str]:
        (folder / SETTINGS).write_text(claims + settings, encoding="utf-8")
        return quoteless(typed("check", *cache, "--format", "json", cwd=folder))

    new = "briefs/claims/new.yaml"
    assert check("") == {OLD: "warning", new: "warning"}
    assert check('[per-file]\n"briefs/claims/old/*" = {CLAIM021 = "off"}\n') == {new: "warning"}
    assert check('[per-file]\n"briefs/claims/old" = {CLAIM021 = "error"}\n') == {
        OLD: "error",
        new: "warning",
    }
    off = '[severity]\nCLAIM021 = "off"\n'
    assert check(off) == {}
    assert check(off + '[per-file]\n"**/new.yaml" = {claim-without-quotation = "note"}\n') == {
        new: "note"
    }


def test_what_a_path_makes_an_error_stops_the_brief(briefpdf: Run, workspace: Write) -> None:
    settings = 'claims = "briefs/claims/**/*.yaml"\n[per-file]\n"**/old/*" = {CLAIM021 = "error"}\n'
    done = briefpdf("render", cwd=workspace({**FILES, SETTINGS: settings}))
    assert done.returncode == 1
    assert "base was not rendered" in done.stderr


def test_a_path_turns_on_what_is_off_unless_somebody_mends(typed: Run, workspace: Write) -> None:
    folder = workspace({SETTINGS: '[per-file]\n"refs.bib" = {REF020 = "warning"}\n'})
    (told,) = json.loads(typed("check", "--format", "json", cwd=folder).stdout)["findings"]
    assert (told["code"], told["severity"], told["path"]) == ("REF020", "warning", "refs.bib")
    (folder / SETTINGS).write_text('[per-file]\n"refs.bib" = {REF020 = "off"}\n', encoding="utf-8")
    done = typed("check", "--fix", "--format", "json", cwd=folder)
    assert json.loads(done.stdout)["findings"] == []
    assert "Nothing can be fixed safely." in done.stderr
