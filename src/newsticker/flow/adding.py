"""What an address or a file given to ``newsticker add`` is, and what is done with it.

An address is a feed if it parses as one, else an article if one is recognised in it, else a site.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from urllib.parse import urldefrag, urlsplit

from msgspec import Struct

from newsticker.flow.following import check_may_be_asked, follow, utc_now
from newsticker.flow.inputs import readings_in
from newsticker.flow.pages import article_in
from newsticker.flow.permission import Forbidden, Permissions, looks_like_feed
from newsticker.flow.provenance import page_origin, page_source
from newsticker.flow.quarantine import quarantine_feed, quarantine_page
from newsticker.flow.reading import check_path, file_bytes, with_claims
from newsticker.flow.selecting import article_by
from newsticker.flow.taking import TakenIn, take_in
from newsticker.flow.wires import TakenBack, take_wires
from newsticker.intake import (
    BrokenFeed,
    feed_name,
    find_feeds,
    is_wire,
    read_feed,
    read_opml,
    read_wires,
)
from newsticker.model import Feed, NewstickerError, Reading, Unreadable
from newsticker.net import Fetched, Request
from newsticker.net.pool import Fetcher
from newsticker.store import Store

SUBSCRIPTION_FILES = (".opml", ".xml")
WIRE_FILES = (".xml", ".json", ".html", ".htm", ".xhtml")


class Followed(Struct, frozen=True):
    """A feed that is followed from now on."""

    url: str
    title: str | None


Outcome = TakenIn | TakenBack | Followed | NewstickerError


def add(
    store: Store, names: Sequence[str], *, full_text: bool, fetcher: Fetcher
) -> Iterator[Outcome]:
    """Takes every input in; gives an outcome for each article, feed and failure, after its commit.

    Articles that stand in files are committed together across files.
    """
    failures: list[NewstickerError] = []
    files: list[str] = []
    permissions = Permissions(fetcher)
    for name in names:
        if name.startswith(("http://", "https://")):
            yield from _add_url(store, name, full_text=full_text, permissions=permissions)
        elif name == "-":
            yield Unreadable("-: standard input is not taken in; give the name of a file")
        elif (raw := _wire_in(name)) is not None:
            yield from _add_wires(store, name, raw, full_text=full_text)
        elif PurePath(name).suffix.lower() in SUBSCRIPTION_FILES:
            yield from _add_subscriptions(store, name, full_text=full_text, fetcher=fetcher)
        else:
            files.append(name)
    for taken in take_in(store, _readings(files, failures), full_text=full_text):
        yield from _drained(failures)
        yield taken
    yield from _drained(failures)


def _readings(files: Sequence[str], failures: list[NewstickerError]) -> Iterator[Reading]:
    for file in files:
        for reading in readings_in(file):
            if isinstance(reading, NewstickerError):
                failures.append(reading)
            else:
                yield reading


def _drained(failures: list[NewstickerError]) -> Iterator[NewstickerError]:
    while failures:
        yield failures.pop(0)


def _wire_in(path: str) -> bytes | None:
    """The bytes of an agency's file, None where the file is something else, or cannot be opened."""
    if PurePath(path).suffix.lower() not in WIRE_FILES:
        return None
    try:
        raw = file_bytes(path)
    except Unreadable:
        return None
    return raw if is_wire(raw) else None


def _add_wires(store: Store, name: str, raw: bytes, *, full_text: bool) -> Iterator[Outcome]:
    try:
        items = read_wires(raw)
    except Unreadable as error:
        yield Unreadable(f"{name}: {error}")
        return
    for outcome in take_wires(store, items, full_text=full_text):
        yield Unreadable(f"{name}: {outcome}") if isinstance(outcome, Unreadable) else outcome


def _add_subscriptions(
    store: Store, path: str, *, full_text: bool, fetcher: Fetcher
) -> Iterator[Outcome]:
    try:
        check_path(path)
        raw = Path(path).read_bytes()
    except Unreadable as error:
        yield Unreadable(f"{path}: {error}")
        return
    except OSError as error:
        yield Unreadable(f"{path}: {error.strerror or 'cannot be opened'}")
        return
    addresses = read_opml(raw)
    if addresses is None:
        yield Unreadable(
            f"{path}: is neither OPML nor an agency's item; a feed is followed by its address"
        )
        return
    if not addresses:
        yield Unreadable(f"{path}: no feed is named in it")
    yield from _follow_all(store, addresses, full_text=full_text, fetcher=fetcher)


def _follow_all(
    store: Store, addresses: Sequence[str], *, full_text: bool, fetcher: Fetcher
) -> Iterator[Outcome]:
    """Follows the feeds of a list as they answer: those that hang hold up nobody."""
    asked = 0
    for number, address in enumerate(addresses):
        try:
            followed = store.subscription(address)
            if followed:
                check_may_be_asked(followed, utc_now())
        except NewstickerError as error:
            yield error
        else:
            fetcher.submit(number, Request(address))
            asked += 1
    for _ in range(asked):
        answer = fetcher.next_answer()
        assert answer
        try:
            if isinstance(answer.result, NewstickerError):
                raise answer.result
            feed = read_feed(answer.result.body, answer.result.url)
        except NewstickerError as error:
            yield _naming(addresses[answer.number], error)
        else:
            yield from _follow(store, answer.result, feed, full_text=full_text)


def _follow_site(
    store: Store, addresses: Sequence[str], *, full_text: bool, fetcher: Fetcher
) -> Iterator[Outcome]:
    """Follows a site's feeds, but none that brings what one before it brings.

    Sites name the same feed in two formats, and another of the comments on the same articles.
    """
    brought: set[str] = set()
    for address in addresses:
        try:
            fetched = _fetch(store, address, fetcher)
            feed = read_feed(fetched.body, fetched.url)
        except NewstickerError as error:
            yield _naming(address, error)
            continue
        links = {urldefrag(entry.link).url for entry in feed.entries if entry.link}
        if not links or len(links & brought) < len(links) / 2:
            yield from _follow(store, fetched, feed, full_text=full_text)
        brought |= links


def _fetch(store: Store, url: str, fetcher: Fetcher, pause: float = 0.0) -> Fetched:
    """The answer; raises NewstickerError as ``net.fetch`` does, and where the server of a followed feed forbids it now."""
    followed = store.subscription(url)
    if followed:
        check_may_be_asked(followed, utc_now())
    return fetcher.fetch(Request(url, pause=pause))


def _naming(address: str, error: NewstickerError) -> NewstickerError:
    """The error with the address in front, where it does not have it yet."""
    return Unreadable(f"{address}: {error}") if isinstance(error, Unreadable) else error


def _follow(store: Store, fetched: Fetched, feed: Feed, *, full_text: bool) -> Iterator[Outcome]:
    yield from follow(store, fetched, feed, full_text=full_text)
    yield Followed(fetched.address, feed_name(feed))


def _add_url(
    store: Store, url: str, *, full_text: bool, permissions: Permissions
) -> Iterator[Outcome]:
    try:
        # What is written like a feed is asked for: whether it is a page is seen then.
        pause = 0.0 if looks_like_feed(url) else permissions.check_robots(url)
        fetched = _fetch(store, url, permissions.fetcher, pause)
    except NewstickerError as error:
        yield _noted(store, url, error)
        return
    if is_wire(fetched.body):
        yield from _add_wires(store, url, fetched.body, full_text=full_text)
        return
    try:
        feed = read_feed(fetched.body, fetched.url)
    except BrokenFeed as error:
        quarantine_feed(store, None, url, fetched, str(error), utc_now())
        yield Unreadable(f"{url}: {error}")
    except Unreadable:
        yield from _add_page(store, url, fetched, full_text=full_text, permissions=permissions)
    else:
        yield from _follow(store, fetched, feed, full_text=full_text)


def _add_page(
    store: Store, url: str, fetched: Fetched, *, full_text: bool, permissions: Permissions
) -> Iterator[Outcome]:
    named = read_opml(fetched.body)
    if named:
        yield from _follow_all(store, named, full_text=full_text, fetcher=permissions.fetcher)
        return
    if named is not None:
        yield Unreadable(f"{url}: it is an OPML list; and no feed is named in it")
        return
    feeds = find_feeds(fetched.body, fetched.url)
    try:
        article = _allowed_article(
            store, fetched, permissions, has_feeds=bool(feeds), is_licensed=full_text
        )
    except NewstickerError as error:
        yield _noted(store, fetched.url, error)
        return
    if isinstance(article, Reading):
        yield from take_in(
            store,
            [article],
            full_text=full_text,
            origin=lambda article: page_origin(article, fetched.url),
        )
    elif feeds:
        yield from _follow_site(store, feeds, full_text=full_text, fetcher=permissions.fetcher)
    else:
        quarantine_page(store, fetched, str(article), utc_now())
        yield Unreadable(f"{url}: {article}; and no feed is named in it")


def _allowed_article(
    store: Store, fetched: Fetched, permissions: Permissions, *, has_feeds: bool, is_licensed: bool
) -> Reading | Unreadable:
    """The article at the address, or why there is none; raises NewstickerError where its site forbids to take it in.

    A start page that names feeds leads to these, and is not read.
    """
    if has_feeds and urlsplit(fetched.url).path in ("", "/"):
        return Unreadable("it is the start page of a site")
    permissions.check_robots(fetched.url)
    if not is_licensed:
        permissions.check_reservation(fetched)
    known = store.pages.selectors_of("page", page_source(fetched.url)[0])
    if known is None:
        return article_in(fetched, has_feeds=has_feeds)
    source_id, selectors = known
    chosen = article_by(selectors, fetched, has_feeds=has_feeds)
    store.pages.note_missed(source_id, chosen.missed and f"{chosen.missed} ({fetched.url})")
    return with_claims(chosen.article) if isinstance(chosen.article, Reading) else chosen.article


def _noted(store: Store, url: str, error: NewstickerError) -> NewstickerError:
    """The error; that a site forbids its pages is shown with the source."""
    if isinstance(error, Forbidden):
        key, site = page_source(url)
        store.note_forbidden(key, site, error.by)
    return error
