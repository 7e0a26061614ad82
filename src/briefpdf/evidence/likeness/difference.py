"""One departure of a copy from its quote: the words on both sides that do not say the same."""

from __future__ import annotations

from collections.abc import Sequence

from ..comparison import Comparison
from ..lanes import Departure, Lane
from ..thresholds import SLIPS
from .exchange import TIGHT, is_anchored
from .words import Word, beside_cut, cancel, class_of, of_content, unmoved, words_at

_SMALL = ("empty", "passing", "light", "relation", "join")


def is_reworded(comparison: Comparison, lane: Lane) -> bool:
    """Whether a copy changes what its quote says in several places, as one who rewrites does."""
    found = (Difference(comparison, lane, departure) for departure in lane.departures)
    changes = [one for one in found if one.is_change]
    return len(changes) - _are_mirrored(changes) > SLIPS


def _are_mirrored(changes: Sequence[Difference]) -> bool:
    """Whether two changes are one: words that were exchanged for each other."""
    if len(changes) != 2:
        return False
    one, other = ([[word.low for word in side] for side in (c.ours, c.theirs)] for c in changes)
    return one == other[::-1]


class Difference:
    """One departure, its words on both sides without those that say the same."""

    def __init__(self, comparison: Comparison, lane: Lane, departure: Departure) -> None:
        self.comparison, self.lane, self.departure = comparison, lane, departure
        self.ours_all = words_at(comparison.statement, departure.ours)
        source = comparison.source
        sentences = {source.sentence(place) for place in departure.theirs}
        self.is_edge = departure.head or departure.tail
        self.is_tight = len(departure.theirs) <= TIGHT and len(sentences) <= 1
        self.theirs_all = words_at(source, departure.theirs) if self.is_tight else []
        self.ours, self.theirs = cancel(self.ours_all, self.theirs_all)
        self.ours, self.theirs = unmoved(comparison, lane, departure, self.ours, self.theirs)
        self.is_anchored = is_anchored(comparison, lane, departure)
        hidden = [] if self.is_edge or self.is_tight else self._hidden()
        self.hides = bool(hidden)
        if hidden:
            self.theirs = self.theirs_all = hidden
        # What a head or a tail that was cut off says is no longer said, and that is all.
        self.is_cut = not self.ours and (self.is_edge or not self.is_tight) and not self.hides

        self.new = [word for word in of_content(self.ours) if not self.is_spare(word, [])]

    def _hidden(self) -> list[Word]:
        """A “would” or “not” beside a cut within a sentence: “the bill[, … , would] require”."""
        source, answers, theirs = (
            self.comparison.source,
            self.comparison.ours,
            self.departure.theirs,
        )
        ends = (answers[self.departure.ours.start - 1], answers[self.departure.ours.stop])
        places = [*theirs, *(end for end in ends if end is not None)]
        one = len({source.sentence(place) for place in places}) == 1
        return beside_cut(source, theirs) if one else []

    @property
    def is_change(self) -> bool:
        """Whether it changes what is said, and is neither a cut at an edge nor of small words."""
        if self.is_cut:
            return not self.is_edge and not self.is_tight
        if not self.is_tight and not self.is_edge:
            return True  # A long stretch that is left out in the middle is an author's choice.
        return any(class_of(word) not in _SMALL for word in (*self.ours, *self.theirs))

    def is_spare(self, word: Word, theirs: list[Word]) -> bool:
        """Whether a word that was put in says nothing new: the source has it elsewhere."""
        comparison = self.comparison
        if word.is_mention and word.item.kind != "name":
            return True  # Numbers and dates are held to the quotes elsewhere.
        if len(of_content(self.ours)) == len(theirs) == 1:
            return False
        return word.item.key in comparison.keys
