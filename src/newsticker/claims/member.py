"""Somebody in the cast of an article, as the phrases that describe him have it."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from newsticker.language.pack import Gender, LanguagePack
from newsticker.model import Kind


class Member(Struct):
    """Somebody in the cast: ``role`` as written, ``nouns`` the common nouns that were said of them.

    ``house`` is the name of whom a person heads or speaks for, where the phrase tells, ``short`` the letters that
    a house also goes by. ``rank`` is how much
    of a name the name is: 0 a bare noun ("das Ministerium"), 1 one with attributes ("das norwegische
    Ministerium"), 2 with a name ("Ministerium Oslo"), 3 a name that stands alone ("Norderwind", "Ole Sand").
    """

    name: str
    kind: Kind
    gender: Gender | None
    role: str | None
    nouns: set[str]
    metonym: str | None = None
    rank: int = 3
    house: str | None = None
    short: str | None = None

    @property
    def is_named(self) -> bool:
        """Whether the words tell more than a bare noun."""
        return self.rank > 0

    def speaks_for_a_house(self, pack: LanguagePack) -> bool:
        """A spokesman, whose word is that of his house."""
        return any(noun.endswith(pack.spokespeople) for noun in self.nouns)

    def leads(self, pack: LanguagePack) -> bool:
        """The head of a house by one of the nouns said of him."""
        return self.kind == "person" and any(ends_in(noun, pack.leaders) for noun in self.nouns)


@lru_cache(maxsize=20_000)
def ends_in(lower: str, nouns: frozenset[str]) -> bool:
    """Whether a noun, as it stands or without its genitive s, is or ends in one of ``nouns``."""
    forms = {lower, lower.removesuffix("s"), lower.removesuffix("es")}
    return any(f == noun or (len(noun) > 3 and f.endswith(noun)) for f in forms for noun in nouns)
