"""Claims compared again after an edit: what is found is what is found anew, of few of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from briefpdf.cache.cache import Cache
from briefpdf.checks import conflict
from briefpdf.checks.conflict import Spoken, compare_claims, find_pairs
from briefpdf.checks.pair import Pair
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.cached.session import Session
from briefpdf.source.workspace import MemoryWorkspace

FILES = [f"briefs/claims/{letter}.yaml" for letter in "abcdefgh"]
DAY = date(2025, 6, 1)
# A claim's statement, which may have values too; none says anything else of the same things.
SAID = [
    "Norway sold {} patrol boats to Kenya.",
    "To Kenya Norway sold {} patrol boats.",
    "Norway did not sell {} patrol boats to Kenya.",
    "Chile ordered {} cargo aircraft.",
    "Exports of Chile rose by {} percent.",
    "Exports of Chile fell by {} percent.",
]
Registry = dict[str, list[str]]


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache" / "cache.sqlite")


def claim(random: Random, name: str) -> str:
    """A claim that many others speak of the same as."""
    number = random.randint(2, 5)
    statement = random.choice(SAID).format(number)
    dated = f"    date: {random.choice([2023, 2024])}\n" if random.random() < 0.3 else ""
    valued = f"    values: {{boats: {{value: {number}}}}}\n" if random.random() < 0.6 else ""
    return f"  {name}:\n    statement: {statement}\n    author: ab\n{dated}{valued}"


def session_of(registry: Registry, cache: Cache) -> Session:
    """A run over these files."""
    files = {path: "claims:\n" + "".join(claims) for path, claims in registry.items() if claims}
    return Session(MemoryWorkspace({"briefpdf.toml": "", **files}), cache, Sandbox(), DAY)


def anew(session: Session) -> tuple[Pair, ...]:
    return tuple(compare_claims(session.claims[name] for name in session.claims))


def edit(random: Random, registry: Registry, name: str) -> None:
    """Add, change, take out or move a claim, or a file."""
    path = random.choice(list(registry))
    claims = registry[path]
    match random.randrange(7):
        case 0:
            claims.insert(random.randint(0, len(claims)), claim(random, name))
        case 1 if claims:
            at = random.randrange(len(claims))
            claims[at] = claim(random, claims[at].split(":")[0].strip())
        case 2 if claims:
            claims.pop(random.randrange(len(claims)))
        case 3 if claims:
            registry[random.choice(list(registry))].append(claims.pop())
        case 4:
            random.shuffle(claims)
        case 5:
            registry[random.choice(FILES)] = registry.pop(path)
        case 6 if claims:
            claims.append(claim(random, claims[0].split(":")[0].strip()))


@pytest.mark.parametrize("seed", range(12))
def test_the_same_is_found_after_whatever_edits(cache: Cache, seed: int) -> None:
    random = Random(seed)
    registry: Registry = {
        path: [claim(random, f"{number}-{at}") for at in range(random.randint(1, 4))]
        for number, path in enumerate(FILES)
    }
    some = 0
    for step in range(25):
        session = session_of(registry, cache)
        assert session.pairs == anew(session)
        some += len(session.pairs)
        cache.flush()
        for number in range(random.randint(1, 2)):
            edit(random, registry, f"new-{step}-{number}")
    assert some


def test_few_claims_are_compared_after_an_edit(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def find(claims: Iterable[tuple[str, Spoken]]) -> list[Pair]:
        given = list(claims)
        compared.extend(name for name, _ in given)
        return find_pairs(given)

    monkeypatch.setattr(conflict, "find_pairs", find)
    registry = {
        path: [
            f"  {name}-{at}:\n    statement: Norway sold {at} {name} to Kenya.\n    author: ab\n"
            for at in range(2, 4)
        ]
        for path, name in zip(
            FILES, "apples bikes cars dogs eggs fans guns hats".split(), strict=True
        )
    }
    assert len(session_of(registry, cache).pairs) == len(FILES) == len(compared) / 2
    cache.flush()
    compared.clear()
    registry[FILES[2]][1] = registry[FILES[2]][1].replace("sold 3", "sold 4")
    session = session_of(registry, cache)
    found = session.pairs
    assert compared == ["cars-2", "cars-3"]
    assert found == anew(session)
    # What a label says, nobody is compared by.
    cache.flush()
    compared.clear()
    registry[FILES[2]][1] += "    topic: cars\n"
    session = session_of(registry, cache)
    found = session.pairs
    assert compared == []
    assert found == anew(session)
