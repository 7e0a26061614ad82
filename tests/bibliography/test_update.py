"""A new edition takes the place of a copy, and each quote is followed into it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from briefpdf.checks.examples import BASE, CLAIMS, REFS, also, registry
from briefpdf.editing.claims.review import review_claims
from briefpdf.editing.lock import Refused
from briefpdf.source.workspace import DiskWorkspace

from .editions import (
    COPY,
    ENTRY,
    NEW,
    OLD,
    PAGES,
    REST,
    TEXT,
    TWICE,
    claims,
    contents,
    update,
)

Write = Callable[..., Path]


def test_each_quote_is_followed_and_no_other_byte_changes(harbor: Path, edition: Path) -> None:
    before = contents(harbor)
    done = update(harbor, edition)
    assert [(one.claim, one.fate.outcome, one.where, one.locator) for one in done.quotes] == [
        *((f"c{n}", "same", f"p. {PAGES[n]}", "") for n in range(6)),
        ("c6", "moved", "p. 7", "p. 7"),
        ("c7", "moved", "p. 7", "page 7, note 2"),
        ("c8", "changed", "p. 4", ""),
        ("c9", "gone", "", ""),
    ]
    changed = done.quotes[8].fate.diff
    assert "[-8-]{+11+}" in changed and "[-3.1-]{+3.4+}" in changed
    after = contents(harbor)
    assert after.pop("briefs/sources/harbor-2025-02-01.pdf") == OLD
    entry = ENTRY % sha256(NEW).hexdigest()
    expected = {
        COPY: NEW,
        REFS: (REST + entry).encode(),
        "briefs/claims/harbor.yaml": claims("p. 7", "'page 7, note 2'").encode(),
    }
    assert after == {**before, **expected}


def test_a_dry_run_says_the_same_and_writes_nothing(harbor: Path, edition: Path) -> None:
    before = contents(harbor)
    dry = update(harbor, edition, dry_run=True)
    assert contents(harbor) == before
    assert dry == update(harbor, edition)


def test_reviews_of_the_earlier_copy_are_named(harbor: Path, edition: Path) -> None:
    review_claims(DiskWorkspace(harbor), ["c1", "c7", "troops-2024"], "mm", date(2026, 1, 15))
    assert update(harbor, edition).unreviewed == ("c1", "c7")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-03-04", ("2025-02-01", "2025-03-04")),
        ("2025-02-01", None),
        ("2000-01-01", None),
    ],
)
def test_a_later_date_of_the_new_edition_is_told(
    harbor: Path, tmp_path: Path, day: str, expected: tuple[str, str] | None
) -> None:
    page = tmp_path / "harbor.md"
    page.write_text(f"---\ntitle: The Harbor\ndate: {day}\n---\nText.\n")
    assert update(harbor, page).dates == expected


@pytest.mark.parametrize(
    ("locator", "pages", "corrected", "by_hand"),
    [
        ("p. 1", [2], "p. 2", False),
        ("'1'", [2], "'2'", False),
        ("PDF p. 1", [3], "PDF p. 3", False),
        ("pp. 1-2", [3], "p. 3", False),
        ("pp. 1-2, note 4", [3], "pp. 1-2, note 4", True),
        ("p. 1", [2, 3], "p. 1", True),
        ("art. 1", [2], "art. 1", False),
    ],
)
def test_a_locator_keeps_its_manner(
    workspace: Write, tmp_path: Path, locator: str, pages: list[int], corrected: str, by_hand: bool
) -> None:
    quote = "North Korea sent more than 10,000 troops to Russia in 2024."
    before = BASE[CLAIMS].replace("p. 1", locator)
    folder = workspace({CLAIMS: before, TEXT: f"{quote}\n\fTwo.\n\fThree.\n"})
    file = tmp_path / "new.txt"
    file.write_text("\f".join(quote if page in pages else "Nothing." for page in (1, 2, 3)))
    (one,) = update(folder, file, "crs-troops").quotes
    assert (one.fate.outcome, one.by_hand) == ("moved", by_hand)
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS].replace("p. 1", corrected)


ALIAS = (
    "    statement: x\n    short: &p p. 1\n    sources: [{key: crs-troops, locator: *p, quote: "
    "'North Korea sent more than 10,000 troops to Russia in 2024.'}]\n"
)


@pytest.mark.parametrize(
    ("files", "key", "message"),
    [
        ({}, "crs-trops", "there is no source “crs-trops” in refs.bib"),
        (
            also(REFS, f"@misc{{b, title={{B}}, file={{{TEXT}}}}}\n"),
            "crs-troops",
            "is the copy of “b”, too",
        ),
        (
            also(REFS, "@misc{b, title={B}, file={a.txt;b.txt}}\n"),
            "b",
            "“b” has 2 archived copies",
        ),
        (
            also(REFS, "@inbook{b, title={B}, crossref={crs-troops}}\n"),
            "b",
            "the copy of “b” is that of “crs-troops”",
        ),
        (
            also(REFS, "@misc{b, title={B}, file={briefs/sources}}\n"),
            "b",
            "briefs/sources is a folder",
        ),
        (also(REFS, "@xdata{b, publisher={B}}\n"), "b", "“b” only gives its fields to others"),
        ({CLAIMS: registry(ALIAS)}, "crs-troops", "would change something else in the registry"),
    ],
)
def test_what_cannot_be_updated_is_refused_and_nothing_written(
    workspace: Write, tmp_path: Path, files: dict[str, str], key: str, message: str
) -> None:
    folder = workspace({TEXT: BASE[TEXT] + "\fTwo.\n", **files})
    file = tmp_path / "new.txt"
    file.write_text(TWICE)
    before = contents(folder)
    with pytest.raises(Refused) as refused:
        update(folder, file, key)
    assert message in str(refused.value)
    assert contents(folder) == before


def test_heirs_of_a_copy_are_followed_with_it(workspace: Write, tmp_path: Path) -> None:
    heir = "@inbook{part, title={P}, crossref={crs-troops}}\n"
    text = BASE[CLAIMS].replace("key: crs-troops", "key: part")
    folder = workspace({**also(REFS, heir), CLAIMS: text, TEXT: BASE[TEXT] + "\fTwo.\n"})
    file = tmp_path / "new.txt"
    file.write_text(TWICE)
    assert [one.locator for one in update(folder, file, "crs-troops").quotes] == ["p. 2"]
