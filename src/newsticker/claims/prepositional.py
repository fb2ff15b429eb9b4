"""Prepositional objects: "warnte vor einem Brand", "sprach von zehn Fällen", "called for a strike"."""

from __future__ import annotations

from newsticker.claims.acts import act_of, ranges_of
from newsticker.claims.cue_sites import CueSite
from newsticker.claims.draft import Draft, content_spans, mode_of
from newsticker.claims.phrases import Phrase, is_time
from newsticker.claims.sheet import Sentence, Sheet
from newsticker.language.pack import LanguagePack


def limit_of(site: CueSite, pack: LanguagePack) -> int:
    """Where the object's field ends: before the participle or the particle, else with the piece."""
    piece = site.sentence.pieces[site.piece]
    if not pack.clause_after_comma:
        return piece.after
    ends = [
        i
        for i in (site.particle, site.verb if site.verb != site.finite else None)
        if i is not None and i > site.finite
    ]
    return min([piece.after, *ends])


def read_governed(sheet: Sheet, site: CueSite, subject: Phrase | None) -> Draft | None:
    """A prepositional object: the words after the preposition that the verb governs."""
    sentence, pack = site.sentence, sheet.pack
    wanted = {f[4:] for f in site.entry.frames if f.startswith("pre:")}
    if not wanted:
        return None
    piece = sentence.pieces[site.piece]
    limit = limit_of(site, pack)
    fields = (
        [(site.finite + 1, limit)] if pack.clause_after_comma else [(site.verb + 1, piece.after)]
    )
    # "when they raised concerns": English has what its noun governs behind that.
    if site.finite > piece.first and (pack.clause_after_comma or site.particle is None):
        fields.append((piece.first, min(site.finite, site.verb)))
    for first, after in fields:
        for at in range(first, after):
            token = sentence.tokens[at]
            base = pack.contractions.get(token.lower, token.lower)
            if not pack.clause_after_comma and any(
                t.tag != "ADV" for t in sentence.tokens[max(site.tokens) + 1 : at]
            ):
                break
            if token.tag in {"PREP", "PREPDET"} and base in wanted and at + 1 < after:
                if is_time(sentence.tokens[at + 1 : at + 3], pack) or (
                    subject and subject.first <= at < subject.after
                ):
                    continue
                end = end_of_object(sentence, at + 1, after, pack, subject)
                if all(t.tag in {"DET", "REL"} for t in sentence.tokens[at + 1 : end]):
                    continue  # "der Einsatz, von dem mehrere Fans berichten"
                spans = content_spans(sheet, sentence, ranges_of(sentence, at + 1, end))
                if spans:
                    clause = not pack.clause_after_comma and (
                        sentence.tokens[at + 1].tag == "G"
                        or any(t.tag == "Z" for t in sentence.tokens[at + 1 : end])
                    )
                    return act_of(
                        site,
                        subject,
                        spans,
                        mode_of(sentence, spans, "indirect" if clause else "reported"),
                        "object.prepositional",
                        f"pre:{base}",
                    )
    return (
        read_governed(sheet, site, _cut_at(sentence, subject, wanted))
        if _holds(sentence, subject, wanted)
        else None
    )


def _holds(sentence: Sentence, subject: Phrase | None, wanted: set[str]) -> bool:
    """ "spricht der Vorstand von einem Fehler": the verb's preposition, not the subject's."""
    tokens = subject.tokens(sentence)[1:] if subject is not None else []
    return any(t.lower in wanted and t.tag == "PREP" for t in tokens)


def _cut_at(sentence: Sentence, subject: Phrase | None, wanted: set[str]) -> Phrase | None:
    assert subject is not None
    cut = next(
        i for i in range(subject.first + 1, subject.after) if sentence.tokens[i].lower in wanted
    )
    return Phrase(subject.first, cut)


def end_of_object(
    sentence: Sentence, first: int, limit: int, pack: LanguagePack, subject: Phrase | None
) -> int:
    """An object ends before a time, before the subject that stands after it, else with its field."""
    for at in range(first + 1, limit):
        if subject is not None and at == subject.first:
            return at
        token = sentence.tokens[at]
        following = sentence.tokens[at + 1].tag if at + 1 < limit else ""
        if token.tag == "CON" and following == "V" and sentence.quotation_of(token) is None:
            return at
        if (
            token.tag in {"PREP", "PREPDET"}
            and at + 1 < limit
            and any(is_time(sentence.tokens[at + 1 : at + width], pack) for width in (2, 3))
        ):
            return at
        if token.tag == "N" and token.lower in pack.times.weekdays:
            return at
    return limit
