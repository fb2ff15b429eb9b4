"""What two claims have in common: the words of their propositions, across inflection, derivation and compounds.

"die Anlage war gestört" and "es gab keine Störung" share a word, and so do "angerufen" and "Anruf", "abgeflossen"
and "Datenabfluss". A word that many claims of the article use ("Patienten" in a story of a clinic) tells less
than one that only two of them use.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter

from msgspec import Struct

from newsticker.claims.draft import Draft
from newsticker.claims.sheet import Sheet
from newsticker.language.pack import LanguagePack
from newsticker.model import Spans
from newsticker.text.tokens import Token

_FOLDED = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "é": "e", "è": "e"})
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")
_CLAUSE_ENDS = frozenset({".", "!", "?", ";", "–", "—", "…"})


class Word(Struct, frozen=True):
    """A word as what it looks for in another claim, and what it offers to those that look for it."""

    stem: str
    is_verb: bool
    seeks: frozenset[str]
    offers: frozenset[str]


class Proposition(Struct, frozen=True):
    """The telling words of a stretch of text, and all that they offer."""

    words: tuple[Word, ...]
    offers: frozenset[str]


# In how much of its weight one proposition has to be found in another, by one noun alone or by several words.
_ENOUGH = 0.25
_ENOUGH_IN_ONE_NOUN = 0.4


class Shared(Struct, frozen=True):
    """What of a proposition stands in another: its share by weight, 0 to 1, and the words.

    ``does_else`` is whether its verbs are not among them, ``is_whole`` whether a word is more than a compound's part.
    """

    share: float
    words: tuple[Word, ...]
    does_else: bool = False
    is_whole: bool = False

    @property
    def is_enough(self) -> bool:
        """Whether so much makes it the same matter: several words, or a noun that is most of it.

        Of soldiers abducted and soldiers fallen the noun is the same, not the matter.
        """
        if all(w.is_verb for w in self.words):
            return self.share == 1.0
        if len(self.words) > 1:
            return self.share >= _ENOUGH
        return self.share >= _ENOUGH_IN_ONE_NOUN and not self.does_else


class Propositions:
    """The propositions of an article's drafts, each taken apart once."""

    def __init__(self, sheet: Sheet, drafts: list[Draft]) -> None:
        """Counts in how many claims each word stands."""
        self.sheet = sheet
        self._tokens = [t for s in sheet.sentences for t in s.tokens]
        self._starts = [t.start for t in self._tokens]
        self._words: dict[int, Word | None] = {}
        self._known: dict[Spans, Proposition] = {}
        self._clauses: dict[Spans, list[Proposition]] = {}
        self._count = Counter(
            stem for d in drafts for stem in {w.stem for w in self.of(d.content).words}
        )
        self._total = max(1, len(drafts))

    def tokens(self, spans: Spans) -> list[Token]:
        """The tokens that begin within the spans."""
        found = []
        for start, end in spans:
            at = bisect_left(self._starts, start)
            while at < len(self._tokens) and self._starts[at] < end:
                found.append(self._tokens[at])
                at += 1
        return found

    def clauses(self, draft: Draft) -> list[list[Token]]:
        """The content in clauses: what full stops, dashes and the ends of whole quotations part."""
        found: list[list[Token]] = []
        whole = draft.mode == "direct"
        for order, span in enumerate(draft.content):
            if whole or not order:
                found.append([])
            for token in self.tokens((span,)):
                if token.text in _CLAUSE_ENDS:
                    found.append([])
                else:
                    found[-1].append(token)
        return [clause for clause in found if clause]

    def of(self, spans: Spans) -> Proposition:
        """The proposition that stands in these spans."""
        known = self._known.get(spans)
        if known is None:
            known = self._known[spans] = self.of_tokens(self.tokens(spans))
        return known

    def of_tokens(self, tokens: list[Token]) -> Proposition:
        """The proposition of these words: nouns, names, numbers, verbs and adjectives that say something."""
        words = tuple(word for t in tokens if (word := self._telling(t)))
        return Proposition(words, frozenset().union(*(w.offers for w in words)))

    def _telling(self, token: Token) -> Word | None:
        # One sentence may stand in many claims.
        if token.start not in self._words:
            pack = self.sheet.pack
            self._words[token.start] = _word(token, pack) if _tells(token, pack) else None
        return self._words[token.start]

    def shared(
        self, one: Proposition, other: Proposition, apart: frozenset[str] = frozenset()
    ) -> Shared:
        """How much of ``one`` stands in ``other``, and in which words; those ``apart`` count nothing."""
        words = {w.stem: w for w in one.words if not w.seeks & apart}
        found = tuple(w for w in words.values() if w.seeks & other.offers)
        total = sum(map(self._weight, words.values()))
        acts = [w for w in words.values() if w.is_verb]
        does_else = bool(acts) and not any(w in found for w in acts)
        is_whole = any("=" + w.stem in other.offers for w in found)
        share = sum(map(self._weight, found)) / total if total else 0.0
        return Shared(share, found, does_else, is_whole)

    def told(self, one: Proposition, claim: Draft, apart: frozenset[str] = frozenset()) -> Shared:
        """How much of ``one`` stands in the clause of a claim that has most of it."""
        clauses = self._clauses.get(claim.content)
        if clauses is None:
            clauses = [self.of_tokens(c) for c in self.clauses(claim)]
            self._clauses[claim.content] = clauses
        found = [self.shared(one, clause, apart) for clause in clauses]
        return max(found, key=lambda s: s.share, default=Shared(0.0, ()))

    def _weight(self, word: Word) -> float:
        often = max(1, self._count[word.stem])
        return math.log2(1 + self._total / often) / math.log2(1 + self._total)


def _tells(token: Token, pack: LanguagePack) -> bool:
    if token.tag == "NUM":
        return True
    if token.tag not in {"N", "V", "X", "I", "Z", "G", "ADJ"} or len(token.text) < 3:
        return False
    lower = token.lower
    if lower in pack.times.weekdays or lower in pack.times.months or lower in pack.untrue:
        return False
    if any(lower in told for told in (pack.report_nouns, pack.account_nouns, pack.negations)):
        return False
    if lower in pack.evidence_nouns or lower in pack.light_words:
        return False
    if token.tag == "ADJ" and pack.state_of_adjective(lower) is not None:
        return False
    return token.lemma not in pack.auxiliaries and token.lemma not in pack.light_words


def _word(token: Token, pack: LanguagePack) -> Word:
    if token.tag == "NUM":
        number = "#" + "".join(c for c in token.lower if c.isalnum())
        return Word(number, False, frozenset({number}), frozenset({number}))
    is_verb = bool(token.lemma) and token.tag in {"V", "X", "I", "Z", "G"}
    plain = (token.lemma if is_verb else token.lower).replace("|", "").translate(_FOLDED)
    stem = _stem(plain, pack)
    seeks, offers = {"=" + stem}, {"=" + stem}
    # "fliegen" and "Flug", "abfließen" and "Abfluss": verb and noun differ in their vowel alone.
    bones = _DOUBLED.sub(r"\1", _VOWELS.sub(".", stem))
    if len(bones) - bones.count(".") > 2:
        seeks.add(("noun " if is_verb else "verb ") + bones)
        offers.add(("verb " if is_verb else "noun ") + bones)
    if not is_verb:
        # "Datenabfluss" and "Abfluss", "Patientendaten" and "Bankdaten": a part in common.
        parts = {"+" + _stem(p.translate(_FOLDED), pack) for p in _parts(token.lower, pack)}
        seeks |= parts | {"+" + stem}
        offers |= parts | {"+" + stem}
    return Word(stem, is_verb, frozenset(seeks), frozenset(offers))


def _stem(plain: str, pack: LanguagePack) -> str:
    stem = pack.stems.sub("", plain) if len(plain) > 4 else plain
    return stem if len(stem) > 2 else plain


def _parts(lower: str, pack: LanguagePack) -> tuple[str, ...]:
    hyphened = tuple(p for p in lower.split("-") if len(p) > 3)
    return hyphened if "-" in lower else pack.parts_of_compound(lower)
