"""What a claim registry may hold."""

from __future__ import annotations

from ..model.claim import CONFIDENCES, KINDS
from .shape import Shape

SOURCE = Shape(
    "record",
    "One source of the claim.",
    fields={
        "key": Shape(
            "text", "The source's key in refs.bib.", required=True, examples=("crs-if12760",)
        ),
        "locator": Shape(
            "text",
            "Where in the source the quote stands. A page is checked against the archived copy.",
            examples=("p. 2", "pp. 2-3", "art. 3"),
        ),
        "quote": Shape(
            "text",
            "The words of the source that support the statement, exactly as they stand there. "
            "“…” leaves words out, “[brackets]” put some in.",
            longest=20_000,
        ),
    },
)

VALUE = Shape(
    "record",
    "One named figure of the claim.",
    fields={
        "value": Shape(
            "number",
            "The number, in digits without separators.",
            required=True,
            examples=("10000", "-2.5"),
        ),
        "unit": Shape(
            "text", "What is counted or measured.", examples=("people", "percent", "USD")
        ),
        "qualifier": Shape("text", "How exact it is.", examples=("more than", "at least", "about")),
    },
    short="value",
)

CALCULATION = Shape(
    "record",
    "How the result follows from values of other claims.",
    fields={
        "result": Shape("number", "What comes out, as the statement has it.", required=True),
        "unit": Shape("text", "The unit of the result.", examples=("percent",)),
        "round": Shape("integer", "How many decimals the result is rounded to."),
        "formula": Shape(
            "text",
            "The formula over the names of the inputs: + - * / ( ).",
            required=True,
            examples=("(request - enacted) / enacted * 100",),
        ),
        "inputs": Shape(
            "map",
            "The names that the formula uses, each with the value of a claim: claim-id.name.",
            required=True,
            of=Shape("text", "The value of a claim: claim-id.name.", examples=("budget.request",)),
        ),
    },
)

REVIEW = Shape(
    "record",
    "Who checked the claim against its evidence.",
    fields={
        "by": Shape(
            "text",
            "The reviewer's initials or name: not the author's.",
            required=True,
            examples=("mm",),
        ),
        "on": Shape("date", "The day of the review.", required=True, examples=("2025-06-10",)),
        "fingerprint": Shape(
            "text", "What the claim and its evidence then were; “briefpdf claim review” writes it."
        ),
    },
)

CLAIM = Shape(
    "record",
    "A statement that briefs print, and what backs it.",
    fields={
        "statement": Shape(
            "text",
            "The statement, as it is printed. It may say no more than its quotes say.",
            required=True,
            longest=3000,
        ),
        "kind": Shape(
            "choice",
            "What sort of statement it is. A fact, if nothing is said, a quotation or an estimate "
            "needs `sources`; a judgment needs `basis`; a calculation needs `calculate`.",
            choices=KINDS,
        ),
        "short": Shape(
            "text", "A label of a few words, for figures.", examples=("Troops deployed",)
        ),
        "date": Shape(
            "date",
            "When it happened: a year, a month or a day.",
            examples=("2024", "2024-10", "2024-10-21"),
        ),
        "as_of": Shape(
            "date", "The day on which the evidence was current.", examples=("2025-06-01",)
        ),
        "expires": Shape(
            "date",
            "The last day on which the claim holds; then it is stale.",
            examples=("2025-12-31",),
        ),
        "confidence": Shape("choice", "How sure the author is that it is so.", choices=CONFIDENCES),
        "topic": Shape("texts", "Free tags, for conflicts and search.", examples=("military",)),
        "values": Shape(
            "map",
            'Named figures of the statement: a brief prints one with value("claim-id.name").',
            of=VALUE,
        ),
        "sources": Shape(
            "list",
            "What backs the statement: for each source its key, a locator and a quote.",
            of=SOURCE,
        ),
        "basis": Shape(
            "texts", "The ids of the claims that a judgment rests on.", examples=("troops-2024",)
        ),
        "calculate": CALCULATION,
        "author": Shape("text", "Who wrote the claim: initials or a name.", examples=("ab",)),
        "review": Shape(
            "list", "Who checked the claim against its evidence.", of=REVIEW, lone=True
        ),
    },
)

# An id, as far as a pattern can say it that every editor understands.
_LETTER = (
    "0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u0370-\u1fff\u3041-\ud7a3"
)

REGISTRY = Shape(
    "record",
    "A claim registry.",
    fields={
        "claims": Shape(
            "map",
            "The claims by their ids, which are unique over all registry files.",
            of=CLAIM,
            names=f"^[{_LETTER}][-_{_LETTER}]*$",
        )
    },
)
