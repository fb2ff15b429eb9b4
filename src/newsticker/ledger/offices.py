"""Whose house an office is by its own word: the "Innenminister" is of the "Innenministerium", the prosecutor of the "Prosecutors".

The languages tell which words of an office go with which of a house (``office_houses``). The house is one that the
event has; where it has several that fit, or one of another place than the office, the office tells none.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence

from msgspec import Struct

from newsticker.language.likeness import Likeness, OfficeHouses
from newsticker.language.pack import LanguagePack
from newsticker.ledger.names import plain_words, state_in
from newsticker.ledger.statements import folded_words
from newsticker.text.folding import fold

# Shorter nouns end too many words: "Bundespräsident" is not of the "Gewerkschaftsbund".
_SHORTEST = 5
# So many letters tell a place in whatever form: "Mainzer", "Mainz".
_PLACE = 4


class Held(Struct, frozen=True):
    """A house that somebody holds an office of; ``sole`` where it has only one who does."""

    house: str
    sole: bool


def held_office(
    phrase: str,
    name: str,
    known: Sequence[str],
    one: Callable[[str], Hashable],
    pack: LanguagePack,
    likeness: Likeness,
) -> Held | None:
    """The house of the ``known`` whose office a description of somebody tells by its word alone.

    Of "Mainzens Innenminister Paul Reiser" the "Innenministerium", were it the only one; ``one`` tells which of the
    known names are one house.
    """
    for wanted, sole in _wanted(phrase, pack, likeness):
        fits = [house for house in known if _has(house, wanted, whole=True)]
        fits = fits or [house for house in known if _has(house, wanted, whole=False)]
        if len({one(house) for house in fits}) == 1 and _may_be_there(
            phrase, name, fits, known, pack, likeness
        ):
            return Held(min(fits), sole)
        if fits:
            return None
    return None


def _wanted(phrase: str, pack: LanguagePack, likeness: Likeness) -> Iterator[tuple[str, bool]]:
    """What houses are called that have the office, as folded words, the likeliest first."""
    words = [part for word in plain_words(phrase) for part in word.split("-")]
    for at, word in enumerate(words):
        found = _office_in(word, likeness)
        if found is None:
            continue
        office, inside = found
        beside = words[at - 1] if at and words[at - 1] not in pack.definite else ""
        for house in office.houses:
            if house == "*":
                parts = _nouns(inside or beside, pack)
            elif "*" in house:
                parts = iter((inside or beside,))
            else:
                parts = iter(() if inside else ("",))
            for part in parts:
                # "Minister" alone is of the one "Ministerium"; a "chief" of nothing is of no "service".
                if part or " " not in house:
                    yield fold(house.replace("*", part)), office.sole


def _office_in(word: str, likeness: Likeness) -> tuple[OfficeHouses, str] | None:
    """The office that a word names, and what stands before it in the word: "innen" of "Innenminister"."""
    for office in likeness.office_houses:
        for ending in office.endings:
            if word.endswith(ending):
                return office, word.removesuffix(ending)
    return None


def _nouns(before: str, pack: LanguagePack) -> Iterator[str]:
    """What stands before an office as a house's own noun, without what joins it: "Verbands-", "Behörden-"."""
    if pack.kind_of_noun(before) == "organisation" and before not in pack.organs:
        for ending in ("", "s", "es", "n"):
            noun = before.removesuffix(ending)
            if len(noun) >= _SHORTEST and (noun != before or not ending):
                yield noun


def _has(house: str, wanted: str, *, whole: bool) -> bool:
    """Whether the words stand in a house's name, the first of them ``whole`` or as a compound's end."""
    words = [part for word in house.split() for part in word.split("-")]
    first, *others = wanted.split()
    for at, word in enumerate(words):
        begins = word == first if whole else len(first) >= _SHORTEST and word.endswith(first)
        if begins and words[at + 1 : at + 1 + len(others)] == others:
            return True
    return False


def _may_be_there(
    phrase: str,
    name: str,
    fits: Sequence[str],
    known: Sequence[str],
    pack: LanguagePack,
    likeness: Likeness,
) -> bool:
    """Whether nothing says that the office is another place's, or one that several states have each."""
    if any(organ in house for house in fits for organ in map(fold, pack.state_organs)):
        # Whose ministry is a state's is told by the state's name or not at all.
        states = {state_in(house.split(), pack) for house in known} - {None}
        if len(states) > 1 or any(state_in(house.split(), pack) for house in fits):
            return False
    places = _proper(phrase, pack, likeness) - set(folded_words(name))
    theirs = {word for house in fits for word in house.split() if pack.kind_of_noun(word) is None}
    return not places or not theirs or any(a[:_PLACE] == b[:_PLACE] for a in places for b in theirs)


def _proper(phrase: str, pack: LanguagePack, likeness: Likeness) -> set[str]:
    """Where somebody holds an office, folded: words of a description that are capitalised and no common noun, and adjectives of places."""
    return {
        fold(word)
        for word in phrase.replace(",", " ").split()
        if (word[:1].isupper() or any(e in word for e in likeness.place_adjectives))
        and len(word) >= _PLACE
        and pack.kind_of_noun(word.lower()) is None
        and word.lower() not in pack.definite
        and _office_in(word.lower(), likeness) is None
    }
