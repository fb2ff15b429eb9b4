"""A news sitemap at the command line: followed like a feed; what it is shown as is its headlines and links."""

from __future__ import annotations

from pathlib import Path

from commands import newsticker
from feed_texts import NEWS_SITEMAP
from loopback import serving


def test_a_news_sitemap_is_followed_and_its_headlines_are_taken_in(tmp_path: Path) -> None:
    with serving() as site:
        url = site.lay_out("/sitemap-news.xml", NEWS_SITEMAP)
        added = newsticker(
            "add", "--database", tmp_path / "a.db", "--allow-network", "127.0.0.0/8", url
        )
    assert (added.status, added.told) == (0, ["1 new, 1 feed followed"])
    assert added.rows[0]["title"] == "Damm <hält> & steht"
    assert added.rows[1] == {"state": "followed", "feed": url, "title": "Wissekurier & Umland"}


def test_another_sitemap_is_told_for_what_it_is(tmp_path: Path) -> None:
    with serving() as site:
        url = site.lay_out(
            "/sitemap.xml", "<urlset><url><loc>https://a.example/</loc></url></urlset>"
        )
        added = newsticker(
            "add", "--database", tmp_path / "a.db", "--allow-network", "127.0.0.0/8", url
        )
    assert added.status == 1
    assert added.told[0].endswith(
        "it is a sitemap, but none of news: nothing in it is said to be news"
    )
