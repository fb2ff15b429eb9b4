"""Names that want to be paths: whatever a list or a feed is called, nothing is written but the database."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

import pytest

from databases import address_in
from feed_texts import RSS
from loopback import serving
from newsticker.flow.adding import Followed, add
from newsticker.flow.polling import poll
from newsticker.flow.sources import export_opml
from newsticker.intake import read_opml
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.store import back_up, open_store

NAMES = (
    "../../outside", "/tmp/outside", "..\\..\\outside", "outside\x00.db", "a/../../outside", "~/outside",
    "C:\\outside", "file:///tmp/outside", "ticker.db", "-rf", "%2e%2e%2foutside", '"><x>&',
)  # fmt: skip


def test_nothing_is_written_outside_of_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    for name in ("HOME", "XDG_DATA_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path / "a"))
    monkeypatch.chdir(inner)
    with closing(open_store(address_in(inner, "ticker.db"))) as store, serving() as site:
        outlines = ""
        for number, name in enumerate(NAMES):
            written = escape(escape(name.replace("\x00", "")))
            feed = RSS.replace("Wissekurier &amp; Umland", written).replace("wk-1", written)
            told = escape(name.replace("\x00", ""))
            url = site.lay_out(
                f"/{number}",
                feed,
                Content_Disposition=f"attachment; filename={number}/../../outside",
            )
            outlines += f'<outline text="{told}" title="{told}" category="{told}" xmlUrl="{url}"/>'
        (inner / "list.opml").write_text(f"<opml version='2.0'><body>{outlines}</body></opml>")
        with Fetcher(Way(("127.0.0.1/32",), pause=0)) as fetcher:
            outcomes = list(add(store, ["list.opml"], full_text=True, fetcher=fetcher))
            later = datetime.now(UTC) + timedelta(days=1)
            assert [one.problem for one in poll(store, fetcher, lambda: later)] == [None] * len(
                NAMES
            )
        assert len([one for one in outcomes if isinstance(one, Followed)]) == len(NAMES)
        exported = export_opml(store)
        back_up(store.address, inner / "backup", lambda done, of: None)
    urls = {f"{site.base}/{number}" for number in range(len(NAMES))}
    assert set(read_opml(exported) or ()) == urls
    assert b"../../outside" in exported
    there = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert there == {"a/b/list.opml", "a/b/ticker.db", "a/b/backup"}
    assert not Path("/tmp/outside").exists()
