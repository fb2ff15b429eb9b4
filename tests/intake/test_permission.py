"""What robots.txt and reservations against text and data mining say, of a page's address, header and head."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.intake.permission import read_robots, reservation_of

SITE = "https://wissekurier.example"


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /intern/", "/intern/a", False),
        ("User-agent: *\nDisallow: /intern/", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /\nAllow: /news", "/news/1", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: Newsticker\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: GPTBot\nDisallow: /", "/a", True),
        ("User-agent: GPTBot\nUser-agent: *\nDisallow: /", "/a", False),
        ("<html>Not here</html>", "/a", True),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /dämme", "/d%C3%A4mme/1", False),
    ],
)
def test_robots_allow_what_rfc_9309_says(robots: str, path: str, allowed: bool) -> None:
    assert read_robots(robots.encode()).allow(SITE + path) is allowed


@pytest.mark.parametrize(
    ("line", "delay"),
    [("Crawl-delay: 5", 5), ("Crawl-delay: 0.5", 0.5), ("Crawl-delay: 86400", 60), ("Crawl-delay: soon", 0), ("", 0)],
)  # fmt: skip
def test_a_crawl_delay_is_kept_up_to_a_minute(line: str, delay: float) -> None:
    assert read_robots(f"User-agent: *\n{line}\nDisallow: /x".encode()).delay == delay


def file(*rules: tuple[str, int]) -> bytes:
    return json.dumps([{"location": at, "tdm-reservation": is_so} for at, is_so in rules]).encode()


META = b'<!doctype html><html><head><META NAME="TDM-Reservation" content="%d"></head><body>x</body></html>'


@pytest.mark.parametrize(
    ("headers", "body", "tdmrep", "place"),
    [
        ({}, b"", b"", None),
        ({"tdm-reservation": "1"}, b"", b"", "header"),
        ({"tdm-reservation": " 1 "}, b"<p>x", b"", "header"),
        ({"tdm-reservation": "yes"}, b"", b"", None),
        ({}, META % 1, b"", "meta"),
        ({"tdm-reservation": "1"}, META % 0, file(("/", 1)), None),
        ({"tdm-reservation": "0"}, b"<p>x", file(("/", 1)), None),
        ({}, b"<p>x", file(("/", 1)), "file"),
        ({}, b"<p>x", file(("/*", 1)), "file"),
        ({}, b"<p>x", file(("/sport/", 1)), None),
        ({}, b"<p>x", file(("/", 1), ("/news/", 0)), None),
        ({}, b"<p>x", file(("/news/", 1), ("/", 0)), "file"),
        ({}, b"<p>x", file(("/news/", 0), ("/news/", 1)), "file"),
        ({}, b"<p>x", file(("*.html$", 1)), "file"),
        ({}, b"<p>x", file(("/*damm*t.html$", 1)), "file"),
        ({}, b"<p>x", file(("/news/damm.htm$", 1)), None),
        ({}, b"<p>x", file(("/news/damm.html$", 1)), "file"),
        ({}, b"<p>x", b'{"location": "/", "tdm-reservation": 1}', "file"),
        ({}, b"<p>x", b'[{"location": 7, "tdm-reservation": 1}, 5, null]', None),
        ({}, b"<p>x", b"<html>404", None),
        ({}, b"<p>x", b"[" * 100_000, None),
    ],
)
def test_the_page_goes_before_its_header_and_that_before_the_file(
    headers: dict[str, str], body: bytes, tdmrep: bytes, place: str | None
) -> None:
    url = f"{SITE}/news/damm.html" if b"damm*t" not in tdmrep else f"{SITE}/news/dammbrut.html"
    assert reservation_of(url, headers, body, tdmrep) == place


def test_no_pattern_takes_more_than_its_share_of_time() -> None:
    begun = time.monotonic()
    rules = [{"location": "/" + "*a" * 450, "tdm-reservation": 1}] * 500
    reservation_of(f"{SITE}/{'a' * 2000}", {}, b"", json.dumps(rules).encode())
    assert time.monotonic() - begun < 3


@given(st.binary(), st.text(), st.binary())
def test_any_bytes_are_survived(raw: bytes, path: str, body: bytes) -> None:
    robots = read_robots(raw)
    assert 0 <= robots.delay <= 60
    robots.allow(f"{SITE}/{path}")
    reservation_of(f"{SITE}/{path}", {}, body, raw)
