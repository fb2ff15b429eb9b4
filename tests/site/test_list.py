"""The newsticker: by day, newest first, breaking items marked, three statements, page by page."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from articles import RICH, keep, short
from newsticker.settings import Settings
from serving import Client, serving

pytestmark = pytest.mark.usefixtures("each_database")


def headings(page: str) -> list[str]:
    return re.findall(r"<h[23][^>]*>(?:<a[^>]*>)?([^<]+)", page)


def test_articles_stand_under_their_days_newest_first(own: Client) -> None:
    page = own.get("/de/").text
    assert headings(page)[:5] == [
        "Montag, 2. März 2026",
        "Deichamt warnt vor &#34;schwerer Flut&#34; an der Wisse",
        "Sonntag, 1. März 2026",
        "Fähre fällt aus",
        "Ferry cancelled",
    ]
    assert ">2 Meldungen<" in page
    assert '<time datetime="2026-03-01T18:00+01:00">18:00</time>' in page
    assert '<time class="untold" datetime="2026-03-02">ohne Uhrzeit</time>' in page
    assert "wissebote.example, khö/AFP" in page
    assert "Gelesen: 695" in page


def test_one_of_each_stance_comes_before_a_second_and_what_is_only_said_last(own: Client) -> None:
    says = re.findall(r'<li class="s-(\w+)">.*?</svg><span>([^<]+)', own.get("/de/").text, re.S)
    assert says == [
        ("warns", "Deichamt "),
        ("expects", "Hafenmeister von Tarn "),
        ("denies", "Werft "),
    ]


def test_in_english_days_and_words_are_english_and_texts_stay_german(own: Client) -> None:
    page = own.get("/en/").text
    assert "Monday, 2 March 2026" in page
    assert "2 reports" in page
    assert '<a href="/en/article/1" lang="de">' in page
    assert "no time given" in page


def test_breaking_news_carries_its_flag_for_three_hours_one_a_day(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    old, fresh, fresher = (now - timedelta(hours=h) for h in (4, 0.02, 0.01))
    breaking = [
        short(title, published=at.isoformat(), breaking=True)
        for title, at in (("Alt", old), ("Frisch", fresh), ("Frischer", fresher))
    ]
    store = keep(tmp_path, breaking)
    with serving(store, Settings(timezone="Etc/GMT+11")) as client:
        page = client.get("/de/").text
    store.close()
    flagged = re.findall(r'<article class="item flagged">.*?<h3><a[^>]*>([^<]+)', page, re.S)
    assert flagged == ["Frischer"]
    assert page.count('<span class="was-flag">Eilmeldung</span>') == 2


def test_older_reports_are_a_page_further(tmp_path: Path) -> None:
    day = datetime(2026, 3, 2, 8, tzinfo=UTC)
    many = [
        short(f"Meldung {n}", published=(day + timedelta(minutes=n)).isoformat()) for n in range(35)
    ]
    store = keep(tmp_path, many)
    with serving(store) as client:
        first = client.get("/de/").text
        (older,) = re.findall(r'href="(\?before=[^"]+)">Ältere Meldungen', first)
        second = client.get(f"/de/{older}").text
        nonsense = client.get("/de/?before=1.2.3")
    store.close()
    titles = re.findall(r">(Meldung \d+)<", first) + re.findall(r">(Meldung \d+)<", second)
    assert titles == [f"Meldung {n}" for n in range(34, -1, -1)]
    assert "Ältere Meldungen" not in second
    assert "35 Meldungen" in second
    assert nonsense.status == 404


def test_days_are_those_of_the_site_whatever_zone_a_source_writes_in(tmp_path: Path) -> None:
    late = short("Nach Mitternacht", published="2026-03-01T23:30:00+00:00")
    store = keep(tmp_path, [late, short("Am Morgen", published="2026-03-02T08:00:00+01:00")])
    with serving(store) as client:
        page = client.get("/de/").text
    store.close()
    assert headings(page)[:3] == ["Montag, 2. März 2026", "Am Morgen", "Nach Mitternacht"]
    assert "2 Meldungen" in page
    assert ">00:30</time>" in page


def test_a_clock_that_was_wrong_does_not_move_the_ticker(tmp_path: Path) -> None:
    store = keep(
        tmp_path,
        [
            short("Aus 2099", published="2099-01-01T00:00:00+00:00"),
            short("Undatiert", published=None),
        ],
    )
    with serving(store) as client:
        page = client.get("/de/").text
        of_future = client.get("/de/article/1").text
    store.close()
    assert "2099" not in re.sub(r"<(article|script).*?</\1>", "", page, flags=re.S)
    assert "1. Januar 2099" in of_future
    assert "ohne Datum" in page


def test_an_empty_ticker_says_what_will_stand_there(tmp_path: Path) -> None:
    store = keep(tmp_path, [])
    with serving(store) as client:
        page = client.get("/de/").text
    store.close()
    assert "Noch keine Meldungen." in page
    assert "newsticker add" in page


def test_the_operator_is_named_or_missed(tmp_path: Path) -> None:
    store = keep(tmp_path, [RICH])
    with serving(store) as client:
        missed = "Noch nicht ausgefüllt: Impressum, Datenschutz, Berichtigungen."
        assert missed in client.get("/de/").text
        assert "noch nicht ausgefüllt" in client.get("/de/imprint").text
    half = Settings(imprint="Ada Beispiel", privacy="Nichts.", corrections=" ")
    with serving(store, half) as client:
        assert "Noch nicht ausgefüllt: Berichtigungen." in client.get("/de/").text
    named = Settings(
        name="Wisse aktuell",
        imprint="Ada Beispiel\nAm Deich 1\n\nTel. 5",
        privacy="Nichts.",
        corrections="Wer einen Fehler findet, schreibt an Ada Beispiel.",
    )
    with serving(store, named) as client:
        page = client.get("/de/").text
        assert "noch nicht ausgefüllt" not in page.lower()
        assert "Wer einen Fehler findet" in client.get("/en/corrections").text
        assert "<title>Wisse aktuell</title>" in page
        assert "Ada Beispiel\nAm Deich 1</p>" in client.get("/de/imprint").text
    store.close()


def test_a_tag_has_its_own_list(own: Client) -> None:
    assert 'href="/de/tag/Verkehr"' in own.get("/de/").text
    page = own.get("/de/tag/Verkehr").text
    assert headings(page)[1:] == ["Fähre fällt aus"]
    assert "Tag: Verkehr" in page
    assert "Meldungen<" not in re.sub(r"<a.*?</a>", "", page)
    (odd,) = re.findall(r'href="(/de/tag/a[^"]+)"', own.get("/de/article/3").text)
    page = own.get(html.unescape(odd)).text
    assert "Ferry cancelled" in page
    (other,) = re.findall(r'<a href="([^"]+)" hreflang="en"', page)
    assert "Ferry cancelled" in own.get(html.unescape(other)).text
    assert own.get("/de/tag/keiner").status == 404
