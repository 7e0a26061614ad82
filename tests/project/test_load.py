"""A workspace is loaded once and linked."""

from __future__ import annotations

from briefpdf.checks.examples import BASE, CLAIMS, REFS
from briefpdf.project.fingerprint import fingerprint
from briefpdf.project.load import load_project
from briefpdf.project.project import Project
from briefpdf.source.workspace import MemoryWorkspace


def load(files: dict[str, str | bytes]) -> Project:
    return load_project(MemoryWorkspace({**BASE, **files}))


def test_a_workspace_without_anything_is_an_empty_project() -> None:
    project = load_project(MemoryWorkspace({}))
    assert (project.briefs, project.claims, project.references) == ({}, {}, {})
    assert project.diagnostics == ()


def test_an_id_in_two_files_is_told_with_the_first() -> None:
    project = load({"briefs/claims/more.yml": BASE[CLAIMS]})
    (found,) = project.diagnostics
    assert (found.code, found.claim, found.span.path) == (
        "CLAIM003",
        "troops-2024",
        "briefs/claims/more.yml",
    )
    assert found.related[0].span.path == CLAIMS


def test_settings_say_where_things_are() -> None:
    project = load({"briefpdf.toml": 'references = "library.bib"\n', "library.bib": BASE[REFS]})
    assert list(project.references) == ["crs-troops"]
    assert "library.bib" in project.texts


def test_what_could_not_be_read_is_known_to_be_lost() -> None:
    project = load({REFS: b"\xff", CLAIMS: b"\xff"})
    assert project.lost_references
    assert project.lost_claims
    assert sorted(found.code for found in project.diagnostics) == ["CLAIM020", "REF012"]


def test_a_fingerprint_changes_with_whatever_a_review_is_of() -> None:
    sound = BASE[CLAIMS]
    changes = {
        "as it is": sound,
        "comment": sound.replace("claims:\n", "# a comment\nclaims:\n"),
        "author": sound.replace("author: ab", "author: cd"),
        "statement": sound.replace("statement: North", "statement: The North"),
        "value": sound.replace("value: 10000", "value: 10001"),
        "locator": sound.replace("p. 1", "p. 2"),
        "quote": sound.replace('quote: "North', 'quote: "The North'),
    }
    prints = {}
    for name, text in changes.items():
        project = load({CLAIMS: text})
        prints[name] = fingerprint(project.claims["troops-2024"], project)
    project = load({REFS: BASE[REFS].replace("  file", "  sha256 = {" + "0" * 64 + "},\n  file")})
    prints["checksum"] = fingerprint(project.claims["troops-2024"], project)
    assert prints["comment"] == prints["author"] == prints["as it is"]
    assert len(set(prints.values())) == len(prints) - 2
