"""Branches that change at random what registries and bibliographies hold: nothing is lost."""

from __future__ import annotations

from copy import deepcopy
from random import Random
import re

import pytest

from briefpdf.editing.merge.files import merge_files
from briefpdf.readers.bib.references import read_references
from briefpdf.readers.claims import read_claims
from briefpdf.source.text import Text

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


def merged_quotes(base: Quotes, ours: Quotes, theirs: Quotes) -> tuple[str, int]:
    old, one, other = (quoting(side).encode() for side in (base, ours, theirs))
    merged = merge_files(old, one, other, REGISTRY)
    return merged.data.decode(), merged.conflicts


@pytest.mark.parametrize("seed", range(60))
def test_quotes_of_one_source_are_told_apart(seed: int) -> None:
    random = Random(seed)
    base = {f"quote {number}": f"p. {number}" for number in range(random.randint(1, 4))}
    (ours, mine), (theirs, yours) = (requoted(base, random, side) for side in ("ours", "theirs"))
    merged, conflicts = merged_quotes(base, ours, theirs)
    if mine & yours:
        assert conflicts or all(ours.get(one) == theirs.get(one) for one in mine & yours)
        return
    assert conflicts == 0
    (claim,) = read_claims(Text(REGISTRY, merged)).value
    left = {quote: base[quote] for quote in base if quote in ours and quote in theirs}
    new = [{quote: side[quote] for quote in side if side[quote] != base.get(quote)}
           for side in (ours, theirs)]  # fmt: skip
    assert {one.quote: one.locator for one in claim.citations} == left | new[0] | new[1]


def test_a_long_list_is_merged_without_comparing_each_with_each() -> None:
    base = {f"quote {number}": f"p. {number}" for number in range(3_000)}
    ours, theirs = ({**base, f"quote {number}": "p. 9"} for number in (500, 2_000))
    assert merged_quotes(base, ours, theirs) == (
        quoting({**ours, **theirs, "quote 500": "p. 9"}),
        0,
    )
