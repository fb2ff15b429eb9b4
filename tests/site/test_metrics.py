"""Metrics: what the web process counts, what the database tells, and that only the operator sees them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

import pytest
from msgspec import Struct
from prometheus_client.openmetrics.parser import (
    text_string_to_metric_families as read_openmetrics,
)
from prometheus_client.parser import text_string_to_metric_families as read_text

from articles import RICH, keep, short
from databases import locked
from live import Reader
from newsticker import __version__
from newsticker.model_feeds import Subscription
from newsticker.settings import Settings
from newsticker.site import counting
from newsticker.site.app import make_app
from newsticker.site.operator import make_operator_app
from newsticker.site.parts import part_of
from newsticker.site.worker_watch import NoWorker
from newsticker.store import Store, database, jobs
from serving import Client, serving_app, serving_operator


class Watched(Struct, frozen=True):
    """A site and its operator's port."""

    site: Client
    operator: Client

    def figures(self) -> dict[str, float]:
        """Every figure by its name and labels."""
        text = self.operator.get("/metrics").text
        samples = [sample for family in read_text(text) for sample in family.samples]
        return {named(sample.name, sample.labels): sample.value for sample in samples}


def named(name: str, labels: Mapping[str, str]) -> str:
    return " ".join([name.removeprefix("newsticker_"), *(labels[key] for key in sorted(labels))])


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(keep(tmp_path, [RICH, short("Ohne Aussage")])) as kept:
        yield kept


@pytest.fixture
def watched(store: Store) -> Iterator[Watched]:
    app = make_app(store, Settings(), NoWorker())
    with ExitStack() as opened:
        site = opened.enter_context(serving_app(app))
        operator = make_operator_app(store, Settings(), app.metrics)
        yield Watched(site, opened.enter_context(serving_operator(operator)))


def test_the_database_tells_of_articles_jobs_and_feeds(store: Store, watched: Watched) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    for name, failures, asked in (("a", 0, now), ("b", 3, now), ("c", 0, None)):
        url = f"https://{name}.example/rss"
        source = store.keep_source("feed", url, name=name, url=None, full_text=False)
        due = (now - timedelta(minutes=3 if name == "c" else -3)).isoformat()
        feed = Subscription(url, 1800, due, failures=failures, last_fetch=asked and asked.isoformat())  # fmt: skip
        store.keep_subscription(source, feed)
    with store._database.writing() as connection:
        for kind in ("index", "draw"):
            jobs.enqueue(connection, kind, 1, 1, now)
    while job := store.next_job(["draw"], now + timedelta(days=1)):
        store.fail(job, "the pen is dry", now)
    told = watched.figures()
    assert (told["articles"], told["versions"], told["claims"]) == (2, 2, 15)
    assert (told["jobs index waiting"], told["jobs draw given_up"]) == (1, 1)
    assert [told[f"feeds {state}"] for state in ("ok", "failing", "unasked")] == [1, 1, 1]
    assert 180 <= told["feed_lateness_seconds"] < 600
    assert 0 < told["job_lateness_seconds"] < 600
    assert told["database_bytes"] > 50_000
    assert (told["database_up"], told["worker_up"], told["worker_restarts_total"]) == (1, 0, 0)
    assert told[f"info {__version__}"] == 1


def test_answers_are_counted_by_part_and_status(watched: Watched) -> None:
    for path in ("/de/", "/de/article/1", "/nothing", "/api/v1/articles", "/de/desk", "/desk"):
        watched.site.get(path)
    watched.site.get("/healthz")
    watched.site.get("/static/style.css")
    # An answer is counted when it is over, which may be after its last byte was read here.
    for _ in range(100):
        told = watched.figures()
        counts = {
            name.removeprefix("request_duration_seconds_count "): value
            for name, value in told.items()
            if name.startswith("request_duration_seconds_count")
        }
        if sum(counts.values()) >= 7:
            break
        sleep(0.05)
    assert counts == {
        "page 2xx": 2, "page 4xx": 1, "api 2xx": 1, "desk 3xx": 2, "static 2xx": 1,
    }  # fmt: skip
    assert 0 < told["request_duration_seconds_sum page 2xx"] < 20
    assert told["request_duration_seconds_bucket +Inf page 2xx"] == 2


def test_reads_are_counted_and_those_that_were_lost_too(
    store: Store, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    for agent in ("Mozilla/5.0 (a)", "Mozilla/5.0 (b)", "Mozilla/5.0 (a)"):
        watched.site.get("/read/1.gif", user_agent=agent)
    assert watched.figures()["reads_counted_total"] == 2
    assert watched.figures()["reads_lost_total"] == 0
    monkeypatch.setattr(counting, "MOST_WAITING", 0)
    watched.site.get("/read/1.gif", user_agent="Mozilla/5.0 (c)")
    assert watched.figures()["reads_lost_total"] == 1
    assert watched.figures()["reads_counted_total"] == 2


def test_live_readers_and_how_late_news_reach_them(
    store: Store, tmp_path: Path, watched: Watched
) -> None:
    missed = store.newest_event()

    async def follow() -> dict[str, float]:
        reader = Reader()
        following = asyncio.create_task(reader.follow(watched.site.port, "/events?after=1"))
        # What he missed is sent at once, and is no measure of how fast we are.
        await reader.until(missed)
        with closing(keep(tmp_path, [short("Deich bricht")])):
            await reader.until(missed + 1)
        told = await asyncio.to_thread(watched.figures)
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
        return told

    told = asyncio.run(follow())
    assert told["live_readers"] == 1
    assert told["delivery_delay_seconds_count"] == 1
    assert 0 < told["delivery_delay_seconds_sum"] < 2


def test_a_database_that_does_not_answer_is_told_beside_the_rest(
    store: Store, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone:
        def figures(self, now: datetime) -> None:
            raise database.NewstickerError("database t.db: the disk cannot be read")

    monkeypatch.setattr(type(store), "figures", Gone.figures)
    told = watched.figures()
    assert told["database_up"] == 0
    assert "articles" not in told
    assert told["live_readers"] == 0


def test_whoever_writes_does_not_hold_them_up(store: Store, watched: Watched) -> None:
    with locked(store.address):
        assert watched.figures()["articles"] == 2


def test_they_come_in_the_form_that_is_asked_for(watched: Watched) -> None:
    plain = watched.operator.get("/metrics")
    assert plain.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert plain.headers["cache-control"] == "no-store"
    asked = "application/openmetrics-text; version=1.0.0"
    modern = watched.operator.get("/metrics", accept=asked)
    assert modern.headers["content-type"].startswith(asked)
    assert modern.text.endswith("# EOF\n")
    names = {family.name for family in read_openmetrics(modern.text)}
    assert {"newsticker_articles", "newsticker_request_duration_seconds"} <= names


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/", "page"), ("/de/article/1", "page"), ("/en/tag/desk", "page"), ("/events", "page"),
        ("/api/v1/articles", "api"), ("/read/1.gif", "read"), ("/static/a.css", "static"),
        ("/de/desk", "desk"), ("/de/desk/reports/1", "desk"), ("/desk", "desk"), ("/de/desks", "page"),
    ],
)  # fmt: skip
def test_every_address_belongs_to_a_part(path: str, part: str) -> None:
    assert part_of(path) == part


def test_every_metric_of_ours_is_documented(store: Store, watched: Watched) -> None:
    page = (Path(__file__).parents[2] / "docs" / "watching.md").read_text(encoding="utf8")
    rows = "".join(re.findall(r"^\| (`newsticker_.*?) \|", page, flags=re.M))
    documented = {name.removesuffix("_total") for name in re.findall(r"newsticker_\w+", rows)}
    told = {f.name for f in read_text(watched.operator.get("/metrics").text)}
    ours = {name for name in told if name.startswith("newsticker_")}
    on_disk = {"newsticker_disk_free_bytes"}
    assert ours - on_disk == documented - on_disk
