"""A web server of this machine, for what must never be tested against the real web."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import threading

Answer = Callable[[BaseHTTPRequestHandler], None]


def page(
    body: bytes, media_type: str = "text/html; charset=utf-8", status: int = 200, **headers: str
) -> Answer:
    """An answer with a body."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", media_type)
        request.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def redirect(target: str, status: int = 302) -> Answer:
    """An answer that leads somewhere else."""
    return page(b"", status=status, Location=target)


class Site:
    """What the server answers at each path, and the requests that came: path and headers."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def url(self, path: str) -> str:
        """The address of a path."""
        return self.address + path


@contextmanager
def serving() -> Iterator[Site]:
    """A server on loopback for as long as it is needed."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            answer = site.answers.get(self.path.partition("?")[0], page(b"none", status=404))
            try:
                answer(self)
            except (BrokenPipeError, ConnectionResetError):
                pass  # Whoever asked has heard enough.

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
