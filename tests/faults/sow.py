"""Sows one fault at a time into a claim that is sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
import re

from msgspec.structs import replace

from briefpdf.model.claim import Citation, Claim

MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
# Names of one thing: to write one for the other is no fault.
_SAME = (
    {"Iran", "Iranian", "Tehran"},
    {"North Korea", "North Korean", "DPRK", "Pyongyang", "Kim"},
    {"Russia", "Russian", "Putin", "Moscow"},
    {"China", "Chinese", "Beijing"},
    {"Ukraine", "Ukrainian"},
    {"Congress", "Members"},
)


@dataclass(frozen=True)
class Ground:
    """What faults are made of: other names of the same document, other sources, its pages."""

    names: Sequence[str]
    other_source: str | None
    pages: int


Sow = Callable[[Claim, Ground], Iterator[Claim]]


def _statements(claim: Claim, pattern: str, put: Callable[[re.Match[str]], str]) -> Iterator[Claim]:
    for match in re.finditer(pattern, claim.statement):
        new = put(match)
        if new and new != match[0]:
            text = claim.statement[: match.start()] + new + claim.statement[match.end() :]
            yield replace(claim, statement=text)
            return


def wrong_number(claim: Claim, ground: Ground) -> Iterator[Claim]:
    """A number that is neither a year nor part of a name made another."""

    return _statements(claim, r"(?<![\w.,/§-])\d+(?:,\d{3})*(?![\w.,/-]*\d)(?![-–]\w)", _another)


def wrong_magnitude(claim: Claim, ground: Ground) -> Iterator[Claim]:
    """Million for billion, and the like."""
    turn = {
        "million": "billion",
        "billion": "million",
        "trillion": "billion",
        "thousand": "million",
    }
    turn |= {f"{word}s": f"{other}s" for word, other in turn.items()}
    return _statements(claim, rf"\b(?:{'|'.join(turn)})\b", lambda match: turn[match[0]])


def wrong_unit(claim: Claim, ground: Ground) -> Iterator[Claim]:
    """Another unit behind the same number."""
    turn = {
        "%": " percentage points",
        " percent": " percentage points",
        " troops": " tanks",
        " shells": " missiles",
        " years": " months",
        " warheads": " bombers",
        " countries": " companies",
        " households": " persons",
        " ballistic missiles": " artillery shells",
    }
    units = "|".join(map(re.escape, turn))
    return _statements(claim, rf"(?<=\d)(?:{units})(?!\w)", lambda match: turn[match[0]])


def wrong_month(claim: Claim, ground: Ground) -> Iterator[Claim]:
    """Another month before a day or a year."""
    months = "|".join(MONTHS)

    def other(match: re.Match[str]) -> str:
        return MONTHS[(MONTHS.index(match[0]) + 5) % 12]

    return _statements(claim, rf"\b(?:{months})\b(?= \d)", other)


def wrong_year(claim: Claim, ground: Ground) -> Iterator[Claim]:
    """Another year."""
    return _statements(
        claim,
        r"(?<![\w.,/-])(?:19|20)\d\d(?![\w,/-]*\d)(?![-–]\w)",
        lambda match: str(int(match[0]) - 3),
    )


def swapped_name(claim: Claim, ground: Ground) -> Iterator[Claim]:
    """A name put where another stands."""
    quotes = " ".join(citation.quote or "" for citation in claim.citations)
    for name in ground.names:
        if re.search(rf"\b{re.escape(name)}\b", claim.statement):
            for other in ground.names:
                # Nothing that stands for the other name may be in the quotes either.
                same = next((group for group in _SAME if other in group), {other})
                if name not in same and not any(word in quotes for word in same):
                    text = re.sub(rf"\b{re.escape(name)}\b", other, claim.statement)
                    yield replace(claim, statement=text)
                    return


def altered_quotation(claim: Claim, ground: Ground) -> Iterator[Claim]:
    """One word of the quote made another."""
    for index, citation in enumerate(claim.citations):
        words = re.findall(r"\b[a-z]{5,}\b", citation.quote or "")
        if words:
            word = words[len(words) // 2]
            put = "territory" if word != "territory" else "industry"
            yield _with_quote(
                claim, index, re.sub(rf"\b{word}\b", put, citation.quote or "", count=1)
            )
            return


def dropped_not(claim: Claim, ground: Ground) -> Iterator[Claim]:
    """A “not” taken out."""
    return _statements(
        claim,
        r"\b(?:did|do|does|is|are|was|were|has|have|had|may|could|would|should) not\b",
        lambda match: match[0].removesuffix(" not"),
    )


def added_not(claim: Claim, ground: Ground) -> Iterator[Claim]:
    """A “not” put in."""
    return _statements(
        claim,
        r"\b(?:is|are|was|were|has|have|had|will|would)\b(?! not)",
        lambda match: f"{match[0]} not",
    )


def turned_qualifier(claim: Claim, ground: Ground) -> Iterator[Claim]:
    """“At least” for “up to”, and the like."""
    turn = {
        "more than": "up to",
        "at least": "at most",
        "up to": "more than",
        "fewer than": "more than",
        "less than": "more than",
        "over": "under",
        "approximately": "more than",
        "about": "at least",
        "around": "at most",
        "nearly": "more than",
        "almost": "over",
    }
    return _statements(claim, rf"\b(?:{'|'.join(turn)})\b(?= \$?\d)", lambda match: turn[match[0]])


def turned_direction(claim: Claim, ground: Ground) -> Iterator[Claim]:
    """The opposite of what happened."""
    pairs = [
        ("increased", "decreased"), ("increase", "decrease"), ("supported", "opposed"),
        ("voted against", "voted for"), ("prohibit", "allow"),
        ("prohibits", "allows"), ("expanded", "reduced"), ("expand", "reduce"), ("rose", "fell"),
        ("higher", "lower"), ("began", "ended"), ("strengthen", "weaken"), ("more", "less"),
    ]  # fmt: skip
    turn = {**dict(pairs), **{other: one for one, other in pairs}}
    return _statements(claim, rf"\b(?:{'|'.join(turn)})\b", lambda match: turn[match[0]])


def lost_hedge(claim: Claim, ground: Ground) -> Iterator[Claim]:
    """What is only possible or reported, stated as a fact."""
    turn = {
        "may": "will",
        "could": "will",
        "might": "will",
        "reportedly": "",
        "likely": "certainly",
    }
    return _statements(
        claim, rf"\b(?:{'|'.join(turn)})\b(?! not| \d)", lambda match: turn[match[0]] or " "
    )


def swapped_source(claim: Claim, ground: Ground) -> Iterator[Claim]:
    """Another source cited for the same words."""
    if ground.other_source and claim.citations and claim.citations[0].quote:
        citation = replace(claim.citations[0], key=ground.other_source)
        yield replace(claim, citations=(citation, *claim.citations[1:]))


def wrong_page(claim: Claim, ground: Ground) -> Iterator[Claim]:
    """Another page of the same source."""
    for index, citation in enumerate(claim.citations):
        match = re.fullmatch(r"p\. (\d+)", citation.locator or "")
        if match and citation.quote:
            page = int(match[1]) % ground.pages + 1
            if page != int(match[1]):
                changed = replace(citation, locator=f"p. {page}")
                yield _with(claim, index, changed)
                return


def contradicting(claim: Claim, ground: Ground) -> Iterator[Claim]:
    """Another claim that gives the same thing another amount, and quotes words that say so."""
    turn = r"(?<=[a-z] |[a-z$] )\$?\d+(?:,\d{3})*(?=%| percent| [a-z]{4,})"
    for spoilt in _statements(claim, turn, _another):
        quotes = tuple(replace(one, quote=spoilt.statement) for one in spoilt.citations[:1])
        yield replace(spoilt, id=f"{claim.id}-again", citations=quotes, values={})


def _another(match: re.Match[str]) -> str:
    """A number a fifth larger, written in the same way; nothing for a year."""
    digits = match[0].replace(",", "").removeprefix("$")
    if re.fullmatch(r"(?:19|20)\d\d", digits):
        return ""
    changed = int(digits) + max(1, int(digits) // 5)
    return f"{'$' if match[0][0] == '$' else ''}{f'{changed:,}' if ',' in match[0] else changed}"


def _with_quote(claim: Claim, index: int, quote: str) -> Claim:
    return _with(claim, index, replace(claim.citations[index], quote=quote))


def _with(claim: Claim, index: int, citation: Citation) -> Claim:
    citations = list(claim.citations)
    citations[index] = citation
    return replace(claim, citations=tuple(citations))


CLASSES: dict[str, Sow] = {
    "wrong number": wrong_number,
    "wrong magnitude": wrong_magnitude,
    "wrong unit": wrong_unit,
    "wrong month": wrong_month,
    "wrong year": wrong_year,
    "swapped name": swapped_name,
    "altered quotation": altered_quotation,
    "dropped not": dropped_not,
    "added not": added_not,
    "turned qualifier": turned_qualifier,
    "turned direction": turned_direction,
    "lost hedge": lost_hedge,
    "swapped source": swapped_source,
    "wrong page": wrong_page,
}
