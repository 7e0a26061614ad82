"""Finds what a text denies, and by which word."""

from __future__ import annotations

from msgspec import Struct

from ..source.pattern import lazy_pattern
from .reading import Reading
from .stems import stem

_NEGATORS = frozenset(
    "not no never neither nor none nobody nothing without cannot nowhere hardly barely".split()
)
_DENYING = frozenset(stem(word) for word in "fail refuse neglect unable lack".split())
# They deny, or say that something is not so, in the place of a “not”.
_LEXICAL = frozenset(
    """
    deny reject refuse fail lack absence absent halt cease stop end abandon only until unless
    except rather instead avoid prevent block prohibit forbid ban bar unable unwilling without
    hardly scarcely barely seldom rarely yet oppose omit exclude exempt withhold discontinue
    suspend terminate lapse expire cancel void decline free stall die flat unchanged remain keep
    kept stay steady split contrary limit ignore short few little miss skip waive less forgo oppose
    reluctant halt pause freeze drop former outside beyond non
    """.split()
)
_PROHIBITING = frozenset(
    stem(word)
    for word in """
    deny reject refuse fail lack halt cease abandon avoid prevent block prohibit forbid ban bar
    oppose exclude exempt suspend terminate lapse expire decline preclude withhold rule-out miss
    stall
    """.split()
)
_LEXICAL_STEMS = frozenset(stem(word) for word in _LEXICAL)
_NO_PRIVATIVES = (
    "under",
    "unit",
    "univ",
    "unio",
    "uniq",
    "unil",
    "until",
    "distr",
    "discu",
    "displ",
    "disea",
)
_NO_LACK = frozenset(
    "nevertheless nonetheless regardless wireless countless priceless doubtless needless".split()
)
_ADVERBS = frozenset(
    "yet also even ever still longer necessarily currently previously fully publicly directly only "
    "already always formally officially explicitly expressly so then now again otherwise actually "
    "really simply been be have has had being".split()
)
_BEING = frozenset("is are was were be been being remains remain".split())
_MARKS = frozenset(";.:!?")


class Negation(Struct, frozen=True):
    """A word that denies, at token `at`, and the item that it denies, if it is clear which.

    `until` says that what is denied came about later, as in “did not … until April”.
    """

    at: int
    head: int | None
    until: bool


def find_negations(reading: Reading) -> list[Negation]:
    """The negations of a text; “not only”, “whether or not” and “no more than” deny nothing."""
    qualifying = _qualifying(reading)
    return [
        Negation(at, _head(reading, at), _has_until(reading, at))
        for at, token in enumerate(reading.tokens)
        if (
            token.low in _NEGATORS
            or token.stem in _DENYING
            or _is_yet_to(reading, at)
            or _is_refused(reading, at)
            or _is_free(reading, at)
            or _is_prefix(reading, at)
        )
        and token.is_word
        and at not in qualifying
        and not _is_idle(reading, at)
    ]


def _is_yet_to(reading: Reading, at: int) -> bool:
    """“Has yet to act” is “has not acted”."""
    tokens = reading.tokens
    return tokens[at].low == "yet" and at + 1 < len(tokens) and tokens[at + 1].low == "to"


def _is_refused(reading: Reading, at: int) -> bool:
    """“Declined to act” is “did not act”; “exports declined” denies nothing."""
    tokens = reading.tokens
    low = tokens[at].low
    refusing = low in ("decline", "declines", "declined", "declining", "omits", "omitted")
    return refusing and at + 1 < len(tokens) and tokens[at + 1].low == "to"


def _is_free(reading: Reading, at: int) -> bool:
    """“Free of mines” and “carbon-free” have none; a free press denies nothing."""
    tokens = reading.tokens
    if tokens[at].low != "free":
        return False
    behind = at + 1 < len(tokens) and tokens[at + 1].low in ("of", "from")
    return behind or _is_ending(reading, at)


def _is_ending(reading: Reading, at: int) -> bool:
    """Whether a word ends another one behind a hyphen, as in “carbon-free”."""
    tokens = reading.tokens
    return at > 1 and tokens[at - 1].text == "-" and tokens[at - 2].is_word


def _is_prefix(reading: Reading, at: int) -> bool:
    """“Is non-binding” is “is not binding”; a non-runner is somebody."""
    tokens = reading.tokens
    if tokens[at].low != "non" or at + 2 >= len(tokens) or tokens[at + 1].text != "-":
        return False
    return at > 0 and tokens[at - 1].low in _BEING


def denies_otherwise(low: str, stemmed: str) -> bool:
    """Whether a word can take the place of a “not”: lacks, rejected, only, unclear."""
    if (low.endswith("est") and len(low) > 5) or low in (
        "first",
        "last",
        "record",
        "best",
        "least",
        "worst",
    ):
        return True  # “The lowest since 1983” is “not so low since”.
    if low in _NEGATORS or low in _LEXICAL or stemmed in _LEXICAL_STEMS:
        return True
    if low.endswith("less") and len(low) > 6 and low not in _NO_LACK:
        return True  # “Childless” is “with no children”.
    privative = len(low) > 5 and low.startswith(("un", "non", "dis", "in", "im", "ir", "il"))
    if privative and low.startswith(("in", "im", "ir", "il")):
        return low.startswith(
            (
                "ineff",
                "inel",
                "insuff",
                "inad",
                "incap",
                "impos",
                "ill",
                "irre",
                "inac",
                "incon",
                "invul",
                "immun",
                "imperv",
                "inval",
                "infea",
                "inabil",
            )
        )
    return privative and not low.startswith(_NO_PRIVATIVES)


def is_denying(stemmed: str) -> bool:
    """Whether a verb, given by its stem, says of what follows that it is not or shall not be."""
    return stemmed in _PROHIBITING


_MOST = lazy_pattern(r"\b(?:most|majority|(?:more than|over) half)\b")
_LESS_THAN_HALF = lazy_pattern(
    r"\b(?:(?:fewer|less) than|under|not|below) half\b|\b(?:minority|few)\b"
)
_OF_CLAIMS = frozenset(
    stem(word)
    for word in (
        *("deny", "reject", "refute", "dispute", "doubt"),
        *("question", "disprove", "debunk", "contradict", "dismiss"),
    )
)


def denies_of(low: str) -> bool:
    """Whether a verb says of the clause behind its “that” that it is not so, or may not be."""
    return stem(low) in _OF_CLAIMS or low in ("false", "untrue", "incorrect", "unlikely")


def is_of_the_rest(statement: Reading, ours: set[int], source: Reading, theirs: set[int]) -> bool:
    """Whether sentences of one side tell of most what those of the other tell of the rest.

    So most did not what few did.
    """
    said = _says_of_most(statement, ours), _says_of_most(source, theirs)
    return None not in said and said[0] != said[1]


def _says_of_most(reading: Reading, sentences: set[int]) -> bool | None:
    """Whether sentences tell of most; False where they tell of less than half, None for neither."""
    text = " ".join(token.low for token in reading.tokens if token.sentence in sentences)
    return False if _LESS_THAN_HALF.search(text) else (True if _MOST.search(text) else None)


def _qualifying(reading: Reading) -> set[int]:
    """The tokens that belong to “no fewer than 10” and the like."""
    found: set[int] = set()
    for item in reading.items:
        first = getattr(item.mention, "first", None)
        if item.kind == "number" and isinstance(first, int):
            found.update(range(first, item.first))
    return found


def _is_idle(reading: Reading, at: int) -> bool:
    tokens = reading.tokens
    low = tokens[at].low
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    before = tokens[at - 1].low if at else ""
    if low == "not" and after in ("only", "just", "merely", "simply"):
        following = {token.low for token in tokens[at + 2 : at + 30]}
        return bool(following & {"but", "also"})
    if low == "not" and (before == "or" or after == "least"):
        return True
    if low == "no" and ((tokens[at].text == "No" and after == ".") or after in ("doubt", "matter")):
        return True
    if low == "no" and after in ("later", "less", "more", "fewer", "greater", "earlier"):
        return True
    return low in ("failed", "failing") and after not in ("to", "in")


def _head(reading: Reading, at: int) -> int | None:
    """The item that a negator denies: the next word of weight, adverbs passed over."""
    tokens = reading.tokens
    if tokens[at].low == "free" and _is_ending(reading, at):
        return reading.item_at.get(at - 2)
    for place in range(at + 1, min(at + 9, len(tokens))):
        token = tokens[place]
        if token.text in _MARKS:
            return None
        item = reading.item_at.get(place)
        if item is None or reading.items[item].first < place:
            continue
        low = token.low
        light = reading.items[item].weight < 1 or low in _ADVERBS
        if not light and not (low.endswith("ly") and len(low) > 5):
            return item
    return None


def _has_until(reading: Reading, at: int) -> bool:
    tokens = reading.tokens
    for place in range(at + 1, min(at + 25, len(tokens))):
        if tokens[place].text in _MARKS or tokens[place].sentence != tokens[at].sentence:
            return False
        if tokens[place].low in ("until", "till", "before"):
            return True
    return False
