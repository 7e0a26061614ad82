"""A statement beside the quotes that shall support it."""

from __future__ import annotations

from functools import cached_property

from .align import Pairs, align, equal_items, shared_weights
from .antonyms import sides_of
from .beside import Beside
from .gap import Gap
from .hedges import Hedge, find_hedges
from .lanes import Lane, read_lanes
from .negation import Negation, find_negations
from .reading import Item

# How far from a word the words may stand that fix its place, and how much may stand there instead.
_NEAR = 4
# No sentence has more of one kind; what a hostile text has beyond is left alone.
_MOST_CLAIMS = 40
_MOST_OPPOSITE = 8
_MOST_UNANSWERED = 3
_VERBATIM = 0.75
_CLOSE = 0.4
_ANSWERING = 0.3
_LIKE_BEST = 0.6


class Comparison(Beside):
    """A statement laid beside its quotes: which item of the one answers which of the other."""

    @cached_property
    def _pairs(self) -> Pairs:
        return equal_items(self.statement.items, self.source.items)

    @cached_property
    def ours(self) -> list[int | None]:
        """For each item of the statement the place of its answer in the source."""
        return align(self.statement, self.source, self._pairs)

    @cached_property
    def theirs(self) -> dict[int, int]:
        """The statement's item for each item of the source that answers one."""
        return {other: place for place, other in enumerate(self.ours) if other is not None}

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """The sentences of the statement: copies of a quote, or words of the author's own."""
        return read_lanes(self.statement, self.source, self.ours)

    def lane(self, place: int) -> Lane:
        """The sentence in which an item of the statement stands."""
        return next(lane for lane in self.lanes if place < lane.items.stop)

    @cached_property
    def hedges(self) -> tuple[Hedge, ...]:
        """The hedges and attributions of the source."""
        return tuple(find_hedges(self.source))

    @cached_property
    def negations(self) -> tuple[Negation, ...]:
        """What the statement denies."""
        return tuple(find_negations(self.statement))

    @cached_property
    def their_negations(self) -> tuple[Negation, ...]:
        """What the source denies."""
        return tuple(find_negations(self.source))

    @cached_property
    def negated(self) -> tuple[frozenset[int], frozenset[int]]:
        """The tokens that deny in the statement and in the source; in “not only” none does."""
        return (
            frozenset(one.at for one in self.negations),
            frozenset(one.at for one in self.their_negations),
        )

    def claims(self, kind: str) -> list[int]:
        """The places of the statement's dates, numbers, names or identifiers that are looked at."""
        return self.statement.mentions(kind)[:_MOST_CLAIMS]

    def said(self, item: Item) -> str:
        """An item of the statement as it is written."""
        return self.statement.words(item.first, item.last)

    def quoted(self, item: Item) -> str:
        """An item of the source as it is written."""
        return self.source.words(item.first, item.last)

    def report(
        self,
        kind: str,
        first: int,
        last: int,
        message: str,
        nearest: str = "",
        sure: bool = True,
    ) -> None:
        """Adds a gap over tokens of the statement."""
        tokens = self.statement.tokens
        last = max(first + 1, min(last, len(tokens)))
        token = self.statement.words(first, last)
        self.gaps.append(
            Gap(kind, token, tokens[first].start, tokens[last - 1].end, message, nearest, sure)
        )

    def opposite(self, place: int) -> list[int]:
        """What the source says where the statement has this item: items that answer nothing.

        Empty when the item has an answer itself, or when too little around it has.
        """
        if place not in self._opposite:
            self._opposite[place] = self._find_opposite(place)
        return self._opposite[place]

    @cached_property
    def _opposite(self) -> dict[int, list[int]]:
        return {}

    def _find_opposite(self, place: int) -> list[int]:
        if self.ours[place] is not None:
            return []
        left, right = self._anchor(place, -1), self._anchor(place, 1)
        if left is None and right is None:
            return []
        begin, end = self._between(place, left, right)
        if not 0 < end - begin <= _MOST_OPPOSITE:
            return []
        return [other for other in range(begin, end) if other not in self.theirs]

    @cached_property
    def answering(self) -> frozenset[int]:
        """The sentences of the source that answer a good part of a sentence of the statement."""
        return frozenset().union(*self._answering.values())

    def answering_at(self, place: int) -> frozenset[int]:
        """Those that answer the sentence of one item."""
        return self._answering.get(self.statement.sentence(place), frozenset())

    @cached_property
    def sided(self) -> list[tuple[int, str]]:
        """The words of answering sentences of the source that have an opposite, by their places."""
        found = []
        for at, item in enumerate(self.source.items):
            low = self.source.tokens[item.first].low
            worded = item.kind == "word" or low == "first"
            if worded and sides_of(low) and self.source.sentence(at) in self.answering:
                found.append((at, low))
        return found

    @cached_property
    def _answering(self) -> dict[int, frozenset[int]]:
        weights: dict[int, dict[int, float]] = {}
        for place, answer in enumerate(self.ours):
            if answer is not None:
                row = weights.setdefault(self.statement.sentence(place), {})
                sentence = self.source.sentence(answer)
                row[sentence] = row.get(sentence, 0.0) + self.statement.items[place].weight
        shared = shared_weights(self.statement, self.source, self._pairs)
        return {
            ours: frozenset(
                sentence
                for sentence, weight in row.items()
                if weight >= _ANSWERING * sum(row.values())
                and shared[ours].get(sentence, 0.0) >= _LIKE_BEST * max(shared[ours].values())
            )
            for ours, row in weights.items()
        }

    def likeness(self, place: int) -> float:
        """How much of the statement's sentence, but names and numbers, the source has in order."""
        sentence = self.statement.sentence(place)
        if sentence not in self._likeness:
            words = [
                (at, item.weight)
                for at, item in enumerate(self.statement.items)
                if item.kind == "word" and self.statement.sentence(at) == sentence
            ]
            total = sum(weight for _, weight in words)
            told = sum(weight for at, weight in words if self.ours[at] is not None)
            self._likeness[sentence] = told / total if total else 0.0
        return self._likeness[sentence]

    @cached_property
    def _likeness(self) -> dict[int, float]:
        return {}

    def is_verbatim(self, place: int) -> bool:
        """Whether the statement's sentence is, but for a word or two, one of the source."""
        return self.likeness(place) >= _VERBATIM

    def is_close(self, place: int) -> bool:
        """Whether the sentence keeps enough of the source’s words to compare by them."""
        return self.likeness(place) >= _CLOSE

    def is_reordered(self, place: int, kinds: tuple[str, ...]) -> bool:
        """Whether the source has a mention of the statement's sentence in another order."""
        keys = {item.key for item in self.source.items if item.kind in kinds}
        sentence = self.statement.sentence(place)
        return any(
            item.kind in kinds and self.ours[at] is None and item.key in keys
            for at, item in enumerate(self.statement.items)
            if self.statement.sentence(at) == sentence and at != place
        )

    def gap_around(self, place: int, ours: bool = True) -> tuple[range, range] | None:
        """The items of the statement and of the source between the answered items around one.

        The item is one of the statement's, or of the source's if not `ours`. None when what answers
        stands too far away on either side.
        """
        answers = dict(enumerate(self.ours)) if ours else dict(self.theirs)
        reading = self.statement if ours else self.source
        ends: list[tuple[int, int]] = []
        for step in (-1, 1):
            at = place + step
            while (
                0 <= at < len(reading.items)
                and abs(at - place) <= _NEAR
                and answers.get(at) is None
            ):
                at += step
            answer = answers.get(at)
            if answer is None or reading.sentence(at) != reading.sentence(place):
                return None
            ends.append((at, answer))
        (left, begin), (right, end) = ends
        if not 0 < end - begin <= _MOST_OPPOSITE:
            return None
        own, other = range(left + 1, right), range(begin + 1, end)
        return (own, other) if ours else (other, own)

    def _anchor(self, place: int, step: int) -> int | None:
        """The nearest item in one direction that has an answer, in the same sentence."""
        items, sentence = self.statement.items, self.statement.sentence(place)
        at = place + step
        while 0 <= at < len(items) and abs(at - place) <= _NEAR:
            if self.statement.sentence(at) != sentence:
                return None
            if self.ours[at] is not None:
                return at
            at += step
        return None

    def _between(self, place: int, left: int | None, right: int | None) -> tuple[int, int]:
        """The items of the source between the answers of two anchors, or next to one of them."""
        if left is not None and right is not None:
            begin, end = self._answer(left) + 1, self._answer(right)
            weight = self.statement.items[left].weight + self.statement.items[right].weight
            if self._matter(left + 1, right) > _MOST_UNANSWERED:
                return 0, 0
            beside = min(place - left, right - place)
            return (begin, end) if weight > 1 or (beside == 1 and weight > 0.2) else (0, 0)
        if right is not None:
            end = self._answer(right)
            begin = end
            while begin > 0 and self.source.sentence(begin - 1) == self.source.sentence(end):
                begin -= 1
            fits = right - place <= 2 and self._is_first(place)
            return (max(begin, end - 6), end) if fits else (0, 0)
        assert left is not None
        begin = self._answer(left) + 1
        end = begin
        while end < len(self.source.items) and self.source.sentence(end) == self.source.sentence(
            begin - 1
        ):
            end += 1
        fits = place - left <= 2 and self._is_last(place)
        return (begin, min(end, begin + 6)) if fits else (0, 0)

    def _answer(self, place: int) -> int:
        answer = self.ours[place]
        assert answer is not None
        return answer

    def _matter(self, begin: int, end: int) -> int:
        """How many words of weight the statement has here, a name of several words counted once."""
        found, before = 0, ""
        for item in self.statement.items[begin:end]:
            found += item.weight >= 1 and not (item.kind == before == "name")
            before = item.kind
        return found

    def _is_first(self, place: int) -> bool:
        """Whether an item stands near the beginning of its sentence."""
        reading = self.statement
        return place < 3 or reading.sentence(place - 3) != reading.sentence(place)

    def _is_last(self, place: int) -> bool:
        reading = self.statement
        at = place + 3
        return at >= len(reading.items) or reading.sentence(at) != reading.sentence(place)
