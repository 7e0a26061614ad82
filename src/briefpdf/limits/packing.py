"""Values as bytes and back, for pipes: what comes back is data of known types, and never code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from types import ModuleType
from typing import TYPE_CHECKING, Any

import msgpack

if TYPE_CHECKING:  # What packs plain values alone has no need of it.
    from msgspec import Struct

_TUPLE, _NUMBER, _MOMENT = 127, 126, 125
# In bytes: each value within another is packed by itself, and most are small.
_ROOM = 1024
_MOMENTS: dict[str, Callable[[str], Any]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}


class Packing:
    """Packs plain values, tuples, dates and instances of the given structs.

    Both sides must be given the same classes. Unpacking raises `ValueError` for what is none of
    these; of an instance only the fields come back.
    """

    def __init__(self, classes: Iterable[type[Struct]] = ()) -> None:
        self._classes = sorted(classes, key=lambda one: (one.__module__, one.__qualname__))
        self._codes = {one: code for code, one in enumerate(self._classes)}
        self._names = [one.__match_args__ for one in self._classes]
        assert len(self._classes) < _MOMENT

    def pack(self, value: Any) -> bytes:
        """A value as bytes. Raises `TypeError` for what cannot be packed."""
        packed: bytes = msgpack.packb(
            value,
            default=self._extended,
            strict_types=True,
            unicode_errors="surrogatepass",
            buf_size=_ROOM,
        )
        return packed

    def unpack(self, data: bytes | memoryview) -> Any:
        """The value that was packed. Raises `ValueError`."""
        try:
            return msgpack.unpackb(
                data,
                ext_hook=self._restored,
                strict_map_key=False,
                unicode_errors="surrogatepass",
            )
        except (TypeError, LookupError, RecursionError, msgpack.UnpackException) as error:
            raise ValueError(f"no value of ours: {error}") from None

    def _extended(self, value: Any) -> Any:
        code = self._codes.get(type(value))
        if code is not None:
            return self._ext(code, [getattr(value, name) for name in self._names[code]])
        if isinstance(value, tuple):
            return self._ext(_TUPLE, list(value))
        if isinstance(value, Mapping):
            return dict(value)
        if isinstance(value, str):
            return str(value)
        if isinstance(value, int):
            return self._ext(_NUMBER, str(value))
        if isinstance(value, (date, time)):
            return self._ext(_MOMENT, [type(value).__name__, value.isoformat()])
        raise TypeError(f"{type(value).__name__} cannot be packed")

    def _ext(self, code: int, value: Any) -> msgpack.ExtType:
        return msgpack.ExtType(code, self.pack(value))

    def _restored(self, code: int, data: bytes) -> Any:
        value = self.unpack(data)
        if code == _TUPLE:
            return tuple(value)
        if code == _NUMBER:
            return int(value)
        if code == _MOMENT:
            name, written = value
            return _MOMENTS[name](written)
        return self._classes[code](*value)


def structs_of(*modules: ModuleType) -> list[type[Struct]]:
    """The structs that modules define."""
    from msgspec import Struct

    return [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Struct)
        and value.__module__ == module.__name__
    ]
