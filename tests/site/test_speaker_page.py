"""The pages of speakers: counted and not rated, every claim with its passage and way, nobody private."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

import pytest
from msgspec.structs import replace

from articles import RICH, claim, keep, short, speaker
from databases import address_in
from newsticker.flow.speakers import attributions_of
from newsticker.flow.taking import take_in
from newsticker.model import Claim, Reading, SaidAt, Stance
from newsticker.settings import Settings
from newsticker.store import open_store
from serving import Client, serving
from tickers import ticker_of

pytestmark = pytest.mark.usefixtures("each_database")

COUNTY = speaker("Karla Dornbusch", "person", "Landrätin")
STATE = replace(speaker("Nordland", "state"), metonym="Tarn")


def report(title: str, day: int, *claims: tuple[str, Claim]) -> Reading:
    """A report whose body is the words of its claims."""
    body = " ".join(f"{words}." for words, _ in claims)
    text = f"{title}\n\n{body}"
    made = tuple(
        replace(one, content=replace(one.content, spans=_at(text, words))) for words, one in claims
    )
    return short(title, body, published=f"2026-03-{day:02}T09:00:00+01:00", claims=made)  # fmt: skip


def _at(text: str, words: str) -> tuple[tuple[int, int], ...]:
    start = text.index(words)
    return ((start, start + len(words)),)


def says(key: str, words: str, who: object = COUNTY, **other: object) -> tuple[str, Claim]:
    return words, claim(key, (words,), who, text=words, **other)  # type: ignore[arg-type]


REPORTS = [
    report(
        "Damm hält",
        2,
        says("c1", "der Damm halte", said=SaidAt("am Sonntag", "2026-03-01")),
        says("c2", "man habe nichts gewusst", stance="denies"),
        says("c3", "es habe geraucht", speaker("Erika Muster", "person", "Anwohnerin")),
        says("c4", "man werde zahlen", STATE, stance="promises"),
    ),
    report(
        "Damm bricht",
        4,
        says("c1", "der Damm sei gebrochen", chain=("Pegelnetz", "Karla Dornbusch")),
        says("c2", "es habe gekracht", speaker("Erika Muster", "person", "Anwohnerin")),
        says("c3", "das Amt wisse von nichts", speaker("Amt Tarn")),
    ),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, kind: str) -> Iterator[Client]:
    with ticker_of(tmp_path_factory.mktemp("speakers"), REPORTS, kind=kind) as client:
        yield client


def page_of(client: Client, name: str) -> str:
    """The address of a speaker's page, as the list of speakers has it."""
    (found,) = re.findall(rf'href="(/de/speaker/\d+)">{name}</a>', client.get("/de/speakers").text)
    return str(found)


def quotations(page: str) -> list[str]:
    """What is quoted in the list of all claims."""
    return re.findall(r"<blockquote[^>]*>([^<]+)", page[page.index('id="claims"') :])


def test_the_list_has_who_acts_in_public_by_name(client: Client) -> None:
    page = client.get("/de/speakers").text
    assert re.findall(r'/speaker/\d+">([^<]+)</a>', page) == ["Amt Tarn", "Karla Dornbusch", "Nordland"]  # fmt: skip
    assert "Erika Muster" not in page
    of_people = client.get("/de/speakers?kind=person").text
    assert re.findall(r'/speaker/\d+">([^<]+)</a>', of_people) == ["Karla Dornbusch"]
    assert re.findall(r'/speaker/\d+">([^<]+)</a>', client.get("/de/speakers?letter=k").text) == ["Karla Dornbusch", "Nordland"]  # fmt: skip
    assert client.get("/de/speakers?kind=witch").status == 404
    assert client.get("/de/speakers?start=x").status == 404


def test_a_page_has_names_counts_and_stances_under_the_notice(client: Client) -> None:
    page = client.get(page_of(client, "Karla Dornbusch")).text
    assert "Genannt als: Landrätin" in page
    text = re.sub(r"<[^>]*>", " ", page[page.index("<main") :])
    before, notice, _ = text.partition("Gezählt, nicht benotet")
    assert notice
    assert not re.search(r"\d", before)
    assert re.findall(r"<li><b>(\d+)</b> (\w+)</li>", page) == [("3", "Aussagen"), ("2", "Artikel"), ("1", "Medium")]  # fmt: skip
    assert re.findall(r'<tr class="s-(\w+)">.*?</span>(\d+)</a></td><td class="value">(\d+)</td>', page) == [("states", "2", "2"), ("denies", "1", "1")]  # fmt: skip
    assert "%" not in text


def test_claims_come_newest_first_with_passage_time_way_and_article(client: Client) -> None:
    page = client.get(page_of(client, "Karla Dornbusch")).text
    assert quotations(page) == ["der Damm sei gebrochen", "der Damm halte", "man habe nichts gewusst"]  # fmt: skip
    assert re.findall(r'class="quoted-day">([^<]+)', page) == ["Mittwoch, 4. März 2026", "Montag, 2. März 2026"]  # fmt: skip
    assert '<time datetime="2026-03-01">Sonntag, 1. März 2026</time>' in page
    assert page.count("kein Zeitpunkt genannt") == 2
    assert "<li>Pegelnetz</li><li>Karla Dornbusch</li>" in page
    assert '<a href="/de/outlet/Nordblick">Nordblick</a>' in page
    (article, row) = re.search(r'<a href="(/de/article/\d+)#(z\d)">Damm bricht</a>', page).groups()  # type: ignore[union-attr]
    assert f'id="{row}"' in client.get(article).text
    listed = page[page.index('id="claims"') :]
    links = re.findall(r'href="(/de/article/\d+/claim/\w+)">Dauerlink</a>', listed)
    assert len(links) == 3
    assert "der Damm sei gebrochen" in client.get(links[0]).text


def test_its_articles_are_feeds_that_its_page_names(client: Client) -> None:
    address = page_of(client, "Karla Dornbusch")
    page = client.get(address).text
    named = re.findall(r'type="application/(\w+)\+\w+" title="[^"]+" href="([^"]+)"', page)
    assert named == [
        ("rss", f"{address}/feed.rss"), ("atom", f"{address}/feed.atom"), ("feed", f"{address}/feed.json"),
    ]  # fmt: skip
    told = json.loads(client.get(f"{address}/feed.json").text)
    assert [item["title"] for item in told["items"]] == ["Damm bricht", "Damm hält"]
    assert told["title"].endswith("Stimme: Karla Dornbusch")
    assert told["home_page_url"].endswith(address)
    denied = client.get(f"{address}/feed.json?stance=denies")
    assert [item["title"] for item in json.loads(denied.text)["items"]] == ["Damm hält"]
    assert denied.headers["x-robots-tag"] == "noindex"
    for nobody in (f"{address}/feed.rss?stance=x", "/de/speaker/999999/feed.rss"):
        assert client.get(nobody).status == 404


def test_each_count_leads_to_its_claims(client: Client) -> None:
    address = page_of(client, "Karla Dornbusch")
    (link,) = re.findall(
        r'href="([^"]+)"><span class="unseen">dementiert', client.get(address).text
    )
    page = client.get(link.partition("#")[0]).text
    assert quotations(page) == ["man habe nichts gewusst"]
    assert "Aussagen: dementiert" in page
    assert "Hier stehen keine weiteren Aussagen." in client.get(f"{address}?stance=warns").text
    for wrong in ("?stance=lies", "?before=1.2", "?before=x"):
        assert client.get(address + wrong).status == 404


def test_a_metonym_is_told_and_names_the_speaker_too(client: Client) -> None:
    page = client.get(page_of(client, "Nordland")).text
    assert "Im Text auch: Tarn" in page
    assert "(im Text „Tarn“)" in page


def test_whoever_has_no_page_is_not_there_and_not_linked(client: Client) -> None:
    there = [client.get(f"/de/speaker/{n}").status for n in range(1, 20)]
    assert (there.count(200), there.count(404)) == (3, 16)
    assert client.get("/de/speaker/999999999999999999").status == 404
    article = client.get("/de/article/1").text
    address = page_of(client, "Karla Dornbusch")
    assert f'<a href="{address}">Karla Dornbusch</a></th>' in article
    assert f'<a href="{address}">Alle Aussagen dieser Stimme</a>' in article
    assert not re.search(r"<a[^>]*>Erika Muster</a>", article)


def test_search_engines_are_kept_out_unless_the_operator_lets_them_in(tmp_path: Path) -> None:
    store = keep(tmp_path, REPORTS)
    robots = '<meta name="robots" content="noindex">'
    with serving(store) as client:
        address = page_of(client, "Karla Dornbusch")
        assert robots in client.get(address).text
        assert robots in client.get("/de/speakers").text
        assert robots not in client.get("/de/").text
    with serving(store, Settings(index_speakers=True)) as client:
        assert robots not in client.get(address).text
    store.close()


def test_no_more_of_a_strangers_text_is_quoted_here_than_on_its_own_page(tmp_path: Path) -> None:
    store = keep(tmp_path, [RICH, replace(RICH, id="again")], full_text=False)
    with serving(store, Settings(most_quoted=300)) as client:
        article = client.get("/de/article/1").text
        found = re.findall(r'href="(/de/speaker/\d+)"', client.get("/de/speakers").text)
        pages = [client.get(address).text for address in found]
    store.close()
    assert found
    for page in pages:
        for passage in re.findall(r"<blockquote[^>]*>([^<]+)", page):
            assert f">{passage}</blockquote>" in article
    assert any("Wortlaut nur im Original" in page for page in pages)


def test_ten_thousand_claims_take_no_longer_than_a_glance(tmp_path: Path) -> None:
    stances: tuple[Stance, ...] = ("states", "denies", "warns", "expects")
    begin = datetime(2026, 1, 1, tzinfo=UTC)

    def many() -> Iterator[Reading]:
        for n in range(400):
            words = [f"der Damm {n}.{i} halte" for i in range(5)]
            claims = [says(f"c{i}", w, stance=stances[(n + i) % 4]) for i, w in enumerate(words)]
            made = report(f"Damm {n}", 1, *claims)
            told = (begin + timedelta(hours=n)).isoformat()
            yield replace(made, article=replace(made.article, published=told))

    store = open_store(address_in(tmp_path))
    for taken in take_in(store, many(), full_text=True):
        stored = store.article(taken.taken.article_id)
        assert stored
        # Each claim stands five times in the lists: what takes the time here is writing claims.
        told = [replace(a, number=25 * r + a.number) for a in attributions_of(stored) for r in range(5)]  # fmt: skip
        store.keep_attributions(stored.id, told, datetime.now(UTC))
    with serving(store) as client:
        address = page_of(client, "Karla Dornbusch")
        assert "<b>10.000</b> Aussagen" in client.get(address).text
        middle = f"{address}?stance=denies&before={int((begin + timedelta(hours=200)).timestamp() * 1000)}.200.1"
        for path in (address, f"{address}?stance=denies", middle):
            assert len(quotations(client.get(path).text)) == 30
            # In time of the processor: the cores are shared with whatever else runs on the machine.
            times = []
            for _ in range(5):
                asked = process_time()
                client.get(path)
                times.append(process_time() - asked)
            assert min(times) < 0.15, path
    store.close()
