"""Claims are checked again only where their stretch changed, and found where they stand now."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from briefpdf.checks.examples import BASE, CLAIMS
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.inspect import inspect_workspace
from briefpdf.inspection.kept import parts
from briefpdf.inspection.kept.inspect import inspect_kept
from briefpdf.inspection.kept.packing import digest
from briefpdf.inspection.kept.stretches import Stretch, stretches
from briefpdf.readers.claims import read_claims
from briefpdf.source.text import Text
from briefpdf.source.workspace import MemoryWorkspace
from briefpdf.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path, b"k" * 32)


def claim(name: int, number: int) -> str:
    # Each is wrong: its quote is not in its source, or its number not in its quote.
    return (
        f"  ships-{name}:\n    statement: In 2024 some {number:,} ships sailed to Russia.\n"
        f"    author: ab\n    sources:\n      - key: crs-troops\n"
        f"        quote: {'North Korea sent' if number % 2 else 'no such words'}\n"
    )


def registry(numbers: dict[int, int]) -> str:
    return "claims:\n" + "".join(claim(name, number) for name, number in numbers.items())


def cut(content: str) -> list[Stretch]:
    text = Text(CLAIMS, content)
    claims = read_claims(text).value
    return list(stretches(claims, [digest(one) for one in claims], text))


def test_stretches_are_all_of_a_file_and_each_begins_a_line() -> None:
    content = registry(dict.fromkeys(range(200), 7))
    found = cut(content)
    assert len(found) > 4
    assert "".join(content[one.start : one.end] for one in found) == content
    assert all(content[one.start - 1] == "\n" for one in found[1:])
    assert [claim.id for one in found for claim in one.claims] == [f"ships-{n}" for n in range(200)]


def test_claims_on_one_line_are_not_cut_apart() -> None:
    one_line = ", ".join(f"c{n}: {{statement: S {n}.}}" for n in range(200))
    (found,) = cut(f"claims: {{{one_line}}}\n")
    assert len(found.claims) == 200


@pytest.mark.parametrize("seed", range(4))
def test_after_random_edits_of_one_file(seed: int, sandbox: Sandbox, store: Store) -> None:
    random = Random(seed)
    numbers = dict.fromkeys(range(60), 7)
    for _ in range(6):
        name = random.randrange(90)
        if random.random() < 0.3:
            numbers.pop(name, None)
        else:
            numbers[name] = random.choice((8, 9, 12_345))
        comment = "# a comment that moves all\n" * random.randrange(3)
        workspace = MemoryWorkspace({**BASE, CLAIMS: comment + registry(numbers)})
        kept = inspect_kept(workspace, store, sandbox)
        plain = inspect_workspace(workspace, sandbox)
        assert kept.findings == plain.findings
        assert kept.subject.standings == plain.subject.standings


def test_only_the_stretch_of_a_changed_claim_is_checked(
    sandbox: Sandbox, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = dict.fromkeys(range(200), 7)
    inspect_kept(MemoryWorkspace({**BASE, CLAIMS: registry(numbers)}), store, sandbox)
    checked: list[str] = []
    check = parts.Parts._check

    def watched(self: parts.Parts, stretch: Stretch) -> object:
        checked.extend(claim.id for claim in stretch.claims)
        return check(self, stretch)

    monkeypatch.setattr(parts.Parts, "_check", watched)
    numbers[100] = 12_345
    inspect_kept(MemoryWorkspace({**BASE, CLAIMS: registry(numbers)}), store, sandbox)
    assert "ships-100" in checked
    assert len(checked) < 100


def test_an_alias_out_of_a_stretch_is_followed(sandbox: Sandbox, store: Store) -> None:
    numbers = dict.fromkeys(range(60), 7)
    for shared in ("North Korea sent", "no such words"):
        content = registry(numbers).replace("quote: North Korea sent", "quote: *words")
        content = content.replace("quote: *words", f"quote: &words {shared}", 1)
        workspace = MemoryWorkspace({**BASE, CLAIMS: content})
        kept = inspect_kept(workspace, store, sandbox)
        assert kept.findings == inspect_workspace(workspace, sandbox).findings
