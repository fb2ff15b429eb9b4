"""The form that narrows a search down: its choices, and what is chosen in the reader's words."""

from __future__ import annotations

import time
from datetime import date, timedelta

from msgspec import Struct

from newsticker.model_stories import MARKS
from newsticker.site.asking import STANCES, Asked
from newsticker.site.formats import Formats
from newsticker.site.words import Words
from newsticker.store import Store

MOST_CHOICES = 100
# Who has just been added to a list can be chosen from it a minute later.
FRESH_SECONDS = 60.0
SHORTCUTS = (("today", 0), ("since-yesterday", 1), ("seven-days", 6), ("thirty-days", 29))


class Choice(Struct, frozen=True):
    """A value of a filter, in the reader's words."""

    value: str
    shown: str
    is_chosen: bool


class Chosen(Struct, frozen=True):
    """A filter that is set, in the reader's words, and the search without it."""

    label: str
    shown: str
    without: Asked


class Shortcut(Struct, frozen=True):
    """A span of time that one link chooses."""

    key: str
    asked: Asked
    is_chosen: bool


class Known:
    """The values that filters can have, as they were at most a minute ago: they are counted over all articles.

    What an editor hides or withdraws is in none of them at once.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._values: dict[str, list[str]] = {}
        self._read = float("-inf")
        self._event = 0

    def values(self) -> dict[str, list[str]]:
        """For each kind the values that most articles have, in the order of their letters."""
        is_old = time.monotonic() - self._read > FRESH_SECONDS
        if is_old or self._store.has_withdrawn(self._event):
            self._event = self._store.newest_event()
            found = self._store.facets(MOST_CHOICES)
            found["tag"] = [tag for tag, _ in self._store.tags()[:MOST_CHOICES]]
            self._values = {kind: sorted(of, key=str.casefold) for kind, of in found.items()}
            self._read = time.monotonic()
        return self._values


def choices_of(
    asked: Asked, known: Known, words: Words, formats: Formats
) -> dict[str, list[Choice]]:
    """The choices of every filter that has a list, with what is chosen among them even where it has no article."""
    values: dict[str, list[str]] = {
        "stance": list(STANCES),
        "mark": list(MARKS),
        **known.values(),
    }
    found = {}
    for name, of in values.items():
        chosen = getattr(asked, name)
        listed = of if chosen in of or not chosen else [chosen, *of]
        found[name] = [
            Choice(value, shown_value(name, value, words, formats), value == chosen)
            for value in listed
        ]
    return found


def chosen_in(asked: Asked, words: Words, formats: Formats) -> list[Chosen]:
    """The filters that are set."""
    return [
        Chosen(
            words(f"filter-{name}"), shown_value(name, value, words, formats), asked.without(name)
        )
        for name, value in asked.filters.items()
    ]


def shown_value(name: str, value: str, words: Words, formats: Formats) -> str:
    """The value of a filter in the reader's words: "dementiert", "Deutsch", "18. Oktober 2024"."""
    if name == "stance":
        return words(f"stance-{value}")
    if name == "mark":
        return words(f"mark-{value}")
    if name == "language":
        return formats.language(value)
    if name in ("since", "until"):
        return formats.day(date.fromisoformat(value))
    return value


def shortcuts_to(asked: Asked, today: date) -> list[Shortcut]:
    """The spans of time that end today, and all of them."""
    found = []
    for key, days in SHORTCUTS:
        since = (today - timedelta(days=days)).isoformat()
        is_chosen = asked.since == since and not asked.until
        found.append(Shortcut(key, asked.with_(since=since, until=""), is_chosen))
    return [
        *found,
        Shortcut("all-dates", asked.without("since", "until"), not (asked.since or asked.until)),
    ]
