"""Lists of articles and claims: narrowed down, page by page, and of what is there now alone."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from databases import server
from newsticker.store import ArticleFilter, ClaimFilter, Incoming, Store, open_store
from newsticker.store.addresses import database_at
from newsticker.store.schema import MIGRATIONS
from readings import claim, reading
from story_rows import write_copies, write_story

NOW = datetime(2026, 3, 10, tzinfo=UTC)


def test_a_new_version_has_its_own_facets_and_claims(store: Store, source_id: int) -> None:
    first = reading(claims=(claim("c1", "der Damm halte"),), outlet="Wissekurier")
    second = reading(
        body="Anderer Text.", claims=(claim("c1", "das Wehr halte", speaker="Wehramt"),), outlet="Nordblick"
    )  # fmt: skip
    for one in (first, second):
        store.take_in([Incoming(source_id, "same", one, "r1")], NOW)
    assert store.list_articles(ArticleFilter(outlet="Wissekurier"))[0] == []
    assert len(store.list_articles(ArticleFilter(outlet="Nordblick"))[0]) == 1
    (found,), _ = store.list_claims(ClaimFilter())
    assert found.claim.content.text == "das Wehr halte"
    assert store.list_claims(ClaimFilter(speaker="Deichamt"))[0] == []


def test_a_source_is_the_outlet_where_no_credit_line_names_one(
    store: Store, source_id: int
) -> None:
    store.take_in([Incoming(source_id, "x", reading(outlet=None), None)], NOW)
    assert len(store.list_articles(ArticleFilter(outlet="Wissekurier"))[0]) == 1


def test_a_page_in_the_middle_of_an_article_goes_on_where_it_ended(
    store: Store, source_id: int
) -> None:
    many = tuple(claim(f"c{n}", f"Aussage Nummer {n}") for n in range(7))
    for identity in ("a", "b"):
        store.take_in([Incoming(source_id, identity, reading(claims=many), "r1")], NOW)
    seen: list[tuple[int, str]] = []
    marker = None
    while True:
        page, marker = store.list_claims(ClaimFilter(), before=marker, limit=3)
        seen += [(one.found.id, one.claim.content.text) for one in page]
        if marker is None:
            break
    assert seen == [(article, f"Aussage Nummer {n}") for article in (2, 1) for n in range(7)]


def test_time_begins_with_its_first_instant_and_ends_before_its_last(
    store: Store, source_id: int
) -> None:
    store.take_in([Incoming(source_id, "x", reading(), None)], NOW)
    at = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
    assert len(store.list_articles(ArticleFilter(begin=at))[0]) == 1
    assert store.list_articles(ArticleFilter(end=at))[0] == []
    assert store.earliest(ArticleFilter()) == at
    assert store.earliest(ArticleFilter(own=True)) is None


def test_versions_come_newest_first(store: Store, source_id: int) -> None:
    for body in ("eins", "zwei", "drei"):
        store.take_in([Incoming(source_id, "x", reading(body=body), None)], NOW)
    assert [one.article.body for one in store.versions(1)] == ["drei", "zwei", "eins"]
    assert [one.version for one in store.versions(1, before=3, limit=1)] == [2]
    assert store.versions(2) == []


def test_an_older_database_gets_the_facets_of_its_articles(kind: str, tmp_path: Path) -> None:
    address = str(tmp_path / "t.db") if kind == "sqlite" else server().new_database()
    with closing(database_at(address)) as database, database.writing() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "newsticker_0003")
        connection.execute(
            text(
                "INSERT INTO sources VALUES (1, 'file', 'wissekurier', 'Wissekurier', NULL, false)"
            )
        )
        for number, credit in (
            (1, '{"text": "x", "outlets": ["Nordblick"], "agencies": ["dpa"]}'),
            (2, "null"),
        ):
            article = f'{{"title": "x", "language": "de", "credit": {credit}}}'
            connection.execute(
                text(
                    "INSERT INTO articles (id, source_id, identity, version, taken_in, changed, placed, reads, next_claim)"
                    " VALUES (:id, 1, :id, 1, 0, 0, 0, 0, 1)"
                ),
                {"id": number},
            )
            connection.execute(
                text(
                    "INSERT INTO versions (article_id, number, taken_in, article, text) VALUES (:id, 1, 0, :article, 'x')"
                ),
                {"id": number, "article": article},
            )
    with closing(open_store(address)) as store:

        def found(**wanted: str) -> list[int]:
            return [one.id for one in store.list_articles(ArticleFilter(**wanted))[0]]

        assert found(outlet="Nordblick") == [1]
        assert found(outlet="Wissekurier") == [2]
        assert found(agency="dpa") == [1]
        assert found(language="de") == [2, 1]
        assert [language for _, language, _ in store.changes(ArticleFilter(), 5)] == ["de", "de"]


def test_copies_that_are_in_other_stories_are_no_origins_of_this_one(
    store: Store, source_id: int
) -> None:
    bodies = [f"{word} hält." for word in ("Damm", "Wehr", "Deich", "Kran")]
    incoming = [Incoming(source_id, one, reading(body=one), None) for one in bodies]
    first, second, merged, fourth = (one.article_id for one in store.take_in(incoming, NOW))
    own, other = write_story(store, (merged, fourth)), write_story(store, (first, second))
    for copied in ((first, merged), (second, merged)):
        write_copies(store, copied)
    told = {one.id: (one.articles, one.origins) for one in store.stories.newest()[0]}
    assert told == {own: (2, 2), other: (2, 2)}


def test_there_are_never_more_origins_than_articles(store: Store, source_id: int) -> None:
    bodies = [f"{word} hält." for word in ("Damm", "Wehr", "Deich", "Kran")]
    incoming = [Incoming(source_id, one, reading(body=one), None) for one in bodies]
    ids = [one.article_id for one in store.take_in(incoming, NOW)]
    story = write_story(store, ids)
    for copied in ([0, 1, 2], [1, 0], [2, 0], [3, 2]):
        write_copies(store, [ids[one] for one in copied])
    whole = store.stories.whole(story)
    assert whole
    assert (whole.record.articles, whole.record.origins) == (4, 2)
    assert [set(group) for group in whole.copies] == [set(ids[:3]), set(ids[2:])]
