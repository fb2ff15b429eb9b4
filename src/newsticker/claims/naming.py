"""What somebody calls something: "nannte den Bericht „erfunden“", "Die Zahl nannte sie ein Missverständnis"."""

from __future__ import annotations

from newsticker.claims.acts import act_of, ranges_of
from newsticker.claims.agents import agent_of
from newsticker.claims.before_verb import first_word
from newsticker.claims.cue_sites import CueSite
from newsticker.claims.draft import Draft, content_spans, mode_of
from newsticker.claims.phrases import Phrase, is_time, noun_phrase_at
from newsticker.claims.sheet import Sentence, Sheet
from newsticker.language.pack import LanguagePack


def read_named(
    sheet: Sheet, site: CueSite, subject: Phrase | None, first: int, after: int
) -> Draft | None:
    """ "nannte den Bericht „erfunden“": what is called, and what it is called."""
    sentence = site.sentence
    end = sentence.pieces[site.piece].after
    spoken = [
        i
        for i in range(first, max(after, end))
        if sentence.quotation_of(sentence.tokens[i]) is not None
    ]
    if not spoken and not sheet.pack.clause_after_comma:
        return _named_in_english(sheet, site, subject, first, after)
    if not spoken:
        return _named_plainly(sheet, site, subject) or _named_apart(sheet, site, subject)
    first = spoken[0] if first <= site.finite else first
    ranges = ranges_of(sentence, first, after)
    if spoken[0] >= after:
        # "called the plan on Friday a “mess”": a time stands between what is called and its name.
        ranges += ranges_of(sentence, spoken[0], end)
    spans = content_spans(sheet, sentence, ranges)
    if site.piece and first == spoken[0]:
        spans = (
            content_spans(
                sheet, sentence, ranges_of(sentence, 0, sentence.pieces[site.piece - 1].after)
            )
            + spans
        )
    front = sentence.pieces[site.piece].first
    opener = first_word(sentence, front, site.finite)
    if subject is not None and subject.first > site.finite and opener < site.finite:
        spans = content_spans(sheet, sentence, ranges_of(sentence, opener, site.finite)) + spans
    return act_of(
        site, subject, spans, "mixed" if len(spans) > 1 else "direct", "object.named", "named"
    )


def read_judged(sheet: Sheet, site: CueSite, subject: Phrase | None) -> Draft | None:
    """ "hält die Zahl für zu niedrig", "bezeichnete den Plan als Fehler": what is judged, and as what.

    In the passive only with its agent: "wird vom Verband als Erfolg gewertet".
    """
    split = next((f[3:] for f in site.entry.frames if f.startswith("as:")), None)
    speaker = agent_of(site, sheet.pack) if site.is_passive else subject
    if split is None or speaker is None:
        return None
    sentence, piece = site.sentence, site.sentence.pieces[site.piece]
    ends = [site.verb] if site.verb > site.finite else [piece.after]
    end = min(site.finite if site.finite > site.verb else piece.after, *ends, piece.after)
    end = min(end, site.verb) if site.finite > site.verb else end
    tokens = sentence.tokens
    cut = next((i for i in range(end - 1, piece.first, -1) if tokens[i].lower == split), None)
    if cut is None or cut + 1 >= end:
        return None
    judged = _judged(sheet, site, subject, speaker, cut)
    if judged is None:
        return None
    ranges = [*ranges_of(sentence, judged.first, judged.after), *ranges_of(sentence, cut + 1, end)]
    spans = content_spans(sheet, sentence, ranges)
    mode = mode_of(sentence, spans, "reported")
    return act_of(site, speaker, spans, mode, "object.judged", f"as:{split}")


def _judged(
    sheet: Sheet, site: CueSite, subject: Phrase | None, speaker: Phrase, cut: int
) -> Phrase | None:
    """The phrase that is judged: the object, in the passive the subject."""
    if site.is_passive:
        return subject
    sentence, piece = site.sentence, site.sentence.pieces[site.piece]
    opener = first_word(sentence, piece.first, piece.after)
    if opener < min(site.finite, speaker.first):
        front = noun_phrase_at(sentence, opener, site.finite, sheet.pack, loosely=True)
        if front is not None and front.after == site.finite:
            return front
    for at in range(piece.first, cut):
        inside = speaker.first <= at < speaker.after
        token = sentence.tokens[at]
        if (
            inside
            or at == site.finite
            or token.tag not in {"DET", "POSS", "PRON", "N", "ADJ", "NUM"}
        ):
            continue
        phrase = noun_phrase_at(sentence, at, cut, sheet.pack)
        is_object = (
            phrase is not None and phrase.after <= cut and token.lower not in sheet.pack.reflexives
        )
        before = sentence.tokens[at - 1].tag if at else ""
        if is_object and before not in {"PREP", "PREPDET"}:
            return (
                Phrase(at, cut) if _is_only_attribute(sentence, phrase, cut, sheet.pack) else phrase
            )
    return None


def _is_only_attribute(
    sentence: Sentence, phrase: Phrase | None, cut: int, pack: LanguagePack
) -> bool:
    """ "den Umbau der Brücke am Hafen": what stands between a phrase and als belongs to it, save adverbs."""
    between = sentence.tokens[phrase.after : cut] if phrase is not None else []
    if is_time(between[1:], pack):
        return False
    return bool(between) and all(t.tag not in {"ADV", "P", "CON", "V"} for t in between)


def _named_in_english(
    sheet: Sheet, site: CueSite, subject: Phrase | None, first: int, after: int
) -> Draft | None:
    """ "called the plan a mistake", "described it as unfair", but not "called the police"."""
    sentence = site.sentence
    named = noun_phrase_at(sentence, first, after, sheet.pack)
    rest = sentence.tokens[named.after : after] if named is not None else []
    if subject is None or not rest:
        return None
    opener = rest[0]
    if opener.lower not in sheet.pack.naming and opener.tag != "ADJ":
        return None
    spans = content_spans(sheet, sentence, ranges_of(sentence, first, after))
    return act_of(site, subject, spans, "reported", "object.named", "named")


def _named_apart(sheet: Sheet, site: CueSite, subject: Phrase | None) -> Draft | None:
    """ "Eine Mail, aus der das Blatt zitiert, nannte er eine Fälschung": a relative clause parts object and verb."""
    sentence, pieces = site.sentence, site.sentence.pieces
    piece = pieces[site.piece]
    if subject is None or not site.piece >= 2 or subject.first < site.finite:
        return None
    opens = noun_phrase_at(sentence, pieces[0].first, pieces[0].after, sheet.pack, loosely=True)
    between = [
        sentence.tokens[first_word(sentence, p.first, p.after)] for p in pieces[1 : site.piece]
    ]
    if opens is None or opens.after != pieces[0].after or pieces[0].mark:
        return None
    if not all(t.tag in {"DET", "REL", "PREP"} for t in between) or subject.after >= piece.after:
        return None
    ranges = [
        *ranges_of(sentence, pieces[0].first, pieces[site.piece - 1].after),
        *ranges_of(sentence, subject.after, piece.after),
    ]
    spans = content_spans(sheet, sentence, ranges)
    return act_of(site, subject, spans, "reported", "object.named", "named")


def _named_plainly(sheet: Sheet, site: CueSite, subject: Phrase | None) -> Draft | None:
    """ "Die Zahl nannte sie ein Missverständnis": what is called stands before the verb, its name at the end."""
    sentence, piece = site.sentence, site.sentence.pieces[site.piece]
    opener = first_word(sentence, piece.first, site.finite)
    if subject is None or subject.first < site.finite or opener >= site.finite:
        return None
    rest = sentence.tokens[subject.after : piece.after]
    if not any(t.tag in {"N", "ADJ", "ADV"} for t in rest):
        return None
    ranges = [
        *ranges_of(sentence, opener, site.finite),
        *ranges_of(sentence, subject.after, piece.after),
    ]
    spans = content_spans(sheet, sentence, ranges)
    return act_of(site, subject, spans, "reported", "object.named", "named") if spans else None
