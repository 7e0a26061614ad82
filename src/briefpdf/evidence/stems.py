"""Brings the forms of a word together: violate, violated, violating, violation."""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR_ROWS = """
be is are was were been being am | have has had having | do does did done doing
say said | give gave given | send sent | take took taken | hold held | meet met | make made
begin began begun | fall fell fallen | rise rose risen | grow grew grown growth | win won
lose lost loss | lead led | build built | sell sold sale | buy bought | bring brought
withdraw withdrew withdrawn withdrawal | leave left | keep kept | go went gone | come came
find found | know knew known | think thought | tell told | write wrote written | run ran
spend spent | pay paid payment | seek sought | fight fought | draw drew drawn | drive drove driven
shoot shot | sink sank sunk | see saw seen | show showed shown | speak spoke spoken
get got gotten | become became | break broke broken | choose chose chosen | choice
strike struck | swear swore sworn | throw threw thrown | understand understood | feed fed
freeze froze frozen | shrink shrank shrunk | lend lent | teach taught | catch caught
forbid forbade forbidden | hide hid hidden | lay laid | mean meant | put putting
deal dealt | feel felt | fly flew flown flight | steal stole stolen theft | undergo underwent
undergone | overcome overcame | withhold withheld | uphold upheld | oversee oversaw overseen
oversight | child children | man men | woman women | person people persons
invade invasion | defend defense defence | deny denial | comply compliance noncompliance
acquire acquisition | decide decision | receive receipt | destroy destruction | assist assistance
analyze analysis analyses analyse | crisis crises | country countries | agency agencies
refuse refusal refused | lie lying lied | die died dying death | use used using usage
maintain maintenance | retain retention | abstain abstention | describe description
introduce introduction | produce production | reduce reduction | permit permission permitted
submit submission submitted | admit admission admitted | commit committed committing
omit omission | supply supplies supplied supplier supplying | evade evasion | impose imposition
compete competition competitor | add addition | erode erosion | divide division | close closure
omission omit | succeed success successful | fail failure | exceed excess | proceed
strong strength strengthen strengthened strengthening | weak weaken weakened weakening
wide widen width broad broaden | long length lengthen | deep deepen depth | high height
"""

_IRREGULAR = {
    form: row.split()[0]
    for rows in _IRREGULAR_ROWS.strip().splitlines()
    for row in rows.split("|")
    for form in row.split()
}

# Each takes off an ending and puts another on, when enough of the word is left.
_DERIVED = (
    ("nsion", "nd"),
    ("uction", "uc"),
    ("asion", "ad"),
    ("ization", ""),
    ("isation", ""),
    ("ation", ""),
    ("ition", "it"),
    ("ability", ""),
    ("ibility", ""),
    ("ment", ""),
    ("ness", ""),
    ("ance", ""),
    ("ence", ""),
    ("able", ""),
    ("ible", ""),
    ("ical", ""),
    ("ally", ""),
    ("ize", ""),
    ("ise", ""),
    ("ate", ""),
    ("ant", ""),
    ("ent", ""),
    ("ive", ""),
    ("ity", ""),
    ("ous", ""),
    ("ics", ""),
    ("ion", ""),
    ("ful", ""),
    ("al", ""),
    ("ic", ""),
    ("er", ""),
    ("or", ""),
    ("ly", ""),
    ("at", ""),
)
# Each as it stands above, by its last two letters: few of them end a word.
_ENDINGS: dict[str, list[tuple[str, str]]] = {}
for _ending in _DERIVED:
    _ENDINGS.setdefault(_ending[0][-2:], []).append(_ending)
_DOUBLED = "bdfgmnprt"


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What the forms of a word, given in small letters, have in common; not itself a word.

    After the suffix stripping of M. F. Porter (1980), coarser, with irregular verbs.
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or len(word) > 40:
        return word
    base = _uninflected(word)
    if base in _IRREGULAR or f"{base}e" in _IRREGULAR:
        return _IRREGULAR.get(base) or _IRREGULAR[f"{base}e"]
    for _ in range(3):
        shorter = _underived(base)
        if shorter == base:
            break
        base = shorter
    return base.rstrip("eyi") if len(base) > 4 else base.rstrip("ey") or base


def _underived(word: str) -> str:
    """The word without one of the endings that make it another kind of word."""
    for ending, instead in _ENDINGS.get(word[-2:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)] + instead
    return word


def _uninflected(word: str) -> str:
    """The word without the endings of plural, tense and participle."""
    if word[-1] == "s":
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("sses", "xes", "ches", "shes", "zes")):
            return word[:-2]
        if not word.endswith(("ss", "us", "is", "ics")):
            word = word[:-1]
    if word[-1] not in "dg":
        return word  # As most words: neither participle nor past.
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            return word[:-1] if word[-1] == word[-2] and word[-1] in _DOUBLED else word
    return word
