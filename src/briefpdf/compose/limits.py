"""What a template may take: for the process that it runs in, and for the one that waits for it."""

from __future__ import annotations

from typing import Final

TIME_LIMIT: Final = 10.0  # seconds for one template
MEMORY_LIMIT: Final = 512 * 1024 * 1024  # bytes
MAX_OUTPUT: Final = 8_000_000  # characters
OUT_OF_MEMORY: Final = 77  # the exit code of a worker that took more
