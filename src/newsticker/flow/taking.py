"""Takes readings into the store, in small batches, each with its claims and jobs in one transaction.

This is the only place that writes articles. What comes out has been committed: whoever reports it
to a user reports what will be there after a crash.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from time import monotonic
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from newsticker.flow.provenance import Origin, file_origin, identity
from newsticker.flow.rules import rules_fingerprint
from newsticker.model import Article, Reading
from newsticker.store import Incoming, Store, Taken

# Between them a batch is small enough that little is lost with it, and that someone who waits sees
# it grow, and large enough that waiting for the disk is not what takes the time.
BATCH_ARTICLES = 20
BATCH_SECONDS = 1.0


class TakenIn(Struct, frozen=True):
    """A reading and what became of it, after its commit."""

    reading: Reading
    taken: Taken


def take_in(
    store: Store,
    readings: Iterable[Reading],
    *,
    full_text: bool = False,
    origin: Callable[[Article], Origin] = file_origin,
    identify: Callable[[Reading], str] = identity,
    page: Callable[[Reading], tuple[str, str] | None] = lambda _: None,
    has_own_address: Callable[[Reading], bool] = lambda _: False,
) -> Iterator[TakenIn]:
    """Writes the readings down as they come and gives each back once it is committed.

    ``origin`` tells an article's source, ``identify`` what knows it again there, ``has_own_address``
    whether its address does too; ``full_text`` marks the sources as own or licensed, ``page`` tells the page to be
    read in place of a reading, and the fingerprint of its text. Raises NewstickerError where the store does.
    """
    keep = _SourceKeeper(store, full_text)
    batch: list[Incoming] = []
    begun = monotonic()
    for reading in map(fit_to_keep, readings):
        source_id = keep(origin(reading.article))
        rules = rules_fingerprint()
        batch.append(
            Incoming(
                source_id,
                identify(reading),
                reading,
                rules,
                by_words=True,
                by_address=has_own_address(reading),
                page=page(reading),
            )
        )
        if len(batch) >= BATCH_ARTICLES or monotonic() - begun > BATCH_SECONDS:
            yield from _commit(store, batch)
            batch = []
            begun = monotonic()
    yield from _commit(store, batch)


def fit_to_keep(reading: Reading) -> Reading:
    """The reading without an address that is none of the Web and dates that no clock can show.

    The one would become a link that runs, the others would break every page that they stand on.
    """
    article = reading.article
    published = article.published if _can_be_shown(article.published) else None
    fit = replace(
        article,
        url=article.url if _is_of_the_web(article.url) else None,
        published=published,
        published_precision=article.published_precision if published else None,
        updated=article.updated if _can_be_shown(article.updated) else None,
    )
    return reading if fit == article else replace(reading, article=fit)


def _is_of_the_web(url: str | None) -> bool:
    try:
        address = urlsplit(url or "")
    except ValueError:
        return False
    return address.scheme in ("http", "https") and bool(address.hostname)


def _can_be_shown(date: str | None) -> bool:
    """True where the date can be told in any other offset: the first and last days of the calendar cannot."""
    try:
        return 1 < datetime.fromisoformat(date or "").year < 9999
    except ValueError:
        return False


def _commit(store: Store, batch: list[Incoming]) -> Iterator[TakenIn]:
    if not batch:
        return
    taken = store.take_in(batch, datetime.now(UTC))
    for incoming, outcome in zip(batch, taken, strict=True):
        yield TakenIn(incoming.reading, outcome)


class _SourceKeeper:
    """Asks the store once for each source, however many articles come from it."""

    def __init__(self, store: Store, full_text: bool) -> None:
        self._store = store
        self._full_text = full_text
        self._ids: dict[tuple[str, str], int] = {}

    def __call__(self, origin: Origin) -> int:
        key = (origin.kind, origin.key)
        if key not in self._ids:
            self._ids[key] = self._store.keep_source(
                origin.kind,
                origin.key,
                name=origin.name,
                url=origin.url,
                full_text=self._full_text,
            )
        return self._ids[key]
