"""Times the command line and the reader on the sample articles: ``make bench``.

Seconds say little about another machine, so every start is also given as a multiple of a bare
Python's start, measured in the same run.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from newsticker.flow.reading import kind_of, read_bytes
from newsticker.samples import Sample, samples

RUNS = 7


def seconds(command: list[str]) -> float:
    """The median wall time of a command that must succeed."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        taken.append(time.perf_counter() - start)
    return median(taken)


def words_a_second(articles: list[Sample], *, claims: bool) -> float:
    """Words of article text read a second, models already loaded."""
    best = 0.0
    for _ in range(RUNS):
        start = time.perf_counter()
        texts = [
            read_bytes(a.name, a.content, kind_of(a.name), claims=claims).text for a in articles
        ]
        best = max(best, sum(len(t.split()) for t in texts) / (time.perf_counter() - start))
    return best


def main() -> None:
    articles = list(samples())
    twin = next(sample for sample in articles if sample.name == "regatta-warnung.txt")
    newsticker = [sys.executable, "-m", "newsticker"]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, twin.name)
        page.write_bytes(twin.content)
        bare = seconds([sys.executable, "-c", "pass"])
        print(f"{'bare Python start':32}{bare:8.3f} s")
        for name, command in (
            ("newsticker --help", [*newsticker, "--help"]),
            ("newsticker read, one page", [*newsticker, "read", str(page)]),
        ):
            taken = seconds(command)
            print(f"{name:32}{taken:8.3f} s {taken / bare:8.1f} bare starts")
    for name, claims in (("articles and claims", True), ("articles alone", False)):
        rate = words_a_second(articles, claims=claims)
        print(f"{name:32}{rate:8.0f} words/s {rate * bare:6.0f} words a bare start")


if __name__ == "__main__":
    main()
