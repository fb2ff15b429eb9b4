"""Work over the cores: in order, at once, and a process that dies costs one item."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from mortal_work import DEADLY, died, work
from newsticker.flow.cores import spread


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(processes: int) -> None:
    items = [n for n in range(60) if n != DEADLY]
    assert list(spread(iter(items), work, died, processes)) == [str(n) for n in items]


def test_a_process_that_dies_costs_its_item_alone() -> None:
    told = list(spread(iter(range(40)), work, died, 2))
    assert told == [str(n) if n != DEADLY else died(n) for n in range(40)]


def test_what_cannot_be_iterated_is_told_in_its_place() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise OSError("the disk is gone")

    results = spread(broken(), work, died, 2)
    assert next(results) == "1"
    with pytest.raises(OSError, match="the disk is gone"):
        next(results)


def test_a_program_that_waits_for_each_answer_gets_it() -> None:
    command = [sys.executable, "-m", "newsticker", "read", "--jsonl", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for name in ("a", "b", "c"):
            line = json.dumps(
                {"id": name, "text": "Der Hafen sei zu, sagte Ole Sand.", "language": "de"}
            )
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdin.close()
        assert process.wait(10) == 0


def test_no_process_outlives_the_one_that_hands_outwork() -> None:
    command = [sys.executable, "-m", "newsticker", "read", "--jsonl", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b'{"id": "a", "text": "Der Hafen ist zu."}\n')
        process.stdin.flush()
        process.stdout.readline()
        process.kill()
        process.wait()
        # Its children had its output open too: the end of it is the end of all of them.
        end = time.monotonic() + 10
        os.set_blocking(process.stdout.fileno(), False)
        while (read := process.stdout.read(1)) is None and time.monotonic() < end:
            time.sleep(0.02)
        assert read == b""
