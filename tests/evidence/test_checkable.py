from __future__ import annotations

import pytest

from briefpdf.evidence.amounts import find_number
from briefpdf.evidence.checkable import find_checkable

# Each sentence, what it states, and the words that say so.
STATED = [
    ("The force numbers 10,000 soldiers.", "a number", "10,000"),
    ("It spent $2.5 billion on shells.", "a number", "$2.5 billion"),
    ("The share rose to 20%.", "a number", "20%"),
    ("S. 1883 would require a strategy.", "a number", "S. 1883"),
    ("Three soldiers died.", "a number", "Three"),
    ("Hundreds of containers crossed the border.", "a number", "Hundreds"),
    ("China’s trade with Russia doubled.", "a number", "doubled"),
    ("Exports fell by half the previous level.", "a number", "half the"),
    ("Article 3 binds both sides.", "a number", "Article 3"),
    ("Construction 14.7", "a number", "14.7"),
    ("P.L. 119-74 was enacted.", "a number", "P.L. 119-74"),
    ("The treaty entered into force in December 2024.", "a date", "December 2024"),
    ("Ties have been closer since 2022.", "a date", "2022"),
    ("In March, relations soured.", "a date", "In March"),
    ("The two leaders met on Tuesday.", "a date", "on Tuesday"),
    ("The agreement is of 2024-06-19.", "a date", "2024-06-19"),
    ("The panel “documented evasion” for years.", "a quotation", "“documented evasion”"),
    ('Observers see "a new phase" of it.', "a quotation", '"a new phase"'),
    ("Officials say the program is stalled.", "what somebody said", "Officials say"),
    ("Experts assess that Russia could help.", "what somebody said", "Experts assess"),
    ("According to the Pentagon, stocks are low.", "what somebody said", "According to"),
    ("The ministry denied the report.", "what somebody said", "denied"),
    ("Some observers believe otherwise.", "what somebody said", "Some observers believe"),
    ("It is the largest army in Europe.", "a comparison", "largest"),
    ("The program costs more than the Navy planned.", "a comparison", "more than"),
    ("He was the only witness.", "a comparison", "the only"),
    ("Russia sent troops to Ukraine.", "what somebody did", "Russia sent"),
    ("The Russian government has taken steps.", "what somebody did", "Russian government has"),
    ("North Korea’s exports to Russia have grown.", "what somebody did", None),
    ("Congress enacted sanctions.", "what somebody did", "Congress enacted"),
    ("U.S. forces withdrew from the base.", "what somebody did", "forces withdrew"),
    ("Kim Jong-un visited Moscow.", "what somebody did", "Kim Jong-un visited"),
    ("The European Union banned Russian coal.", "what somebody did", "European Union banned"),
    ("Russia is a party to the treaty.", "what somebody did", "Russia is"),
    ("Ukraine is losing territory.", "what somebody did", "Ukraine is"),
    ("The DPRK has nuclear weapons.", "what somebody did", "DPRK has"),
    ("Iran supplies Russia with drones.", "what somebody did", "Iran supplies"),
    ("The panel vetoed the text.", "what somebody did", "The panel vetoed"),
    ("Sanctions were lifted.", "what somebody did", "Sanctions were"),
]

NOTHING_STATED = [
    "This section sets out the background.",
    "Three questions follow.",
    "Two broad options stand out.",
    "Congress could weigh these options:",
    "The following sections discuss the issues in turn.",
    "(See Table 1.)",
    "Section 2 turns to sanctions.",
    "This brief describes how the two countries cooperate.",
    "This report found its way into print.",
    "Several factors matter.",
    "For background, see the appendix.",
    "Options for Congress include the following:",
    "It is unclear what comes next.",
    "Much depends on the war.",
    "However, limits remain.",
    "Russia may hope to regain leverage.",
    "The partnership could weaken sanctions further.",
    "What could Congress do?",
    "Has Russia changed course?",
    "First, consider the budget.",
    "The first section reviews the history.",
    "As noted above, risks remain.",
    "The United States could respond.",
    "Policymakers may wish to consider several issues.",
    "The outlook for Russia is unclear.",
    "Key considerations are listed below.",
    "These developments raise questions for Congress.",
    "The rest of this report is organized by topic.",
    "Each option has costs and benefits.",
    "The “reset” is over.",
    "Background and issues for Congress",
    "Member states differ.",
    "A so-called reset was the aim.",
    "The F-16 and the S-400 differ.",
    "Congress to consider whether Russia supplied technology",
    "",
]


@pytest.mark.parametrize(("text", "what", "words"), STATED, ids=[one[0] for one in STATED])
def test_finds_what_a_sentence_states(text: str, what: str, words: str | None) -> None:
    found = find_checkable(text)
    assert found is not None
    assert found.what == what
    assert words is None or text[found.start : found.end] == words


@pytest.mark.parametrize("text", NOTHING_STATED)
def test_leaves_alone_what_states_nothing(text: str) -> None:
    found = find_checkable(text)
    assert found is None, found and text[found.start : found.end]


def test_a_question_and_a_sentence_about_the_text_still_count_and_quote() -> None:
    assert find_checkable("Did Russia send 10,000 troops?") is not None
    assert find_checkable("This section quotes “heavy casualties” twice over.") is not None


def test_only_figures_leaves_deeds_alone() -> None:
    assert find_checkable("Russia sent troops to Ukraine.", only_figures=True) is None
    assert find_checkable("Russia sent troops in 2024.", only_figures=True) is not None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 033,00", "1 033,00"),
        ("1'033.50", "1'033.50"),
        ("It sent 10\u202f000 soldiers.", "10\u202f000"),
        ("In 2024 500 soldiers came.", "500"),
        ("The 119th Congress met.", None),
        ("It was the 12th.", None),
    ],
)
def test_a_number_is_told_whole(text: str, number: str | None) -> None:
    span = find_number(text)
    assert (span and text[span[0] : span[1]]) == number
