"""Reads on their way into the store: those that come while one batch is written make the next one.

Whoever asked for the counter's image is answered when his read is written down, so that what was answered is
counted even if the machine dies the moment after; the pages themselves never wait for it.
"""

from __future__ import annotations

import asyncio

from newsticker.logs import WARNING, log_event
from newsticker.model import NewstickerError
from newsticker.store import Read, Store

MOST_AT_ONCE = 500
# More than can be written in half a minute: by then the database has been locked for long.
MOST_WAITING = 20_000


class Counting:
    """The reads that wait to be written, in the loop that serves the site.

    ``counted`` is how many were counted since the start, ``lost`` how many could not be written down.
    """

    def __init__(self, store: Store) -> None:
        self.counted = self.lost = 0
        self._store = store
        self._waiting: list[tuple[Read, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def count(self, read: Read) -> None:
        """Returns when the read is written down, or cannot be and was told in the log."""
        if len(self._waiting) >= MOST_WAITING:
            self.lost += 1
            log_event("reads-lost", WARNING, reads=1, problem="too many wait")
            return
        written = asyncio.get_running_loop().create_future()
        self._waiting.append((read, written))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        await written

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
            try:
                reads = [read for read, _ in batch]
                self.counted += sum(await asyncio.to_thread(self._store.count_reads, reads))
            except NewstickerError as error:
                self.lost += len(batch)
                log_event("reads-lost", WARNING, reads=len(batch), problem=error)
            finally:
                for _, written in batch:
                    if not written.done():
                        written.set_result(None)
