"""The sentence before, taken up by a word: "Das Tor stand offen. Das teilte die Stadt der Zeitung mit."

A pro-form stands for it as the object ("Das berichtete der Sender", "Dem widersprach der Hafen"), or an adverb made of
the verb's preposition ("Davon geht die Stadt aus", "Davor warnte der Verband").
"""

from __future__ import annotations

from newsticker.claims.acts import act_of
from newsticker.claims.agents import agent_of, is_document
from newsticker.claims.before_verb import first_word
from newsticker.claims.cue_sites import CueSite
from newsticker.claims.descriptions import describe
from newsticker.claims.draft import Draft, content_spans, mode_of
from newsticker.claims.nominatives import can_tell
from newsticker.claims.phrases import Phrase, noun_phrase_at
from newsticker.claims.sheet import Sentence, Sheet
from newsticker.claims.surroundings import spans
from newsticker.language.pack import LanguagePack
from newsticker.model import ANSWERING, Span, Spans
from newsticker.text.tokens import Token

RULE = "sentence-before"


def pro_form_first(site: CueSite, subject: Phrase | None, pack: LanguagePack) -> int | None:
    """The token of "Das" in "Das sagte der Deichgraf der dpa": right before the verb, with the subject behind it."""
    sentence, at = site.sentence, site.finite - 1
    if subject is None or subject.first < site.finite or at < sentence.pieces[site.piece].first:
        return None
    return at if sentence.tokens[at].lower in pack.pro_objects else None


def reads_of_adverb(site: CueSite, subject: Phrase | None, pack: LanguagePack) -> bool:
    """ "Davon geht die Stadt aus", "Ein Sender berichtete darüber": an adverb for what the verb's preposition governs."""
    sentence, at = site.sentence, site.finite - 1
    piece = sentence.pieces[site.piece]
    if subject is None:
        return False
    places = [at] if subject.first > site.finite and at == piece.first else []
    if not site.piece and piece is sentence.pieces[-1]:
        places += range(site.finite + 1, piece.after)
    adverbs = (pack.pronominal_adverbs.get(sentence.tokens[i].lower) for i in places)
    return any(a is not None and f"pre:{a}" in site.entry.frames for a in adverbs)


def read_passive(sheet: Sheet, site: CueSite) -> Draft | None:
    """ "Dies wurde am Montag von der Stadt bestätigt": the pro-form is the subject, and the agent tells it."""
    pack, at = sheet.pack, site.finite - 1
    if site.piece or at != site.sentence.pieces[0].first:
        return None
    agent = agent_of(site, pack) if site.sentence.tokens[at].lower in pack.pro_objects else None
    if agent is None:
        return None
    if site.entry.stance in ANSWERING:
        return act_of(site, agent, (), "reported", "object.pro-form")
    return read_sentence_before(sheet, site, agent)


def read_said_so(
    sheet: Sheet, sentence: Sentence, cue: Span, source: Phrase, frame: tuple[int, int]
) -> list[Draft]:
    """ "So heißt es in dem Bericht.": the sentence before stands in the paper; in a list, which is empty where there is none."""
    content = spans_before(sheet, sentence)
    if not content:
        return []
    mode = mode_of(sheet.sentences[sentence.number - 1], content, "indirect")
    return [Draft(sentence, content, (cue,), source, "states", mode, RULE, [frame])]


def read_so_alone(sheet: Sheet, sentence: Sentence) -> list[Draft]:
    """ "So der Deichgraf am Montag.": a sentence without a verb puts the one before to somebody."""
    pack, first = sheet.pack, first_word(sentence, 0, len(sentence.tokens))
    after = len(sentence.tokens)
    if first + 1 >= after or sentence.tokens[first].lower not in pack.so_cues:
        return []
    phrase = noun_phrase_at(sentence, first + 1, after, pack)
    if phrase is None or any(t.tag in {"V", "X", "I", "Z"} for t in sentence.tokens):
        return []
    if not _names_somebody(phrase.tokens(sentence), pack):
        return []
    (cue,) = spans(sentence, first, first + 1)
    return read_said_so(sheet, sentence, cue, phrase, (first, after))


def _names_somebody(tokens: list[Token], pack: LanguagePack) -> bool:
    """Not "So die Lage am Montag.", "So ein Unsinn."."""
    described = describe(tokens, pack)
    if described is None:
        return len(tokens) == 1 and tokens[0].tag == "N" and not pack.is_common_noun(tokens[0])
    return described.rank > 1 or any(pack.kind_of_noun(noun) for noun in described.nouns)


def read_sentence_before(sheet: Sheet, site: CueSite, subject: Phrase | None) -> Draft | None:
    """The claim that the sentence before is, by whoever it is put to; None where it can be nobody's."""
    frames = site.entry.frames
    if subject is None or not can_tell(site.sentence, subject, sheet.pack):
        return None
    by_paper = "document" in frames and is_document(site.sentence, subject, sheet.pack)
    if not (by_paper or any(f == "clause" or f.startswith(("from:", "pre:")) for f in frames)):
        return None
    spans = spans_before(sheet, site.sentence)
    if not spans:
        return None
    before = sheet.sentences[site.sentence.number - 1]
    return act_of(site, subject, spans, mode_of(before, spans, "indirect"), RULE, "clause")


def spans_before(sheet: Sheet, sentence: Sentence) -> Spans:
    """The words of the sentence before in the same paragraph; none where there is none."""
    if not sentence.number:
        return ()
    before = sheet.sentences[sentence.number - 1]
    if before.paragraph != sentence.paragraph:
        return ()
    return content_spans(sheet, before, [(before.start, before.end)])


def is_open(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a draft may stand: what it takes up is nobody's claim yet by words of its own.

    ``drafts`` are those of the sentences before. What is only said to be so ("soll") has nobody yet; what is taken up
    already is taken up again: "Das sagte Weil. Das sagte auch Lohse."
    """
    if draft.rule != RULE:
        return True
    near = [d for d in drafts if d.sentence.number == draft.sentence.number - 1]
    again = next((d for d in near if d.rule == RULE), None)
    if again is not None:
        draft.content, draft.mode = again.content, again.mode
        return True
    return not any(d.cue and not d.is_hearsay for d in near)
