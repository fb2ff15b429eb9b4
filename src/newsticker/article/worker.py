"""A process of its own for pages, with a deadline: a page that hangs a parser is given up, not waited for.

The parsers of pages are other people's code, and no page is to be trusted with them: a paragraph of
20,000 spans keeps trafilatura busy for half a minute. A process can be killed, a thread cannot.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import cache
from multiprocessing.util import Finalize

import msgspec

from newsticker.model import Article, Selectors, Unreadable

DEADLINE_SECONDS = 10.0
START_SECONDS = 60.0  # loading the parsers takes half a second; a machine may be busy
LENGTH = struct.Struct(">I")


class Task(msgspec.Struct, frozen=True):
    """A page to read."""

    html: str
    url: str | None
    selectors: Selectors | None = None


class Answer(msgspec.Struct, frozen=True):
    """The article on it, or why there is none; with neither the worker is ready to begin.

    ``missed`` names the selectors that found nothing.
    """

    article: Article | None = None
    error: str | None = None
    missed: tuple[str, ...] = ()


class Worker:
    """One process that reads pages one after another; started when needed, anew after a failure."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, page: str, url: str | None, seconds: float = DEADLINE_SECONDS) -> Article:
        """The article on a page. Raises Unreadable where there is none, or after ``seconds``."""
        return self.read_chosen(page, url, None, seconds)[0]

    def read_chosen(
        self,
        page: str,
        url: str | None,
        selectors: Selectors | None,
        seconds: float = DEADLINE_SECONDS,
    ) -> tuple[Article, tuple[str, ...]]:
        """The article on a page by an editor's selectors, and which of them found nothing; raises as ``read`` does."""
        with self._lock, self._killed_on_failure():
            process = self._started()
            assert process.stdin is not None
            task = msgspec.json.encode(Task(page, url, selectors))
            process.stdin.write(LENGTH.pack(len(task)) + task)
            process.stdin.flush()
            answer = msgspec.json.decode(_receive(process, seconds), type=Answer)
        if answer.article is None:
            raise Unreadable(answer.error or "no article was found on the page")
        return answer.article, answer.missed

    def close(self) -> None:
        """Ends the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        with contextlib.suppress(OSError):
            process.communicate()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            # A session of its own: an interrupt at the terminal is for the one who reads.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "newsticker.article.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # what a parser has to say is not for a reader of news
                start_new_session=True,
            )
            _receive(self._process, START_SECONDS)
        return self._process

    @contextlib.contextmanager
    def _killed_on_failure(self) -> Iterator[None]:
        try:
            yield
        except TimeoutError:
            self.close()
            raise Unreadable("the page takes too long to read; it was given up") from None
        except (EOFError, OSError):
            self.close()
            raise Unreadable("the page could not be read: the parser broke down on it") from None
        except BaseException:
            self.close()
            raise


def worker() -> Worker:
    """The worker of this process; it ends with it. A process that was forked off has its own."""
    return _worker_of(os.getpid())


@cache
def _worker_of(process: int) -> Worker:
    one = Worker()
    # A process that was forked off ends without what atexit knows; multiprocessing asks both kinds.
    Finalize(None, one.close, exitpriority=0)
    return one


def _receive(process: subprocess.Popen[bytes], seconds: float) -> bytes:
    """The next message of the process. Raises TimeoutError, or EOFError where it has ended."""
    assert process.stdout is not None
    end = time.monotonic() + seconds
    (length,) = LENGTH.unpack(_exactly(process.stdout.fileno(), LENGTH.size, end))
    return _exactly(process.stdout.fileno(), length, end)


def _exactly(descriptor: int, size: int, end: float) -> bytes:
    received = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(descriptor, selectors.EVENT_READ)
        while len(received) < size:
            if not selector.select(max(end - time.monotonic(), 0)):
                raise TimeoutError
            part = os.read(descriptor, size - len(received))
            if not part:
                raise EOFError
            received += part
    return bytes(received)


def _serve() -> None:
    """Answers tasks on standard input until it closes."""
    from newsticker.article.page import read_chosen, read_page

    tasks, answers = sys.stdin.buffer, sys.stdout.buffer

    def send(answer: Answer) -> None:
        data = msgspec.json.encode(answer)
        answers.write(LENGTH.pack(len(data)) + data)
        answers.flush()

    send(Answer())
    while head := tasks.read(LENGTH.size):
        task = msgspec.json.decode(tasks.read(LENGTH.unpack(head)[0]), type=Task)
        try:
            if task.selectors is None:
                send(Answer(read_page(task.html, task.url)))
            else:
                article, missed = read_chosen(task.html, task.url, task.selectors)
                send(Answer(article, missed=missed))
        except Unreadable as error:
            send(Answer(error=str(error)))


if __name__ == "__main__":
    # Whoever asked may have been ended in the meantime.
    with contextlib.suppress(BrokenPipeError):
        _serve()
