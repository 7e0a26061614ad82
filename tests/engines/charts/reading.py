"""Charts made without a registry, and what a drawing holds, read from its shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.etree import ElementTree

from reportlab.pdfbase.pdfmetrics import stringWidth

from briefpdf.compose.language import format_partial
from briefpdf.engines.charts.drawn import Drawn
from briefpdf.model.document import Amount, Chart, Cited, Mark, Point, Run, Words
from briefpdf.model.reference import PartialDate
from briefpdf.source.text import Span

COLUMN, PAGE = 241.2, 496.8
HERE = Span("briefs/sample.md", 40, 41)
# Capitals reach this far above the line, of 1 em, and descenders this far below.
ABOVE, BELOW = 0.7, 0.2


@dataclass(frozen=True)
class Box:
    """A rectangle, from the top left of its drawing, and the text in it."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""
    colour: str = ""

    def overlaps(self, other: Box, hair: float = 0.05) -> bool:
        return (
            self.left + hair < other.right
            and other.left + hair < self.right
            and self.top + hair < other.bottom
            and other.top + hair < self.bottom
        )


@dataclass(frozen=True)
class Read:
    """What a drawing holds: its texts by line, its marks, and the boxes of all its shapes."""

    drawn: Drawn
    texts: list[Box]
    marks: list[Box]
    shapes: list[Box]

    @property
    def words(self) -> str:
        return "\n".join(box.text for box in self.texts)

    def outside(self) -> list[Box]:
        """What stands outside the frame, or on it."""
        width, height = self.drawn.width, self.drawn.height
        return [
            box
            for box in (*self.texts, *self.marks, *self.shapes)
            if box.left < -0.01
            or box.top < -0.01
            or box.right > width + 0.01
            or box.bottom > height + 0.01
        ]

    def overlapping(self) -> list[tuple[Box, Box]]:
        """Texts and marks that stand over one another."""
        boxes = sorted((*self.texts, *self.marks), key=lambda box: box.top)
        found = []
        for index, box in enumerate(boxes):
            for other in boxes[index + 1 :]:
                if other.top >= box.bottom:
                    break
                if box.overlaps(other):
                    found.append((box, other))
        return found


_SVG = "{http://www.w3.org/2000/svg}"
# The files behind a family of SVG, by its weight and slope.
_FILES = {
    ("400", "normal"): "Regular",
    ("400", "italic"): "It",
    ("700", "normal"): "Bold",
    ("700", "italic"): "BoldIt",
}


def _font(text: ElementTree.Element) -> str:
    name = text.attrib["font-family"].replace(" ", "")
    package = "_".join(["font", *text.attrib["font-family"].lower().split()])
    ending = _FILES[text.attrib["font-weight"], text.attrib["font-style"]]
    return f"{package}/files/{name}-{ending}.ttf"


def read(drawn: Drawn) -> Read:
    """The boxes of a drawing."""
    texts: list[Box] = []
    shapes: list[Box] = []
    for shape in ElementTree.fromstring(drawn.svg):
        kind, at = shape.tag.removeprefix(_SVG), shape.attrib
        if kind == "text":
            size, x, baseline = (float(at[name]) for name in ("font-size", "x", "y"))
            words = shape.text or ""
            right = x + stringWidth(words, _font(shape), size)
            top, bottom = baseline - ABOVE * size, baseline + BELOW * size
            box = Box(x, top, right, bottom, words, at["fill"])
            last = texts[-1] if texts else None
            if last and abs(last.right - box.left) < 0.01 and last.bottom == box.bottom:
                # Pieces of one line in several fonts.
                texts[-1] = Box(last.left, last.top, box.right, box.bottom, last.text + box.text)
            else:
                texts.append(box)
        elif kind != "title":
            shapes.append(_box(kind, at))
    marks = [
        Box(
            mark.x,
            mark.baseline - ABOVE * mark.size,
            mark.x + mark.width,
            mark.baseline,
            ",".join(str(cited.number) for cited in mark.mark.cited),
        )
        for mark in drawn.marks
    ]
    return Read(drawn, texts, marks, shapes)


def _box(kind: str, at: Mapping[str, str]) -> Box:
    if kind == "rect":
        x, y, width, height = (float(at[name]) for name in ("x", "y", "width", "height"))
        return Box(x, y, x + width, y + height, colour=at["fill"])
    if kind == "circle":
        x, y, far = (float(at[name]) for name in ("cx", "cy", "r"))
        return Box(x - far, y - far, x + far, y + far)
    assert kind in ("polygon", "polyline")
    numbers = [float(one) for pair in at["points"].split() for one in pair.split(",")]
    xs, ys = numbers[::2], numbers[1::2]
    return Box(min(xs), min(ys), max(xs), max(ys))


def point(
    number: int,
    label: str = "",
    date: str | None = None,
    amounts: Sequence[str | tuple[str, str]] = (),
    cited: Sequence[int] = (1,),
) -> Point:
    """A point of a chart; an amount is its number, or its number and its text."""
    run = Run("claim", (f"claim-{number}",), HERE, number)
    when = PartialDate.parse(date) if date else None
    marks = (Mark(tuple(Cited(one, f"key-{one}", number + 1) for one in cited), HERE, (run,)),)
    return Point(
        claim=f"claim-{number}",
        run=run,
        label=(Words(label, HERE, runs=(run,)), *(marks if cited else ())),
        date=when,
        when=format_partial(when, "en-US", short=True) if when else "",
        amounts=tuple(
            Amount(one, f"{Decimal(one):,f}") if isinstance(one, str) else Amount(*one)
            for one in amounts
        ),
    )


def chart(kind: str, points: Sequence[Point], across: bool = False, **changes: object) -> Chart:
    """A chart of points; those of a timeline and of lines are put in order."""
    ordered = list(points)
    if kind != "bar":
        ordered.sort(key=lambda one: one.date.first_day.toordinal() if one.date else 0)
    series = tuple(f"Series {n + 1}" for n in range(len(ordered[0].amounts)))
    made = {"series": series, "axis": "Billions of dollars", **changes}
    if kind == "timeline":
        made = {"axis": "", **changes}
    return Chart(kind, tuple(ordered), "alt", HERE, across=across, id="figure", **made)  # type: ignore[arg-type]


def both_ways(kind: str, points: Sequence[Point], **changes: object) -> Iterator[Chart]:
    """A chart in a column and across the page."""
    for across in (False, True):
        yield chart(kind, points, across, **changes)
