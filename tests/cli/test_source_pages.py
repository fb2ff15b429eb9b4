"""``newsticker sources``: pages in place of entries, selectors tried and set, and what a site has before it is followed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from commands import Ran
from databases import address_in
from feed_texts import ATOM, PAGE, RSS
from loopback import OPEN, Loopback, serving
from newsticker.cli import main
from newsticker.flow import fetching
from newsticker.flow.adding import add
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.store import open_store

Run = Callable[..., Ran]


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        yield running


@pytest.fixture
def run(
    tmp_path: Path,
    site: Loopback,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Run:
    """The command line in this process, on a database that follows RSS at /rss."""
    database = address_in(tmp_path)
    unhurried = Way(allow=OPEN, pause=0)
    monkeypatch.setattr(fetching, "fetcher_for", lambda settings, allow: Fetcher(unhurried))
    with closing(open_store(database)) as store, Fetcher(unhurried) as fetcher:
        list(add(store, [site.lay_out("/rss", RSS)], full_text=False, fetcher=fetcher))

    def newsticker(*arguments: str) -> Ran:
        monkeypatch.setattr("sys.argv", ["newsticker", *arguments, "--database", database])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsysbinary.readouterr()
        rows = [json.loads(line) for line in out.decode().splitlines()]
        return Ran(int(ended.value.code or 0), rows, err.decode().splitlines())

    return newsticker


def test_the_pages_of_a_feeds_entries_are_read_where_that_is_set(run: Run, site: Loopback) -> None:
    newer = RSS.replace("https://wissekurier.example/bruecke", f"{site.base}/bruecke")
    site.lay_out("/rss", newer.replace("Die Brücke ist gesperrt", "Die Brücke ist zu"))
    site.lay_out("/bruecke", PAGE.format(title="Brücke gesperrt", head=""))
    assert run("sources", "set", "1", "--pages").told == [
        f"{site.base}/rss is read by its entries' pages."
    ]
    again = run("sources", "set", "1", "--pages")
    assert (again.status, again.told) == (1, ["newsticker: 1: is set so already"])
    polled = run("poll")
    assert (polled.status, [row["feed"] for row in polled.rows]) == (0, [f"{site.base}/rss"])
    assert "https://wissekurier.example/damm" in polled.told[0]
    assert polled.told[0].endswith("its entry in the feed stands")
    (row,) = run("sources").rows
    assert row.items() >= {"reads_pages": True, "entry_words": 4}.items()
    assert row["pages"] == {"waiting": 1, "read": 1, "failed": 1}
    (page,) = run("sources", "pages", "1", "--retry").rows
    assert page["url"] == "https://wissekurier.example/damm"
    assert "cannot be reached" in str(page["problem"])
    assert run("sources", "set", "1", "--teasers").status == 0
    assert run("sources", "set", "1").status == 2


def test_selectors_are_tried_on_a_page_before_they_are_set(run: Run, site: Loopback) -> None:
    page = site.lay_out("/damm", PAGE.format(title="Damm hält", head=""))
    test = ("sources", "test", "1", "--page", page)
    (tried,) = run(*test, "--body", "p:nth-of-type(2)", "--author", ".wer").rows
    assert tried.items() >= {"url": page, "title": "Damm hält", "missed": "author"}.items()
    assert str(tried["body"]).startswith("Nach Angaben der Feuerwehr")
    assert "Bis zum Abend" not in str(tried["body"])
    broken = run(*test, "--body", "p[")
    assert broken.status == 1
    assert broken.told[0].startswith("newsticker: body: 'p[' is no CSS selector:")
    assert run("sources", "test", "1", "--body", "p").status == 2
    assert run("sources", "set", "1", "--date", "p::text").status == 1
    done = run("sources", "set", "1", "--body", "p:nth-of-type(2)", "--author", ".wer")
    assert done.told == [f"{site.base}/rss has new selectors."]
    assert run("sources", "set", "1", "--author", "").status == 0
    (row,) = run("sources").rows
    assert row["selectors"] == {"body": "p:nth-of-type(2)"}
    (tried,) = run(*test).rows
    assert tried["missed"] is None
    assert "Bis zum Abend" not in str(tried["body"])


def test_what_a_site_has_is_shown_before_it_is_followed(run: Run, site: Loopback) -> None:
    named = '<link rel="alternate" type="application/rss+xml" href="{}">'
    links = "".join(named.format(path) for path in ("/rss", "/neu", "/weg"))
    site.lay_out("/", f"<!doctype html><head>{links}</head><p>Start")
    site.lay_out("/neu", ATOM)
    found = run("sources", "discover", f"{site.base}/")
    known, new, gone = found.rows
    assert found.status == 1
    assert known.items() >= {"followed": 1, "format": "rss2", "entries": 2, "teasers": True}.items()
    assert new.items() >= {
        "url": f"{site.base}/neu", "title": "Estuary Post", "format": "atom1", "entries": 1,
        "followed": None, "problem": None,
    }.items()  # fmt: skip
    assert new["newest"] == [
        {
            "title": "Dam holds",
            "link": "https://estuary.example/dam",
            "published": "2026-03-03T08:00:00+00:00",
        }
    ]
    assert "answered 404" in str(gone["problem"])
    assert len(run("sources").rows) == 1


def test_a_page_without_feeds_says_so_and_one_that_lists_them_leads_to_them(
    run: Run, site: Loopback
) -> None:
    site.lay_out("/leer", "<!doctype html><p>Nichts")
    none = run("sources", "discover", f"{site.base}/leer")
    assert (none.status, none.told[0].endswith("and no feed is named in it")) == (1, True)
    links = '<a href="/neu/feed.xml">Neu</a><a href="/feeds-lesen">Hilfe</a><a href="https://x.example/rss">X</a>'
    site.lay_out("/liste", f"<!doctype html>{links}")
    site.lay_out("/neu/feed.xml", ATOM)
    (linked,) = run("sources", "discover", f"{site.base}/liste").rows
    assert linked["url"] == f"{site.base}/neu/feed.xml"
