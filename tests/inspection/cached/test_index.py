"""What the index of the registry says without the files themselves is what they say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefpdf.cache.cache import NOTHING, Cache
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.cached.files import Files
from briefpdf.inspection.cached.session import Session
from briefpdf.inspection.cached.snapshot import Snapshot
from briefpdf.project.load import load_project
from briefpdf.source.workspace import DiskWorkspace, MemoryWorkspace

from .conftest import Edit

DAY = date(2025, 6, 13)
CLAIMS, SOURCES = "briefs/claims/a.yaml", "refs.bib"
_CLAIM = "{{statement: Ä ship sailed., sources: [{{key: {0}, quote: a ship}}]}}"
_LINES = f"claims:\n  über:\n    {_CLAIM.format('a')}\n\n  two: {_CLAIM.format('b')}\n"
_ENTRY = "@misc{{{0}, title = {{Ünder {0}}}, date = {{2025}}}}"


@pytest.mark.parametrize(
    ("claims", "sources", "names_known"),
    [
        (_LINES, f"{_ENTRY.format('a')}\n\n{_ENTRY.format('b')}\n", True),
        (_LINES.replace("\n", "\r\n"), f"{_ENTRY.format('a')}\r\n{_ENTRY.format('b')}", True),
        (f"\ufeff{_LINES}", f"% ö\n{_ENTRY.format('a')}", True),
        ("", "", True),
        # Of things that share a line nobody can tell whose part of the file it is.
        (
            f"claims: {{über: {_CLAIM.format('a')}, two: {_CLAIM.format('b')}}}",
            f"{_ENTRY.format('a')} {_ENTRY.format('b')}",
            False,
        ),
    ],
)
def test_places_are_those_of_the_text(claims: str, sources: str, names_known: bool) -> None:
    workspace = MemoryWorkspace({CLAIMS: claims, SOURCES: sources})
    project = load_project(workspace)
    session = Session(workspace, NOTHING, Sandbox(), DAY)
    told = 0
    for path in (CLAIMS, SOURCES):
        text = project.text(path)
        for offset in range(len(text.content) + 1):
            places = session.places_in(path)
            known = places and places.line_column(offset)
            told += known is not None
            assert known in (None, text.line_column(offset))
    spans = [one.span for one in project.claims.values()]
    spans += [one.span for one in project.references.values()]
    names = [
        *map(session.claims.span, session.claims),
        *map(session.references.span, session.references),
    ]
    if names_known:
        assert names == spans
        assert told == sum(span.end - span.start + 1 for span in spans)
    else:
        assert told == 0
        assert set(names) == {None}


def test_claims_are_known_of_the_very_file_that_was_read(
    four_briefs: Path, edit: Edit, tmp_path: Path
) -> None:
    cache, workspace = Cache(tmp_path / "a" / "b"), DiskWorkspace(four_briefs)
    path = "briefs/claims/ships.yaml"
    before = Snapshot(workspace).digest(path)
    assert Files(Snapshot(workspace), cache).claims_of(path, before) is None
    Session(workspace, cache, Sandbox(), DAY).index(path)
    known = Files(Snapshot(workspace), cache).claims_of(path, before)
    assert known == [load_project(workspace).claims["ships"]]
    edit(path, "author: ab", "author: cd")
    assert Files(Snapshot(workspace), cache).claims_of(path, before) is None
    assert (
        Files(Snapshot(workspace), cache).claims_of(path, Snapshot(workspace).digest(path)) is None
    )
