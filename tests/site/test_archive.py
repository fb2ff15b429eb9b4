"""The archive: months, days, the days beside them, and days on which nothing was reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from articles import keep, short
from newsticker.settings import Settings
from serving import Client, serving
from tickers import ticker_of

pytestmark = pytest.mark.usefixtures("each_database")

REPORTS = [
    short("Im Dezember", published="2025-12-30T10:00:00+01:00"),
    short("Kurz vor Mitternacht", published="2026-02-28T23:59:00+01:00"),
    short("Kurz danach", published="2026-02-28T23:01:00+00:00"),
    short("Mittags", published="2026-03-01T12:00:00+01:00"),
    short("Später", published="2026-03-05T12:00:00+01:00"),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, kind: str) -> Iterator[Client]:
    with ticker_of(tmp_path_factory.mktemp("archive"), REPORTS, kind=kind) as client:
        yield client


def titles(page: str) -> list[str]:
    return re.findall(r'<h3><a href="/de/article/\d+"[^>]*>([^<]+)', page)


def beside(page: str) -> dict[str, str]:
    return dict(re.findall(r'<a rel="(prev|next)" href="/de/archive/([\d-]+)"', page))


def test_months_with_reports_are_listed_by_year(client: Client) -> None:
    page = client.get("/de/archive").text
    assert re.findall(r'<h2 id="y\d+">(\d+)', page) == ["2026", "2025"]
    assert re.findall(r'/archive/([\d-]+)">([^<]+)</a> <span class="meta">([^<]+)', page) == [
        ("2026-03", "März 2026", "3 Meldungen"),
        ("2026-02", "Februar 2026", "1 Meldung"),
        ("2025-12", "Dezember 2025", "1 Meldung"),
    ]


def test_a_month_has_its_days_and_the_months_next_to_it_that_have_reports(client: Client) -> None:
    page = client.get("/de/archive/2026-03").text
    days = re.findall(
        r'<time datetime="([\d-]+)">[^<]+</time>(?:</a>)? <span class="meta">([^<]+)', page
    )
    assert (len(days), days[0], days[1]) == (31, ("2026-03-01", "2 Meldungen"), ("2026-03-02", "keine Meldungen"))  # fmt: skip
    assert re.findall(r'href="/de/archive/(2026-03-\d+)"', page) == ["2026-03-01", "2026-03-05"]
    assert beside(page) == {"prev": "2026-02"}
    assert beside(client.get("/de/archive/2026-01").text) == {"prev": "2025-12", "next": "2026-02"}
    first = client.get("/de/archive/2025-12").text
    assert beside(first) == {"next": "2026-02"}
    assert "2025-12-29" not in first


def test_a_day_has_its_reports_and_the_days_next_to_it_that_have_some(client: Client) -> None:
    page = client.get("/de/archive/2026-03-01").text
    assert titles(page) == ["Mittags", "Kurz danach"]
    assert "Sonntag, 1. März 2026" in page
    assert ">2 Meldungen<" in page
    assert beside(page) == {"prev": "2026-02-28", "next": "2026-03-05"}
    assert titles(client.get("/de/archive/2026-02-28").text) == ["Kurz vor Mitternacht"]
    assert beside(client.get("/de/archive/2025-12-30").text) == {"next": "2026-02-28"}


def test_an_empty_day_says_so_and_leads_to_the_next_that_is_not(client: Client) -> None:
    page = client.get("/de/archive/2026-03-03").text
    assert "An diesem Tag gibt es keine Meldungen." in page
    assert beside(page) == {"prev": "2026-03-01", "next": "2026-03-05"}


def test_today_is_the_last_day(client: Client) -> None:
    today = datetime.now(Settings().zone).date()
    assert "next" not in beside(client.get(f"/de/archive/{today}").text)
    assert client.get(f"/de/archive/{today + timedelta(days=1)}").status == 404


@pytest.mark.parametrize(
    "when",
    ["2025-12-29", "2025-11", "2026-02-29", "2026-13", "2026-03-1", "20260301", "2026-W09", "0000-01", "2026", "x", "٢٠٢٦-٠٣"],
)  # fmt: skip
def test_other_days_are_not_there(client: Client, when: str) -> None:
    assert client.get(f"/de/archive/{when}").status == 404


def test_a_day_with_many_reports_is_paged(tmp_path: Path) -> None:
    begin = datetime(2026, 3, 1, 8, tzinfo=UTC)
    many = [short(f"Meldung {n}", published=(begin + timedelta(minutes=n)).isoformat()) for n in range(130)]  # fmt: skip
    store = keep(tmp_path, many)
    with serving(store) as client:
        first = client.get("/de/archive/2026-03-01").text
        (older,) = re.findall(r'rel="next" href="(\?before=[^"]+)"', first)
        second = client.get(f"/de/archive/2026-03-01{older}").text
        assert client.get("/de/archive/2026-03-01?before=x").status == 404
    store.close()
    assert "130 Meldungen" in first
    assert titles(first) + titles(second) == [f"Meldung {n}" for n in range(129, -1, -1)]
