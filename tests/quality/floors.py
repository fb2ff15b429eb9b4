"""The floors that the reader's figures are held against, one group for each set of texts.

A group names its corpus by a hash over its files: figures of other texts can't be compared, and a floor
that sinks because the texts changed is seen in floors.json.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

FILE = Path(__file__).parent / "floors.json"
# Rounded figures of the same reader may differ in their last place between platforms.
GRAIN = 0.05


class Measured(Struct, frozen=True):
    """What a set of texts gave: the hash over its files, and name -> figure (per cent)."""

    corpus: str
    figures: dict[str, float]


def floors() -> dict[str, Measured]:
    """The floors by the name of their group."""
    groups = json.loads(FILE.read_text(encoding="utf8")) if FILE.exists() else {}
    return {name: Measured(g["corpus"], g["figures"]) for name, g in groups.items()}


def faults(group: str, measured: Measured, held: Mapping[str, Measured]) -> list[str]:
    """Each reason why the group does not stand, a line each; none where all figures do."""
    floor = held.get(group)
    command = "python tests/quality/raise_floors.py"
    if floor is None:
        return [f"{group} has no floors: run `{command}`"]
    if floor.corpus != measured.corpus:
        return [f"{group}: the texts changed: run `{command} --new-texts` and look at what sank"]
    new = measured.figures.keys() - floor.figures.keys()
    unheld = [f"{group}, {name} has no floor: run `{command}`" for name in sorted(new)]
    return below(group, floor, measured) + unheld


def below(group: str, floor: Measured, measured: Measured) -> list[str]:
    """Each figure that is below its floor, a line each."""
    return [
        f"{group}, {name}: {measured.figures.get(name, 0.0)} is below the floor of {least}"
        for name, least in floor.figures.items()
        if measured.figures.get(name, 0.0) < least - GRAIN
    ]


def raised(
    group: str, floor: Measured | None, measured: Measured, *, new_texts: bool = False
) -> Measured:
    """The higher of floor and figure by name; of other texts what was measured, where that is asked.

    Raises ValueError, with the reasons a line each, where a figure is below its floor, and where the
    texts changed without ``new_texts``.
    """
    if floor is None:
        return measured
    if floor.corpus != measured.corpus:
        if new_texts:
            return measured
        raise ValueError(f"{group}: the texts changed; --new-texts writes floors for them")
    sunk = below(group, floor, measured)
    if sunk:
        raise ValueError("\n".join(sunk))
    figures = {n: max(v, floor.figures.get(n, v)) for n, v in measured.figures.items()}
    return Measured(floor.corpus, figures)


def write(groups: Mapping[str, Measured]) -> None:
    """Writes the floors, a figure a line, so that a change shows as what it is."""
    plain = {n: {"corpus": g.corpus, "figures": g.figures} for n, g in sorted(groups.items())}
    FILE.write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
