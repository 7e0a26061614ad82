"""Does a statement say that a thing is over that goes on in its quotes, or the other way round?"""

from __future__ import annotations

from ..source.pattern import lazy_pattern
from .comparison import Comparison
from .reading import Reading

# What is so as long as a thing lasts. A war that “still haunts” its victims may be over.
_LASTS = (
    r"(?:appl(?:y|ies)|exists?|operates?|(?:being )?(?:in (?:force|effect|place|operation|progress)"
    r"|under ?way|ongoing|valid|active|unresolved))"
)
_END = r"(?= ?(?:[.,;:)]|$|and\b|but\b|at\b|in\b|on\b|since\b))"
_OVER = lazy_pattern(
    rf"\b(?:(?:is|are) (?:now |already |officially )?(?:over|finished|at an end|defunct){_END}"
    r"|(?:(?:has|have) (?:now |already |since )?)?(?:ended|expired|lapsed|ceased|concluded)"
    rf"(?: to exist)?{_END}|(?:has|have) (?:come|been brought) to an end|came to an end"
    r"|(?:was|were|(?:has|have) been) (?:lifted|repealed|revoked|rescinded|abolished|discontinued"
    rf"|terminated|dissolved|shut down|called off){_END}"
    rf"|no longer (?:is |are )?{_LASTS}|(?:is|are) no longer {_LASTS})"
)
_GOES_ON = lazy_pattern(
    rf"\b(?:(?:is|are|remains?|stays?|continues?(?: to(?: be)?)?|still) (?:currently |now )?"
    rf"(?:still )?{_LASTS}\b|(?:still )?(?:continues?|persists?|goes on|go on){_END}"
    rf"|(?:is|are) still (?:going on|continuing|running)\b)"
)
# Beside these a sentence says less than how things stand.
_OPEN = frozenset(
    "not never nor if whether unless until till when once may might could would should will shall "
    "must before after had was were".split()
)


def check_standing(comparison: Comparison) -> None:
    """Adds a gap where one side says that what the other side speaks of is over."""
    ours = _said(comparison.statement)
    theirs = _said(comparison.source) if ours else []
    for first, last, over, subject in ours:
        same = [one for one in theirs if one[3] <= subject or subject <= one[3]]
        if not same or any(one[2] == over for one in same):
            continue
        begin, end, _, other = same[0]
        said, nearest = comparison.statement.words(first, last), comparison.source.words(begin, end)
        message = f"the statement says “{said}” where the quotes say “{nearest}”"
        comparison.report("direction", first, last, message, nearest, subject == other)


def are_over_and_on(one: str, other: str) -> bool:
    """Whether of two predicates one says that a thing is over, the other that it goes on."""
    return any(
        _OVER.fullmatch(over.lower()) and _GOES_ON.fullmatch(on.lower())
        for over, on in ((one, other), (other, one))
    )


def _said(reading: Reading) -> list[tuple[int, int, bool, frozenset[object]]]:
    """Each predicate of a text that says that its subject is over, or goes on; and the subject."""
    found = []
    tokens = reading.tokens
    opens = [at for at, token in enumerate(tokens) if token.low in _OPEN]
    text, starts = "", {}
    for at, token in enumerate(tokens):
        starts[len(text)] = at
        text += token.low + " "
    for pattern, over in ((_OVER, True), (_GOES_ON, False)):
        for match in pattern.finditer(text):
            if match.start() not in starts:
                continue
            first = starts[match.start()]
            last = first + len(match[0].split())
            sentence = tokens[first].sentence
            if any(tokens[at].sentence == sentence for at in opens if not first <= at < last):
                continue
            subject = frozenset(
                item.key
                for place, item in enumerate(reading.items)
                if item.last <= first and reading.sentence(place) == sentence and item.weight >= 1
            )
            if subject:
                found.append((first, last, over, subject))
    return found
