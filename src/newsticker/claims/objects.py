"""Reported speech acts: the content is an object, a prepositional object or a pro-form.

Constructions: "forderte strengere Regeln", "warnte vor einem Brand", "sprach von zehn Fällen", "bezifferte
den Schaden auf zwei Millionen Euro", "gab die Zahl mit elf an", "nannte den Bericht „erfunden“", "räumte dies
ein", "– Betreiber dementiert", "Berichte dementiert, nach denen …".
"""

from __future__ import annotations

from newsticker.claims.acts import act_of, ranges_of
from newsticker.claims.before_verb import first_word
from newsticker.claims.cue_sites import CueSite
from newsticker.claims.descriptions import describe
from newsticker.claims.draft import Draft, content_spans, mode_of
from newsticker.claims.figures import UNIT_SIGNS
from newsticker.claims.naming import read_judged, read_named
from newsticker.claims.phrases import Phrase, is_time, noun_phrase_at
from newsticker.claims.prepositional import end_of_object, limit_of, read_governed
from newsticker.claims.sheet import Sentence, Sheet
from newsticker.claims.subjects import subject_of
from newsticker.claims.taken_up import (
    pro_form_first,
    read_passive,
    read_sentence_before,
    reads_of_adverb,
)
from newsticker.language.pack import LanguagePack
from newsticker.model import ANSWERING, Span
from newsticker.text.tokens import Token

_OBJECT_OPENERS = frozenset({"DET", "POSS", "N", "ADJ", "NUM", "PRON"})


def read_object(sheet: Sheet, site: CueSite) -> Draft | None:
    """The claim whose content is no clause of its own, None where the cue has no such object."""
    pack, sentence = sheet.pack, site.sentence
    subject = subject_of(site, pack)
    frames = site.entry.frames
    judged = read_judged(sheet, site, subject)
    if judged is not None:
        return judged
    if site.is_passive:
        return read_passive(sheet, site)
    if site.is_gerund and not _quotes(site):
        return None
    if subject is not None and _names_nobody(sentence, subject, pack):
        return None
    relative = _relative(sheet, site, subject)
    if relative is not None:
        return relative
    governed = read_governed(sheet, site, subject)
    if governed is not None:
        return governed
    if reads_of_adverb(site, subject, pack):
        return read_sentence_before(sheet, site, subject)
    object_ = _object(sheet, site, subject)
    piece = sentence.pieces[site.piece]
    if (
        "named" in frames
        and pack.clause_after_comma
        and site.piece
        and first_word(sentence, piece.first, piece.after) == site.finite
    ):
        return read_named(sheet, site, subject, piece.first, piece.after)
    if object_ is None:
        return _of_whole(sheet, site, subject)
    first, after = object_
    after = _without_listener(sheet, site, first, after)
    words = sentence.tokens[first:after]
    # "Dem widersprach die Stadt": the pronoun has the verb's case.
    pro_forms = pack.pro_objects | (pack.pro_datives if "dative" in frames else frozenset())
    if all(
        t.lower in pro_forms
        or (t.tag in {"ADV", "P"} and sentence.quotation_of(t) is None)
        or t.lower in pack.impersonal
        for t in words
    ):
        if site.entry.stance not in ANSWERING or not frames & {"object", "dative"}:
            return read_sentence_before(sheet, site, subject)
        return act_of(site, subject, (), "reported", "object.pro-form")
    if "named" in frames:
        named = read_named(sheet, site, subject, first, after)
        if named is not None:
            return named
    return _plain_object(sheet, site, subject, first, after)


def _plain_object(
    sheet: Sheet, site: CueSite, subject: Phrase | None, first: int, after: int
) -> Draft | None:
    """ "forderte strengere Regeln", "nannte 45 Fälle", "denied having seen it": the object as it stands."""
    pack, sentence, frames = sheet.pack, site.sentence, site.entry.frames
    after = _to_its_noun(sentence, site, first, after)
    while after - 1 > first and sentence.tokens[after - 1].lower in pack.verb_negations:
        after -= 1  # "schloss Sanktionen nicht aus": that is the verb's
    words = sentence.tokens[first:after]
    helps = bool(words) and words[0].lemma in pack.auxiliaries
    if words and words[0].tag == "V" and (helps or not pack.clause_after_comma):
        return None  # "a plan announced on Monday would help": no object
    if any(t.lower in pack.idle_objects.get(site.entry.lemma, ()) for t in words):
        return None
    spans = content_spans(sheet, sentence, ranges_of(sentence, first, after))
    says_something = any(t.tag in {"N", "PRON"} or sentence.quotation_of(t) for t in words)
    if not spans or not (says_something or frames & {"figure", "to:auf", "to:mit", "to:at"}):
        return None
    spans = (*_condition(sheet, site), *spans)
    measured = _measured(sheet, site, subject, first, after)
    if measured is not None:
        return measured
    # "denied having seen it": a form in -ing is a clause.
    gerund = words[0].tag == "G" and not pack.clause_after_comma
    mode = mode_of(sentence, spans, "indirect" if gerund else "reported")
    if "figure" in frames and any(t.tag == "NUM" for t in words):
        return act_of(site, subject, spans, mode, "object.figure", "figure")
    is_thing = "thing" in frames and _is_thing(words, pack)
    is_object = bool(frames & {"object", "dative"}) or is_thing
    return act_of(site, subject, spans, mode, "object.noun") if is_object else None


def _is_thing(words: list[Token], pack: LanguagePack) -> bool:
    """ "urged restraint", "urged a ban on vapes", but "urged Pike", "urged the firm", "urged them to go"."""
    nouns = [t for t in words if t.tag == "N"]
    told = next((i for i, t in enumerate(words) if t.tag == "PREP"), len(words))
    described = describe(words[:told], pack) if nouns else None
    is_party = described is not None and described.kind != "document"
    named = any(not pack.is_common_noun(t) for t in nouns[:1])
    return bool(nouns) and not (is_party or named or any(t.tag == "Z" for t in words))


def _without_listener(sheet: Sheet, site: CueSite, first: int, after: int) -> int:
    """ "bestätigten dies der Agentur": behind a pro-form stands who was told."""
    pack, tokens = sheet.pack, site.sentence.tokens
    if tokens[first].lower not in pack.pro_objects or first + 1 >= after:
        return after
    listener = noun_phrase_at(site.sentence, first + 1, after, pack)
    is_dative = tokens[first + 1].lower in pack.datives | pack.feminine_datives
    return first + 1 if listener is not None and is_dative else after


def _quotes(site: CueSite) -> bool:
    """ "She attacked the plan, calling it “reckless”": a form in -ing with a quotation in its field."""
    piece = site.sentence.pieces[site.piece]
    field = site.sentence.tokens[site.verb + 1 : piece.after]
    return any(site.sentence.quotation_of(t) is not None for t in field)


def _of_whole(sheet: Sheet, site: CueSite, subject: Phrase | None) -> Draft | None:
    """ "… – Betreiber dementiert", "Der Vorstand dementiert.": without any object the claim before is meant."""
    if "whole" not in site.entry.frames or subject is None:
        return None
    mark = site.sentence.pieces[site.piece].mark
    if mark in {"–", "—", "-", ";"}:
        return act_of(site, subject, _clause_before(sheet, site), "reported", "object.none")
    alone = mark == "" and site.sentence.part != "title" and site.finite == site.verb
    return act_of(site, subject, (), "reported", "object.pro-form") if alone else None


def _names_nobody(sentence: Sentence, subject: Phrase, pack: LanguagePack) -> bool:
    """ "Niemand kritisierte das": what nobody says is no claim."""
    return all(t.lower in pack.nobody for t in subject.tokens(sentence))


def _to_its_noun(sentence: Sentence, site: CueSite, first: int, after: int) -> int:
    """ "ein volles, aber sicheres Rennen": an object that a comma parts ends with its noun."""
    opens = sentence.tokens[first].tag in {"DET", "ADJ"}
    if not opens or any(t.tag in {"N", "NUM", "PRON"} for t in sentence.tokens[first:after]):
        return after
    for piece in sentence.pieces[site.piece + 1 :]:
        if any(t.tag == "V" for t in sentence.tokens[piece.first : piece.after]):
            return after
        if any(t.tag == "N" for t in sentence.tokens[piece.first : piece.after]):
            return piece.after - (sentence.tokens[piece.after - 1].tag == "P")
    return after


def _measured(
    sheet: Sheet, site: CueSite, subject: Phrase | None, first: int, after: int
) -> Draft | None:
    """ "bezifferte den Schaden auf zwei Millionen", "gab die Zahl mit elf an": the object and its measure."""
    pack, sentence = sheet.pack, site.sentence
    split = next((f[3:] for f in site.entry.frames if f.startswith("to:")), None)
    limit, opener = limit_of(site, pack), sentence.pieces[site.piece].first
    is_front = pack.clause_after_comma and subject is not None and site.finite < subject.first
    if is_front and sentence.tokens[opener].tag in {"DET", "POSS", "N"}:
        # "Die Zahl der Toten bezifferte die Polizei auf elf": what is measured stands before the verb.
        first, after = opener, site.finite
    field = range(max(first, site.finite), limit)
    if split is None or not any(sentence.tokens[i].tag == "NUM" for i in field):
        return None
    cuts = [i for i in field if sentence.tokens[i].lower == split]
    cut = (
        next((i for i in cuts if sentence.tokens[i + 1 : i + 2][0].tag == "NUM"), None)
        if cuts and cuts[-1] + 1 < len(sentence.tokens)
        else None
    )
    cut = cut if cut is not None else next(iter(cuts), None)
    if cut is None:
        return None
    ranges = ranges_of(sentence, first, limit)
    measured = noun_phrase_at(sentence, first, limit, pack)
    if measured is not None and site.finite < measured.after < cut - 1:
        # "bezifferte die Zahl am Mittwoch in Kiel auf sieben": when and where it was said is not what was said.
        after = measured.after
        ranges = [*ranges_of(sentence, first, after), *ranges_of(sentence, cut + 1, limit)]
    elif split == pack.split_preposition or after <= site.finite:
        measure = cut + (split == pack.split_preposition)
        ranges = [
            *ranges_of(sentence, first, min(after, cut)),
            *ranges_of(sentence, measure, limit),
        ]
    spans = content_spans(sheet, sentence, ranges)
    return act_of(site, subject, spans, "reported", "object.measured")


def read_gapped(sheet: Sheet, site: CueSite, first_draft: Draft) -> list[Draft]:
    """ "Der Betreiber nannte 38 Fälle, die Stadt 45": the verb is left out where the pattern repeats."""
    sentence, found = site.sentence, []
    for piece in sentence.pieces[site.piece + 1 :]:
        words = sentence.tokens[piece.first : piece.after]
        phrase = noun_phrase_at(
            sentence, first_word(sentence, piece.first, piece.after), piece.after, sheet.pack
        )
        if (
            any(t.tag == "V" for t in words)
            or phrase is None
            or not any(t.tag == "NUM" for t in sentence.tokens[phrase.after : piece.after])
        ):
            break
        spans = content_spans(sheet, sentence, ranges_of(sentence, phrase.after, piece.after))
        draft = Draft(
            sentence,
            spans,
            first_draft.cue,
            phrase,
            first_draft.stance,
            "reported",
            "object.gapped",
            [(piece.first, piece.after)],
        )
        found.append(draft)
    return found


def _relative(sheet: Sheet, site: CueSite, subject: Phrase | None) -> Draft | None:
    """ "…, was Moskau bestreitet": the clause before is what is denied."""
    sentence, piece = site.sentence, site.sentence.pieces[site.piece]
    opener = sentence.tokens[first_word(sentence, piece.first, piece.after)]
    if opener.lower not in sheet.pack.pro_relatives or site.piece == 0 or subject is None:
        return None
    if site.entry.stance not in ANSWERING or subject.after <= piece.first:
        return None  # "the firm, which had dismissed the report": the pronoun is the subject
    return act_of(site, subject, (), "reported", "object.relative")


def _object(sheet: Sheet, site: CueSite, subject: Phrase | None) -> tuple[int, int] | None:
    """The token range of the direct object: after the verb and the subject, else before the verb."""
    sentence, pack = site.sentence, sheet.pack
    piece, limit = sentence.pieces[site.piece], limit_of(site, pack)
    pro_form = pro_form_first(site, subject, pack)
    if pro_form is not None and "named" not in site.entry.frames:
        return pro_form, site.finite
    first = (site.finite if pack.clause_after_comma else site.verb) + 1
    while first < limit:
        token = sentence.tokens[first]
        if subject is not None and subject.first <= first < subject.after:
            first = subject.after
        elif token.lower in pack.quantities and sentence.tokens[first + 1 : first + 2]:
            if sentence.tokens[first + 1].tag in {"N", "ADJ"}:
                break  # "forderte mehr Zelte"
            first += 1
        elif (
            token.tag in {"ADV", "CON", "PTK", "NEG", "P"}
            and sentence.quotation_of(token) is None
            and not _opens_quotation(sentence, first)
        ):
            first += 1
        elif token.tag in {"PREP", "PREPDET"} and not _bounds_number(sentence, first, pack):
            inner = noun_phrase_at(sentence, first + 1, limit, pack)
            first = inner.after if inner is not None else first + 1
        elif token.lower in pack.reflexives:
            first += 1
        else:
            break
    if first < limit and not is_time([sentence.tokens[first]], pack):
        end = end_of_object(sentence, first, limit, pack, subject)
        if sentence.tokens[first].tag == "G" and not pack.clause_after_comma:
            end = limit  # "denied having seen it on Monday": the time is part of the clause
        while (
            end - 1 > first
            and sentence.tokens[end - 1].tag in {"ADV", "P", "CON", "PREP"}
            and sentence.quotation_of(sentence.tokens[end - 1]) is None
            and (pack.clause_after_comma or sentence.tokens[end - 1].text not in UNIT_SIGNS)
        ):
            end -= 1  # "a rise of 2% on Monday": the sign is no mark
        return _with_bound(sentence, site, first, pack), end
    opener = first_word(sentence, piece.first, piece.after)
    stands_after = subject is not None and subject.first > site.finite
    if stands_after and opener < site.finite and sentence.tokens[opener].tag in _OBJECT_OPENERS:
        return opener, site.finite
    return None


def _condition(sheet: Sheet, site: CueSite) -> tuple[Span, ...]:
    """The condition before the verb: "Sollten sie kommen, erwartet der Bund nichts Gutes"."""
    sentence = site.sentence
    piece = sentence.pieces[site.piece]
    if (
        site.piece != 1
        or first_word(sentence, piece.first, piece.after) != site.finite
        or piece.mark != ","
    ):
        return ()
    before = sentence.pieces[0]
    opener = sentence.tokens[first_word(sentence, before.first, before.after)]
    is_condition = opener.tag == "V" or opener.lower in sheet.pack.conditional
    if not is_condition or sentence.quotation_of(opener) is not None:
        return ()
    return content_spans(sheet, sentence, ranges_of(sentence, before.first, before.after))


def _opens_quotation(sentence: Sentence, at: int) -> bool:
    return (
        at + 1 < len(sentence.tokens) and sentence.quotation_of(sentence.tokens[at + 1]) is not None
    )


def _bounds_number(sentence: Sentence, at: int, pack: LanguagePack) -> bool:
    words = [t.lower for t in sentence.tokens[at : at + 3]]
    return any(tuple(words[: len(b)]) == b for b, _ in pack.bounds) and any(
        t.tag == "NUM" for t in sentence.tokens[at : at + 4]
    )


def _with_bound(sentence: Sentence, site: CueSite, first: int, pack: LanguagePack) -> int:
    """ "rund 45.000": an adverb that bounds the number belongs to the object."""
    for bound, _ in pack.bounds:
        at = first - len(bound)
        is_cue = at <= site.verb < first  # "estimated 40 tonnes" may be verb and bound
        if at >= 0 and not is_cue and tuple(t.lower for t in sentence.tokens[at:first]) == bound:
            return at
    return first


def _clause_before(sheet: Sheet, site: CueSite) -> tuple[Span, ...]:
    """ "Dienst warnte vor Sturm – Hafen dementiert": the clause before the dash; after a colon the claim's words."""
    sentence = site.sentence
    before = sentence.pieces[: site.piece]
    if not before:
        return ()
    colon = max((i for i, p in enumerate(before) if p.mark == ":"), default=len(before) - 1)
    return content_spans(
        sheet, sentence, ranges_of(sentence, before[colon].first, before[-1].after)
    )
