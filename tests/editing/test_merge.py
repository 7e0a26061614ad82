"""Branches come together: nothing is lost, and marks stand only where both changed the same."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random
import re
import subprocess
import sys

import pytest

from briefpdf.editing.merge.files import merge_files
from briefpdf.readers.bib.references import read_references
from briefpdf.readers.claims import read_claims
from briefpdf.source.text import Text

Git = Callable[..., str]

REGISTRY, REFS = "briefs/claims/base.yaml", "refs.bib"
# Claims or entries by name, each with its fields by name.
Things = dict[str, dict[str, str]]

FIELDS = {
    REGISTRY: ("statement", "short", "date", "topic", "author", "sources", "values"),
    REFS: ("title", "author", "year", "url", "note", "publisher"),
}


def value_of(path: str, field: str, word: str) -> str:
    """A value that holds a word of its own, laid out as people do."""
    if path == REFS:
        return f"{{{word} of {{Things}}}}"
    return {
        "sources": f"\n      - key: {word}\n        quote: \"{word}: 'as' it stands\"  # seen",
        "values": f"\n      n:\n        value: 1\n        unit: {word}",
        "statement": f">-\n      {word} was said\n      in two lines.",
    }.get(field, f"{word} # {field} of it")


def written(path: str, things: Things, end: str, newline: str) -> bytes:
    """The things as a file, each with a comment above."""
    parts = ["# A registry.\nclaims:\n" if path == REGISTRY else "@string{a = {x}}\n"]
    for number, (name, fields) in enumerate(things.items()):
        gap = "\n" if number % 3 else ""
        if path == REGISTRY:
            lines = [f"    {field}: {value}\n" for field, value in fields.items()]
            parts.append(f"{gap}  # about {name}\n  {name}:\n{''.join(lines)}")
        else:
            inner = ",\n".join(f"  {field} = {value}" for field, value in fields.items())
            parts.append(f"{gap}% about {name}\n@misc{{{name},\n{inner}\n}}\n")
    text = "".join(parts)
    return (text.removesuffix("\n") + end).replace("\n", newline).encode()


def changed(path: str, things: Things, random: Random, side: str) -> Things:
    """The same after some edits of one branch."""
    things = deepcopy(things)
    for number in range(random.randint(1, 6)):
        name, word = random.choice(list(things)), f"{side}{number}"
        kind = random.choice(["edit", "edit", "edit", "field", "unset", "add", "remove"])
        field = random.choice(FIELDS[path])
        if kind == "add":
            first = FIELDS[path][0]
            at = random.randint(0, len(things))
            new = {f"new-{word}": {first: value_of(path, first, word)}}
            rows = list(things.items())
            things = dict([*rows[:at], *new.items(), *rows[at:]])
        elif kind == "remove" and len(things) > 3:
            del things[name]
        elif kind == "unset" and field in things[name] and len(things[name]) > 1:
            if field != FIELDS[path][0]:
                del things[name][field]
        else:
            things[name][field] = value_of(path, field, word)
    return things


def three_ways(base: Things, ours: Things, theirs: Things) -> tuple[Things, set[tuple[str, str]]]:
    """What a merge must come to, and the fields (or things: “*”) that both changed."""
    merged: Things = {}
    conflicts: set[tuple[str, str]] = set()
    for name in dict.fromkeys((*base, *ours, *theirs)):
        old, one, other = (side.get(name) for side in (base, ours, theirs))
        if one is None or other is None:
            left = one or other
            if old is not None and left is not None and left != old:
                conflicts.add((name, "*"))
            if left is not None and left != old:
                merged[name] = left
            continue
        fields: dict[str, str] = {}
        for field in dict.fromkeys((*(old or {}), *one, *other)):
            was, mine, yours = ((side or {}).get(field) for side in (old, one, other))
            if mine != yours and was not in (mine, yours):
                conflicts.add((name, field))
            value = yours if mine == was else mine
            if value is not None:
                fields[field] = value
        merged[name] = fields
    return merged, conflicts


def read(path: str, data: bytes) -> dict[str, str]:
    """What a file holds: each thing without its places."""
    text = Text(path, data.decode())
    if path == REFS:
        found = read_references(text)
        return {key: repr(sorted(one.fields.items())) for key, one in found.value.items()}
    parsed = read_claims(text)
    assert not [one for one in parsed.diagnostics if one.code == "CLAIM020"]
    return {
        one.id: repr((one.statement, one.short, str(one.date), one.topics, one.author,
                      [(c.key, c.quote) for c in one.citations],
                      [(v.name, v.value, v.unit) for v in one.values.values()]))
        for one in parsed.value
    }  # fmt: skip


def one_side(text: str, ours: bool) -> str:
    """A merged text with the marks resolved in favour of a side."""
    pattern = r"<<<<<<< ours\r?\n(.*?)=======\r?\n(.*?)>>>>>>> theirs\r?\n?"
    return re.sub(pattern, lambda match: match[1 if ours else 2], text, flags=re.DOTALL)


@pytest.mark.parametrize("path", [REGISTRY, REFS])
@pytest.mark.parametrize("seed", range(60))
def test_random_branches_lose_nothing(path: str, seed: int) -> None:
    random = Random(seed)
    names = [f"thing-{number}" for number in range(random.randint(3, 7))]
    fields = FIELDS[path]
    base: Things = {
        name: {
            field: value_of(path, field, f"base{at}{number}")
            for number, field in enumerate(fields)
            if number == 0 or random.random() < 0.7
        }
        for at, name in enumerate(names)
    }
    newline = random.choice(["\n", "\r\n"])
    sides = [base, changed(path, base, random, "ours"), changed(path, base, random, "theirs")]
    ends = [random.choice(["\n", "\n", ""]) for _ in sides]
    files = [written(path, side, end, newline) for side, end in zip(sides, ends, strict=True)]
    merged = merge_files(files[0], files[1], files[2], path)
    expected, conflicts = three_ways(*sides)
    assert merged.conflicts == len(conflicts)
    text = merged.data.decode()
    assert text.count("<<<<<<< ours") == len(conflicts)
    assert ("\r\n" in text) is (newline == "\r\n")
    assert "\n" not in text.replace(newline, "")
    # Whatever a branch put in stands there.
    for side in sides[1:]:
        for name, own in side.items():
            for field, value in own.items():
                was = base.get(name, {}).get(field)
                if value != was:
                    word = re.search(r"(?:ours|theirs)\d", value)
                    assert word is not None
                    assert word[0] in text
    for ours in (True, False):
        found = read(path, one_side(text, ours).encode())
        kept = {name for name, _ in conflicts}
        assert {key: one for key, one in found.items() if key not in kept} == {
            key: one
            for key, one in read(path, written(path, expected, "\n", "\n")).items()
            if key not in kept
        }
        chosen = sides[1] if ours else sides[2]
        assert {name for name in kept if name in found} == {name for name in kept if name in chosen}
    # Comments of what nobody removed are there, once.
    for name in set(sides[1]) & set(sides[2]):
        assert text.count(f"about {name}") == 1


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


Quotes = dict[str, str]


def quoting(quotes: Quotes) -> str:
    """A claim that quotes one source in several places: its quotes with their locators."""
    rows = "".join(
        f"      - key: k1\n        locator: {locator}\n        quote: {quote}\n"
        for quote, locator in quotes.items()
    )
    return f"claims:\n  a:\n    statement: A one.\n    sources:\n{rows}"


def requoted(base: Quotes, random: Random, side: str) -> tuple[Quotes, set[str]]:
    """The quotes after one or two edits of a branch, and those of the base that it changed."""
    rows, changed = list(base.items()), set[str]()
    for number in range(random.randint(1, 2)):
        at = random.randrange(len(rows))
        kind = random.choice(["locator", "add", "remove"])
        if kind == "add":
            rows.insert(at, (f"{side} {number}", "p. 1"))
        elif kind == "remove" and len(rows) > 1:
            changed.add(rows.pop(at)[0])
        else:
            changed.add(rows[at][0])
            rows[at] = rows[at][0], f"{side} {number}"
    return dict(rows), changed & set(base)


@pytest.mark.parametrize("seed", range(60))
def test_quotes_of_one_source_are_told_apart(seed: int) -> None:
    random = Random(seed)
    base = {f"quote {number}": f"p. {number}" for number in range(random.randint(1, 4))}
    (ours, mine), (theirs, yours) = (requoted(base, random, side) for side in ("ours", "theirs"))
    merged, conflicts = merge(quoting(ours), quoting(theirs), quoting(base))
    if mine & yours:
        return
    assert conflicts == 0
    (claim,) = read_claims(Text(REGISTRY, merged)).value
    left = {quote: base[quote] for quote in base if quote in ours and quote in theirs}
    new = [{quote: side[quote] for quote in side if side[quote] != base.get(quote)}
           for side in (ours, theirs)]  # fmt: skip
    assert {one.quote: one.locator for one in claim.citations} == left | new[0] | new[1]


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


def test_a_long_list_is_merged_without_comparing_each_with_each() -> None:
    base = {f"quote {number}": f"p. {number}" for number in range(3_000)}
    ours, theirs = ({**base, f"quote {number}": "p. 9"} for number in (500, 2_000))
    assert merge(quoting(ours), quoting(theirs), quoting(base)) == (
        quoting({**ours, **theirs, "quote 500": "p. 9"}),
        0,
    )
