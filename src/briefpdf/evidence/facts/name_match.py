"""Is one name another way to write a second, and does a source have it?"""

from __future__ import annotations

import re

from ..comparison import Comparison
from ..names.identifiers import Identifier
from ..names.institutions import ACRONYMS, GENERIC, TITLES
from ..names.places import COUNTRIES, METONYMS, SEATS
from ..names.reading import Name
from ..names.word_or_name import fold, may_be_same_first_name
from ..reading import Item

_COMPASS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western"}
)
_LOCATING = frozenset(
    "in at to from near outside via toward towards through visited leaving".split()
)
# Words of the American government, beside which “U.S.” adds nothing.
_AMERICAN = frozenset(
    "federal congress congressional senate house administration president washington cbo gao crs "
    "secretary state department fy dollar dollars usda epa doe dod".split()
)


_CONGRESSIONAL = frozenset(
    "congress congressional member members lawmakers lawmaker legislators senate house senator "
    "senators representative representatives legislation bill bills enacted appropriations "
    "appropriators testified testimony hearing committee chamber chambers".split()
)


def is_light(comparison: Comparison, item: Item) -> bool:
    """Whether a capitalised word of the statement is a title or a common word written large."""
    name = item.mention
    if isinstance(name, Name) and name.kind == "word" and name.key in _COMPASS:
        after = comparison.statement.tokens[item.last : item.last + 1]
        return not (after and after[0].capital)
    return is_lightly_named(item)


def is_lightly_named(item: Item) -> bool:
    """Whether a name is a title, or a common word written large: Director, Prime Minister."""
    name = item.mention
    if not isinstance(name, Name):
        return False
    words = ACRONYMS.get(name.key, name.key) if name.kind == "short" else name.key
    return name.key in GENERIC or all(word in TITLES for word in words.split())


def is_in_source(comparison: Comparison, item: Item) -> bool:
    """Whether the quotes have a name of the statement, in any of its forms."""
    mention = item.mention
    if isinstance(mention, Identifier):
        return any(
            isinstance(other := comparison.source.items[place].mention, Identifier)
            and other.covers(mention)
            for place in comparison.source.mentions("identifier")
        )
    assert isinstance(mention, Name)
    keys = comparison.name_keys
    if mention.key in keys:
        return True
    if mention.kind == "country":
        return _has_country(comparison, mention.key)
    if mention.kind == "seat":
        seats = {seat for seat, country in SEATS.items() if country == mention.country}
        told = mention.country in keys or bool(seats & keys)
        return told and _stands_for_country(comparison, item, mention)
    if mention.kind == "short":
        return _has_short(comparison, item, mention.key)
    if mention.key in ("congress", "lawmakers"):
        return bool(comparison.lows & _CONGRESSIONAL)
    if mention.key in ("house", "senate") and comparison.lows & {"chambers", "bicameral"}:
        return True
    words = mention.key.lower().split()
    return all(has_word(comparison, word) for word in words)


def _has_country(comparison: Comparison, country: str) -> bool:
    keys = comparison.name_keys
    if country in METONYMS and any(seat in keys for seat, of in SEATS.items() if of == country):
        return True
    if country == "United States":
        return bool(comparison.lows & _AMERICAN)
    if country in ("North Korea", "South Korea"):
        return False
    if country.lower() in comparison.lows:
        return True
    # A body may be named whole: the United Nations Security Council.
    words = country.lower().split()
    return (
        len(words) > 1
        and set(words) <= comparison.lows
        and country.lower() in (comparison.source.words(0, len(comparison.source.tokens)).lower())
    )


def _stands_for_country(comparison: Comparison, item: Item, name: Name) -> bool:
    """Whether a capital is the government: “Moscow said”, not “in Moscow”."""
    tokens = comparison.statement.tokens
    before = tokens[item.first - 1].low if item.first else ""
    return name.country in METONYMS and before not in _LOCATING


def _has_short(comparison: Comparison, item: Item, short: str) -> bool:
    """Whether the letters of a short name begin capitalised words that follow one another."""
    if has_word(comparison, short.lower()) or short in comparison.name_keys:
        return True
    long = ACRONYMS.get(short) or comparison.definitions.get(short, "")
    if long and any(ACRONYMS.get(str(key)) == long for key in comparison.name_keys):
        return True  # The Pentagon is DOD.
    words = [word for word in re.findall(r"[a-z]+", long.lower()) if word not in _SMALL]
    return bool(words) and all(has_word(comparison, word) for word in words)


_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to"})


# As German names are written where there are no such letters.
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"}
)


def has_word(comparison: Comparison, word: str) -> bool:
    """Whether the source has a word of a name in any form, as a short name or without accents."""
    lows = comparison.lows
    if word in lows or word in comparison.folded:
        return True
    if not word.isascii() and word.translate(_UMLAUTS) in lows:
        return True
    if word in comparison.initials or word.removesuffix("s") in comparison.initials:
        return True
    if f"{word}s" in lows or (len(word) > 2 and word.endswith("s") and word[:-1] in lows):
        return True
    if any(letter.isdigit() for letter in word) and word in comparison.letters:
        return True  # “TiO 2” is TiO2.
    if len(word) >= 5:
        # Europe and European, Democrat and Democratic.
        return any(low.startswith(word[:5]) and _is_form(low, word) for low in lows)
    return False


def _is_form(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    rest = long[len(short) :] if long.startswith(short) else None
    if rest is None:
        return long.startswith(short[:-1]) and len(long) - len(short) <= 4
    return rest in (
        "s",
        "n",
        "an",
        "ian",
        "ans",
        "ians",
        "ic",
        "ist",
        "ists",
        "ism",
        "er",
        "ers",
        "al",
        "ese",
        "i",
        "is",
    )


def is_in_context(comparison: Comparison, item: Item) -> bool:
    """Whether what else the source says has a name of the statement."""
    if not comparison.context:
        return False
    mention = item.mention
    forms = [comparison.said(item)]
    if isinstance(mention, Name):
        if mention.kind in ("country", "short"):
            forms += [form for form, key in COUNTRIES.items() if key == mention.key]
            forms += [mention.key, comparison.definitions.get(mention.key, "")]
        elif mention.kind == "word":
            forms = [mention.key]
    pattern = "|".join(re.escape(form) for form in forms if form)
    return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", comparison.context, re.IGNORECASE) is not None


def is_same_name(comparison: Comparison, ours: Item, theirs: Item) -> bool:
    """Whether a name of the statement and one of the source can be the same thing."""
    one, other = ours.mention, theirs.mention
    if isinstance(one, Identifier) or isinstance(other, Identifier):
        both = isinstance(one, Identifier) and isinstance(other, Identifier)
        return (
            both
            and isinstance(one, Identifier)
            and isinstance(other, Identifier)
            and other.covers(one)
        )
    assert isinstance(one, Name)
    assert isinstance(other, Name)
    countries = {name.country or name.key for name in (one, other)}
    if one.key == other.key or len(countries) == 1:
        return True
    long = [_long_form(comparison, name).lower() for name in (one, other)]
    if long[0] and long[0] == long[1]:
        return True  # The Pentagon is DOD.
    if one.kind == other.kind == "word":
        mine, yours = fold(one.key), fold(other.key)
        if may_be_same_first_name(mine, yours):
            return True
        return _is_form(mine, yours) and mine[:4] == yours[:4]
    return _is_part(comparison, ours, one, other) or other.key.lower() in _long_words(
        comparison, one
    )


def _is_part(comparison: Comparison, ours: Item, one: Name, other: Name) -> bool:
    """Whether a word of the statement, with the names in its row, spells out a short name."""
    words = _long_words(comparison, other)
    if one.key.lower() not in words:
        return False
    items = comparison.statement.items
    place = comparison.statement.item_at.get(ours.first, -1)
    if place < 0 or items[place] is not ours:
        return True
    for step in (-1, 1):
        at = place + step
        while 0 <= at < len(items) and items[at].kind == "name":
            mention = items[at].mention
            name = mention.key.lower() if isinstance(mention, Name) else ""
            if name not in words and name not in GENERIC and name != "united states":
                return False
            at += step
    return True


def _long_words(comparison: Comparison, name: Name) -> list[str]:
    return _long_form(comparison, name).lower().split()


def _long_form(comparison: Comparison, name: Name) -> str:
    return comparison.definitions.get(name.key, "") or ACRONYMS.get(name.key, "")


def is_place(item: Item) -> bool:
    """Whether an item is a country, under whichever name, or its seat of government."""
    return isinstance(item.mention, Name) and item.mention.kind in ("country", "seat")


def is_alike(ours: Item, theirs: Item) -> bool:
    """Whether one can stand in the other's place: a country for a country, a bill for a bill."""
    one, other = ours.mention, theirs.mention
    if isinstance(one, Identifier) and isinstance(other, Identifier):
        return one.kind.split()[-1] == other.kind.split()[-1]
    if isinstance(one, Name) and isinstance(other, Name):
        # Europe is no name in the stead of Denmark, and no person's in that of either.
        return _sort(one) == _sort(other)
    return False


def is_initial_of(ours: str, theirs: str) -> bool:
    """Whether one of two words is the first letter of the other: H. pylori."""
    short, long = sorted((ours, theirs), key=len)
    return len(short) == 1 < len(long) and long.startswith(short)


def _sort(name: Name) -> str:
    return {"country": "state", "seat": "state", "place": "place"}.get(name.kind, "")
