"""The API as a program meets it: lists and their filters, pages, errors, validators, keys and limits."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from msgspec.structs import replace

from articles import BODY, CLAIMS, LEAD, RICH, TITLE, keep, short
from databases import on
from newsticker.settings import Settings
from serving import Answer, Client, serving

API = "/api/v1"
QUICK = Settings(api_requests=100_000, api_key_requests=100_000)


def told(answer: Answer) -> Any:
    """What an answer says."""
    return json.loads(answer.content)


def ask(client: Client, path: str, **headers: str) -> Any:
    """What the API answers to a path that it must answer."""
    answer = client.get(API + path, **headers)
    assert answer.status == 200, answer.text
    return told(answer)


@contextmanager
def api_of(
    folder: Path, settings: Settings = QUICK, *, full_text: bool = True, kind: str | None = None
) -> Iterator[Client]:
    """A ticker with the marked article and three short ones, in that kind of database."""
    english = short(
        "Ferry cancelled",
        published="2026-03-01T17:00:00+01:00",
        language="en",
        outlet="Harbour Post",
    )
    readings = [
        RICH,
        short("Fähre fällt aus", published="2026-03-01T18:00:00+01:00", breaking=True, tags=("Verkehr", "Wisse")),
        english,
        short("Brücke gesperrt", published="2026-02-28T23:30:00+01:00", tags=("Verkehr",)),
    ]  # fmt: skip
    with on(kind):
        store = keep(folder, readings, full_text=full_text)
    with serving(store, settings) as client:
        yield client
    store.close()


@pytest.fixture(scope="module")
def api(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with api_of(tmp_path_factory.mktemp("api"), kind=kind) as client:
        yield client


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with api_of(tmp_path_factory.mktemp("others"), full_text=False) as client:
        yield client


def titles(client: Client, query: str) -> list[str]:
    return [article["title"] for article in ask(client, f"/articles?{query}")["items"]]


def numbers(client: Client, query: str) -> list[int]:
    return [claim["number"] for claim in ask(client, f"/claims?{query}")["items"]]


def test_articles_come_newest_first_without_their_texts(api: Client) -> None:
    items = ask(api, "/articles")["items"]
    assert [item["title"] for item in items] == [
        TITLE, "Fähre fällt aus", "Ferry cancelled", "Brücke gesperrt",
    ]  # fmt: skip
    first = items[0]
    assert (first["url"], first["outlet"]) == (
        "https://wissebote.example/flut",
        "wissebote.example",
    )
    assert first["page"] == f"{api.address}/de/article/1"
    assert first["published"] == "2026-03-02"
    assert (first["claim_count"], first["reads_at_origin"]) == (len(CLAIMS), 695)
    assert "body" not in first
    assert items[2]["page"].startswith(f"{api.address}/en/")


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("tag=Verkehr", ["Fähre fällt aus", "Brücke gesperrt"]),
        ("tag=Verkehr&tag2=x", None),
        ("outlet=Harbour Post", ["Ferry cancelled"]),
        ("agency=AFP", [TITLE]),
        ("language=en", ["Ferry cancelled"]),
        ("from=2026-03-01&to=2026-03-01", ["Fähre fällt aus", "Ferry cancelled"]),
        ("to=2026-02-28", ["Brücke gesperrt"]),
        ("from=2026-03-01T17:30:00%2B01:00&to=2026-03-02T00:00:00%2B01:00", ["Fähre fällt aus"]),
        ("from=2026-03-01T16:30:00Z", [TITLE, "Fähre fällt aus"]),
        ("tag=Verkehr&language=en", []),
        ("from=0001-01-01&to=9999-12-31&tag=Wisse", ["Fähre fällt aus"]),
    ],
)
def test_articles_are_narrowed_down(api: Client, query: str, wanted: list[str] | None) -> None:
    if wanted is None:
        assert api.get(f"{API}/articles?{query}").status == 400
    else:
        assert titles(api, query) == wanted


def test_an_own_article_is_whole(api: Client) -> None:
    article = ask(api, "/articles/1")
    assert (article["lead"], article["body"]) == (LEAD, BODY)
    assert [claim["number"] for claim in article["claims"]] == list(range(1, 16))
    ninth = article["claims"][8]
    assert ninth["id"] == "1:c9"
    assert ninth["page"] == f"{api.address}/de/article/1/claim/c9"
    assert ninth["chain"][0]["name"] == "Pegelnetz"
    assert ninth["figures"] == [
        {"text": "rund 10.000 Anwohner", "value": 10000, "high": None, "unit": "Anwohner", "bound": "about"}
    ]  # fmt: skip
    assert article["claims"][10]["denies"] == "1:c10"


def test_the_number_of_a_claim_is_that_of_its_row_on_the_page(api: Client) -> None:
    for claim in ask(api, "/articles/1")["claims"]:
        page = api.get(claim["page"].removeprefix(api.address)).text
        assert f'/de/article/1#z{claim["number"]}"' in page


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("speaker=Werft", [11, 14, 15]),
        ("speaker=Werft&stance=admits", [15]),
        ("stance=denies", [11, 13, 14]),
        ("agency=AFP&stance=expects", [2, 3]),
        ("outlet=wissebote.example&stance=warns", [1, 4]),
        ("article=1&limit=2", [1, 2]),
        ("article=2", []),
        ("language=en", []),
        ("tag=Verkehr", []),
        ("from=2026-03-02&stance=admits", [15]),
        ("from=2026-03-03", []),
    ],
)
def test_claims_are_narrowed_down(api: Client, query: str, wanted: list[int]) -> None:
    assert numbers(api, query) == wanted


def test_a_listed_claim_names_its_article(api: Client) -> None:
    (claim,) = ask(api, "/claims?speaker=Hafenmeister von Tarn")["items"]
    assert claim["article"]["title"] == TITLE
    assert claim["article"]["agencies"] == ["AFP"]
    assert claim["speaker"]["role"] == "Hafenmeister"


@pytest.mark.parametrize("path", ["/articles", "/claims", "/tags"])
def test_pages_follow_each_other_and_nothing_is_twice(api: Client, path: str) -> None:
    whole = ask(api, f"{path}?limit=100")
    assert whole["next"] is None
    pieces, cursor = [], ""
    while cursor is not None:
        page = ask(api, f"{path}?limit=1" + (f"&cursor={quote(cursor)}" if cursor else ""))
        pieces += page["items"]
        cursor = page["next"]
    assert pieces == whole["items"]
    assert len(pieces) > 1


def test_tags_are_counted(api: Client) -> None:
    assert ask(api, "/tags")["items"] == [
        {"name": "Verkehr", "articles": 2}, {"name": "Wisse", "articles": 1},
    ]  # fmt: skip


@pytest.mark.parametrize("full_text", [True, False])
def test_versions_of_others_are_headlines_alone(tmp_path: Path, full_text: bool) -> None:
    first = short("Damm hält", "Erste Fassung.", url="https://a.example/1")
    second = short("Damm hält doch nicht", "Zweite Fassung.", url="https://a.example/1")
    third = short("Damm ist gebrochen", "Dritte Fassung.", url="https://a.example/1")
    store = keep(tmp_path, [first, second, third], full_text=full_text)
    with serving(store, QUICK) as client:
        page = ask(client, "/articles/1/versions?limit=2")
        rest = ask(client, f"/articles/1/versions?cursor={page['next']}")
    store.close()
    found = page["items"] + rest["items"]
    assert [one["number"] for one in found] == [3, 2, 1]
    assert [one["title"] for one in found][2] == "Damm hält"
    bodies = [one["body"] for one in found]
    assert bodies == (
        ["Dritte Fassung.", "Zweite Fassung.", "Erste Fassung."] if full_text else [None] * 3
    )
    assert rest["next"] is None


def test_of_somebody_elses_article_the_text_is_kept_back(others: Client) -> None:
    article = ask(others, "/articles/1")
    assert (article["lead"], article["body"], article["whole"]) == (None, None, False)
    assert article["excerpt"] == LEAD
    assert article["url"] == "https://wissebote.example/flut"


def test_a_claim_is_quoted_alike_in_its_article_and_in_every_list(tmp_path: Path) -> None:
    settings = replace(QUICK, most_quoted=250, longest_excerpt=60)
    with api_of(tmp_path, settings, full_text=False) as client:
        article = ask(client, "/articles/1")
        listed = ask(client, "/claims?stance=denies")["items"]
    passages = {claim["id"]: claim["passage"] for claim in article["claims"]}
    quoted = [article["excerpt"], *filter(None, passages.values())]
    assert sum(map(len, quoted)) <= 250
    assert None in passages.values()
    assert all(claim["passage"] == passages[claim["id"]] for claim in listed)
    # Behind the cap everything but the passage is told.
    last = article["claims"][-1]
    assert (last["speaker"]["name"], last["stance"], last["passage"]) == ("Werft", "admits", None)
    assert last["cue"] is None


@pytest.mark.parametrize(
    "query",
    [
        "articles?cursor=999999999999999.999999999999999",
        "claims?cursor=999999999999999.999999999999999.999999999",
        "claims.csv?cursor=0.0.0",
        "tags?cursor=999999999 x",
        "articles/1/versions?cursor=999999999",
        "claims?article=9007199254740991",
    ],
)
def test_the_longest_numbers_that_may_be_asked_for_are_answered(api: Client, query: str) -> None:
    assert api.get(f"{API}/{query}").status == 200


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        ("/articles/77", 404, "There is no article of this id."),
        ("/articles/99999999999999999999999", 404, "There is no article of this id."),
        ("/nothing", 404, "There is nothing at this address; /api/v1/openapi.json tells what there is."),
        ("/a%0Ab", 404, "There is nothing at this address; /api/v1/openapi.json tells what there is."),
        ("/articles?limit=0", 400, "Parameter 'limit': expected int >= 1."),
        ("/articles?limit=x", 400, "Parameter 'limit': expected int, got str."),
        ("/claims?stance=lies", 400, "Parameter 'stance': invalid enum value 'lies'."),
        ("/claims?stance=null", 400, "Parameter 'stance': 'null' is none of its values."),
        ("/tags?colour=red", 400, "Parameter 'colour' is not known here; known are limit, cursor."),
        ("/claims?cursor=1.1.1234567890", 400, "Parameter 'cursor': is no page of this list; begin without it."),
        ("/articles?cursor=abc", 400, "Parameter 'cursor': is no page of this list; begin without it."),
        ("/articles?tag=a&tag=b", 400, "Parameter 'tag' is given twice; give it once."),
        ("/articles?tag=a%00b", 400, "Parameter 'tag' has a NUL character in it; leave it out."),
        ("/articles?from=yesterday", 400, "Parameter 'from': 'yesterday' is neither a day (2026-03-02) nor an instant."),
    ],
)  # fmt: skip
def test_errors_are_one_clear_sentence(api: Client, path: str, status: int, detail: str) -> None:
    answer = api.get(API + path)
    assert answer.headers["content-type"] == "application/problem+json"
    problem = told(answer)
    assert (answer.status, problem["status"]) == (status, status)
    assert problem["type"] == "about:blank"
    assert problem["detail"] == detail


def test_only_get_and_head_are_answered(api: Client) -> None:
    head = api.get(f"{API}/articles", method="HEAD")
    assert (head.status, head.content) == (200, b"")
    refused = api.get(f"{API}/articles", method="POST")
    assert (refused.status, set(refused.headers["allow"].split(", "))) == (405, {"GET", "HEAD"})
    assert told(refused)["detail"] == "This address answers GET and HEAD alone."


@pytest.mark.parametrize(
    "path", ["/articles", "/claims", "/claims.csv", "/openapi.json", "/articles/1/ninjs"]
)
def test_whoever_has_an_answer_gets_it_no_second_time(api: Client, path: str) -> None:
    first = api.get(API + path)
    tag = first.headers["etag"]
    for asked in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
        again = api.get(API + path, if_none_match=asked)
        assert (again.status, again.content) == (304, b"")
    assert api.get(API + path, if_none_match='"other"').status == 200


def test_answers_are_compressed_for_those_who_take_it(api: Client) -> None:
    answer = api.get(f"{API}/articles/1", accept_encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(answer.content)) == ask(api, "/articles/1")


def test_a_ticker_can_ask_for_keys(tmp_path: Path) -> None:
    store = keep(tmp_path, [RICH])
    key = store.add_key("newsroom", ("read",), datetime.now(UTC))
    bare = store.add_key("nothing", (), datetime.now(UTC))
    with serving(store, replace(QUICK, api_open=False)) as client:
        for path in ("/articles", "/openapi.json", "/claims.csv"):
            without = client.get(API + path)
            assert without.status == 401
            assert without.headers["www-authenticate"].startswith("Bearer")
            assert told(without)["detail"] == "Show a key: Authorization: Bearer KEY."
            assert client.get(API + path, authorization=f"Bearer {key}").status == 200
        assert client.get(f"{API}/tags", authorization="Bearer wrong").status == 401
        assert client.get(f"{API}/tags", authorization="Bearer ä").status == 401
        assert client.get(f"{API}/tags", authorization="Basic bmVpbjpuZWlu").status == 401
        assert client.get(f"{API}/tags", authorization=f"Bearer {bare}").status == 403
        store.remove_key("newsroom")
        assert client.get(f"{API}/tags", authorization=f"Bearer {key}").status == 401
        assert "/api/v1/" not in client.get("/de/article/1").text.split("</head>")[1]
    store.close()


def test_who_asks_too_often_is_told_when_to_ask_again(tmp_path: Path) -> None:
    store = keep(tmp_path, [RICH])
    key = store.add_key("newsroom", ("read",), datetime.now(UTC))
    with serving(store, Settings(api_requests=12, api_key_requests=14)) as client:
        assert [client.get(f"{API}/tags").status for _ in range(14)] == [200] * 12 + [429] * 2
        refused = client.get(f"{API}/tags")
        seconds = int(refused.headers["retry-after"])
        assert 1 <= seconds <= 5
        assert told(refused)["detail"].startswith("Asked too often; ask again in ")
        # A key has a bucket of its own; a table costs ten requests of it.
        asked = [client.get(f"{API}/claims.csv", authorization=f"Bearer {key}").status]
        asked += [client.get(f"{API}/tags", authorization=f"Bearer {key}").status for _ in range(5)]
        assert asked == [200] * 5 + [429]
        # Guessing keys is asking, too.
        assert client.get(f"{API}/tags", authorization="Bearer guess").status == 429
        assert client.get("/de/").status == 200
    store.close()


def test_a_database_that_breaks_is_a_problem_not_a_trace(tmp_path: Path) -> None:
    store = keep(tmp_path, [RICH])
    with serving(store, QUICK) as client:
        store.close()
        (tmp_path / "ticker.db").write_bytes(b"no database any more" * 1000)
        for name in ("ticker.db-wal", "ticker.db-shm"):
            (tmp_path / name).unlink(missing_ok=True)
        answer = client.get(f"{API}/articles")
    assert answer.status == 503
    assert told(answer)["detail"] == "The database cannot be read just now; ask again in a while."
    assert answer.headers["retry-after"] == "30"


def test_links_go_to_the_public_address(tmp_path: Path) -> None:
    with api_of(tmp_path, replace(QUICK, address="https://ticker.example/")) as client:
        assert ask(client, "/articles/1")["page"] == "https://ticker.example/de/article/1"
