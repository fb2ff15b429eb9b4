"""Who stands on which side of a dispute: who speaks for the same house, and who only reports on others.

Nobody denies what he himself asserts: a house, its board, its spokesman and its head are one side, and so are a
state and its ministries.
"""

from __future__ import annotations

from newsticker.claims.descriptions import LEGAL_FORMS
from newsticker.claims.draft import Draft
from newsticker.claims.member import Member, ends_in
from newsticker.claims.sheet import Sheet
from newsticker.language.agencies import agency_of
from newsticker.language.pack import LanguagePack
from newsticker.text.tokens import Token

# How many claims back the house may stand whose head is called by his office alone.
_HOUSE_BEFORE = 6


class Sides:
    """The sides of an article's drafts, each told by the names it goes by."""

    def __init__(self, sheet: Sheet, drafts: list[Draft]) -> None:
        """Settles for every draft which house its speaker speaks for."""
        self._pack = sheet.pack
        self._names: dict[int, frozenset[str]] = {}
        houses: list[Member] = []
        for draft in drafts:
            member = draft.member
            if member is None:
                continue
            names = _names(member, sheet.pack)
            is_organ = member.rank == 0 and bool(member.nouns & sheet.pack.organs)
            if len(names) == 1 and (is_organ or _is_office(member, sheet.pack)) and houses:
                names |= _names(houses[-1], sheet.pack)
            self._names[id(draft)] = names
            if member.kind in {"organisation", "state"} and not self.is_by_medium(draft):
                houses = [*houses[-_HOUSE_BEFORE:], member]

    def are_one(self, a: Draft, b: Draft) -> bool:
        """The same party, or a house and the one who speaks for it."""
        return bool(self._of(a) & self._of(b))

    def _of(self, draft: Draft) -> frozenset[str]:
        return self._names.get(id(draft), frozenset())

    def is_by_medium(self, draft: Draft) -> bool:
        """Whether a medium tells it, or reports that the text names."""
        if draft.rule.startswith("report-noun"):
            return True
        if draft.member is None:
            return False
        spans = range(draft.cue[0][0], draft.cue[-1][1]) if draft.cue else ()
        words = (w for t in draft.sentence.tokens if t.start in spans for w in (t.lemma, t.lower))
        reports = any(w in self._pack.reporting for w in words)
        house = draft.member.kind == "organisation" or not draft.member.nouns
        return is_medium(draft.member, self._pack) or (reports and house)

    def is_report(self, draft: Draft) -> bool:
        """Whether a claim is told by a medium, a paper, somebody unnamed, by reports or by nobody at all."""
        if draft.is_hearsay or draft.rule.startswith(("report-noun", "it-is-said")):
            return True
        member = draft.member
        anonymous = member is not None and member.kind in {"unnamed", "document"}
        return anonymous or self.is_by_medium(draft)


def cue_token(draft: Draft) -> Token | None:
    """The first word of the cue, in the sentence that it stands in."""
    if not draft.cue:
        return None
    at = draft.cue[0][0]
    return next((t for t in draft.sentence.tokens if t.start == at), None)


def is_medium(member: Member, pack: LanguagePack) -> bool:
    """A paper, a station, an agency: by what was said of it, or by its name."""
    if any(ends_in(noun, pack.media_nouns) for noun in member.nouns):
        return True
    last = member.name.casefold().rpartition(" ")[2]
    named = member.kind in {"organisation", "person"} and last.endswith(pack.media_endings)
    return agency_of(member.name) is not None or (named and member.role is None)


def _names(member: Member, pack: LanguagePack) -> frozenset[str]:
    """The names a side goes by: its own, the house it speaks for or leads, the state whose ministry it is."""
    bare = " ".join(w for w in member.name.split() if w not in LEGAL_FORMS)
    names = {bare.casefold()}
    if member.house is not None and _is_office(member, pack):
        names.add(member.house.casefold())
    head, of, house = member.name.partition(f" {pack.of} ")
    if of and (_is_office(member, pack) or head.casefold() in pack.organs):
        names.add(house.casefold())
    described = f"{member.role or ''} {member.name}".casefold()
    if any(organ in described for organ in pack.state_organs):
        states = map(pack.state_of_adjective, described.split())
        names |= {state.casefold() for state in states if state is not None}
    return frozenset(names)


def _is_office(member: Member, pack: LanguagePack) -> bool:
    """A spokesman or a head, but not of the works council."""
    described = f"{member.role or ''} {member.name}".casefold()
    holds = member.kind == "person" and (member.speaks_for_a_house(pack) or member.leads(pack))
    return holds and not any(word in described for word in pack.opposed)
