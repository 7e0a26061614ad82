"""Reads a brief: its front matter, and where its body begins."""

from __future__ import annotations

from pathlib import PurePosixPath

from msgspec.structs import replace

from ..model.brief import Author, Brief, FigureSpec
from ..source.diagnostic import Parsed
from ..source.pattern import lazy_pattern
from ..source.text import Span, Text
from .record import Record, RecordReader
from .shapes import FRONT_MATTER, LANGUAGE
from .yaml_tree import compose_yaml

MALFORMED, UNREADABLE = "BRIEF014", "BRIEF020"
_FENCE = lazy_pattern(r"(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")
_LANGUAGE = lazy_pattern(LANGUAGE)


def read_brief(text: Text) -> Parsed[Brief]:
    """The brief that a text holds, as far as it can be read."""
    name = PurePosixPath(text.path).stem
    first = text.line_span(1)
    reader = RecordReader(text, 0, MALFORMED, MALFORMED, brief=name)
    bounds = front_matter_bounds(text)
    if bounds is None:
        reader.report(
            MALFORMED,
            "the brief does not begin with front matter",
            first,
            "Begin with a line of three dashes, then title, number, date and authors, "
            "then three dashes again.",
        )
        unread = frozenset(FRONT_MATTER.fields)
        brief = Brief(name, text.path, first, body=text.content, unread=unread)
        return Parsed(brief, tuple(reader.diagnostics))
    start, end, body_start = bounds
    if body_start < 0:
        hint = "Close it with a line of three dashes."
        reader.report(MALFORMED, "the front matter is never closed", first, hint)
        unread = frozenset(FRONT_MATTER.fields)
        brief = Brief(name, text.path, first, body_start=len(text.content), unread=unread)
        return Parsed(brief, tuple(reader.diagnostics))
    record = _read_record(reader, start, end, first)
    brief = _brief(name, text, record, body_start, first)
    if not _LANGUAGE.fullmatch(brief.lang):
        reader.report(
            MALFORMED,
            f"“{brief.lang}” is no language tag",
            brief.at("lang"),
            "Write, for example, en-US or fr.",
        )
        # Numbers and dates would be held to a language that nobody named.
        brief = replace(brief, lang="en-US")
    return Parsed(brief, tuple(reader.diagnostics))


def front_matter_bounds(text: Text) -> tuple[int, int, int] | None:
    """Start and end of the front matter, and the start of the body (-1 when it never ends).

    None when the text does not begin with front matter.
    """
    if not (opening := _FENCE.match(text.content)) or text.content[0] == ".":
        return None
    for line_start in text.line_starts[1:]:
        if closing := _FENCE.match(text.content, line_start):
            return opening.end(), line_start, closing.end()
    return opening.end(), len(text.content), -1


def _read_record(reader: RecordReader, start: int, end: int, first: Span) -> Record:
    parsed = compose_yaml(reader.text, start, end, MALFORMED)
    for found in parsed.diagnostics:
        reader.report(found.code, found.message, found.span, *found.hints)
    reader.start = start
    record = None
    if parsed.value is not None:
        record = reader.record(parsed.value, FRONT_MATTER, "the front matter", first)
    if record is None:
        # What cannot be read at all has been reported once; its fields are not missing besides.
        said = bool(reader.diagnostics)
        unread = frozenset(FRONT_MATTER.fields) if said else frozenset()
        return Record({}, {}, first, first, unread)
    return record


def _brief(name: str, text: Text, record: Record, body_start: int, first: Span) -> Brief:
    return Brief(
        id=name,
        path=text.path,
        span=first,
        title=record.get("title") or "",
        number=record.get("number") or "",
        version=record.get("version"),
        date=record.get("date"),
        status=record.get("status"),
        template=record.get("template"),
        to=tuple(name for name, _ in record.get("to") or ()),
        fit=bool(record.get("fit")),
        evidence=record.get("evidence"),
        annex=bool(record.get("annex")),
        lang=record.get("lang") or "en-US",
        notice=record.get("notice"),
        authors=tuple(
            Author(item.get("name"), item.get("title"))
            for item in record.get("authors") or ()
            if item.get("name")
        ),
        figures={
            key: _figure(key, item)
            for key, item in (record.get("figures") or {}).items()
            if not {"kind", "title"} & item.unread
        },
        body=text.content[body_start:],
        body_start=body_start,
        spans=record.spans,
        # Authors of whom one has no name that can be read are told once, there.
        unread=record.unread | {"authors" for item in record.get("authors") or () if item.unread},
    )


def _figure(name: str, record: Record) -> FigureSpec:
    total: Record | None = record.get("total")
    spans = record.spans
    if total is not None and "claim" in total.spans:
        spans = {**spans, "total": total.spans["claim"]}
    if record.get("claims") == []:
        # An empty list names none, as no list does.
        spans = {field: span for field, span in spans.items() if field != "claims"}
    return FigureSpec(
        id=name,
        kind=record.get("kind"),
        title=record.get("title"),
        span=record.key_span,
        subtitle=record.get("subtitle"),
        across=record.get("span") == "page",
        claims=tuple(record.get("claims") or ()),
        values=_values(record),
        axis=record.get("axis"),
        head=record.get("head"),
        columns=record.get("columns") or {},
        total=total.get("claim") if total else None,
        total_label=total.get("label") if total else None,
        missing=record.get("missing"),
        direction=record.get("direction"),
        file=record.get("file"),
        alt=record.get("alt"),
        source=record.get("source"),
        notes=record.get("notes"),
        spans=spans,
    )


def _values(record: Record) -> tuple[tuple[str, Span], ...]:
    """The names of the values that a figure draws: of `value`, then of `values`."""
    alone = record.get("value")
    first = ((alone, record.spans["value"]),) if alone else ()
    return (*first, *(record.get("values") or ()))
