"""Comparing with what was read before finds what comparing everything anew finds."""

from __future__ import annotations

from random import Random

import pytest

from briefpdf.inspection.kept import pairs
from briefpdf.inspection.kept.packing import digest
from briefpdf.inspection.kept.pairs import Compared, compare_all
from briefpdf.model.claim import Claim
from briefpdf.source.text import Span

PLACES = "Rajin Vostok Dandong Wonsan Kursk".split()


def claim(random: Random, number: int) -> Claim:
    place, count = random.choice(PLACES), random.randint(2, 4)
    statement = f"In {random.choice((2023, 2024))} about {count} tankers reached {place}."
    name = f"claim-{number}"
    return Claim(name, random.choice((statement, statement, "")), "fact", Span("a", number, number))


def state(claims: list[Claim], before: Compared | None) -> Compared:
    by_id = {one.id: one for one in claims}
    return compare_all(list(by_id), [digest(one) for one in claims], by_id, before)


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


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits(seed: int) -> None:
    random = Random(seed)
    claims = [claim(random, number) for number in range(60)]
    cached = state(claims, None)
    assert {one.sort for one in cached.found} == {"conflict", "duplicate"}
    for number in range(25):
        claims = edit(random, claims, number)
        cached = state(claims, cached)
        assert cached == state(claims, None)


def test_only_claims_that_changed_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(1)
    claims = [claim(random, number) for number in range(30)]
    cached = state(claims, None)
    read: list[str] = []
    spoken = pairs.spoken
    monkeypatch.setattr(pairs, "spoken", lambda one: [read.append(one.id), spoken(one)][1])
    claims[4] = Claim("claim-4", "Nine convoys reached Kursk.", "fact", Span("a", 4, 4))
    claims.reverse()
    state(claims, cached)
    assert read == ["claim-4"]
