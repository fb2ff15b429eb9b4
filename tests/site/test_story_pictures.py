"""A story's pictures: figures over time and lineage, in words too, in the site's colours, never out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from lxml import etree

from newsticker.site.formats import Formats
from newsticker.site.lineage_picture import draw_lineage
from newsticker.site.story_lineage import Block, Branch, Lineage, Sprout
from newsticker.site.time_axis import TimeAxis
from newsticker.site.words import read_words
from serving import Client, serving
from story_rows import draw_pictures
from told_story import Told, tell

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
BEGIN = datetime(2026, 3, 7, 7, tzinfo=UTC)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    made = tell(tmp_path_factory.mktemp("drawn"))
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def client(told: Told) -> Iterator[Client]:
    with serving(told.store) as client:
        yield client


def pictures(html: str, section: str) -> list[etree._Element]:
    inside = re.search(rf'<section[^>]* id="{section}.*?</section>', html, re.S)
    assert inside is not None
    found = re.findall(r"<svg xmlns.*?</svg>", inside.group(), re.S)
    return [etree.fromstring(svg) for svg in found]


def test_figures_over_time_are_told_in_words_and_in_a_table(client: Client, told: Told) -> None:
    html = unescape(client.get(f"/de/story/{told.story}").text)
    wide, narrow = pictures(html, "figures")
    assert (wide.get("width"), narrow.get("width")) == ("680", "343")
    for svg in (wide, narrow):
        assert svg.get("role") == "img"
        assert svg.findtext("{*}title") == "Verletzte nach Stelle und Zeit"
        told_as = svg.findtext("{*}desc") or ""
        assert "Polizei Tarn 11, dann 31" in told_as
        assert "Klinikum Tarn 31" in told_as
        shown = [text.text for text in svg.iter("{*}text")]
        assert {"Polizei Tarn", "Klinikum Tarn", "11", "31"} <= set(shown)
    assert "Alle Angaben als Tabelle" in html


def test_the_lineage_has_a_block_an_origin_and_a_row_an_outlet(client: Client, told: Told) -> None:
    html = unescape(client.get(f"/en/story/{told.story}").text)
    (wide, _) = pictures(html, "lineage")
    shown = [text.text for text in wide.iter("{*}text")]
    assert {
        "dpa",
        "Nordblick",
        "Küstenpost",
        "Single texts",
        "Wissebote",
        "2 articles",
        "3 articles",
    } <= set(shown)
    assert wide.findtext("{*}desc", "").startswith("dpa: 2 articles, 2 outlets")  # fmt: skip


def test_colours_are_the_sites_and_nothing_is_styled_inline(client: Client, told: Told) -> None:
    html = client.get(f"/de/story/{told.story}").text
    for section in ("figures", "lineage"):
        for svg in pictures(html, section):
            painted = [e.get(name, "none") for e in svg.iter() for name in ("fill", "stroke")]
            assert {p for p in painted if not p.startswith("var(--")} <= {"none", "transparent"}
            assert not [e for e in svg.iter() if e.get("style")]
            ids = [e.get("id") for e in svg.iter() if e.get("id")]
            assert all(html.count(f'id="{id}"') == 1 for id in ids)


def test_a_picture_of_before_is_not_shown(tmp_path_factory: pytest.TempPathFactory) -> None:
    told = tell(tmp_path_factory.mktemp("changed"))
    with serving(told.store) as client:
        told.store.desk.hide(told.later, True, "Ada", "", NOW)
        html = client.get(f"/de/story/{told.story}").text
        assert "Die Grafik fehlt, die Zahlen stehen in der Tabelle." in html
        assert "die Herkunft steht in der Tabelle" in html
        draw_pictures(told.store, told.story)
        assert len(pictures(client.get(f"/de/story/{told.story}").text, "lineage")) == 2
        for one in (told.copy, told.second_copy, told.own):
            told.store.desk.hide(one, True, "Ada", "", NOW)
        draw_pictures(told.store, told.story)
        assert told.store.stories.pictures(told.story) == {}, "nothing is kept of what is gone"
    told.store.close()


def test_beyond_twelve_outlets_a_block_says_how_many_more() -> None:
    words, formats = read_words("de"), Formats("de", BERLIN)
    branches = tuple(
        Branch(f"Blatt {n}", (Sprout(BEGIN + timedelta(hours=n), n == 0),)) for n in range(12)
    )
    svg = draw_lineage(Lineage((Block("dpa", 19, True, branches, 7),), 0), 343, words, formats)
    shown = [text.text for text in etree.fromstring(svg).iter("{*}text")]
    assert "und 7 weitere Medien" in shown
    assert [text for text in shown if text and text.startswith("Blatt")] == [f"Blatt {n}" for n in range(12)]  # fmt: skip


@pytest.mark.parametrize("hours", [0, 5, 30, 24 * 9, 24 * 400, 24 * 4000])
def test_an_axis_of_time_names_some_days_and_not_too_many(hours: int) -> None:
    formats = Formats("en", BERLIN)
    axis = TimeAxis([BEGIN, BEGIN + timedelta(hours=hours)], 0, 330, formats)
    named = list(axis._named())
    assert 1 <= len(named) <= 6
    assert axis.at(BEGIN) == 0
    assert axis.at(BEGIN + timedelta(hours=hours)) == (330 if hours else 0)


def test_an_axis_of_time_names_midnights_by_their_days_when_clocks_change() -> None:
    begin = datetime(2026, 3, 28, 11, tzinfo=UTC)
    axis = TimeAxis([begin, begin + timedelta(days=3)], 0, 600, Formats("de", BERLIN))
    days = [named for instant, named in axis._named() if instant.hour == 0]
    assert days == ["29. März", "30. März", "31. März"]
