"""What changed in an article: figures and claims first, then the words; what the outlet took back does not stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from articles import claim, keep, short, speaker
from newsticker.flow.taking import take_in
from newsticker.model import Bound, Claim, Figure, Reading, Speaker
from newsticker.outputs.claim_changes import changed_claims, passages_of
from newsticker.settings import Settings
from newsticker.store import Store
from serving import Client, serving

pytestmark = pytest.mark.usefixtures("each_database")

OFFICE, POLICE, YARD = speaker("Amt Tarn"), speaker("Polizei Tarn"), speaker("Werft")
URL = "https://nordblick.example/damm"


def said(key: str, words: str, who: Speaker, *figures: Figure, **other: Any) -> tuple[str, Claim]:
    return words, claim(key, (words,), who, text=words, figures=figures, **other)


def people(value: int, bound: Bound = "exact") -> Figure:
    return Figure(f"{value} Menschen", (), value, None, "Menschen", bound)


def version(title: str, *claims: tuple[str, Claim], lead: str = "Es regnet.") -> Reading:
    body = " ".join(f"{words}." for words, _ in claims) + " Ende."
    text = f"{title}\n\n{lead}\n\n{body}"
    made = []
    for words, one in claims:
        start = text.index(words)
        content = replace(one.content, spans=((start, start + len(words)),))
        made.append(replace(one, content=content))
    return short(title, body, lead=lead, url=URL, claims=tuple(made))


VERSIONS = [
    version(
        "Damm hält",
        said("c1", "1.500 Menschen seien fort", OFFICE, people(1500)),
        said("c2", "die Werft habe Öl abgelassen", POLICE),
        said("c3", "das stimme nicht", YARD),
    ),
    version(
        "Damm bricht",
        said("c1", "12.000 Menschen seien fort", OFFICE, people(12000)),
        said("c2", "das stimme nicht", YARD, stance="denies"),
        said("c3", "die Schule bleibe zu", OFFICE),
    ),
    version(
        "Damm bricht",
        said("c1", "12.000 Menschen seien fort", OFFICE, people(12000)),
        said("c2", "das stimme nicht", YARD, stance="denies"),
        said("c3", "die Schule bleibe zu", OFFICE),
        lead="Es regnet stark.",
    ),
]


def store_of(folder: Path, *, full_text: bool) -> Store:
    store = keep(folder, VERSIONS[:1], full_text=full_text)
    for one in VERSIONS[1:]:
        list(take_in(store, [one], full_text=full_text))
    return store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(store_of(tmp_path, full_text=True)) as store:
        yield store


@pytest.fixture
def client(store: Store) -> Iterator[Client]:
    with serving(store) as client:
        yield client


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def test_figures_come_first_then_stances_what_went_and_what_came(store: Store) -> None:
    third, second, first = store.versions(1)
    changes = changed_claims(first, second) or []
    told = [(c.before and c.before.content.text, c.after and c.after.content.text, c.fields) for c in changes]  # fmt: skip
    assert told == [
        ("1.500 Menschen seien fort", "12.000 Menschen seien fort", ("figures", "words")),
        ("das stimme nicht", "das stimme nicht", ("stance",)),
        ("die Werft habe Öl abgelassen", None, ()),
        (None, "die Schule bleibe zu", ()),
    ]
    assert changed_claims(second, third) == []
    assert changed_claims(first, replace(second, claims=None)) is None


def test_the_versions_tell_what_changed_and_by_whom_it_was_taken_back(client: Client) -> None:
    page = client.get("/de/article/1/versions").text
    third, second, first = re.findall(r'<section class="section".*?</section>', page, re.S)
    assert "Keine Aussage hat sich geändert." in third
    assert "Die erste Fassung, die aufgenommen wurde." in first
    text = plain(second)
    assert "Vorher: Damm hält" in text
    assert "2 Aussagen sind geändert" in text
    assert "Zahlen vorher 1.500 Menschen ; jetzt 12.000 Menschen".replace(" ;", ";") in text
    assert "Haltung vorher sagt; jetzt dementiert" in text
    gone = text.partition("1 Aussage ist zurückgenommen")[2].partition("1 Aussage ist neu")[0]
    assert "die Werft habe Öl abgelassen" in gone
    assert "Zurückgenommen von Nordblick" in gone
    assert "die Schule bleibe zu" in text.partition("1 Aussage ist neu")[2]
    article = client.get("/de/article/1").text
    assert '<a href="/de/article/1/versions">Was sich geändert hat</a>' in article
    assert "Öl abgelassen" not in article
    assert re.search(r"Aufgenommen am \d+\. \w+ \d{4}, \d\d:\d\d Uhr", text)
    assert "Taken in on" in client.get("/en/article/1/versions").text


def test_two_versions_stand_side_by_side_claims_first(client: Client) -> None:
    page = client.get("/de/article/1/versions/2").text
    assert page.index("Zahlen und Aussagen") < page.index('<table class="versions"')
    assert "<mark>hält</mark>" in page
    assert "<mark>bricht</mark>" in page
    for nothing in ("/de/article/1/versions/1", "/de/article/1/versions/9", "/de/article/9/versions"):  # fmt: skip
        assert client.get(nothing).status == 404


def test_an_article_that_never_changed_has_no_such_page(tmp_path: Path) -> None:
    with closing(keep(tmp_path, VERSIONS[:1])) as store, serving(store) as client:
        assert client.get("/de/article/1/versions").status == 404
        assert "/versions" not in client.get("/de/article/1").text
        assert json.loads(client.get("/api/v1/articles/1/changes").text) == {"items": [], "next": None}  # fmt: skip


def test_a_former_claims_page_leads_to_what_changed(store: Store, client: Client) -> None:
    (gone,) = [c for c in store.versions(1)[-1].claims or () if "Öl" in c.content.text]
    page = client.get(f"/de/article/1/claim/{gone.id}")
    assert page.status == 410
    assert '<a href="/de/article/1/versions">' in page.text


def test_the_api_tells_the_same(client: Client) -> None:
    told = json.loads(client.get("/api/v1/articles/1/changes").text)
    assert [(item["number"], item["before"]) for item in told["items"]] == [(3, 2), (2, 1)]
    claims = told["items"][1]["claims"]
    assert [(c["change"], c["fields"]) for c in claims] == [
        ("changed", ["figures", "words"]), ("changed", ["stance"]), ("withdrawn", []), ("came", []),
    ]  # fmt: skip
    assert [claims[0][side]["figures"][0]["value"] for side in ("before", "after")] == [1500, 12000]
    assert claims[2]["before"]["passage"] == "die Werft habe Öl abgelassen"
    assert claims[2]["after"] is None
    first = json.loads(client.get("/api/v1/articles/1/changes?limit=1").text)
    rest = json.loads(client.get(f"/api/v1/articles/1/changes?limit=1&cursor={first['next']}").text)
    assert [*first["items"], *rest["items"]] == told["items"]
    assert rest["next"] is None


def test_of_a_strangers_versions_no_more_is_quoted_than_the_cap(tmp_path: Path) -> None:
    cap = 120
    settings = Settings(most_quoted=cap)
    with closing(store_of(tmp_path, full_text=False)) as store:
        versions = store.versions(1)
        newest = versions[0]
        quoted = {words for words in passages_of(versions, settings).values() if words}
        with serving(store, settings) as client:
            pages = [client.get(f"/de/article/1/versions{which}").text for which in ("", "/2", "/3")]  # fmt: skip
            told = client.get("/api/v1/articles/1/changes").text
            excerpt = json.loads(client.get("/api/v1/articles/1").text)["excerpt"]
    assert len(excerpt) + sum(map(len, quoted)) <= cap
    assert newest.text not in "".join(pages)
    # There is room for one former claim, and none for the next.
    assert "1.500 Menschen seien fort" in pages[0]
    for page in (*pages, told):
        assert "die Werft habe Öl abgelassen" not in page
        assert "Ende." not in page
    shown = {p for page in pages for p in re.findall(r"<blockquote[^>]*>([^<]+)", page)}
    assert shown <= quoted
    assert any("Wortlaut nur im Original" in page for page in pages)
    assert "Zurückgenommen von Nordblick" in pages[0]


def test_nothing_is_told_of_what_was_withdrawn_or_hidden(store: Store, client: Client) -> None:
    from newsticker.store.tables import ARTICLES

    paths = ("/de/article/1/versions", "/de/article/1/versions/2")
    with store._database.writing() as connection:
        connection.execute(ARTICLES.update().values(withdrawn=1, reason="falsch"))
    for path in paths:
        answer = client.get(path)
        assert answer.status == 410
        assert "Öl" not in answer.text
    assert "Öl" not in client.get("/api/v1/articles/1/changes").text
    with store._database.writing() as connection:
        connection.execute(ARTICLES.update().values(withdrawn=None, hidden=True))
    assert [client.get(path).status for path in paths] == [404, 404]
    assert client.get("/api/v1/articles/1/changes").status == 404
