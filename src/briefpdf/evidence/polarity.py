"""Does a statement deny what the quotes deny, and turn what they do?"""

from __future__ import annotations

from collections.abc import Iterable

from .antonyms import are_complementary, are_opposed, sides_of
from .comparison import Comparison
from .negation import LEXICAL, Negation, find_negations
from .reading import Reading


class Polarity:
    """The negations of a statement and of its source, with what was found to answer what."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.ours = find_negations(comparison.statement)
        self.theirs = find_negations(comparison.source)

    def check(self) -> None:
        """Adds a gap for each negation added or lost and each word turned round."""
        self._check_added()
        self._check_dropped()
        self._check_turned()

    def denied_here(self, place: int) -> bool:
        """Whether the statement denies an item."""
        return any(one.head == place for one in self.ours)

    def denied_there(self, place: int) -> bool:
        """Whether the source denies an item."""
        return any(one.head == place for one in self.theirs)

    def _check_added(self) -> None:
        comparison = self.comparison
        answered = {comparison.ours[one.head] for one in self.ours}
        for one in self.ours:
            answers = self._answers(one.head)
            if not answers or any(self.denied_there(place) for place in answers):
                continue
            free = [
                other
                for other in self.theirs
                if other.head not in answered
                and any(_same_sentence(comparison.source, other.head, place) for place in answers)
            ]
            if free or self._is_put_otherwise(answers, one.head):
                continue
            if one.until and not _has(comparison.source, answers, {"until"}):
                continue
            word = comparison.statement.tokens[one.at].text
            said = _around(comparison.statement, one.at)
            head = comparison.quoted(comparison.source.items[answers[0]])
            comparison.report(
                "negation",
                one.at,
                one.at + 1,
                f"the statement says “{said}”; the quotes say “{head}” without “{word}”",
                head,
            )

    def _answers(self, head: int) -> list[int]:
        """Where the source speaks of what the statement denies."""
        comparison = self.comparison
        answer = comparison.ours[head]
        if answer is not None:
            return [answer]
        key, items = comparison.statement.items[head].key, comparison.source.items
        return [place for place, item in enumerate(items) if item.key == key]

    def _is_put_otherwise(self, answers: list[int], head: int) -> bool:
        """Whether the source denies by another word: lacks, rejected, only, unclear."""
        comparison = self.comparison
        for place in answers:
            for other in range(max(0, place - 6), min(len(comparison.source.items), place + 7)):
                token = comparison.source.tokens[comparison.source.items[other].first]
                if other in comparison.theirs:
                    continue
                if token.low in LEXICAL or token.stem in LEXICAL or _is_privative(token.low):
                    return True
        return False

    def _check_dropped(self) -> None:
        comparison = self.comparison
        heads = {comparison.ours[one.head] for one in self.ours}
        for one in self.theirs:
            place = comparison.theirs.get(one.head)
            if place is None or self.denied_here(place):
                continue
            if self._is_kept(one, place, heads):
                continue
            item = comparison.statement.items[place]
            word, said = comparison.source.tokens[one.at].text, comparison.said(item)
            there = _around(comparison.source, one.at)
            comparison.report(
                "negation",
                item.first,
                item.last,
                f"the statement says “{said}”; the quotes say “{there}”, with “{word}”",
                there,
            )

    def _is_kept(self, one: Negation, place: int, heads: set[int | None]) -> bool:
        """Whether the statement says what the source denies in a way that denies it too."""
        comparison = self.comparison
        statement = comparison.statement
        free = [
            other
            for other in self.ours
            if comparison.ours[other.head] is None
            or not self.denied_there(comparison.ours[other.head] or 0)
        ]
        if any(_same_sentence(statement, other.head, place) for other in free):
            return True
        if one.until and not _has(statement, [place], {"until", "before", "till"}):
            return True
        for other in range(max(0, place - 5), min(len(statement.items), place + 6)):
            if comparison.ours[other] is not None:
                continue
            token = statement.tokens[statement.items[other].first]
            if token.low in LEXICAL or token.stem in LEXICAL or _is_privative(token.low):
                return True
        return False

    def _check_turned(self) -> None:
        comparison = self.comparison
        taken = _qualified(comparison.statement)
        for place, item in enumerate(comparison.statement.items):
            token = comparison.statement.tokens[item.first]
            if item.kind != "word" or comparison.ours[place] is not None or item.first in taken:
                continue
            for other in self._turned(place, token.low):
                theirs = comparison.source.items[other]
                low = comparison.source.tokens[theirs.first].low
                denials = self.denied_here(place) != self.denied_there(other)
                if denials and are_complementary(token.low, low):
                    continue
                quoted = comparison.quoted(theirs)
                comparison.report(
                    "direction",
                    item.first,
                    item.last,
                    f"the statement says “{token.text}” where the quotes say “{quoted}”",
                    quoted,
                )
                break

    def _turned(self, place: int, low: str) -> Iterable[int]:
        """The words of the source that say the opposite of an item where the statement has it."""
        comparison = self.comparison
        for other in comparison.opposite(place):
            theirs = comparison.source.items[other]
            if theirs.kind == "word" and are_opposed(low, comparison.source.tokens[theirs.first].low):
                yield other
                return
        if sides_of(low):
            yield from self._turned_elsewhere(place, low)

    def _turned_elsewhere(self, place: int, low: str) -> Iterable[int]:
        """The same for a statement that tells it in another order: by the words beside."""
        comparison = self.comparison
        ours = comparison.statement
        beside = _beside(ours, place)
        if not beside:
            return
        found = []
        for other, item in enumerate(comparison.source.items):
            if item.kind != "word":
                continue
            their_low = comparison.source.tokens[item.first].low
            if not sides_of(their_low):
                continue
            shared = beside & _beside(comparison.source, other)
            if len(shared) < (1 if item.weight >= 1 else 2):
                continue
            if their_low == low or sides_of(their_low) & sides_of(low):
                return
            if are_opposed(low, their_low) and other not in comparison.theirs:
                found.append(other)
        yield from found[:1]


def check_polarity(comparison: Comparison) -> None:
    """Adds a gap for each negation that is added or lost and each word that is turned round."""
    Polarity(comparison).check()


def _beside(reading: Reading, place: int) -> set[object]:
    """The keys of the next words of weight on both sides, within the clause."""
    found: set[object] = set()
    sentence = reading.sentence(place)
    for step in (-1, 1):
        at, seen = place + step, 0
        while 0 <= at < len(reading.items) and seen < 1 and abs(at - place) <= 3:
            item = reading.items[at]
            if reading.sentence(at) != sentence or _is_parted(reading, place, at):
                break
            if item.weight >= 1:
                found.add(item.key)
                seen += 1
            at += step
    return found


def _is_parted(reading: Reading, one: int, other: int) -> bool:
    """Whether a mark stands between two items."""
    begin, end = sorted((reading.items[one].first, reading.items[other].first))
    return any(token.text in ",;:()" or token.low in ("and", "or", "but") for token in reading.tokens[begin:end])


def _same_sentence(reading: Reading, one: int, other: int) -> bool:
    return reading.sentence(one) == reading.sentence(other)


def _has(reading: Reading, places: list[int], words: set[str]) -> bool:
    sentences = {reading.sentence(place) for place in places}
    return any(token.low in words and token.sentence in sentences for token in reading.tokens)


def _is_privative(low: str) -> bool:
    return len(low) > 5 and low.startswith(("un", "non", "dis")) and not low.startswith(("under", "unit", "univ", "unio", "uniq", "unil"))


def _around(reading: Reading, at: int) -> str:
    return reading.words(max(0, at - 1), min(len(reading.tokens), at + 3))


def _qualified(reading: Reading) -> set[int]:
    """The tokens of amounts, whose qualifiers are compared with the amounts."""
    found: set[int] = set()
    for item in reading.items:
        if item.kind == "number":
            first = getattr(item.mention, "first", item.first)
            last = getattr(item.mention, "last", item.last)
            found.update(range(first, item.last))
            found.update(range(item.last, last) if getattr(item.mention, "qualifier", "") else ())
    return found
