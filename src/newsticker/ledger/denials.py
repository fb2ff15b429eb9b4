"""Who denies what: denials that are one, and the assertions that they contradict.

Inside an article the reading tells which claim is denied. What one house denies is one proposition where it answers
claims that are one, or one report, or where the words are alike; calling a paper forged is another thing than denying
what stands in it, and so is calling a report's figures wrong. Across articles a denial contradicts an assertion of
somebody else whose proposition it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from newsticker.language.likeness import likeness_of
from newsticker.ledger.denied import (
    FORGED,
    NO_EVIDENCE,
    befell,
    calls_genuine,
    denied_thing,
    is_asserted,
    is_called_so,
    manner,
)
from newsticker.ledger.event import Event
from newsticker.ledger.figures import unit_terms
from newsticker.ledger.same_claim import (
    VERBATIM_RULE,
    Index,
    Pair,
    counted_alike,
    counts_more,
    overlap,
)
from newsticker.ledger.statements import Statement, names_no_proposition
from newsticker.ledger.wordings import after, firsts, saying, wordings

# What the words of two denials of one proposition share, as in same_claim.
BOTH = 0.45
LIGHTER, WEIGHT = 0.45, 3.0
WHOLE, WHOLE_WEIGHT = 0.9, 1.2
# A denial contradicts what somebody else said elsewhere where it names so much of it.
CONTRADICTS, CONTRADICTS_BOTH, CONTRADICTS_WEIGHT = 0.75, 0.3, 6.0
CONTRADICTS_WHOLE = 0.45
# So many words tell what is denied, where they are all there is.
_TELLING = 2
# Who is named so seldom may be somebody else, whose name was not understood.
SELDOM = 5
_EVERYBODY = frozenset({"*"})
_ASSERTED = frozenset({"states", "confirms", "expects", "warns"})


class Contradiction(Struct, frozen=True):
    """An assertion and the denial that contradicts it, by which rule, and how sure that is."""

    claim: Statement
    denial: Statement
    rule: str
    confidence: float


def join_denials(event: Event) -> list[Pair]:
    """The pairs of denials that are one proposition denied by one house; joined in ``event.one``."""
    copies, denials = _repeated(event)
    pairs = [*copies, *_same_denials(denials, event)]
    for pair in pairs:
        event.one.join(pair.a.key, pair.b.key)
    for denial in denials:
        if denial.answers is None and not _named(denial):
            earlier = _only_denial(denial, denials, event)
            if earlier is not None:
                pairs.append(Pair(earlier, denial, "only-denial", 0.8))
                event.one.join(earlier.key, denial.key)
    return pairs


def _repeated(event: Event) -> tuple[list[Pair], list[Statement]]:
    """What copies repeat of the denials, and the denials without that."""
    said: dict[object, Statement] = {}
    pairs, denials = [], []
    for denial in event.statements:
        if not denial.denies:
            continue
        # "Den Bericht" alone is the same in another article only if that is a copy.
        told_alone = denial.answers is None and not _named(denial)
        copy = event.copies.first(denial.article) if told_alone else None
        first = said.setdefault((copy, saying(denial, event)), denial)
        if first is denial:
            denials.append(denial)
        else:
            pairs.append(Pair(first, denial, VERBATIM_RULE, 0.99))
    return pairs, denials


def _same_denials(denials: Sequence[Statement], event: Event) -> Iterator[Pair]:
    negated = Index()
    for statement in firsts((s for s in event.statements if s.negated and not s.denies), event):
        negated.add(statement, event.origins[statement.key])
    by_house: dict[str, list[Statement]] = {}
    by_claim: dict[str, list[Statement]] = {}
    for denial in denials:
        met: dict[str, Statement] = {}
        for house in event.origins[denial.key]:
            met |= {one.key: one for one in by_house.get(house, ())}
            by_house.setdefault(house, []).append(denial)
        for other in met.values():
            found = _one_denial(other, denial, event)
            if found:
                yield Pair(other, denial, *found)
        for other in (
            negated.candidates(denial, event.origins[denial.key]) if denial.negated else ()
        ):
            _, both, weight = overlap(other.own, denial.own, event.rarity)
            if both >= BOTH and weight >= WEIGHT:
                yield Pair(other, denial, "denial-read-as-statement", 0.8)
        for other in _by_other_name(denial, by_claim, event):
            yield Pair(other, denial, "denies-one-claim-other-name", 0.7)


def _by_other_name(
    denial: Statement, by_claim: dict[str, list[Statement]], event: Event
) -> list[Statement]:
    """Denials of one claim by a house that is called otherwise: of an accusation it is the accused who denies it.

    Where several houses deny in one article, each by its name, they are several denials.
    """
    answered = event.answered_by(denial)
    if answered is None:
        return []
    met = by_claim.setdefault(event.one.first(answered.key), [])
    found = [
        other
        for other in met
        if not event.of_one_house(other, denial)
        and _manner(other, event) == _manner(denial, event)
        and (event.told_by(other) < SELDOM or event.told_by(denial) < SELDOM)
    ]
    met.append(denial)
    return found


def _only_denial(denial: Statement, denials: Sequence[Statement], event: Event) -> Statement | None:
    """What an article means that recalls a denial without saying of what: the one thing that the house denied before."""
    before = {
        event.one.first(one.key): one
        for one in reversed(denials)
        if one.article < denial.article and event.of_one_house(one, denial)
    }
    return next(iter(before.values())) if len(before) == 1 else None


def _one_denial(a: Statement, b: Statement, event: Event) -> tuple[str, float] | None:
    how = _manner(a, event)
    if how != _manner(b, event):
        return None
    lighter, both, weight = overlap(a.own, b.own, event.rarity)
    if both >= BOTH and weight >= WHOLE_WEIGHT and _named(a) == _named(b):
        return "denial-in-same-words", 0.95
    if FORGED in how and lighter:
        return "calls-it-forged", 0.9
    first, second = event.answered_by(a), event.answered_by(b)
    if first and second:
        if event.one.are_one(first.key, second.key):
            return "denies-one-claim", 0.95
        if _speaks_of_tallies(a) != _speaks_of_tallies(b):
            return None
        if _is_one_report(first, second, event) and not (_named(a) and _named(b)):
            return "denies-one-report", 0.85
        if _are_alike(first, second, event):
            return "denies-like-claims", 0.85
    if not (_named(a) and _named(b)):
        return None
    if (lighter >= LIGHTER and weight >= WEIGHT) or (lighter >= WHOLE and weight >= WHOLE_WEIGHT):
        return "denial-in-other-words", 0.85
    return None


def _are_alike(a: Statement, b: Statement, event: Event) -> bool:
    """Whether two claims, of whomever, say the same."""
    lighter, both, weight = overlap(a.own, b.own, event.rarity)
    return weight >= WEIGHT and (both >= BOTH or lighter >= CONTRADICTS)


def _is_one_report(a: Statement, b: Statement, event: Event) -> bool:
    """Whether two claims of an article were told by one who told both from one who knew."""
    chains = [[party.name for party in one.claim.chain] for one in (a, b)]
    return (a.article == b.article and chains[0] == chains[1]) or event.of_one_house(a, b)


def _named(statement: Statement) -> bool:
    return not names_no_proposition(statement)


def _manner(statement: Statement, event: Event) -> frozenset[str]:
    return manner(statement, event.answered_by(statement))


def _speaks_of_tallies(statement: Statement) -> bool:
    likeness = likeness_of(statement.language)
    if likeness is None or statement.claim.figures:
        return False
    words = statement.claim.content.text.lower().split()
    return not likeness.tallies.isdisjoint(words)


def contradictions(event: Event) -> list[Contradiction]:
    """Every assertion with the denial that contradicts it, as the articles tell it or across them."""
    denials = wordings((s for s in event.statements if s.denies), event)
    found = []
    linked: set[tuple[str, str]] = set()
    for denial, *_ in denials:
        answered = event.answered_by(denial)
        if answered is not None:
            found.append(Contradiction(answered, denial, "told-by-article", 0.97))
            linked.add((event.one.first(answered.key), event.one.first(denial.key)))
    for link in _across_articles(denials, event):
        groups = (event.one.first(link.claim.key), event.one.first(link.denial.key))
        if groups not in linked:
            found.append(link)
    return found


def _across_articles(
    denials: Sequence[Sequence[Statement]], event: Event
) -> Iterator[Contradiction]:
    """Assertions by others that a denial contradicts without its article saying so."""
    index = Index()
    assertions = firsts((s for s in event.statements if not s.denies), event)
    for statement in assertions:
        index.add(statement, _EVERYBODY)
    genuine = [statement for statement in assertions if calls_genuine(statement)]
    for alike in denials:
        denial = alike[0]
        if not _named(denial):
            continue
        how, thing = _manner(denial, event), denied_thing(denial)
        for claim in genuine if FORGED in how else ():
            if _may_contradict(denial, claim, event):
                yield Contradiction(claim, denial, "genuine-or-forged", 0.7)
        for claim in index.candidates(denial, _EVERYBODY):
            if not _may_contradict(denial, claim, event):
                continue
            answer = after(alike, claim)
            told = is_asserted(thing, claim) or is_called_so(thing, denial, claim)
            if answer and told and NO_EVIDENCE not in how:
                yield Contradiction(claim, answer, "says-there-was-none", 0.8)
            elif befell(denial, claim, event):
                yield Contradiction(claim, denial, "befell-its-house", 0.7)
            elif _contradicts(denial, claim, event):
                yield Contradiction(claim, denial, "across-articles", 0.5)


def _may_contradict(denial: Statement, claim: Statement, event: Event) -> bool:
    """Whether a claim is an assertion by somebody else that a denial can be about."""
    if event.of_one_house(denial, claim) or denial.language != claim.language or claim.negated:
        return False
    # Of a report that somebody warned it is the report that is denied.
    return claim.claim.stance in _ASSERTED and not (claim.nested and claim.claim.stance == "warns")


def _contradicts(denial: Statement, claim: Statement, event: Event) -> bool:
    if claim.claim.mode == "reported" and claim.claim.stance != "warns":
        return False
    lighter, both, weight = overlap(denial.own, claim.act, event.rarity)
    if _counts_something_else(claim, denial) or counted_alike(denial, claim) == "other":
        return False
    if both >= CONTRADICTS_WHOLE:
        return weight >= CONTRADICTS_WEIGHT or _says_nothing_else(denial, claim)
    enough = lighter >= CONTRADICTS and both >= CONTRADICTS_BOTH
    return enough and weight >= CONTRADICTS_WEIGHT


def _counts_something_else(claim: Statement, denial: Statement) -> bool:
    """Whether a claim of few words counts what a denial of more does not speak of.

    "Investors lost £40 million" is not what "concealing losses from investors" denies; "vier Soldaten verschleppt" is
    what "kirgisische Soldaten verschleppt" does.
    """
    if not (claim.act < denial.own and counts_more(claim, denial)):
        return False
    units = (unit_terms(figure, claim.language) for figure in claim.claim.figures)
    return denial.own.isdisjoint(frozenset().union(*units))


def _says_nothing_else(denial: Statement, claim: Statement) -> bool:
    """Whether one has no word that the other has not, be they words of which the event is full.

    Where all talk of ballots and of forging, "Stimmzettel gefälscht" is still denied by "Stimmzettel seien nicht
    gefälscht worden", but not by "Stimmzettel fehlten". One word tells too little.
    """
    shared = denial.own & claim.act
    return len(shared) >= _TELLING and shared in {denial.own, claim.act}
