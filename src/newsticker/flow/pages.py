"""A page, fetched where its site allows it, and the article on it."""

from __future__ import annotations

from email.message import Message

from newsticker.flow.permission import Permissions
from newsticker.flow.reading import Told, kind_of_content, read_bytes
from newsticker.model import Reading, Unreadable
from newsticker.net import Fetched, Request


def article_in(fetched: Fetched, *, has_feeds: bool, claims: bool = True) -> Reading | Unreadable:
    """The article at the address, or why there is none.

    Without ``claims`` none are read. A page that names feeds is one where it has a date of its own.
    """
    header = Message()
    header["content-type"] = fetched.content_type or ""
    try:
        reading = read_bytes(
            fetched.url,
            fetched.body,
            kind_of_content(fetched.body),
            Told(url=fetched.url),
            charset=header.get_content_charset(),
            claims=claims,
        )
    except Unreadable as error:
        return error
    article = reading.article
    is_of_site = has_feeds and article.published is None
    if is_of_site or not (article.title and article.body):
        return Unreadable("no article is recognised in it")
    return reading


def fetch_page(permissions: Permissions, url: str, *, is_licensed: bool) -> Fetched:
    """The page, where its site allows it; raises NewstickerError."""
    pause = permissions.check_robots(url)
    fetched = permissions.fetcher.fetch(Request(url, pause=pause))
    if fetched.url != url:
        permissions.check_robots(fetched.url)
    if not is_licensed:
        permissions.check_reservation(fetched)
    return fetched
