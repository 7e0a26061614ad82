"""A source is removed if nothing rests on it, and nothing but its own lines goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefpdf.bibliography.remove import Removed, StillCited, remove_source
from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, also, brief, registry
from briefpdf.compose.sandbox import Sandbox
from briefpdf.editing.lock import Refused
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]
Remove = Callable[..., Removed]


@pytest.fixture
def remove(sandbox: Sandbox) -> Remove:
    def removed(folder: Path, key: str, force: bool = False) -> Removed:
        return remove_source(DiskWorkspace(folder), key, sandbox, force)

    return removed


@pytest.mark.parametrize(
    ("before", "entry", "behind"),
    [
        ("% above\n", "@misc{x,\n  title = {X},\n}\n", "\n% below\n@misc{y, title={Y}}\n"),
        ("", "  @misc{x, title={X @misc{y,}}}  \r\n", "@misc{y, title={Y}}\r\n"),
        ("@misc{y, title={Y}}\n\n", "@misc(x, title={X})", ""),
        ("@misc{y, title={Y}} ", "@misc{x, title={X}}", " said twice\n"),
        ("\ufeff", "@misc{x}\n", "@misc{y, title={Ü}}\n"),
    ],
)
def test_only_its_own_lines_go(
    workspace: Write, remove: Remove, before: str, entry: str, behind: str
) -> None:
    folder = workspace({REFS: before + entry + behind})
    done = remove(folder, "x")
    assert done == Removed(REFS, entry.strip(), ())
    assert (folder / REFS).read_bytes() == (before + behind).encode()


LINKED = "@inbook{part, title={Part}, crossref={crs-troops}}\n"


@pytest.mark.parametrize(
    ("files", "places"),
    [
        ({}, ["briefs/claims/base.yaml:6:14: source of the claim “troops-2024”"]),
        (
            {
                **also(REFS, LINKED),
                CLAIMS: "claims: {}\n",
                BRIEF: brief(
                    'It is.{{ cite("crs-troops", "p. 2") }}\n',
                    "figures: {a: {kind: image, title: A, file: a.png, source: crs-troops}}\n",
                ),
            },
            [
                "briefs/base.md:6:59: source of the figure “a”",
                "briefs/base.md:8:16: cited in the brief",
                "refs.bib:8:29: crossref of the source “part”",
            ],
        ),
        (
            {CLAIMS: registry("    sources: [[], {key: crs-troops}]\n")},
            ["briefs/claims/base.yaml:3:25: source of a claim"],
        ),
    ],
)
def test_what_rests_on_it_is_said_and_it_stays(
    workspace: Write, remove: Remove, files: dict[str, str], places: list[str]
) -> None:
    folder = workspace(files)
    before = (folder / REFS).read_bytes()
    with pytest.raises(StillCited) as refused:
        remove(folder, "crs-troops")
    assert list(refused.value.hints) == places
    assert (folder / REFS).read_bytes() == before


def test_force_removes_it_all_the_same_and_its_copy_stays(workspace: Write, remove: Remove) -> None:
    folder = workspace(also(REFS, LINKED))
    done = remove(folder, "crs-troops", force=True)
    assert done.copies == ("briefs/sources/crs-troops.txt",)
    assert (folder / done.copies[0]).is_file()
    assert (folder / REFS).read_text() == LINKED
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS]


@pytest.mark.parametrize(
    ("files", "key", "message"),
    [
        ({}, "crs-trops", "there is no source “crs-trops” in refs.bib"),
        (also(REFS, "@misc{x, title={open\n"), "x", "cannot be read, and so not be edited"),
        (also(REFS, "@misc{x}\n@misc{X}\n"), "x", "is in refs.bib twice"),
        (
            {**also(REFS, "@misc{x}\n"), BRIEF: brief('{{ cite("x") }\n')},
            "x",
            "it cannot be known whether the brief “base” cites “x”",
        ),
        (
            {**also(REFS, "@misc{x}\n"), "briefs/latin.md": b"\xe9 cites x"},
            "x",
            "briefs/latin.md is not UTF-8",
        ),
    ],
)
def test_what_cannot_be_known_is_refused(
    workspace: Write, remove: Remove, files: dict[str, str | bytes], key: str, message: str
) -> None:
    folder = workspace(files)
    before = (folder / REFS).read_bytes()
    with pytest.raises(Refused) as refused:
        remove(folder, key)
    assert message in str(refused.value)
    assert (folder / REFS).read_bytes() == before
