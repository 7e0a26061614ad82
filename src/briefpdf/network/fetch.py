"""Fetches one document from the web, hop by hop, within limits on size and time."""

from __future__ import annotations

import ssl
from typing import Literal
import zlib

import httpcore
import httpx
from msgspec import Struct
from msgspec.structs import replace

from ..source.pattern import lazy_pattern
from ..version import VERSION
from .pinned import Deadline, PinnedTransport, PrivateAddress, Unresolved

AGENT = "briefpdf"
# How a body may be packed, and whether it then is.
_CODINGS = {"": False, "identity": False, "gzip": True, "x-gzip": True, "deflate": True}
_HEADERS = {
    "Accept-Encoding": "gzip",
    "User-Agent": f"{AGENT}/{VERSION} (a person's look at a cited source)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/*;q=0.9,*/*;q=0.5",
    "Accept-Language": "en,*;q=0.5",
}
_HOST = lazy_pattern(rb"[\w.-]{1,253}|[0-9a-fA-F:.]+")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LASTING = frozenset({301, 308})

Trouble = Literal[
    "address", "private", "no-host", "no-connection", "certificate", "time", "size", "protocol"
]


class Limits(Struct, frozen=True):
    """How long a document may take, in all and for one answer, in seconds; how large it may be."""

    total: float = 60.0
    wait: float = 15.0
    size: int = 64 * 1024 * 1024
    hops: int = 10


class Fetched(Struct, frozen=True):
    """What an address gave in the end.

    `url` is the address that gave it, `status` and `headers` (names in lower case) are those of
    HTTP. `lasting` says that each redirection on the way there was one for good.
    """

    url: str
    status: int
    headers: dict[str, str]
    data: bytes
    redirected: bool = False
    lasting: bool = False

    @property
    def media_type(self) -> str:
        """The type that the server gives, such as text/html; empty without one."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class NotFetched(Exception):
    """Why an address gave nothing, in a clause that goes on behind its name."""

    def __init__(self, trouble: Trouble, reason: str, url: str) -> None:
        super().__init__(reason)
        self.trouble = trouble
        self.reason = reason
        self.url = url


def fetch(url: str, limits: Limits | None = None, allow_private: bool = False) -> Fetched:
    """The document at an address of the web. Raises `NotFetched`.

    Only http and https are spoken. Each hop is looked at anew: without `allow_private`, none may
    lead to an address that is not of the open internet. Proxies that the environment names are
    not asked, since they would resolve the name themselves.
    """
    limits = limits or Limits()
    deadline = Deadline(limits.total, limits.wait)
    place, lasting = _parsed(url, url), True
    with httpx.Client(
        transport=PinnedTransport(deadline, allow_private),
        headers=_HEADERS,
        trust_env=False,
        follow_redirects=False,
        timeout=limits.wait,
    ) as client:
        for hop in range(limits.hops + 1):
            answer = _ask(client, place, limits)
            if answer.target is None:
                found = Fetched(str(place), answer.status, answer.headers, answer.data)
                return replace(found, redirected=hop > 0, lasting=hop > 0 and lasting)
            lasting = lasting and answer.status in _LASTING
            place = _parsed(answer.target, str(place))
    raise NotFetched("protocol", f"redirects more than {limits.hops} times", str(place))


class _Answer(Struct, frozen=True):
    """One answer: `target` is the address that it redirects to, else `data` its body."""

    status: int
    headers: dict[str, str]
    data: bytes = b""
    target: str | None = None


def _parsed(url: str, shown: str) -> httpx.URL:
    try:
        place = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, UnicodeError):
        raise NotFetched("address", f"leads to {url[:200]!r}, which is no address", shown) from None
    if place.scheme not in ("http", "https"):
        said = f"{place.scheme}:" if place.scheme else "no scheme"
        raise NotFetched("address", f"has {said}, not http: or https:", shown)
    if not _HOST.fullmatch(place.raw_host) or not 0 < (place.port or 80) < 65536:
        raise NotFetched("address", "names no host that there can be", shown)
    # A password in an address would be sent, and printed, wherever the address goes.
    return place.copy_with(username="", password="") if place.userinfo else place


def _ask(client: httpx.Client, place: httpx.URL, limits: Limits) -> _Answer:
    url = str(place)
    try:
        with client.stream("GET", place) as got:
            headers = {name.lower(): value for name, value in got.headers.items()}
            if got.status_code in _REDIRECTS and "location" in headers:
                target = str(place.join(headers["location"]))
                return _Answer(got.status_code, headers, target=target)
            return _Answer(got.status_code, headers, _read(got, limits.size, url))
    except PrivateAddress as private:
        reason = f"leads to {private.address}, an address of a private network"
        raise NotFetched("private", reason, url) from None
    except Unresolved as unknown:
        trouble: Trouble = "no-host" if unknown.lasting else "no-connection"
        raise NotFetched(
            trouble, f"names a host that cannot be found: {unknown.host}", url
        ) from None
    except (TimeoutError, httpcore.TimeoutException, httpx.TimeoutException):
        raise NotFetched("time", "took too long to answer", url) from None
    except (httpx.InvalidURL, ValueError) as error:
        raise NotFetched("address", f"redirects to no address ({error})", url) from None
    except (httpcore.NetworkError, httpx.NetworkError, OSError) as error:
        raise _unconnected(error, url) from None
    except (httpcore.ProtocolError, httpx.HTTPError, zlib.error) as error:
        raise NotFetched("protocol", f"gives what is no HTTP ({error})", url) from None


def _unconnected(error: Exception, url: str) -> NotFetched:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return NotFetched("certificate", "has a certificate that cannot be trusted", url)
        cause = cause.__cause__ or cause.__context__
    return NotFetched("no-connection", f"cannot be connected to ({error})", url)


def _read(got: httpx.Response, most: int, url: str) -> bytes:
    """The body, counted as it is unpacked, so that no small file becomes an endless one."""
    coding = got.headers.get("content-encoding", "").strip().lower()
    if coding not in _CODINGS:
        raise NotFetched("protocol", f"is packed as {coding[:20]}, which was not asked for", url)
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32) if _CODINGS[coding] else None
    parts: list[bytes] = []
    size = 0
    # httpx would unpack all of what came at once, however much that is.
    for packed in got.iter_raw():
        part = packed if unpacker is None else unpacker.decompress(packed, most + 1 - size)
        parts.append(part)
        size += len(part)
        if size > most:
            raise NotFetched("size", f"is larger than {most // 1024**2:,} MB", url)
    if unpacker is not None and not unpacker.eof:
        raise NotFetched("protocol", "is cut off", url)
    return b"".join(parts)
