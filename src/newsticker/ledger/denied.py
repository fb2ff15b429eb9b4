"""What a denial says is not so: that there was something, that it befell a house, that a paper is genuine.

These are constructions: "Es gab keine Warnung", "There was no delay"; "bestritt, dass der Konzern gemahnt
worden sei"; "nannte das Papier eine Fälschung". Whoever asserts just that is contradicted, in whatever other words.
"""

from __future__ import annotations

import re

from newsticker.language.likeness import Likeness, likeness_of
from newsticker.language.packs import pack_of
from newsticker.ledger.event import Event
from newsticker.ledger.statements import Statement, first_sentence, folded_words, words_of
from newsticker.ledger.terms import terms
from newsticker.text.tokens import tokenise

_CLAUSE = re.compile(r"[,;:–—]")
# So many words before a noun of evidence its negation stands at most: "nicht einen einzigen Beleg".
_NEAR = 4
# So many words a preposition stands before its noun at most: "nach dem schweren Angriff".
_PHRASE = 3
# What is asserted of a house in one verb weighs that much at least.
WEIGHT = 1.5

FORGED, NO_EVIDENCE, MIXED_UP = "forged", "no-evidence", "mixed-up"


def manner(denial: Statement, answered: Statement | None) -> frozenset[str]:
    """How something is denied, where not plainly: as forged, for want of evidence, as somebody's mix-up.

    Denials of different manner are several propositions. Who denies what was itself said of a forgery, or of
    evidence, denies it plainly.
    """
    told = _manner(denial)
    return told - _manner(answered) if answered is not None else told


def _manner(statement: Statement) -> frozenset[str]:
    likeness, words = likeness_of(statement.language), words_of(statement.claim.content.text)
    if likeness is None:
        return frozenset()
    found = set()
    if any(w.startswith(likeness.forged) for w in words):
        found.add(FORGED)
    if not likeness.mixed_up.isdisjoint(words):
        found.add(MIXED_UP)
    if _evidence(first_sentence(statement), statement.language):
        found.add(NO_EVIDENCE)
    return frozenset(found)


def _evidence(text: str, language: str | None) -> str:
    """The noun of evidence that a sentence negates, "" where it negates none."""
    likeness, pack = likeness_of(language), pack_of(language)
    if likeness is None or pack is None:
        return ""
    words = words_of(text)
    for at, word in enumerate(words):
        if word in pack.evidence_nouns:
            before = (
                words[:at] if words[0] in likeness.nothing_words else words[max(0, at - _NEAR) : at]
            )
            if not likeness.nothing_words.isdisjoint(before):
                return word
    return ""


def denied_thing(denial: Statement) -> frozenset[str]:
    """The terms of what there was not, or no evidence of: of "Es gab keine Warnung" the warning; none of another denial."""
    likeness, language = likeness_of(denial.language), denial.language
    if likeness is None:
        return frozenset()
    sentence = first_sentence(denial)
    noun = _evidence(sentence, language)
    if noun:
        return terms(" ".join(w for w in words_of(sentence) if w != noun), language)
    return terms(" ".join(_existence(sentence, likeness)), language)


def _existence(sentence: str, likeness: Likeness) -> list[str]:
    """The words of the clause that says that there was nothing of a kind; others may stand between its parts."""
    subject, verbs = likeness.existing
    clauses = [words_of(clause) for clause in _CLAUSE.split(sentence)]
    for number, clause in enumerate(clauses):
        if likeness.nothing_words.isdisjoint(clause):
            continue
        if subject.isdisjoint(clause):
            clause = [
                *(w for one in clauses[:number] if not subject.isdisjoint(one) for w in one),
                *clause,
            ]
        if not subject.isdisjoint(clause) and not verbs.isdisjoint(clause):
            return clause
        return []
    return []


def is_asserted(thing: frozenset[str], claim: Statement) -> bool:
    """Whether a claim is about a thing, and does not only tell the time or the place of another by it."""
    pack = pack_of(claim.language)
    if not thing or not thing <= claim.act or pack is None:
        return False
    tokens = tokenise(claim.claim.content.text)
    pack.tag(tokens)
    for at, token in enumerate(tokens):
        if not terms(token.text, claim.language).isdisjoint(thing):
            before = tokens[max(0, at - _PHRASE) : at]
            return not any(one.tag in {"PREP", "PREPDET"} for one in before)
    return True


def is_called_so(thing: frozenset[str], denial: Statement, claim: Statement) -> bool:
    """Whether a claim calls a thing by the very word of the denial, wherever that stands: "geht auf X zurück"."""
    if not thing or not thing <= claim.act:
        return False
    words = set(words_of(denial.claim.content.text)) & set(words_of(claim.claim.content.text))
    return any(not terms(word, claim.language).isdisjoint(thing) for word in words)


def befell(denial: Statement, claim: Statement, event: Event) -> bool:
    """Whether a claim asserts of the denier's house the one thing that it denies of itself: that it was reminded."""
    likeness = likeness_of(denial.language)
    if likeness is None:
        return False
    names = frozenset(word for house in event.origins[denial.key] for word in house.split())
    if not (_names(denial, names, likeness) and _names(claim, names, likeness)):
        return False
    own_names = frozenset().union(
        *(terms(word, denial.language) for word in (*names, *likeness.house_nouns))
    )
    rest = denial.own - own_names
    return rest <= claim.act - own_names and event.rarity.weight(rest) >= WEIGHT


def _names(statement: Statement, names: frozenset[str], likeness: Likeness) -> bool:
    text = statement.claim.content.text
    parts = {part for word in folded_words(text) for part in (word, *word.split("-"))}
    return not likeness.house_nouns.isdisjoint(words_of(text)) or not names.isdisjoint(parts)


def calls_forged(denial: Statement, answered: Statement | None) -> bool:
    """Whether a denial calls a paper a forgery, where nobody had spoken of forging."""
    return FORGED in manner(denial, answered)


def calls_genuine(statement: Statement) -> bool:
    """Whether somebody says of a paper that it is no forgery."""
    likeness = likeness_of(statement.language)
    words = words_of(statement.claim.content.text)
    return likeness is not None and not statement.negated and not likeness.genuine.isdisjoint(words)
