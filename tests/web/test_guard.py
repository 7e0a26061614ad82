"""What the workbench refuses, and what it shows of hostile content."""

from __future__ import annotations

import asyncio
import re

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from briefpdf.web.guard import Guard

from .asked import CLAIMS, FILES, HOST, TOKEN, Asked, Start

WITH_TOKEN = {"x-briefpdf-token": TOKEN}
SCRIPT = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8765",
        "127.0.0.1:9",
        "127.0.0.1",
        "127.0.0.1.:8765",
        "localhost.:8765",
        "0.0.0.0:8765",
        "127.1:8765",
        "[::ffff:127.0.0.1]:8765",
        "127.0.0.1:8765@evil.example",
        "127.0.0.1:8765, evil.example",
        "",
    ],
)
def test_another_name_is_not_answered(bench: Asked, host: str) -> None:
    for path in ("/", "/api/claims", "/static/x"):
        answer = bench.ask(path, headers={"host": host})
        assert answer.status_code == 400
        assert "Troops" not in answer.text


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "https://127.0.0.1:8765", "http://127.0.0.1:9"]
)
def test_another_origin_changes_and_reads_nothing(bench: Asked, origin: str) -> None:
    before = bench.text(CLAIMS)
    headers = {"origin": origin, **WITH_TOKEN}
    body = {"set": {"statement": "X."}, "seen": "x"}
    assert bench.ask("/api/claim/ships", "POST", json=body, headers=headers).status_code == 403
    assert bench.ask("/api/claims", headers=headers).status_code == 403
    assert bench.text(CLAIMS) == before


def test_a_page_of_another_site_may_link_here_and_no_more(bench: Asked) -> None:
    other = {"sec-fetch-site": "cross-site"}
    followed = {**other, "sec-fetch-mode": "navigate"}
    assert bench.ask("/claims", headers=followed).status_code == 200
    assert bench.ask("/api/claims", headers=other).status_code == 403
    assert bench.ask("/api/undo", "POST", headers={**followed, **WITH_TOKEN}).status_code == 403


@pytest.mark.parametrize("token", [None, "", "wrong", TOKEN[:-1], TOKEN + "x"])
def test_no_change_without_the_token(bench: Asked, token: str | None) -> None:
    before = bench.text(CLAIMS)
    headers = {} if token is None else {"x-briefpdf-token": token}
    digest = bench.ask("/api/claim/ships").json()["digest"]
    body = {"set": {"statement": "The fleet had 41 ships."}, "seen": digest}
    for path in ("/api/claim/ships", "/api/claim/ships/try", "/api/review", "/api/undo"):
        assert bench.ask(path, "POST", json=body, headers=headers).status_code == 403
    assert bench.ask("/api/brief/troops/text", "PUT", json=body, headers=headers).status_code == 403
    assert bench.text(CLAIMS) == before


def test_on_another_address_nothing_is_shown_without_the_token(start: Start) -> None:
    closed = start(closed=True)
    assert closed.ask("/claims").status_code == 401
    assert closed.ask("/?token=wrong").status_code == 401
    opened = closed.ask(f"/?token={TOKEN}")
    assert opened.status_code == 303
    assert opened.headers["location"] == "/"
    cookie = opened.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
    assert closed.ask("/claims", headers={"cookie": cookie.partition(";")[0]}).status_code == 200
    assert closed.ask("/claims", headers={"cookie": "briefpdf-token=wrong"}).status_code == 401


def test_read_only_changes_nothing(start: Start) -> None:
    shown = start(read_only=True)
    before = shown.text(CLAIMS)
    digest = shown.ask("/api/claim/ships").json()["digest"]
    answer = shown.change("/api/claim/ships", set={"statement": "None."}, seen=digest)
    assert answer.status_code == 403
    assert "--read-only" in answer.text
    assert shown.text(CLAIMS) == before
    assert "data-read-only" in shown.ask("/claims").text


@pytest.mark.parametrize(
    "path",
    [
        "/static/..%2f..%2fapp.py",
        "/static/..%5c..%5capp.py",
        "/static/0.1.0/..;/app.py",
        "/brief/%252e%252e%252fetc",
        "/api/source/picture?key=paper&copy=copies%2f..%2frefs.bib&page=0",
        "/static/0.1.0/..%2f..%2fapp.py",
        "/static/0.1.0/%2e%2e/%2e%2e/app.py",
        "/brief/..%2f..%2fetc%2fpasswd",
        "/api/brief/..%2fbriefpdf/text",
        "/fonts/..%2f__init__.py",
        "/api/source/picture?key=paper&copy=../../etc/passwd&page=0",
        "/api/source/picture?key=paper&copy=/etc/passwd&page=0",
        "/api/source/picture?key=paper&copy=refs.bib&page=0",
    ],
)
def test_no_path_leads_out(bench: Asked, path: str) -> None:
    answer = bench.ask(path)
    assert answer.status_code == 404
    assert "def " not in answer.text and "root:" not in answer.text


def test_a_copy_outside_the_workspace_is_not_shown(start: Start) -> None:
    bib = "@misc{paper, title = {Out}, file = {../../outside.txt}}\n"
    told = start({"refs.bib": bib})
    (told.folder.parent.parent / "outside.txt").write_text("secret words")
    page = told.ask("/api/source/page?key=paper")
    assert page.json()["kind"] == "none"
    assert "secret" not in page.text + told.ask("/source/paper").text


@pytest.mark.parametrize("told", [True, False])
def test_a_body_of_50_mb_is_refused(bench: Asked, told: bool) -> None:
    async def pour() -> object:
        for _ in range(50):
            yield b"x" * 1024**2  # type: ignore[misc]

    content = b"x" * 50 * 1024**2 if told else pour()
    answer = bench.ask("/api/claims", "POST", content=content, headers=WITH_TOKEN)
    assert answer.status_code == 413
    assert bench.ask("/claims").status_code == 200


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b'{"set": 3}', b"[" * 100_000])
def test_what_is_no_change_is_told(bench: Asked, body: bytes) -> None:
    answer = bench.ask("/api/claim/ships", "POST", content=body, headers=WITH_TOKEN)
    assert answer.status_code == 422
    assert answer.json()["error"]


def test_every_answer_forbids_what_is_not_the_workbenchs_own(bench: Asked) -> None:
    for path in ("/", "/claims", "/api/claims", "/nowhere", "/claim/none", "/api/claim/none"):
        policy = bench.ask(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
    for page in ("/", "/brief/troops", "/claims", "/claim/troops", "/source/paper", "/review"):
        text = bench.ask(page).text
        assert not re.search(r"<script(?![^>]*\ssrc=\"/static/)", text)
        assert not re.search(r"\s(?:style|on\w+)=", text)


def test_a_claim_whose_every_field_is_a_script_is_shown_as_it_is_written(start: Start) -> None:
    quoted = f"'{SCRIPT}'"
    claims = f"""claims:
  bad:
    statement: {quoted}
    short: {quoted}
    topic: [{quoted}]
    author: {quoted}
    values: {{{quoted}: {{value: 1, unit: {quoted}, qualifier: {quoted}}}}}
    sources: [{{key: {quoted}, locator: {quoted}, quote: {quoted}}}]
    review: {{by: {quoted}, on: 2025-01-01}}
"""
    bib = f"@misc{{bad, title = {{{SCRIPT}}}, author = {{{SCRIPT}}}, note = {{{SCRIPT}}}}}\n"
    brief = f"---\ntitle: '{SCRIPT}'\n---\n{SCRIPT}\n\n{{{{ claim(\"bad\") }}}}\n"
    shown = start({CLAIMS: claims, "refs.bib": bib, "briefs/<i>.md": brief})
    assert shown.ask("/claim/bad").status_code == 200
    for page in ("/", "/claims", "/claim/bad", "/claim/bad/panel", "/sources", "/source/bad"):
        text = shown.ask(page).text
        assert "<script>" not in text, page
        assert "<i>" not in text, page
    assert shown.ask("/api/claim/bad").headers["content-type"] == "application/json"


def test_of_200_saves_at_once_one_wins_and_the_others_are_told(bench: Asked) -> None:
    digest = bench.ask("/api/claim/ships").json()["digest"]

    async def save(client: httpx.AsyncClient) -> list[httpx.Response]:
        return await asyncio.gather(
            *(
                client.post(
                    "/api/claim/ships",
                    json={"set": {"short": f"Ships {number}"}, "seen": digest},
                    headers=WITH_TOKEN,
                )
                for number in range(200)
            )
        )

    answers = bench.run(save)
    won = [one for one in answers if one.status_code == 200]
    lost = [one for one in answers if one.status_code == 409]
    assert (len(won), len(lost)) == (1, 199)
    short = won[0].json()["short"]
    assert {one.json()["theirs"]["short"] for one in lost} == {short}
    written = bench.text(CLAIMS)
    assert written.count("short:") == 1
    assert written.replace(f"    short: {short}\n", "") == FILES[CLAIMS]


def test_the_names_by_which_it_is_asked_do_not_depend_on_case(bench: Asked) -> None:
    assert bench.ask("/claims", headers={"host": HOST.upper()}).status_code == 200


def changes(app: Guard) -> list[tuple[str, str]]:
    """Each way in which something can be changed, its method and an address of it."""
    assert isinstance(app.app, Starlette)
    found = []
    for route in app.app.routes:
        for method in (route.methods or ()) if isinstance(route, Route) else ():
            if method not in ("GET", "HEAD"):
                found.append((method, re.sub(r"\{\w+(?::\w+)?\}", "ships", route.path)))
    return found


def test_no_way_to_change_something_is_open_to_readers_and_strangers(start: Start) -> None:
    closed, shown = start(), start(read_only=True)
    ways = changes(closed.app)
    assert {path for _, path in ways} >= {"/api/undo", "/api/commit", "/api/files/import"}
    for method, path in ways:
        assert closed.ask(path, method, json={}).status_code == 403, path
        answer = shown.ask(path, method, json={}, headers=WITH_TOKEN)
        assert (answer.status_code, "--read-only" in answer.text) == (403, True), path
    for bench in (closed, shown):
        assert not (bench.folder / ".briefpdf").exists()


@pytest.mark.parametrize("method", ["DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "X"])
def test_other_methods_do_nothing(bench: Asked, method: str) -> None:
    assert bench.ask("/claims", method).status_code == 403
    answer = bench.ask("/api/claim/ships", method, headers=WITH_TOKEN)
    assert answer.status_code == 405
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_copy_that_is_a_link_out_or_a_picture_with_a_script_runs_nothing(start: Start) -> None:
    secret = "secret words of another"
    image = f'<svg xmlns="http://www.w3.org/2000/svg">{SCRIPT}<text>Ships</text></svg>'
    bib = (
        "@misc{link, title = {A}, file = {copies/link.txt}}\n"
        "@misc{image, title = {B}, file = {copies/image.svg}}\n"
    )
    bench = start({"refs.bib": bib, "copies/image.svg": image})
    (bench.folder.parent / "outside.txt").write_text(secret, encoding="utf-8")
    (bench.folder / "copies/link.txt").symlink_to("../../outside.txt")
    for key in ("link", "image"):
        told = bench.ask(f"/api/source/page?key={key}")
        assert secret not in told.text + bench.ask(f"/source/{key}").text
        assert told.headers["content-type"] == "application/json"
        picture = f"/api/source/picture?key={key}&copy=copies/{key}.svg&page=0"
        assert bench.ask(picture).headers["content-type"] != "image/svg+xml"
