"""What became of the addresses of sources, on a web of this machine."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from briefpdf.bibliography.online import Online, look_up
from briefpdf.checks.examples import BASE, CLAIMS, REFS, also
from briefpdf.checks.subject import Subject
from briefpdf.network.fetch import Limits
from briefpdf.project.load import load_project
from briefpdf.project.withdrawn import today
from briefpdf.source.workspace import MemoryWorkspace

# What is waited for comes at once, however busy the machine.
PATIENT = Limits(total=120.0, wait=60.0, size=100_000)
QUOTE = "North Korea sent more than 10,000 troops to Russia in 2024."
PAGE = "<html><body><h1>Troops</h1><p>{}</p></body></html>"


def asked(
    url: str,
    more: str = "",
    allow_private: bool = True,
    limits: Limits = PATIENT,
    **fields: str,
) -> dict[str, Online]:
    refs = BASE[REFS].replace("  file", f"  url = {{{url}}},\n  file")
    for name, value in fields.items():
        refs = refs.replace("  file", f"  {name} = {{{value}}},\n  file")
    files = {**BASE, REFS: refs + more}
    subject = Subject(load_project(MemoryWorkspace(files), ()), (), today(), whole=False)
    references = subject.project.references.values()
    return look_up(references, subject, allow_private, limits)


def outcome(url: str) -> Online:
    return asked(url)["crs-troops"]


def test_a_page_that_has_the_quotes_is_alive(site: Any) -> None:
    found = outcome(site.page("/x", PAGE.format(QUOTE)))
    assert (found.outcome, found.looked_for, found.lost) == ("alive", 1, ())


def test_quotes_are_found_whatever_their_form(site: Any) -> None:
    text = QUOTE.replace("North Korea", "North\u00a0<b>Korea</b>").replace("2024.", "2024, and")
    assert outcome(site.page("/x", PAGE.format(text))).outcome == "alive"


def test_a_page_that_no_longer_has_a_quote_has_changed(site: Any) -> None:
    found = outcome(site.page("/x", PAGE.format(QUOTE.replace("10,000", "12,000"))))
    assert found.outcome == "changed"
    assert found.detail == "1 of 1 quotes no longer stands there"
    assert [(lost.claim, lost.words) for lost in found.lost] == [("troops-2024", QUOTE)]


def test_a_page_without_any_of_several_quotes_may_be_another_page(site: Any) -> None:
    claim = BASE[CLAIMS].partition("troops-2024:\n")[2]
    url = site.page("/x", PAGE.format("See the report."))
    files = {
        **BASE,
        REFS: BASE[REFS].replace("  file", f"  url = {{{url}}},\n  file"),
        **also(CLAIMS, f"  more:\n{claim}"),
    }
    subject = Subject(load_project(MemoryWorkspace(files), ()), (), today(), whole=False)
    (found,) = look_up(subject.project.references.values(), subject, True, PATIENT).values()
    assert found.outcome == "changed"
    assert "a page about the document" in found.detail


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_dead(site: Any, status: int) -> None:
    found = outcome(site.page("/x", PAGE.format(QUOTE), status=status))
    assert found.outcome == "dead"
    assert str(status) in found.detail


@pytest.mark.parametrize("status", [400, 401, 403, 418, 429, 451, 500, 503])
def test_who_does_not_let_us_in_is_not_dead(site: Any, status: int) -> None:
    assert outcome(site.page("/x", "", status=status)).outcome == "blocked"


@pytest.mark.parametrize(
    "body",
    [
        PAGE.format("Just a moment... Enable JavaScript and cookies to continue"),
        "<html><body><script>show()</script></body></html>",
        b"\0\1\2\3",
    ],
    ids=["wall", "script", "binary"],
)
def test_what_only_a_browser_sees_is_blocked(site: Any, body: str) -> None:
    assert outcome(site.page("/x", body)).outcome == "blocked"


def test_robots_txt_is_heeded(site: Any) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /secret\n", "text/plain")
    url = site.page("/secret/x", PAGE.format(QUOTE))
    found = outcome(url)
    assert (found.outcome, found.detail) == ("blocked", "its robots.txt asks to be left alone")
    assert [path for path, _ in site.asked] == ["/robots.txt"]
    assert outcome(site.page("/open", PAGE.format(QUOTE))).outcome == "alive"


def test_robots_txt_is_fetched_once_for_a_site(site: Any) -> None:
    site.page("/x", PAGE.format(QUOTE))
    other = f"@misc{{other, title={{T}}, date={{2025}}, url={{{site.page('/y', PAGE)}}}}}\n"
    found = asked(site.url("/x"), other)
    assert [online.outcome for online in found.values()] == ["alive", "alive"]
    assert sorted(path for path, _ in site.asked) == ["/robots.txt", "/x", "/y"]


def test_a_server_that_does_not_answer_is_blocked(site: Any) -> None:
    def slow(request: BaseHTTPRequestHandler) -> None:
        request.rfile.read(1)  # Until whoever asked has had enough.

    site.answers["/x"] = slow
    found = asked(site.url("/x"), limits=Limits(total=1.0, wait=0.4))["crs-troops"]
    assert (found.outcome, found.detail) == ("blocked", "it took too long to answer")


@pytest.mark.parametrize(("status", "expected"), [(301, "moved"), (308, "moved"), (302, "alive")])
def test_only_what_leads_elsewhere_for_good_has_moved(
    site: Any, status: int, expected: str
) -> None:
    site.page("/new", PAGE.format(QUOTE))
    found = outcome(site.redirect("/old", "/new", status))
    assert found.outcome == expected
    assert found.url == site.url("/new")


def test_a_slash_more_is_no_other_address(site: Any) -> None:
    site.page("/x/", PAGE.format(QUOTE))
    assert outcome(site.redirect("/x", "/x/", 301)).outcome == "alive"


def test_a_redirect_into_a_private_network_is_not_followed(site: Any) -> None:
    found = asked(site.page("/x", PAGE.format(QUOTE)), allow_private=False)["crs-troops"]
    assert found.outcome == "blocked"
    assert "private network" in found.detail
    assert site.asked == []


def test_a_host_that_is_not_found_is_dead_where_others_are(site: Any) -> None:
    gone = "@misc{gone, title={T}, date={2025}, url={http://nowhere.invalid/}}\n"
    found = asked(site.page("/x", PAGE.format(QUOTE)), gone)
    # A resolver that fails for now decides nothing.
    assert found["gone"].outcome in ("dead", "blocked")
    assert "cannot be found" in found["gone"].detail


def test_without_a_network_nothing_is_dead() -> None:
    found = outcome("http://nowhere.invalid/")
    assert found.outcome == "blocked"
    assert found.detail.endswith("is this computer online?")


@pytest.mark.parametrize("url", ["nonsense", "ftp://example.org/", "http://[", "http://"])
def test_what_is_no_address_is_dead(url: str) -> None:
    assert outcome(url).outcome == "dead"


def test_a_source_without_an_address_is_not_asked() -> None:
    files = BASE
    subject = Subject(load_project(MemoryWorkspace(files), ()), (), today(), whole=False)
    assert look_up(subject.project.references.values(), subject) == {}
