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
        self.opens = 0.0
        self.users = 0


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
    async def passing(self, host: str, pause: float, *, is_waited_for: bool) -> AsyncIterator[None]:
        """Waits until a request to the host may begin; it has ended with the block.

        While there is no room for more answers only what somebody waits for goes on.
        """
        gate = self._gate(host)
        gate.users += 1
        try:
            async with gate.places:
                await self._enter(gate, max(pause, self._pause), is_waited_for)
                try:
                    yield
                finally:
                    self._all.release()
        finally:
            gate.users -= 1

    async def _enter(self, gate: Gate, pause: float, is_waited_for: bool) -> None:
        """Takes a place among all, at a moment at which the host's pause is over."""
        now = asyncio.get_running_loop().time
        while True:
            if not is_waited_for:
                await self.there_is_room.wait()
            await asyncio.sleep(max(gate.opens - now(), 0))
            await self._all.acquire()
            # While we waited for the place another request may have gone to this host, or the room been filled.
            has_room = is_waited_for or self.there_is_room.is_set()
            if has_room and now() >= gate.opens:
                # Politeness, no secret: a rhythm that is always the same would meet others' in step.
                gate.opens = now() + pause * random.uniform(1.0, 2.0)
                return
            self._all.release()

    def _gate(self, host: str) -> Gate:
        if len(self._gates) > HOSTS_KEPT:
            now = asyncio.get_running_loop().time()
            self._gates = {h: g for h, g in self._gates.items() if g.users or g.opens > now}
        return self._gates.setdefault(host, Gate())
