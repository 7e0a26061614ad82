"""What a claim registry may hold."""

from __future__ import annotations

from ..model.claim import CONFIDENCES, KINDS
from .shape import Shape

SOURCE = Shape(
    "record",
    "One source of the claim.",
    fields={
        "key": Shape("text", "The source's key in refs.bib.", required=True),
        "locator": Shape("text", "Where in the source: p. 2, art. 3, para. 14."),
        "quote": Shape(
            "text", "The words of the source that support the statement.", longest=20_000
        ),
    },
)

VALUE = Shape(
    "record",
    "One named figure of the claim.",
    fields={
        "value": Shape("number", "The number, in digits.", required=True),
        "unit": Shape("text", "What is counted or measured: people, percent, USD."),
        "qualifier": Shape("text", "How exact it is: more than, at least, about."),
    },
    short="value",
)

CALCULATION = Shape(
    "record",
    "How the result follows from values of other claims.",
    fields={
        "result": Shape("number", "What comes out.", required=True),
        "unit": Shape("text", "The unit of the result."),
        "round": Shape("integer", "How many decimals the result is rounded to."),
        "formula": Shape("text", "The formula over the names of the inputs.", required=True),
        "inputs": Shape(
            "map",
            "Names of the formula, each with a claim's value: claim-id.name.",
            required=True,
            of=Shape("text", "A value: claim-id.name."),
        ),
    },
)

REVIEW = Shape(
    "record",
    "Who checked the claim against its evidence.",
    fields={
        "by": Shape("text", "The reviewer's initials or name.", required=True),
        "on": Shape("date", "The day of the review.", required=True),
        "fingerprint": Shape("text", "What the claim and its evidence then were."),
    },
)

CLAIM = Shape(
    "record",
    "A statement that briefs print, and what backs it.",
    fields={
        "statement": Shape("text", "The statement, as it is printed.", required=True, longest=3000),
        "kind": Shape("choice", "What sort of statement it is; a fact if not said.", choices=KINDS),
        "short": Shape("text", "A label for figures."),
        "date": Shape("date", "When it happened."),
        "as_of": Shape("date", "The day on which the evidence was current."),
        "expires": Shape("date", "The day after which the claim is stale."),
        "confidence": Shape("choice", "How sure the author is.", choices=CONFIDENCES),
        "topic": Shape("texts", "Free tags, for conflicts and search."),
        "values": Shape("map", "Named figures of the statement.", of=VALUE),
        "sources": Shape("list", "What backs the statement.", of=SOURCE),
        "basis": Shape("texts", "The claims that a judgment rests on."),
        "calculate": CALCULATION,
        "author": Shape("text", "Who wrote the claim."),
        "review": Shape("list", "Who checked it.", of=REVIEW, lone=True),
    },
)

REGISTRY = Shape(
    "record",
    "A claim registry.",
    fields={"claims": Shape("map", "The claims by id.", required=True, of=CLAIM)},
)
