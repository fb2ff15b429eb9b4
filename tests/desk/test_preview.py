"""The preview: exactly the page that readers will see, its claims within two seconds, ahead of other work."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

from articles import short
from newsdesk import Editor, published, signed_in, step, words_of, work_off, write
from newsticker.flow.taking import take_in
from newsticker.store import Store
from serving import Client

SECONDS = 2.0


def main_of(page: str) -> str:
    """What stands in the main part, without the bar of the preview, the counter and addresses."""
    found = re.search(r"<main[^>]*>(.*)</main>", page, re.S)
    assert found
    text = re.sub(r'<nav class="desk-bar.*?</nav>', "", found[1], flags=re.S)
    text = re.sub(r'<img class="counter"[^>]*>', "", text)
    # A speaker may have a page by what is published here, and none before.
    text = re.sub(r'<a href="/de/speaker/[^"]*">Alle Aussagen dieser Stimme</a>', "", text)
    text = re.sub(r'<a href="/de/speaker/[^"]*">([^<]*)</a>', r"\1", text)
    # What is not out has no data yet: there these are words, and no links.
    text = re.sub(r'<a(?: href="/api/v1/[^"]*"(?: type="[^"]*")?)?>', "<a>", text)
    text = re.sub(r"/de/(?:article/\d+|desk/reports/\d+/preview)", "PAGE", text)
    text = re.sub(r"\d\d:\d\d(?:\+\d\d:\d\d)?", "TIME", text)
    return re.sub(r"\s+", " ", text)


def test_the_preview_is_the_page_that_will_be(store: Store, client: Client, ada: Editor) -> None:
    body = "Laut Hafenamt fehlen **300 Schiffe**, laut Werft 400 Schiffe.\n\n# Werft\n\n- eins\n\n> Zitat"
    path = write(ada, body=body, breaking="yes")
    work_off(store)
    seen = {view: main_of(ada.get(f"{path}/preview{view}").text) for view in ("", "?view=plain")}
    assert "data-axis=" in seen[""], "figures drawn and all"
    step(ada, path, "publish")
    work_off(store)
    for view, before in seen.items():
        assert before == main_of(client.get(f"/de/article/1{view}").text)


def test_the_preview_of_the_ticker_is_the_item_that_will_be(
    store: Store, client: Client, ada: Editor
) -> None:
    path = write(ada)
    work_off(store)

    def item(page: str) -> str:
        found = re.search(r'<article class="item.*?</article>', page, re.S)
        assert found
        return re.sub(r"\d\d:\d\d(?:\+\d\d:\d\d)?|/de/article/\d+", "", found[0])

    seen = item(ada.get(f"{path}/preview?view=ticker").text)
    step(ada, path, "publish")
    work_off(store)
    assert seen == item(client.get("/de/").text)


def test_an_update_is_previewed_under_its_first_date(
    store: Store, client: Client, ada: Editor
) -> None:
    path = published(ada)
    client.get("/read/1.gif")
    write(ada, path, lead="Neuer Vorspann.")
    work_off(store)
    seen = words_of(ada.get(f"{path}/preview").text)
    assert "Neuer Vorspann." in seen
    assert "Gelesen: 1" in seen
    date = re.search(
        r'<p class="facts-line">\s*<time datetime="([^"]+)"', client.get("/de/article/1").text
    )
    assert date
    assert date[1] in ada.get(f"{path}/preview").text


def test_without_a_worker_the_preview_says_so_after_two_seconds(ada: Editor) -> None:
    path = write(ada)
    begun = time.monotonic()
    page = ada.get(f"{path}/preview").text
    assert SECONDS <= time.monotonic() - begun < SECONDS + 3
    assert "Die Aussagen werden gerade gelesen" in page
    assert "Neu laden" in page


def test_claims_are_there_within_two_seconds_ahead_of_other_work(
    store: Store, client: Client
) -> None:
    for _ in take_in(store, [short(f"Meldung {n}") for n in range(300)]):
        pass
    ada = signed_in(client, "Ada")
    path = write(ada)
    command = [sys.executable, "-m", "newsticker.site.worker"]
    environment = os.environ | {"NEWSTICKER_DATABASE": store.address}
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    try:
        _wait_for(store, path)  # the worker has begun
        left = _waiting(store)
        assert left > 100, "other work still waits"
        times = []
        for n in range(5):
            write(ada, path, lead=f"Der Damm hat {n + 2} Löcher, sagte der Deichgraf.")
            begun = time.monotonic()
            page = ada.get(f"{path}/preview").text
            times.append(time.monotonic() - begun)
            assert "Deichgraf" in page
            assert "Die Aussagen werden gerade gelesen" not in page
        assert max(times) < SECONDS, times
    finally:
        assert worker.stdin
        worker.stdin.close()
        worker.wait(30)


def _wait_for(store: Store, path: str) -> None:
    report_id = int(path.rsplit("/", 1)[1])
    end = time.monotonic() + 60
    while time.monotonic() < end:
        version = store.desk.version(report_id, 2)
        if version and version.claims is not None:
            return
        time.sleep(0.05)
    raise AssertionError("the worker read nothing")


def _waiting(store: Store) -> int:
    with store._database.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM jobs").scalar_one())


def test_a_preview_counts_nobody_and_is_for_editors(
    client: Client, ada: Editor, tmp_path: Path
) -> None:
    path = write(ada)
    assert "/read/" not in ada.get(f"{path}/preview").text
    assert client.get(f"{path}/preview").status == 303
