"""Values as bytes: to keep them, and to tell whether they are the same but for their places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from hashlib import blake2b
import io
from operator import attrgetter
import pickle
from types import ModuleType
from typing import Any

from ...model import brief, claim, document, inline, reference, theme
from ...model import reference as dates
from ...source import diagnostic, text
from ...source.text import Span

_MODULES = (brief, claim, dates, diagnostic, document, inline, reference, text, theme)

_Reduce = Callable[[Any], tuple[Any, ...]]


def _reducer(kind: type) -> _Reduce:
    names = [field.name for field in fields(kind)]
    if len(names) == 1:
        return lambda value: (kind, (getattr(value, names[0]),))
    values = attrgetter(*names)
    return lambda value: (kind, values(value))


def _classes(module: ModuleType) -> list[type]:
    found = [one for one in vars(module).values() if isinstance(one, type) and is_dataclass(one)]
    return [one for one in found if one.__module__ == module.__name__]


# What pickle does of itself for such a class takes several times as long.
_REDUCERS: dict[type, _Reduce] = {
    kind: _reducer(kind) for module in _MODULES for kind in _classes(module)
}
_PLACELESS: dict[type, _Reduce] = {**_REDUCERS, Span: lambda span: (tuple, ())}


def pack(value: Any) -> bytes:
    """A value as bytes, for `unpack`."""
    written = io.BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    return written.getvalue()


def unpack(data: bytes | memoryview) -> Any:
    """The value that was packed. Only for bytes that this user's briefpdf wrote and signed."""
    return pickle.loads(data)  # noqa: S301 - as the docstring says


def digest(value: Any) -> str:
    """A hash of a value that is the same wherever it stands: spans count for nothing."""
    written = io.BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _PLACELESS
    # Without references to what came before: two equal texts may be one object or two.
    pickler.fast = True
    pickler.dump(value)
    return blake2b(written.getvalue(), digest_size=12).hexdigest()
