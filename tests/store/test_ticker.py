"""The ticker: what stands in it, in which order, on which day, under which tag."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from newsticker.model import NewstickerError, Reading
from newsticker.store import Incoming, Store
from newsticker.store.instants import place
from readings import claim, reading

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


def keep(store: Store, source_id: int, *readings: Reading, now: datetime = NOW) -> list[int]:
    batch = [Incoming(source_id, one.id, one, "rules") for one in readings]
    return [taken.article_id for taken in store.take_in(batch, now)]


def titles(store: Store, **wanted: str) -> list[str | None]:
    return [found.article.title for found in store.ticker(**wanted)[0]]  # type: ignore[arg-type]


def test_what_goes_in_comes_out(store: Store, source_id: int) -> None:
    told = reading(claims=(claim("c1", "der Damm halte"),), tags=("Wetter",))
    (article_id,) = keep(store, source_id, told)
    found = store.article(article_id)
    assert found is not None
    assert (found.article, found.text, found.claims) == (told.article, told.text, told.claims)
    assert (found.version, found.reads, found.taken_in) == (1, 0, "2026-03-03T12:00:00+00:00")
    assert (found.source.name, found.source.kind, found.source.full_text) == (
        "Wissekurier",
        "file",
        False,
    )
    assert store.article(article_id + 1) is None


def test_newest_first_across_offsets(store: Store, source_id: int) -> None:
    keep(
        store,
        source_id,
        reading("morning", published="2026-03-02T09:00:00+01:00"),
        reading("later", published="2026-03-02T08:30:00+00:00"),
        reading("day alone", published="2026-03-02T00:00:00+01:00"),
        reading("same minute", published="2026-03-02T09:00:00+01:00"),
    )
    assert titles(store) == ["later", "same minute", "morning", "day alone"]


@pytest.mark.parametrize(
    "published", ["2099-01-01T00:00:00+00:00", "1970-01-01T00:00:00+00:00", None, "soon"]
)
def test_wrong_clocks_stand_where_they_were_taken_in(
    store: Store, source_id: int, published: str | None
) -> None:
    keep(store, source_id, reading("before", published="2026-03-03T11:59:00+00:00"))
    keep(store, source_id, reading("wrong", published=published))
    keep(
        store,
        source_id,
        reading("after", published="2026-03-03T12:01:00+00:00"),
        now=NOW + timedelta(hours=1),
    )
    assert titles(store) == ["after", "wrong", "before"]
    kept = next(found for found in store.ticker()[0] if found.article.title == "wrong")
    assert kept.article.published == published


def test_pages_hold_each_article_once(store: Store, source_id: int) -> None:
    keep(store, source_id, *(reading(f"t{number}") for number in range(7)))
    seen, before, pages = [], None, 0
    while True:
        page, before = store.ticker(before=before, limit=3)
        seen += [found.article.title for found in page]
        pages += 1
        if before is None:
            break
        # What comes in while someone turns pages does not move what they have yet to see.
        keep(store, source_id, reading(f"new{pages}", published="2026-03-03T11:00:00+00:00"))
    assert (seen, pages) == ([f"t{number}" for number in reversed(range(7))], 3)


def test_a_full_last_page_has_no_next(store: Store, source_id: int) -> None:
    keep(store, source_id, reading("a"), reading("b"))
    assert store.ticker(limit=2)[1] is None


@pytest.mark.parametrize("marker", ["", "x", "1", "1.x", "' OR 1", "1.2.3"])
def test_a_marker_of_others_is_refused(store: Store, marker: str) -> None:
    with pytest.raises(NewstickerError, match="is no page of this ticker"):
        store.ticker(before=marker)


def test_tags_are_counted_and_filter(store: Store, source_id: int) -> None:
    keep(
        store,
        source_id,
        reading("a", tags=("Wetter", "Damm", "Wetter")),
        reading("b", tags=("Wetter",)),
        reading("c"),
    )
    assert store.tags() == [("Wetter", 2), ("Damm", 1)]
    assert titles(store, tag="Damm") == ["a"]
    assert titles(store, tag="damm") == []


def test_an_article_that_was_not_read_for_claims_says_so(store: Store, source_id: int) -> None:
    store.take_in([Incoming(source_id, "a", reading("a"), None)], NOW)
    store.take_in([Incoming(source_id, "b", reading("b"), "rules")], NOW)
    assert [found.claims for found in store.ticker()[0]] == [(), None]


def test_a_page_takes_the_same_queries_however_long_it_is(store: Store, source_id: int) -> None:
    keep(store, source_id, *(reading(f"t{n}", claims=(claim("c1", f"w{n}"),)) for n in range(30)))
    statements: list[str] = []
    engine = store._database._readers
    event.listen(engine, "before_cursor_execute", lambda *a: statements.append(a[2]))
    store.ticker(limit=2)
    few = len(statements)
    store.ticker(limit=29)
    assert len(statements) == 2 * few


# An article's time is told with its distance from UTC, whatever the zone.
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@settings(max_examples=200, deadline=None)
@given(
    st.datetimes(timezones=OFFSETS),
    st.datetimes(timezones=st.just(UTC), min_value=datetime(2026, 1, 1)),
)
def test_nothing_stands_later_than_it_was_taken_in(published: datetime, taken_in: datetime) -> None:
    assert 0 < place(published.isoformat(), taken_in) <= round(taken_in.timestamp() * 1000)
