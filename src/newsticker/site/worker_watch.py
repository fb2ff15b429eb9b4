"""The worker as the web process sees it: a process that gives signs of life, and is started again when it ends."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from math import inf
from threading import Event, Thread
from time import monotonic
from typing import IO, Protocol

from newsticker.logs import WARNING, log_event

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds before a worker that ended is started again
PATIENCE_SECONDS = 10.0
# As long as a job's lease: by then its work is given to another.
SILENT_SECONDS = 120.0


class WorkerState(Protocol):
    """What the site tells its operator of the worker."""

    restarts: int

    def is_alive(self) -> bool:
        """Whether it works."""


class NoWorker:
    """In place of the worker where none was started."""

    restarts = 0

    def is_alive(self) -> bool:
        """False."""
        return False


class Worker:
    """The worker process, started again whenever it ends by itself."""

    def __init__(
        self, database: str, allow_network: Sequence[str], environment: Mapping[str, str]
    ) -> None:
        self.restarts = 0
        self._command = [sys.executable, "-m", "newsticker.site.worker", *allow_network]
        # Everybody on the machine can read a command, and an address may hold a password.
        self._environment = {**environment, "NEWSTICKER_DATABASE": database}
        self._stopping = Event()
        self._sign = -inf
        self._process = self._start()
        self._thread = Thread(target=self._watch, name="worker's watch", daemon=True)
        self._thread.start()

    def is_alive(self) -> bool:
        """Whether the process runs, and has given a sign within the time that a job may take."""
        return self._process.poll() is None and monotonic() - self._sign < SILENT_SECONDS

    def stop(self) -> None:
        """Lets the worker finish its job, and ends it where that takes too long."""
        self._stopping.set()
        self._end(self._process)
        self._thread.join()
        self._end(self._process)

    def _start(self) -> subprocess.Popen[bytes]:
        self._sign = -inf
        # The worker ends when the other end of its standard input is gone, however we end.
        process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=self._environment,
            bufsize=0,
        )
        assert process.stdout is not None
        Thread(target=self._listen, args=[process.stdout], daemon=True).start()
        return process

    def _listen(self, signs: IO[bytes]) -> None:
        with signs:
            while signs.read(1024):
                self._sign = monotonic()

    def _watch(self) -> None:
        pause = FIRST_PAUSE
        while not self._stopping.is_set():
            started = monotonic()
            status = self._process.wait()
            lasted = monotonic() - started > LONGEST_PAUSE
            pause = FIRST_PAUSE if lasted else min(pause * 2, LONGEST_PAUSE)
            if not self._stopping.is_set():
                log_event("worker-ended", WARNING, status=status, again_in=pause)
            if not self._stopping.wait(pause):
                self.restarts += 1
                self._process = self._start()

    @staticmethod
    def _end(process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        process.stdin.close()
        try:
            process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
