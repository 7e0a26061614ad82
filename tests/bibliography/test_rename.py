"""A source is renamed wherever it is named, or nowhere; all other bytes stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from briefpdf.bibliography.rename import Renamed, rename_source
from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, also, brief, registry
from briefpdf.compose.sandbox import Sandbox
from briefpdf.editing.claims.review import review_claims
from briefpdf.editing.lock import Refused
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]
Rename = Callable[..., Renamed]
OLD, NEW = "crs-troops", "crs-if12760"


@pytest.fixture
def rename(sandbox: Sandbox) -> Rename:
    def renamed(folder: Path, old: str = OLD, new: str = NEW) -> Renamed:
        return rename_source(DiskWorkspace(folder), old, new, sandbox)

    return renamed


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".briefpdf" not in path.parts
    }


# Each names the source where «» stands, in every way that there is.
NAMED = {
    REFS: (
        "\ufeff% about crs-troops\r\n@report{«»,\r\n  title = {crs-troops}, % kept\r\n"
        "  institution = {CRS},\r\n  date = {2025-06-13},\r\n}\r\n"
        "@inbook{part, title={A Part}, crossref = {«»}}\r\n"
        '@misc{more, title={More}, xdata = " x-one ,«»", related={part, «»,crs-troops-2}}\r\n'
        "@xdata{x-one, publisher = {X}}\r\n"
        "@set{both, entryset = {«», part}}\r\n"
        "@misc{gone, title={Gone}, supersededby = {«»}}\r\n"
        "@misc{crs-troops-2, title={Two}}\r\n"
    ),
    CLAIMS: (
        "claims:\n"
        "  troops-2024:   # crs-troops\n"
        "    statement: crs-troops has it.\n"
        "    sources:\n"
        "      - {locator: p. 1, key: '«»'}\n"
        '      - key:   "«»"   # the CRS\n'
        "      - key: crs-troops-2\n"
        "  lone:\n"
        "    statement: One.\n"
        "    sources: &shared {key: «»}\n"
        "  same:\n"
        "    statement: Two.\n"
        "    sources: *shared\n"
    ),
    BRIEF: brief(
        'Text.{{ cite("«»") }} {{ cite( \'«»\', "crs-troops p. 2") }}\r\n'
        '{% for key in ["«»", "crs-troops-2"] %}{{ cite(key) }}{% endfor %}\n'
        'crs-troops and {{ claim("troops-2024") }}\n',
        "figures:\n  photo: {kind: image, title: crs-troops, file: a.png, alt: A, source: «»}\n",
    ),
}


def test_every_place_is_renamed_and_no_other_byte(workspace: Write, rename: Rename) -> None:
    folder = workspace({path: text.replace("«»", OLD) for path, text in NAMED.items()})
    before = contents(folder)
    done = rename(folder)
    assert done == Renamed((REFS, CLAIMS, BRIEF), ())
    after = contents(folder)
    for path, text in NAMED.items():
        assert after.pop(path) == text.replace("«»", NEW).encode()
        del before[path]
    assert after == before


@pytest.mark.parametrize(
    ("files", "old", "new", "message"),
    [
        ({}, OLD, "a b", "“a b” cannot be a key"),
        ({}, OLD, "", "“” cannot be a key"),
        (also(REFS, "@misc{other, title={x}}\n"), OLD, "Other", "is in refs.bib already as"),
        (also(REFS, "@misc{lost, title={x\n"), OLD, "lost", "is in refs.bib already"),
        ({}, "crs-trops", NEW, "there is no source “crs-trops” in refs.bib"),
        (also(REFS, "@misc{Crs-Troops, title={x}}\n"), OLD, NEW, "is in refs.bib twice"),
        (also(REFS, "@misc{open, title={x\n"), "open", NEW, "cannot be read"),
        (
            also(REFS, '@string{t = "troops"}\n@misc{c, title={x}, crossref = "crs-" # t}\n'),
            OLD,
            NEW,
            "names “crs-troops” in a way that cannot be edited",
        ),
        (
            {
                CLAIMS: registry(
                    "    statement: x\n    short: &k crs-troops\n    sources: [{key: *k}]\n"
                )
            },
            OLD,
            NEW,
            "would change something else in the registry",
        ),
        (
            {CLAIMS: registry("    statement: x\n    sources: [{key: crs-troops}\n")},
            OLD,
            NEW,
            "base.yaml cannot be read",
        ),
        (
            {BRIEF: brief('{{ cite("crs-" ~ "troops") }} crs-troops\n')},
            OLD,
            NEW,
            "makes a key on line 7 that cannot be renamed",
        ),
        (
            {BRIEF: brief('{{ cite("crs-troops") }}{{ "crs-troops" }}\n')},
            OLD,
            NEW,
            "prints “crs-troops” in its own text",
        ),
        ({"briefs/latin.md": b"\xe9"}, OLD, NEW, "briefs/latin.md is not UTF-8"),
        ({BRIEF: brief('{{ cite("crs-troops") }\n')}, OLD, NEW, "it cannot be known how"),
    ],
)
def test_what_cannot_be_renamed_is_refused_and_nothing_lost(
    workspace: Write,
    rename: Rename,
    files: dict[str, str | bytes],
    old: str,
    new: str,
    message: str,
) -> None:
    folder = workspace(files)
    before = contents(folder)
    with pytest.raises(Refused) as refused:
        rename(folder, old, new)
    assert message in str(refused.value)
    assert contents(folder) == before


def test_a_misspelt_key_is_told_with_the_nearest(workspace: Write, rename: Rename) -> None:
    with pytest.raises(Refused) as refused:
        rename(workspace({}), "crs-trops")
    assert refused.value.hints == ("Did you mean “crs-troops”?",)


def test_only_the_case_of_a_key_may_change(workspace: Write, rename: Rename) -> None:
    folder = workspace({})
    rename(folder, OLD, "CRS-Troops")
    assert (folder / REFS).read_text() == BASE[REFS].replace(f"{{{OLD}", "{CRS-Troops")
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS].replace(OLD, "CRS-Troops")


def test_reviews_that_no_longer_hold_are_named(workspace: Write, rename: Rename) -> None:
    other = "  other:\n    statement: x\n    sources: [{key: b}]\n    author: ab\n"
    more = {**also(REFS, "@misc{b, title={B}}\n"), **also(CLAIMS, other)}
    folder = workspace(more)
    review_claims(DiskWorkspace(folder), ["troops-2024", "other"], "mm", date(2026, 1, 15))
    assert rename(folder).unreviewed == ("troops-2024",)
