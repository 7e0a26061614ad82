"""What the front matter of a brief may hold."""

from __future__ import annotations

from ..model.brief import FIGURE_KINDS
from .shape import Shape

AUTHOR = Shape(
    "record",
    "An author of the brief.",
    fields={
        "name": Shape("text", "The name, as it is printed.", required=True),
        "title": Shape("text", "The author's title or post."),
    },
    short="name",
)

FIGURE = Shape(
    "record",
    'A figure or table that the text places with {{ figure("id") }}.',
    fields={
        "kind": Shape("choice", "What is drawn.", required=True, choices=FIGURE_KINDS),
        "title": Shape("text", "The caption.", required=True),
        "subtitle": Shape("text", "A second line of the caption."),
        "span": Shape("choice", "How wide it is.", choices=("column", "page")),
        "claims": Shape("texts", "The claims that it shows, in order."),
        "value": Shape("text", "The value of the claims that is drawn, by its name."),
        "values": Shape("texts", "The values that are drawn, by their names, in order."),
        "axis": Shape("text", "The title of a chart's axis; otherwise the unit of its values."),
        "total": Shape("text", "The last row of a table: true for the sum, or claim-id.value."),
        "file": Shape("text", "The image, a path from the brief's folder."),
        "alt": Shape("text", "What the figure shows, for who cannot see it."),
        "source": Shape("text", "Where an image comes from: a key of refs.bib, or a text."),
        "notes": Shape("text", "Notes set below it."),
    },
)

FRONT_MATTER = Shape(
    "record",
    "The front matter of a brief.",
    fields={
        "title": Shape("text", "The title."),
        "number": Shape("text", "The document's number."),
        "version": Shape("text", "The version."),
        "date": Shape("date", "The day of this version."),
        "status": Shape("choice", "Whether it is new or updated.", choices=("new", "updated")),
        "template": Shape("text", "The house style: a folder of templates/."),
        "fit": Shape("switch", "Whether the text may be set tighter to fit its pages."),
        "lang": Shape("text", "The language, a BCP 47 tag such as en-US."),
        "notice": Shape("text", "A text printed above Sources."),
        "to": Shape("texts", "Whom it is for, in the head of a memo."),
        "authors": Shape("list", "The authors, in order.", of=AUTHOR, lone=True),
        "figures": Shape("map", "Figures and tables by id.", of=FIGURE),
    },
)
