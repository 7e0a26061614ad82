"""Which program made a kept value: another one may have made another."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path
import sys

_PACKAGE = Path(__file__).resolve().parent.parent
# Where the packaged styles are in the repository; a wheel has them in the package.
_STYLES = _PACKAGE.parent.parent / "templates"


@cache
def identity() -> str:
    """A hash over briefpdf's own files, Python and the versions of all installed packages."""
    hashed = blake2b(f"{sys.version_info}\0{sys.platform}".encode(), digest_size=16)
    for folder in (_PACKAGE, _STYLES):
        for path in sorted(folder.rglob("*.*")):
            if path.suffix != ".pyc" and path.is_file():
                hashed.update(f"{path.relative_to(folder)}\0".encode())
                hashed.update(path.read_bytes())
    for name in sorted(_installed()):
        hashed.update(f"{name}\0".encode())
    return hashed.hexdigest()


def _installed() -> set[str]:
    """The names of the folders in which packages say their name and version."""
    found: set[str] = set()
    for entry in sys.path:
        try:
            found |= {path.name for path in Path(entry).glob("*.dist-info")}
        except OSError:
            pass  # Nothing can be imported from there either.
    return found
