"""What a finished document says of itself at its head, as the front matter of a brief."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
import re

import yaml

from ...editing.tree.scalars import Value, render_pair
from ...readers.archive.facts.facts import BY, PRINTED_DAY, SIGNED, clean, make_facts
from ...readers.brief import front_matter_bounds
from ...readers.shapes import FRONT_MATTER
from ...readers.yaml_tree import compose_yaml
from ...source.pattern import lazy_pattern
from ...source.text import Text
from .citation import day_of
from .prose import Left

# What other programs, and people, call the fields of a brief.
_NAMES = {
    "author": "authors",
    "by": "authors",
    "product number": "number",
    "report no": "number",
    "report number": "number",
    "crs product number": "number",
    "publication date": "date",
    "published": "date",
    "language": "lang",
}
_FIELDS = ("title", "subtitle", "number", "version", "date", "status", "template", "lang", "notice")
# What ends a line of Markdown, or breaks it.
_BEHIND = " \t\\"
_LABEL = r"\*\*(?P<label>[A-Z][\w ./()]{1,40}?)\s*:?\*\*\s*:?"
_LINE = lazy_pattern(rf"^{_LABEL}(?P<value>[^\n]*)$", re.MULTILINE)
# Without its bold type a label is one only where it can be no other.
_PLAIN = lazy_pattern(
    r"^(?P<label>By|Authors?|Author\(s\)|(?:Publication )?Date|Published|Version|Number"
    r"|(?:(?:CRS )?Product|Report) (?:No\.|Number)):(?P<value>[ \t][^\n]*)$",
    re.MULTILINE | re.IGNORECASE,
)
# A line that has no label, but may be a day, or begin with “By”.
_ALONE = lazy_pattern(r"^\S[^\n]*$", re.MULTILINE)
_CELLS = lazy_pattern(rf"^\|\s*{_LABEL}\s*\|(?P<value>[^\n|]*)\|?[ \t]*$", re.MULTILINE)
_NUMERIC = lazy_pattern(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_HEADING = lazy_pattern(r"^#{2,6}[ \t]", re.MULTILINE)
_TITLE = lazy_pattern(r"^#[ \t]+[^\n]*\n|\A[^\n]+\n=+[ \t]*\n", re.MULTILINE)


def take_head(text: str) -> tuple[dict[str, list[str]], str, list[Left]]:
    """The fields at the head of Markdown, the text without them, and what is no field of a brief.

    Read are YAML, and lines such as “**Report No.:** IF12760” before the first heading.
    """
    found: dict[str, list[str]] = {}
    left: list[Left] = []
    whole = Text("the document", text)
    bounds = front_matter_bounds(whole)
    if bounds is not None and bounds[2] >= 0:
        start, end, body = bounds
        parsed = compose_yaml(whole, start, end, "")
        if isinstance(parsed.value, yaml.MappingNode):
            for key, value in parsed.value.value:
                name = _field(str(key.value))
                if name:
                    found[name] = _texts(value)
                else:
                    words = f"{key.value}: {', '.join(_texts(value))}"
                    left.append(Left("front matter", "a brief has no such field", words))
            text = text[body:]
    return found, _without_labels(text, found), left


def _without_labels(text: str, found: dict[str, list[str]]) -> str:
    """The text without the lines before its first section that are fields."""
    title = _TITLE.search(text)
    start = title.end() if title else 0
    section = _HEADING.search(text, start)
    end = section.start() if section else min(len(text), start + 4000)
    lines = []
    for pattern in (_LINE, _CELLS, _PLAIN):
        for match in pattern.finditer(text, start, end):
            name, value = _field(match["label"]), match["value"].rstrip(_BEHIND).strip()
            if name and value:
                found.setdefault(name, [value])
                lines.append(match.span())
    for match in _ALONE.finditer(text, start, end):
        if match.span() in lines:
            continue
        for name, pattern, group in (("authors", BY, "names"), ("date", PRINTED_DAY, "day")):
            said = pattern.match(match[0].rstrip(_BEHIND).strip("*_"))
            if said and not said[group].islower() and name not in found:
                found[name] = [said[group]]
                lines.append(match.span())
    for first, last in sorted(lines, reverse=True):
        text = text[:first] + text[last + 1 :]
    return text


def _field(label: str) -> str | None:
    """The field of a brief that is meant by a label such as “Author(s)” or “Report No.”"""
    said = label.strip().casefold().removesuffix("(s)").rstrip(".")
    names = (said, said.removesuffix("s"))
    name = next((_NAMES[one] for one in names if one in _NAMES), said)
    return name if name in (*_FIELDS, "authors", "bibliography") else None


def _texts(node: yaml.Node) -> list[str]:
    """What a value says: a text, or one for each item; of a record, its name and its title."""
    if isinstance(node, yaml.ScalarNode):
        return [" ".join(str(node.value).split())] if str(node.value).strip() else []
    if isinstance(node, yaml.SequenceNode):
        return [text for item in node.value for text in _texts(item)[:1]]
    fields = {str(key.value): _texts(value) for key, value in node.value}
    name = fields.get("name") or [text for texts in fields.values() for text in texts]
    return [" · ".join([*name[:1], *fields.get("title", [])[:1]])]


def front_matter(
    found: Mapping[str, Sequence[str]], title: str, figures: Mapping[str, Value]
) -> tuple[str, list[Left]]:
    """The front matter of a brief, and what it could not be told of."""
    left: list[Left] = []
    made: dict[str, Value] = {"title": clean(title, 300) or "Untitled"}
    for name in ("number", "version", "date", "status", "template", "lang", "notice"):
        said = clean(" ".join(found.get(name, ())), 500)
        if name == "date":
            said, why = _date(said)
            if not said:
                left.append(Left("front matter", why or "the document names no date"))
        if said and name == "status" and said not in ("new", "updated"):
            left.append(Left("front matter", "a brief is new or updated", f"status: {said}"))
        elif said:
            made[name] = said
    if "number" not in made:
        left.append(Left("front matter", "the document names no number"))
    authors = _authors(found.get("authors", ()))
    if authors:
        made["authors"] = authors
    else:
        left.append(Left("front matter", "the document names no author"))
    if figures:
        made["figures"] = figures
    ordered = {name: made[name] for name in FRONT_MATTER.fields if name in made}
    lines = "\n".join(render_pair(name, value, 0) for name, value in ordered.items())
    return f"---\n{lines}\n---\n\n", left


def _date(said: str) -> tuple[str, str]:
    """A date as YYYY-MM-DD, or why it is none that a brief can have."""
    if found := _NUMERIC.fullmatch(said):
        first, second, year = (int(part) for part in found.groups())
        if first <= 12 and second <= 12 and first != second:
            return "", f"the date {said} could be the day {first} or the month {first}"
        month, day = (first, second) if first <= 12 else (second, first)
        return day_of(f"{year:04}-{month:02}-{day:02}"), ""
    date = day_of(said)
    if said and not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
        return "", f"“{said}” is no day that can be read"
    return date, ""


def _authors(said: Sequence[str]) -> list[Value]:
    made: list[Value] = []
    for one in said:
        whole, _, title = one.partition(" · ")
        for piece in filter(None, map(str.strip, whole.split(";"))):
            name, _, post = piece.partition(", ")
            if not title and SIGNED.match(piece):
                made.append({"name": name, "title": post})
                continue
            for creator in make_facts({"authors": [[piece]]}).authors:
                family, comma, given = creator.name.partition(", ")
                name = f"{given} {family}" if comma and not creator.is_body else creator.name
                made.append({"name": name, "title": title} if title else {"name": name})
    return made
