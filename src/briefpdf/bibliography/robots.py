"""What a site asks robots to leave alone."""

from __future__ import annotations

from threading import Lock
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from ..network.fetch import AGENT, Limits, NotFetched, fetch

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
