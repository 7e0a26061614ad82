"""What records in YAML may hold: the fields of a claim and of a brief."""

from __future__ import annotations

from ..model.brief import EVIDENCES, FIGURE_KINDS
from ..model.claim import CONFIDENCES, KINDS, TRANSLATION_KINDS
from .shape import Shape

TRANSLATION = Shape(
    "record",
    "The quote in the language of the statement, where the source has it in another.",
    fields={
        "text": Shape(
            "text",
            "The quote translated. The statement is held to these words.",
            required=True,
            longest=20_000,
        ),
        "by": Shape("text", "Who translated it.", examples=("ab", "Ministry of Trade")),
        "kind": Shape("choice", "What sort of translation it is.", choices=TRANSLATION_KINDS),
    },
)

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
            prose=True,
            of_source=True,
        ),
        "translation": TRANSLATION,
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
        "column": Shape(
            "text",
            "For a claim of the kind “table”: the head of the column that has it, as quoted.",
            examples=("FY2026 Enacted",),
        ),
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
        "objection": Shape(
            "text",
            "Why the reviewer does not bear the claim out: then this is no review that counts.",
            examples=("The quote speaks of 2023.",),
            longest=2_000,
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
            prose=True,
        ),
        "kind": Shape(
            "choice",
            "What sort of statement it is. A fact, if nothing is said, a quotation, an estimate or "
            "a table (its quote is a head and a row) needs `sources`; a judgment needs `basis`; a "
            "calculation needs `calculate`.",
            choices=KINDS,
        ),
        "short": Shape(
            "text",
            "A label of a few words, for figures.",
            examples=("Troops deployed",),
            prose=True,
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


LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"

AUTHOR = Shape(
    "record",
    "An author of the brief: a name, or a name and a title.",
    fields={
        "name": Shape("text", "The name, as it is printed.", required=True),
        "title": Shape(
            "text", "The author's title or post.", examples=("Analyst in European Affairs",)
        ),
    },
    short="name",
)

FIGURE = Shape(
    "record",
    'A figure or table that the text places with {{ figure("id") }}.',
    fields={
        "kind": Shape(
            "choice",
            "What is drawn: of claims a timeline, bars, a line or a table; or an image.",
            required=True,
            choices=FIGURE_KINDS,
        ),
        "title": Shape("text", "The caption.", required=True, prose=True),
        "subtitle": Shape("text", "A second line of the caption.", prose=True),
        "span": Shape(
            "choice", "How wide it is: a column, or the page.", choices=("column", "page")
        ),
        "claims": Shape("texts", "The ids of the claims that it shows, in order."),
        "value": Shape("text", "The value of the claims that is drawn, by its name."),
        "values": Shape("texts", "The values that are drawn, by their names, in order."),
        "axis": Shape("text", "The title of a chart's axis; otherwise the unit of its values."),
        "head": Shape("text", "What the claims are: the header of a table's labels, or a title."),
        "columns": Shape(
            "map",
            "What the values are called, by their names: headers of a table, series of a chart.",
            of=Shape("text", "A header."),
        ),
        "total": Shape(
            "record",
            "The last row of a table: true for the sum, or claim-id.value; or what it is called.",
            fields={
                "claim": Shape("text", "true for the sum, or claim-id.value."),
                "label": Shape("text", "What stands before it.", examples=("Account Total",)),
            },
            short="claim",
        ),
        "missing": Shape("text", "What stands for a value that a claim lacks.", examples=("—",)),
        "direction": Shape(
            "choice", "How bars stand; otherwise as they fit.", choices=("rows", "columns")
        ),
        "file": Shape(
            "text", "The image, a path from the brief's folder.", examples=("images/room.jpg",)
        ),
        "alt": Shape(
            "text",
            "What the figure shows, for who cannot see it; empty where an image only decorates.",
            prose=True,
        ),
        "source": Shape("text", "Where an image comes from: a key of refs.bib, or a text."),
        "notes": Shape("text", "Notes set below it.", prose=True),
    },
)

FRONT_MATTER = Shape(
    "record",
    "The front matter of a brief.",
    fields={
        "title": Shape("text", "The title. Required.", prose=True),
        "number": Shape("text", "The document's number. Required.", examples=("IF12760",)),
        "version": Shape("text", "The version, printed at the foot of the last page."),
        "date": Shape("date", "The day of this version. Required.", examples=("2025-06-13",)),
        "status": Shape(
            "choice", "“updated” stands before the date in print.", choices=("new", "updated")
        ),
        "template": Shape(
            "text", "The house style: a folder of templates/.", examples=("in-focus",)
        ),
        "fit": Shape("switch", "Whether the text may be set tighter to fit its pages."),
        "evidence": Shape(
            "choice",
            "Whether the PDF carries what its claims rest on; otherwise as the settings say.",
            choices=EVIDENCES,
        ),
        "annex": Shape(
            "switch", "Whether pages behind Sources show the passages that each claim rests on."
        ),
        "lang": Shape(
            "text",
            "The language of dates, numbers and hyphens: a BCP 47 tag.",
            examples=("en-US", "fr"),
            pattern=rf"^\s*({LANGUAGE})?\s*$",
        ),
        "notice": Shape("text", "A text printed above Sources.", prose=True),
        "to": Shape("texts", "Whom it is for, in the head of a memo."),
        "authors": Shape("list", "The authors, in order. Required.", of=AUTHOR, lone=True),
        "figures": Shape("map", "Figures and tables by id.", of=FIGURE),
    },
)
