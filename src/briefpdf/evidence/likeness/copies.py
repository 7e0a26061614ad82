"""Tells each word of weight by which a copied sentence departs from its quote."""

from __future__ import annotations

from fractions import Fraction

from ..antonyms import are_opposed
from ..comparison import Comparison
from ..facts.name_match import is_lightly_named
from ..hedges import REPORTED, SAID, families_at
from ..names.institutions import TITLES
from ..negation import denies_otherwise
from ..thresholds import COPY_CHANGES, COPY_STRETCHES, MOST_WORDS, WORD_SHARE
from .added import heads_all, is_clause, say_added
from .cuts import check_cut, is_next_to, lost_words, say_left_out
from .denials import (
    acts_otherwise,
    comes_later,
    is_forbidden,
    is_said_otherwise,
    is_set_against,
    not_only,
)
from .difference import Difference
from .exchange import (
    are_a_row,
    are_exchanged,
    is_anchored,
    is_converse,
    is_shared_elsewhere,
    may_be_one,
    name_each,
    written,
)
from .words import (
    Word,
    class_of,
    is_by_for_to,
    is_part_of,
    is_share,
    of_classes,
    of_content,
    share_of,
    turns,
    without_of,
    words_at,
)

_MORE_THAN_HALF = frozenset({"most", "majority"})
_NONE = frozenset({"no", "none", "neither", "nobody", "nothing", "one"})
_PURPOSE = frozenset({"on", "for", "about", "toward", "towards"})
_MAY, _CAN = {"modal-possible"}, {"modal-able"}


def check_copies(comparison: Comparison) -> None:
    """Adds a gap for each departure of a copy that changes, adds or loses a word of weight."""
    for lane in comparison.lanes:
        if is_converse(comparison, lane):
            continue
        found = [_Checked(comparison, lane, departure) for departure in lane.departures]
        changed = sum(bool(one.new) for one in found)
        changed += len(found) > COPY_STRETCHES
        for one in found:
            alike = lane.share if one.theirs else lane.likeness
            lone = len(found) == len(of_content(one.ours)) == len(of_content(one.theirs)) == 1
            one.check(tells_words=changed <= COPY_CHANGES and (lone or alike >= WORD_SHARE))


class _Checked(Difference):
    """A difference, held to what each of its words may say."""

    def check(self, tells_words: bool) -> None:
        """Adds the gravest gap; one of mere words only where it `tells_words`."""
        if self.is_cut:
            check_cut(self.comparison, self.lane, self.departure)
            return
        if self.hides:
            _ = self._check_negation() or self._check_modal()
            return
        if not self.is_anchored:
            if is_clause(self.comparison, self.departure, self.new, self.theirs):
                say_added(self.comparison, self.departure)
            elif heads_all(self.departure, self.ours):
                _ = self._check_share()
            elif is_anchored(self.comparison, self.lane, self.departure, nearly=True):
                # “The [proposed] rule [would] apply”: two words lost beside each other.
                sides = (of_content(self.ours), of_content(self.theirs))
                alone = all(len(side) < 2 for side in sides) and not any(
                    word.is_mention for side in sides for word in side
                )
                _ = self._check_modal() or self._check_content(tells_words and alone)
            return
        for check in (
            self._check_negation,
            self._check_modal,
            self._check_hedge,
            self._check_share,
            self._check_relation,
        ):
            if check():
                return
        self._check_content(tells_words)

    def _check_negation(self) -> bool:
        here, there = self.comparison.negated
        ours = [word for word in self.ours if word.item.first in here]
        theirs = [word for word in self.theirs if word.item.first in there]
        if bool(ours) == bool(theirs):
            return False
        others = self.theirs_all if ours else self.ours_all
        if any(denies_otherwise(word.low, word.stem) for word in others):
            return bool(ours) or not acts_otherwise(of_content(self.ours), of_content(self.theirs))
        if any(are_opposed(one.low, two.low) for one in self.ours_all for two in self.theirs_all):
            return True  # Turned round twice: “did not accept”, “rejected”.
        if is_said_otherwise(self.comparison, self.lane, ours):
            return True
        if theirs and (
            comes_later(self.comparison, self.lane, self.departure)
            or (is_set_against(self.comparison, theirs[0]) and self._is_of_lost(theirs[0]))
        ):
            return True
        if theirs and self.is_edge and not self.ours:
            return False
        return self._exchange("negation", True, ours, theirs)

    def _check_modal(self) -> bool:
        ours, theirs = of_classes(self.ours, "modal"), of_classes(self.theirs, "modal")
        if not ours and not theirs:
            return False
        statement = self.comparison.statement
        mine = {class_of(word) for word in ours}
        yours = {class_of(word) for word in theirs}
        if (mine, yours) == (_CAN, _MAY):
            # Who is allowed to can, but what may happen need not be able to.
            return self._exchange("certainty", False, ours, theirs)
        if (
            mine == yours
            or (mine, yours) == (_MAY, _CAN)
            or (is_forbidden(statement, ours) and is_forbidden(self.comparison.source, theirs))
        ):
            return False
        if not ours:
            softened = any(families_at(statement, word.item.first) for word in self.ours_all)
            return not softened and self._exchange("certainty", True, ours, theirs)
        if not theirs:
            source = self.comparison.source
            softened = any(families_at(source, word.item.first) for word in self.theirs_all)
            weaker = mine in (_MAY, _CAN)
            return not softened and self._exchange("certainty", not weaker, ours, theirs)
        return self._exchange("certainty", True, ours, theirs)

    def _check_hedge(self) -> bool:
        """A “seeks to” or “typically” that was left out, with nothing as open in its stead."""
        statement, source = self.comparison.statement, self.comparison.source
        often = of_classes(self.theirs, "frequency")
        if often and not of_classes(self.ours_all, "frequency") and not self.is_edge:
            return self._exchange("certainty", True, of_classes(self.ours, "frequency"), often)
        if any(families_at(statement, word.item.first) for word in self.ours_all):
            return False
        if any(word.low in _PURPOSE for word in self.ours):
            return False  # “Talks on ending the war” are as open as “talks that seek to end” it.
        places = {word.place for word in self.theirs}
        for hedge in self.comparison.hedges:
            if hedge.item in places and hedge.family != SAID and not self.is_edge:
                kind = "attribution" if hedge.family == REPORTED else "certainty"
                left_out = words_at(source, [hedge.item])
                return self._exchange(kind, True, of_content(self.ours), left_out)
        return False

    def _check_share(self) -> bool:
        sides = (self.comparison, self.departure, self.ours, self.theirs)
        if is_part_of(*sides) or is_next_to(*sides):
            return self._exchange("quantifier", True, [], self.theirs)
        kinds = ("share", "focus", "order")
        statement, source = self.comparison.statement, self.comparison.source
        ours = [word for word in of_classes(self.ours, *kinds) if is_share(statement, word)]
        theirs = [word for word in of_classes(self.theirs, *kinds) if is_share(source, word)]
        here, there = self.comparison.negated
        if any(word.item.first in here for word in self.ours) and any(
            word.item.first in there for word in self.theirs
        ):
            # “No plant did” and “none of the plants did”; “has no doctors” and “lacks doctors”.
            ours = [word for word in ours if word.low not in _NONE]
            theirs = [word for word in theirs if word.low not in _NONE]
        # “Each” and “one” stand for each other; “one” and “a” say the same.
        ours = ours or [word for word in self.ours if theirs and word.low == "one"]
        theirs = theirs or [word for word in self.theirs if ours and word.low == "one"]
        if not ours and not theirs:
            return False
        share = next(filter(None, map(share_of, self.theirs)), None)
        if share is not None and {word.low for word in ours} <= _MORE_THAN_HALF:
            return share <= Fraction(1, 2) and self._exchange(
                "quantifier", True, ours, of_content(self.theirs)
            )
        if ours and ours[0].low == "only" and {"until", "till"} & self.comparison.lows:
            return False
        both = {ours[0].low, theirs[0].low} if ours and theirs else {"all", "most"}
        if both <= {"all", "each", "every"} or both <= _MORE_THAN_HALF:
            return False
        if ours and theirs:
            counted = any(word.item.kind == "number" for word in self.theirs)
            few = ours[0].low == "few" and counted  # “Only three” may well be few.
            return self._exchange("quantifier", not few, ours, theirs)
        if len(of_content(self.ours)) > 1 or len(of_content(self.theirs)) > 1:
            return False
        if not ours and (self._is_of_lost(theirs[0]) or not_only(source, theirs[0])):
            return False
        if not theirs and is_shared_elsewhere(self.comparison, ours[0]):
            return False
        one = class_of((ours or theirs)[0])
        if ours:
            sure = one not in ("share-2", "order") or (ours[0].low in ("first", "last"))
        elif one == "share-5":
            return False
        else:
            sure = one != "order" or theirs[0].low in ("first", "last")
        return self._exchange("quantifier", sure, ours, theirs)

    def _is_of_lost(self, word: Word) -> bool:
        """Whether what a word is of was left out with it: “there is some indication that”."""
        lost = {word.place for word in of_content(self.theirs)}
        return word.place + 1 in lost

    def _check_relation(self) -> bool:
        kinds = ("relation", "join", "condition", "cause")
        ours, theirs = of_classes(self.ours, *kinds), of_classes(self.theirs, *kinds)
        ours, theirs = without_of(ours), without_of(theirs)
        if is_by_for_to(ours, self.theirs):
            return self._exchange("relation", True, ours, self.theirs)
        if of_content(self.ours) or of_content(self.theirs):
            return False
        if len(ours) == len(theirs) == 1:
            if theirs[0].low in ("until", "till") and comes_later(
                self.comparison, self.lane, self.departure
            ):
                return False
            return self._exchange("relation", turns(ours[0].low, theirs[0].low), ours, theirs)
        logic = of_classes(ours or theirs, "condition", "cause")
        if logic and not (ours and theirs) and not self.is_edge:
            return self._exchange("relation", bool(theirs), ours, theirs)
        return False

    def _check_content(self, tells_words: bool) -> bool:
        comparison, lane = self.comparison, self.lane
        ours, theirs = of_content(self.ours), of_content(self.theirs)
        if self.departure.head and len(ours) == 1 and len(theirs) > 1:
            theirs = theirs[-1:]  # What stood before it was cut off.
        if len(ours) == len(theirs) == 1 and are_exchanged(
            self.comparison, self.lane, ours[0], theirs[0]
        ):
            return self._exchange(ours[0].item.kind, True, ours, theirs)
        ours = [word for word in ours if not self.is_spare(word, theirs)]
        if not ours:
            if self.ours or not tells_words:
                return False
            lost = lost_words(comparison, self.departure, theirs)
            return bool(lost) and self._exchange("word", False, [], lost)
        for word in ours:
            for other in theirs:
                if not (word.is_mention or other.is_mention) and are_opposed(word.low, other.low):
                    return self._exchange("direction", True, [word], [other])
        if is_clause(self.comparison, self.departure, ours, theirs):
            say_added(self.comparison, self.departure)
            return True
        light = [is_lightly_named(word.item) for word in (*ours, *theirs)]
        if any(light) and len(ours) < 2:
            # “Mr Rickard” for “Dave Rickard”; but the Army is not the Navy.
            bodies = len(light) == 2 and all(light) and not {ours[0].low, theirs[0].low} & TITLES
            return bodies and tells_words and self._exchange("word", False, ours, theirs)
        if len(ours) == len(theirs) == 1 and name_each(
            self.comparison, self.lane, ours[0], theirs[0]
        ):
            if may_be_one(comparison, ours[0], theirs[0]) or are_a_row(
                comparison, lane, ours[0], theirs[0]
            ):
                return False
            return self._exchange("name", True, ours, theirs)
        plain = [word for word in ours if not word.is_mention]
        few = len(ours) <= MOST_WORDS and len(theirs) <= MOST_WORDS
        return tells_words and few and bool(plain) and self._exchange("word", False, plain, theirs)

    def _exchange(self, kind: str, sure: bool, ours: list[Word], theirs: list[Word]) -> bool:
        statement, source = self.comparison.statement, self.comparison.source
        said = written(statement, ours)
        quoted = written(source, theirs)
        if ours and theirs:
            message = f"the statement says “{said}” where the quotes say “{quoted}”"
        elif ours:
            message = f"the statement puts in “{said}”, which the quotes do not say there"
        else:
            message = f"the statement leaves out “{quoted}”, which the quotes say"
        if ours:
            self.comparison.report(
                kind, ours[0].item.first, ours[-1].item.last, message, quoted, sure
            )
        else:
            say_left_out(self.comparison, self.lane, self.departure, kind, sure, message, quoted)
        return True
