"""Branches come together: nothing is lost, and marks stand only where both changed the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import subprocess
import sys

import pytest

from briefpdf.editing.merge.files import merge_files

Git = Callable[..., str]

REGISTRY, REFS = "briefs/claims/base.yaml", "refs.bib"

BASE = """\
claims:
  # about a
  a:
    statement: A one.
    author: ab

  b:
    statement: B one.  # said
    sources:
      - key: k1
        quote: "q1"
    # below b
  c:
    statement: C one.
"""
STAMP = "    review: {{by: {}, on: 2025-06-10, fingerprint: aa}}\n"


def merge(ours: str, theirs: str, base: str = BASE, path: str = REGISTRY) -> tuple[str, int]:
    merged = merge_files(base.encode(), ours.encode(), theirs.encode(), path)
    return merged.data.decode(), merged.conflicts


def test_two_claims_at_one_place_both_go_in() -> None:
    ours = BASE + "  d:\n    statement: D.\n"
    theirs = BASE + "  e:\n    statement: E.\n"
    assert merge(ours, theirs) == (ours + "  e:\n    statement: E.\n", 0)


def test_two_reviewers_of_one_claim_both_count() -> None:
    place = "    author: ab\n"
    ours = BASE.replace(place, place + STAMP.format("mm"))
    theirs = BASE.replace(place, place + STAMP.format("xy"))
    both = "    review:\n" + "".join(
        f"      - {{by: {who}, on: 2025-06-10, fingerprint: aa}}\n" for who in ("mm", "xy")
    )
    assert merge(ours, theirs) == (BASE.replace(place, place + both), 0)
    renewed = ours.replace("on: 2025-06-10", "on: 2025-07-01")
    third = BASE.replace(place, place + both)
    merged, conflicts = merge(renewed, third, ours)
    assert conflicts == 0
    assert "by: mm, on: 2025-07-01" in merged
    assert "by: xy, on: 2025-06-10" in merged
    assert merge(renewed, ours.replace("on: 2025-06-10", "on: 2025-08-01"), ours)[1] == 1


def test_a_renamed_claim_takes_the_edits_of_the_other_branch() -> None:
    ours = BASE.replace("  b:\n", "  bb:\n")
    theirs = BASE.replace("B one.", "B two.").replace("below b", "below it")
    assert merge(ours, theirs) == (theirs.replace("  b:\n", "  bb:\n"), 0)
    assert merge(theirs, ours) == (theirs.replace("  b:\n", "  bb:\n"), 0)
    merged, conflicts = merge(ours, BASE.replace("  b:\n", "  cc:\n"))
    assert (conflicts, "  bb:\n" in merged, "  cc:\n" in merged) == (1, True, True)


def test_an_id_that_both_added_is_shown_whole() -> None:
    ours, theirs = (BASE + f"  d:\n    statement: D {side}.\n" for side in ("ours", "theirs"))
    merged, conflicts = merge(ours, theirs)
    assert conflicts == 1
    assert merged == (
        BASE + "<<<<<<< ours\n  d:\n    statement: D ours.\n=======\n"
        "  d:\n    statement: D theirs.\n>>>>>>> theirs\n"
    )
    assert merge(ours, ours + "    short: Same\n")[1] == 0


def test_what_one_removed_and_the_other_edited_is_shown() -> None:
    removed = BASE[: BASE.index("  # about a")] + BASE[BASE.index("  b:") :]
    edited = BASE.replace("A one.", "A two.")
    merged, conflicts = merge(removed, edited)
    assert (conflicts, "A two." in merged) == (1, True)
    assert merge(removed, BASE) == (removed, 0)


def test_a_comment_is_merged_apart_from_the_field_beside_it() -> None:
    ours = BASE.replace("# about a", "# about a, and more")
    theirs = BASE.replace("A one.", "A two.").replace("# said", "# said twice")
    expected = theirs.replace("# about a", "# about a, and more")
    assert merge(ours, theirs) == (expected, 0)


def test_marks_in_a_list_go_around_the_whole_item() -> None:
    ours, theirs = (BASE.replace("k1", key) for key in ("k2", "k3"))
    merged, conflicts = merge(ours, theirs)
    assert conflicts == 1
    assert "<<<<<<< ours\n      - key: k2\n" in merged


@pytest.mark.parametrize("start", ["", "# ours\n", "claims: {}\n", "claims:\n", "claims: []\n"])
def test_both_begin_what_was_empty(start: str) -> None:
    head = start.replace(" {}", "").replace(" []", "")
    head += "" if "claims" in head else "claims:\n"
    one, other = (f"  {name}:\n    statement: {name}.\n" for name in "ab")
    assert merge(head + one, head + other, start) == (head + one + other, 0)
    start = "% sources\n" if start.startswith("#") else ""
    one, other = (f"@misc{{{name},\n  title = {{{name}}},\n}}\n" for name in "ab")
    assert merge(start + one, start + other, start, REFS) == (start + one + other, 0)


@pytest.mark.parametrize("at", [len(BASE), BASE.index("  c:")])
def test_a_comment_that_both_added_below_is_there_once(at: int) -> None:
    base, ours, theirs = (
        f"{BASE[:at]}  # further ones\n{new}{BASE[at:]}"
        for new in ("", "  d:\n    statement: D.\n", "  e:\n    statement: E.\n")
    )
    expected = ours.replace("statement: D.\n", "statement: D.\n  e:\n    statement: E.\n")
    assert merge(ours, theirs, base) == (expected, 0)


def test_line_ends_that_one_branch_changed_are_no_conflict() -> None:
    theirs = BASE.replace("A one.", "A two.").replace("\n", "\r\n")
    assert merge(BASE.replace("C one", "C two"), theirs) == (
        theirs.replace("C one", "C two"), 0
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "claims: {a: {statement: A.}}\n",
        "claims:\n  a:\n    statement: A.\n  a:\n    x: z\n",
        "a: [\n  statement: A.\n",
    ],
    ids=["in brackets", "an id twice", "no YAML"],
)
def test_what_has_no_pieces_is_merged_by_lines(text: str) -> None:
    more = text.replace("A.", "A two.")
    assert merge(more, text, text) == (more, 0)
    merged, conflicts = merge(more, text.replace("A.", "A three."), text)
    assert (conflicts, "A two." in merged, "A three." in merged) == (1, True, True)


def test_fields_of_an_entry_on_one_line_are_merged() -> None:
    base = "@misc{one, title={One}, year={2020}}\n"
    ours, theirs = base.replace("{One}", "{Uno}"), base.replace("2020", "2021")
    assert merge(ours, theirs, base, REFS) == ("@misc{one, title={Uno}, year={2021}}\n", 0)
    merged, conflicts = merge(ours, base.replace("{One}", "{Eins}"), base, REFS)
    assert conflicts == 1
    assert "<<<<<<< ours\n title={Uno},\n=======\n title={Eins},\n>>>>>>> theirs\n" in merged


def test_git_merges_by_the_driver(workspace: Callable[..., Path], git: Git) -> None:
    """The one test with git itself: what `init --git` sets up is what git then runs."""
    folder = workspace({})
    git("init", "-q", "-b", "main", cwd=folder)
    done = subprocess.run(
        [sys.executable, "-m", "briefpdf", "init", "--git"],
        cwd=folder, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert "briefs/claims/*.yaml merge=briefpdf" in done.stdout
    assert (folder / ".gitattributes").read_text().count("merge=") == 4
    git("add", "-A", cwd=folder)
    git("commit", "-qm", "base", cwd=folder)
    registry, ran = folder / REGISTRY, folder / "ran"
    before = registry.read_text()
    # Nothing of the tree is imported.
    for name in ("briefpdf", "click", "yaml", "json"):
        (folder / f"{name}.py").write_text(f"import pathlib; pathlib.Path({str(ran)!r}).touch()\n")
    for branch, name in (("side", "other"), ("main", "more")):
        if branch == "side":
            git("checkout", "-qb", branch, cwd=folder)
        else:
            git("checkout", "-q", branch, cwd=folder)
        registry.write_text(f"{before}  {name}:\n    statement: {name}.\n")
        git("commit", "-qam", name, cwd=folder)
    git("merge", "-q", "side", cwd=folder)
    assert not ran.exists()
    text = registry.read_text()
    assert text == f"{before}  more:\n    statement: more.\n  other:\n    statement: other.\n"
