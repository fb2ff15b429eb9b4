"""The read counter: a reader once per article and half hour; pictures; sources."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsticker.model_feeds import Subscription
from newsticker.store import Incoming, Read, Store
from readings import reading

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
A, B = b"readerAA", b"readerBB"
HOME = b"address1"


@pytest.fixture
def articles(store: Store, source_id: int) -> list[int]:
    batch = [Incoming(source_id, name, reading(name), None) for name in "ab"]
    return [taken.article_id for taken in store.take_in(batch, NOW)]


def count(
    store: Store, article_id: int, reader: bytes, at: datetime, address: bytes = HOME
) -> bool:
    """Counts one reader."""
    (counted,) = store.count_reads([Read(article_id, reader, address, at, at.date().isoformat())])
    return counted


def reads(store: Store, article_id: int) -> int:
    found = store.article(article_id)
    assert found is not None
    return found.reads


def test_a_reader_counts_once_per_article_and_half_hour(store: Store, articles: list[int]) -> None:
    one, other = articles
    assert count(store, one, A, NOW)
    assert not count(store, one, A, NOW + timedelta(minutes=29))
    assert count(store, one, B, NOW)
    assert count(store, other, A, NOW)
    assert count(store, one, A, NOW + timedelta(minutes=30))
    assert (reads(store, one), reads(store, other)) == (3, 1)


def test_who_read_is_forgotten_and_the_count_stays(store: Store, articles: list[int]) -> None:
    count(store, articles[0], A, NOW)
    store.forget_readers(NOW + timedelta(seconds=1))
    assert reads(store, articles[0]) == 1
    assert count(store, articles[0], A, NOW + timedelta(seconds=2))


def test_no_article_no_count(store: Store) -> None:
    assert not count(store, 77, A, NOW)


def test_counts_are_kept_by_day(store: Store, articles: list[int]) -> None:
    for hours in (0, 1, 24):
        count(store, articles[0], A, NOW + timedelta(hours=hours))
    with store._database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT day, count FROM reads ORDER BY day").all()
    assert [tuple(row) for row in rows] == [("2026-03-03", 2), ("2026-03-04", 1)]


def test_twenty_readers_of_an_address_count_in_half_an_hour(
    store: Store, articles: list[int]
) -> None:
    def readers(at: datetime, address: bytes) -> list[Read]:
        day = at.date().isoformat()
        return [Read(articles[0], b"reader%02d" % n, address, at, day) for n in range(30)]

    assert sum(store.count_reads(readers(NOW, HOME))) == 20
    assert sum(store.count_reads(readers(NOW, b"address2"))) == 10
    later = NOW + timedelta(minutes=31)
    assert sum(store.count_reads(readers(later, HOME))) == 20


def test_the_most_read_of_a_day_come_first(store: Store, articles: list[int]) -> None:
    one, other = articles
    count(store, one, A, NOW)
    count(store, other, A, NOW)
    count(store, other, B, NOW)
    count(store, one, A, NOW + timedelta(days=1))
    read = [(article.id, n) for article, n in store.most_read("2026-03-03", 5)]
    assert read == [(other, 2), (one, 1)]
    assert [a.id for a, _ in store.most_read("2026-03-04", 5)] == [one]
    assert store.most_read("2026-03-05", 5) == []


def test_a_picture_is_kept_per_width_and_replaced(store: Store, articles: list[int]) -> None:
    assert store.picture(articles[0], 1, 680) is None
    store.keep_picture(articles[0], 1, 680, "<svg>1</svg>")
    store.keep_picture(articles[0], 1, 680, "<svg>2</svg>")
    assert store.picture(articles[0], 1, 680) == "<svg>2</svg>"
    assert store.picture(articles[0], 1, 343) is None


def test_a_source_is_known_again_and_keeps_its_licence(store: Store) -> None:
    first = store.keep_source("file", "k", name="Anzeiger", url=None, full_text=False)
    assert store.keep_source("file", "k", name="Anzeiger", url=None, full_text=True) == first
    assert store.keep_source("file", "k", name="Anzeiger", url=None, full_text=False) == first
    assert store.keep_source("feed", "k", name="Blatt", url="u", full_text=False) != first
    assert [(source.name, source.full_text) for source in store.sources()] == [
        ("Anzeiger", True),
        ("Blatt", False),
    ]


def test_feeds_are_due_in_their_time(store: Store, source_id: int) -> None:
    feed = Subscription(
        url="https://a.example/feed",
        interval=1800,
        next_fetch="2026-03-03T12:00:00+00:00",
        etag='"1"',
    )
    store.keep_subscription(source_id, feed)
    assert store.due_feeds(NOW - timedelta(seconds=1)) == []
    (source, due) = store.due_feeds(NOW)[0]
    assert (source.id, due) == (source_id, feed)
    store.keep_subscription(
        source_id,
        Subscription(feed.url, 1800, "2026-03-04T12:00:00+00:00", failures=1, problem="x"),
    )
    assert store.due_feeds(NOW) == []
