"""Sentences around an utterance that tell its circumstances and say nothing themselves.

Constructions: before it "Am Montag trat Lohse in Kiel vor die Presse.", "In an interview with Radio North, Krog was
blunt.", "Krog gave a news conference in Oslo."; behind it "Das schrieb der Verband auf Mastodon.", "Die Äußerungen
fielen in einem Interview mit der Nordpost."
"""

from __future__ import annotations

from newsticker.claims.authorities import named_passage
from newsticker.claims.cast import Cast
from newsticker.claims.circumstances import read_frame
from newsticker.claims.cue_sites import find_cue_sites
from newsticker.claims.draft import Draft
from newsticker.claims.phrases import Phrase
from newsticker.claims.sheet import Sentence, Sheet
from newsticker.claims.times import Time
from newsticker.claims.told import Circumstances


def read_introductions(
    sheet: Sheet, cast: Cast, drafts: list[Draft], around: list[Circumstances], times: dict[int, list[Time]]
) -> None:  # fmt: skip
    """Gives each utterance what the sentence right before or behind it tells of its circumstances."""
    saying = {d.sentence.number for d in drafts}
    for draft, found in zip(drafts, around, strict=True):
        for step, tells in ((-1, _introduces), (1, _closes)):
            number = draft.sentence.number + step
            if number in saying or not 0 <= number < len(sheet.sentences):
                continue
            other = sheet.sentences[number]
            if other.paragraph != draft.sentence.paragraph or not tells(sheet, cast, other, draft):
                continue
            told = _read_sentence(sheet, cast, draft, other, times.get(number, []))
            if told.medium is None and told.addressee is None:
                continue
            found.medium, found.told = found.medium or told.medium, found.told or told.told
            found.addressee = found.addressee or told.addressee
            found.said_at, found.place = found.said_at or told.said_at, found.place or told.place


def _introduces(sheet: Sheet, cast: Cast, sentence: Sentence, draft: Draft) -> bool:
    """The narrator's sentence has the speaker in it and nobody else who could be meant."""
    if draft.member is None or sentence.part != "body" or sentence.quotations:
        return False
    named = cast.within(sentence.start, sentence.end, [])
    return any(m is draft.member for m in named)


def _closes(sheet: Sheet, cast: Cast, sentence: Sentence, draft: Draft) -> bool:
    """ "Das schrieb X auf Y": a pro-form for what was said and a verb of saying; or a noun for utterances."""
    if any(t.lower in sheet.pack.utterances for t in sentence.tokens):
        return True
    return sentence.tokens[0].lower in sheet.pack.pro_objects and bool(
        find_cue_sites(sentence, sheet.pack)
    )


def _read_sentence(
    sheet: Sheet, cast: Cast, draft: Draft, sentence: Sentence, times: list[Time]
) -> Circumstances:
    """The circumstances that a whole sentence tells."""
    around = Draft(sentence, (), (), None, "states", draft.mode, "introduction", [])
    around.member = draft.member
    told = Circumstances()
    read_frame(sheet, cast, around, 0, len(sentence.tokens), times, told)
    if told.medium is None:
        _read_given(sheet, sentence, told)
    return told


def _read_given(sheet: Sheet, sentence: Sentence, told: Circumstances) -> None:
    """ "Krog gab eine Pressekonferenz", "The mayor held a news conference": the medium is an object."""
    pack, tokens = sheet.pack, sentence.tokens
    if not any(t.lemma in pack.giving for t in tokens):
        return
    at = next((i for i, t in enumerate(tokens) if t.lower in pack.medium_nouns), None)
    if at is None or tokens[at].tag != "N":
        return
    first = at
    while pack.compounds_apart and first and tokens[first - 1].tag in {"N", "ADJ"}:
        first -= 1
    name = " ".join(t.text for t in tokens[first : at + 1])
    told.medium = named_passage(sheet, sentence, Phrase(first, at + 1), name)
