"""Values on pipes: all of a brief comes back as it was, and nothing else can come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
import pickle

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
import pytest

from briefpdf.compose.composition import Composition
from briefpdf.engines.base import Rendered
from briefpdf.limits.packing import Packing
from briefpdf.rendering.layout_worker import packing
from briefpdf.source.diagnostic import Diagnostic, Edit, Fix
from briefpdf.source.text import Span


class Known(Struct, frozen=True):
    name: str
    inner: object = None


class Unknown(Struct, frozen=True):
    name: str


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
    | st.dates()
    | st.datetimes()
    | st.times(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(), inner, max_size=4)
        | st.builds(Known, st.text(), inner)
    ),
    max_leaves=12,
)


@given(PLAIN)
def test_what_is_packed_comes_back(value: object) -> None:
    both = Packing([Known])
    back = both.unpack(both.pack(value))
    assert back == value
    assert type(back) is type(value)


def test_a_half_character_and_a_large_number_come_back() -> None:
    both = Packing()
    value = ["\ud800", 10**40, -(2**63) - 1, date(2025, 6, 13), time(1), datetime(2025, 1, 1, 2)]
    assert both.unpack(both.pack(value)) == value


def test_a_class_that_is_not_known_is_not_packed() -> None:
    with pytest.raises(TypeError, match="Unknown cannot be packed"):
        Packing([Known]).pack(Unknown("a"))


@given(st.binary(max_size=60))
def test_no_bytes_do_anything_but_give_a_value_or_an_error(data: bytes) -> None:
    try:
        Packing([Known]).unpack(data)
    except ValueError:
        pass  # The only error there is.


def test_a_pickle_is_no_value() -> None:
    with pytest.raises(ValueError, match=r"no value of ours|extra|Unpack"):
        Packing().unpack(pickle.dumps(Span("a", 1, 2)))


def test_a_document_a_style_and_a_file_come_back(compose: Callable[..., Composition]) -> None:
    made = compose({})
    fix = Fix("Mend it", (Edit(Span("a", 1, 2), "b"),), safe=True)
    found = Diagnostic("PDF003", "wrong", Span("a", 1, 2), ("Do.",), fix=fix)
    value = (made.document, made.theme, Rendered(b"%PDF", 2, (found,)))
    assert packing().unpack(packing().pack(value)) == value
