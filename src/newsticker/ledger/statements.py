"""What the ledger knows of a claim: where and when it was told, its words as terms, its figures, what it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from newsticker.language.likeness import likeness_of
from newsticker.language.packs import pack_of
from newsticker.ledger.terms import terms
from newsticker.model import Claim, Reading
from newsticker.text.folding import fold

_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[A-ZÄÖÜ„“\"])")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


class Statement(Struct, frozen=True, eq=False):
    """A claim of an article; ``at`` orders statements by time, and those of one minute by their article's id.

    ``own`` are the terms of its words, ``meant`` those of the proposition it is about: of a denial that names no
    proposition ("wies den Bericht zurück") the terms of the claim it answers; ``act`` are those of the proposition
    that somebody said it: of a warning that he warned; ``opening`` those of its first sentence. ``heads`` tells that it stands in the
    headline or the lead, ``nests`` that its words hold another claim of its article ("bestätigte, gewarnt zu haben"),
    ``nested`` that they stand in another one,
    ``of_a_number`` that it says something of a number ("the figure of 12 surprised us") and counts nothing itself.
    ``key`` is ARTICLE:CLAIM.
    """

    key: str
    at: tuple[str, str, int]
    article: int
    language: str | None
    claim: Claim
    own: frozenset[str]
    meant: frozenset[str]
    act: frozenset[str]
    opening: frozenset[str]
    negated: bool
    heads: bool
    nests: bool
    nested: bool
    of_a_number: bool
    answers: str | None

    @property
    def denies(self) -> bool:
        """Whether it says that something is not so."""
        return self.claim.stance == "denies"

    @property
    def concedes(self) -> bool:
        """Whether it admits or confirms."""
        return self.claim.stance in {"admits", "confirms"}


def statements_of(
    reading: Reading, article: int, clock: str, language: str | None
) -> list[Statement]:
    """The statements of an article in the order of its text; ``clock`` is the minute it came out."""
    by_id = {claim.id: claim for claim in reading.claims}
    parts = (reading.article.title, reading.article.lead)
    heading = sum(len(part) + 2 for part in parts if part) if reading.article.body else 0
    found = []
    for place, claim in enumerate(_in_text_order(reading.claims)):
        own = terms(claim.content.text, language)
        answered = by_id.get(claim.denies or "")
        meant = own
        if answered is not None and (claim.mode == "reported" or not own):
            meant = own | terms(answered.content.text, language)
        found.append(
            Statement(
                key=f"{reading.id}:{claim.id}",
                at=(clock, reading.id, place),
                article=article,
                language=language,
                claim=claim,
                own=own,
                meant=meant,
                act=own | _act(claim, language),
                opening=terms(_opening(claim, reading.text), language),
                negated=is_negated(_opening(claim, reading.text), language),
                heads=_start(claim) < heading,
                nests=any(_holds(claim, other) for other in reading.claims),
                nested=any(_holds(other, claim) for other in reading.claims),
                of_a_number=is_of_a_number(claim, language),
                answers=f"{reading.id}:{claim.denies}" if answered is not None else None,
            )
        )
    return found


def _act(claim: Claim, language: str | None) -> frozenset[str]:
    """The terms of who warns and of the warning, none of a mere statement."""
    if claim.stance != "warns":
        return frozenset()
    parts = (claim.cue, claim.speaker)
    return frozenset().union(*(terms(one.text, language) for one in parts if one and one.text))


def _holds(outer: Claim, inner: Claim) -> bool:
    """Whether the words of one claim stand among those of another, and not the other way round."""
    some, others = outer.content.spans, inner.content.spans
    if some == others or not some or not others:
        return False
    return all(any(a <= x and y <= b for a, b in some) for x, y in others)


def is_of_a_number(claim: Claim, language: str | None) -> bool:
    """Whether a number is what a claim is about: "ihre Zahl von 40 Verletzten enthielt Doppelte"."""
    likeness = likeness_of(language)
    if likeness is None or not claim.figures:
        return False
    text, figure = claim.content.text, claim.figures[0]
    start = text.find(figure.text)
    before = words_of(text[: max(start, 0)])[-2:]
    if len(before) < 2 or before[0] not in likeness.tallies or before[1] not in likeness.idle:
        return False
    unit = terms(figure.unit or "", language)
    return bool(terms(text[start + len(figure.text) :], language) - unit)


def is_negated(text: str, language: str | None) -> bool:
    """Whether a clause says that something is not so by a word of its own."""
    likeness = likeness_of(language)
    if likeness is None:
        return False
    nothing = likeness.nothing_words
    return any(w in nothing or w.endswith(("n't", "n’t")) for w in words_of(text))


def names_no_proposition(statement: Statement) -> bool:
    """Whether its first words only point to what somebody said, or call it untrue: "den Bericht", "not a word of truth"."""
    pack = pack_of(statement.language)
    if pack is None:
        return False
    text = statement.claim.content.text
    first = " ".join(words_of(_SENTENCE.split(text, maxsplit=1)[0]))
    if any(phrase in first for phrase in pack.untrue_phrases):
        return True
    if len(words_of(text)) > _POINTING:
        return False
    pointing = pack.account_nouns | pack.allegation_nouns | pack.report_nouns | pack.untrue
    roots = {t for word in pointing for t in terms(word, statement.language)}
    return statement.own <= roots


def takes_back(statement: Statement) -> bool:
    """Whether it says of one's own earlier words that they were wrong, and not what is the case instead."""
    pack = pack_of(statement.language)
    if pack is None:
        return False
    words = words_of(statement.claim.content.text)
    text = " ".join(words)
    return any(
        phrase in text for phrase in (*pack.retractions, *pack.corrections)
    ) or not pack.untrue.isdisjoint(words)


_POINTING = 8


def words_of(text: str) -> list[str]:
    """The words of a passage in lower case."""
    return [word.lower() for word in _WORD.findall(text)]


def _in_text_order(claims: Sequence[Claim]) -> list[Claim]:
    """By the place of their words; a claim that another one repeats in pro-form stands with its cue."""

    def place(claim: Claim) -> tuple[int, int]:
        cue = claim.cue.spans[0][0] if claim.cue and claim.cue.spans else -1
        return _start(claim), cue

    return sorted(claims, key=place)


def _opening(claim: Claim, text: str) -> str:
    """The first sentence of what is said; of a quotation that a cue parts, up to where a new one begins."""
    first, last = claim.content.spans[0] if claim.content.spans else (0, 0)
    for start, end in claim.content.spans[1:]:
        if text[start : start + 1].isupper():
            break
        last = end
    return _SENTENCE.split(text[first:last], maxsplit=1)[0] or claim.content.text


def first_sentence(statement: Statement) -> str:
    """The first sentence of what is said."""
    return _SENTENCE.split(statement.claim.content.text, maxsplit=1)[0]


def _start(claim: Claim) -> int:
    return claim.content.spans[0][0] if claim.content.spans else 0


def folded_words(text: str) -> list[str]:
    """The words of a name or a description, folded."""
    return [fold(_POSSESSIVE.sub("", word)) for word in _WORD.findall(text)]
