"""Readers of the live stream, as programs follow it: a socket each, and what was sent on it."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field


@dataclass
class Reader:
    """What one reader has been sent: (event, number, data, when it came in seconds)."""

    events: list[tuple[str, int, dict[str, object], float]] = field(default_factory=list)
    last: int | None = None

    def kinds(self) -> list[str]:
        """The events' names in the order in which they came."""
        return [kind for kind, *_ in self.events]

    async def follow(self, port: int, path: str = "/events") -> None:
        """Follows the stream until it ends; goes on after what was sent last, as a browser does."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        told = "" if self.last is None else f"Last-Event-ID: {self.last}\r\n"
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{told}\r\n".encode())
        try:
            status = await reader.readline()
            assert b" 200 " in status, status
            while (await reader.readline()).strip():
                pass
            name = "message"
            while line := await reader.readline():
                key, _, value = line.decode().rstrip("\r\n").partition(": ")
                if key == "event":
                    name = value
                elif key == "id":
                    self.last = int(value)
                elif key == "data":
                    assert self.last is not None
                    self.events.append((name, self.last, json.loads(value), time.monotonic()))
        finally:
            writer.close()

    async def until(self, count: int, seconds: float = 10.0) -> None:
        """Waits until so many events have come. Raises TimeoutError where they do not."""
        async with asyncio.timeout(seconds):
            while len(self.events) < count:
                await asyncio.sleep(0.01)
