"""Measures the reader and writes every figure that is higher than its floor; no floor is ever lowered.

Run ``python tests/quality/raise_floors.py`` from anywhere, after ``tools/measure_confidence.py``. A set of
texts of which any figure is below its floor keeps its floors, so that they are always those of one reader.
Where texts were added or changed, ``--new-texts`` takes the figures of the new ones and names those that sank.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from quality.floors import Measured, floors, raised, write
from quality.groups import OTHERS, OWN, own_packs


def main() -> int:
    """Writes the floors; 1 where a set of texts changed or sank and its floors were left as they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--new-texts", action="store_true", help="the texts changed on purpose")
    new_texts: bool = parser.parse_args().new_texts
    held = floors()
    written = dict(held)
    status = 0
    for group, measured in _measured():
        try:
            written[group] = raised(group, held.get(group), measured, new_texts=new_texts)
        except ValueError as reasons:
            print(reasons)
            status = 1
            continue
        _show(group, held.get(group), written[group])
    write(written)
    return status


def _measured() -> list[tuple[str, Measured]]:
    found = [(OWN, own_packs())]
    for group, (absence, measure) in OTHERS.items():
        reason = absence()
        if reason is None:
            found.append((group, measure()))
        else:
            print(f"{group}: not measured, {reason}")
    return found


def _show(group: str, before: Measured | None, after: Measured) -> None:
    for name, floor in after.figures.items():
        old = before.figures.get(name) if before else None
        if old is None or old < floor:
            print(f"{group}, {name}: {'new' if old is None else old} -> {floor}")
        elif old > floor:
            print(f"{group}, {name}: {old} -> {floor}, LOWER on the new texts")


if __name__ == "__main__":
    sys.exit(main())
