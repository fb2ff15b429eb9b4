"""A process that relates whatever waits in a database, to be killed.

It is forked off one that has loaded all that relating needs: starting anew takes longer than relating.
"""

from __future__ import annotations

import os
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.forkserver import ensure_running
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event

import pytest

from newsticker.flow.jobs import work
from newsticker.model import Job
from newsticker.store import Store, open_store

_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(["loaded_for_relating"])


def begun(database: str) -> BaseProcess:
    """Such a process, once it has opened the database."""
    with pytest.MonkeyPatch.context() as environment:
        # Python 3.11's fork server looks for what it is to load before it knows where modules are.
        environment.setenv("PYTHONPATH", str(Path(__file__).parent), prepend=os.pathsep)
        ensure_running()
    told, tells = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_relate_all, args=(database, tells))
    process.start()
    tells.close()
    with told:
        told.recv()
    return process


def ended(process: BaseProcess) -> int | None:
    """The status that the process ends with."""
    with closing(process):
        process.join()
        return process.exitcode


def _relate_all(database: str, tells: Connection) -> None:
    with closing(open_store(database)) as store:
        with tells:
            tells.send("ready")
        work(store, {"draw": _leave}, Event(), once=True)


def _leave(store: Store, job: Job) -> None:
    """Draws nothing."""
