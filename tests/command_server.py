"""The command line, loaded once, and a process of its own for each command: forked off when one is asked for.

Starting Python and loading what it needs takes most of what a command takes. What a command is to a test stays: a
process with streams, an environment, a folder, limits and signals of its own, and a status that it ends with.
Run as a script by tests/commands.py.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import re
import resource
import signal
import socket
import sys
import threading

LARGEST_REQUEST = 1 << 18
FILES = 4  # standard input, output and errors, and where is told how it went


def serve(asked: socket.socket) -> None:
    """Runs what is asked for until nobody can ask any more; returns in the processes of commands, too."""
    while True:
        message, files, _, _ = socket.recv_fds(asked, LARGEST_REQUEST, FILES)
        if not message:
            break
        _bury()
        if os.fork() == 0:
            asked.close()
            _attend(message, files)
            return
        for file in files:
            os.close(file)
    while _bury(os.WNOHANG):
        pass


def _attend(message: bytes, files: list[int]) -> None:
    """Starts a command, tells its number and how it ended; in its process, runs it."""
    told = files.pop()
    number = os.fork()
    if number == 0:
        os.close(told)
        for stream, file in enumerate(files):
            os.dup2(file, stream)
            os.close(file)
        _run(**json.loads(message))
        return
    for stream in (*files, 0, 1, 2):
        os.close(stream)
    os.write(told, b"%d\n" % number)
    _, status = os.waitpid(number, 0)
    os.write(told, b"%d\n" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def _run(
    arguments: list[str], environment: dict[str, str], folder: str, limits: dict[str, list[int]]
) -> None:
    from newsticker.cli import main

    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for name, (soft, hard) in limits.items():
        resource.setrlimit(getattr(resource, name), (soft, hard))
    # A shell has its background jobs ignore Ctrl+C, and what they start inherits that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv = ["newsticker", *arguments]
    try:
        main()
    except SystemExit as ended:
        _end(int(ended.code or 0))


def _end(status: int) -> None:
    """Ends a process as Python does, but for giving back memory object by object, which takes longer than a command."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _load() -> None:
    """Loads every module of the product, and what is read once in a process: the words of both languages."""
    import newsticker
    from newsticker.flow.reading import kind_of, read_bytes
    from newsticker.samples import samples

    for found in pkgutil.walk_packages(newsticker.__path__, "newsticker."):
        if not re.search(r"__main__|\.migrations\.", found.name):  # those do something at once
            importlib.import_module(found.name)
    for one in samples():
        if one.name.endswith(".txt"):
            read_bytes(one.name, one.content, kind_of(one.name))


def _bury(options: int = os.WNOHANG) -> bool:
    """Whether there was a process that had ended."""
    try:
        return os.waitpid(-1, options)[0] > 0
    except ChildProcessError:
        return False


if __name__ == "__main__":
    _load()
    gc.freeze()  # or the first collection in each process would copy all memory
    serve(socket.socket(fileno=int(sys.argv[1])))
