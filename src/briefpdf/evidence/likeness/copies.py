"""Tells each word of weight by which a copied sentence departs from its quote."""

from __future__ import annotations

from ..antonyms import are_opposed
from ..comparison import Comparison
from ..hedges import POSSIBLE, families_at
from ..names.match import is_same_name
from ..negation import denies_otherwise
from ..reading import Reading
from ..thresholds import COPY_CHANGES
from .added import is_clause, say_added
from .lanes import Departure, Lane
from .words import Word, cancel, class_of, reserving, turns, words_at

# A longer stretch of the source beside a departure is a cut, and stands in no word's stead.
_TIGHT = 5
_MODALS = ("modal-possible", "modal-future", "modal-duty")


def check_copies(comparison: Comparison) -> None:
    """Adds a gap for each departure of a copy that changes, adds or loses a word of weight."""
    for lane in comparison.lanes:
        found = [_Difference(comparison, lane, departure) for departure in lane.departures]
        changed = sum(bool(one.new) for one in found)
        for one in found:
            one.check(tells_words=changed <= COPY_CHANGES)


class _Difference:
    """One departure, its words on both sides without those that say the same."""

    def __init__(self, comparison: Comparison, lane: Lane, departure: Departure) -> None:
        self.comparison, self.lane, self.departure = comparison, lane, departure
        self.ours_all = words_at(comparison.statement, departure.ours)
        source = comparison.source
        sentences = {source.sentence(place) for place in departure.theirs}
        self.is_edge = departure.head or departure.tail
        self.is_tight = len(departure.theirs) <= _TIGHT and len(sentences) <= 1
        self.theirs_all = words_at(source, departure.theirs) if self.is_tight else []
        self.ours, self.theirs = cancel(self.ours_all, self.theirs_all)
        self.is_anchored = _is_anchored(comparison, lane, departure)
        # What a head or a tail that was cut off says is no longer said, and that is all.
        self.is_cut = not self.ours and (self.is_edge or not self.is_tight)

        self.new = [word for word in self._content(self.ours) if not self._is_spare(word, [])]

    def check(self, tells_words: bool) -> None:
        """Adds the gravest gap; one of mere words only where it `tells_words`."""
        if self.is_cut:
            self._check_condition()
            return
        if not self.is_anchored:
            if is_clause(self.comparison, self.departure, self.new, self.theirs):
                say_added(self.comparison, self.departure)
            return
        for check in (
            self._check_negation,
            self._check_modal,
            self._check_share,
            self._check_relation,
        ):
            if check():
                return
        self._check_content(tells_words)

    def _of(self, words: list[Word], *classes: str) -> list[Word]:
        return [word for word in words if class_of(word).startswith(classes)]

    def _content(self, words: list[Word]) -> list[Word]:
        return [word for word in words if word.is_mention or class_of(word) in ("", "order")]

    def _check_condition(self) -> bool:
        """A tail without which the sentence says more than the source grants."""
        if not self.departure.tail:
            return False
        tokens = self.comparison.source.tokens
        items = [self.comparison.source.items[place] for place in self.departure.theirs[:2]]
        lows = [tokens[item.first].low for item in items]
        first = lows[0] if lows else ""
        binds = first in ("unless", "except", "provided", "providing") or (
            first == "only" and lows[1:] and lows[1] in ("if", "when", "after", "where", "with")
        )
        if binds or first == "if":
            said = self.comparison.source.words(items[0].first, items[0].first + 8)
            self._say("context", True, f"the statement leaves out the condition “{said} …”", said)
            return True
        return False

    def _check_negation(self) -> bool:
        ours, theirs = self._of(self.ours, "negator"), self._of(self.theirs, "negator")
        if bool(ours) == bool(theirs):
            return False
        others = self.theirs_all if ours else self.ours_all
        if any(denies_otherwise(word.low, word.stem) for word in others):
            return False
        if theirs and self.is_edge and not self.ours:
            return False
        return self._exchange("negation", True, ours, theirs)

    def _check_modal(self) -> bool:
        ours, theirs = self._of(self.ours, *_MODALS), self._of(self.theirs, *_MODALS)
        if not ours and not theirs:
            return False
        statement = self.comparison.statement
        mine = {class_of(word) for word in ours}
        yours = {class_of(word) for word in theirs}
        if mine == yours:
            return False
        if not ours:
            softened = any(families_at(statement, word.item.first) for word in self.ours_all)
            return not softened and self._exchange("certainty", True, ours, theirs)
        if not theirs:
            source = self.comparison.source
            softened = any(families_at(source, word.item.first) for word in self.theirs_all)
            weaker = mine == {"modal-possible"}
            return not softened and self._exchange("certainty", not weaker, ours, theirs)
        return self._exchange("certainty", True, ours, theirs)

    def _check_share(self) -> bool:
        kinds = ("share", "focus", "order")
        ours, theirs = self._of(self.ours, *kinds), self._of(self.theirs, *kinds)
        if not ours and not theirs:
            return False
        if ours and theirs:
            return self._exchange("quantifier", True, ours, theirs)
        if len(self._content(self.ours)) > 1 or len(self._content(self.theirs)) > 1:
            return False
        one = class_of((ours or theirs)[0])
        if ours:
            sure = one not in ("share-2", "order") or (ours[0].low in ("first", "last"))
        elif one == "share-5":
            return False
        else:
            sure = one != "order" or theirs[0].low in ("first", "last")
        return self._exchange("quantifier", sure, ours, theirs)

    def _check_relation(self) -> bool:
        kinds = ("relation", "join", "condition", "cause")
        ours, theirs = self._of(self.ours, *kinds), self._of(self.theirs, *kinds)
        if self._content(self.ours) or self._content(self.theirs):
            return False
        if len(ours) == len(theirs) == 1:
            return self._exchange("relation", turns(ours[0].low, theirs[0].low), ours, theirs)
        logic = self._of(ours or theirs, "condition", "cause")
        if logic and not (ours and theirs) and not self.is_edge:
            return self._exchange("relation", bool(theirs), ours, theirs)
        return False

    def _check_content(self, tells_words: bool) -> bool:
        ours, theirs = self._content(self.ours), self._content(self.theirs)
        ours = [word for word in ours if not self._is_spare(word, theirs)]
        if not ours:
            return bool(theirs) and not self.ours and tells_words and self._check_lost(theirs)
        for word in ours:
            for other in theirs:
                if not (word.is_mention or other.is_mention) and are_opposed(word.low, other.low):
                    return self._exchange("direction", True, [word], [other])
        if is_clause(self.comparison, self.departure, ours, theirs):
            say_added(self.comparison, self.departure)
            return True
        names = [word for word in ours if word.item.kind == "name"]
        others = [word for word in theirs if word.item.kind == "name"]
        if names and others and len(ours) == len(theirs) == 1:
            if is_same_name(self.comparison, names[0].item, others[0].item):
                return False
            return self._exchange("name", True, names, others)
        plain = [word for word in ours if not word.is_mention]
        return tells_words and bool(plain) and self._exchange("word", False, plain, theirs)

    def _is_spare(self, word: Word, theirs: list[Word]) -> bool:
        """Whether a word that was put in says nothing new, because the sentence has it elsewhere."""
        comparison = self.comparison
        if word.is_mention and word.item.kind != "name":
            return True  # Numbers and dates are held to the quotes elsewhere.
        if len(self._content(self.ours)) == len(theirs) == 1:
            return False
        return any(item.key == word.item.key for item in comparison.source.items)

    def _check_lost(self, theirs: list[Word]) -> bool:
        lost = [word for word in theirs if not word.is_mention and word.low in reserving()]
        if not lost or len(theirs) > 2:
            return False
        statement = self.comparison.statement
        soft = any(
            POSSIBLE in families_at(statement, statement.items[place].first)
            for place in self.departure.ours
        )
        return not soft and self._exchange("word", False, [], lost)

    def _exchange(self, kind: str, sure: bool, ours: list[Word], theirs: list[Word]) -> bool:
        statement, source = self.comparison.statement, self.comparison.source
        said = _written(statement, ours)
        quoted = _written(source, theirs)
        if ours and theirs:
            message = f"the statement says “{said}” where the quotes say “{quoted}”"
        elif ours:
            message = f"the statement puts in “{said}”, which the quotes do not say there"
        else:
            message = f"the statement leaves out “{quoted}”, which the quotes say"
        self._say(kind, sure, message, quoted, ours)
        return True

    def _say(
        self, kind: str, sure: bool, message: str, nearest: str, ours: list[Word] | None = None
    ) -> None:
        statement = self.comparison.statement
        if ours:
            first, last = ours[0].item.first, ours[-1].item.last
        else:
            place = min(self.departure.ours.stop, self.lane.items.stop - 1)
            item = statement.items[place]
            first, last = item.first, item.last
        self.comparison.report(kind, first, last, message, nearest, sure)


def _is_anchored(comparison: Comparison, lane: Lane, departure: Departure) -> bool:
    """Whether a departure stands between words that follow each other in the source too."""
    answers, source = comparison.ours, comparison.source
    left, right = departure.ours.start - 1, departure.ours.stop
    if not departure.head and not departure.tail:
        begin, end = answers[left], answers[right]
        assert begin is not None and end is not None
        if end - begin > _TIGHT + 1:
            return False
    if not departure.head and left > lane.items.start:
        begin, before = answers[left], answers[left - 1]
        if begin is None or before is None or begin - before != 1:
            return False
    if not departure.tail and right + 1 < lane.items.stop:
        end, after = answers[right], answers[right + 1]
        if end is None or after is None or after - end != 1:
            return False
    if departure.head:
        return len(departure.theirs) <= _TIGHT and bool(departure.theirs)
    return True


def _written(reading: Reading, words: list[Word]) -> str:
    if not words:
        return ""
    last = words[-1].item.last
    first = words[0].item.first
    if last - first > 12 or last <= first:
        return ", ".join(reading.words(word.item.first, word.item.last) for word in words)
    return reading.words(first, last)
