"""Which addresses of the internet are everybody's, and which lead into somebody's own network."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
import socket
import threading
from typing import cast

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
