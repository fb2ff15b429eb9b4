"""Progress on standard error: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
from time import monotonic
from types import TracebackType

import click

SECONDS_BETWEEN_LINES = 5.0


class Progress:
    """Counts what is done of ``total`` (None where that is not known beforehand).

    What takes less than SECONDS_BETWEEN_LINES says nothing where nobody watches. Where results are
    printed on the same terminal there is no bar: they are the progress, and a bar would tear them.
    """

    def __init__(self, label: str, total: int | None, *, beside_results: bool) -> None:
        self._label = label
        self._total = total
        self._done = 0
        self._told = monotonic()
        self._bar = None
        self._is_silent = beside_results and sys.stdout.isatty()
        if sys.stderr.isatty() and not self._is_silent:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
            from rich.progress import Progress as Bar

            columns = (TextColumn(label), BarColumn(), MofNCompleteColumn())
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(label, total=total)

    def __enter__(self) -> Progress:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self, count: int = 1) -> None:
        """Counts so many more as done."""
        self.reach(self._done + count, self._total)

    def reach(self, done: int, total: int | None) -> None:
        """Sets how much is done of how much."""
        self._done, self._total = done, total
        if self._bar:
            self._bar.update(self._task, completed=done, total=total)
        elif not self._is_silent and monotonic() - self._told > SECONDS_BETWEEN_LINES:
            self._told = monotonic()
            of_total = f" of {self._total}" if self._total is not None else ""
            click.echo(f"{self._label}: {self._done}{of_total}", err=True)
