from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from briefpdf.checks.backing import Coverage
from briefpdf.checks.coverage import cover
from briefpdf.checks.examples import BRIEF, CLAIMS, brief, registry
from briefpdf.checks.sentence import Sentence
from briefpdf.compose.composition import Composition

Compose = Callable[[Mapping[str, str]], Composition]

CLAIM = '{{ claim("troops-2024") }}'
VALUE = '{{ value("troops-2024.troops") }}'
CITE = '{{ cite("crs-troops") }}'
WORDS = '{% claim "troops-2024" %}'
JUDGMENT = '{% judgment basis=["troops-2024"] %}'

# A paragraph, and the status of each of its sentences.
STATUSES = [
    (CLAIM, "backed"),
    (f"{CLAIM} {CLAIM}", "backed backed"),
    (f"{WORDS}They came in 2024. They fought.{{% endclaim %}}", "backed backed"),
    (f"{JUDGMENT}The force could grow by 2026.{{% endjudgment %}}", "judgment"),
    (f"{JUDGMENT}It may. {CLAIM} So it may.{{% endjudgment %}}", "judgment judgment judgment"),
    ("Much remains open.", "bare"),
    ("The force numbers 12,000 soldiers.", "uncited"),
    (f"The force numbers 12,000 soldiers.{CITE}", "cited"),
    (f"The force numbers 12,000 soldiers{CITE}.", "cited"),
    (f"The force{CITE} numbers 12,000 soldiers.", "cited"),
    (f"The force numbers 12,000 soldiers. {CITE}", "cited"),
    (f"The force numbers 12,000 soldiers.{CITE} It trained for 3 months.", "cited uncited"),
    (f"It trained for 3 months. The force numbers 12,000 soldiers.{CITE}", "uncited cited"),
    (f"The force numbers 12,000 soldiers.\n{CITE}\nIt trained for 3 months.", "cited uncited"),
    (f"However, {WORDS}troops came{{% endclaim %}}.", "backed"),
    (f"In 2023, {WORDS}troops came{{% endclaim %}}.", "uncited"),
    (f"In 2023, {WORDS}troops came{{% endclaim %}}{CITE}.", "cited"),
    (f"{WORDS}Troops came{{% endclaim %}}, and Iran sent drones.", "uncited"),
    (f"Russia received {VALUE} troops.", "backed"),
    (f"In 2023, Russia received {VALUE} troops.", "uncited"),
    (f"{VALUE} of 12,000 stayed.{CITE}", "cited"),
    (f"Russia may {JUDGMENT}regain leverage{{% endjudgment %}}.", "judgment"),
    (f"In 2023, {JUDGMENT}it could regain leverage{{% endjudgment %}}.", "uncited"),
    ("The U.S. Senate passed S. 1883 on May 5.", "uncited"),
    ("**Iran** sent drones. *Much* remains open.", "uncited bare"),
    ('The force numbers 12,000.{{ cite("crs-nowhere") }}', "cited"),
    (f"{CLAIM}{CITE} Iran sent 40 drones.", "backed uncited"),
    (f"Iran sent 40 drones. {CLAIM}{CITE}", "uncited backed"),
    ("- Iran sent 40 drones\n- Much remains open", "uncited bare"),
    (f"- Iran sent 40 drones{CITE}\n- Much remains open", "cited bare"),
    ("::: box Aside\nIran sent 40 drones.\n:::", "uncited"),
    ("::: pull\nMuch remains open.\n:::", "bare"),
    ("> Iran sent 40 drones.", "uncited"),
    ("## Iran sent 40 drones", ""),
    ("```\nIran sent 40 drones.\n```", ""),
    ("| a | b |\n|---|---|\n| 40 drones | Iran |", "uncited"),
    (f"| a | b |\n|---|---|\n| 40 drones | Iran{CITE} |", "cited"),
    (f"| a | b |\n|---|---|\n| 40 drones | Iran |\n\nSource: CRS.{CITE}", "cited"),
    (f"| 2023 | b |\n|---|---|\n| {VALUE} | Iran |", ""),
]


@pytest.fixture
def covered(compose: Compose) -> Callable[[str], Coverage]:
    """The coverage of a brief with this body."""
    return lambda body: cover(compose({BRIEF: brief(body + "\n")}))


@pytest.mark.parametrize(("body", "statuses"), STATUSES, ids=[one[0] for one in STATUSES])
def test_each_sentence_has_its_status(
    covered: Callable[[str], Coverage], body: str, statuses: str
) -> None:
    assert [one.status for one in covered(body).sentences] == statuses.split()


def test_counts_are_those_of_the_statuses(covered: Callable[[str], Coverage]) -> None:
    coverage = covered(
        f"{CLAIM} Iran sent 40 drones. Much remains open.\n\n{JUDGMENT}It may.{{% endjudgment %}}"
    )
    counts = (coverage.backed, coverage.judgments, coverage.uncited, len(coverage.sentences))
    assert counts == (1, 1, 1, 4)


def test_a_brief_that_did_not_expand_has_no_sentences(compose: Compose) -> None:
    assert cover(compose({BRIEF: brief("{{ claim(")})).sentences == ()


# A paragraph, and its one uncited sentence's stretch that nothing backs, between « and ».
STRETCHES = [
    "«Iran sent 40 drones.»",
    f"{CLAIM} «Iran sent 40 drones.» Much remains open.",
    "Much remains open.\n«Iran sent\n40 drones.» Much remains.",
    f"{WORDS}Troops came{{% endclaim %}}, «and Iran sent drones.»",
    f"«In 2023,» {WORDS}troops came{{% endclaim %}}.",
    "- «Iran *sent* 40 “drones”»\n- Much remains open",
    "«Iran sent \\$40 &amp; drones.» Much remains open.",
    'It "may" be. «Iran\'s drones number 40.»',
    "  «Iran sent 40 drones.»",
    "::: box\n«Iran sent 40 drones.»\n:::",
    "{% if true %}«Iran sent 40 drones.»{% endif %} Much remains open.",
    "| a |\n|---|\n| «40 drones» |",
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("marked", STRETCHES)
def test_stretch_is_placed_to_the_character(compose: Compose, marked: str, line_end: str) -> None:
    body = marked.replace("«", "").replace("»", "") + "\n"
    text = brief(body).replace("\n", line_end)
    expected = marked.replace("\n", line_end).split("«")[1].split("»")[0]
    assert uncited_stretch(compose, text) == expected


def uncited_stretch(compose: Compose, text: str) -> str:
    found = [one for one in cover(compose({BRIEF: text})).sentences if one.status == "uncited"]
    (sentence,) = found
    assert sentence.bare is not None
    return text[sentence.bare.start : sentence.bare.end]


def quotes(sentences: tuple[Sentence, ...]) -> list[str]:
    return [quote.words for sentence in sentences for quote in sentence.quotes]


QUOTES = [
    ("They spoke of “heavy casualties.”", ["heavy casualties."]),
    (f"They spoke of “heavy casualties.”{CITE}", ["heavy casualties."]),
    ("They called him a “hero.”", []),
    (f"{WORDS}They spoke of “heavy casualties.”{{% endclaim %}}", []),
    (f"“{WORDS}Heavy casualties{{% endclaim %}}” they said.", []),
    (f"{JUDGMENT}They may see “heavy casualties.”{{% endjudgment %}}", ["heavy casualties."]),
    ("> Heavy casualties. Many dead.\n>\n> — The ministry", ["Heavy casualties. Many dead."]),
    (f"> {CLAIM}", []),
    ("| a |\n|---|\n| “heavy casualties” |", ["heavy casualties"]),
]


@pytest.mark.parametrize(("body", "words"), QUOTES, ids=[one[0] for one in QUOTES])
def test_quotations_that_no_claim_holds(
    covered: Callable[[str], Coverage], body: str, words: list[str]
) -> None:
    assert quotes(covered(body).sentences) == words


def test_a_claim_of_several_sentences_is_counted_by_them(compose: Compose) -> None:
    claims = registry(
        "    statement: Troops came in 2024. They fought.\n"
        "    sources: [{key: crs-troops, quote: troops to Russia}]\n"
    )
    coverage = cover(compose({CLAIMS: claims, BRIEF: brief(CLAIM + "\n")}))
    assert [one.status for one in coverage.sentences] == ["backed", "backed"]
    assert coverage.sentences[0].span == coverage.sentences[1].span


def test_a_long_paragraph_takes_no_long_time(compose: Compose) -> None:
    body = "{% for n in range(4000) %}" + CLAIM + " Iran sent drones.\n{% endfor %}\n"
    coverage = cover(compose({BRIEF: brief(body)}))
    assert len(coverage.sentences) == 8000
