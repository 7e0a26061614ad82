"""A new edition takes the place of a copy, and each quote is followed into it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from briefpdf.bibliography.document import open_file
from briefpdf.bibliography.edit import edit_source
from briefpdf.bibliography.update import Updated, update_source
from briefpdf.checks.examples import BASE, CLAIMS, REFS, also, registry
from briefpdf.editing.claims.edit import review_claims
from briefpdf.editing.lock import Refused
from briefpdf.editing.transaction import Transaction
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]
SAME = [
    "The harbor office counted 214 ferries in the winter of 2024.",
    "Two of the five piers were closed for repairs until March.",
    "Fishing boats paid a fee of 12 dollars for each landing.",
    "The breakwater was raised by half a meter after the storm.",
    "Pilots are on duty from six in the morning to midnight.",
    "The council put off a decision on the northern basin.",
]
MOVED = [
    "Dredging of the channel is to begin in the autumn of 2026.",
    "A ferry to the outer islands leaves every second day.",
]
REWORDED = "The budget for the quay grew by 8 percent to 3.1 million dollars."
NEW_WORDS = "The budget for the quay grew by 11 percent to 3.4 million dollars."
GONE = "Customs officers inspected every ship that carried timber."
FILLER = "Nothing else is said on this page about boats or about anything at all."


def pdf(*pages: list[str]) -> bytes:
    """A PDF with these lines on its pages."""
    file = BytesIO()
    canvas = Canvas(file, invariant=True)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(60, 760 - 30 * number, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


OLD = pdf(SAME[:3], SAME[3:], [*MOVED, REWORDED, GONE])
NEW = pdf(SAME[:3], SAME[3:], [FILLER], [NEW_WORDS], [FILLER], [FILLER], MOVED)
COPY = "briefs/sources/harbor.pdf"
ENTRY = (
    "%% the harbor\r\n@report{harbor,\r\n  title  = {The Harbor},\r\n  institution = {Office},\r\n"
    "  date   = {2025-02-01},\r\n  file   = {" + COPY + "},\r\n  sha256 = {%s},\r\n}\r\n"
)
REST = BASE[REFS].replace("\n", "\r\n")
PAGES = [1, 1, 1, 2, 2, 2, 3, 3, 3, 3]
QUOTES = [*SAME, *MOVED, REWORDED, GONE]


def claims(moved: str = "p. 3", noted: str = "'page 3, note 2'") -> str:
    """A registry with a claim for each of the ten quotes."""
    locators = [f"p. {page}" for page in PAGES]
    locators[6:8] = moved, noted
    return "claims:\n" + "".join(
        f"  c{number}: # p. 3\n    statement: {quote}\n    author: ab\n"
        f"    sources: [{{key: harbor, locator: {locator}, quote: '{quote}'}}]  # kept\n"
        if number % 2
        else f"  c{number}:\n    statement: {quote}\n    sources:\n      - key: harbor\n"
        f"        locator:   {locator}   # of the PDF\n        quote: >-\n          {quote}\n"
        for number, (quote, locator) in enumerate(zip(QUOTES, locators, strict=True))
    )


@pytest.fixture
def harbor(workspace: Write) -> Path:
    entry = ENTRY % sha256(OLD).hexdigest()
    return workspace({REFS: REST + entry, COPY: OLD, "briefs/claims/harbor.yaml": claims()})


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    path = tmp_path / "Harbor (2).pdf"
    path.write_bytes(NEW)
    return path


def update(folder: Path, file: Path, key: str = "harbor", dry_run: bool = False) -> Updated:
    return update_source(DiskWorkspace(folder), key, open_file(file), dry_run)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".briefpdf" not in path.parts
    }


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


def test_the_same_edition_is_refused(harbor: Path, edition: Path) -> None:
    update(harbor, edition)
    with pytest.raises(Refused, match="is the copy that “harbor” has already"):
        update(harbor, edition)


def test_a_second_edition_of_one_date_has_a_number(harbor: Path, edition: Path) -> None:
    update(harbor, edition)
    edition.write_bytes(pdf([FILLER]))
    assert update(harbor, edition).edition.aside == "briefs/sources/harbor-1.pdf"
    after = contents(harbor)
    assert after["briefs/sources/harbor-2025-02-01.pdf"] == OLD
    assert after["briefs/sources/harbor-1.pdf"] == NEW


def test_all_is_as_it_was_where_the_bibliography_cannot_be_written(
    harbor: Path, edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(harbor)

    def fail(self: Transaction) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Transaction, "write", fail)
        with pytest.raises(OSError, match="the disk is full"):
            update(harbor, edition)
    assert contents(harbor) == before


def test_what_was_cut_off_is_finished_by_the_same_command(harbor: Path, edition: Path) -> None:
    # The copies are in their places; refs.bib and the registry were not written.
    (harbor / "briefs/sources/harbor-2025-02-01.pdf").write_bytes(OLD)
    (harbor / COPY).write_bytes(NEW)
    done = update(harbor, edition)
    assert done.edition.aside == "briefs/sources/harbor-2025-02-01.pdf"
    assert (harbor / REFS).read_bytes().endswith((ENTRY % sha256(NEW).hexdigest()).encode())
    assert (
        contents(harbor)["briefs/claims/harbor.yaml"] == claims("p. 7", "'page 7, note 2'").encode()
    )


def test_a_copy_that_was_replaced_by_hand_is_taken_as_it_lies(harbor: Path) -> None:
    (harbor / COPY).write_bytes(NEW)
    done = update(harbor, harbor / COPY)
    assert (done.edition.earlier, done.edition.aside) == (None, "")
    assert [one.fate.outcome for one in done.quotes[5:]] == [
        "same",
        "moved",
        "moved",
        "changed",
        "gone",
    ]


def test_another_kind_of_file_gets_another_name(harbor: Path, tmp_path: Path) -> None:
    page = tmp_path / "harbor.html"
    page.write_text(f"<html><body><p>{'</p><p>'.join(QUOTES)}</p></body></html>")
    done = update(harbor, page)
    assert {one.fate.outcome for one in done.quotes} == {"same"}
    assert (done.edition.path, done.edition.aside) == ("briefs/sources/harbor.html", COPY)
    assert (harbor / COPY).read_bytes() == OLD
    assert b"  file   = {briefs/sources/harbor.html},\r\n" in (harbor / REFS).read_bytes()


def test_a_source_without_a_copy_gets_its_first(harbor: Path, edition: Path) -> None:
    edit_source(DiskWorkspace(harbor), "harbor", (), ["file", "sha256"])
    (harbor / COPY).unlink()
    assert update(harbor, edition).edition.path == COPY
    assert (
        (harbor / REFS)
        .read_bytes()
        .endswith(
            b"  date   = {2025-02-01},\r\n  file   = {"
            + COPY.encode()
            + b"},\r\n  sha256 = {"
            + sha256(NEW).hexdigest().encode()
            + b"},\r\n}\r\n"
        )
    )


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


TEXT = "briefs/sources/crs-troops.txt"
TWICE = "One.\n\f\nNorth Korea sent more than 10,000 troops to Russia in 2024.\n"


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
