"""Abbreviations whose full stop need not end a sentence, by what may follow them."""

from __future__ import annotations

from .word_lists import words_of

# A name follows: "Gen. Brunson", "St. Petersburg", "Roe v. Wade", "Pub. L. No. 118-50".
BEFORE_NAMES = words_of(
    """
    adm amb assoc brig capt cdr cf cmdr cmd col cpl dr gen gov hon lt maj messrs mr mrs ms mx
    mt ph pres prof pub rep reps rev sec secs sen sens sgt st stat supt viz vs v e.g i.e
    """
)

# A number follows: "No. 5", "p. 4", "119th Cong. 1"; "the answer is no. Russia" is two sentences.
BEFORE_NUMBERS = words_of(
    """
    app art arts ch chap cl cong fig figs no nos p para paras pp pt pts res subsec supp sess
    vol vols §
    """
)

# These end a sentence as often as not: what follows decides.
ANYWHERE = words_of(
    """
    al approx apr assn aug ave avg bros co comdr corp dec dept dist ed eds est etc ext feb ft
    fy govt inc intl jan jr jul jun ltd mar max mil min natl nov oct rd sept sep sr univ
    """
)

# Times of day, behind which a capital begins a sentence unless it names a time zone.
TIMES = frozenset({"a.m", "p.m"})
TIME_ZONES = words_of(
    """
    Eastern Central Mountain Pacific Greenwich Moscow Kyiv Beijing Tokyo
    """
)

# "World War I. Russia", "Plan B. Congress": a letter that counts, not an initial.
COUNTED_BY_LETTERS = words_of(
    """
    act annex appendix article category chapter class group part phase plan protocol schedule
    tier title type vitamin war
    """
)
