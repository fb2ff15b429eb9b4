"""Indirect and direct speech with a cue verb: which clauses or quotations are what is said.

Constructions, each with an example:

- matrix first: "Der Verband teilte mit, die Zahl sei gestiegen." / "The union said the number rose."
- matrix last: "Die Zahl sei gestiegen, sagte Weil." / "The number rose, Weil said."
- matrix within: "Die Zahl, sagte Weil, sei gestiegen."
- comparative: "Wie der Sender berichtete, stieg die Zahl."
- anaphoric: "…, was der Verband bestreitet."
"""

from __future__ import annotations

from newsticker.claims.cue_sites import CueSite
from newsticker.claims.draft import Draft, content_spans, mode_of
from newsticker.claims.phrases import Phrase, is_time, noun_phrase_at
from newsticker.claims.sheet import Piece, Sentence, Sheet
from newsticker.claims.subjects import agent_of, first_word, subject_of
from newsticker.language.pack import LanguagePack
from newsticker.model import Span, Spans

_TURNS = frozenset({";", "–", "—", "-"})


def read_clause(sheet: Sheet, site: CueSite, sites: list[CueSite]) -> Draft | None:
    """The claim whose content is a clause or a quotation under this cue, None where there is none."""
    if not site.entry.frames & {"clause", "infinitive", "reflexive"}:
        return None
    if site.is_passive:
        following = _following(sheet, site, sites)
        agent = agent_of(site, sheet.pack)
        return _draft(sheet, site, agent, following, "speech-verb.passive") if following else None
    sentence, piece = site.sentence, site.sentence.pieces[site.piece]
    first = first_word(sentence, piece.first, piece.after)
    opener = sentence.tokens[first]
    subject = subject_of(site, sheet.pack)
    if opener.lower in sheet.pack.as_words and opener.tag in {"QW", "ADV"}:
        return _comparative(sheet, site, subject, sites)
    inverted = first == site.finite and site.piece > 0
    if inverted and _is_conditional(sentence, site.piece - 1) and "object" in site.entry.frames:
        return None
    if inverted or (site.piece > 0 and _is_bare_matrix(site, first, sheet.pack)):
        before = _before(sheet, site, sites)
        if before:
            rest = _rest_after(sheet, site, sites)
            return _draft(sheet, site, subject, [*before, *rest], "speech-verb.after")
    following = _following(sheet, site, sites)
    if following:
        return _draft(sheet, site, subject, following, "speech-verb.before")
    return _quotation_before(sheet, site, subject)


def _quotation_before(sheet: Sheet, site: CueSite, subject: Phrase | None) -> Draft | None:
    """ ""Is that so?" Weil asked.": a bare matrix after a sentence that is all quotation."""
    sentence = site.sentence
    if (
        subject is None
        or not sentence.number
        or len(sentence.pieces) > 1
        or len(sentence.tokens) > 10
    ):
        return None
    before = sheet.sentences[sentence.number - 1]
    verbs = [t for t in sentence.tokens if t.tag in {"V", "X", "I", "Z"}]
    if not before.is_quotation or before.paragraph != sentence.paragraph or len(verbs) > 1:
        return None
    if sheet.pack.clause_after_comma or sentence.tokens[0].lower in sheet.pack.pro_objects:
        return None
    spans = content_spans(sheet, before, [(before.start, before.end)])
    if not spans:
        return None
    draft = _draft(sheet, site, subject, [(sentence.start, sentence.end)], "speech-verb.after")
    if draft is not None:
        draft.content, draft.mode, draft.rule = spans, "direct", "speech-verb.after.quotation"
    return draft


def cue_spans(site: CueSite) -> Spans:
    """Where the cue's words stand."""
    return tuple((site.sentence.tokens[i].start, site.sentence.tokens[i].end) for i in site.tokens)


def _draft(
    sheet: Sheet, site: CueSite, subject: Phrase | None, ranges: list[Span], rule: str
) -> Draft | None:
    spans = content_spans(sheet, site.sentence, ranges)
    if not spans:
        return None
    mode = mode_of(site.sentence, spans, "indirect")
    piece = site.sentence.pieces[site.piece]
    kind = "quotation" if mode == "direct" else "clause"
    frame = [(_frame_start(site, subject), piece.after), *_adjuncts_before(site)]
    return Draft(
        site.sentence, spans, cue_spans(site), subject,
        site.entry.stance_in("clause", "infinitive"), mode, f"{rule}.{kind}", frame,
        negated=site.is_negated,
        stance_negated=site.stance_negated, takes_addressee="addressee" in site.entry.frames,
    )  # fmt: skip


def _frame_start(site: CueSite, subject: Phrase | None) -> int:
    """ "It closed on Monday after officials said …": what stands before another verb is not about the saying."""
    piece = site.sentence.pieces[site.piece]
    start = piece.first
    if subject is not None and piece.first < subject.first < piece.after:
        before = site.sentence.tokens[piece.first : subject.first]
        if any(t.tag in {"V", "X"} and t is not site.sentence.tokens[site.finite] for t in before):
            start = subject.first
    return start


def _adjuncts_before(site: CueSite) -> list[tuple[int, int]]:
    """ "In a written statement, the office said": verbless pieces before the cue's tell how it was said."""
    sentence = site.sentence
    return [
        (p.first, p.after)
        for p in sentence.pieces[: site.piece]
        if not p.is_quotation
        and sentence.tokens[first_word(sentence, p.first, p.after)].tag in {"PREP", "PREPDET"}
        and not any(t.tag == "V" for t in sentence.tokens[p.first : p.after])
    ]


def _comparative(
    sheet: Sheet, site: CueSite, subject: Phrase | None, sites: list[CueSite]
) -> Draft | None:
    before = _before(sheet, site, sites) if site.piece else []
    after = _to_end(sheet, site, site.piece + 1, sites)
    return _draft(sheet, site, subject, [*before, *after], "speech-verb.as")


def _is_conditional(sentence: Sentence, number: int) -> bool:
    """ "Sollten sie kommen, erwartet …": a clause that begins with its verb is a condition, not speech."""
    piece = sentence.pieces[number]
    first = first_word(sentence, piece.first, piece.after)
    opener = sentence.tokens[first]
    return opener.tag == "V" and sentence.quotation_of(opener) is None


def _is_bare_matrix(site: CueSite, first: int, pack: LanguagePack) -> bool:
    """A last piece that only says who spoke: English "…, Weil said on Friday", "…, he told reporters"."""
    sentence, piece = site.sentence, site.sentence.pieces[site.piece]
    before = sentence.pieces[site.piece - 1]
    if pack.clause_after_comma:
        # German has the verb first after a quotation or clause; "das berichtet X" takes up what was said.
        return sentence.tokens[first].lower in pack.pro_objects and piece.mark in _TURNS
    if before.is_quotation or piece.mark == '"':
        return True
    rest = [t for t in sentence.tokens[site.verb + 1 : piece.after] if t.tag != "P"]
    return not any(t.tag == "V" for t in rest) and _has_verb(sentence, before)


def _has_verb(sentence: Sentence, piece: Piece) -> bool:
    return any(t.tag in {"V", "X"} for t in sentence.tokens[piece.first : piece.after])


def _range(sentence: Sentence, first: int, after: int) -> Span:
    return sentence.tokens[first].start, sentence.tokens[after - 1].end


def _before(sheet: Sheet, site: CueSite, sites: list[CueSite]) -> list[Span]:
    """What stands before the matrix: from the sentence's start, or from where an earlier matrix ended."""
    sentence = site.sentence
    floor = 0
    for number, piece in enumerate(sentence.pieces[: site.piece]):
        if piece.mark in _TURNS and any(s.piece < number for s in sites):
            floor = number
        if (
            piece.mark == ":"
            and number
            and _is_subjunctive(sentence, piece)
            and not _is_subjunctive(sentence, sentence.pieces[number - 1])
        ):
            floor = number
    pieces = sentence.pieces[floor : site.piece]
    # The subject before an apposition belongs to the matrix: „…“, Jutta Weil, die Chefin, sagte.
    subject = subject_of(site, sheet.pack)
    if subject is not None and subject.after <= sentence.pieces[site.piece].first:
        pieces = [p for p in pieces if p.after <= subject.first]
    if (
        not pieces
        or _is_adverbial(sheet, sentence, pieces[0])
        or not _can_be_said(sheet, sentence, pieces)
    ):
        return []
    return [_range(sentence, pieces[0].first, pieces[-1].after)]


def _is_adverbial(sheet: Sheet, sentence: Sentence, piece: Piece) -> bool:
    """ "Wie der Sender berichtet", "Weil es brannte": a clause that is no speech but stands before one."""
    opener = sentence.tokens[first_word(sentence, piece.first, piece.after)]
    if sentence.quotation_of(opener) is not None or sentence.tokens[piece.after - 1].tag != "V":
        return False
    return opener.lower in sheet.pack.as_words or (
        opener.tag == "SUB" and opener.lower not in sheet.pack.complementisers
    )


def _can_be_said(sheet: Sheet, sentence: Sentence, pieces: list[Piece]) -> bool:
    """A clause, a quotation, or a part of either; a mere adverbial is not."""
    tokens = sentence.tokens[pieces[0].first : pieces[-1].after]
    return any(sentence.quotation_of(t) is not None or t.tag in {"V", "X", "Z"} for t in tokens)


def _rest_after(sheet: Sheet, site: CueSite, sites: list[CueSite]) -> list[Span]:
    """What goes on after the matrix: „…“, sagte er, „…“ / Die Zahl, sagte er, sei gestiegen."""
    sentence = site.sentence
    number = site.piece + 1
    if (
        number + 1 < len(sentence.pieces)
        and sentence.pieces[number + 1].is_quotation
        and not _has_verb(sentence, sentence.pieces[number])
    ):
        number += 1
    if number >= len(sentence.pieces):
        return []
    piece = sentence.pieces[number]
    opener = sentence.tokens[first_word(sentence, piece.first, piece.after)]
    goes_on = (
        sentence.quotation_of(opener) is not None
        or opener.tag == "V"
        or (
            opener.tag == "CON"
            and (
                _is_subjunctive(sentence, piece)
                or not (sheet.pack.clause_after_comma or any(s.piece == number for s in sites))
            )
        )
        or (piece.mark in {";"} and _is_subjunctive(sentence, piece))
        or opener.lower in sheet.pack.complementisers
    )
    return _to_end(sheet, site, number, sites) if goes_on else []


def _following(sheet: Sheet, site: CueSite, sites: list[CueSite]) -> list[Span]:
    sentence, pack = site.sentence, sheet.pack
    inner = _inner_clause(sheet, site) if not pack.clause_after_comma else None
    if inner is not None:
        after = site.piece + 1
        ends_here = after >= len(sentence.pieces) or _takes_over(
            sheet, sentence, after, sites, after
        )
        end = [] if ends_here else _to_end(sheet, site, after, sites)
        return [(inner[0], end[-1][1] if end else inner[1])]
    for number in range(site.piece + 1, min(site.piece + 3, len(sentence.pieces))):
        if _is_content(sheet, site, number):
            return _to_end(sheet, site, number, sites)
        if not _is_relative(sentence, sentence.pieces[number]):
            return []
    return []


def _is_content(sheet: Sheet, site: CueSite, number: int) -> bool:
    """Whether a piece after the matrix begins what is said."""
    sentence, piece, pack = site.sentence, site.sentence.pieces[number], sheet.pack
    first = first_word(sentence, piece.first, piece.after)
    if first >= piece.after:
        return False
    opener = sentence.tokens[first]
    if piece.mark == ":" or sentence.quotation_of(opener) is not None:
        return True
    if opener.lower in pack.complementisers:
        return True
    tokens = sentence.tokens[piece.first : piece.after]
    if "infinitive" in site.entry.frames and any(t.tag == "Z" for t in tokens):
        return True
    if not pack.clause_after_comma:
        return False
    if opener.tag == "QW" and "clause" in site.entry.frames:
        return True
    run = _clause_run(sentence, number)
    if _is_relative(sentence, piece):
        return False
    return _is_subjunctive(sentence, run) or _is_main_clause(site, piece, first)


def _is_main_clause(site: CueSite, piece: Piece, first: int) -> bool:
    """ "teilte mit, in Kiel fehlten zehn Boote": an indicative main clause right after a neutral verb of saying."""
    sentence = site.sentence
    words = sentence.tokens[first : piece.after]
    finite = next((i for i, t in enumerate(words) if t.tag == "V"), 0)
    neutral = (
        site.entry.stance == "states" and "clause" in site.entry.frames and not site.is_negated
    )
    matrix = sentence.pieces[site.piece]
    follows = matrix.after + 1 >= piece.first
    governed = {f[4:] for f in site.entry.frames if f.startswith("pre:")}
    has_object = any(t.lower in governed for t in sentence.tokens[matrix.first : matrix.after])
    opens = words[0].tag in {"DET", "N", "PRON", "POSS", "PREP", "PREPDET", "NUM", "ADJ"}
    return (
        neutral
        and follows
        and not has_object
        and opens
        and 0 < finite < len(words) - 1
        and piece.mark == ","
    )


def _clause_run(sentence: Sentence, number: int) -> Piece:
    """A piece with those that carry it on while it has no finite verb yet: "die Zahl, so groß sie ist, sei …"."""
    piece = sentence.pieces[number]
    for other in sentence.pieces[number + 1 :]:
        if any(t.tag == "V" for t in sentence.tokens[piece.first : piece.after]):
            break
        piece = Piece(piece.first, other.after, piece.mark, False)
    return piece


def _is_subjunctive(sentence: Sentence, piece: Piece) -> bool:
    tokens = sentence.tokens[piece.first : piece.after]
    return any(t.tag == "V" and t.mood in {"K", "Q"} for t in tokens)


def _is_relative(sentence: Sentence, piece: Piece) -> bool:
    """A piece that begins with a relative pronoun and ends with its verb, or an apposition without verb."""
    first = first_word(sentence, piece.first, piece.after)
    tokens = [t for t in sentence.tokens[first : piece.after] if t.tag != "P"]
    if not tokens:
        return True
    if not any(t.tag == "V" for t in tokens):
        return piece.mark == ","
    relative = tokens[0].tag in {"DET", "REL", "QW"} or (
        tokens[0].tag in {"PREP", "PREPDET"} and len(tokens) > 1 and tokens[1].tag in {"DET", "ADJ"}
    )
    return (
        relative and len(tokens) > 2 and (tokens[-1].tag == "V" or tokens[0].tag in {"REL", "QW"})
    )


def _to_end(sheet: Sheet, site: CueSite, number: int, sites: list[CueSite]) -> list[Span]:
    """From piece ``number`` to the sentence's end, or to where the narrator or another matrix takes over."""
    sentence = site.sentence
    if number >= len(sentence.pieces):
        return []
    last = number
    for order in range(number, len(sentence.pieces)):
        if order > number and _takes_over(sheet, sentence, order, sites, number):
            break
        last = order
    return [_range(sentence, sentence.pieces[number].first, sentence.pieces[last].after)]


def _takes_over(
    sheet: Sheet, sentence: Sentence, number: int, sites: list[CueSite], start: int
) -> bool:
    piece = sentence.pieces[number]
    opener = sentence.tokens[first_word(sentence, piece.first, piece.after)]
    own = [s for s in sites if s.piece == number]
    if own and opener.lower in sheet.pack.pro_relatives:
        return True
    first = first_word(sentence, piece.first, piece.after)
    if own and opener.tag == "CON" and own[0].finite == first + 1:
        return True
    is_subjunctive = _is_subjunctive(sentence, sentence.pieces[start])
    if is_subjunctive and opener.tag == "V" and opener.mood in {"P", "T"} and piece.mark == ",":
        return not _is_subjunctive(sentence, piece) and not sentence.pieces[number - 1].is_quotation
    if piece.mark in _TURNS:
        return bool(own) or not (_is_subjunctive(sentence, piece) or sentence.quotation_of(opener))
    spoken_before = any(sentence.pieces[i].is_quotation for i in range(start, number))
    return (
        bool(own)
        and own[0].finite == first_word(sentence, piece.first, piece.after)
        and spoken_before
    )


def _inner_clause(sheet: Sheet, site: CueSite) -> Span | None:
    """English: the clause in the cue's own piece, after time, place and listener: "told Y on Friday that …"."""
    sentence, pack = site.sentence, sheet.pack
    piece = sentence.pieces[site.piece]
    at = site.verb + 1
    if (
        at < piece.after
        and f"pre:{sentence.tokens[at].lower}" in site.entry.frames
        and sentence.tokens[at].lower not in pack.medium_prepositions
    ):
        return None
    that = next(
        (
            i
            for i in range(at, piece.after)
            if sentence.tokens[i].lower in pack.complementisers
            and sentence.quotation_of(sentence.tokens[i]) is None
        ),
        None,
    )
    if that is not None and not any(t.tag == "V" for t in sentence.tokens[at:that]):
        return _range(sentence, that + 1, piece.after) if that + 1 < piece.after else None
    if "addressee" in site.entry.frames:
        listener = noun_phrase_at(sentence, at, piece.after, pack)
        at = listener.after if listener is not None else at
    at = after_adjuncts(sentence, at, piece.after, pack)
    if at >= piece.after:
        return None
    rest = sentence.tokens[at : piece.after]
    if "infinitive" in site.entry.frames and any(t.lower == "to" for t in rest):
        to = next(i for i, t in enumerate(rest) if t.lower == "to")
        return _range(sentence, at if "object" in site.entry.frames else at + to, piece.after)
    if sentence.quotation_of(rest[0]) is not None or (
        rest[0].tag == "P" and len(rest) > 1 and sentence.quotation_of(rest[1])
    ):
        return _range(sentence, at, piece.after)
    if rest[0].tag == "G" and "object" in site.entry.frames:
        return _range(sentence, at, piece.after)
    if "clause" in site.entry.frames and any(t.tag == "V" for t in rest):
        return _range(sentence, at, piece.after)
    return None


def after_adjuncts(sentence: Sentence, at: int, limit: int, pack: LanguagePack) -> int:
    """Past adverbs, days and places that stand between an English verb and its clause."""
    while at < limit:
        token = sentence.tokens[at]
        if (
            token.tag == "ADV"
            or token.lower in pack.times.weekdays
            or token.lower in pack.times.day_words
        ):
            at += 1
        elif token.tag == "PREP":
            phrase = noun_phrase_at(sentence, at + 1, limit, pack)
            if phrase is None or not (
                is_time(phrase.tokens(sentence), pack) or token.lower in pack.medium_prepositions
            ):
                return at
            at = phrase.after
        else:
            return at
    return at
