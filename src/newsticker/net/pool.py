"""Everything that is fetched together: one loop, one pool of connections, one place where hosts are spared."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from newsticker.model import NewstickerError
from newsticker.net import Fetched, Request, Way

if TYPE_CHECKING:
    from newsticker.net.http import Client

AT_ONCE = 64
# So many answers wait in memory to be taken before no more is asked for.
ANSWERS_WAITING = 32
# Names are looked up in threads: a server of names that hangs must not hold up every other host.
LOOKING_UP = 32


class Answer(Struct, frozen=True):
    """What became of the request that was submitted under a number."""

    number: int
    result: Fetched | NewstickerError


class Fetcher:
    """Fetches over connections that are kept; can be used by several threads, and is closed at the end.

    The loop runs in a thread of its own, so that whoever takes answers in holds up nobody who still waits for one.
    """

    def __init__(self, way: Way) -> None:
        self.way = way
        self._answers: SimpleQueue[tuple[int, Future[Fetched]]] = SimpleQueue()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._starting = Lock()
        self._thread: Thread | None = None
        self._client: Client | None = None
        self._waiting = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def fetch(self, request: Request) -> Fetched:
        """The answer, waited for; raises NewstickerError as ``net.fetch`` tells."""
        loop = self._started()
        return asyncio.run_coroutine_threadsafe(self._get(request), loop).result()

    def submit(self, number: int, request: Request) -> None:
        """Asks for something whose answer comes by ``next_answer``, under this number."""
        loop = self._started()
        asked = asyncio.run_coroutine_threadsafe(self._get_to_be_taken(request), loop)
        asked.add_done_callback(lambda done: self._answers.put((number, done)))

    def next_answer(self, timeout: float | None = None) -> Answer | None:
        """The next answer to what was submitted, None where none comes within so many seconds."""
        try:
            number, done = self._answers.get(timeout=timeout)
        except Empty:
            return None
        if self._loop:
            self._loop.call_soon_threadsafe(self._count, -1)
        try:
            return Answer(number, done.result())
        except NewstickerError as error:
            return Answer(number, error)

    def close(self) -> None:
        """Ends what is still asked for, and closes every connection."""
        if self._loop is None or self._thread is None:
            return
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._loop = None

    async def _get(self, request: Request) -> Fetched:
        assert self._client
        return await self._client.get(request, is_waited_for=True)

    async def _get_to_be_taken(self, request: Request) -> Fetched:
        assert self._client
        try:
            return await self._client.get(request, is_waited_for=False)
        finally:
            self._count(1)

    def _count(self, more: int) -> None:
        """Counts the answers that wait to be taken, in the loop; when they are too many, no more is asked for."""
        assert self._client
        self._waiting += more
        if self._waiting >= ANSWERS_WAITING:
            self._client.gates.there_is_room.clear()
        else:
            self._client.gates.there_is_room.set()

    def _started(self) -> asyncio.AbstractEventLoop:
        with self._starting:
            if self._loop is None:
                loop = asyncio.new_event_loop()
                loop.set_default_executor(ThreadPoolExecutor(LOOKING_UP, "looking up names"))
                self._thread = Thread(target=loop.run_forever, name="fetching", daemon=True)
                self._thread.start()
                asyncio.run_coroutine_threadsafe(self._begin(), loop).result()
                self._loop = loop
            return self._loop

    async def _begin(self) -> None:
        # It takes a quarter of a second to load, which whoever fetches nothing does not wait for.
        from newsticker.net.http import Client

        self._client = Client(self.way, AT_ONCE)

    async def _end(self) -> None:
        running = asyncio.all_tasks() - {asyncio.current_task()}
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        if self._client:
            await self._client.close()
        await asyncio.get_running_loop().shutdown_default_executor()
