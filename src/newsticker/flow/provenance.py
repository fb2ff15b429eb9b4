"""Where an article comes from, and what knows it again when it comes a second time."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

from msgspec import Struct

from newsticker.model import Article, Credit, Reading, SourceKind


class Origin(Struct, frozen=True):
    """A source before the store knows it; ``key`` knows it again among its kind."""

    kind: SourceKind
    key: str
    name: str
    url: str | None = None


def file_origin(article: Article) -> Origin:
    """The source of an article in a file: the outlet of its credit line, else the host of its address.

    Without either it is the first agency; the name is empty where nothing is named.
    """
    credit = article.credit or Credit(text="")
    host = host_of(article.url)
    name = next(iter(credit.outlets), None) or host or next(iter(credit.agencies), "")
    return Origin("file", name.casefold(), name)


def page_origin(article: Article, url: str) -> Origin:
    """The source of a page taken in by its address: its host, under the outlet's name where told."""
    host = host_of(url) or url
    outlets = article.credit.outlets if article.credit else ()
    site = urlsplit(url)._replace(path="/", query="", fragment="").geturl()
    return Origin("page", host, next(iter(outlets), host), site)


def identity(reading: Reading) -> str:
    """What knows an article again within its source: its address, else its title and day.

    Without a title it is the beginning of its text.
    """
    article = reading.article
    if article.url:
        return urlsplit(article.url)._replace(fragment="").geturl()
    if article.title:
        return f"{' '.join(article.title.split())} | {(article.published or '')[:10]}"
    start = " ".join(reading.text.split())[:200]
    return "text " + hashlib.sha256(start.encode()).hexdigest()[:32]


def host_of(url: str | None) -> str | None:
    """The host of an address without "www.", None where there is none."""
    host = urlsplit(url or "").hostname
    return host.removeprefix("www.") if host else None
