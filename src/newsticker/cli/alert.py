"""``newsticker alert``: what is watched, and told as a feed and to webhooks."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from newsticker.cli.options import database
from newsticker.cli.printing import print_row

if TYPE_CHECKING:
    from newsticker.model_alerts import Watch, WatchKind
    from newsticker.settings import Settings
    from newsticker.store import Store

# As long as an answer may take, and until the worker looks.
PATIENCE_SECONDS = 15.0
PAUSE_SECONDS = 0.25
MAKER = "newsticker alert"


@click.group("alert")
def command() -> None:
    """Watch a speaker or a story: as a feed with a secret address, and by a signed webhook.

    What is watched is named by the number in the address of its page.
    """


@command.command("add")
@click.option(
    "--speaker", type=click.IntRange(1), metavar="NUMBER", help="New claims by a speaker."
)
@click.option(
    "--denials", type=click.IntRange(1), metavar="NUMBER", help="Denials and admissions in a story."
)
@click.option(
    "--figures", type=click.IntRange(1), metavar="NUMBER",
    help="Figures in a story that change or disagree.",
)  # fmt: skip
@click.option("--webhook", metavar="URL", help="Where every event is sent to, besides the feed.")
@database
def add(
    speaker: int | None,
    denials: int | None,
    figures: int | None,
    webhook: str | None,
    database: str | None,
) -> int:
    """Watch one of them; prints the feed's addresses and the webhook's secret, the one time that it can be seen."""
    from newsticker.desk.watching import is_webhook, make_watch
    from newsticker.model import NewstickerError

    options: tuple[tuple[WatchKind, int | None], ...] = (
        ("speaker", speaker),
        ("denials", denials),
        ("figures", figures),
    )
    given = [(kind, number) for kind, number in options if number is not None]
    if len(given) != 1:
        raise click.UsageError("Give one of --speaker, --denials and --figures.")
    if webhook is not None and not is_webhook(webhook):
        raise NewstickerError(
            f"webhook {webhook[:80]!r}: is no http or https address without a password in it; give another"
        )
    ((kind, number),) = given
    with _opened(database) as (store, settings):
        made = make_watch(store, kind, number, webhook, MAKER, datetime.now(UTC))
        if made is None:
            page = "speaker" if kind == "speaker" else "story"
            raise NewstickerError(f"{page} {number}: has no page; look at the address of the page")
        print_row({**_row(made.watch, settings), "secret": made.secret})
    if made.secret:
        click.echo("Keep the secret: it is not shown again.", err=True)
    return 0


@command.command("list")
@database
def list_watches(database: str | None) -> int:
    """Print every watch with the addresses of its feed and how its webhook does, one a line."""
    with _opened(database) as (store, settings):
        for watch in store.alerts.watches():
            print_row(_row(watch, settings))
    return 0


@command.command("remove")
@click.argument("number", type=click.IntRange(1))
@database
def remove(number: int, database: str | None) -> int:
    """End the watch of a NUMBER with its feed, its webhook and its events."""
    with _opened(database) as (store, _):
        if not store.alerts.remove(number):
            raise _nothing(number)
    click.echo(f"The watch {number} is ended.", err=True)
    return 0


@command.command("test")
@click.argument("number", type=click.IntRange(1))
@database
def test(number: int, database: str | None) -> int:
    """Send the watch of a NUMBER an event that tells nothing, and say what became of it; the site must be served."""
    from newsticker.model import NewstickerError

    with _opened(database) as (store, _):
        event = store.alerts.test(number, datetime.now(UTC))
        if event is None:
            raise _nothing(number)
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            alert, watch = store.alerts.alert(event), store.alerts.watch(number)
            if alert is None or watch is None:
                raise _nothing(number)
            if alert.state != "waiting" or watch.problem or time.monotonic() > until:
                break
            time.sleep(PAUSE_SECONDS)
    print_row({"id": event, "state": alert.state, "problem": watch.problem})
    if alert.state not in ("sent", "kept"):
        why = watch.problem or "nobody has sent it yet; is `newsticker serve` running?"
        raise NewstickerError(f"watch {number}: the test did not arrive: {why}")
    return 0


@contextmanager
def _opened(database: str | None) -> Iterator[tuple[Store, Settings]]:
    import os

    from newsticker.settings import FILE_NAME, read_settings
    from newsticker.store import open_store

    with closing(open_store(database)) as store:
        yield store, read_settings(store.path.with_name(FILE_NAME), os.environ)


def _nothing(number: int) -> Exception:
    from newsticker.model import NewstickerError

    return NewstickerError(f"watch {number}: there is none; `newsticker alert list` names them")


def _row(watch: Watch, settings: Settings) -> dict[str, Any]:
    from newsticker.site.alert_feed import feed_paths
    from newsticker.site.words import LANGUAGES

    base = settings.address.rstrip("/")
    return {
        "id": watch.id,
        "kind": watch.kind,
        "about": watch.about,
        "name": watch.name,
        "feeds": [base + path for code in LANGUAGES for path in feed_paths(watch, code).values()],
        "webhook": watch.url,
        "made": watch.made,
        "by": watch.by,
        "ended": watch.ended,
        "problem": watch.problem,
        "next": watch.next,
        "waiting": watch.waiting,
        "failed": watch.failed,
    }
