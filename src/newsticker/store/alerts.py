"""The store as alerts are kept in it: watches, their events, and the queues of webhooks; each method one transaction."""

from __future__ import annotations

from datetime import datetime

from newsticker.model_alerts import Alert, AlertState, Dispatch, Watch, WatchKind
from newsticker.store import alert_queue, alert_telling, outbox, watches
from newsticker.store.alert_telling import Told
from newsticker.store.database import Database


class Alerts:
    """Watches and events, in the database of their store; safe to call from any thread.

    Every method raises NewstickerError where the database is locked, full, damaged or read-only.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    # Watches

    def add(
        self, kind: WatchKind, about: int, url: str | None, by: str, now: datetime
    ) -> tuple[int, str | None] | None:
        """Makes a watch of a speaker or a story; its id, and the secret of its webhook the one time that it is told.

        None where readers see no such speaker or story.
        """
        with self._database.writing() as connection:
            return watches.add(connection, kind, about, url, by, now)

    def watches(self) -> list[Watch]:
        """Every watch, the newest first."""
        with self._database.reading() as connection:
            return watches.watches(connection)

    def watch(self, watch_id: int) -> Watch | None:
        """A watch; None where there is none."""
        with self._database.reading() as connection:
            return watches.watch(connection, watch_id)

    def of_key(self, key: str) -> Watch | None:
        """The watch whose feed a key opens; None where it opens none."""
        with self._database.reading() as connection:
            return watches.of_key(connection, key)

    def remove(self, watch_id: int) -> bool:
        """Ends a watch with its feed, its webhook and its events; False where there is none."""
        with self._database.writing() as connection:
            return watches.remove(connection, watch_id)

    # Events

    def test(self, watch_id: int, now: datetime) -> str | None:
        """Writes an event that tells nothing but that it arrives; its id, None where there is no such watch."""
        with self._database.writing() as connection:
            return outbox.write_test(connection, watch_id, now)

    def alerts(self, watch_id: int, limit: int = 50) -> list[Alert]:
        """The newest events of a watch, the last first."""
        with self._database.reading() as connection:
            return alert_queue.alerts(connection, watch_id, limit)

    def alert(self, event: str) -> Alert | None:
        """The event of an id, None where there is none."""
        with self._database.reading() as connection:
            return alert_queue.of_event(connection, event)

    def tell(self, watch: Watch, alert: Alert) -> Told | None:
        """What an event tells; None where readers do not see it any more."""
        with self._database.reading() as connection:
            return alert_telling.tell(connection, watch, alert)

    def forget(self, before: datetime) -> None:
        """Deletes the events of before an instant that wait for nothing."""
        with self._database.writing() as connection:
            outbox.forget(connection, before)

    # Webhooks

    def due(self, now: datetime, limit: int) -> list[int]:
        """The watches whose webhook may be sent something now, those first that wait longest."""
        with self._database.reading() as connection:
            return alert_queue.due(connection, now, limit)

    def begin(self, watch_id: int, now: datetime) -> Dispatch | None:
        """Takes a watch's next event to send it; None where there is none, or somebody else sends one."""
        with self._database.sharing() as connection:
            return alert_queue.begin(connection, watch_id, now)

    def finish(
        self, dispatch: Dispatch, state: AlertState, now: datetime, *, well: bool = True
    ) -> None:
        """Writes down what became of an event; ``well`` where the webhook took it."""
        with self._database.sharing() as connection:
            alert_queue.finish(connection, dispatch, state, now, well=well)

    def fail(self, dispatch: Dispatch, problem: str, due: datetime, now: datetime) -> int:
        """Keeps an event to be sent again at ``due``; returns how many are given up after days of it."""
        with self._database.sharing() as connection:
            return alert_queue.fail(connection, dispatch, problem, due, now)

    def end(self, dispatch: Dispatch, problem: str, now: datetime) -> None:
        """Ends a webhook whose receiver wants nothing any more; what waits stays in the feed."""
        with self._database.sharing() as connection:
            alert_queue.end(connection, dispatch, problem, now)
