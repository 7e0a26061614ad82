"""Which addresses of the internet are everybody's, and which lead into somebody's own network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
import socket
import ssl
import threading
from time import monotonic
from typing import Any, TypeVar, cast

import httpcore
import httpx

# What answers a cloud machine's questions about itself, at an address that looks public.
_CLOUD = (IPv4Network("168.63.129.16/32"), IPv4Network("192.0.0.0/24"))
# An IPv4 address is written in their last 32 bits, and packets go there.
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"), IPv6Network("::ffff:0:0:0/96"))


class Unresolved(Exception):
    """A name without an address; `lasting` says that there is no such name, for now or for good."""

    def __init__(self, host: str, lasting: bool) -> None:
        super().__init__(host)
        self.host = host
        self.lasting = lasting


def is_public(address: str) -> bool:
    """Whether an IP address, and each that is written within it, is one of the open internet."""
    try:
        return all(_is_public(one) for one in _all_of(ip_address(address)))
    except ValueError:
        return False


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """The IP addresses of a host, each once. Raises `Unresolved`, `TimeoutError` after `seconds`.

    The system's own resolver knows no time limit: it is asked in a thread that may be left behind.
    """
    found: list[str] = []
    failed: list[OSError | UnicodeError] = []

    def look() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(cast("str", answer[4][0]) for answer in answers))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        passing = isinstance(failed[0], socket.gaierror) and failed[0].errno == socket.EAI_AGAIN
        raise Unresolved(host, lasting=not passing)
    if thread.is_alive():
        raise TimeoutError(host)
    return found


def _all_of(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """An address, and the IPv4 addresses that it carries."""
    yield address
    if isinstance(address, IPv4Address):
        return
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if any(address in network for network in _TRANSLATED):
        yield IPv4Address(int(address) & 0xFFFFFFFF)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return True  # The address that it carries decides.
    if address.is_multicast or address.is_unspecified or any(address in net for net in _CLOUD):
        return False
    return address.is_global and not address.is_reserved


T = TypeVar("T")


class PrivateAddress(Exception):
    """A host that leads into somebody's own network: it is not asked."""

    def __init__(self, host: str, address: str) -> None:
        super().__init__(host)
        self.host = host
        self.address = address


class Deadline:
    """The moment at which all must be done, and the longest wait for a single answer."""

    def __init__(self, total: float, wait: float) -> None:
        self._end = monotonic() + total
        self._wait = wait

    def left(self) -> float:
        """How many seconds the next wait may take. Raises `httpcore.ReadTimeout` without any."""
        left = min(self._wait, self._end - monotonic())
        if left <= 0:
            raise httpcore.ReadTimeout("the time is up")
        return left


class _Stream(httpcore.NetworkStream):
    """A connection none of whose waits goes beyond the deadline, however little comes each time."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Resolves a host, looks at its addresses, and connects to one of those and no other.

    Were the name resolved a second time, it could lead somewhere else by then.
    """

    def __init__(self, deadline: Deadline, allow_private: bool) -> None:
        self._inner = httpcore.SyncBackend()
        self._deadline = deadline
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = resolve(host, port, self._deadline.left())
        private = (address for address in addresses if not is_public(address))
        if not self._allow_private and (address := next(private, None)):
            raise PrivateAddress(host, address)
        failed: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                inner = self._inner.connect_tcp(address, port, self._deadline.left())
                return _Stream(inner, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        raise httpcore.ConnectError("no sockets of this machine")


class _Body(httpx.SyncByteStream):
    def __init__(self, parts: Iterable[bytes], close: Callable[[], None]) -> None:
        self._parts = parts
        self._close = close

    def __iter__(self) -> Iterator[bytes]:
        yield from self._parts

    def close(self) -> None:
        self._close()


class PinnedTransport(httpx.BaseTransport):
    """What httpx sends its requests by: no proxy, no second look-up of a name, no wait too long.

    Besides the errors of httpcore it raises `PrivateAddress`, `Unresolved` and `TimeoutError`.
    """

    def __init__(self, deadline: Deadline, allow_private: bool) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            network_backend=_Backend(deadline, allow_private),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        address = httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                address,
                headers=request.headers.raw,
                content=cast("Iterable[bytes]", request.stream),
                extensions=request.extensions,
            )
        )
        parts = cast("Iterable[bytes]", answer.stream)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(parts, answer.close)
        )

    def close(self) -> None:
        self._pool.close()
