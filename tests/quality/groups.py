"""The sets of texts that the reader is measured on, and how each is measured."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from quality import kit, parliament
from quality.floors import Measured
from quality.measures import figures_of
from quality.packs import corpus_hash, files, read_packs

OWN = "tests/gold"
# What a confidence is good for at least; no ratchet, for skill sinks with the number of wrong claims.
MOST_ERROR, LEAST_SKILL = 0.06, 0.15


def own_packs() -> Measured:
    """The project's own stories."""
    return Measured(corpus_hash(files()), figures_of(read_packs()))


# Texts of others: why a set cannot be measured here (None where it can), and how it is.
OTHERS: dict[str, tuple[Callable[[], str | None], Callable[[], Measured]]] = {
    **{task: (kit.absence, partial(kit.measure, task)) for task in kit.TASKS},
    "german-parliament": (parliament.absence, parliament.measure),
}
