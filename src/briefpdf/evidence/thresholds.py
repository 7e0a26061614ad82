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
ADDED_WORDS = 3
# A sentence beside a copy is added where less than this share of its words stands in the quotes.
ADDED_SENTENCE = 0.3

# Of a copy with more changes than this, single words are not told: it is a restatement after all.
COPY_CHANGES = 1

# A copy has new words in so many places at most, and leaves out so many stretches in its middle.
COPY_DEPARTURES = 2
COPY_CUTS = 1

# A name that the quotes lack, with no other in its stead, is an error where less than this of its
# sentence is in their words: 5 unsupported pairs to one supported. Above, the quotes often have a
# pronoun for it.
NAME_SHARE = 0.4
# So many names that the quotes lack are not all meant by pronouns.
MANY_NAMES = 3
# Hedges are held word for word only where so much of the sentence stands there.
STRICT_SHARE = 0.9
# A name stands in another's stead where the source has so many words there at most.
MOST_EXCHANGED = 5
# Subject and object of a predicate stand so many words apart at most.
WITHIN = 10
