"""A speaker's record as CSV: a row for each claim that tells of something, and for each that followed on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsticker.outputs.api.record import SaidOnce
from newsticker.outputs.claims_csv import COLUMNS, row_of, write_table

OF_RECORD = ("thing", "part", "own_words", "follows", "rule_of_link", "by_hand")


def write_record(items: Iterable[SaidOnce]) -> bytes:
    """The record with a row of headings: ``thing`` numbers what was said, ``part`` is said or what followed."""
    return write_table((*OF_RECORD, *COLUMNS), _rows(items))


def _rows(items: Iterable[SaidOnce]) -> Iterator[tuple[str, ...]]:
    for number, item in enumerate(items, 1):
        for told in item.told:
            yield (str(number), "said", _word(told.own_words), "", "", "", *row_of(told.claim))
        for after in item.followed:
            why = (after.follows, after.rule, _word(after.by_hand))
            words = _word(after.own_words)
            yield (str(number), after.outcome, words, *why, *row_of(after.claim))


def _word(is_so: bool) -> str:
    return "true" if is_so else "false"
