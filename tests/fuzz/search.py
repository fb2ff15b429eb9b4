"""``make fuzz``: a coverage-guided search (atheris, libFuzzer's engine) for inputs that break a parser.

Each target runs in a process of its own for so many seconds. What breaks it (any exception but NewstickerError, more
than a second, more than 300 MB) is written to tests/fuzz/found, where it is a test from then on. What was learned
about a target's branches stays in .fuzz, so that the next run goes on from there.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FOUND = HERE / "found"
LEARNED = ROOT / ".fuzz"
MOST_MEGABYTES = 300
MOST_SECONDS = 1.0
LONGEST_INPUT = 20_000


class TooSlow(Exception):
    """An input that takes more than its second."""


def main() -> int:
    """Searches the targets that are named, or all, one after another; 1 where any of them broke."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--seconds", type=int, default=600, help="for each target")
    asked.add_argument("--only", action="store_true", help=argparse.SUPPRESS)
    asked.add_argument("targets", nargs="*")
    given = asked.parse_args()
    if given.only:
        _search(given.targets[0], given.seconds)
        return 0
    from fuzz.targets import TARGETS

    if unknown := set(given.targets) - set(TARGETS):
        asked.error(f"{', '.join(sorted(unknown))}: there is {', '.join(TARGETS)}")
    broken = [name for name in given.targets or TARGETS if not _holds(name, given.seconds)]
    print(f"broken: {', '.join(broken)}" if broken else "nothing broke", flush=True)
    return 1 if broken else 0


def _holds(name: str, seconds: int) -> bool:
    print(f"{name}: {seconds} s", flush=True)
    command = [sys.executable, "-m", "fuzz.search", "--only", "--seconds", str(seconds), name]
    return subprocess.run(command).returncode == 0


def _search(name: str, seconds: int) -> None:
    import atheris

    # Rooms load their parsers when they are first needed: only what is loaded in here is watched.
    with atheris.instrument_imports(include=["newsticker", "markdown_it"]):
        from fuzz.targets import TARGETS, run

        target = TARGETS[name]
        for seed in target.seeds:
            run(target, seed)

    def read(data: bytes) -> None:
        for _ in range(3):  # a machine that is busy, or the collector of garbage, may be slow once
            begun = time.process_time()
            run(target, data)
            took = time.process_time() - begun
            if took <= MOST_SECONDS:
                return
        raise TooSlow(f"{took:.1f} s for {len(data)} bytes")

    learned, found = LEARNED / name, FOUND / name
    for folder in (learned, found):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (learned / f"seed-{number}").write_bytes(seed)
    words = LEARNED / f"{name}.words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words))
    arguments = [
        sys.argv[0],
        str(learned),
        str(found),
        f"-artifact_prefix={found}/",
        f"-dict={words}",
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST_INPUT}",
        f"-rss_limit_mb={MOST_MEGABYTES}",
        "-timeout=20",
        "-report_slow_units=60",  # on a machine that is busy everything is slow
    ]
    atheris.Setup(arguments, read)
    atheris.Fuzz()


def _escaped(word: str) -> str:
    """The word as libFuzzer's dictionaries have it: every byte by its number."""
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


if __name__ == "__main__":
    sys.exit(main())
