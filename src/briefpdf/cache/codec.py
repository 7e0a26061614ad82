"""Values as bytes and back: to cache them, and to tell whether they are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from fractions import Fraction
from functools import cached_property
from hashlib import blake2b
from importlib import import_module
from operator import attrgetter
from typing import Any, Generic, TypeVar

from msgpack import packb, unpackb
from msgspec import Struct
from msgspec.msgpack import Decoder, Encoder

from ..source.text import Span

T = TypeVar("T")

# A record is a map with one key, the number of its class; these are what else msgpack has not.
_SET, _LIST, _DAY, _FRACTION, _LARGE = -1, -2, -3, -4, -5
_TIMES = (datetime, date, time)
_PACKAGE = __name__.removesuffix("cache.codec")


class Codec:
    """Packs structs of the given kinds, with texts, numbers, bytes, tuples and mappings.

    A kind that is given by its name, such as `checks.sentence.Sentence`, is loaded when a value of
    it is met. Of those in `listed`, the mappings tell lists from tuples, as msgpack does not.
    """

    def __init__(self, kinds: Iterable[type | str], listed: Iterable[type] = ()) -> None:
        self._kinds = list(kinds)
        self._listed = tuple(listed)
        self._records: dict[type, tuple[int, Callable[[Any], tuple[Any, ...]]]] = {}
        self._later: dict[str, int] = {}
        for at, kind in enumerate(self._kinds):
            if isinstance(kind, str):
                self._later[kind] = at
            else:
                self._records[kind] = at, _values(kind)

    def pack(self, value: Any) -> bytes:
        """A value as bytes. Raises `ValueError` for what is nested too deeply or too large."""
        try:
            packed: bytes = packb(value, default=self._plain, unicode_errors="surrogatepass")
            return packed
        except OverflowError as error:
            raise ValueError(str(error)) from error

    def unpack(self, data: bytes | memoryview) -> Any:
        """The value that was packed. Raises `ValueError` where the bytes are none."""
        try:
            return unpackb(
                data,
                object_pairs_hook=self._made,
                use_list=False,
                strict_map_key=False,
                unicode_errors="surrogatepass",
            )
        except ValueError:
            raise
        except Exception as error:
            raise ValueError(f"no packed value: {error}") from error

    def digest(self, value: Any) -> str:
        """A hash of a value that is the same wherever it stands: spans count for nothing."""
        data = packb(value, default=self._placeless, unicode_errors="surrogatepass")
        return blake2b(data, digest_size=12).hexdigest()

    def _plain(self, value: Any) -> Any:
        kind = type(value)
        if kind in self._records:
            number, values = self._records[kind]
            if kind in self._listed:
                return {number: tuple(map(_marked, values(value)))}
            return {number: values(value)}
        if isinstance(value, frozenset):
            return {_SET: sorted(value)}
        if isinstance(value, _TIMES):
            return {_DAY: (_TIMES.index(kind), value.isoformat())}
        if kind is Fraction:
            return {_FRACTION: value.as_integer_ratio()}
        if kind is int:  # Of over 64 bits.
            return {_LARGE: hex(value)}
        if self._meets(kind):
            return self._plain(value)
        raise TypeError(f"a {kind.__name__} cannot be cached")

    def _meets(self, kind: type) -> bool:
        """Whether this is one of the kinds that were given by name; it is known from now on."""
        name = f"{kind.__module__}.{kind.__qualname__}".removeprefix(_PACKAGE)
        return name in self._later and self._load(name) is kind

    def _load(self, name: str) -> type:
        module, _, own = name.rpartition(".")
        kind: type = getattr(import_module(f"{_PACKAGE}{module}"), own)
        at = self._later[name]
        self._kinds[at] = kind
        self._records[kind] = at, _values(kind)
        return kind

    def _placeless(self, value: Any) -> Any:
        return () if type(value) is Span else self._plain(value)

    def _made(self, pairs: Sequence[tuple[Any, Any]]) -> Any:
        if not pairs or type(pairs[0][0]) is not int:
            return dict(pairs)
        number, values = pairs[0]
        if number >= 0:
            kind = self._kinds[number]
            return (self._load(kind) if isinstance(kind, str) else kind)(*values)
        if number == _SET:
            return frozenset(values)
        if number == _LIST:
            return list(values)
        if number == _LARGE:
            return int(values, 16)
        return Fraction(*values) if number == _FRACTION else _moment(*values)


class Typed(Generic[T]):
    """Packs values of one type, which is known beforehand: that is many times as fast."""

    def __init__(self, kind: type[T]) -> None:
        self._kind = kind
        self._encoder = Encoder()

    @cached_property
    def _decoder(self) -> Decoder[T]:
        return Decoder(self._kind)

    def pack(self, value: T) -> bytes:
        """A value as bytes. Raises `ValueError` for a text that is no Unicode."""
        return self._encoder.encode(value)

    def unpack(self, data: bytes | memoryview) -> T:
        """The value that was packed. Raises `ValueError` where the bytes are none."""
        return self._decoder.decode(data)


def _moment(kind: int, written: str) -> datetime | date | time:
    return _TIMES[kind].fromisoformat(written)


def _values(kind: type[Struct]) -> Callable[[Any], tuple[Any, ...]]:
    names: tuple[str, ...] = kind.__match_args__
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    return attrgetter(*names)


def _marked(value: Any) -> Any:
    if isinstance(value, list):
        return {_LIST: [_marked(item) for item in value]}
    if isinstance(value, dict):
        return {name: _marked(item) for name, item in value.items()}
    return value
