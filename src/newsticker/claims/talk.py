"""What there is talk of: "In dem Bericht ist von zwei Toten die Rede", "Bei der Polizei war von 23 die Rede"."""

from __future__ import annotations

from newsticker.claims.draft import Draft
from newsticker.claims.phrases import Phrase, is_time, noun_phrase_at
from newsticker.claims.reach import is_relative
from newsticker.claims.sheet import Sentence, Sheet
from newsticker.claims.surroundings import chars, claim_around


def read_talk(sheet: Sheet, sentence: Sentence) -> list[Draft]:
    """The claim of a clause in which there is talk of something; its source is where the talk is."""
    pack, tokens = sheet.pack, sentence.tokens
    for number, piece in enumerate(sentence.pieces):
        for at in range(piece.first, piece.after - 1):
            if (tokens[at].lower, tokens[at + 1].lower) not in pack.talk:
                continue
            clause = tokens[piece.first : piece.after]
            if not any(t.lemma in pack.passive_auxiliaries for t in clause):
                continue
            verb = next((i for i in range(piece.first, at) if tokens[i].tag == "V"), piece.first)
            of = next((i for i in range(verb, at) if tokens[i].lower in pack.agents), None)
            if of is None or sentence.quotation_of(tokens[at]) is not None:
                continue
            source = _source(sheet, sentence, of)
            said = chars(sentence, of + 1, at)
            behind = sentence.pieces[number + 1 : number + 2]
            if behind and at + 3 >= piece.after and is_relative(sentence, behind[0]):
                # "ist von 40 Leuten die Rede, die noch fehlten": what explains it follows the clause.
                said += chars(sentence, behind[0].first, behind[0].after)
            drafts = claim_around(
                sheet, sentence, said, [(at, at + 2)], source, "talk.of",
                [(piece.first, piece.after)],
            )  # fmt: skip
            for draft in drafts:
                draft.mode = "reported" if draft.mode == "indirect" else draft.mode
            return drafts
    return []


def _source(sheet: Sheet, sentence: Sentence, of: int) -> Phrase | None:
    """ "In dem Bericht", "beim Ministerium": the first place of the clause that is no time."""
    for at in range(sentence.pieces[0].first, of):
        token = sentence.tokens[at]
        if token.tag in {"PREP", "PREPDET"} and token.lower in sheet.pack.said_in:
            phrase = noun_phrase_at(sentence, at + 1, of, sheet.pack)
            if phrase is not None and not is_time(phrase.tokens(sentence), sheet.pack):
                return phrase
    return None
