"""Finds how sure a text is of what it says, and whose word it is."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from .reading import Reading

POSSIBLE = "possible"
LIKELY = "likely"
REPORTED = "reported"
SAID = "said"
INTENDED = "intended"

_WORDS = {
    POSSIBLE: """
        may might could possibly perhaps potential potentially conceivably maybe possible
        possibility
    """,
    LIKELY: """
        likely probably presumably apparently apparent appear appears appeared appearing seem seems
        seemed seemingly suggest suggests suggested suggesting expected projected estimated
        believed thought presumed suspected unlikely anticipated evidently ostensibly
    """,
    REPORTED: """
        reportedly allegedly alleged allege alleges purportedly purported supposedly claimed claim
        claims accused accuse accuses accusing accusation accusations allegation allegations
        rumored unconfirmed reputedly so-called
    """,
    INTENDED: """
        plans planned plan intends intended intend seeks seek seeking sought aims aimed aim hopes
        hope proposes proposed propose attempts attempted attempt tries tried try wants want
    """,
}
_PHRASES = {
    ("according", "to"): REPORTED,
    ("said", "to"): REPORTED,
    ("reported", "to"): REPORTED,
    ("believed", "to"): LIKELY,
    ("thought", "to"): LIKELY,
    ("in", "the", "view", "of"): SAID,
    ("in", "the", "words", "of"): SAID,
    ("in", "the", "opinion", "of"): SAID,
}
SAYING = frozenset(
    """
    said says say saying stated states state stating asserted asserts assert asserting argued
    argues argue arguing contended contends contend maintained testified testifies warned warns
    warn warning noted notes note noting added adds explained explains posited suggests wrote
    writes told tells tell reported reports report reporting insisted insists claimed believes
    believed estimates estimated estimate assesses assessed concluded concludes conclude indicated
    indicates indicate observed observes remarked emphasized predicted predicts projected projects
    described describes expressed voiced repeated complained speculated characterizes characterized
    opined assess judged judge judges suspect suspects suspected forecast forecasts
    believe
    """.split()
)
# With what they tell of, these say that it is so.
_LAW = frozenset(
    "law act bill statute treaty agreement provision section article regulation rule memorandum "
    "mou amendment resolution order would will shall clause".split()
)
# In a statement any of these leaves what it says to somebody or to chance; in a source too few do.
_LENIENT = {
    POSSIBLE: frozenset(
        """
        can able ability capable capability capabilities allow allows allowed permit permits
        permitted enable eligible option options risk risks fear fears concern concerns worry
        worries threat whether if opportunity hope chance would authorize authorizes authority
        authorized consider weigh entitled optional voluntary choose chooses discretion let
        lets room raise raises question questions
        """.split()
    ),
    LIKELY: frozenset(
        """
        would forecast outlook expect expects expectation estimate estimates sign signs indication
        likelihood probable assessment assessments view set poised due looks look tends tend judges
        judge hint hints should
        """.split()
    ),
    REPORTED: frozenset(
        """
        reports reported say says said believed suspected thought account accounts charge charges
        charged contention claim assert asserts
        """.split()
    ),
    SAID: frozenset(
        """
        estimate estimates assessment assessments account accounts testimony statement report
        reports view views data survey study analysis figures per cites citing judges judged calls
        called finds found puts put calculates counts describes urged warned concern
        concerns worry worries opinion judgment think thinks thought see sees saw holds held
        expects expect
        """.split()
    ),
    INTENDED: frozenset(
        """
        would could may might goal goals objective objectives purpose effort efforts bid trying
        planning target targets design designed proposal proposals strategy intention want wants
        looking look call calls calling meant consider considers considering expects expected
        """.split()
    ),
}


class Hedge(Struct, frozen=True):
    """Words, the tokens from `first` up to `last`, that make less than a fact of what follows."""

    family: str
    first: int
    last: int
    item: int


_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in _PHRASES:
    _BY_FIRST.setdefault(_phrase[0], []).append(_phrase)
_FAMILY = {word: family for family, words in _WORDS.items() for word in words.split()}

# The first words of all hedges: hardly a word of a text is one.
_BEGINNINGS = frozenset({*_BY_FIRST, *_FAMILY, *SAYING})


def reporting() -> frozenset[str]:
    """The words that by themselves make hearsay of what they stand in: reportedly, alleged."""
    return frozenset(_WORDS[REPORTED].split())


def find_hedges(reading: Reading) -> list[Hedge]:
    """The hedges and attributions of a text in their order."""
    return list(_hedges(reading))


def families_at(reading: Reading, token: int) -> set[str]:
    """The families of hedges that a word can stand for in a statement, taken leniently."""
    low = reading.tokens[token].low
    found = {family for family, words in _LENIENT.items() if low in words}
    if low in _FAMILY:
        found.add(_FAMILY[low])
    if low in SAYING:
        found.add(SAID)
    if low == "according":
        found |= {REPORTED, SAID}
    return found


def _hedges(reading: Reading) -> Iterator[Hedge]:
    tokens = reading.tokens
    for at, token in enumerate(tokens):
        if token.low not in _BEGINNINGS:
            continue
        place = reading.item_at.get(at)
        if not token.is_word or place is None or reading.items[place].kind != "word":
            continue
        begun = _BY_FIRST.get(token.low, ())
        phrase = next((words for words in begun if _stands(reading, at, words)), None)
        if phrase:
            yield Hedge(_PHRASES[phrase], at, at + len(phrase), reading.item_at[at])
        elif token.low in _FAMILY and _is_meant(reading, at):
            yield Hedge(_FAMILY[token.low], at, at + 1, reading.item_at[at])
        elif token.low in SAYING and _reports(reading, at):
            yield Hedge(SAID, at, at + 1, reading.item_at[at])


def _stands(reading: Reading, at: int, words: tuple[str, ...]) -> bool:
    return tuple(token.low for token in reading.tokens[at : at + len(words)]) == words


def _is_meant(reading: Reading, at: int) -> bool:
    """Whether the word hedges: “plans to build”, and not “a development plan”."""
    tokens = reading.tokens
    low, family = tokens[at].low, _FAMILY[tokens[at].low]
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if family == INTENDED:
        return after == "to"
    if low in ("may", "could") and after == "not":
        return False  # Most often it forbids; that it denies is looked at elsewhere.
    if (
        low in ("likely", "unlikely")
        and at
        and tokens[at - 1].low in ("more", "less", "as", "most", "least")
    ):
        return False
    if low in ("appear", "appears", "appeared", "appearing", "seem", "seems", "seemed"):
        return after in ("to", "that", "likely")
    if low in ("suggest", "suggests", "suggested", "suggesting"):
        return after == "that"
    if low == "suspected":
        return after != "that"
    if low in ("claim", "claims"):
        return (
            after in ("that", "to") or tokens[at - 1].low in ("its", "their", "his") if at else True
        )
    if low in ("expected", "projected", "estimated", "believed", "thought", "anticipated"):
        return after == "to"
    return True


def _reports(reading: Reading, at: int) -> bool:
    """Whether a verb of saying passes on what somebody says, as against a noun or a law's words."""
    tokens = reading.tokens
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    before = [token.low for token in tokens[max(0, at - 4) : at]]
    if set(before[-2:]) & _LAW or set(before) & {"law", "act", "statute", "treaty", "would"}:
        return False
    low = tokens[at].low
    if before and before[-1] in ("than", "as", "originally", "initially", "previously"):
        return False  # “$600 million more than estimated.”
    if low in _NOUNS_MORE_OFTEN and after != "that":
        # “…, CBO projects.” and “…, reporting:”, but “grants for elections projects.”
        speaks = bool(before) and not before[-1].endswith("s")
        return speaks and "," in (before[-1:] if low.endswith("ing") else before[:-1])
    if low in _NOUNS_TOO and after != "that":
        # “…, officials estimate.”
        last = (
            bool(before) and before[-1].endswith("s") and before[-1] not in ("its", "this", "has")
        )
        return last and "," in before and after in (".", ",", ";", "")
    if after in ("that", ",", '"', ":", "."):
        return bool(before) and before[-1] not in ("a", "the", "an", "its", "this", "each")
    if low == "told":
        return True
    if not before or before[-1] in ("a", "the", "an", "member", "united", "and", "none"):
        return False
    if low in ("said", "says", "say"):
        return True
    following = [
        token.text for token in tokens[at + 1 : at + 12] if token.sentence == tokens[at].sentence
    ]
    return low in _SPEECH and ("that" in following or '"' in following)


_NOUNS_TOO = frozenset(
    "state note report estimate claim judge forecast notes reports claims".split()
)
_NOUNS_MORE_OFTEN = frozenset(
    "projects reporting judges suspects estimates forecasts states".split()
)
_SPEECH = frozenset("stated states testified warned argued wrote asserted noted added".split())
