"""Reads the pages that feeds' entries link to, in place of their teasers, beside everything else that is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from queue import Empty, SimpleQueue
from threading import Thread

from msgspec import Struct
from msgspec.structs import replace

from newsticker.article import article_text
from newsticker.flow.following import Clock, utc_now
from newsticker.flow.pages import fetch_page
from newsticker.flow.permission import Forbidden, Permissions
from newsticker.flow.reading import with_claims
from newsticker.flow.rules import rules_fingerprint
from newsticker.flow.selecting import article_by
from newsticker.flow.taking import fit_to_keep
from newsticker.flow.teasers import fingerprint
from newsticker.model import Article, NewstickerError, Reading, Source, StoredArticle, Unreadable
from newsticker.model_feeds import EntryPage
from newsticker.net import Busy, Refused
from newsticker.net.pool import Fetcher
from newsticker.store import Incoming, Store

# Of so many sources a page is on its way at once, of each source one.
AT_ONCE = 8
# A page that could not be fetched is tried again so many times, each after four times as long as before.
ATTEMPTS = 5
FIRST_WAIT = timedelta(minutes=10)
PAYWALLED = "its text is for subscribers"
GALLERY = "it is a gallery of pictures"
SHORTER = "it says no more than the entry of the feed"
KILLED = "whoever read it was ended each time"
THE_SAME = "it says the very same as the page of another entry"


class PageRead(Struct, frozen=True):
    """What became of the page of an entry: its article changed, or the problem for which the teaser stays."""

    url: str
    changed: bool = False
    problem: str | None = None


class PageReader:
    """Keeps in mind of which sources a page is on its way: of each one at a time, so that it is spared."""

    def __init__(self, store: Store, fetcher: Fetcher, clock: Clock = utc_now) -> None:
        self._store = store
        self._permissions = Permissions(fetcher, clock)
        self._clock = clock
        self._busy: set[int] = set()
        self._done: SimpleQueue[tuple[int, PageRead | BaseException]] = SimpleQueue()

    @property
    def is_waiting(self) -> bool:
        """Whether a page is on its way."""
        return bool(self._busy)

    def begin_due(self) -> None:
        """Begins with pages that are due, of sources of which none is on its way; raises NewstickerError as the store does."""
        for page, source in self._store.pages.due(self._clock(), self._busy):
            if len(self._busy) >= AT_ONCE:
                break
            taken = self._store.pages.claim(page, self._clock())
            if taken is not None:
                self._busy.add(source.id)
                # They wait for strangers' servers: whoever ends need not wait for them.
                Thread(target=self._work, args=[taken, source], daemon=True).start()

    def take(self, timeout: float | None = None) -> PageRead | None:
        """What became of the next page, None where none comes within so many seconds.

        Raises NewstickerError where the database does: the page is due again after a while then.
        """
        try:
            source_id, done = self._done.get(timeout=timeout)
        except Empty:
            return None
        self._busy.discard(source_id)
        if isinstance(done, BaseException):
            raise done
        return done

    def _work(self, page: EntryPage, source: Source) -> None:
        done: PageRead | BaseException
        try:
            done = self._read(page, source)
        except BaseException as error:  # noqa: BLE001 - it is raised where the answer is taken
            done = error
        self._done.put((source.id, done))

    def _read(self, page: EntryPage, source: Source) -> PageRead:
        stored = self._store.article(page.article_id)
        if stored is None or page.attempts > ATTEMPTS:
            reason = KILLED if stored else "its article is not shown"
            return self._failed(page, Unreadable(reason))
        selectors = self._store.pages.selectors(source.id)
        try:
            fetched = fetch_page(self._permissions, page.url, is_licensed=source.full_text)
            chosen = article_by(selectors, fetched)
            reading = _reading(chosen.article, stored, is_first=page.read is None)
        except NewstickerError as error:
            return self._failed(page, error)
        if reading.text != stored.text:
            reading = with_claims(reading)
        if selectors:
            missed = chosen.missed and f"{chosen.missed} ({page.url})"
            self._store.pages.note_missed(source.id, missed)
        incoming = Incoming(source.id, page.identity, reading, rules_fingerprint())
        words = fingerprint(reading.article.body or "")
        taken = self._store.pages.keep(page, incoming, words, self._clock())
        if taken is None:
            return self._failed(page, Unreadable(THE_SAME))
        return PageRead(page.url, changed=taken.state == "changed")

    def _failed(self, page: EntryPage, error: NewstickerError) -> PageRead:
        """Writes why the teaser stays; what may pass is tried again, and a server that asks for time is given it."""
        now = self._clock()
        if isinstance(error, Busy):
            until = now + timedelta(seconds=error.seconds)
            self._store.pages.spare(page, str(error), until)
        else:
            tries = _may_pass(error) and page.attempts < ATTEMPTS
            again = now + FIRST_WAIT * 4 ** (page.attempts - 1) if tries else None
            self._store.pages.fail(page, str(error), again)
        return PageRead(page.url, problem=str(error))


def read_pages(store: Store, fetcher: Fetcher, clock: Clock = utc_now) -> Iterator[PageRead]:
    """Reads every page that is due; one result a page, as they come."""
    reader = PageReader(store, fetcher, clock)
    reader.begin_due()
    while reader.is_waiting:
        done = reader.take()
        if done:
            yield done
        reader.begin_due()


def _reading(found: Reading | Unreadable, stored: StoredArticle, *, is_first: bool) -> Reading:
    """The article on the page with what its entry tells besides; raises Unreadable where it is not to be taken in."""
    if not isinstance(found, Reading):
        raise found
    for form, reason in (("paywalled", PAYWALLED), ("gallery", GALLERY)):
        if found.article.form == form:
            raise Unreadable(reason)
    if is_first and _words(found.article) < _words(stored.article):
        raise Unreadable(SHORTER)
    article = _merged(found.article, stored.article)
    return fit_to_keep(replace(found, article=article, text=article_text(article)))


def _merged(page: Article, entry: Article) -> Article:
    """The article of the page; it stays where and when its entry stood, and has what the entry alone tells."""
    return replace(
        page,
        url=page.url or entry.url,
        published=entry.published or page.published,
        published_precision=(
            entry.published_precision if entry.published else page.published_precision
        ),
        updated=page.updated or entry.updated,
        authors=page.authors or entry.authors,
        tags=page.tags or entry.tags,
        breaking=page.breaking or entry.breaking,
        credit=page.credit or entry.credit,
    )


def _words(article: Article) -> int:
    return len(f"{article.lead or ''} {article.body or ''}".split())


def _may_pass(error: NewstickerError) -> bool:
    """Whether a page that could not be read may be readable later by itself."""
    if isinstance(error, Refused):
        return error.status >= 500 or error.status in (408, 425, 429)
    return not isinstance(error, Forbidden | Unreadable)
