"""Indirect and direct speech with a cue verb: which clauses or quotations are what is said.

Constructions, each with an example:

- matrix first: "Der Verband teilte mit, die Zahl sei gestiegen." / "The union said the number rose."
- matrix last: "Die Zahl sei gestiegen, sagte Weil." / "The number rose, Weil said."
- matrix within: "Die Zahl, sagte Weil, sei gestiegen."
- comparative: "Wie der Sender berichtete, stieg die Zahl."
- anaphoric: "…, was der Verband bestreitet."
"""

from __future__ import annotations

from newsticker.claims.agents import agent_of, may_tell, quoted_party
from newsticker.claims.before_verb import first_word
from newsticker.claims.comparatives import (
    opening_of_comparative,
    read_comparative,
    read_comparative_in_pieces,
)
from newsticker.claims.cue_sites import CueSite
from newsticker.claims.descriptions import describe
from newsticker.claims.draft import Draft, content_spans
from newsticker.claims.phrases import Phrase, noun_phrase_at
from newsticker.claims.reach import (
    TURNS,
    clause_run,
    has_finite,
    is_relative,
    is_subjunctive,
    said_after,
    said_before,
    takes_over,
    up_to_end,
)
from newsticker.claims.sheet import Piece, Sentence, Sheet
from newsticker.claims.speech import speech_draft
from newsticker.claims.subjects import is_listed, subject_of
from newsticker.claims.zero_that import (
    after_adjuncts,
    clause_within,
    is_over,
    opens_parted,
    up_to_next_verb,
)
from newsticker.language.pack import LanguagePack
from newsticker.model import Span


def read_clause(sheet: Sheet, site: CueSite, sites: list[CueSite]) -> Draft | None:
    """The claim whose content is a clause or a quotation under this cue, None where there is none."""
    if not site.entry.frames & {"clause", "infinitive", "reflexive", "that"}:
        return None
    if site.is_passive:
        return _passive(sheet, site, sites) if "heard" not in site.entry.frames else None
    sentence, piece = site.sentence, site.sentence.pieces[site.piece]
    first = first_word(sentence, piece.first, piece.after)
    opener = sentence.tokens[first]
    quotes = site.entry.lemma in sheet.pack.quoting
    subject = quoted_party(site, sheet.pack) if quotes else subject_of(site, sheet.pack)
    if not may_tell(site, subject, sheet.pack):
        return None
    if "someone" in site.entry.frames and clause_within(sheet, site) is None:
        return None  # "…, the governor ordered her out"
    if _is_own_finding(site, subject, sites, sheet.pack):
        return None
    if _is_impersonal(sheet, site, subject):
        return None
    if opener.lower in sheet.pack.as_words and opener.tag in {"QW", "ADV"}:
        return read_comparative(sheet, site, subject, sites)
    opening = opening_of_comparative(sheet, site)
    if opening is not None:
        return read_comparative_in_pieces(sheet, site, opening, sites)
    opens = first == site.finite and site.piece > 0 and not site.is_gerund
    inverted = opens and not is_listed(site, sheet.pack)
    if inverted and _is_conditional(sentence, site.piece - 1) and "object" in site.entry.frames:
        return None
    is_last = inverted or (site.piece > 0 and _is_bare_matrix(site, first, sheet.pack))
    if is_last and not _is_quoted_next(site):
        before = said_before(sheet, site, sites)
        if before:
            rest = said_after(sheet, site, sites)
            return speech_draft(sheet, site, subject, [*before, *rest], "speech-verb.after")
    if _leaves_clause(site, subject, sites, sheet.pack):
        return None
    following = _around_matrix(sheet, site, subject, sites) or _following(sheet, site, sites)
    if following:
        return speech_draft(sheet, site, subject, following, "speech-verb.before")
    return _quotation_before(sheet, site, subject) or _quotation_behind(sheet, site, subject)


def _passive(sheet: Sheet, site: CueSite, sites: list[CueSite]) -> Draft | None:
    """ "Es wurde berichtet, dass …", "„…“, wird die Chefin zitiert": by whom, if anybody, the agent tells."""
    quotes = site.entry.lemma in sheet.pack.quoting
    agent = (quoted_party if quotes else agent_of)(site, sheet.pack)
    if agent is None and (site.entry.stance == "expects" or quotes):
        return None  # "Es wird erwartet, dass …": nobody's belief
    said = _following(sheet, site, sites)
    piece = site.sentence.pieces[site.piece]
    opens = first_word(site.sentence, piece.first, piece.after) == site.finite
    if not said and site.piece and opens:
        said = said_before(sheet, site, sites)
    return speech_draft(sheet, site, agent, said, "speech-verb.passive") if said else None


def _leaves_clause(
    site: CueSite, subject: Phrase | None, sites: list[CueSite], pack: LanguagePack
) -> bool:
    """ "kündigte Hilfe an und sagte, das Geld fließe": the first verb has an object, the clause is the second's."""
    tokens = site.sentence.tokens
    joints = (
        next((i for i in range(site.finite, s.finite) if tokens[i].tag == "CON"), None)
        for s in sites
        if s.piece == site.piece and s.finite > site.finite
    )
    joint = next((j for j in joints if j is not None), None)
    if joint is None or not pack.clause_after_comma or "object" not in site.entry.frames:
        return False
    behind_subject = subject.after if subject and subject.first > site.finite else site.finite + 1
    return any(t.tag == "N" for t in tokens[behind_subject:joint])


def _is_impersonal(sheet: Sheet, site: CueSite, subject: Phrase | None) -> bool:
    """ "Es ist sicher, dass …", "Niemand erwartet, dass …": nobody says or believes it."""
    if subject is None or subject.after - subject.first > 1:
        return False
    word = site.sentence.tokens[subject.first].lower
    by_phrase = site.entry.lemma in sheet.pack.phrase_verbs
    return word in sheet.pack.nobody or (by_phrase and word in sheet.pack.impersonal)


def _is_own_finding(
    site: CueSite, subject: Phrase | None, sites: list[CueSite], pack: LanguagePack
) -> bool:
    """ "said their own count suggested that …", "wrote that the memo proved “intent”": a part of what is said.

    Under another verb of saying nobody speaks by what the speaker has, nor does a paper without a clause.
    """
    if subject is None or pack.clause_after_comma:
        return False
    tokens = site.sentence.tokens
    is_under = any(s.piece == site.piece and s.finite < subject.first for s in sites)
    if not is_under:
        return False
    if tokens[subject.first].tag == "POSS":
        described = describe(subject.tokens(site.sentence), pack)
        return described is None or described.kind == "document"
    opener = tokens[site.verb + 1] if site.verb + 1 < len(tokens) else None
    return "document" in site.entry.frames and opener is not None and opener.tag == "P"


def _is_quoted_next(site: CueSite) -> bool:
    """ "When asked, Weil said, “Not now.”": after an adverbial the quotation that follows is what was said."""
    pieces = site.sentence.pieces
    if site.piece == 0 or site.piece + 1 >= len(pieces):
        return False
    before, behind = pieces[site.piece - 1], pieces[site.piece + 1]
    is_adverbial = before.mark == "" and not before.is_quotation and behind.mark in {",", ":"}
    return is_adverbial and behind.is_quotation and not is_subjunctive(site.sentence, before)


def _quotation_behind(sheet: Sheet, site: CueSite, subject: Phrase | None) -> Draft | None:
    """ "Weil declared:" and the quotation in a paragraph of its own."""
    sentence = site.sentence
    if sentence.tokens[-1].text != ":" or site.piece + 1 < len(sentence.pieces):
        return None
    if sentence.number + 1 >= len(sheet.sentences):
        return None
    behind = sheet.sentences[sentence.number + 1]
    spans = content_spans(sheet, behind, [(behind.start, behind.end)])
    draft = speech_draft(
        sheet, site, subject, [(sentence.start, sentence.end)], "speech-verb.before"
    )
    if not behind.is_quotation or not spans or draft is None:
        return None
    draft.content, draft.mode, draft.rule = spans, "direct", "speech-verb.before.quotation"
    return draft


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
    draft = speech_draft(
        sheet, site, subject, [(sentence.start, sentence.end)], "speech-verb.after"
    )
    if draft is not None:
        draft.content, draft.mode, draft.rule = spans, "direct", "speech-verb.after.quotation"
    return draft


def _around_matrix(
    sheet: Sheet, site: CueSite, subject: Phrase | None, sites: list[CueSite]
) -> list[Span]:
    """ "The bridge, Weil said, could stay closed": a bare English matrix between a subject and its verb."""
    sentence, number = site.sentence, site.piece
    if sheet.pack.clause_after_comma or not 0 < number < len(sentence.pieces) - 1:
        return []
    before, piece, behind = sentence.pieces[number - 1 : number + 2]
    own = sentence.tokens[piece.first : piece.after]
    at = max(site.tokens) + 1
    if "addressee" in site.entry.frames:
        listener = noun_phrase_at(sentence, at, piece.after, sheet.pack)
        at = listener.after if listener is not None else at
    is_bare = (
        len(own) <= 12 and after_adjuncts(sentence, at, piece.after, sheet.pack) >= piece.after
    )
    in_place = subject is not None and subject.first >= piece.first
    marks = {piece.mark, behind.mark}
    if not (is_bare and in_place) or marks != {","} or has_finite(sentence, before):
        return []
    if before.is_quotation or behind.is_quotation or not has_finite(sentence, behind):
        return []
    after = up_to_end(sheet, site, number + 1, sites)
    words = sentence.tokens[before.first : before.after]
    if all(t.tag in {"CON", "P"} and t.lower not in sheet.pack.negations for t in words):
        return after  # "But, he said, it is late."
    return [(sentence.tokens[before.first].start, sentence.tokens[before.after - 1].end), *after]


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
    if site.is_gerund and first == site.finite and not pack.clause_after_comma:
        return False  # "…, police said, calling it a lie"; but "…, he was quoted as saying"
    if pack.clause_after_comma:
        # German has the verb first after a quotation or clause; "das berichtet X" takes up what was said.
        takes_up = sentence.tokens[first].lower in pack.pro_objects and first + 1 == site.finite
        is_main = piece.mark == "," and first + 1 == site.finite < piece.after - 2
        # "…, das teilte die Stadt mit" is news; "…, das sagen Sie" goes on with an argument.
        is_told = is_main and sentence.tokens[site.finite + 1].tag != "PRON"
        return takes_up and (piece.mark in TURNS or (is_told and site.entry.stance == "states"))
    if before.is_quotation or piece.mark == '"':
        return True
    if sentence.tokens[first].lower in pack.relatives and has_finite(sentence, before):
        return False  # "…, who vowed to stay": said is what follows
    if any(t.tag == "QW" for t in sentence.tokens[first : site.finite]):
        return False  # "…, twice what it projected"
    if opens_parted(site, pack):
        return False
    rest = [t for t in sentence.tokens[site.verb + 1 : piece.after] if t.tag != "P"]
    # "Nine hurt in fire, says coastguard": a headline leaves its verb out.
    said = sentence.part == "title" or any(
        has_finite(sentence, p) for p in sentence.pieces[: site.piece]
    )
    # "…, but the rebels claimed to have won": an infinitive behind the verb is what it says.
    governs = "infinitive" in site.entry.frames and any(t.tag == "Z" for t in rest)
    return not governs and not any(t.tag == "V" for t in rest) and said


def _following(sheet: Sheet, site: CueSite, sites: list[CueSite]) -> list[Span]:
    sentence, pack = site.sentence, sheet.pack
    inner = clause_within(sheet, site) if not pack.clause_after_comma else None
    if inner is not None:
        inner = up_to_next_verb(site, inner, sites)
        after = site.piece + 1
        ends_here = (
            inner[1] < sentence.tokens[sentence.pieces[site.piece].after - 1].end
            or after >= len(sentence.pieces)
            or takes_over(sheet, sentence, after, sites, after)
        )
        end = [] if ends_here or is_over(sentence, after) else up_to_end(sheet, site, after, sites)
        return [(inner[0], end[-1][1] if end else inner[1])]
    for number in range(site.piece + 1, min(site.piece + 3, len(sentence.pieces))):
        if sentence.pieces[number].mark == ";" and "figure" in site.entry.frames:
            return []  # "gab die Zahl mit elf an; drei seien noch dort"
        if _is_content(sheet, site, number):
            return _before_particle(site, up_to_end(sheet, site, number, sites))
        if not is_relative(sentence, sentence.pieces[number]):
            return []
    return []


def _before_particle(site: CueSite, said: list[Span]) -> list[Span]:
    """ "wies den Vorwurf, er habe gelogen, zurück": the verb's particle behind the clause is no part of it."""
    if site.particle is None or not said:
        return said
    at = site.sentence.tokens[site.particle].start
    before = site.sentence.tokens[site.particle - 1]
    start, end = said[-1]
    return [*said[:-1], (start, before.start)] if start < at < end and before.tag == "P" else said


def _is_content(sheet: Sheet, site: CueSite, number: int) -> bool:
    """Whether a piece after the matrix begins what is said."""
    sentence, piece, pack = site.sentence, site.sentence.pieces[number], sheet.pack
    first = first_word(sentence, piece.first, piece.after)
    if first >= piece.after:
        return False
    opener = sentence.tokens[first]
    if opener.lower in pack.complementisers:
        return True
    if not site.entry.frames & {"clause", "infinitive", "reflexive"}:
        return False
    if piece.mark == ":" or sentence.quotation_of(opener) is not None:
        return True
    tokens = sentence.tokens[piece.first : piece.after]
    if any(t.tag == "Z" for t in tokens):
        # "forderten seinen Rücktritt, um den Weg freizumachen": a purpose is nothing said.
        if opener.lower in pack.purposes:
            return False
        if "infinitive" in site.entry.frames:
            return True
    if not pack.clause_after_comma:
        return False
    if opener.tag == "QW" and "clause" in site.entry.frames:
        # "berichtete von Fällen, wo …": what the verb governs has been told.
        return not _has_governed(site)
    run = clause_run(sentence, number)
    if is_relative(sentence, piece):
        return False
    return is_subjunctive(sentence, run) or _is_main_clause(site, piece, first, pack)


def _has_governed(site: CueSite) -> bool:
    """Whether the preposition that the verb governs stands in its clause."""
    governed = {f[4:] for f in site.entry.frames if f.startswith("pre:")}
    piece = site.sentence.pieces[site.piece]
    return any(t.lower in governed for t in site.sentence.tokens[piece.first : piece.after])


def _is_main_clause(site: CueSite, piece: Piece, first: int, pack: LanguagePack) -> bool:
    """ "teilte mit, in Kiel fehlten zehn Boote": an indicative main clause right after a neutral verb of saying."""
    sentence = site.sentence
    words = sentence.tokens[first : piece.after]
    finite = next((i for i, t in enumerate(words) if t.tag == "V"), 0)
    matrix = sentence.pieces[site.piece]
    # "Ich glaube, wir schaffen das": of oneself the indicative follows verbs of belief too.
    own = any(t.lower in pack.selves_speaking for t in sentence.tokens[matrix.first : matrix.after])
    neutral = (
        (site.entry.stance == "states" or (own and site.entry.stance == "expects"))
        and "clause" in site.entry.frames
        and not site.is_negated
    )
    follows = matrix.after + 1 >= piece.first
    has_object = _has_governed(site)
    opens = words[0].tag in {"DET", "N", "PRON", "POSS", "PREP", "PREPDET", "NUM", "ADJ"} or (
        own and words[0].tag in {"ADV", "QW"}
    )
    return (
        neutral
        and follows
        and not has_object
        and opens
        and 0 < finite < len(words) - 1
        and piece.mark == ","
    )
