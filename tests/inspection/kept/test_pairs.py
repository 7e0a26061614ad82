"""Comparing only what changed finds what comparing everything finds."""

from __future__ import annotations

from random import Random

import pytest

from briefpdf.checks import pairs
from briefpdf.inspection.kept.packing import digest
from briefpdf.inspection.kept.pairs import Compared, compare_all, compare_changed
from briefpdf.model.claim import Claim
from briefpdf.source.text import Span

WORDS = (
    "troops missiles shells exports treaty summit patrol harbour tanker convoy rifles grain".split()
)
PLACES = "Rajin Vostok Dandong Wonsan Kursk".split()


def claim(random: Random, number: int) -> Claim:
    words = " ".join(random.sample(WORDS, random.randint(1, 4)))
    place, count = random.choice(PLACES), random.randint(2, 4)
    statement = f"In {random.choice((2023, 2024))} about {count} {words} reached {place}."
    name = f"claim-{number}"
    return Claim(name, random.choice((statement, statement, "")), "fact", Span("a", number, number))


def state(claims: list[Claim], before: Compared | None) -> Compared:
    by_id = {one.id: one for one in claims}
    digests = [digest(one) for one in claims]
    if before is None:
        return compare_all(list(by_id), digests, by_id)
    return compare_changed(before, list(by_id), digests, by_id)


def edit(random: Random, claims: list[Claim], number: int) -> list[Claim]:
    edited = list(claims)
    for _ in range(random.randint(1, 3)):
        at = random.randrange(len(edited))
        match random.randrange(3):
            case 0:
                edited[at] = claim(random, int(edited[at].id.split("-")[1]))
            case 1 if len(edited) > 5:
                del edited[at]
            case _:
                number += 1
                edited.insert(at, claim(random, 1000 + number * 10 + random.randrange(10)))
    return list({one.id: one for one in edited}.values())


@pytest.mark.parametrize("seed", range(8))
def test_after_any_edits(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # So few that texts drop out of the lists and come in again.
    monkeypatch.setattr(pairs, "_MOST_SHARED", 6)
    random = Random(seed)
    claims = [claim(random, number) for number in range(60)]
    kept = state(claims, None)
    assert kept.found
    for number in range(25):
        claims = edit(random, claims, number)
        kept, whole = state(claims, kept), state(claims, None)
        assert kept.found == whole.found
        assert list(kept.probes) == list(whole.probes)
        assert dict(kept.frequency) == dict(whole.frequency)


def test_another_order_is_compared_anew() -> None:
    random = Random(1)
    claims = [claim(random, number) for number in range(30)]
    kept = state(claims, None)
    claims.reverse()
    assert state(claims, kept) == state(claims, None)
