"""Three sources, printed as PDF by the tests, and sentences that restate what they say."""

from __future__ import annotations

import io
from textwrap import wrap

from reportlab.pdfgen.canvas import Canvas

# By the key of each source, its pages, each with its sentences.
SOURCES: dict[str, list[list[str]]] = {
    "river-2025": [
        [
            "The basin commission approved a restoration plan for the lower Tarn in March 2023.",
            "The plan removes fourteen weirs that have blocked salmon for more than 120 years.",
            "Engineers expect the first weir to be taken out before the spring floods of 2026.",
            "Anglers paid €2.4 million in licence fees during the last season.",
        ],
        [
            "Water temperature at the Millau gauge rose by 1.8 degrees between 1990 and 2022.",
            "Warm summers killed an estimated 31,000 grayling in 2022.",
            "The commission will plant willows along 46 kilometres of bank to shade the channel.",
            "Farmers who give up pasture for the planting receive 310 euros a hectare each year.",
        ],
        [
            "Two hydropower operators asked the court in Toulouse to suspend the plan.",
            "The court rejected their request in November 2024.",
            "Compensation for lost generation was set at 9.6 million euros.",
            "Canoe clubs welcomed the decision because portages around the weirs are dangerous.",
            "Monitoring stations report dissolved oxygen every fifteen minutes.",
        ],
    ],
    "library-2024": [
        [
            "County libraries lent 3.2 million items in 2023, a tenth more than in 2022.",
            "Loans of electronic books doubled within four years.",
            "Seven branches now stay open until midnight without any staff on duty.",
            "Residents enter the unstaffed branches with a card and a four-digit code.",
        ],
        [
            "The council cut the acquisitions budget from $1.9 million to $1.4 million.",
            "Children borrowed 58 percent of all printed books.",
            "A mobile library visits 112 villages every other week.",
            "Its diesel bus was replaced by an electric one in August 2023.",
        ],
        [
            "Volunteers teach reading to adults at nine branches on Saturday mornings.",
            "The director, Lena Brandt, called the scheme “the best investment we have made”.",
            "Damage in the unstaffed hours amounted to less than $4,000 in the whole year.",
            "Three neighbouring counties have asked to join the shared catalogue.",
            "Late fees were abolished for readers under eighteen.",
        ],
    ],
    "freight-2026": [
        [
            "Freight trains carried 18 percent of all goods through the Alpine corridor in 2025.",
            "The new base tunnel shortens the journey between the two terminals by 75 minutes.",
            "Its construction took eleven years and cost 7.3 billion francs.",
            "Axle loads of up to 25 tonnes are permitted on the upgraded line.",
        ],
        [
            "Lorries on the parallel motorway fell by 9 percent after the tolls were raised.",
            "The ministry reserved 140 train paths a day for freight operators.",
            "Operators complained that passenger trains are given priority in every conflict.",
            "An independent regulator will decide such conflicts from January 2027.",
        ],
        [
            "A shortage of drivers forced carriers to cancel 2,600 trains in 2025.",
            "Training a driver takes fourteen months and costs about 95,000 francs.",
            "Wagons with automatic couplings reduce shunting time by half.",
            "The European Commission promised grants for 30,000 such wagons.",
            "Noise complaints along the valley declined once cast-iron brakes were banned.",
        ],
    ],
}

# Each beside the sentence that it says in other words.
RESTATED = {
    "In spring 2023 the commission for the basin gave its approval to restoring the lower Tarn.": (
        "river-2025",
        0,
        0,
    ),
    "Fourteen weirs, barriers to salmon for 120 years, are to go.": ("river-2025", 0, 1),
    "At Millau the river became almost two degrees warmer from 1990 to 2022.": ("river-2025", 1, 0),
    "About 31,000 grayling died in the hot summer of 2022.": ("river-2025", 1, 1),
    "Willows are to shade the channel over 46 kilometres of river bank.": ("river-2025", 1, 2),
    "A hectare of pasture given up for planting earns a farmer 310 euros annually.": (
        "river-2025",
        1,
        3,
    ),
    "Operators of hydropower lost generation and are compensated with €9.6 million.": (
        "river-2025",
        2,
        2,
    ),
    "In 2023 the libraries of the county lent about ten percent more items than in 2022.": (
        "library-2024",
        0,
        0,
    ),
    "Electronic books are borrowed twice as often as four years ago, loans show.": (
        "library-2024",
        0,
        1,
    ),
    "Unstaffed branches open to residents who have a card and type a code.": ("library-2024", 0, 3),
    "The budget for acquisitions was reduced by the council to $1.4 million.": (
        "library-2024",
        1,
        0,
    ),
    "More than half of the printed books went to children.": ("library-2024", 1, 1),
    "Every second week 112 villages are visited by a library on wheels.": ("library-2024", 1, 2),
    "Adults learn reading from volunteers at nine branches.": ("library-2024", 2, 0),
    "Almost a fifth of goods in the Alpine corridor went by freight train in 2025.": (
        "freight-2026",
        0,
        0,
    ),
    "Building the tunnel lasted eleven years, at a cost of 7.3 billion francs.": (
        "freight-2026",
        0,
        2,
    ),
    "Higher tolls made lorries on the motorway fewer by nine percent.": ("freight-2026", 1, 0),
    "A regulator that is independent is to decide conflicts from 2027 on.": ("freight-2026", 1, 3),
    "Carriers had to cancel 2,600 trains for want of drivers.": ("freight-2026", 2, 0),
    "Automatic couplings halve the time that shunting takes.": ("freight-2026", 2, 2),
}

# Of the same matters, and in none of the sources.
INVENTED = (
    "The national museum sold four paintings to a collector from Oslo.",
    "Parliament debates a tax on sugar in the autumn of 2028.",
    "Fishermen off the coast landed 900 tonnes of mackerel.",
    "Hospital waiting lists grew for the sixth month in a row.",
)


def sentence(key: str, page: int, index: int) -> str:
    """A sentence of a source, by the indices of its page and of itself."""
    return SOURCES[key][page][index]


def copied() -> dict[str, tuple[str, int]]:
    """Sentences that are in the sources word for word, each with the key and the page's number."""
    restated = set(RESTATED.values())
    found = [
        (words, (key, number + 1))
        for key, pages in SOURCES.items()
        for number, page in enumerate(pages)
        for index, words in enumerate(page)
        if (key, number, index) not in restated
    ]
    return dict(found)


def printed(pages: list[list[str]]) -> bytes:
    """The pages of a source as a PDF, each with a running head, a heading, and its number."""
    file = io.BytesIO()
    # The same bytes at each run.
    canvas = Canvas(file, pagesize=(420, 595), invariant=1)
    for number, sentences in enumerate(pages, 1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(40, 570, "Annual report of the office")
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(40, 535, f"Chapter {number}")
        canvas.setFont("Helvetica", 10)
        for line, words in enumerate(wrap(" ".join(sentences), 62)):
            canvas.drawString(40, 510 - 14 * line, words)
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(210, 30, str(number))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def files() -> dict[str, str | bytes]:
    """A bibliography of the sources, and their archived copies."""
    made: dict[str, str | bytes] = {
        f"briefs/sources/{key}.pdf": printed(pages) for key, pages in SOURCES.items()
    }
    made["refs.bib"] = "".join(
        f"@report{{{key},\n  author = {{Ada Byrd}},\n  title = {{Report {key}}},\n"
        f"  institution = {{Office}},\n  date = {{2026-01-10}},\n"
        f"  file = {{briefs/sources/{key}.pdf}},\n}}\n"
        for key in SOURCES
    )
    return made
