"""What is packed comes back as it was, and nothing else ever comes of bytes."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any, get_args, get_type_hints

import pytest

from briefpdf.cache.codec import Codec
from briefpdf.checks.conflict import Spoken
from briefpdf.checks.rule import Finding, Rule
from briefpdf.checks.sentence import Quote, Sentence
from briefpdf.checks.subject import Subject
from briefpdf.engines.base import Rendered
from briefpdf.inspection.cached.brief_result import Contents
from briefpdf.inspection.cached.registry import CODEC
from briefpdf.model.claim import Citation, Claim
from briefpdf.model.document import Paragraph, Words
from briefpdf.model.reference import Reference
from briefpdf.model.theme import Theme
from briefpdf.source.diagnostic import Diagnostic
from briefpdf.source.text import Span

# What a module names for type checkers alone.
NAMES = {"Diagnostic": Diagnostic, "Sentence": Sentence, "Subject": Subject}
HERE, THERE = Span("a", 1, 2), Span("b", 3, 4)


@pytest.mark.parametrize(
    "value",
    [
        Claim("a", "It is so.", "fact", HERE, unread=frozenset({"kind"})),
        Paragraph((Words("a", HERE), Words("b\ud800", THERE, bold=True)), HERE),
        Theme("own", "templates/own", {"grid": {"columns": [1, [2.5]]}, "day": date(2025, 6, 13)}),
        (10**24, -(2**64), Fraction(10**30, 7)),
        (Fraction(1, 3), datetime(2025, 6, 13, 12), None, True, b"\xff", {"a": ("b",)}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_comes_back_as_it_was(value: Any) -> None:
    back = CODEC.unpack(CODEC.pack(value))
    assert back == value
    assert repr(back) == repr(value)


def test_a_set_comes_back_as_a_set() -> None:
    # Of several it has no order, and so its words on a screen have none.
    value = frozenset({"kind", "basis", "sources"})
    back = CODEC.unpack(CODEC.pack(value))
    assert back == value
    assert type(back) is frozenset


def test_the_hash_of_a_value_is_of_its_content_and_not_of_its_place() -> None:
    def claim(span: Span, quote: str) -> Claim:
        return Claim("a", "So.", "fact", span, (Citation("k", None, quote, span, span),))

    assert CODEC.digest(claim(HERE, "so")) == CODEC.digest(claim(THERE, "so"))
    assert CODEC.digest(claim(HERE, "so")) != CODEC.digest(claim(HERE, "not so"))


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x81\x63\x90", b"\x81\x00\x90", b"\x81\xff\x01"])
def test_bytes_that_are_no_value_are_told(data: bytes) -> None:
    with pytest.raises(ValueError):
        Codec(()).unpack(data)


def test_what_is_nested_too_deeply_is_told() -> None:
    deep: Any = ()
    for _ in range(2000):
        deep = (deep,)
    with pytest.raises(ValueError, match="recursion"):
        CODEC.pack(deep)


def _within(kind: Any, found: set[type]) -> None:
    """The classes of values that a type is made of."""
    for part in get_args(kind):
        _within(part, found)
    if isinstance(kind, type) and hasattr(kind, "__match_args__") and kind not in found:
        found.add(kind)
        for hint in get_type_hints(kind, localns=NAMES).values():
            _within(hint, found)


def test_all_that_is_cached_can_be_packed() -> None:
    """A class that is put into another one is to be named in `CODEC`, too."""
    found: set[type] = set()
    for kind in (Claim, Contents, Finding, Reference, Rendered, Spoken):
        _within(kind, found)
    # These are taken apart before they are packed.
    found -= {Contents, Finding, Rendered, Rule}
    known = {one if isinstance(one, str) else _name(one) for one in CODEC._kinds}
    assert {_name(one) for one in found} - known == set()


def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}".removeprefix("briefpdf.")


def test_a_kind_that_is_given_by_its_name_is_loaded_when_it_is_met() -> None:
    codec = Codec(("source.text.Span", "checks.sentence.Quote"))
    quote = Quote("so", HERE)
    data = codec.pack((quote, quote))
    assert Codec(("source.text.Span", "checks.sentence.Quote")).unpack(data) == (quote, quote)
    assert codec.digest(quote) == codec.digest(Quote("so", THERE))
    with pytest.raises(TypeError, match="a Claim cannot be cached"):
        codec.pack(Claim("a", "So.", "fact", HERE))
