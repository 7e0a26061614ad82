"""What the front matter of a brief may hold."""

from __future__ import annotations

from ..model.brief import FIGURE_KINDS
from .shape import Shape

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
        "title": Shape("text", "The caption.", required=True),
        "subtitle": Shape("text", "A second line of the caption."),
        "span": Shape(
            "choice", "How wide it is: a column, or the page.", choices=("column", "page")
        ),
        "claims": Shape("texts", "The ids of the claims that it shows, in order."),
        "value": Shape("text", "The value of the claims that is drawn, by its name."),
        "values": Shape("texts", "The values that are drawn, by their names, in order."),
        "axis": Shape("text", "The title of a chart's axis; otherwise the unit of its values."),
        "total": Shape("text", "The last row of a table: true for the sum, or claim-id.value."),
        "file": Shape(
            "text", "The image, a path from the brief's folder.", examples=("images/room.jpg",)
        ),
        "alt": Shape("text", "What the figure shows, for who cannot see it."),
        "source": Shape("text", "Where an image comes from: a key of refs.bib, or a text."),
        "notes": Shape("text", "Notes set below it."),
    },
)

FRONT_MATTER = Shape(
    "record",
    "The front matter of a brief.",
    fields={
        "title": Shape("text", "The title. Required."),
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
        "lang": Shape(
            "text",
            "The language of dates, numbers and hyphens: a BCP 47 tag.",
            examples=("en-US", "fr"),
            pattern=rf"^\s*({LANGUAGE})?\s*$",
        ),
        "notice": Shape("text", "A text printed above Sources."),
        "to": Shape("texts", "Whom it is for, in the head of a memo."),
        "authors": Shape("list", "The authors, in order. Required.", of=AUTHOR, lone=True),
        "figures": Shape("map", "Figures and tables by id.", of=FIGURE),
    },
)
