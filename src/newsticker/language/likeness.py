"""What a language must tell so that two wordings of one thing can be known as such; the ledger asks for it.

A language's folder has it as ``LIKENESS`` in its module ``likeness``. Words are compared folded and by their
dictionary forms; lists of words are given as in the language packs.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from functools import cache

from msgspec import Struct

import newsticker.language


class OfficeHouses(Struct, frozen=True):
    """What an office is called, by the ends of its words, and what the house that has it.

    "*" in a house is what stands before the office, in its word or beside it: "Innen-minister", "*ministerium";
    "interior minister", "* ministry". "*" alone is a house's own noun: "Verbands-präsident" of a "Verband". ``sole`` where a
    house has one such office only: of two mayors no town that is named is both's.
    """

    endings: tuple[str, ...]
    houses: tuple[str, ...]
    sole: bool = False


class Likeness(Struct, frozen=True):
    """``root`` is how many letters of a word tell what it is, ``idle`` what tells nothing of a proposition.

    ``alike`` are sets of words for one thing ("Stellen", "Arbeitsplätze"), ``people`` what people are counted
    by whoever they are, ``fates`` what became of those who are counted (each a set: the dead are not the
    injured; the dead, the injured, the missing and the ill come first, in this order), ``growth`` what tells that a number rose, ``on_a_day`` what stands before the day on which something happened, ``of_them`` what stands beside
    a number that is part of another one ("zwei davon"), ``firm_words`` and ``state_words`` what an office is called by whose house is not named
    ("Unternehmenssprecher", "Ministeriumssprecher"), ``offices`` who speaks for a house, ``office_houses`` whose house an office is by its word alone ("Innenminister"),
    ``place_adjectives`` what adjectives of places have in them ("thüringische"),
    ``outside`` what makes
    somebody no voice of it ("früherer Technikchef"), ``nothing_words`` negations inside a clause,
    ``existing`` what says that there is something, its subject and its verbs ("es … gab"),
    ``forged`` what is said of a paper or a picture that somebody made up, ``genuine`` what is said where nobody did,
    ``mixed_up`` nouns for an error of whoever reports, ``house_nouns`` what the house that is spoken of is called
    without its name, ``tallies`` nouns for the figures of a report,
    ``measures`` units of which one article counts many things (tonnes, hours, money),
    ``sides`` what stands behind a state's adjective where its people are meant, ``fillers`` words that tell nothing in a
    name, ``voices`` what a name begins with that is only somebody's voice ("Sprecher der Polizei").
    """

    root: int
    idle: frozenset[str]
    alike: tuple[frozenset[str], ...]
    people: frozenset[str]
    fates: tuple[frozenset[str], ...]
    growth: frozenset[str]
    on_a_day: frozenset[str]
    of_them: tuple[str, ...]
    offices: tuple[str, ...]
    office_houses: tuple[OfficeHouses, ...]
    place_adjectives: tuple[str, ...]
    firm_words: tuple[str, ...]
    state_words: tuple[str, ...]
    outside: tuple[str, ...]
    nothing_words: frozenset[str]
    existing: tuple[frozenset[str], frozenset[str]]
    forged: tuple[str, ...]
    genuine: frozenset[str]
    mixed_up: frozenset[str]
    house_nouns: frozenset[str]
    tallies: frozenset[str]
    measures: frozenset[str]
    sides: frozenset[str]
    fillers: frozenset[str]
    voices: tuple[str, ...]


@cache
def name_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """The fillers and the voices of all languages: a name is compared with names told in others."""
    folders = (f.name for f in pkgutil.iter_modules(newsticker.language.__path__) if f.ispkg)
    told = [one for one in map(likeness_of, folders) if one is not None]
    fillers: frozenset[str] = frozenset().union(*(one.fillers for one in told))
    return fillers, tuple(voice for one in told for voice in one.voices)


@cache
def likeness_of(language: str | None) -> Likeness | None:
    """What the language of a code ("de", "de-AT") tells, None where it tells nothing."""
    code = (language or "").partition("-")[0].lower()
    name = f"newsticker.language.{code}"
    if not code.isalpha() or importlib.util.find_spec(name) is None:
        return None
    if importlib.util.find_spec(f"{name}.likeness") is None:
        return None
    found = importlib.import_module(f"{name}.likeness").LIKENESS
    assert isinstance(found, Likeness)
    return found
