"""Writes a large workspace, the same for the same numbers: for benchmarks, not for reading.

    python benchmarks/workspace.py DIR --claims 100000 --sources 50000 --briefs 1000

Claims quote archived copies that many sources share, as chapters of one report do; a few claims
in a hundred are wrong in some way, so that checks have something to find.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

PER_FILE = 500
COPIES = 300

_ACTORS = (
    """
Germany|France|Japan|Kenya|Brazil|Norway|Poland|India|Chile|Ghana|Vietnam|Finland|Turkey|Egypt|Canada
the Treasury Department|the Pentagon|the European Commission|the World Bank|the Energy Department
the Coast Guard|the Commerce Department|the Labor Department|the African Union|the Interior Ministry
""".strip()
    .replace("\n", "|")
    .split("|")
)
_ACTS = """
delivered|approved|cancelled|ordered|inspected|funded|replaced|sold|repaired|seized|tested|exported
""".strip().split("|")
_THINGS = (
    """
patrol boats|rail cars|solar panels|field hospitals|grain silos|visas|export licenses|radar stations
drilling permits|school meals|water pumps|transformers|fishing permits|housing units|cargo aircraft
bridges|vaccines|customs posts|weather stations|fuel trucks|mine detectors|irrigation canals
""".strip()
    .replace("\n", "|")
    .split("|")
)
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_ONSETS = "b br c d dr f g gr h k kl l m n p pr r s st t tr v w z".split()
_VOWELS = "a e i o u ae ei".split()
_CODAS = "l m n r s t rn ld nd sk v x".split()
_FILL = """
The committee met twice and heard from three witnesses about procurement and oversight.
Officials described the schedule as ambitious and asked for patience while contracts were reviewed.
Earlier reports had covered staffing, training and the cost of maintenance in some detail.
Observers disagreed about what the decision would mean for neighbours and for trade.
The ministry declined to comment on the details of the arrangement.
""".strip().splitlines()


@dataclass(frozen=True)
class Fact:
    """What one claim says, and the sentence of a source that says so."""

    statement: str
    quote: str
    year: int
    number: int
    thing: str


def write_workspace(
    folder: Path, claims: int, sources: int, briefs: int, seed: int = 1, per_file: int = PER_FILE
) -> None:
    """Write a workspace with so many claims, sources and briefs into a folder."""
    random = Random(seed)  # noqa: S311 - nothing here is secret
    copies = max(1, min(COPIES, sources))
    places = [_place(random) for _ in range(max(50, claims // 20))]
    facts = [_fact(random, places) for _ in range(claims)]
    keys = [random.randrange(sources) for _ in range(claims)]
    _write(folder / "briefpdf.toml", 'template = "in-focus"\n\n[severity]\nunused-claim = "off"\n')
    for copy in range(copies):
        held = [fact for fact, key in zip(facts, keys, strict=True) if key % copies == copy]
        _write(folder / _copy(copy), "\f\n".join(_pages(random, held)))
    _write(folder / "refs.bib", "\n".join(_source(random, n, copies) for n in range(sources)))
    for first in range(0, claims, per_file):
        entries = [
            _claim(random, n, facts[n], keys[n])
            for n in range(first, min(claims, first + per_file))
        ]
        name = f"batch-{first // per_file:04}.yaml"
        _write(folder / "briefs" / "claims" / name, "claims:\n\n" + "\n".join(entries))
    for n in range(briefs):
        _write(folder / "briefs" / f"brief-{n:05}.md", _brief(random, n, claims))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _place(random: Random) -> str:
    parts = [
        random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_CODAS)
        for _ in range(random.randint(1, 3))
    ]
    return "".join(parts).capitalize()


def _fact(random: Random, places: list[str]) -> Fact:
    actor, act, thing = random.choice(_ACTORS), random.choice(_ACTS), random.choice(_THINGS)
    other, place = random.choice(_ACTORS[:15]), random.choice(places)
    year, number = random.randint(1995, 2025), random.randint(3, 99_999)
    month, head = random.choice(_MONTHS), actor[0].upper() + actor[1:]
    match random.randrange(5):
        case 0:
            quote = f"In {month} {year}, {actor} {act} {number:,} {thing} near {place}"
            statement = f"{head} {act} {number:,} {thing} near {place} in {month} {year}."
        case 1:
            quote = (
                f"{head} {act} more than {number:,} {thing} for {other} in {year}, of which most "
                f"went to {place}"
            )
            statement = f"In {year}, {actor} {act} more than {number:,} {thing} for {other}."
        case 2:
            quote = f"A budget of ${number:,} million for {thing} in {place} was adopted in {year}"
            statement = f"The {year} budget for {thing} in {place} was ${number:,} million."
        case 3:
            quote = (
                f"By {month} {year} the port of {place} handled {number:,} tons of freight, "
                f"according to {actor}"
            )
            statement = f"The port of {place} handled {number:,} tons of freight by {month} {year}."
            statement = statement[:-1] + f", according to {actor}."
        case _:
            quote = (
                f"{head} and {other} signed an agreement on {thing} in {place} in {month} {year}"
            )
            statement = quote + "."
    return Fact(statement, quote, year, number, thing)


def _copy(number: int) -> str:
    return f"briefs/sources/report-{number:03}.txt"


def _pages(random: Random, facts: list[Fact]) -> Iterator[str]:
    for first in range(0, max(1, len(facts)), 8):
        sentences = [f"{fact.quote}." for fact in facts[first : first + 8]]
        sentences += random.sample(_FILL, 3)
        random.shuffle(sentences)
        yield "\n".join(sentences) + "\n"


def _source(random: Random, number: int, copies: int) -> str:
    year = random.randint(1995, 2025)
    return (
        f"@report{{source-{number:05},\n"
        f"  author      = {{{_place(random)}, {_place(random)} and {_place(random)}, A.}},\n"
        f"  title       = {{Report on {random.choice(_THINGS)} in {_place(random)}}},\n"
        f"  institution = {{{{Office of {random.choice(_THINGS).title()}}}}},\n"
        f"  number      = {{R{number:05}}},\n"
        f"  date        = {{{year}-{random.randint(1, 12):02}}},\n"
        f"  url         = {{https://reports.example.org/{number}}},\n"
        f"  urldate     = {{2026-01-{random.randint(1, 28):02}}},\n"
        f"  file        = {{:{_copy(number % copies)}:Text}}\n"
        "}\n"
    )


def _claim(random: Random, number: int, fact: Fact, key: int) -> str:
    statement, quote = fact.statement, fact.quote
    match random.randrange(300):
        case 0:
            statement = statement.replace(str(fact.year), str(fact.year - 1))
        case 1:
            quote = quote.replace(" in ", " within ", 1)
        case 2:
            statement = statement.replace("more than ", "up to ")
    return (
        f"  claim-{number:06}:\n"
        f"    statement: >-\n      {statement}\n"
        "    kind: fact\n"
        f"    date: {fact.year}\n"
        f"    topic: {fact.thing.split()[-1]}\n"
        f"    confidence: {random.choice(('high', 'moderate'))}\n"
        f"{_values(number, fact)}"
        "    sources:\n"
        f"      - key: source-{key:05}\n"
        f"        quote: >-\n          {quote}\n"
        f"    author: a{random.randint(1, 9)}\n"
    )


def _values(number: int, fact: Fact) -> str:
    name = fact.thing.split()[-1]
    if number % 4 or f"{fact.number:,} {fact.thing}" not in fact.statement:
        return ""
    return f"    values: {{{name}: {{value: {fact.number}, unit: {name}}}}}\n"


def _brief(random: Random, number: int, claims: int) -> str:
    head = (
        f"---\ntitle: Brief {number} on Deliveries and Agreements\nnumber: IF{number:05}\n"
        "version: 1\ndate: 2026-01-15\nstatus: new\nlang: en-US\n"
        "authors:\n  - {name: A. Analyst, title: Analyst}\n---\n"
    )
    paragraphs, left = [], random.randint(20, 60)
    while left > 0:
        count = min(left, random.randint(3, 6))
        calls = [f'{{{{ claim("claim-{random.randrange(claims):06}") }}}}' for _ in range(count)]
        if not len(paragraphs) % 4:
            paragraphs.append(f"## Part {len(paragraphs) // 4 + 1}")
        paragraphs.append("\n".join(calls))
        left -= count
    return head + "\n" + "\n\n".join(paragraphs) + "\n"


def main() -> None:
    """Write a workspace as the command line asks."""
    parser = argparse.ArgumentParser(description="Write a large workspace.")
    parser.add_argument("folder", type=Path)
    for name, number in (("claims", 1000), ("sources", 500), ("briefs", 10), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=number)
    given = parser.parse_args()
    write_workspace(given.folder, given.claims, given.sources, given.briefs, given.seed)


if __name__ == "__main__":
    main()
