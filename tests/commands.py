"""The command line as its users run it: a process of its own, its output and its exit status.

Most are forked off a process that has the command line loaded (tests/command_server.py); what a test says about how
a program starts is asked of one that starts ``anew``.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

SERVER = Path(__file__).with_name("command_server.py")
LIMITS = ("RLIMIT_NOFILE", "RLIMIT_FSIZE")


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    status: int
    rows: list[dict[str, object]]
    told: list[str]


def newsticker(
    *arguments: str | Path,
    given: str = "",
    bound_by_modes: bool = False,
    largest_file: int | None = None,
    anew: bool = False,
) -> Ran:
    """Runs ``newsticker`` with these arguments and ``given`` on standard input.

    ``bound_by_modes`` has it keep to the modes of files and folders, as everyone but root must;
    no file can grow beyond ``largest_file`` bytes, as on a disk that is full. ``anew`` starts Python for it.
    """
    if anew or bound_by_modes:
        ran = subprocess.run(
            [sys.executable, "-m", "newsticker", *map(str, arguments)],
            input=given.encode(),
            capture_output=True,
            preexec_fn=_drop_override if bound_by_modes else None,
            timeout=60,
        )
        return _ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())
    with Command(*arguments, given=given, largest_file=largest_file) as command:
        output, errors = command.communicate(timeout=60)
        assert command.returncode is not None
        return _ran(command.returncode, output, errors)


def _ran(status: int, output: str, errors: str) -> Ran:
    assert "Traceback" not in errors, errors
    return Ran(status, [json.loads(line) for line in output.splitlines()], errors.splitlines())


class Command:
    """A running ``newsticker`` with what tests use of ``subprocess.Popen``, standard output and errors in pipes."""

    def __init__(
        self,
        *arguments: str | Path,
        given: str = "",
        environment: Mapping[str, str] | None = None,
        largest_file: int | None = None,
    ) -> None:
        limits = {name: resource.getrlimit(getattr(resource, name)) for name in LIMITS}
        if largest_file is not None:
            limits["RLIMIT_FSIZE"] = (largest_file, largest_file)
        asked = {
            "arguments": [str(one) for one in arguments],
            "environment": {**os.environ, **(environment or {})},
            "folder": os.getcwd(),
            "limits": limits,
        }
        pipes = [os.pipe() for _ in range(3)]
        with tempfile.TemporaryFile() as stdin:
            stdin.write(given.encode())
            stdin.seek(0)
            theirs = [stdin.fileno(), *(write for _, write in pipes)]
            socket.send_fds(_server(), [json.dumps(asked).encode()], theirs)
        for _, write in pipes:
            os.close(write)
        self.stdout: IO[str] = open(pipes[0][0], encoding="utf8")  # noqa: SIM115
        self.stderr: IO[str] = open(pipes[1][0], encoding="utf8")  # noqa: SIM115
        self._told: IO[bytes] = open(pipes[2][0], "rb", buffering=0)  # noqa: SIM115
        self.returncode: int | None = None
        self.pid = int(self._told.readline())

    def __enter__(self) -> Command:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self.poll() is None:
            self.kill()
            self.wait()
        for one in (self.stdout, self.stderr, self._told):
            one.close()

    def poll(self) -> int | None:
        """The status that it ended with, None while it runs."""
        if self.returncode is None and select.select([self._told], [], [], 0)[0]:
            self.returncode = int(self._told.readline())
            self._told.close()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Waits for its end and returns its status."""
        if self.returncode is None and not select.select([self._told], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired("newsticker", timeout or 0)
        status = self.poll()
        assert status is not None
        return status

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """What it still says on standard output and as errors until it ends."""
        with ThreadPoolExecutor() as reading:
            output, errors = reading.submit(self.stdout.read), reading.submit(self.stderr.read)
            try:
                self.wait(timeout)
            except BaseException:
                self.kill()
                raise
            said = output.result(), errors.result()
        self.stdout.close()
        self.stderr.close()
        return said

    def send_signal(self, number: signal.Signals) -> None:
        """Sends it a signal unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kills it."""
        self.send_signal(signal.SIGKILL)


_running: list[tuple[subprocess.Popen[bytes], socket.socket]] = []


def _server() -> socket.socket:
    if not _running:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            # One thread alone may be forked; a session of its own, for Ctrl+C is for the tests, which then end it.
            process = subprocess.Popen(
                [sys.executable, str(SERVER), str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
            )
        _running.append((process, ours))
    return _running[0][1]


def stop_commands() -> None:
    """Ends the process that commands are forked off, where it was started."""
    while _running:
        process, asked = _running.pop()
        asked.close()
        process.wait()


def _drop_override() -> None:
    """Takes from root, for the program that is run next, the right to write everywhere."""
    drop_from_bounding_set, dac_override = 24, 1  # linux/prctl.h, linux/capability.h
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(drop_from_bounding_set, dac_override, 0, 0, 0)
