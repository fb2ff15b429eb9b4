"""Whom a noun for one of a people takes up: "die Norwegerin", "the Norwegian"."""

from __future__ import annotations

from itertools import pairwise

from newsticker.claims.cast import Cast
from newsticker.claims.member import Member
from newsticker.language.pack import LanguagePack


def one_of_people(cast: Cast, before: int, state: str, genders: str) -> Member | None:
    """The last named person before an offset whom the noun can mean; a compatriot before anybody else.

    "Ministerin Ana Ruiz traf die norwegische Ministerin Ida Berg. …, sagte die Norwegerin": her role tells.
    """
    last: Member | None = None
    for _, member in cast.before(before):
        if member.kind != "person" or member.rank < 3 or (member.gender or genders) not in genders:
            continue
        told = _states_of(member, cast.pack)
        if state in told:
            return member
        if last is None and not told:
            last = member
    return last


def _states_of(member: Member, pack: LanguagePack) -> set[str]:
    """The states that a role tells: "norwegische Ministerin", "Norwegian minister"."""
    words = (member.role or "").lower().split()
    pairs = (f"{one}-{other}" for one, other in pairwise(words))
    return {s for word in (*words, *pairs) if (s := pack.state_of_adjective(word)) is not None}
