"""The sets of texts that the reader is measured on, and how each is measured."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from quality import kit, parliament
from quality.floors import Measured
from quality.measures import brier_skill, calibration_error, figures_of, told
from quality.packs import corpus_hash, files, read_packs

OWN = "tests/gold"


def own_packs() -> Measured:
    """The project's own stories; calibration as 100 less its error, so that more is better."""
    articles = read_packs()
    figures = figures_of(articles)
    sure = told(judged for article in articles for judged in article.judged)
    if sure:
        figures["calibration (100 - error)"] = round(100 - 100 * calibration_error(sure), 1)
        figures["Brier skill"] = round(100 * brier_skill(sure), 1)
    return Measured(corpus_hash(files()), figures)


# Texts of others: why a set cannot be measured here (None where it can), and how it is.
OTHERS: dict[str, tuple[Callable[[], str | None], Callable[[], Measured]]] = {
    **{task: (kit.absence, partial(kit.measure, task)) for task in kit.TASKS},
    "german-parliament": (parliament.absence, parliament.measure),
}
