"""Sparing hosts: at most two requests at once to each, and a pause between them that is not always the same."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

AT_ONCE_A_HOST = 2
# Beyond so many, hosts that are at rest are forgotten.
HOSTS_KEPT = 2000


class Gate:
    """The gate of one host."""

    def __init__(self) -> None:
        self.places = asyncio.Semaphore(AT_ONCE_A_HOST)
        self.sending = asyncio.Lock()
        self.opens = 0.0
        self.users = 0


class Passage:
    """A request's way through a gate, which stays closed until the request was sent and its pause is over.

    On a busy machine a while may lie between the two, and a pause counted from the first would be none.
    """

    def __init__(self, gate: Gate, pause: float) -> None:
        self._gate = gate
        self._pause = pause
        self._is_sent = False

    def sent(self) -> None:
        """The request was sent, or never will be."""
        if self._is_sent:
            return
        self._is_sent = True
        # Politeness, no secret: a rhythm that is always the same would meet others' in step.
        wait = self._pause * random.uniform(1.0, 2.0)
        self._gate.opens = asyncio.get_running_loop().time() + wait
        self._gate.sending.release()


class Gates:
    """Lets requests through, each host's in the order in which they came; ``at_once`` is how many of all hosts.

    Whoever waits for a host takes no place from the others.
    """

    def __init__(self, pause: float, at_once: int) -> None:
        self._pause = pause
        self._all = asyncio.Semaphore(at_once)
        self._gates: dict[str, Gate] = {}
        self.there_is_room = asyncio.Event()
        self.there_is_room.set()

    @asynccontextmanager
    async def passing(
        self, host: str, pause: float, *, is_waited_for: bool
    ) -> AsyncIterator[Passage]:
        """Waits until a request to the host may begin; it has ended with the block.

        While there is no room for more answers only what somebody waits for goes on.
        """
        gate = self._gate(host)
        gate.users += 1
        try:
            async with gate.places:
                await gate.sending.acquire()
                passage = Passage(gate, max(pause, self._pause))
                try:
                    await self._enter(gate, is_waited_for)
                    try:
                        yield passage
                    finally:
                        self._all.release()
                finally:
                    passage.sent()
        finally:
            gate.users -= 1

    async def _enter(self, gate: Gate, is_waited_for: bool) -> None:
        """Takes a place among all when the host's pause is over and there is room."""
        now = asyncio.get_running_loop().time
        while True:
            await asyncio.sleep(max(gate.opens - now(), 0))
            if not is_waited_for:
                await self.there_is_room.wait()
            await self._all.acquire()
            # While we waited for the place the room may have been filled.
            if is_waited_for or self.there_is_room.is_set():
                return
            self._all.release()

    def _gate(self, host: str) -> Gate:
        if len(self._gates) > HOSTS_KEPT:
            now = asyncio.get_running_loop().time()
            self._gates = {h: g for h, g in self._gates.items() if g.users or g.opens > now}
        return self._gates.setdefault(host, Gate())
