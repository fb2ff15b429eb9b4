"""What search engines are told: own reports alone, the fresh ones as news."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lxml import etree

from articles import keep, short
from newsticker.flow.taking import take_in
from newsticker.outputs.sitemap import write_news
from newsticker.settings import Settings
from serving import Client, serving

SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
SETTINGS = Settings(name="Wisse & Ticker", address="https://ticker.example")


def found(client: Client, path: str, what: str) -> list[str]:
    answer = client.get(path)
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/xml; charset=utf-8"
    root = etree.fromstring(answer.content)
    return [str(node.text) for node in root.iterfind(f".//{what}", SPACES)]


def test_fresh_own_reports_are_news(tmp_path: Path) -> None:
    now = datetime.now(UTC)

    def ago(hours: int) -> str:
        return (now - timedelta(hours=hours)).isoformat(timespec="seconds")

    own = [
        short("Frisch & <neu>", published=ago(1)),
        short("Fresh", published=ago(47), language="en"),
        short("Von vorgestern", published=ago(49)),
    ]
    with closing(keep(tmp_path, own)) as store:
        list(
            take_in(
                store, [short("Von anderen", published=ago(1), outlet="Fremd")], full_text=False
            )
        )
        with serving(store, SETTINGS) as client:
            path = "/sitemap-news.xml"
            assert found(client, path, "news:title") == ["Frisch & <neu>", "Fresh"]
            assert found(client, path, "s:loc") == [
                "https://ticker.example/de/article/1", "https://ticker.example/en/article/2",
            ]  # fmt: skip
            assert found(client, path, "news:language") == ["de", "en"]
            assert set(found(client, path, "news:name")) == {"Wisse & Ticker"}
            assert found(client, path, "news:publication_date")[0] == ago(1)


def test_the_index_names_every_month_since_the_first_own_report(tmp_path: Path) -> None:
    month = datetime.now(UTC).replace(day=1)
    before = (month - timedelta(days=1)).replace(day=1)
    readings = [
        short("Damals", published=before.replace(hour=3).isoformat()),
        short("Jetzt", published=month.replace(hour=0, minute=0).isoformat(), language="en"),
    ]
    with closing(keep(tmp_path, readings)) as store, serving(store, SETTINGS) as client:
        named = found(client, "/sitemap.xml", "s:loc")
        assert named == [
            f"https://ticker.example/sitemap{end}.xml" for end in ("-news", f"-{month:%Y-%m}", f"-{before:%Y-%m}")
        ]  # fmt: skip
        assert found(client, f"/sitemap-{month:%Y-%m}.xml", "s:loc") == [
            "https://ticker.example/en/article/2"
        ]
        (changed,) = found(client, f"/sitemap-{before:%Y-%m}.xml", "s:lastmod")
        assert datetime.fromisoformat(changed).tzinfo
        for nonsense in ("2026-13", "0000-01", "99999-01", "9999-12"):
            assert client.get(f"/sitemap-{nonsense}.xml").status in (200, 404)
        assert client.get("/sitemap-2026-13.xml").status == 404
        robots = client.get("/robots.txt").text
    assert "Sitemap: https://ticker.example/sitemap.xml" in robots
    closed = re.findall(r"^Disallow: (\S+)$", robots, flags=re.M)
    assert closed == ["/de/search", "/de/desk", "/en/search", "/en/desk", "/desk", "/read/"]


def test_without_own_reports_there_is_nothing_to_announce(tmp_path: Path) -> None:
    with closing(keep(tmp_path, [short("Fremd")], full_text=False)) as store, serving(store, SETTINGS) as client:  # fmt: skip
        assert found(client, "/sitemap.xml", "s:loc") == ["https://ticker.example/sitemap-news.xml"]
        assert found(client, "/sitemap-news.xml", "s:loc") == []


def test_no_headline_breaks_the_sitemap() -> None:
    written = write_news("N\x00", [("https://x.example/1", "de", "2026-03-02", "]]>\x0b&<")])
    titles = etree.fromstring(written).findall(".//news:title", SPACES)
    assert [title.text for title in titles] == ["]]>&<"]
