"""The ticker narrowed down to breaking news, denials, admissions and figures that disagree: its page, feeds, search and what is new."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert

from articles import keep, short
from databases import run
from former import former
from ledgers import mark, unmark
from newsticker.model_stories import MARKS as ALL
from newsticker.store import ArticleFilter, Store, open_store
from newsticker.store.filters import COMMON
from newsticker.store.story_tables import LEDGER_MARKS as MARKS
from newsticker.store.tables import ARTICLES
from processor_time import processor_seconds
from serving import Client, serving

pytestmark = pytest.mark.usefixtures("each_database")

READINGS = [short(f"Damm {n}", published=f"2026-03-02T{8 + n:02}:00:00+01:00") for n in range(6)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(keep(tmp_path, READINGS)) as store:
        mark(store, "denials", 1, 3, 5)
        mark(store, "figures", 3)
        yield store


@pytest.fixture
def client(store: Store) -> Iterator[Client]:
    with serving(store) as client:
        yield client


def titles(page: str) -> list[str]:
    return re.findall(r'<h3><a href="/\w\w/article/\d+"[^>]*>([^<]+)', page)


def test_each_mark_is_a_link_and_has_a_page(client: Client) -> None:
    page = client.get("/de/").text
    bar = re.search(r'class="views marks".*?</nav>', page, re.S)
    assert bar
    links = re.findall(r'href="([^"]+)"( aria-current=page)?>([^<]+)', bar[0])
    assert links == [
        ("/de/", " aria-current=page", "Alle"),
        ("/de/?mark=breaking", "", "Eilmeldungen"),
        ("/de/?mark=denials", "", "Dementis"),
        ("/de/?mark=admissions", "", "Eingeständnisse"),
        ("/de/?mark=figures", "", "Zahlen uneins"),
    ]
    denials = client.get("/de/?mark=denials").text
    assert titles(denials) == ["Damm 4", "Damm 2", "Damm 0"]
    assert '"/de/?mark=denials" aria-current=page' in denials
    assert 'data-mark="denials"' in denials
    # The day has other articles too: it is not counted.
    assert "day-count" not in denials
    assert "Hier steht bisher nichts." in client.get("/de/?mark=admissions").text
    assert client.get("/de/?mark=lies").status == 404
    assert client.get("/de/feed.rss?mark=lies").status == 404


def test_pages_go_on_under_the_mark(store: Store) -> None:
    wanted = ArticleFilter(mark="denials")
    first, marker = store.list_articles(wanted, limit=2)
    rest, end = store.list_articles(wanted, before=marker, limit=2)
    assert [a.article.title for a in (*first, *rest)] == ["Damm 4", "Damm 2", "Damm 0"]
    assert end is None


def test_what_is_hidden_or_withdrawn_is_under_no_mark(store: Store, client: Client) -> None:
    with store._database.writing() as connection:
        change = ARTICLES.update()
        connection.execute(change.where(ARTICLES.c.id == 3).values(hidden=True))
        connection.execute(change.where(ARTICLES.c.id == 5).values(withdrawn=1, reason="falsch"))
    assert titles(client.get("/de/?mark=denials").text) == ["Damm 0"]
    assert store.stories.marks_of([1, 3, 5]) == {1: ("denials",)}


def test_feeds_api_and_search_have_the_mark(client: Client) -> None:
    page = client.get("/de/?mark=figures").text
    assert 'href="/de/feed.atom?mark=figures"' in page
    told = json.loads(client.get("/de/feed.json?mark=figures").text)
    assert [item["title"] for item in told["items"]] == ["Damm 2"]
    assert told["title"].endswith("Zahlen uneins")
    assert told["home_page_url"].endswith("/de/?mark=figures")
    articles = json.loads(client.get("/api/v1/articles?mark=denials").text)
    assert [a["title"] for a in articles["items"]] == ["Damm 4", "Damm 2", "Damm 0"]
    assert client.get("/api/v1/articles?mark=lies").status == 400
    found = client.get("/de/search?mark=denials").text
    assert titles(found) == ["Damm 4", "Damm 2", "Damm 0"]
    assert '<option value="denials" selected>Dementis</option>' in found
    assert titles(client.get("/de/search?q=Deichgraf&mark=figures").text) == ["Damm 2"]
    assert client.get("/de/search?mark=lies").status == 400


def test_breaking_news_have_a_list_until_a_version_says_otherwise(tmp_path: Path) -> None:
    news = short("Damm bricht", published="2026-03-02T20:00:00+01:00", breaking=True)
    with closing(keep(tmp_path, [*READINGS, news])) as store, serving(store) as client:
        for page in ("/de/?mark=breaking", "/de/new?after=0&mark=breaking"):
            assert titles(client.get(page).text) == ["Damm bricht"]
        told = client.get("/api/v1/articles?mark=breaking").text
        assert "Damm bricht" in told
        assert "Damm 5" not in told
        assert store.stories.marks_of([7]) == {7: ("breaking",)}


def test_a_database_of_before_knows_which_news_were_breaking(tmp_path: Path) -> None:
    news = short("Damm bricht", published="2026-03-02T20:00:00+01:00", breaking=True)
    with closing(keep(tmp_path, [*READINGS, news])) as store:
        before = former(store.address, tmp_path, "newsticker_0012")
    run(before, "DELETE FROM facets WHERE kind = 'breaking'")
    with closing(open_store(before)) as store:
        (found,), _ = store.list_articles(ArticleFilter(mark="breaking"))
    assert found.article.title == "Damm bricht"


def test_what_is_new_obeys_the_mark(store: Store, client: Client) -> None:
    before = store.newest_event()
    mark(store, "denials", 2)
    mark(store, "figures", 4)
    unmark(store, 1)
    piece = client.get(f"/de/new?after={before}&mark=denials").text
    assert titles(piece) == ["Damm 1"]
    # Those that have lost the mark, or never had it, are taken from the list where they stand in it.
    assert 'data-gone="1 4"' in piece
    assert client.get(f"/de/new?after={before}&mark=lies").status == 404


def test_a_page_costs_no_walk_through_all_articles(tmp_path: Path) -> None:
    """A mark of few articles and one of many, each looked up in the way that is quick for it."""
    with closing(keep(tmp_path, READINGS)) as store:
        _fill(store, 30_000)
        for kind, there in zip(ALL[1:], (COMMON + 500, 7, 0), strict=True):
            _mark_some(store, kind, there)
        plain = _cost(store, ArticleFilter())
        for kind in ALL:
            wanted = ArticleFilter(mark=kind)
            assert len(store.list_articles(wanted)[0]) == {"denials": 30, "admissions": 7}.get(kind, 0)  # fmt: skip
            # Of all articles it would be a hundred times as much.
            assert _cost(store, wanted) < 10 * plain + 0.02, kind


def _fill(store: Store, count: int) -> None:
    from newsticker.store.tables import VERSIONS

    with store._database.writing() as connection:
        article = connection.execute(ARTICLES.select().limit(1)).one()._mapping
        version = connection.execute(VERSIONS.select().limit(1)).one()._mapping
        numbers = range(100, 100 + count)
        connection.execute(
            insert(ARTICLES),
            [dict(article) | {"id": n, "identity": str(n), "placed": n * 1000} for n in numbers],
        )
        connection.execute(
            insert(VERSIONS), [dict(version) | {"id": n, "article_id": n} for n in numbers]
        )


def _mark_some(store: Store, kind: str, count: int) -> None:
    rows = [{"kind": kind, "article_id": 100 + 11 * n} for n in range(count)]
    if rows:
        with store._database.writing() as connection:
            connection.execute(insert(MARKS), rows)


def _cost(store: Store, wanted: ArticleFilter) -> float:
    return processor_seconds(lambda: store.list_articles(wanted), rounds=5)
