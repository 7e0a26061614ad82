"""Asks a time-stamping authority (RFC 3161) for its word on when something was there."""

from __future__ import annotations

import httpx

from ..source.mendable import Mendable

_SECONDS = 30.0
# In bytes; a stamp with its certificates has some thousands.
_MOST = 1_000_000
_ASKED, _ANSWERED = "application/timestamp-query", "application/timestamp-reply"


class NoTimestamp(Mendable):
    """An authority that gives no stamp."""


def ask_timestamp(url: str, query: bytes) -> bytes:
    """The answer of an authority to a query. Raises `NoTimestamp`."""
    try:
        with httpx.Client(timeout=_SECONDS, trust_env=False) as client:
            got = client.post(url, content=query, headers={"Content-Type": _ASKED})
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NoTimestamp(f"{url} gives no time stamp: {error}") from None
    kind = got.headers.get("Content-Type", "").partition(";")[0].strip()
    if got.status_code != 200 or kind != _ANSWERED or len(got.content) > _MOST:
        said = f"it answered {got.status_code} with {kind or 'nothing'}"
        raise NoTimestamp(f"{url} gives no time stamp: {said}")
    return got.content
