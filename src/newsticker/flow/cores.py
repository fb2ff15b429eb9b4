"""Work spread over the machine's cores, its results in the order of what came in.

Every item is handed on as soon as it is there, so that a program which writes one line and waits for its
answer is served. A process that dies on an item (for want of memory, say) costs that item alone.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from queue import Full, Queue
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# Items that wait or are worked on, for each core: enough that none idles, few enough to hold in memory.
AHEAD = 4
_PATIENCE_SECONDS = 0.2


def cores() -> int:
    """How many processors this process may use; 1 where processes cannot be forked off safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def spread(
    items: Iterator[T], work: Callable[[T], R], died: Callable[[T], R], processes: int | None = None
) -> Iterator[R]:
    """``work`` of each item, in order; ``died`` gives what stands for an item on which a process died.

    ``items`` is iterated in a thread of its own, ``work`` has to be a function that can be pickled. An
    error of either is raised here, in its place.
    """
    processes = processes or cores()
    if processes == 1:
        yield from map(work, items)
        return
    # The processes are forked off before there is a thread: they share what is loaded by now.
    with _Pool(work, died, processes) as pool:
        waiting: Queue[tuple[T, Future[R]] | BaseException | None] = Queue(AHEAD * processes)
        is_over = threading.Event()
        feeder = threading.Thread(target=_feed, args=(items, pool, waiting, is_over), daemon=True)
        feeder.start()
        try:
            while (entry := waiting.get()) is not None:
                if isinstance(entry, BaseException):
                    raise entry
                yield pool.result(*entry)
        finally:
            is_over.set()


def _feed(
    items: Iterator[T],
    pool: _Pool[T, R],
    waiting: Queue[tuple[T, Future[R]] | BaseException | None],
    is_over: threading.Event,
) -> None:
    def hand_on(entry: tuple[T, Future[R]] | BaseException | None) -> None:
        while not is_over.is_set():
            with suppress(Full):
                waiting.put(entry, timeout=_PATIENCE_SECONDS)
                return

    try:
        for item in items:
            hand_on((item, pool.submit(item)))
            if is_over.is_set():
                return
        hand_on(None)
    except BaseException as error:  # noqa: BLE001 - raised again by the one who waits for the results
        hand_on(error)


def _begin() -> None:
    """In each process: an interrupt at the terminal is for the one who hands out work, whose end ends it too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def end_with_parent() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()


class _Pool(Generic[T, R]):
    """Processes that work on items; a new set of them where one died."""

    def __init__(self, work: Callable[[T], R], died: Callable[[T], R], processes: int) -> None:
        self._work, self._died, self._processes = work, died, processes
        self._lock = threading.Lock()
        self._executor = self._started("fork", processes)

    def __enter__(self) -> _Pool[T, R]:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _started(self, method: str, processes: int) -> ProcessPoolExecutor:
        context = multiprocessing.get_context(method)
        executor = ProcessPoolExecutor(processes, context, initializer=_begin)
        executor.submit(int)  # starts the processes
        return executor

    def submit(self, item: T) -> Future[R]:
        """Hands an item to the processes."""
        with self._lock:
            try:
                return self._executor.submit(self._work, item)
            except BrokenProcessPool:
                self._executor = self._started("spawn", self._processes)
                return self._executor.submit(self._work, item)

    def result(self, item: T, future: Future[R]) -> R:
        """What came of an item; where a process died, of its second try in a process of its own."""
        try:
            return future.result()
        except BrokenProcessPool:
            with self._started("spawn", 1) as alone:
                try:
                    return alone.submit(self._work, item).result()
                except BrokenProcessPool:
                    return self._died(item)
