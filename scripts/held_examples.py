"""The examples of the page “What a claim is held to”, each with what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
import json

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, brief

COPY = "briefs/sources/crs-troops.txt"


@dataclass(frozen=True)
class Held:
    """A statement and its quote, what the kind of finding is called, and what it comes to.

    `source` is what the archived copy has around the quote, where that is more.
    """

    title: str
    about: str
    statement: str
    quote: str
    kind: str | None
    verdict: str
    source: str = ""

    def files(self) -> dict[str, str]:
        """The workspace of the example."""
        quote = f", quote: {_written(self.quote)}" if self.quote else ""
        return {
            CLAIMS: (
                f"claims:\n  claim:\n    statement: {_written(self.statement)}\n"
                f"    sources: [{{key: crs-troops{quote}}}]\n"
            ),
            BRIEF: brief('{{ claim("claim") }}\n').replace("## Overview\n\n", ""),
            COPY: f"{self.source or self.quote}\n",
        }


def _written(text: str) -> str:
    """A text as YAML reads it back, whatever marks it has."""
    return json.dumps(text, ensure_ascii=False)


@dataclass(frozen=True)
class Beside:
    """Something that a brief prints besides a claim, or a claim of another kind, and its rule."""

    title: str
    about: str
    body: str
    code: str
    more: str = ""

    def files(self) -> dict[str, str]:
        """The workspace of the example."""
        return {BRIEF: brief(self.body), CLAIMS: BASE[CLAIMS] + self.more}


VERDICTS = (
    (
        "verbatim",
        "The statement stands in its quotes, sentence by sentence, but for inflection, cut tails "
        "and "
        "joined sentences.",
        "The quotes say it, and the archived copy has the quotes.",
        "That the source is right, or that its next sentence does not take it back further on.",
    ),
    (
        "consistent",
        "The statement says it in other words, and nothing in its quotes contradicts it.",
        "The quotes have no other number, date or name in their stead, and turn no word round; "
        "what they lack is told as a warning.",
        "That the words mean the same: sense is for a reviewer.",
    ),
    (
        "thin",
        "Hardly any of the statement's words stand in its quotes.",
        "Nothing, beyond that the quotes are in the copy.",
        "That the quotes speak of it at all.",
    ),
    (
        "unchecked",
        "A source that is printed as support has no quote, or no archived copy; or statement and "
        "quote "
        "are in languages whose sense is not read.",
        "That a source was named; in other languages, that figures and quotations agree.",
        "Anything about what that source says.",
    ),
    (
        "unsupported",
        "An error stands against its evidence.",
        "That it cannot be printed as it is: the brief is not built.",
        "That it is false: another source may say it.",
    ),
    (
        "judgment",
        "Analysis, which needs no source and names the claims that it rests on.",
        "That its numbers, dates, quotations and names are those of its basis.",
        "That it follows from them.",
    ),
)

CLAIMS_HELD = (
    Held(
        "Its own words",
        "A statement that stands in its quote is *verbatim*.",
        "North Korea sent more than 10,000 troops to Russia in 2024.",
        "North Korea sent more than 10,000 troops to Russia in 2024.",
        None,
        "verbatim",
    ),
    Held(
        "Other words",
        "Numbers and dates are sets: more than 10,000 holds for 10,900, and 2024 for October 2024.",
        "In 2024, Russia received more than 10,000 soldiers from North Korea.",
        "North Korea sent 10,900 soldiers to Russia in October 2024.",
        None,
        "consistent",
    ),
    Held(
        "Numbers",
        "A number must be one of the quote's, or a set that holds it.",
        "North Korea sent more than 12,000 troops to Russia in 2024.",
        "North Korea sent more than 10,000 troops to Russia in 2024.",
        "number",
        "unsupported",
    ),
    Held(
        "Dates",
        "A date must be the quote's, or a span that holds it.",
        "North Korea sent more than 10,000 troops to Russia in 2023.",
        "North Korea sent more than 10,000 troops to Russia in 2024.",
        "date",
        "unsupported",
    ),
    Held(
        "Names",
        "A name must be there; short and long forms, titles and adjectives are the same name.",
        "Iran sent more than 10,000 troops to Russia in 2024.",
        "North Korea sent more than 10,000 troops to Russia in 2024.",
        "name",
        "unsupported",
    ),
    Held(
        "Negation",
        "What the quote denies may not be said, nor the other way round.",
        "Congress approved the sale of the ships in 2024.",
        "Congress did not approve the sale of the ships in 2024.",
        "negation",
        "unsupported",
    ),
    Held(
        "Direction",
        "A word may not be turned into its opposite.",
        "Exports of wheat to the region fell by 40 percent in 2024.",
        "Exports of wheat to the region rose by 40 percent in 2024.",
        "direction",
        "unsupported",
    ),
    Held(
        "Qualifiers",
        "“Up to” is not “at least”.",
        "The office may spend at least $40 million on the ships in 2024.",
        "The office may spend up to $40 million on the ships in 2024.",
        "qualifier",
        "unsupported",
    ),
    Held(
        "What is quoted",
        "Words in quotation marks must stand in the evidence, letter for letter.",
        'The report speaks of "a turning point of the war" in 2024.',
        "The report speaks of a turning of the tide of war in 2024.",
        "quotation",
        "unsupported",
    ),
    Held(
        "Whether the quote speaks of it",
        "A quote that has nothing to do with the statement contradicts nothing in it.",
        "Whales sing.",
        "The Army funded the program in 2024.",
        "word",
        "thin",
    ),
    Held(
        "A source without a quote",
        "Without the passage nothing can be compared.",
        "North Korea sent troops to Russia.",
        "",
        None,
        "unchecked",
        "North Korea sent troops to Russia.",
    ),
)

_TROOPS = '{{ claim("troops-2024") }}\n'

BESIDE = (
    Beside(
        "Headings and titles",
        "Their numbers, dates, quotations and names stand in the claims of their section, or of "
        "the "
        "brief.",
        f"## 40,000 Troops in Russia\n\n{_TROOPS}",
        "BRIEF034",
    ),
    Beside(
        "Captions and heads of tables",
        "They say what the claims of their figure or section say, or a citation stands at the "
        "table.",
        f"{_TROOPS}\nTable: Troops in 1951\n\n| State | Sent |\n|---|---|\n| a | b |\n",
        "BRIEF035",
    ),
    Beside(
        "Notes",
        "They are sentences like any other, and may cite.",
        f"{_TROOPS}\n| State | Sent |\n|---|---|\n| a | b |\n\nNotes: Iran sent 40 drones.\n",
        "BRIEF005",
    ),
    Beside(
        "Judgments",
        "They weigh the facts of their basis and add none.",
        '{% judgment basis=["troops-2024"] %}The 40,000 troops could stay.{% endjudgment %}\n',
        "BRIEF037",
    ),
    Beside(
        "Calculations",
        "Their numbers are the result, the inputs, or in quotes; all else is held like a fact's.",
        '{{ claim("half") }}\n',
        "CLAIM032",
        "  half:\n    kind: calculation\n    statement: Half of them, 5,000, were sent back in "
        "1951.\n"
        "    calculate: {result: 5000, unit: people, formula: t / 2, inputs: {t: "
        "troops-2024.troops}}\n",
    ),
    Beside(
        "Other claims",
        "Two claims that speak of the same thing may not give it different values. What tells two "
        "things apart, a name, a year, an item's number, keeps them apart.",
        _TROOPS,
        "CLAIM012",
        "  troops-again:\n"
        "    statement: In 2024 North Korea sent more than 12,000 troops to Russia.\n"
        "    sources: [{key: crs-troops}]\n",
    ),
)
