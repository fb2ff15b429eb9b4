"""``newsticker sources``: the feeds that are followed, how they stand, and what is decided about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

import click

from newsticker.cli.options import allow_network, database
from newsticker.cli.printing import print_bytes, print_row
from newsticker.model import NewstickerError, Selectors, Source
from newsticker.model_feeds import Push, Subscription

if TYPE_CHECKING:
    from newsticker.site.words import Words
    from newsticker.store import Store

BY = "newsticker sources"
TOLD = {"author": "its authors", "leave_out": "what is none of the article"}
MOST_PAGES = 1000
feed_name = click.argument("name", metavar="FEED")
SELECTORS = ("body", "title", "lead", "author", "date", "leave_out")


def selector_options(command: Callable[..., int]) -> Callable[..., int]:
    """Adds an option for each selector, None where it is not given."""
    for field in reversed(SELECTORS):
        option = f"--{field.replace('_', '-')}"
        told = f"The CSS selector for {TOLD.get(field, f'the {field}')}."
        command = click.option(option, field, metavar="CSS", help=told)(command)
    return command


@click.group("sources", invoke_without_command=True)
@database
@click.pass_context
def command(context: click.Context, database: str | None) -> int:
    """List the feeds that are followed, and what is known of each, one a line.

    A FEED of the commands below is one of these: its number, its address or its name.
    """
    if context.invoked_subcommand is None:
        from newsticker.store import open_store

        with closing(open_store(database, make=False)) as store:
            unread, pages = store.unread_counts(), store.pages.counts()
            missed, pushes = store.pages.missed(), store.pushes.current()
            for source, feed in store.feeds():
                print_row(_row(source, feed, pushes.get(source.id)) | {
                    "unread": unread.get(source.id, 0), "pages": pages.get(source.id),
                    "selectors": store.pages.selectors(source.id), "selectors_missed": missed.get(source.id),
                })  # fmt: skip
            for source in store.sources():
                if source.forbidden:
                    print_row({"id": source.id, "name": source.name, "url": source.url,
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
@click.option(
    "--page", metavar="URL", help="Read this page as the FEED's are, by the selectors given."
)
@selector_options
@database
@allow_network
def test(
    name: str, page: str | None, database: str | None, allow: tuple[str, ...], **given: str | None
) -> int:
    """Ask a FEED now and print what it has, or with --page what is read on a page; nothing of it is stored."""
    from newsticker.flow.fetching import open_fetcher
    from newsticker.flow.permission import Permissions
    from newsticker.flow.selecting import try_selectors
    from newsticker.flow.sources import find_feed, find_source, try_feed
    from newsticker.store import open_store

    if page is None and any(value is not None for value in given.values()):
        raise click.UsageError("selectors are tried on a page: name it by --page")
    with (
        closing(open_store(database, make=False)) as store,
        open_fetcher(store.path, allow) as fetcher,
    ):
        if page is None:
            source, feed = find_feed(store, name)
            print_row(try_feed(store, source, feed, fetcher, datetime.now(UTC)))
            return 0
        source, _ = find_source(store, name)
        selectors = _merged(store.pages.selectors(source.id), given)
        tried = try_selectors(Permissions(fetcher), page, selectors, is_licensed=source.full_text)
    if tried.problem:
        raise NewstickerError(tried.problem)
    print_row(tried)
    return 0


@command.command("discover")
@click.argument("url")
@database
@allow_network
def discover_(url: str, database: str | None, allow: tuple[str, ...]) -> int:
    """Print the feeds that are at an address or that its page names, one a line; none is followed."""
    from newsticker.flow.discovering import discover
    from newsticker.flow.fetching import open_fetcher
    from newsticker.flow.permission import Permissions
    from newsticker.store import open_store

    with (
        closing(open_store(database, make=False)) as store,
        open_fetcher(store.path, allow) as fetcher,
    ):
        found = discover(store, Permissions(fetcher), url, datetime.now(UTC))
    if found.problem:
        raise NewstickerError(found.problem)
    for feed in found.feeds:
        print_row(feed)
    return int(any(feed.problem for feed in found.feeds))


@command.command("set")
@feed_name
@click.option("--pages/--teasers", "reads", default=None,
              help="Read the page of each new entry in its place, or the entries themselves.")  # fmt: skip
@selector_options
@database
def set_(name: str, reads: bool | None, database: str | None, **given: str | None) -> int:
    """Set how a FEED's articles are read, and by which CSS selectors its pages are; an empty one is set no more.

    FEED may also be a site of which pages were added.
    """
    from newsticker.flow.selecting import check_selectors
    from newsticker.flow.sources import find_source
    from newsticker.store import open_store

    if reads is None and not any(value is not None for value in given.values()):
        raise click.UsageError("name what is to be set: --pages, --teasers or a selector")
    with closing(open_store(database, make=False)) as store:
        source, feed = find_source(store, name)
        selectors = _merged(store.pages.selectors(source.id), given)
        check_selectors(selectors)
        now, told = datetime.now(UTC), []
        if reads is not None:
            if feed is None:
                raise NewstickerError(f"{name}: is no feed, and has no entries")
            if store.pages.set_reading(source.id, reads=reads, by=BY, now=now):
                told.append("is read by its entries' pages" if reads else "is read by its entries")
        if store.pages.set_selectors(source.id, selectors, by=BY, now=now):
            told.append("has new selectors")
        if not told:
            raise NewstickerError(f"{name}: is set so already")
        click.echo(f"{feed.url if feed else source.url} {' and '.join(told)}.", err=True)
    return 0


@command.command("pages")
@feed_name
@click.option("--retry", is_flag=True, help="Have them tried again, at once.")
@database
def pages(name: str, retry: bool, database: str | None) -> int:
    """List the pages of a FEED's entries that were not read, and why, one a line."""
    from newsticker.flow.sources import find_feed
    from newsticker.store import open_store

    with closing(open_store(database, make=False)) as store:
        source, _ = find_feed(store, name)
        for page in store.pages.failed(source.id, MOST_PAGES):
            print_row({"article": page.article_id, "url": page.url, "problem": page.problem,
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

    with closing(open_store(database, make=False)) as store:
        print_bytes(export_opml(store))
    return 0


def _merged(kept: Selectors | None, given: Mapping[str, str | None]) -> Selectors:
    """The selectors that are kept with those that are given; an empty one is none."""
    from msgspec.structs import replace

    new = {field: value.strip() or None for field, value in given.items() if value is not None}
    return replace(kept or Selectors(), **new)


def _decide(
    database: str | None, name: str, step: Callable[[Store, Source], bool], told: str
) -> int:
    from newsticker.flow.sources import find_feed
    from newsticker.store import open_store

    with closing(open_store(database, make=False)) as store:
        source, feed = find_feed(store, name)
        if not step(store, source):
            raise NewstickerError(f"{feed.url}: {told} already")
        click.echo(f"{feed.url} {told}.", err=True)
    return 0


def _row(source: Source, feed: Subscription, push: Push | None) -> dict[str, object]:
    from newsticker.flow.push_told import asked_next
    from newsticker.flow.sources import share_of_new, state_of
    from newsticker.site.problems import plain

    share, now = share_of_new(feed), datetime.now(UTC)
    return {
        "id": source.id,
        "name": source.name,
        "url": feed.url,
        "state": state_of(feed, now),
        "last_fetch": feed.last_fetch,
        "next_fetch": asked_next(feed, push, now),
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
        "push": _push_row(push, now),
    }


def _push_row(push: Push | None, now: datetime) -> dict[str, object] | None:
    from msgspec.structs import asdict

    from newsticker.flow.push_told import push_told
    from newsticker.site.problems import plain

    told = push_told(push, now)
    if told is None:
        return None
    words = told.problem and (plain(told.problem, _words()) or told.problem)
    return asdict(told) | {"problem": words, "error": told.problem}


@cache
def _words() -> Words:
    from newsticker.site.words import read_words

    return read_words("en")
