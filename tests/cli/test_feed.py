"""``newsticker feed``: one feed a line, in the contract's form."""

from __future__ import annotations

from pathlib import Path

from commands import newsticker
from feed_texts import ATOM, RSS
from loopback import serving

FIELDS = [
    "title",
    "link",
    "language",
    "updated",
    "icon",
    "hub",
    "ttl",
    "entries",
    "format",
    "problems",
]
ENTRY_FIELDS = [
    "id", "link", "title", "summary", "content", "authors", "published", "updated", "tags", "enclosures",
]  # fmt: skip


def test_feeds_come_out_in_the_order_they_went_in(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(RSS, encoding="utf-8")
    (tmp_path / "b.xml").write_text(ATOM, encoding="utf-8")
    (tmp_path / "c.html").write_text("<!doctype html><html></html>")
    ran = newsticker(
        "feed", tmp_path / "a.xml", tmp_path / "c.html", tmp_path / "b.xml", tmp_path / "d.xml"
    )
    assert ran.status == 1
    first, page, second, missing = ran.rows
    assert list(first) == FIELDS
    assert isinstance(first["entries"], list)
    assert list(first["entries"][0]) == ENTRY_FIELDS
    assert (first["format"], second["format"]) == ("rss2", "atom1")
    assert str(page["error"]).startswith(f"{tmp_path}/c.html: it is a web page")
    assert missing["error"] == f"{tmp_path}/d.xml: No such file or directory"


def test_a_feed_comes_from_standard_input_and_from_an_address() -> None:
    assert newsticker("feed", "-", given=RSS).rows[0]["title"] == "Wissekurier &amp; Umland"
    with serving() as site:
        url = site.lay_out("/feed.xml", RSS)
        opened = newsticker("feed", "--allow-network", "127.0.0.1", url)
        assert opened.rows[0]["title"] == "Wissekurier &amp; Umland"
        assert "closed" in str(newsticker("feed", url).rows[0]["error"])
