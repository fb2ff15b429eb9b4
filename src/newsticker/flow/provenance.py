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

    Without either it is a source of its own, without a name: files that name nobody have nothing in
    common, least of all the right to be shown whole, and an agency is nobody's outlet.
    """
    credit = article.credit or Credit(text="")
    name = next(iter(credit.outlets), None) or host_of(article.url) or ""
    return Origin(
        "file", name.casefold() or f"alone: {_known_by(article, article.body or '')}", name
    )


def page_origin(article: Article, url: str) -> Origin:
    """The source of a page taken in by its address: its host, under the outlet's name where told."""
    host, site = page_source(url)
    outlets = article.credit.outlets if article.credit else ()
    return Origin("page", host, next(iter(outlets), host), site)


def page_source(url: str) -> tuple[str, str]:
    """What knows the source of a page again, and the address of its site."""
    site = urlsplit(url)._replace(path="/", query="", fragment="").geturl()
    return host_of(url) or url, site


def identity(reading: Reading) -> str:
    """What knows an article again within its source: its address, else its title and day.

    Without a title it is the beginning of its text.
    """
    article = reading.article
    if article.url:
        return urlsplit(article.url)._replace(fragment="").geturl()
    return _known_by(article, reading.text)


def _known_by(article: Article, text: str) -> str:
    if article.title:
        return f"{' '.join(article.title.split())} | {(article.published or '')[:10]}"
    return "text " + hashlib.sha256(" ".join(text.split())[:200].encode()).hexdigest()[:32]


def host_of(url: str | None) -> str | None:
    """The host of an address without "www.", None where there is none."""
    host = urlsplit(url or "").hostname
    return host.removeprefix("www.") if host else None
