"""Sends events to webhooks, by the specification of Standard Webhooks (github.com/standard-webhooks/standard-webhooks).

Every webhook has its own queue and is sent one event at a time; all of them are served at once, so that one that hangs
keeps nobody waiting. An event is marked as sent after it was taken: a worker that is killed in between sends it again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec import Struct
from standardwebhooks.webhooks import Webhook

from newsticker.logs import WARNING, log_event
from newsticker.model import NewstickerError
from newsticker.model_alerts import Dispatch
from newsticker.net.posting import Posted, post, server_of
from newsticker.outputs.alerts.payload import payload_of
from newsticker.outputs.api.telling import Teller
from newsticker.store import Store

TIMEOUT_SECONDS = 10.0
IDLE_SECONDS = 0.5
# What is being sent when the worker is told to end has so long; what is cut off is sent again.
LAST_SECONDS = 2.0
MOST_AT_ONCE = 500
THREADS = 64
# How long a webhook is left alone after one failure in a row, after two, and so on.
WAITS = tuple(
    timedelta(seconds=seconds)
    for seconds in (5, 30, 120, 600, 1800, 3600, 2 * 3600, 4 * 3600, 8 * 3600)
)
GONE = 410


class Sender(Struct, frozen=True):
    """Sends what a store holds; ``allow`` opens private networks (CIDR) to webhooks."""

    store: Store
    teller: Teller
    allow: Sequence[str] = ()

    async def deliver(self, is_stopping: Callable[[], bool]) -> None:
        """Sends whatever is due until it is told to end; raises what breaks by a mistake of ours."""
        busy: dict[int, asyncio.Task[None]] = {}
        # Names are looked up there, too: a few that take long would else keep all others waiting.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS))
        try:
            while not is_stopping():
                for watch_id in await self._due(MOST_AT_ONCE):
                    if watch_id not in busy and len(busy) < MOST_AT_ONCE:
                        busy[watch_id] = asyncio.create_task(self._work_off(watch_id))
                # Those that are done make room at once, those that come in are looked for now and then.
                await asyncio.sleep(IDLE_SECONDS)
                for watch_id in [number for number, task in busy.items() if task.done()]:
                    busy.pop(watch_id).result()
        finally:
            await _end(list(busy.values()))

    async def _due(self, limit: int) -> list[int]:
        try:
            return await asyncio.to_thread(self.store.alerts.due, datetime.now(UTC), limit)
        except NewstickerError as error:
            log_event("database-failed", WARNING, problem=error)
            return []

    async def _work_off(self, watch_id: int) -> None:
        """Sends a webhook all that waits for it, until it fails."""
        try:
            while True:
                dispatch = await asyncio.to_thread(
                    self.store.alerts.begin, watch_id, datetime.now(UTC)
                )
                if dispatch is None or not await self._send(dispatch):
                    return
        except NewstickerError as error:
            log_event("database-failed", WARNING, problem=error)

    async def _send(self, dispatch: Dispatch) -> bool:
        """Sends one event and writes down what became of it; True where the next one may follow."""
        alerts = self.store.alerts
        body = await asyncio.to_thread(self._body, dispatch)
        if body is None:
            await asyncio.to_thread(
                alerts.finish, dispatch, "dropped", datetime.now(UTC), well=False
            )
            return True
        try:
            url, headers = dispatch.url, signed(dispatch, body, datetime.now(UTC))
            answer = await post(url, body, headers, allow=self.allow, timeout=TIMEOUT_SECONDS)
        except NewstickerError as error:
            return await self._failed(dispatch, str(error), 0)
        if 200 <= answer.status < 300:
            await asyncio.to_thread(alerts.finish, dispatch, "sent", datetime.now(UTC))
            return True
        problem = _problem(dispatch.url, answer)
        if answer.status == GONE:
            await asyncio.to_thread(alerts.end, dispatch, problem, datetime.now(UTC))
            log_event("webhook-ended", WARNING, watch=dispatch.watch_id, problem=problem)
            return False
        return await self._failed(dispatch, problem, answer.wait or 0)

    def _body(self, dispatch: Dispatch) -> bytes | None:
        """What is sent now; None where it tells nothing any more and nobody can have heard of it."""
        alerts = self.store.alerts
        watch = alerts.watch(dispatch.watch_id)
        told = alerts.tell(watch, dispatch.alert) if watch else None
        if told is None and dispatch.alert.attempts == 1:
            return None
        return msgspec.json.encode(payload_of(dispatch.alert, told, self.teller))

    async def _failed(self, dispatch: Dispatch, problem: str, asked: int) -> bool:
        now = datetime.now(UTC)
        wait = max(WAITS[min(dispatch.failures, len(WAITS) - 1)], timedelta(seconds=asked))
        given_up = await asyncio.to_thread(
            self.store.alerts.fail, dispatch, problem, now + wait, now
        )
        log_event(
            "webhook-failed",
            WARNING,
            watch=dispatch.watch_id,
            attempt=dispatch.alert.attempts,
            again_in=wait.total_seconds(),
            given_up=given_up or None,
            problem=problem,
        )
        return False


def signed(dispatch: Dispatch, body: bytes, now: datetime) -> dict[str, str]:
    """The headers that tell a receiver who sends this, when, and that it is whole."""
    event = dispatch.alert.event
    return {
        "Content-Type": "application/json",
        "webhook-id": event,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(dispatch.secret).sign(event, now, body.decode()),
    }


def _problem(url: str, answer: Posted) -> str:
    if 300 <= answer.status < 400:
        return f"{server_of(url)}: leads elsewhere ({answer.status}), which is not followed"
    return f"{server_of(url)}: answered {answer.status}"


async def _end(tasks: list[asyncio.Task[None]]) -> None:
    if not tasks:
        return
    _, late = await asyncio.wait(tasks, timeout=LAST_SECONDS)
    for task in late:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
