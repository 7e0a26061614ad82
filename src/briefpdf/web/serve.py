"""Runs the workbench until it is interrupted."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address
import socket

import uvicorn

from ..source.mendable import Mendable
from ..source.workspace import DiskWorkspace
from .app import create_app
from .bench import Workbench

LOOPBACK = "127.0.0.1"
# Tried in turn where no port is asked for.
PORTS = range(8765, 8785)


def serve(
    workspace: DiskWorkspace,
    host: str | None,
    port: int | None,
    read_only: bool,
    ready: Callable[[str], None],
) -> None:
    """Serve a workspace to browsers until this is interrupted.

    On loopback, unless another `host` is named: then whoever has no token is shown nothing.
    `ready` is given the address once it can be opened. Raises `Mendable` or `OSError`.
    """
    name = host or LOOPBACK
    listening = _listen(name, port)
    number = listening.getsockname()[1]
    closed = not _is_loopback(name)
    shown = f"[{name}]" if ":" in name else name
    hosts = {f"{shown}:{number}"}
    if not closed:
        hosts |= {f"localhost:{number}", f"{LOOPBACK}:{number}", f"[::1]:{number}"}
    app = create_app(Workbench(workspace, read_only), hosts, closed=closed)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
        ws="none",
    )
    ready(f"http://{shown}:{number}/" + (f"?token={app.token}" if closed else ""))
    uvicorn.Server(config).run(sockets=[listening])


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int | None) -> socket.socket:
    try:
        found = socket.getaddrinfo(host, port or 0, type=socket.SOCK_STREAM)
    except OSError:
        raise Mendable(
            f"“{host}” is no address of this machine", "Leave --host out, or give an address."
        ) from None
    family, address = found[0][0], found[0][4][0]
    if ip_address(str(address)).is_unspecified:
        raise Mendable(
            f"“{host}” is every address of this machine, not one",
            "Give the one by which the workbench is to be asked, such as --host 192.168.1.20.",
        )
    for number in (port,) if port is not None else (*PORTS, 0):
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((address, number))
            listening.listen(128)
        except OSError as error:
            listening.close()
            if port is not None:
                raise Mendable(
                    f"port {port} of {host} cannot be had: {error.strerror}",
                    "Give another with --port, or leave it out.",
                ) from None
            continue
        return listening
    raise Mendable("no port can be had", "Give one with --port.")
