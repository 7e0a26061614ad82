"""What WeasyPrint says while it works, as a list."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import logging


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message not in self.heard:
            self.heard.append(message)


@contextmanager
def complaints() -> Iterator[list[str]]:
    """Collect WeasyPrint's warnings and errors, each once, in the list that this yields."""
    logger, listener = logging.getLogger("weasyprint"), _Listener()
    logger.addHandler(listener)
    try:
        yield listener.heard
    finally:
        logger.removeHandler(listener)
