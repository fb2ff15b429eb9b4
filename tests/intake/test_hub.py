"""Which hub pushes a feed: of the headers first, then of the feed, and never an address that cannot be asked."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feed_texts import JSON_FEED, RSS
from newsticker.intake import read_feed
from newsticker.intake.hub import hub_of
from newsticker.model import Feed
from newsticker.net import Fetched

URL = "https://wissekurier.example/feed"
OWN = read_feed(RSS.encode(), URL)
NONE = read_feed(RSS.replace("https://hub.example/", "").encode(), URL)


def told(link: str, feed: Feed = NONE) -> tuple[str | None, str]:
    return hub_of(Fetched(URL, URL, 200, b"", None, None, None, 0, {"link": link}), feed)


@pytest.mark.parametrize(
    ("link", "hub", "topic"),
    [
        ("", None, URL),
        ('<https://h.example/>; rel="hub"', "https://h.example/", URL),
        ("<https://h.example/>;rel=HUB, </t>; rel=self", "https://h.example/", "https://wissekurier.example/t"),
        ('</a>; title="x, <b>; rel=hub"; rel="self hub"', "https://wissekurier.example/a", "https://wissekurier.example/a"),
        ("</a>; rel=next, </1>; rel=hub, </2>; rel=hub", "https://wissekurier.example/1", URL),
        ("</a>; rel=hub; rel=self", "https://wissekurier.example/a", URL),
        ("<javascript:x>; rel=hub, <https://u:p@h.example/>; rel=self", None, URL),
        ("<https://[x/>; rel=hub", None, URL),
        ("<https://h.example/#x>; rel=hub", "https://h.example/", URL),
        (f"<https://h.example/{'x' * 2000}>; rel=hub", None, URL),
    ],
)  # fmt: skip
def test_links_are_read_as_they_are_written(link: str, hub: str | None, topic: str) -> None:
    assert told(link) == (hub, topic)


def test_what_headers_do_not_name_the_feed_does() -> None:
    assert told("", OWN) == ("https://hub.example/", URL)
    own = read_feed(JSON_FEED.replace('"language"', '"feed_url": "https://b.example/f", "language"').encode())  # fmt: skip
    assert told("</h>; rel=hub", own) == ("https://wissekurier.example/h", "https://b.example/f")


@given(st.text(alphabet='<>;,="\\ relhubsfx:/#@', max_size=200))
def test_whatever_is_written_an_address_comes_of_it_or_none(link: str) -> None:
    hub, topic = told(link)
    for address in filter(None, (hub, topic)):
        assert urlsplit(address).scheme in ("http", "https")


def test_the_time_grows_as_the_header_does() -> None:
    for part in ("<", "; rel=", '"', "</a>; rel=hub, ", '; rel="'):
        begun = time.process_time()
        told(part * 30_000)
        assert time.process_time() - begun < 1, part
