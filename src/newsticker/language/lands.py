"""States in the language data: how a row of a language's table of states is read.

A row is ``Name | further names | capital and seats | adjectives | people``, words separated by white
space, a blank within one written ``_`` ("Sri_Lanka"). The first adjective is the one that names are made with.

- A seat stands for its state as actor ("Duschanbe erklärte", "der Kreml"). With ``@`` it is only where
  houses of the state have their seat ("das Innenministerium in Düsseldorf").
- A name with ``@`` is no word for the state ("Hamburg" is a city, "Land Hamburg" the state).
- People are ``man:woman`` where one is not made from the other by the rule of the language.

Every lookup is by the lower-case words joined with a hyphen: ``sri-lanka``, ``weiße-haus``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

Genders = str
"""What a noun for one of a people tells of him: ``m``, ``f`` or ``mf`` (either)."""


class Lands(Struct, frozen=True):
    """All states of a language by their words.

    ``states`` by name, ``capitals`` by the seat as actor, ``seats`` by the town where houses of the state
    sit (of Brussels: Belgium's, as an actor it is the EU), ``of_adjective`` and ``adjectives`` between
    adjective and state, ``demonyms`` as noun to (state, genders).
    """

    states: dict[str, str]
    capitals: dict[str, str]
    seats: dict[str, str]
    of_adjective: dict[str, str]
    adjectives: dict[str, str]
    demonyms: dict[str, tuple[str, Genders]]


def key_of(words: Iterable[str]) -> str:
    """The key of words that follow one another: ``Sri Lanka`` is ``sri-lanka``."""
    return "-".join(words).lower()


def lands(text: str, people: Callable[[str], Iterable[tuple[str, Genders]]]) -> Lands:
    """The table of a language; ``people`` makes (noun, genders) of an entry of the last column."""
    read = Lands({}, {}, {}, {}, {}, {})
    for line in filter(None, map(str.strip, text.splitlines())):
        name, others, towns, adjectives, nouns = (
            column.split() for column in (line + " |" * (4 - line.count("|"))).split("|")
        )
        state = name[0].removeprefix("@").replace("_", " ")
        for word in (name[0], *others):
            if not word.startswith("@"):
                read.states[_key(word)] = state
        for town in towns:
            read.seats.setdefault(_key(town.removeprefix("@")), state)
            if not town.startswith("@"):
                read.capitals[_key(town)] = state
        for adjective in adjectives:
            read.of_adjective.setdefault(_key(adjective), state)
            read.adjectives.setdefault(state, adjective.replace("_", " "))
        for entry in nouns:
            for noun, genders in people(entry):
                read.demonyms.setdefault(_key(noun), (state, genders))
    return read


def _key(word: str) -> str:
    return word.replace("_", "-").lower()
