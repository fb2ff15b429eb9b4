"""Hearsay and reports: what is told without anybody who tells it, or by reports that are only mentioned.

Constructions: "soll … gegeben haben", "will … erfahren haben", English "reportedly"; "Berichte, nach denen …",
"Spekulationen, wonach …".
"""

from __future__ import annotations

from newsticker.claims.before_verb import first_word
from newsticker.claims.cue_sites import CueSite
from newsticker.claims.draft import Draft
from newsticker.claims.phrases import Phrase, noun_phrase_at
from newsticker.claims.sheet import Piece, Sentence, Sheet
from newsticker.claims.surroundings import TURNS, around, chars, claim_around, clause_around
from newsticker.claims.zero_that import after_adjuncts
from newsticker.language.pack import LanguagePack
from newsticker.model import Stance


def read_hearsay(sheet: Sheet, sentence: Sentence, sites: list[CueSite]) -> list[Draft]:
    """ "soll … gegeben haben", "will … erfahren haben": a modal with a perfect infinitive; "reportedly"."""
    pack, tokens = sheet.pack, sentence.tokens
    emerged = _it_is_told(sheet, sentence) if pack.anticipating else []
    if emerged:
        return emerged
    for at, token in enumerate(tokens):
        if sentence.quotation_of(token) is not None:
            continue
        if token.lower in pack.hearsay_adverbs:
            drafts = claim_around(
                sheet,
                sentence,
                around(sheet, sentence, at, at + 1, sites),
                [(at, at + 1)],
                None,
                "hearsay.adverb",
                [],
            )
            return [_as_hearsay(d) for d in drafts]
        told = _is_said_to(sheet, sentence, at)
        if told:
            start, end = clause_around(sheet, sentence, at, sites)
            helper = _helper_before(sentence, at)
            ranges = [*chars(sentence, start, helper), *chars(sentence, at + 2, end)]
            cue = [(helper, at + 2)]
            drafts = claim_around(sheet, sentence, ranges, cue, None, "hearsay.phrase", [])
            return [_as_hearsay(d) for d in drafts]
        if token.tag != "V" or token.lemma not in pack.hearsay_modals:
            continue
        start, end = clause_around(sheet, sentence, at, [])
        perfect = any(
            a.tag in {"X", "I"} and b.lemma in pack.perfect_auxiliaries and b.tag in {"I", "V"}
            for a, b in zip(tokens[at + 1 : end], tokens[at + 2 : end], strict=False)
        )
        beside = {t.lower for t in tokens[max(0, at - 1) : at + 2]}
        exists = bool(beside & pack.impersonal) and any(t.lemma == "geben" for t in tokens[at:end])
        if not (perfect or exists) or any(
            s.sentence is sentence and s.piece == _piece_of(sentence, at)
            for s in sites
            if s.finite == at
        ):
            continue
        if token.lower in pack.hearsay:
            drafts = claim_around(
                sheet,
                sentence,
                [*chars(sentence, start, at), *chars(sentence, at + 1, end)],
                [(at, at + 1)],
                None,
                "hearsay.modal",
                [],
            )
            return [_as_hearsay(d) for d in drafts]
        # "Es solle keine Steuern geben", "er solle gelogen haben": only who "will" have done it says so of himself.
        if not perfect or token.lemma in pack.hearsay:
            continue
        claim = _claims_to_have(sheet, sentence, at, start, end)
        if claim:
            return claim
    return []


def _claims_to_have(sheet: Sheet, sentence: Sentence, at: int, start: int, end: int) -> list[Draft]:
    """ "Ein Zeuge will ihn gesehen haben": the modal's subject says so of himself."""
    pack = sheet.pack
    phrase = noun_phrase_at(sentence, start, at, pack, loosely=True)
    if phrase is None or phrase.after != at:
        phrase = noun_phrase_at(sentence, at + 1, end, pack)
    if phrase is None:
        return []
    ranges = (
        [*chars(sentence, start, at), *chars(sentence, phrase.after, end)]
        if phrase.first > at
        else chars(sentence, at + 1, end)
    )
    return claim_around(sheet, sentence, ranges, [(at, at + 1)], phrase, "claims-to-have", [])


def _is_said_to(sheet: Sheet, sentence: Sentence, at: int) -> bool:
    """ "The rudder is said to have failed": a passive of saying with an infinitive and no agent."""
    tokens, pack = sentence.tokens, sheet.pack
    if tokens[at].lower not in pack.hearsay_participles or not 0 < at < len(tokens) - 1:
        return False
    helper, behind = tokens[_helper_before(sentence, at)], tokens[at + 1]
    return helper.lemma in pack.passive_auxiliaries and helper.tag == "V" and behind.lower == "to"


def _helper_before(sentence: Sentence, at: int) -> int:
    """The auxiliary before a participle, past an adverb: "is [widely] believed to"."""
    before = at - 1
    while before > 0 and sentence.tokens[before].tag == "ADV":
        before -= 1
    return before


def _it_is_told(sheet: Sheet, sentence: Sentence) -> list[Draft]:
    """ "It emerged on Monday that p", "It was announced that p", "It is understood that p": it stands for the clause.

    "It is expected that p" is nobody's belief and no claim.
    """
    pack, tokens = sheet.pack, sentence.tokens
    for at in range(len(tokens) - 3):
        if tokens[at].lower not in pack.anticipating or sentence.quotation_of(tokens[at]):
            continue
        piece = sentence.pieces[_piece_of(sentence, at)]
        that = next((i for i in range(at + 2, piece.after) if tokens[i].tag == "SUB"), None)
        if that is None or that + 1 >= piece.after or tokens[that].lower not in pack.dropped:
            continue
        verb = at + 1
        while verb < that and (tokens[verb].lemma in pack.auxiliaries or tokens[verb].tag == "ADV"):
            verb += 1
        stance = _stance_told(sentence, at, verb, pack)
        if stance is None or after_adjuncts(sentence, verb + 1, that, pack) < that:
            continue
        ranges = chars(sentence, that + 1, sentence.pieces[-1].after)
        cue, frame = [(verb, verb + 1)], [(piece.first, that)]
        drafts = claim_around(sheet, sentence, ranges, cue, None, "hearsay.it", frame)
        for draft in drafts:
            draft.stance, draft.is_hearsay = stance, True
        return drafts
    return []


def _stance_told(sentence: Sentence, it: int, verb: int, pack: LanguagePack) -> Stance | None:
    """The stance of what it emerges, is understood or was announced that; None for what nobody is said to say."""
    token, helpers = sentence.tokens[verb], sentence.tokens[it + 1 : verb]
    if token.lemma in pack.emerging:
        return "states"
    if not any(t.lemma in pack.passive_auxiliaries for t in helpers) or token.tag != "X":
        return None
    if token.lower in pack.hearsay_participles:
        return "states"
    entry = pack.verbs.get(token.lemma)
    tells = (
        entry is not None and "clause" in entry.frames and entry.stance in {"states", "confirms"}
    )
    return entry.stance if entry is not None and tells else None


def _piece_of(sentence: Sentence, at: int) -> int:
    return next((i for i, p in enumerate(sentence.pieces) if p.first <= at < p.after), 0)


def _as_hearsay(draft: Draft) -> Draft:
    draft.is_hearsay = True
    return draft


def read_reports(sheet: Sheet, sentence: Sentence) -> list[Draft]:
    """ "Berichte …, nach denen p", "Spekulationen, wonach p": what the reports say."""
    pack, tokens = sheet.pack, sentence.tokens
    if not pack.clause_after_comma:
        return _reports_with_that(sheet, sentence)
    found: list[Draft] = []
    for number, piece in enumerate(sentence.pieces[1:], 1):
        first = first_word(sentence, piece.first, piece.after)
        if first >= piece.after:
            continue
        length = _wherefore(sheet, sentence, first, piece.after)
        if not length:
            continue
        before = sentence.pieces[number - 1]
        noun = next(
            (
                i
                for i in range(before.after - 1, before.first - 1, -1)
                if tokens[i].tag == "N"
                and (
                    tokens[i].lower in pack.report_nouns
                    or pack.kind_of_noun(tokens[i].lower) == "document"
                )
            ),
            None,
        )
        if noun is None:
            continue
        end = piece.after
        for other in sentence.pieces[number + 1 :]:
            words = [t for t in tokens[other.first : other.after] if t.tag != "P"]
            if other.mark in TURNS or (words and words[0].tag == "V"):
                break
            end = other.after
        found += claim_around(
            sheet,
            sentence,
            chars(sentence, first + length, end),
            [(first, first + length)],
            Phrase(_start_of(sentence, noun, before), noun + 1),
            "report-noun.clause",
            [],
        )
    return found


def report_about(sheet: Sheet, answer: Draft) -> Draft | None:
    """ "wies Berichte über eine Schließung zurück": the reports that an answer's object names, with what they say.

    Only of reports not told of before: "den Bericht über …" takes one up.
    """
    sentence, pack = answer.sentence, sheet.pack
    start, end = answer.content[0][0], answer.content[-1][1]
    held = [i for i, t in enumerate(sentence.tokens) if start <= t.start < end]
    if len(answer.content) != 1 or len(held) < 3 or sentence.tokens[held[0]].lower in pack.definite:
        return None
    noun = next((i for i in held if sentence.tokens[i].tag == "N"), held[-1])
    if sentence.tokens[noun].lower not in pack.report_nouns or noun + 2 > held[-1]:
        return None
    if sentence.tokens[noun + 1].lower not in pack.about:
        return None
    ranges = chars(sentence, noun + 2, held[-1] + 1)
    speaker = Phrase(held[0], noun + 1)
    drafts = claim_around(sheet, sentence, ranges, [], speaker, "report-noun.object", [])
    for draft in drafts:
        draft.mode = "reported"
    return drafts[0] if drafts else None


def _reports_with_that(sheet: Sheet, sentence: Sentence) -> list[Draft]:
    """English: "a newspaper report that p", "a report by the Post that p"."""
    pack, tokens = sheet.pack, sentence.tokens
    for at, token in enumerate(tokens):
        if token.tag != "N" or token.lower not in pack.report_nouns:
            continue
        after, speaker = at + 1, Phrase(at, at + 1)
        if at and tokens[at - 1].tag == "N":
            speaker = Phrase(_start_of_names(sentence, at), at)
        if after < len(tokens) and tokens[after].lower in pack.agents:
            phrase = noun_phrase_at(sentence, after + 1, len(tokens), pack)
            if phrase is not None:
                after, speaker = phrase.after, phrase
        if after < len(tokens) - 1 and tokens[after].lower in pack.complementisers:
            end = next(p.after for p in sentence.pieces if p.first <= after < p.after)
            ranges = chars(sentence, after + 1, end)
            return claim_around(
                sheet, sentence, ranges, [(at, at + 1)], speaker, "report-noun.clause", []
            )
    return []


def _start_of_names(sentence: Sentence, at: int) -> int:
    wanted = {"N"}
    if sentence.tokens[at - 1].text.endswith(("'s", "’s", "s'", "s’")):
        wanted = {"N", "DET", "ADJ"}  # "the union's claim"
    while at and sentence.tokens[at - 1].tag in wanted:
        at -= 1
    return at


def _start_of(sentence: Sentence, noun: int, piece: Piece) -> int:
    at = noun
    while at > piece.first and sentence.tokens[at - 1].tag in {"ADJ", "DET"}:
        at -= 1
    return at


def _wherefore(sheet: Sheet, sentence: Sentence, first: int, after: int) -> int:
    """How many tokens at the piece's start join a report to what it says: wonach 1, nach denen 2."""
    tokens, pack = sentence.tokens, sheet.pack
    if tokens[first].lower in pack.wherefore and tokens[first].tag in {"REL", "QW", "SUB", "ADV"}:
        return 1
    behind = tokens[first + 1].lower if first + 1 < after else ""
    if tokens[first].lower in pack.wherefore and behind in pack.according_after:
        return 2  # "ein Dienstplan, dem zufolge …"
    if (
        first + 1 < after
        and tokens[first].lower in pack.wherefore_prepositions
        and tokens[first + 1].lower in pack.wherefore
    ):
        return 2
    return 0
