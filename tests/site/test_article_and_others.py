"""What an article's page tells of other articles: its story, its claims' links, and where its text comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from serving import Client, serving
from told_story import Told, tell

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    made = tell(tmp_path_factory.mktemp("told"), drawn=False)
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def client(told: Told) -> Iterator[Client]:
    with serving(told.store) as client:
        yield client


def words(client: Client, path: str) -> str:
    html = re.sub(r"<svg.*?</svg>", "", unescape(client.get(path).text), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_an_article_names_its_story(client: Client, told: Told) -> None:
    html = client.get(f"/de/article/{told.own}").text
    assert f'<a href="/de/story/{told.story}">Werft räumt Hinweis ein</a>, 5 Artikel' in html
    assert "Story: Werft räumt Hinweis ein , 5 articles" in words(client, f"/en/article/{told.own}")


def test_an_article_says_where_its_text_comes_from(client: Client, told: Told) -> None:
    assert "Übernommen von Nordblick , 80 %" in words(client, f"/de/article/{told.second_copy}")
    assert "Übernommen haben Küstenpost , 80 %" in words(client, f"/de/article/{told.copy}")
    assert "Übernommen" not in words(client, f"/de/article/{told.own}")


def test_a_claim_names_what_it_is_linked_to_in_other_articles(client: Client, told: Told) -> None:
    def linked(article: int, key: str) -> str:
        told_as = words(client, f"/de/article/{article}/claim/{key}")
        found = re.search(r"In anderen Artikeln (.*?) Form ", told_as)
        return found.group(1) if found else ""

    assert linked(told.own, "c1") == "dementiert von Tarnwerft: Nordblick"
    assert linked(told.own, "c2") == "andere Zahl: Polizei Tarn, 11 Verletzte: Nordblick andere Zahl: Polizei Tarn, 31 Verletzte: Tagesecho"  # fmt: skip
    assert linked(told.copy, "c2") == (
        "dieselbe Aussage: Küstenpost dementiert, was Schichtleiter sagt: Wissebote "
        "später eingeräumt von Tarnwerft: Tagesecho zum Vergleichen: Tarn yard: Harbour"
    )
    assert linked(told.later, "c1") == "räumt ein, was Tarnwerft dementiert hatte: Nordblick"
    assert linked(told.own, "c3") == ""
    card = client.get(f"/de/article/{told.own}").text
    assert f'/de/article/{told.copy}/claim/c2"' in card


def test_a_figure_leads_to_the_other_figures_of_its_story(client: Client, told: Told) -> None:
    html = client.get(f"/de/article/{told.own}").text
    (page,) = re.findall(r'<a href="([^"]+)">Das Ereignis hat dazu auch andere Zahlen</a>', html)
    address, _, place = page.partition("#")
    assert address == f"/de/story/{told.story}"
    assert f'id="{place}"' in client.get(address).text
    assert "Das Ereignis hat" not in client.get(f"/de/article/{told.english}").text


def test_what_is_hidden_is_named_nowhere(tmp_path: Path) -> None:
    told = tell(tmp_path, drawn=False)
    told.store.desk.hide(told.copy, True, "Ada", "", NOW)
    with serving(told.store) as client:
        for path in (f"/de/article/{told.own}", f"/de/article/{told.own}/claim/c1",
                     f"/de/article/{told.second_copy}"):  # fmt: skip
            assert "Nordblick" not in words(client, path)
    told.store.close()


def test_a_page_that_was_kept_tells_of_a_new_link(tmp_path: Path) -> None:
    told = tell(tmp_path, drawn=False)
    with serving(told.store) as client:
        path = f"/de/story/{told.story}"
        assert client.get(path).content == client.get(path).content
        told.store.desk.hide(told.later, True, "Ada", "", NOW)
        assert "Tagesecho" not in client.get(path).text
    told.store.close()
