"""``newsticker sources``: what is followed and how it stands, and what is decided about it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commands import newsticker
from databases import run
from feed_texts import NEWER, RSS
from loopback import Loopback, serving
from newsticker.intake import read_opml

ALLOW = ("--allow-network", "127.0.0.0/8")


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        yield running


@pytest.fixture
def database(tmp_path: Path, site: Loopback) -> str:
    path = str(tmp_path / "ticker.db")
    url = site.lay_out("/rss", RSS)
    assert newsticker("add", "--database", path, *ALLOW, url).status == 0
    return path


def test_each_feed_is_told_with_its_times_state_and_share_of_new(
    database: str, site: Loopback
) -> None:
    (row,) = newsticker("sources", "--database", database).rows
    assert row.items() >= {
        "id": 1, "name": "Wissekurier & Umland", "url": f"{site.base}/rss", "state": "ok", "interval": 1800,
        "failures": 0, "problem": None, "share_of_new": 1.0, "moved_to": None,
    }.items()  # fmt: skip
    wait = datetime.fromisoformat(str(row["next_fetch"])) - datetime.fromisoformat(
        str(row["last_fetch"])
    )
    assert wait == timedelta(minutes=30)
    site.lay_out("/rss", status=404)
    run(database, "UPDATE feeds SET next_fetch = 0")
    newsticker("poll", "--database", database, *ALLOW)
    (row,) = newsticker("sources", "--database", database).rows
    assert (row["state"], row["failures"]) == ("failing", 1)
    assert row["problem"] == "The address is no longer there (answer 404). Please check the source."
    assert row["error"] == f"{site.base}/rss: answered 404 Not Found; check the address"


def test_a_paused_feed_is_not_asked_until_it_is_resumed(database: str, site: Loopback) -> None:
    paused = newsticker("sources", "pause", "--database", database, "wissekurier & umland")
    assert paused.told == [f"{site.base}/rss is paused."]
    run(database, "UPDATE feeds SET next_fetch = 0")
    assert newsticker("poll", "--database", database, *ALLOW).rows == []
    (row,) = newsticker("sources", "--database", database).rows
    assert row["state"] == "paused"
    again = newsticker("sources", "pause", "--database", database, "1")
    assert (again.status, again.told) == (1, [f"newsticker: {site.base}/rss: is paused already"])
    assert newsticker("sources", "resume", "--database", database, f"{site.base}/rss").status == 0
    assert len(newsticker("poll", "--database", database, *ALLOW).rows) == 1


def test_a_feed_that_is_tried_tells_what_it_has_and_stores_nothing(
    database: str, site: Loopback
) -> None:
    site.lay_out("/rss", NEWER)
    before = newsticker("sources", "--database", database).rows
    (row,) = newsticker("sources", "test", "--database", database, *ALLOW, "1").rows
    assert row.items() >= {"title": "Wissekurier & Umland", "entries": 2, "new": 1}.items()
    assert row["newest"] == ["Damm bricht", "Brücke gesperrt"]
    assert newsticker("sources", "--database", database).rows == before
    assert run(database, "SELECT count(*) FROM articles") == [(2,)]
    site.lay_out("/rss", "<!doctype html><p>Wartung")
    tried = newsticker("sources", "test", "--database", database, *ALLOW, "1")
    assert tried.status == 1
    assert tried.told[0].startswith(f"newsticker: {site.base}/rss: it is a web page, no feed")


def test_what_a_server_asks_to_wait_binds_those_who_try_and_is_kept(
    database: str, site: Loopback
) -> None:
    site.lay_out("/rss", status=503, Retry_After="7200")
    assert newsticker("sources", "test", "--database", database, *ALLOW, "1").status == 1
    asked = len(site.requests)
    tried = newsticker("sources", "test", "--database", database, *ALLOW, "1")
    assert "its server asked not to be asked before" in tried.told[0]
    newsticker("sources", "pause", "--database", database, "1")
    newsticker("sources", "resume", "--database", database, "1")
    newsticker("poll", "--database", database, *ALLOW)
    assert len(site.requests) == asked
    (row,) = newsticker("sources", "--database", database).rows
    assert row["state"] == "waiting"
    assert datetime.fromisoformat(str(row["not_before"])) > datetime.now(UTC) + timedelta(hours=1.9)


def test_a_feed_that_is_removed_leaves_its_articles(database: str, site: Loopback) -> None:
    assert newsticker("sources", "remove", "--database", database, "1").status == 0
    assert newsticker("sources", "--database", database).rows == []
    assert run(database, "SELECT count(*) FROM articles") == [(2,)]
    gone = newsticker("sources", "remove", "--database", database, "1")
    assert gone.told == ["newsticker: 1: no such feed is followed; newsticker sources lists them"]
    again = newsticker("add", "--database", database, *ALLOW, f"{site.base}/rss")
    assert again.told[-1] == "0 new, 2 known, 1 feed followed"


def test_the_feeds_go_out_as_opml_and_come_in_again(
    database: str, site: Loopback, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "newsticker", "sources", "export", "--database", database]
    list_ = subprocess.run(command, capture_output=True, check=True).stdout
    assert read_opml(list_) == [f"{site.base}/rss"]
    assert b'title="Wissekurier &amp; Umland"' in list_
    assert b'htmlUrl="https://wissekurier.example' in list_
    file = tmp_path / "feeds.opml"
    file.write_bytes(list_)
    other = str(tmp_path / "other.db")
    added = newsticker("add", "--database", other, *ALLOW, file)
    assert added.told[-1] == "2 new, 1 feed followed"


def test_a_name_that_two_feeds_have_is_not_guessed(database: str, site: Loopback) -> None:
    newsticker("add", "--database", database, *ALLOW, site.lay_out("/atom", RSS))
    told = newsticker("sources", "pause", "--database", database, "Wissekurier & Umland").told
    assert told == [
        "newsticker: Wissekurier & Umland: 2 feeds are called so; name one by its number: 1, 2"
    ]
