"""Who admits what he had denied.

The link is sure where the article that tells of the admission tells of the denial too, and of the same house; across
articles where a house had said that there was no such thing, or that a paper was forged, and concedes just that. What
else reaches across articles, by the claim that was denied and conceded or by likeness of words, is for a page that
shows both quotations side by side; it is never printed as an admission.
"""

from __future__ import annotations

from msgspec import Struct

from newsticker.ledger.denials import Contradiction
from newsticker.ledger.denied import calls_forged, calls_genuine, denied_thing, is_asserted
from newsticker.ledger.event import Event
from newsticker.ledger.same_claim import overlap
from newsticker.ledger.statements import Statement, names_no_proposition
from newsticker.ledger.wordings import after, firsts, wordings

# How much of a denial's proposition a later concession names, for the two to be shown side by side.
NAMES, NAMES_WEIGHT = 0.6, 3.0


class Turn(Struct, frozen=True):
    """A denial and the admission of what it denied, by which rule, and how sure that is."""

    denial: Statement
    admission: Statement
    rule: str
    confidence: float


def turns(event: Event, denied: list[Contradiction]) -> list[Turn]:
    """Every admission with the denial it takes back, sure ones and others."""
    by_claim: dict[str, list[Statement]] = {}
    for link in denied:
        if link.rule == "told-by-article":
            by_claim.setdefault(event.one.first(link.claim.key), []).append(link.denial)
    denials = firsts((s for s in event.statements if s.denies), event)
    found: list[Turn] = []
    for alike in wordings((s for s in event.statements if s.concedes), event):
        answered = event.answered_by(alike[0])
        if answered is not None and answered.denies:
            found += _told(alike[0], answered, event)
        elif answered is not None:
            for denial in by_claim.get(event.one.first(answered.key), ()):
                admission = after(alike, denial)
                if admission is not None and event.of_one_house(denial, admission):
                    found.append(Turn(denial, admission, "concedes-what-was-denied", 0.85))
        for denial in denials:
            admission = after(alike, denial)
            if admission is not None and event.of_one_house(denial, admission):
                found += _of_the_thing(admission, denial, event)
                found += _alike(admission, denial, event)
    return found


def _of_the_thing(admission: Statement, denial: Statement, event: Event) -> list[Turn]:
    """An admission of all that the same house had denied: that there was such a thing, that a paper is genuine."""
    if denial.language != admission.language or admission.negated:
        return []
    if is_asserted(denied_thing(denial), admission):
        return [Turn(denial, admission, "of-what-there-was-not", 0.95)]
    if calls_genuine(admission) and _calls_it_forged(denial, admission, event):
        return [Turn(denial, admission, "genuine-or-forged", 0.94)]
    return []


def _calls_it_forged(denial: Statement, admission: Statement, event: Event) -> bool:
    """Whether a denial calls that paper forged which is admitted to be genuine."""
    same = not denial.meant.isdisjoint(admission.meant)
    return same and calls_forged(denial, event.answered_by(denial))


def _told(admission: Statement, denial: Statement, event: Event) -> list[Turn]:
    """As the article tells it; a confirmation by somebody else takes nothing back."""
    if event.of_one_house(admission, denial):
        return [Turn(denial, admission, "told-by-article", 0.97)]
    if admission.claim.stance == "admits":
        return [Turn(denial, admission, "told-by-article.other-name", 0.8)]
    return []


def _alike(admission: Statement, denial: Statement, event: Event) -> list[Turn]:
    if names_no_proposition(admission):
        return []
    lighter, _, weight = overlap(admission.own, denial.meant, event.rarity)
    if lighter >= NAMES and weight >= NAMES_WEIGHT:
        return [Turn(denial, admission, "same-proposition", 0.7)]
    return []
