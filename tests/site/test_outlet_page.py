"""The pages of outlets: their articles, the agencies named with them, whom they quote; and the lists by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from articles import claim, keep, short, speaker
from newsticker.model import Credit, Reading
from serving import Client, serving
from tickers import ticker_of

pytestmark = pytest.mark.usefixtures("each_database")

BODY = "Der Damm hält, sagte die Werft."


def report(title: str, outlet: str, *agencies: str, day: int = 2, who: str = "Werft") -> Reading:
    text = f"{title}\n\n{BODY}"
    said = claim("c1", ("Der Damm hält",), speaker(who), text=text)
    made = short(title, BODY, published=f"2026-03-{day:02}T09:00:00+01:00", claims=(said,))
    credit = Credit(", ".join((outlet, *agencies)), (outlet,) if outlet else (), (), agencies)
    return replace(made, article=replace(made.article, credit=credit, tags=("Damm", f"zu {who}")))


REPORTS = [
    report("Eins", "Nordblick", "dpa"),
    report("Zwei", "Nordblick", "dpa", "AFP", day=3, who="Amt Tarn"),
    report("Drei", "Nordblick", day=4),
    report("Vier", "Östliche Post & Söhne/2", day=5, who="Zoll"),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, kind: str) -> Iterator[Client]:
    folder = tmp_path_factory.mktemp("outlets")
    with ticker_of(folder, REPORTS, full_text=False, kind=kind) as client:
        yield client


def titles(page: str) -> list[str]:
    return re.findall(r'<h3><a href="/de/article/\d+"[^>]*>([^<]+)', page)


def test_an_outlet_has_its_articles_agencies_and_speakers(client: Client) -> None:
    page = client.get("/de/outlet/Nordblick").text
    assert titles(page) == ["Drei", "Zwei", "Eins"]
    assert "<li><b>3</b> Artikel</li>" in page
    assert re.findall(r'\?agency=\w+">(\w+)</a> <span class="meta">([^<]+)', page) == [("AFP", "1 Meldung"), ("dpa", "2 Meldungen")]  # fmt: skip
    assert re.findall(r'/speaker/\d+">([^<]+)</a> <span class="meta">([^<]+)', page) == [("Amt Tarn", "1 Aussage"), ("Werft", "2 Aussagen")]  # fmt: skip
    assert page.index("Gezählt, nicht benotet") < page.index("<b>3</b>")


def test_an_agency_narrows_the_articles_down(client: Client) -> None:
    page = client.get("/de/outlet/Nordblick?agency=dpa").text
    assert titles(page) == ["Zwei", "Eins"]
    assert "Artikel mit dpa" in page
    assert client.get("/de/outlet/Nordblick?agency=Reuters").status == 404


def test_the_source_lines_of_list_and_article_lead_to_the_outlet(client: Client) -> None:
    ticker, article = client.get("/de/").text, client.get("/de/article/2").text
    assert '<a href="/de/outlet/Nordblick">Nordblick, dpa, AFP</a>' in ticker
    assert "<dt>Medium</dt><dd>" + '<a href="/de/outlet/Nordblick">Nordblick</a></dd>' in article
    assert '<li class=credit><a href="/de/outlet/Nordblick">Nordblick</a></li>' in article


def test_names_of_any_letters_have_a_page(client: Client) -> None:
    (link,) = re.findall(r'<a href="(/de/outlet/%C3[^"]+)">', client.get("/de/outlets").text)
    assert titles(client.get(link).text) == ["Vier"]
    assert client.get("/de/outlet/nirgends").status == 404


@pytest.mark.parametrize(
    "path",
    ["/de/outlet/a%00b", "/de/outlet/Nordblick?agency=a%00b", "/de/tag/a%00b", "/de/speakers?letter=%00",
     "/de/outlets?start=%00", "/de/tags?start=%00", "/de/speakers?start=99999999999999999"],
)  # fmt: skip
def test_characters_and_numbers_that_no_database_holds_break_nothing(
    client: Client, path: str
) -> None:
    assert client.get(path).status in (200, 404)


def test_outlets_and_tags_have_lists_by_name(client: Client) -> None:
    outlets = re.findall(r'/outlet/[^"]+">([^<]+)</a> <span', client.get("/de/outlets").text)
    assert outlets == ["Nordblick", "Östliche Post &amp; Söhne/2"]
    page = client.get("/de/tags").text
    assert re.findall(r'/tag/[^"]+">([^<]+)</a> <span class="meta">([^<]+)', page) == [
        ("Damm", "4 Meldungen"),
        ("zu Amt Tarn", "1 Meldung"),
        ("zu Werft", "2 Meldungen"),
        ("zu Zoll", "1 Meldung"),
    ]
    assert 'href="/de/tags"' in client.get("/de/").text
    assert "Hier endet die Liste." in client.get("/de/tags?start=zz").text
    later = client.get("/de/tags?start=zu%20Werft").text
    assert re.findall(r'/tag/[^"]+">([^<]+)</a> <span', later) == ["zu Werft", "zu Zoll"]


def test_long_lists_are_paged_and_long_outlets_too(tmp_path: Path) -> None:
    many = [
        report(f"Meldung {n}", "Nordblick", day=1 + n % 28, who=f"Amt {n:03}") for n in range(35)
    ]
    tagged = [replace(one, article=replace(one.article, tags=tuple(f"t{n:02}{k}" for k in "abcdefg"))) for n, one in enumerate(many)]  # fmt: skip
    store = keep(tmp_path, tagged)
    with serving(store) as client:
        seen, link = [], "/de/outlet/Nordblick"
        while link:
            page = client.get(link).text
            seen += titles(page)
            link = next(iter(re.findall(r'rel="next" href="([^"]+)"', page)), "")
        tags, link = [], "/de/tags"
        while link:
            page = client.get(link).text
            tags += re.findall(r'/tag/([^"]+)">[^<]+</a> <span', page)
            following = re.findall(r'rel="next" href="([^"]+)"', page)
            link = f"/de/tags{following[0]}" if following else ""
    store.close()
    assert len(seen) == len(set(seen)) == 35
    assert tags == sorted(tags)
    assert len(tags) == 35 * 7


def test_an_empty_ticker_has_empty_lists(tmp_path: Path) -> None:
    store = keep(tmp_path, [])
    with serving(store) as client:
        for path in ("/de/outlets", "/de/tags"):
            assert "Noch nichts." in client.get(path).text
        assert "Noch keine Stimmen." in client.get("/de/speakers").text
        assert "Noch keine Meldungen im Archiv." in client.get("/de/archive").text
    store.close()
