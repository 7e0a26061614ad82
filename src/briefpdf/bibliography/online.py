"""Whether sources are still to be had on the web, asked politely."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePosixPath
from threading import Lock
from typing import Literal
from urllib.parse import unquote, urlsplit
from urllib.robotparser import RobotFileParser

from msgspec import Struct
from msgspec.structs import replace

from ..checks.subject import Subject
from ..evidence.quotation.find import find_quote
from ..model.reference import Reference
from ..network.fetch import AGENT, Fetched, Limits, NotFetched, fetch
from ..readers.archive.read import Archive, read_archive
from .document import in_utf8, is_wall, status_in_words

_LIMITS = Limits(total=15.0, wait=10.0, size=512 * 1024, hops=5)


class Robots:
    """The robots.txt of each site that is asked, fetched once."""

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._rules: dict[str, RobotFileParser | None] = {}
        self._lock = Lock()

    def allow(self, url: str) -> bool:
        """Whether a robot may ask for an address. Where a site does not say, it may."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            known = site in self._rules
        if not known:
            rules = self._read(f"{site}/robots.txt")
            with self._lock:
                self._rules[site] = rules
        found = self._rules[site]
        return found is None or found.can_fetch(AGENT, url)

    def _read(self, url: str) -> RobotFileParser | None:
        try:
            got = fetch(url, _LIMITS, self._allow_private)
        except NotFetched:
            return None
        if got.status != 200 or got.media_type not in ("text/plain", ""):
            return None
        rules = RobotFileParser()
        rules.parse(got.data.decode("utf-8", "replace").splitlines())
        return rules


Outcome = Literal["alive", "moved", "dead", "blocked", "changed"]


class Quote(Struct, frozen=True):
    """Words that a claim quotes from a source."""

    claim: str
    words: str


class Online(Struct, frozen=True):
    """What became of a source's address.

    `detail` says more in a clause; `url` is where the document is now; `lost` are the quotes that
    no longer stand there, of `looked_for` that were looked for. `answered` says whether anything
    answered there at all.
    """

    outcome: Outcome
    url: str
    detail: str = ""
    lost: tuple[Quote, ...] = ()
    looked_for: int = 0
    answered: bool = True


# Whoever asks more often is taken for an attack; different sites are asked at once.
_AT_ONCE = 6
# What says that a document is gone. All else says that we may not see it, or not now.
_GONE = frozenset({404, 410})
_UNDECIDED = frozenset({"private", "no-connection", "certificate", "time", "size", "protocol"})
_SILENT = frozenset({"no-host", "no-connection"})
_OFFLINE = "nothing else was reached: is this computer online?"


def address_of(reference: Reference) -> str:
    """The address of a source: its `url`, or that of its DOI; empty without either."""
    url, doi = reference.get("url"), reference.get("doi").removeprefix("https://doi.org/")
    return url or (f"https://doi.org/{doi}" if doi else "")


def quotes_of(key: str, subject: Subject) -> tuple[Quote, ...]:
    """What claims quote from a source."""
    return tuple(
        Quote(claim.id, citation.quote)
        for claim in subject.project.claims.values()
        for citation in claim.citations
        if citation.key == key and citation.quote
    )


def look_up(
    references: Iterable[Reference],
    subject: Subject,
    allow_private: bool = False,
    limits: Limits | None = None,
    progress: Callable[[str], None] = lambda key: None,
) -> dict[str, Online]:
    """What became of each source that has an address, by its key; sites are asked side by side."""
    robots = Robots(allow_private)
    by_site: dict[str, list[Reference]] = {}
    for reference in references:
        if address := address_of(reference):
            by_site.setdefault(_site(address), []).append(reference)

    def ask(site: Sequence[Reference]) -> list[tuple[str, Online]]:
        found = []
        for reference in site:
            quotes = quotes_of(reference.key, subject)
            asked = _Asked(address_of(reference), quotes, allow_private, limits)
            found.append((reference.key, asked.look(robots)))
            progress(reference.key)
        return found

    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        found = {key: online for some in pool.map(ask, by_site.values()) for key, online in some}
    if any(online.answered for online in found.values()):
        return found
    # Without a network no host is found either: that says nothing about any of them.
    return {
        key: replace(online, outcome="blocked", detail=f"{online.detail}; {_OFFLINE}")
        for key, online in found.items()
    }


def _site(address: str) -> str:
    """The host and port of an address; what is no address is asked by itself."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return address


class _Asked(Struct, frozen=True):
    url: str
    quotes: tuple[Quote, ...]
    allow_private: bool
    limits: Limits | None

    def look(self, robots: Robots) -> Online:
        try:
            if not robots.allow(self.url):
                return Online("blocked", self.url, "its robots.txt asks to be left alone")
            got = fetch(self.url, self.limits, self.allow_private)
        except NotFetched as problem:
            outcome: Outcome = "blocked" if problem.trouble in _UNDECIDED else "dead"
            answered = problem.trouble not in _SILENT
            return Online(outcome, problem.url, f"it {problem.reason}", answered=answered)
        except ValueError:
            return Online("dead", self.url, "it is no address")
        if not 200 <= got.status < 300:
            outcome = "dead" if got.status in _GONE else "blocked"
            return Online(outcome, got.url, f"it answers {status_in_words(got.status)}")
        return self._compare(got)

    def _compare(self, got: Fetched) -> Online:
        archive = _read(got)
        text = "\n".join(archive.pages) if archive else ""
        lost = tuple(
            quote
            for quote in self.quotes
            if archive is None or not find_quote(quote.words, archive).found
        )
        if is_wall(got.headers, text) and (lost or not self.quotes):
            return Online("blocked", got.url, "it shows a check for robots")
        if archive is None and self.quotes:
            return Online("blocked", got.url, "it shows nothing that can be read without a browser")
        count = len(self.quotes)
        if lost:
            return Online("changed", got.url, _lost_in_words(len(lost), count), lost, count)
        if got.lasting and not _is_same(self.url, got.url):
            return Online("moved", got.url, f"it is now {got.url}", looked_for=count)
        return Online("alive", got.url, looked_for=count)


def _read(got: Fetched) -> Archive | None:
    name = unquote(PurePosixPath(urlsplit(got.url).path).name)
    data = in_utf8(got.data, got.headers.get("content-type", ""))
    return read_archive(name, data).value


def _lost_in_words(lost: int, count: int) -> str:
    if lost == count and count > 1:
        return (
            f"none of the {count} quotes stands there: it has changed, or leads to a page about "
            "the document"
        )
    return f"{lost} of {count} quotes no longer stand{'s' if lost == 1 else ''} there"


def _is_same(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing that anybody would correct."""

    def plain(url: str) -> tuple[str, str, str]:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        return host, parts.path.rstrip("/"), parts.query

    return plain(one) == plain(other)
