"""The timeline of a story: statements by the day on which they were said, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from newsticker.outputs.story_told import Statement
from newsticker.site.formats import Formats
from newsticker.site.statement_view import StatementView, Viewer

LENGTH = 20


class TimelineDay(Struct, frozen=True):
    """The statements of a day; of those that no article dates, by the day of their report."""

    date: date
    statements: tuple[StatementView, ...]


def timeline_of(
    statements: Sequence[Statement], viewer: Viewer, formats: Formats, earlier: int
) -> tuple[list[TimelineDay], bool]:
    """A page of the timeline, ``earlier`` pages from its beginning, and whether there are earlier statements still."""
    newest = sorted(statements, key=lambda one: (_day(one, formats), one.reported), reverse=True)
    begin = earlier * LENGTH
    days: dict[date, list[StatementView]] = {}
    for statement in newest[begin : begin + LENGTH]:
        days.setdefault(_day(statement, formats), []).append(viewer.view(statement))
    found = [TimelineDay(day, tuple(some)) for day, some in days.items()]
    return found, len(newest) > begin + LENGTH


def _day(statement: Statement, formats: Formats) -> date:
    """The day on which it was said where one is told, else that of the earliest report."""
    said = statement.said
    try:
        return date.fromisoformat(said) if said and len(said) == 10 else _reported(statement, formats)  # fmt: skip
    except ValueError:
        return _reported(statement, formats)


def _reported(statement: Statement, formats: Formats) -> date:
    return formats.local(statement.reported.isoformat()).date()
