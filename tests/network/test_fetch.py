"""Fetching, against a server on loopback."""

from __future__ import annotations

from collections.abc import Callable
import gzip
from http.server import BaseHTTPRequestHandler
import socket
import threading
import time
from typing import Any

import pytest

from briefpdf.network.fetch import Limits, NotFetched, fetch

# What is waited for comes at once, however busy the machine; what never comes, not within QUICK.
PATIENT = Limits(total=120.0, wait=60.0, size=200_000, hops=4)
QUICK = Limits(total=1.0, wait=0.5, size=200_000, hops=4)


def trouble(url: str, allow_private: bool = True, limits: Limits = PATIENT) -> NotFetched:
    with pytest.raises(NotFetched) as caught:
        fetch(url, limits, allow_private)
    assert caught.value.reason[0].islower()
    return caught.value


def test_a_page_is_fetched_as_it_is_served(site: Any) -> None:
    site.page("/page", b"<p>caf\xe9</p>", "text/html; charset=latin-1")
    fetched = fetch(site.url("/page?x=1#part"), PATIENT, allow_private=True)
    assert fetched.data == b"<p>caf\xe9</p>"
    assert (fetched.status, fetched.media_type) == (200, "text/html")
    assert fetched.headers["content-type"] == "text/html; charset=latin-1"
    assert (fetched.redirected, fetched.lasting) == (False, False)
    (asked,) = site.asked
    assert asked[0] == "/page?x=1"
    assert asked[1]["user-agent"].startswith("briefpdf/")
    assert "cookie" not in asked[1] and "authorization" not in asked[1]


def test_an_answer_of_any_status_is_an_answer(site: Any) -> None:
    site.page("/gone", b"gone", status=410)
    assert fetch(site.url("/gone"), PATIENT, allow_private=True).status == 410


@pytest.mark.parametrize(("statuses", "lasting"), [((301, 308), True), ((301, 302), False)])
def test_redirects_are_followed_by_hand(
    site: Any, statuses: tuple[int, int], lasting: bool
) -> None:
    site.redirect("/one", "/two", statuses[0])
    site.redirect("/two", site.url("/three"), statuses[1])
    site.page("/three", b"here")
    fetched = fetch(site.url("/one"), PATIENT, allow_private=True)
    assert (fetched.url, fetched.data) == (site.url("/three"), b"here")
    assert (fetched.redirected, fetched.lasting) == (True, lasting)


def test_a_redirection_without_end_is_given_up(site: Any) -> None:
    site.redirect("/loop", "/loop")
    assert trouble(site.url("/loop")).reason == "redirects more than 4 times"
    assert len(site.asked) == 5


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:1/secret",
        "http://localhost/secret",
        "http://[::1]/secret",
        "http://[::ffff:127.0.0.1]/secret",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0.0.0.0/",
    ],
)
def test_no_hop_may_lead_into_a_private_network(
    site: Any, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first hop is taken for public here, as the real one would be; the second is not."""
    from briefpdf.network import pinned

    real = pinned.is_public
    first = site.address.rpartition(":")[2]
    asked: list[str] = []

    def is_public(address: str) -> bool:
        asked.append(address)
        return True if len(asked) == 1 else real(address)

    monkeypatch.setattr(pinned, "is_public", is_public)
    site.redirect("/start", target)
    found = trouble(f"http://127.0.0.1:{first}/start", allow_private=False)
    assert found.trouble in ("private", "address")
    assert [path for path, _ in site.asked] == ["/start"]


def test_a_private_address_is_not_even_connected_to(site: Any) -> None:
    found = trouble(site.url("/page"), allow_private=False)
    assert found.trouble == "private"
    assert "127.0.0.1" in found.reason
    assert site.asked == []


def test_the_address_that_was_looked_at_is_the_one_that_is_asked(
    site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that leads elsewhere each time it is resolved is resolved once."""
    looked: list[str] = []

    def getaddrinfo(host: str, port: int, **_: object) -> list[object]:
        looked.append(host)
        address = "127.0.0.1" if len(looked) == 1 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    real = socket.create_connection
    connected: list[str] = []

    def create_connection(address: tuple[str, int], *more: object, **named: object) -> object:
        connected.append(address[0])
        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo_real)
        return real(address, *more, **named)  # type: ignore[arg-type]

    getaddrinfo_real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(socket, "create_connection", create_connection)
    site.page("/page", b"here")
    port = site.address.rpartition(":")[2]
    fetched = fetch(f"http://rebinding.example:{port}/page", PATIENT, allow_private=True)
    assert fetched.data == b"here"
    assert (looked, connected) == (["rebinding.example"], ["127.0.0.1"])
    assert site.asked[0][1]["host"] == f"rebinding.example:{port}"


def test_a_body_without_end_is_cut_off(site: Any) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/plain")
        request.end_headers()
        while True:
            request.wfile.write(b"x" * 10_000)

    site.answers["/endless"] = endless
    assert trouble(site.url("/endless")).trouble == "size"


def test_a_small_file_that_unpacks_to_a_huge_one_is_cut_off(site: Any) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < PATIENT.size
    site.page("/bomb", bomb, Content_Encoding="gzip")
    assert trouble(site.url("/bomb")).trouble == "size"


def test_a_packed_page_is_unpacked(site: Any) -> None:
    url = site.page("/packed", gzip.compress(b"here"), Content_Encoding="gzip")
    assert fetch(url, PATIENT, allow_private=True).data == b"here"
    assert site.asked[0][1]["accept-encoding"] == "gzip"


@pytest.mark.parametrize(
    ("body", "coding", "reason"),
    [
        (b"x", "br", "is packed as br, which was not asked for"),
        (gzip.compress(b"here", mtime=0)[:-9], "gzip", "is cut off"),
        (b"no gzip", "gzip", "gives what is no HTTP"),
    ],
)
def test_a_page_that_cannot_be_unpacked_is_told(
    site: Any, body: bytes, coding: str, reason: str
) -> None:
    found = trouble(site.page("/x", body, Content_Encoding=coding))
    assert found.trouble == "protocol"
    assert found.reason.startswith(reason)


def drip_head(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        request.wfile.write(b"x")
        time.sleep(0.05)


def drip_body(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b"x")
        time.sleep(0.05)


def say_nothing(request: BaseHTTPRequestHandler) -> None:
    request.rfile.read(1)  # Until whoever asked has had enough.


@pytest.mark.parametrize("answer", [drip_head, drip_body, say_nothing])
def test_a_server_that_takes_its_time_is_not_waited_for(
    site: Any, answer: Callable[..., None]
) -> None:
    site.answers["/slow"] = answer
    found = trouble(site.url("/slow"), limits=QUICK)
    assert (found.trouble, found.reason) == ("time", "took too long to answer")


def test_a_server_that_speaks_something_else_is_told() -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def greet() -> None:
        other, _ = listener.accept()
        with other:
            other.recv(1000)
            other.sendall(b"220 mail.example ESMTP\r\n")

    thread = threading.Thread(target=greet)
    thread.start()
    found = trouble(f"http://127.0.0.1:{listener.getsockname()[1]}/")
    thread.join()
    listener.close()
    assert found.trouble == "protocol"


def test_a_server_without_tls_is_told(site: Any) -> None:
    found = trouble(site.url("/").replace("http:", "https:"))
    assert found.trouble in ("certificate", "no-connection", "protocol")


def test_nobody_listening_is_no_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert trouble(f"http://127.0.0.1:{port}/").trouble == "no-connection"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "example.org/page",
        "http://",
        "http://[::1/",
        "http://exa mple.org/",
        "http://example.org:99999/",
    ],
)
def test_what_is_no_address_of_the_web_is_told(url: str) -> None:
    assert trouble(url).trouble == "address"


@pytest.mark.parametrize("target", ["ftp://example.org/", "file:///etc/passwd", "http://["])
def test_a_redirect_to_no_address_of_the_web_is_told(site: Any, target: str) -> None:
    site.redirect("/start", target)
    assert trouble(site.url("/start")).trouble == "address"


def test_a_password_in_an_address_is_not_sent(site: Any) -> None:
    site.page("/page", b"here")
    fetched = fetch(
        site.url("/page").replace("http://", "http://ada:secret@"), QUICK, allow_private=True
    )
    assert "secret" not in fetched.url
    assert "authorization" not in site.asked[0][1]
