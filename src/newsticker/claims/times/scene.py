"""What an expression is resolved against: the day of publication, the days told before, the tense."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from newsticker.claims.sheet import Sentence
from newsticker.language.pack import LanguagePack
from newsticker.language.time_words import TimeWord
from newsticker.model import TimexType
from newsticker.text.tokens import Token

Direction = Literal["past", "future", ""]
Reading = tuple[TimexType, str] | None


class Scene(Struct):
    """``told`` is the last day that the text has named, ``told_in`` the paragraph it did so in.

    ``words`` are what the tokens of the sentence being read say about time.
    """

    pack: LanguagePack
    published: date | None
    told: date | None = None
    told_in: int = -1
    words: list[TimeWord | None] = []

    def day_near(self, sentence: Sentence) -> date | None:
        """The day that "am Abend" belongs to: the one told in this paragraph, else that of publication."""
        return self.told if self.told_in == sentence.paragraph else self.published


def direction(sentence: Sentence, at: int, pack: LanguagePack) -> Direction:
    """Whether the clause around token ``at`` tells of what was or of what will be; "" where it says neither."""
    piece = next((p for p in sentence.pieces if p.first <= at < p.after), None)
    tokens = sentence.tokens[piece.first : piece.after] if piece else sentence.tokens
    if not any(t.tag == "V" for t in tokens):
        tokens = sentence.tokens
    found: Direction = ""
    for token in tokens:
        if token.tag == "V":
            told = _of_verb(token, tokens, pack)
            if told == "past":
                return told
            found = found or told
    return found


def _of_verb(verb: Token, tokens: list[Token], pack: LanguagePack) -> Direction:
    has_participle = any(t.tag == "X" for t in tokens)
    if verb.mood == "T":
        return "past"
    if verb.lemma in pack.perfect_auxiliaries:
        return "past" if has_participle else ""
    if verb.lemma in pack.times.future_auxiliaries:
        return "future"
    if verb.lemma in pack.verbs:
        return "past"
    return "future" if verb.mood in {"P", "K"} else ""
