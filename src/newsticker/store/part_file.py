"""A file that is there whole or not at all, however its writing ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from newsticker.model import NewstickerError

BESIDE = ("-wal", "-shm", "-journal")


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """Gives a path beside ``file`` to write to, which takes its place in the end, after it is on the disk.

    Where the block fails nothing is left of it and ``file`` stays as it was; what a killed process left
    is overwritten. Raises NewstickerError where the place cannot be written to or somebody else does.
    """
    part = file.with_name(file.name + ".part")
    try:
        lock = _lock(part)
    except BlockingIOError as error:
        raise NewstickerError(f"{file}: somebody else is just writing it; wait for it") from error
    except OSError as error:
        raise NewstickerError(f"{file}: cannot be written ({error.strerror})") from error
    try:
        _remove_beside(part)
        yield part
        os.fsync(lock)
        part.replace(file)
        _sync_folder(file.parent)
    except BaseException as error:
        _remove_beside(part)
        part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise NewstickerError(f"{file}: cannot be written ({error.strerror})") from error
        raise
    finally:
        os.close(lock)


def _lock(part: Path) -> int:
    """A descriptor of the empty file that nobody else holds; raises BlockingIOError."""
    while True:
        lock = os.open(part, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with suppress(FileNotFoundError):
                # Whoever held it may have moved it to its place meanwhile: then it is no part any more.
                if os.path.samestat(os.fstat(lock), part.stat()):
                    os.ftruncate(lock, 0)
                    return lock
        except BaseException:
            os.close(lock)
            raise
        os.close(lock)


def _remove_beside(part: Path) -> None:
    for ending in BESIDE:
        part.with_name(part.name + ending).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Has the new name of a file survive a power cut, as its content does."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
