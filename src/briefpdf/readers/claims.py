"""Reads a claim registry."""

from __future__ import annotations

import re

import yaml

from ..model.claim import Calculation, Citation, Claim, Review, Translation, Value
from ..source.diagnostic import Parsed
from ..source.nearest import nearest, respelling
from ..source.pattern import lazy_pattern
from ..source.text import Span, Text
from .record import Record, RecordReader
from .shapes import CLAIM
from .yaml_tree import compose_yaml, is_null

UNREADABLE, DUPLICATE, MALFORMED, UNKNOWN_FIELD = "CLAIM020", "CLAIM003", "CLAIM004", "CLAIM005"
_ID = lazy_pattern(r"[^\W_][\w-]*")


def is_claim_id(name: str) -> bool:
    """Whether a text can be the id of a claim."""
    return _ID.fullmatch(name) is not None


def read_claims(text: Text) -> Parsed[tuple[Claim, ...]]:
    """The claims of one registry file, in its order; what cannot be read is left out and reported.

    An empty file, or one that holds no claims yet, is an empty registry.
    """
    parsed = compose_yaml(text, 0, len(text.content), UNREADABLE)
    node = parsed.value
    if node is None:
        return Parsed((), parsed.diagnostics)
    reader = RecordReader(text, 0, MALFORMED, UNKNOWN_FIELD)
    claims = tuple(_claims(reader, _registry(reader, node)))
    return Parsed(claims, tuple(reader.diagnostics))


def claim_places(text: Text) -> dict[str, int]:
    """Where each id of a registry file stands, the first time, without a look at its claim.

    Nothing where the file cannot be read.
    """
    root = compose_yaml(text, 0, len(text.content), UNREADABLE).value
    node = None if root is None else _registry(RecordReader(text, 0, "", ""), root)
    places: dict[str, int] = {}
    for key, _ in node.value if node is not None else ():
        if isinstance(key, yaml.ScalarNode):
            places.setdefault(key.value, key.start_mark.index)
    return places


def _registry(reader: RecordReader, node: yaml.Node) -> yaml.MappingNode | None:
    """The mapping under `claims:`."""
    if not isinstance(node, yaml.MappingNode):
        reader.report(
            MALFORMED,
            "a claim registry is a mapping that begins with “claims:”",
            reader.span(node),
            "Put “claims:” on the first line and indent each claim below it.",
        )
        return None
    found: yaml.MappingNode | None = None
    if (first := _claim_at_root(node)) is not None:
        # It is read all the same: briefs that call its claims are not wrong besides.
        reader.report(
            MALFORMED,
            "the line “claims:” is missing above the claims",
            reader.span(first),
            "Put “claims:” on the first line, and indent the claims below it.",
        )
        return node
    for key, value in reader.pairs(node, "the registry"):
        if key.value != "claims":
            meant = nearest(key.value, ["claims"])
            hint = "Did you mean “claims”?" if meant else "Only “claims:” may stand here."
            message = f"a claim registry has no field “{key.value}”"
            span = reader.span(key)
            alone = len(node.value) == 1
            fix = respelling(reader.text, span, key.value, meant if alone else None, ["claims"])
            reader.report(UNKNOWN_FIELD, message, span, hint, fix=fix)
        elif isinstance(value, yaml.MappingNode):
            found = value
        elif not is_null(value):
            reader.report(
                MALFORMED,
                "`claims` is not a mapping from ids to claims",
                reader.span(value),
                "Write each claim as its id and a colon, its fields indented below it.",
            )
    return found


def _claim_at_root(node: yaml.MappingNode) -> yaml.Node | None:
    """The id of the first claim that stands where only `claims:` may; None where there is none."""
    names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
    if "claims" in names or nearest("claims", names) is not None:
        return None
    for key, value in node.value:
        if isinstance(value, yaml.MappingNode):
            fields = {one.value for one, _ in value.value if isinstance(one, yaml.ScalarNode)}
            if "statement" in fields:
                found: yaml.Node = key
                return found
    return None


def _claims(reader: RecordReader, node: yaml.MappingNode | None) -> list[Claim]:
    claims: list[Claim] = []
    if node is None:
        return claims
    firsts: dict[str, int] = {}
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode) and key.value == "<<":
            continue
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        reader.claim = str(name) or None
        span = reader.span(key)
        if name in firsts:
            reader.report(
                DUPLICATE,
                f"the id “{name}” is given twice: line {firsts[name]} has it already",
                span,
                "Give one of the two claims another id.",
            )
            continue
        if not isinstance(key, yaml.ScalarNode) or not is_claim_id(name):
            meant = re.sub(r"[^\w]+", "-", name).strip("-")
            reader.report(
                MALFORMED,
                f"“{name}” is no id: one is made of letters, digits and hyphens",
                span,
                f"Write, for example, {meant if is_claim_id(meant) else 'troops-2024'}.",
            )
            if is_claim_id(meant) and meant not in firsts:
                # Briefs that call it by the right name are not wrong besides.
                firsts[meant] = reader.text.line_column(span.start)[0]
                claims.append(Claim(meant, "", "fact", span, unread=frozenset(CLAIM.fields)))
            continue
        firsts[name] = reader.text.line_column(span.start)[0]
        record = reader.record(value, CLAIM, f"claim “{name}”", span)
        # A claim that cannot be read is still known, so that its uses are not reported as well.
        unread = Claim(name, "", "fact", span, unread=frozenset(CLAIM.fields))
        claims.append(_claim(name, record) if record is not None else unread)
    reader.claim = None
    return claims


def _claim(name: str, record: Record) -> Claim:
    calculate: Record | None = record.get("calculate")
    values: dict[str, Record] = record.get("values") or {}
    unread = record.unread
    if any(item.unread for item in values.values()):
        unread |= {"values"}
    reviews = [_review(item) for item in record.get("review") or ()]
    if None in reviews:
        # By nobody, or on no day: that is a finding already, and no review.
        unread |= {"review"}
    return Claim(
        id=name,
        statement=" ".join((record.get("statement") or "").split()),
        kind=record.get("kind") or "fact",
        span=record.key_span,
        citations=tuple(_citation(item) for item in record.get("sources") or ()),
        short=record.get("short"),
        date=record.get("date"),
        as_of=record.get("as_of"),
        expires=record.get("expires"),
        confidence=record.get("confidence"),
        topics=tuple(text for text, _ in record.get("topic") or ()),
        values={key: _value(key, item) for key, item in values.items() if item.get("value")},
        basis=tuple(text for text, _ in record.get("basis") or ()),
        calculation=_calculation(calculate) if calculate else None,
        author=record.get("author"),
        reviews=tuple(review for review in reviews if review is not None),
        spans={**record.spans, **_item_spans(record)},
        unread=unread,
    )


def _item_spans(record: Record) -> dict[str, Span]:
    """The places of the items of `basis`, as `basis.0`, `basis.1`, …"""
    return {f"basis.{index}": span for index, (_, span) in enumerate(record.get("basis") or ())}


def _citation(record: Record) -> Citation:
    return Citation(
        key=record.get("key") or "",
        locator=record.get("locator"),
        quote=record.get("quote"),
        span=record.span,
        key_span=record.spans.get("key", record.span),
        quote_span=record.spans.get("quote"),
        locator_span=record.spans.get("locator"),
        translation=_translation(record.get("translation")),
    )


def _translation(record: Record | None) -> Translation | None:
    if record is None or not record.get("text"):
        return None
    return Translation(record.get("text"), record.get("by"), record.get("kind"), record.span)


def _value(name: str, record: Record) -> Value:
    number = record.get("value") or "0"
    return Value(
        name,
        number,
        record.get("unit"),
        record.get("qualifier"),
        record.span,
        record.get("column"),
    )


def _calculation(record: Record) -> Calculation:
    return Calculation(
        result=record.get("result") or "0",
        unit=record.get("unit"),
        round=record.get("round"),
        formula=record.get("formula") or "",
        inputs=record.get("inputs") or {},
        span=record.span,
    )


def _review(record: Record) -> Review | None:
    by, on = record.get("by"), record.get("on")
    if not by or not on:
        return None
    return Review(by, on, record.get("fingerprint"), record.span, record.get("objection"))
