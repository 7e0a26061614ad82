"""A review's fingerprint is of all that the review vouches for, and of nothing else."""

from __future__ import annotations

import pytest

from briefpdf.checks.examples import BASE, CLAIMS, REFS, registry
from briefpdf.project.fingerprint import fingerprint
from briefpdf.project.load import load_project
from briefpdf.source.workspace import MemoryWorkspace

FIELDS = """\
    statement: Ships sailed in 2024.
    kind: fact
    short: Ships
    date: 2024-10
    as_of: 2025-06-01
    expires: 2030-12-31
    confidence: high
    topic: sea
    values: {ships: {value: 12, unit: ships, qualifier: at least}}
    basis: [other]
    calculate: {result: 12, unit: ships, round: 0, formula: a, inputs: {a: other.n}}
    sources:
      - {key: crs-troops, locator: p. 1, quote: Ships sailed in 2024.}
    author: ab
"""
OTHER = """\
  other:
    statement: Twelve sailed.
    values: {n: {value: 12}}
    sources: [{key: crs-troops}]
"""


def fingerprint_of(fields: str, other: str = OTHER, **files: str) -> str:
    named = {path.replace("__", "/"): text for path, text in files.items()}
    contents = {**BASE, CLAIMS: registry(fields) + other, **named}
    project = load_project(MemoryWorkspace(contents))
    return fingerprint(project.claims["troops-2024"], project)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ships sailed in 2024.\n    kind", "Ships sailed in 2023.\n    kind"),
        ("kind: fact", "kind: estimate"),
        ("short: Ships", "short: Vessels"),
        ("date: 2024-10", "date: 2024-11"),
        ("as_of: 2025-06-01", "as_of: 2025-06-02"),
        ("expires: 2030-12-31", "expires: 2031-12-31"),
        ("confidence: high", "confidence: low"),
        ("value: 12, unit", "value: 13, unit"),
        ("unit: ships, qualifier", "unit: boats, qualifier"),
        ("at least", "at most"),
        ("basis: [other]", "basis: []"),
        ("result: 12", "result: 13"),
        ("unit: ships, round", "unit: boats, round"),
        ("round: 0", "round: 1"),
        ("formula: a,", "formula: a + 0,"),
        ("inputs: {a: other.n}", "inputs: {b: other.n}"),
        ("key: crs-troops", "key: crs-none"),
        ("locator: p. 1", "locator: p. 2"),
        ("quote: Ships sailed", "quote: Ships had sailed"),
    ],
)
def test_whatever_a_claim_says_or_rests_on_counts(old: str, new: str) -> None:
    assert FIELDS.count(old) == 1
    assert fingerprint_of(FIELDS.replace(old, new)) != fingerprint_of(FIELDS)


def test_so_does_what_its_grounds_say_and_what_its_copy_holds() -> None:
    first = fingerprint_of(FIELDS)
    assert fingerprint_of(FIELDS, OTHER.replace("Twelve", "Thirteen")) != first
    copy = {"briefs/sources/crs-troops.txt": "Other words.\n"}
    assert fingerprint_of(FIELDS, **copy) != first
    recorded = BASE[REFS].replace("  date", f"  sha256 = {{{'0' * 64}}},\n  date")
    assert fingerprint_of(FIELDS, **{"refs.bib": recorded}) != first


@pytest.mark.parametrize(
    ("old", "new"),
    [("author: ab", "author: cd"), ("topic: sea", "topic: land"), ("    kind: fact\n", "")],
)
def test_nothing_else_counts(old: str, new: str) -> None:
    assert FIELDS.count(old) == 1
    assert fingerprint_of(FIELDS.replace(old, new)) == fingerprint_of(FIELDS)
