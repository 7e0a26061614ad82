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
