"""Every threshold by which words are weighed, with what was measured for it.

“S” are pairs of statement and passage of which people judged that the passage supports the
statement, “not S” those of which they judged otherwise; docs/evidence.md tells of both.
"""

from __future__ import annotations

# A sentence is a copy where this much of its words of weight stands in the quotes in their order …
COPY_SHARE = 0.75
# … in runs of so many words that follow each other on both sides, …
COPY_RUN = 3.0
# … and where so many words do: of three words in a row nothing is learned.
COPY_WORDS = 5

# So many words of content make a clause that was put in a fact of its own.
ADDED_WORDS = 2
# A sentence beside a copy is added where less than this share of its words stands in the quotes.
ADDED_SENTENCE = 0.3

# Of a copy with more changes than this, single words are not told: it is a restatement after all.
COPY_CHANGES = 1

# A copy with more changes than this was reworded: what it leaves out or puts in beside them may be
# said by them, and is for a reader. Of summaries by a report's own authors, one in ten is such.
SLIPS = 1

# A copy has new words in so many places at most, and leaves out so many stretches in its middle.
COPY_DEPARTURES = 2
COPY_CUTS = 1

# So many names that the quotes lack are not all meant by pronouns.
MANY_NAMES = 3
# Hedges are held word for word only where so much of the sentence stands there.
STRICT_SHARE = 0.9
# A name stands in another's stead where the source has so many words there at most.
MOST_EXCHANGED = 5
# Subject and object of a predicate stand so many words apart at most.
WITHIN = 10
# Under two fifths of its words in its quotes, a statement is thin: 187 unsupported pairs to 80
# supported ones among those with nothing else against them.
THIN_SHARE = 0.4
# Single words are told where so much of a copy stands in its quote, and few words in their stead.
WORD_SHARE = 0.8
MOST_WORDS = 3
# Lost hedges are told in copies with so few departures, and in sentences that keep so much of the
# source's order: off them, they are lost twice as often where people see support as elsewhere.
HEDGED_DEPARTURES = 3
HEDGED_LIKENESS = 0.5
# Nor are they in one that departs in so many places, whatever stands there.
COPY_STRETCHES = 3
# An amount stands in another's stead only where so much of its sentence stands in the source's.
LEAST_LIKENESS = 0.1

# A kind of gap is an error where it is found so many times as often on unsupported as on supported
# pairs, once it is found often enough for a ratio to say something.
LEAST_RATIO = 3.0
LEAST_FINDINGS = 20
# Errors by kind on 2,002 supported and 1,702 unsupported pairs, and the ratio of their rates. Kinds
# that are found too seldom here are errors in copies alone, where sown edits decide: see the docs.
RATIOS: dict[str, tuple[int, int, float]] = {
    "added": (2, 3, 1.8),
    "certainty": (3, 0, 0.0),
    "date": (3, 49, 19.2),
    "direction": (0, 12, 0.0),
    "name": (7, 120, 20.2),
    "negation": (1, 17, 20.0),
    "number": (4, 57, 16.8),
    "qualifier": (1, 1, 1.2),
    "unit": (0, 1, 0.0),
}
