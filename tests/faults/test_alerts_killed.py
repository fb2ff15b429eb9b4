"""kill -9 while alerts are sent: every event arrives, whatever comes twice has the same id, and order is kept.

NEWSTICKER_FAULT_ROUNDS says how often it is killed (``make faults``: 50 times).
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from databases import address_in
from newsticker.store import Store, open_store
from readings import claim
from watched import OFFICE, YARD, Receiver, add, now, party, receiving

SENDER = Path(__file__).parent.parent / "alert_sender.py"
ROUNDS = int(os.environ.get("NEWSTICKER_FAULT_ROUNDS", "4"))
EVENTS = 12 * ROUNDS
# As long as a receiver takes to answer: what is killed then was received and is not marked.
ANSWER_SECONDS = 0.03


def test_killed_at_any_moment_every_event_arrives_and_its_id_tells_a_repeat(
    tmp_path: Path, each_database: None
) -> None:
    database = address_in(tmp_path)
    with closing(open_store(database)) as store, receiving() as receiver:
        add(store, "alt", claim("c1", "er halte"), claim("c2", "nein", speaker=YARD), now=now())
        watches = []
        for name in (OFFICE, YARD):
            made = store.alerts.add("speaker", party(store, name), receiver.url, "Ada", now())
            assert made
            watches.append(made[0])
        claims = [claim(f"c{n}", f"es werde {n} Tage dauern") for n in range(EVENTS)]
        add(store, "neu", *claims, claim("d1", "nein", speaker=YARD), now=now())
        receiver.answer = slowly
        for _ in range(ROUNDS):
            killed_after_some(database, receiver)
        sending = start(database)
        until = time.monotonic() + 60
        while any(store.alerts.due(now(), 9) or waiting(store, number) for number in watches):
            assert time.monotonic() < until
            time.sleep(0.05)
        sending.kill()
        sending.wait()
        told = [
            [a.event for a in reversed(store.alerts.alerts(n, limit=EVENTS + 9))] for n in watches
        ]
    firsts = list(dict.fromkeys(receiver.ids))
    print(f"{len(receiver.ids) - len(firsts)} of {len(firsts)} came again")
    assert [len(events) for events in told] == [EVENTS, 1]
    assert sorted(firsts) == sorted(event for events in told for event in events)
    # Each for the first time in the order in which it was said, and every time the same.
    assert [one for one in firsts if one in told[0]] == told[0]
    said = {(one["id"], one["claims"][0]["id"]) for one in receiver.told}
    assert len(said) == len(firsts)


def slowly(_number: int) -> tuple[int, dict[str, str]]:
    time.sleep(ANSWER_SECONDS)
    return 204, {}


def waiting(store: Store, watch_id: int) -> int:
    found = store.alerts.watch(watch_id)
    return found.waiting if found else 0


def start(database: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, str(SENDER), database])


def killed_after_some(database: str, receiver: Receiver) -> None:
    """Sends until a few events more have come, and is killed at a moment that is drawn anew."""
    process = start(database)
    receiver.wait_for(len(receiver.received) + random.randint(1, 4), seconds=60)
    time.sleep(random.random() * 2 * ANSWER_SECONDS)
    process.send_signal(signal.SIGKILL)
    process.wait()
