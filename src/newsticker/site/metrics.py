"""Metrics for the operator: what the web process counts in memory, and what the database tells of both processes.

The worker counts nothing of its own: what it has done and has yet to do stands in the database.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

from prometheus_client import CollectorRegistry, Histogram, disable_created_metrics
from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsticker import __version__
from newsticker.logs import log_event
from newsticker.model import NewstickerError
from newsticker.site.counting import Counting
from newsticker.site.parts import part_of, told_path
from newsticker.site.stream import Live
from newsticker.site.worker_watch import WorkerState
from newsticker.store import Store

REQUEST_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
# Between two looks of ours at the store lies a quarter of a second.
DELIVERY_BUCKETS = (0.05, 0.1, 0.25, 0.5, 0.75, 1.0, 2.0, 5.0, 10.0, 30.0)
# When a series began tells nothing that the process's own start does not.
disable_created_metrics()  # type: ignore[no-untyped-call]


class Metrics:
    """What is measured, as text for Prometheus or in the form of OpenMetrics."""

    def __init__(self, store: Store, live: Live, counting: Counting, worker: WorkerState) -> None:
        self._registry = CollectorRegistry()
        self._requests = Histogram(
            "newsticker_request_duration_seconds",
            "Time until an answer was sent, by part of the site and class of its status",
            ("part", "status"),
            buckets=REQUEST_BUCKETS,
            registry=self._registry,
        )
        delivery = Histogram(
            "newsticker_delivery_delay_seconds",
            "Time from the storing of an event until it was sent to a live reader",
            buckets=DELIVERY_BUCKETS,
            registry=self._registry,
        )
        live.delivered = delivery.observe
        ProcessCollector(registry=self._registry)
        self._registry.register(_Web(live, counting, worker))
        self._registry.register(_Database(store))

    def answered(self, path: str, status: int, seconds: float) -> None:
        """Counts an answer."""
        self._requests.labels(part_of(path), f"{status // 100}xx").observe(seconds)

    def show(self, request: Request) -> Response:
        """All figures of now, in the form that is asked for."""
        encode, media_type = choose_encoder(request.headers.get("accept", ""))
        return Response(encode(self._registry), headers={"Content-Type": media_type})


class Measured:
    """An ASGI application whose answers are counted, and with ``log`` written into the log: neither who asked, nor for what words."""

    def __init__(self, app: ASGIApp, metrics: Metrics, *, log: bool) -> None:
        self._app = app
        self._metrics = metrics
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # Where an application breaks before it answers, the server answers so.
        status = 500

        async def seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        begin = perf_counter()
        try:
            await self._app(scope, receive, seen)
        finally:
            seconds = perf_counter() - begin
            self._metrics.answered(scope["path"], status, seconds)
            if self._log:
                asked = {"method": scope["method"], "path": told_path(scope["path"])}
                log_event("request", **asked, status=status, seconds=round(seconds, 4))


class _Web(Collector):
    """What the web process knows."""

    def __init__(self, live: Live, counting: Counting, worker: WorkerState) -> None:
        self._live, self._counting, self._worker = live, counting, worker

    def collect(self) -> Iterator[Metric]:
        yield _gauge("info", "The version that runs", {(__version__,): 1}, "version")
        yield _gauge("worker_up", "Whether the worker process gives signs of life", self._worker.is_alive())  # fmt: skip
        yield _counter("worker_restarts", "How often the worker was started again", self._worker.restarts)  # fmt: skip
        yield _gauge("live_readers", "Readers who follow the live stream", self._live.readers)
        yield _counter("reads_counted", "Reads that were counted", self._counting.counted)
        yield _counter("reads_lost", "Reads that could not be written down", self._counting.lost)


class _Database(Collector):
    """What the database tells, of the worker's doings too."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def collect(self) -> Iterator[Metric]:
        try:
            told = self._store.figures(datetime.now(UTC))
        except NewstickerError:
            yield _gauge("database_up", "Whether the database answers", 0)
            return
        yield _gauge("database_up", "Whether the database answers", 1)
        yield _gauge("articles", "Articles", told.articles)
        yield _gauge("versions", "Versions of articles", told.versions)
        yield _gauge("claims", "Claims in all versions", told.claims)
        yield _gauge("jobs", "Jobs by kind and state", told.jobs, "kind", "state")
        yield _gauge("job_lateness_seconds", "How long the job that waits longest has been due", told.job_lateness)  # fmt: skip
        states = {(state,): feeds for state, feeds in told.feeds.items()}
        yield _gauge("feeds", "Followed feeds by state", states, "state")
        yield _gauge("feed_lateness_seconds", "How long the feed that waits longest has been due", told.feed_lateness)  # fmt: skip
        yield _gauge("database_bytes", "Size of the database", told.bytes)
        if told.folder:
            free = shutil.disk_usage(told.folder).free
            yield _gauge("disk_free_bytes", "Room on the database's disk", free)


def _gauge(
    name: str, told: str, value: float | Mapping[Any, int], *labels: str
) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"newsticker_{name}", told, labels=labels)
    for key, number in (value if isinstance(value, Mapping) else {(): value}).items():
        family.add_metric(key, float(number))
    return family


def _counter(name: str, told: str, value: int) -> CounterMetricFamily:
    return CounterMetricFamily(f"newsticker_{name}", told, value)
