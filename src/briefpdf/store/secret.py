"""The user's own key, which shows that a kept file is this user's work."""

from __future__ import annotations

import os
from pathlib import Path
import secrets

_BYTES = 32


def user_secret() -> bytes | None:
    """The key of this user on this machine, made when there is none; None where none can be kept.

    It lies in the user's cache folder, which no pull request can write to.
    """
    if os.environ.get("BRIEFPDF_NO_CACHE"):
        return None
    from platformdirs import user_cache_path  # Nothing else on the way here needs it.

    place = user_cache_path("briefpdf", appauthor=False) / "key"
    try:
        return _read(place) or _make(place)
    except OSError:
        return None


def _read(place: Path) -> bytes | None:
    try:
        found = place.read_bytes()
    except FileNotFoundError:
        return None
    return found if len(found) == _BYTES else None


def _make(place: Path) -> bytes | None:
    """A new key, in one step: of two processes that make one, both have the first."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f"key.{os.getpid()}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(_BYTES))
    try:
        if place.exists():
            part.replace(place)  # It is no key: it was cut short.
        else:
            os.link(part, place)
    except FileExistsError:
        pass
    except OSError:
        part.replace(place)  # A file system without links.
    finally:
        part.unlink(missing_ok=True)
    return _read(place)
