"""Stories as JSON, as a table and as feeds."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree

from newsticker.settings import Settings
from serving import Client, serving
from told_story import DENIAL, Told, tell


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    made = tell(tmp_path_factory.mktemp("told"), drawn=False)
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def client(told: Told) -> Iterator[Client]:
    with serving(told.store, Settings(address="https://ticker.example")) as client:
        yield client


def story(client: Client, told: Told) -> dict[str, Any]:
    answer = client.get(f"/api/v1/stories/{told.story}")
    assert answer.status == 200
    return dict(json.loads(answer.text))


def test_stories_are_listed_and_counted(client: Client, told: Told) -> None:
    (listed,) = [
        one
        for one in json.loads(client.get("/api/v1/stories").text)["items"]
        if one["id"] == told.story
    ]
    assert listed["page"] == f"https://ticker.example/de/story/{told.story}"
    assert (listed["article_count"], listed["outlet_count"], listed["origin_count"]) == (5, 5, 4)
    assert listed["first"] == "2026-03-07T07:00:00+00:00"


def test_a_story_has_its_articles_with_their_origins(client: Client, told: Told) -> None:
    found = story(client, told)
    by_id = {one["id"]: one for one in found["articles"]}
    assert by_id[told.copy]["origins"] == by_id[told.second_copy]["origins"]
    assert by_id[told.second_copy]["taken"] == [{"article": told.copy, "share": 0.8}]
    origin = found["origins"][by_id[told.copy]["origins"][0]]
    assert origin == {"number": 0, "name": "dpa", "copy": True, "articles": [told.copy, told.second_copy]}  # fmt: skip


def test_same_claims_are_one_statement(client: Client, told: Told) -> None:
    found = [one for one in story(client, told)["statements"] if one["stance"] == "denies"]
    (denial,) = found
    assert denial["claims"] == [f"{told.copy}:c2", f"{told.second_copy}:c2"]
    assert denial["passage"] == DENIAL
    assert (denial["article_count"], denial["origin_count"]) == (2, 1)
    assert denial["page"] == f"https://ticker.example/de/article/{told.copy}/claim/c2"


def test_links_tell_rule_and_confidence(client: Client, told: Told) -> None:
    links = {one["kind"]: one for one in story(client, told)["links"]}
    assert set(links) == {"same", "figures", "denial", "admission", "comparison"}
    assert links["admission"]["claims"] == [f"{told.copy}:c2", f"{told.later}:c1"]
    assert links["figures"]["rule"] == "same-quantity"
    assert links["figures"]["confidence"] == 0.85
    assert links["figures"]["unit"] == "Verletzte"


def test_no_more_is_quoted_than_on_the_page(told: Told) -> None:
    with serving(told.store, Settings(most_quoted=70, longest_excerpt=60)) as client:
        for path in ("", "/claims.csv"):
            assert DENIAL not in client.get(f"/api/v1/stories/{told.story}{path}").text


def test_who_says_what_is_a_table(client: Client, told: Told) -> None:
    answer = client.get(f"/api/v1/stories/{told.story}/claims.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert f"story-{told.story}.csv" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 8
    (denial,) = [row for row in rows if row["stance"] == "denies"]
    assert (denial["speaker"], denial["articles"], denial["origins"]) == ("Tarnwerft", "2", "1")
    assert denial["claims"] == f"{told.copy}:c2; {told.second_copy}:c2"


@pytest.mark.parametrize("path", ["999", "999/claims.csv", "99999999999999999999"])
def test_a_story_that_is_none_is_a_problem(client: Client, path: str) -> None:
    answer = client.get(f"/api/v1/stories/{path}")
    assert answer.status == 404
    assert json.loads(answer.text)["detail"] == "There is no story of this id."


def test_a_story_is_a_feed_in_three_formats(client: Client, told: Told) -> None:
    base = f"/de/story/{told.story}"
    rss = etree.fromstring(client.get(f"{base}/feed.rss").content)
    assert [item.findtext("title") for item in rss.iter("item")] == [
        "Werft räumt Hinweis ein", "Yard knew of weak valve", "Schichtleiter: Leck war gemeldet",
        "Tanklager brennt", "Brand im Tanklager der Tarnwerft",
    ]  # fmt: skip
    assert rss.findtext("channel/title", "").endswith("Ereignis: Werft räumt Hinweis ein")
    assert len(etree.fromstring(client.get(f"{base}/feed.atom").content).findall("{*}entry")) == 5
    feed = json.loads(client.get(f"{base}/feed.json").text)
    assert feed["home_page_url"] == f"https://ticker.example{base}"
    assert f'href="{base}/feed.rss"' in client.get(base).text
    assert client.get("/de/story/999/feed.rss").status == 404
