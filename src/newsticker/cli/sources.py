"""``newsticker sources``: the feeds that are followed, how they stand, and what is decided about them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

import click

from newsticker.cli.options import allow_network, database
from newsticker.model import NewstickerError, Source
from newsticker.model_feeds import Subscription

if TYPE_CHECKING:
    from newsticker.site.words import Words
    from newsticker.store import Store

BY = "newsticker sources"
MOST_PAGES = 1000
feed_name = click.argument("name", metavar="FEED")


@click.group("sources", invoke_without_command=True)
@database
@click.pass_context
def command(context: click.Context, database: str | None) -> int:
    """List the feeds that are followed, and what is known of each, one a line.

    A FEED of the commands below is one of these: its number, its address or its name.
    """
    if context.invoked_subcommand is None:
        from newsticker.store import open_store

        with closing(open_store(database)) as store:
            unread, pages = store.unread_counts(), store.pages.counts()
            for source, feed in store.feeds():
                counts = {"unread": unread.get(source.id, 0), "pages": pages.get(source.id)}
                _print(_row(source, feed) | counts)
            for source in store.sources():
                if source.forbidden:
                    _print({"id": source.id, "name": source.name, "url": source.url,
                            "state": "forbidden", "forbidden": source.forbidden})  # fmt: skip
    return 0


@command.command("pause")
@feed_name
@database
def pause(name: str, database: str | None) -> int:
    """Ask a FEED no more, until it is resumed."""
    return _decide(database, name, lambda store, source: store.pause_feed(
        source.id, paused=True, by=BY, now=datetime.now(UTC)), "is paused")  # fmt: skip


@command.command("resume")
@feed_name
@database
def resume(name: str, database: str | None) -> int:
    """Ask a FEED again, at once and from now on."""
    return _decide(database, name, lambda store, source: store.pause_feed(
        source.id, paused=False, by=BY, now=datetime.now(UTC)), "is asked again")  # fmt: skip


@command.command("remove")
@feed_name
@database
def remove(name: str, database: str | None) -> int:
    """Follow a FEED no more; its articles stay."""
    return _decide(database, name, lambda store, source: store.unfollow(
        source.id, by=BY, now=datetime.now(UTC)), "is followed no more; its articles stay")  # fmt: skip


@command.command("test")
@feed_name
@database
@allow_network
def test(name: str, database: str | None, allow: tuple[str, ...]) -> int:
    """Ask a FEED now and print what it has; nothing of it is stored."""
    from newsticker.flow.fetching import open_fetcher
    from newsticker.flow.sources import find_feed, try_feed
    from newsticker.store import open_store

    with closing(open_store(database)) as store, open_fetcher(store.path, allow) as fetcher:
        source, feed = find_feed(store, name)
        _print(try_feed(store, source, feed, fetcher, datetime.now(UTC)))
    return 0


@command.command("set")
@feed_name
@click.option("--pages/--teasers", "reads", default=None,
              help="Read the page of each new entry in its place, or the entries themselves.")  # fmt: skip
@database
def set_(name: str, reads: bool | None, database: str | None) -> int:
    """Set how a FEED's articles are read."""
    if reads is None:
        raise click.UsageError("name what is to be set: --pages or --teasers")
    told = "is read by its entries' pages" if reads else "is read by its entries"
    return _decide(database, name, lambda store, source: store.pages.set_reading(
        source.id, reads=reads, by=BY, now=datetime.now(UTC)), told)  # fmt: skip


@command.command("pages")
@feed_name
@click.option("--retry", is_flag=True, help="Have them tried again, at once.")
@database
def pages(name: str, retry: bool, database: str | None) -> int:
    """List the pages of a FEED's entries that were not read, and why, one a line."""
    from newsticker.flow.sources import find_feed
    from newsticker.store import open_store

    with closing(open_store(database)) as store:
        source, _ = find_feed(store, name)
        for page in store.pages.failed(source.id, MOST_PAGES):
            _print({"article": page.article_id, "url": page.url, "problem": page.problem,
                    "asked": page.asked, "due": page.due})  # fmt: skip
        if retry:
            tried = store.pages.retry(source.id, datetime.now(UTC))
            click.echo(f"{tried} of them are tried again.", err=True)
    return 0


@command.command("export")
@database
def export(database: str | None) -> int:
    """Print the feeds as OPML, for other readers and for newsticker add."""
    from newsticker.flow.sources import export_opml
    from newsticker.store import open_store

    with closing(open_store(database)) as store:
        sys.stdout.buffer.write(export_opml(store))
    return 0


def _decide(
    database: str | None, name: str, step: Callable[[Store, Source], bool], told: str
) -> int:
    from newsticker.flow.sources import find_feed
    from newsticker.store import open_store

    with closing(open_store(database)) as store:
        source, feed = find_feed(store, name)
        if not step(store, source):
            raise NewstickerError(f"{feed.url}: {told} already")
        click.echo(f"{feed.url} {told}.", err=True)
    return 0


def _row(source: Source, feed: Subscription) -> dict[str, object]:
    from newsticker.flow.sources import share_of_new, state_of
    from newsticker.site.problems import plain

    share = share_of_new(feed)
    return {
        "id": source.id,
        "name": source.name,
        "url": feed.url,
        "state": state_of(feed, datetime.now(UTC)),
        "last_fetch": feed.last_fetch,
        "next_fetch": feed.next_fetch,
        "not_before": feed.not_before,
        "interval": feed.interval,
        "failures": feed.failures,
        "problem": feed.problem and (plain(feed.problem, _words()) or feed.problem),
        "error": feed.problem,
        "share_of_new": None if share is None else round(share, 2),
        "moved_to": feed.moved_to,
        "moved_since": feed.moved_since,
        "former_url": feed.former_url,
        "reads_pages": feed.reads_pages,
        "entry_words": feed.entry_words,
    }


@cache
def _words() -> Words:
    from newsticker.site.words import read_words

    return read_words("en")


def _print(told: object) -> None:
    import msgspec

    sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
    sys.stdout.buffer.flush()
