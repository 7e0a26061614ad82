"""Words that say nothing of their own: they begin sentences, and they are no names."""

from __future__ import annotations

from .word_lists import words_of

# As they stand at the head of a sentence: articles, amounts, pronouns, prepositions, conjunctions
# and adverbs.
FUNCTION_WORDS = words_of(
    """
    A An The This That These Those Such Another Other Others Each Every Either Neither Both
    All Any

    Some Several Many Most Few Fewer More Much Less None No Half One Two Three Four Five Six
    Seven Ten

    I We You He She It They Who What Which Whose His Her Its Our Your My Their One's There
    Here

    About Above According Across After Against Along Alongside Amid Among Apart Around As At
    Before Behind Below Besides Between Beyond By Concerning Despite Down During Except
    Excluding Following For From Given In Including Inside Into Like Near Of Off On Onto Out
    Outside Over Past Per Regarding Since Through Throughout To Toward Towards Under Unlike
    Until Up Upon Via With Within Without

    Although And Because But If Nor Once Or So Than Though Unless When Whenever Where Whereas
    Whether While Yet How Why

    Additionally Again Also Alternatively Consequently Conversely Currently Even Finally First
    Further Furthermore Hence However Indeed Instead Later Likewise Meanwhile Moreover
    Nevertheless Nonetheless Not Notably Now Often Only Otherwise Overall Rather Recently
    Second Similarly Still Subsequently Then Thereafter Therefore Third Thus Today Together
    Traditionally Ultimately Usually
    """
)
