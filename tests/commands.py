"""The command line as its users run it: a process of its own, its output and its exit status."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


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
) -> Ran:
    """Runs ``newsticker`` with these arguments and ``given`` on standard input.

    ``bound_by_modes`` has it keep to the modes of files and folders, as everyone but root must;
    no file can grow beyond ``largest_file`` bytes, as on a disk that is full.
    """

    def begin() -> None:
        if bound_by_modes:
            _drop_override()
        if largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    ran = subprocess.run(
        [sys.executable, "-m", "newsticker", *map(str, arguments)],
        input=given.encode(),
        capture_output=True,
        preexec_fn=begin,
        timeout=60,
    )
    told = ran.stderr.decode()
    assert "Traceback" not in told, told
    rows = [json.loads(line) for line in ran.stdout.decode().splitlines()]
    return Ran(ran.returncode, rows, told.splitlines())


def _drop_override() -> None:
    """Takes from root, for the program that is run next, the right to write everywhere."""
    drop_from_bounding_set, dac_override = 24, 1  # linux/prctl.h, linux/capability.h
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(drop_from_bounding_set, dac_override, 0, 0, 0)
