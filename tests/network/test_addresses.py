"""Which addresses lead into the open internet."""

from __future__ import annotations

import socket
import threading

import pytest

from briefpdf.network.pinned import Unresolved, is_public, resolve


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111"])
def test_addresses_of_the_open_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "100.100.100.200",
        "169.254.169.254",
        "168.63.129.16",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:a9fe:a9fe",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "localhost",
        "",
    ],
)
def test_addresses_that_are_somebody_s_own(address: str) -> None:
    assert not is_public(address)


def test_an_address_that_carries_a_public_one_is_as_public() -> None:
    assert is_public("::ffff:8.8.8.8")
    assert not is_public("::ffff:169.254.169.254")


@pytest.mark.parametrize(
    ("errno", "lasting"), [(socket.EAI_NONAME, True), (socket.EAI_AGAIN, False)]
)
def test_a_name_without_an_address(
    monkeypatch: pytest.MonkeyPatch, errno: int, lasting: bool
) -> None:
    def getaddrinfo(*_: object, **__: object) -> None:
        raise socket.gaierror(errno, "no")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(Unresolved) as caught:
        resolve("nowhere.example", 80, 1.0)
    assert caught.value.lasting is lasting


def test_a_resolver_that_does_not_answer_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = threading.Event()

    def getaddrinfo(*_: object, **__: object) -> list[object]:
        done.wait(240)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(TimeoutError):
        resolve("nowhere.example", 80, 0.05)
    done.set()


def test_a_name_too_long_for_any_is_not_found() -> None:
    with pytest.raises(Unresolved):
        resolve("x" * 300 + ".example", 80, 1.0)
