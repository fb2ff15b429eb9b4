"""Many articles are read and stored without growing memory.

NEWSTICKER_MEMORY_ARTICLES says how many (``make faults`` is the place for 1,000).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from own_texts import write_jsonl

ARTICLES = int(os.environ.get("NEWSTICKER_MEMORY_ARTICLES", "300"))
# Caches fill at the start; what an article leaves behind would be some 50 KB of text and claims.
MAX_GROWTH_KB = 4_000

PROGRAM = """
import sys
from newsticker.flow.inputs import readings_in
from newsticker.flow.taking import take_in
from newsticker.store import open_store

def resident():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))

store = open_store(sys.argv[1])
half, sizes = int(sys.argv[3]) // 2, []
for number, _ in enumerate(take_in(store, readings_in(sys.argv[2])), 1):
    if number in (half, 2 * half):
        sizes.append(resident())
store.close()
print(sizes[1] - sizes[0])
"""


def test_the_second_half_takes_no_more_memory_than_the_first(tmp_path: Path) -> None:
    articles = write_jsonl(tmp_path / "news.jsonl", ARTICLES)
    arguments = [
        sys.executable,
        "-c",
        PROGRAM,
        str(tmp_path / "a.db"),
        str(articles),
        str(ARTICLES),
    ]
    told = subprocess.run(arguments, capture_output=True, text=True, check=True)
    assert int(told.stdout) < MAX_GROWTH_KB
