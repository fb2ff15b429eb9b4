"""Where an outlet's texts come from: agencies' copies, texts of other outlets, its own; counts that lead to their lists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from articles import claim, keep, short, speaker
from ledgers import copies, reuse
from newsticker.model import Credit, Reading
from newsticker.store import Store, outlet_texts
from newsticker.store.tables import ARTICLES
from serving import Client, serving

pytestmark = pytest.mark.usefixtures("each_database")


def report(title: str, outlet: str, *agencies: str, day: int) -> Reading:
    body = f"Das ist {title}, sagte die Werft."
    text = f"{title}\n\n{body}"
    said = claim("c1", (f"Das ist {title}",), speaker("Werft"), text=text)
    made = short(title, body, published=f"2026-03-{day:02}T09:00:00+01:00", claims=(said,))
    credit = Credit(", ".join((outlet, *agencies)), (outlet,), (), agencies)
    return replace(made, article=replace(made.article, credit=credit))


REPORTS = [
    report("Eins", "Nordblick", "dpa", day=1),  # 1, a copy of dpa that Tagesecho has, too
    report("Zwei", "Tagesecho", "dpa", day=2),  # 2
    report("Drei", "Nordblick", day=3),  # 3, taken over from Tagesecho
    report("Vier", "Tagesecho", day=2),  # 4
    report("Fünf", "Nordblick", "AFP", day=5),  # 5, names an agency and is written anew
    report("Sechs", "Nordblick", day=6),  # 6, taken over by Küstenbote
    report("Sieben", "Küstenbote", day=7),  # 7
    report("Acht", "Nordblick", day=8),  # 8, its own text once more
    report("Neun", "Nordblick", day=9),  # 9
    report("Zehn", "Nordblick", day=10),  # 10, a copy of AFP that it does not name
    report("Elf", "Küstenbote", "AFP", "dpa", day=11),  # 11
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(keep(tmp_path, REPORTS)) as store:
        copies(store, (1, 2), (4, 3), (6, 7), (8, 9), (10, 11))
        reuse(store, 1, 2)
        reuse(store, 4, 3)
        reuse(store, 6, 7)
        reuse(store, 8, 9)
        yield store


@pytest.fixture
def client(store: Store) -> Iterator[Client]:
    with serving(store) as client:
        yield client


def counts(page: str) -> list[tuple[str, str, str]]:
    table = page[page.index('id="texts"') :].partition("</table>")[0]
    rows = re.findall(r'<th scope="row">([^<]+)</th>(.*?)</tr>', table)
    plain = [(label, re.sub(r'<span class="unseen">[^<]*</span>', "", cells)) for label, cells in rows]  # fmt: skip
    return [(label, *re.findall(r'(\d*)(?:</a>)?</td>', cells)) for label, cells in plain]  # fmt: skip


def titles(page: str) -> list[str]:
    return re.findall(r'<h3><a href="/de/article/\d+"[^>]*>([^<]+)', page)


def test_copies_are_counted_by_agency_and_what_was_taken_over_by_outlet(client: Client) -> None:
    page = client.get("/de/outlet/Nordblick").text
    assert counts(page) == [
        ("Agenturtext", "2", "2"),
        ("AFP", "1", ""),
        ("dpa", "2", ""),
        ("Von anderen Medien übernommen", "1", "1"),
        ("Tagesecho", "1", ""),
        ("Eigener Text", "4", "4"),
    ]
    assert page.index("Gezählt, nicht benotet") < page.index('id="texts"')
    assert "%" not in re.sub(r"<[^>]*>", "", page)


def test_each_count_leads_to_its_articles(client: Client) -> None:
    page = client.get("/de/outlet/Nordblick").text
    links = re.findall(r'href="(/de/outlet/Nordblick\?text=[^"#]+)#reports"', page)
    lists = {link: titles(client.get(link.replace("&amp;", "&")).text) for link in links}
    assert list(lists.values()) == [
        ["Zehn", "Eins"], ["Zehn"], ["Zehn", "Eins"], ["Drei"], ["Drei"], ["Neun", "Acht", "Sechs", "Fünf"],
    ]  # fmt: skip
    feed = json.loads(client.get("/de/outlet/Nordblick/feed.json?text=taken").text)
    assert [item["title"] for item in feed["items"]] == ["Drei"]
    assert 'href="/de/outlet/Nordblick/feed.rss?text=taken"' in client.get("/de/outlet/Nordblick?text=taken").text  # fmt: skip
    for wrong in ("text=stolen", "text=own&before=1.2"):
        assert client.get(f"/de/outlet/Nordblick?{wrong}").status == 404, wrong


def test_the_list_of_an_origin_goes_on_page_by_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsticker.site.outlet.A_PAGE", 3)
    first = client.get("/de/outlet/Nordblick?text=own").text
    (further,) = re.findall(r'rel="next" href="([^"]+)"', first)
    second = client.get(further.replace("&amp;", "&")).text
    assert titles(first) + titles(second) == ["Neun", "Acht", "Sechs", "Fünf"]
    assert 'rel="next"' not in second
    assert 'href="/de/outlet/Nordblick?text=own"' in second


def test_a_copy_of_what_nobody_may_see_is_no_copy(store: Store, client: Client) -> None:
    with store._database.writing() as connection:
        change = ARTICLES.update()
        connection.execute(change.where(ARTICLES.c.id == 2).values(hidden=True))
        connection.execute(change.where(ARTICLES.c.id == 4).values(withdrawn=1, reason="falsch"))
        connection.execute(change.where(ARTICLES.c.id == 5).values(hidden=True))
    assert counts(client.get("/de/outlet/Nordblick").text) == [
        ("Agenturtext", "1", "1"), ("AFP", "1", ""), ("dpa", "1", ""),
        ("Von anderen Medien übernommen", "0", "0"), ("Eigener Text", "5", "5"),
    ]  # fmt: skip


def test_it_looks_through_so_many_and_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlet_texts, "LOOKED_THROUGH", 3)
    page = client.get("/de/outlet/Nordblick").text
    assert "Durchgesehen sind die neuesten 3 Artikel." in page
    assert counts(page)[-1] == ("Eigener Text", "2", "2")


def test_it_is_found_for_what_the_index_found(tmp_path: Path) -> None:
    """The same, from texts that were related as they came."""
    told = (
        "Der Damm an der Wisse ist am Montag auf einer Länge von vierzig Metern gebrochen, wie das Amt Tarn mitteilte. "
        "Helfer brachten mehr als hundert Anwohner mit Booten in eine Turnhalle, in der Feldbetten stehen. "
        "Die Feuerwehr rechnet damit, dass der Pegel bis zum Abend weiter steigt und auch das Werk erreicht."
    )
    readings = []
    for outlet, agencies, hour in (("Nordblick", ("dpa",), 8), ("Tagesecho", ("dpa",), 9)):
        made = short("Damm bricht", told, published=f"2026-03-02T{hour:02}:00:00+01:00")
        credit = Credit(", ".join((outlet, *agencies)), (outlet,), (), agencies)
        readings.append(replace(made, id=outlet, article=replace(made.article, credit=credit)))
    with closing(keep(tmp_path, readings)) as store, serving(store) as client:
        assert counts(client.get("/de/outlet/Nordblick").text)[:2] == [("Agenturtext", "1", "0"), ("dpa", "1", "")]  # fmt: skip
