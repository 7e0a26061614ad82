"""briefpdf builds briefing PDFs whose every statement is checked against its source."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Every command loads this, and few of them verify.
    from .provenance.verify import Verification


def verify(path: str | PathLike[str]) -> Verification:
    """Hold a built PDF to the evidence that it carries.

    Raises `OSError` where the file cannot be read.
    """
    from pathlib import Path

    from .provenance.verify import verify_file

    return verify_file(Path(path))
