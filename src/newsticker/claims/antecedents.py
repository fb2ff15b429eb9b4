"""Whom a pronoun takes up: a speaker first, then whoever stood first in the sentences before."""

from __future__ import annotations

import itertools

from newsticker.claims.cast import Cast
from newsticker.claims.draft import NEAR, Draft
from newsticker.claims.member import Member
from newsticker.claims.sheet import Sentence, Sheet
from newsticker.language.pack import Gender
from newsticker.model import Kind, Spans
from newsticker.text.tokens import Token

_ANYBODY: tuple[Kind, ...] = ("person", "organisation", "state", "group", "document", "unnamed")
_NEAR_SENTENCES = 2  # how far back who alone spoke is taken up


def antecedent(
    sheet: Sheet,
    cast: Cast,
    token: Token,
    sentence: Sentence,
    gender: Gender,
    earlier: list[Draft],
    said: Spans = (),
) -> Member | None:
    """Whom a pronoun of a sentence means: the last fitting speaker before it, else whoever was named first."""

    def fits(member: Member) -> bool:
        open_gender = (
            member.gender is None and gender in "mf" and member.kind in {"person", "unnamed"}
        )
        # sein stands for what is neuter too.
        neuter = token.tag == "POSS" and gender == "m" and member.gender == "n"
        return member.kind in _ANYBODY and (member.gender == gender or open_gender or neuter)

    spoken_of: Member | None = None
    for number in range(sentence.number, max(-1, sentence.number - 6), -1):
        other = sheet.sentences[number]
        if other.part != sentence.part:
            break
        limit = min(token.start, other.end)
        speakers = [d.member for d in earlier[-NEAR:] if d.sentence is other and d.member]
        named = cast.within(other.start, limit, [*other.quotations])
        if other is sentence:
            named = [m for m in named if not _is_governed(cast, sentence, m)]
            inside = [m for start, end in said for m in cast.within(start, end, [])]
            spoken_of = next((m for m in named if fits(m) and any(m is i for i in inside)), None)
            named = [m for m in named if not any(m is i for i in inside)]
        for member in (*reversed(speakers), *named):
            if fits(member):
                if member.kind == "person" and member.gender is None:
                    member.gender = gender
                return member
        if speakers and not sheet.pack.clause_after_comma:
            sole = (
                _sole_speaker(speakers, gender)
                if sentence.number - number <= _NEAR_SENTENCES
                else None
            )
            if sole is not None:
                return sole
    return spoken_of


def _sole_speaker(speakers: list[Member], gender: Gender) -> Member | None:
    """ "Marsh said … She said …", "Police said … They said …": English, who alone spoke in the sentence before.

    A bare name tells neither gender nor kind until a pronoun takes it up, and a house is many people.
    """
    last = speakers[-1]
    if any(m is not last and m.name != last.name for m in speakers):
        return None
    if gender == "p":
        return last if last.kind in {"organisation", "state", "group", "unnamed"} else None
    is_bare = last.gender is None and not last.nouns and " " not in last.name
    if last.kind != "organisation" or not is_bare or not last.name.istitle():
        return None
    for member in speakers:
        member.gender, member.kind = gender, "organisation" if gender == "n" else "person"
    return last


def _is_governed(cast: Cast, sentence: Sentence, member: Member) -> bool:
    """ "Vom Hersteller verlangte er": what a preposition governs is not taken up in the same sentence."""
    for token, following in itertools.pairwise(sentence.tokens):
        behind = following.start
        if token.tag == "PREPDET" or (token.tag == "PREP" and following.tag != "DET"):
            if any(m is member for m in cast.within(behind, behind + 1, [])):
                return True
        elif token.tag == "DET" and token is not sentence.tokens[0]:
            before = sentence.tokens[sentence.tokens.index(token) - 1]
            if before.tag == "PREP" and any(
                m is member for m in cast.within(token.start, token.end, [])
            ):
                return True
    return False
