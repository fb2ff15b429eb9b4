"""Asks sites what they allow before an article's page is fetched and read; feeds are there to be asked."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import timedelta
from urllib.parse import urlsplit

from msgspec import Struct

from newsticker.flow.following import Clock, utc_now
from newsticker.intake.permission import ROBOTS_BYTES, Robots, read_robots, reservation_of
from newsticker.model import NewstickerError
from newsticker.net import Fetched, Refused, Request
from newsticker.net.pool import Fetcher

# RFC 9309, 2.4.
KEPT = timedelta(hours=24)
SITES_KEPT = 1000
_FEED = re.compile(r"rss|atom|feed|rdf|opml|\.xml|\.json", re.IGNORECASE)
TOLD = {
    "meta": "tdm-reservation in the head of the page",
    "header": "tdm-reservation in the header of the answer",
    "file": "tdmrep.json of the site",
}


class Forbidden(NewstickerError):
    """A page that its site does not allow to be taken in; ``by`` says what does not: robots, meta, header or file."""

    def __init__(self, message: str, by: str) -> None:
        super().__init__(message)
        self.by = by


class Site(Struct):
    """What a site was found to say, and until when that holds; ``robots`` is None where it could not be read."""

    until: str
    robots: Robots | None
    reason: str = ""
    tdmrep: bytes | None = None


class Permissions:
    """What sites allow, each asked once a day."""

    def __init__(self, fetcher: Fetcher, clock: Clock = utc_now) -> None:
        self.fetcher = fetcher
        self._clock = clock
        self._sites: dict[str, Site] = {}

    def check_robots(self, url: str) -> float:
        """The seconds that the site wants between two requests; raises Forbidden where robots.txt forbids the page.

        A site whose robots.txt cannot be read for now forbids everything, one that has none nothing (RFC 9309, 2.3.1).
        """
        site = self._site(url)
        if site.robots is None:
            raise NewstickerError(
                f"{url}: is not fetched while its site's robots.txt cannot be read ({site.reason})"
            )
        if not site.robots.allow(url):
            raise Forbidden(
                f"{url}: robots.txt of its site does not allow it to be fetched; it is not taken in",
                "robots",
            )
        return site.robots.delay

    def check_reservation(self, fetched: Fetched) -> None:
        """Raises Forbidden where the page is reserved against text and data mining."""
        site = self._site(fetched.url)
        if site.tdmrep is None:
            with suppress(NewstickerError):
                site.tdmrep = self._file(fetched.url, "/.well-known/tdmrep.json")
            site.tdmrep = site.tdmrep or b""
        by = reservation_of(fetched.url, fetched.headers, fetched.body, site.tdmrep)
        if by:
            raise Forbidden(
                f"{fetched.url}: its publisher reserves text and data mining ({TOLD[by]}); it is not taken in."
                " With a licence for it: --full-text",
                by,
            )

    def _site(self, url: str) -> Site:
        origin = _origin(url)
        now = self._clock()
        known = self._sites.get(origin)
        if known is None or known.until < now.isoformat():
            if len(self._sites) >= SITES_KEPT:
                self._sites.clear()
            known = self._sites[origin] = self._ask(url, (now + KEPT).isoformat())
        return known

    def _ask(self, url: str, until: str) -> Site:
        try:
            return Site(until, read_robots(self._file(url, "/robots.txt") or b""))
        except NewstickerError as error:
            return Site(until, None, str(error))

    def _file(self, url: str, path: str) -> bytes | None:
        """A file of the site, None where it has none; raises NewstickerError where that cannot be told."""
        try:
            return self.fetcher.fetch(Request(_origin(url) + path)).body[:ROBOTS_BYTES]
        except Refused as error:
            if error.status >= 500 or error.status == 429:
                raise
            return None


def looks_like_feed(url: str) -> bool:
    """Whether an address is written like a feed's, which robots.txt is not asked about."""
    parts = urlsplit(url)
    return bool(_FEED.search(f"{parts.path}?{parts.query}"))


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
