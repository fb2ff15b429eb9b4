"""Who admits what he had denied.

The link is sure where the article that tells of the admission tells of the denial too, and of the same house. Whatever
reaches across articles, by the claim that was denied and conceded or by likeness of words, is for a page that shows
both quotations side by side; it is never printed as an admission.
"""

from __future__ import annotations

from msgspec import Struct

from newsticker.ledger.denials import Contradiction
from newsticker.ledger.denied import calls_forged, calls_genuine, denied_thing, is_asserted
from newsticker.ledger.event import Event
from newsticker.ledger.same_claim import overlap
from newsticker.ledger.statements import Statement, names_no_proposition

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
    denials = [statement for statement in event.statements if statement.denies]
    found: list[Turn] = []
    for admission in event.statements:
        if not admission.concedes:
            continue
        answered = event.answered_by(admission)
        if answered is not None and answered.denies:
            found += _told(admission, answered, event)
        elif answered is not None:
            for denial in by_claim.get(event.one.first(answered.key), ()):
                if event.of_one_house(denial, admission) and denial.at < admission.at:
                    found.append(Turn(denial, admission, "concedes-what-was-denied", 0.85))
        found += _of_the_thing(admission, denials, event)
        found += _alike(admission, denials, event)
    return found


def _of_the_thing(admission: Statement, denials: list[Statement], event: Event) -> list[Turn]:
    """Admissions of all that the same house had denied: that there was such a thing, that a paper is genuine."""
    found = []
    for denial in denials:
        if denial.at >= admission.at or not event.of_one_house(denial, admission):
            continue
        if denial.language != admission.language or admission.negated:
            continue
        if is_asserted(denied_thing(denial), denial, admission):
            found.append(Turn(denial, admission, "of-what-there-was-not", 0.95))
        elif calls_genuine(admission) and _calls_it_forged(denial, admission, event):
            found.append(Turn(denial, admission, "genuine-or-forged", 0.94))
    return found


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


def _alike(admission: Statement, denials: list[Statement], event: Event) -> list[Turn]:
    if names_no_proposition(admission):
        return []
    found = []
    for denial in denials:
        if denial.at >= admission.at or not event.of_one_house(denial, admission):
            continue
        lighter, _, weight = overlap(admission.own, denial.meant, event.rarity)
        if lighter >= NAMES and weight >= NAMES_WEIGHT:
            found.append(Turn(denial, admission, "same-proposition", 0.7))
    return found
