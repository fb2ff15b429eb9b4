"""The operator's page: for this machine alone, with what an operator has to know in plain words."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from articles import RICH, keep
from databases import on
from newsticker.model import NewstickerError
from newsticker.model_feeds import Subscription
from newsticker.net import fetch
from newsticker.settings import Settings
from newsticker.site.app import make_app
from newsticker.site.operator import is_of_this_machine, make_operator_app
from newsticker.site.problems import plain
from newsticker.site.words import read_words
from newsticker.store import Store, taking
from serving import Client, serving, serving_operator

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, kind: str) -> Iterator[Store]:
    """A ticker with two feeds, one of them in trouble, a job that waits and one that was given up."""
    with on(kind):
        kept = keep(tmp_path_factory.mktemp("operator"), [RICH])
    for name, failures, problem in (
        ("Wissebote", 0, None),
        ("Nordblick", 3, "https://nordblick.example/rss: answered 404 Not Found; check the address"),
    ):  # fmt: skip
        url = f"https://{name.lower()}.example/rss"
        source = kept.keep_source("feed", url, name=name, url=None, full_text=False)
        soon = (NOW + timedelta(minutes=30)).isoformat()
        feed = Subscription(url, 1800, soon, failures=failures, problem=problem, last_fetch=NOW.isoformat())  # fmt: skip
        kept.keep_subscription(source, feed)
    with kept._database.writing() as connection:
        taking.enqueue_follow_ups(connection, 1, 1, NOW)
    for attempt in range(5):
        job = kept.next_job(["draw"], NOW + timedelta(days=attempt))
        assert job
        kept.fail(job, "the pen is dry", NOW)
    yield kept
    kept.close()


@pytest.fixture(scope="module")
def operator(store: Store) -> Iterator[Client]:
    """The operator's page on a port of its own."""
    app = make_operator_app(store, Settings(), make_app(store, Settings()).metrics)
    with serving_operator(app) as client:
        yield client


def test_feeds_are_told_with_their_times_and_problems_in_plain_words(operator: Client) -> None:
    page = operator.get("/de/").text
    rows = re.findall(r'class="head">(\w+) ', page)
    assert rows == ["Nordblick", "Wissebote"]
    assert "Die Adresse gibt es nicht mehr (Antwort 404). Bitte die Quelle prüfen." in page
    assert "(3 Mal in Folge)" in page
    assert "answered 404 Not Found" in page
    assert page.count(">30 Minuten</td>") == 2
    assert f'<time datetime="{NOW.isoformat()}">' in page
    assert "The address is no longer there (answer 404)." in operator.get("/en/").text


def test_jobs_are_told_those_that_wait_and_those_that_were_given_up(operator: Client) -> None:
    page = operator.get("/de/").text
    assert "<li>Verzeichnisse für Suche und Stimmen: 1. Fällig seit oder ab:" in page
    assert 'Artikel 1, Bilder der Zahlen: <span lang="en">the pen is dry</span>' in page


def test_sizes_and_counts_are_told(operator: Client, kind: str) -> None:
    page = operator.get("/de/").text
    facts = dict(re.findall(r'<dt>([^<]+)</dt><dd class="number">([^<]+)', page))
    assert re.fullmatch(r"[\d,.]+\xa0[kMG]B", facts["Datenbank"])
    if kind == "sqlite":
        assert re.fullmatch(r"[\d,.]+\xa0[kMGT]B \(\d+\xa0%\)", facts["Frei auf der Platte"])
    else:
        assert "Frei auf der Platte" not in facts
    assert (facts["Artikel"], facts["Aussagen in allen Fassungen"]) == ("1", "15")


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Forwarded-For", "127.0.0.1"),
        ("x-forwarded-for", ""),
        ("X-Forwarded-Host", "localhost"),
        ("X-Forwarded-Proto", "https"),
        ("Forwarded", "for=127.0.0.1"),
        ("X-Real-IP", "127.0.0.1"),
        ("True-Client-IP", "127.0.0.1"),
        ("X-Client-IP", "::1"),
        ("X-Cluster-Client-IP", "127.0.0.1"),
        ("CF-Connecting-IP", "127.0.0.1"),
        ("CDN-Loop", "cdn.example"),
        ("X-Original-URL", "/metrics"),
        ("Via", "1.1 proxy"),
        ("Host", "ticker.example"),
        ("Host", "127.0.0.1.ticker.example"),
        ("Host", "[::1"),
        ("Host", ""),
    ],
)
def test_what_came_through_a_proxy_or_by_a_strangers_name_is_refused(
    operator: Client, header: str, value: str
) -> None:
    for path in ("/", "/de/", "/metrics", "/static/style.css", "/nothing"):
        connection = http.client.HTTPConnection("127.0.0.1", operator.port, timeout=20)
        connection.putrequest("GET", path, skip_host=header == "Host")
        connection.putheader(header, value)
        connection.endheaders()
        answer = connection.getresponse()
        assert answer.status == 403
        assert b"Nordblick" not in answer.read()
        connection.close()


@pytest.mark.parametrize(
    ("client", "allowed"),
    [("127.0.0.1", True), ("::1", True), ("::ffff:127.0.0.1", True), ("192.0.2.7", False), ("10.0.0.1", False), ("", False), (None, False)],
)  # fmt: skip
def test_only_this_machine_is_answered(client: str | None, allowed: bool) -> None:
    scope = {
        "type": "http",
        "client": (client, 5) if client is not None else None,
        "headers": [(b"host", b"localhost:8001")],
    }
    assert is_of_this_machine(scope) is allowed


def test_its_answers_are_guarded_and_kept_nowhere(operator: Client) -> None:
    headers = operator.get("/de/").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert operator.get("/de/", "POST").status == 405
    assert operator.get("/de/speakers").status == 404


def test_the_site_itself_has_no_such_page(store: Store) -> None:
    with serving(store) as client:
        assert all(
            client.get(path).status == 404 for path in ("/operator", "/de/operator", "/metrics")
        )


def test_serve_opens_it_on_a_port_of_its_own(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "newsticker", "serve", "--port", "0", "--operator-port", "0"]
    with subprocess.Popen(
        [*command, "--database", str(tmp_path / "t.db")], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        lines = process.stdout.readline() + process.stdout.readline()
        ports = [int(port) for port in re.findall(r"http://127\.0\.0\.1:(\d+)/", lines)]
        told = Client(ports[0]).get("/de/")
        spoofed = Client(ports[0]).get("/de/", x_forwarded_for="127.0.0.1")
        site = Client(ports[1]).get("/de/")
        process.terminate()
    assert process.returncode == 0
    assert ("Seite des Betreibers" in told.text, spoofed.status, site.status) == (True, 403, 200)
    assert "Noch keiner Quelle wird gefolgt." in told.text


def test_what_fetching_says_has_plain_words() -> None:
    words = read_words("de")
    messages = []
    for url in ("http://127.0.0.1:9/", "ftp://x.example/", "http://"):
        with pytest.raises(NewstickerError) as told:
            fetch(url, timeout=5)
        messages.append(str(told.value))
    assert [plain(message, words) is not None for message in messages] == [True] * 3
    assert plain("https://x.example: something new", words) is None
