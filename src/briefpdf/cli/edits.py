"""What the verbs that edit have in common: how a refusal is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..editing.refused import Refused
from .options import usage_error


@contextmanager
def told() -> Iterator[None]:
    """Turns a refused edit, and a file that cannot be written, into a message and exit code 2."""
    try:
        yield
    except Refused as refused:
        raise usage_error(str(refused), *refused.hints) from None
    except OSError as error:
        name = error.filename or "a file"
        raise usage_error(f"{name} cannot be written: {error.strerror or error}") from None
