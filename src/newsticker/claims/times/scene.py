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


# "vom 5. bis zum 9. Juni": so far behind the first day stands the word for the last.
_RANGE = 6


class Scene(Struct):
    """``told`` is the last day that the text has named, ``told_in`` the paragraph it did so in.

    ``is_daily`` is set for news that names days at its beginning: there "heute" is a day, not an age.
    ``last`` is the last point of the calendar told, by year, month or day.
    ``words`` are what the tokens of the sentence being read say about time.
    """

    pack: LanguagePack
    published: date | None
    is_daily: bool = False
    last: str = ""
    told: date | None = None
    told_in: int = -1
    words: list[TimeWord | None] = []

    def kind(self, at: int) -> str:
        """What kind of word stands at token ``at`` of that sentence, "" where none of time does."""
        word = self.words[at] if at < len(self.words) else None
        return word.kind if word else ""

    def day_near(self, sentence: Sentence) -> date | None:
        """The day that "am Abend" belongs to: the one told in this paragraph, else that of publication."""
        return self.told if self.told_in == sentence.paragraph else self.published


def direction(sentence: Sentence, at: int, pack: LanguagePack) -> Direction:
    """Whether what is told at token ``at`` was or will be; "" where neither preposition nor verb says it."""
    times = pack.times
    led = {t.lower for t in sentence.tokens[max(0, at - 2) : at]} & times.prepositions
    if led & times.towards_past and not any(
        t.lower in times.towards_future for t in sentence.tokens[at : at + _RANGE]
    ):
        return "past"
    told = _of_clause(sentence, at, pack)
    return "future" if led & times.towards_future and told != "past" else told


def _of_clause(sentence: Sentence, at: int, pack: LanguagePack) -> Direction:
    piece = next((p for p in sentence.pieces if p.first <= at < p.after), None)
    tokens = sentence.tokens[piece.first : piece.after] if piece else sentence.tokens
    if not any(t.tag == "V" for t in tokens):
        if _attributes(tokens, pack):
            return "past"
        tokens = sentence.tokens
    tokens = _joined_part(tokens, sentence.tokens[at], pack)
    has_participle = any(t.tag == "X" for t in tokens)
    # "soll im Mai begonnen haben": a modal with the infinitive of the perfect.
    is_perfect = has_participle and any(
        t.tag == "I" and t.lemma in pack.perfect_auxiliaries for t in tokens
    )
    points_ahead = any(t.tag in {"Z", "G"} for t in tokens)
    found: Direction = ""
    for token in tokens:
        if token.tag == "V":
            told = _of_verb(token, pack, has_participle, points_ahead, is_perfect)
            if told == "past":
                return told
            found = found or told
    return found


def _attributes(tokens: list[Token], pack: LanguagePack) -> bool:
    """ "…, so die Stadt am Montag": said, whatever it was said of."""
    words = [t for t in tokens if t.tag != "P"][:2]
    return len(words) == 2 and words[0].lower in pack.so_cues and words[1].tag in {"N", "DET"}


def _joined_part(tokens: list[Token], time: Token, pack: LanguagePack) -> list[Token]:
    """Of "kam zurück und wird am Samstag spielen" the part with the time, if it has a verb of its own."""
    joints = [i for i, t in enumerate(tokens) if t.lower in pack.conjunctions]
    first = max((i + 1 for i in joints if tokens[i].start < time.start), default=0)
    after = min((i for i in joints if tokens[i].start >= time.start), default=len(tokens))
    part = tokens[first:after]
    return part if any(t.tag == "V" for t in part) else tokens


def _of_verb(
    verb: Token, pack: LanguagePack, has_participle: bool, points_ahead: bool, is_perfect: bool
) -> Direction:
    if verb.lower in pack.times.future_forms:
        return "future"
    if verb.lower in pack.times.open_forms:
        return "future" if points_ahead else "past"
    if verb.lemma in pack.hearsay_modals and verb.mood == "T":
        return ""
    if verb.mood == "T":
        return "past"
    if verb.lemma in pack.perfect_auxiliaries:
        return "past" if has_participle else ""
    is_open = is_perfect or verb.lemma in pack.verbs
    return "future" if verb.mood in {"P", "K"} and not is_open else ""
