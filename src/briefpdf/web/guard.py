"""What stands before every page of the workbench: who may ask, how much, and what a page may do."""

from __future__ import annotations

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from secrets import compare_digest
from urllib.parse import parse_qs

from msgspec import Struct
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# In bytes: what may be sent for a change, and for a file that is dropped.
LARGEST, LARGEST_FILE = 4 * 1024**2, 32 * 1024**2
FILES = "/api/files/"
TOKEN_HEADER, TOKEN_COOKIE = "x-briefpdf-token", "briefpdf-token"
_READING = frozenset({"GET", "HEAD"})

# Nothing runs, loads or is sent that does not come from the workbench itself.
_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard(Struct, frozen=True):
    """An ASGI application that lets through to another only what may come.

    `hosts` are the names, with their port, by which the workbench is asked; `token` stands in its
    pages and must come with every change. With `closed`, it must also come before anything is
    read: in the address that was printed, which leaves a cookie. With `read_only` no change comes
    through.
    """

    app: ASGIApp
    hosts: frozenset[str]
    token: str
    closed: bool = False
    read_only: bool = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have it answered."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        fresh = self._token_in_address(scope)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    answered[name] = value
                answered.setdefault("Cache-Control", "no-store")
                if fresh and self.closed:
                    answered.append(
                        "Set-Cookie",
                        f"{TOKEN_COOKIE}={self.token}; Path=/; HttpOnly; SameSite=Strict",
                    )
            await send(message)

        refusal = self._refusal(scope, headers, fresh)
        if refusal is not None:
            status, why = refusal
            await PlainTextResponse(f"{why}\n", status)(scope, receive, guarded)
            return
        most = LARGEST_FILE if scope["path"].startswith(FILES) else LARGEST
        too_large = f"no more than {most // 1024**2} MB can be sent at once"
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > most:
            refused = PlainTextResponse(f"{too_large}\n", 413, {"Connection": "close"})
            await refused(scope, receive, guarded)
            return
        counted = 0

        async def limited() -> Message:
            nonlocal counted
            message = await receive()
            counted += len(message.get("body", b""))
            if counted > most:
                raise HTTPException(413, too_large)
            return message

        await self.app(scope, limited, guarded)

    def _refusal(self, scope: Scope, headers: Headers, fresh: bool) -> tuple[int, str] | None:
        """The status and the reason for which a request is not answered, None where it is."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self.hosts:
            return 400, "the workbench is not asked by this name"
        origin = headers.get("origin")
        if origin is not None and origin.lower() not in {f"http://{host}" for host in self.hosts}:
            return 403, "another site's page may not ask the workbench"
        # A link on another page leads here; all that it may do is open a page.
        followed = scope["method"] == "GET" and headers.get("sec-fetch-mode") == "navigate"
        own = headers.get("sec-fetch-site", "none") in ("same-origin", "none")
        if not own and not followed:
            return 403, "another site's page may not ask the workbench"
        if self.closed and not fresh and not self._is_token(_cookie(headers)):
            return 401, "open the address that briefpdf printed: it holds the token"
        if scope["method"] in _READING:
            return None
        if not self._is_token(headers.get(TOKEN_HEADER, "")):
            return 403, "a change needs the token of the page: load the page again"
        if self.read_only:
            return 403, "the workbench was started with --read-only: nothing can be changed"
        return None

    def _token_in_address(self, scope: Scope) -> bool:
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        return scope["method"] == "GET" and self._is_token(asked.get("token", [""])[0])

    def _is_token(self, given: str) -> bool:
        return compare_digest(given.encode(), self.token.encode())


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(TOKEN_COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
