"""On whose authority something is said, and who was told it: the links of a chain beside its speaker.

Constructions: "unter Berufung auf X", "citing X"; "Das Blatt beruft sich auf X", "Sie zitierte X", "the paper
cited X"; "Wir wissen von X"; "in an e-mail seen by X", "in einem Brief, der X vorliegt".
"""

from __future__ import annotations

from newsticker.claims.before_verb import first_word
from newsticker.claims.cast import Cast
from newsticker.claims.descriptions import describe
from newsticker.claims.draft import Draft
from newsticker.claims.meaning import meant_by
from newsticker.claims.media import is_medium, medium_house, told_medium
from newsticker.claims.member import Member, ends_in
from newsticker.claims.phrases import Phrase, noun_phrase_at
from newsticker.claims.sheet import Piece, Sentence, Sheet
from newsticker.claims.speakers import resolve_phrase
from newsticker.model import NamedPassage, Party
from newsticker.text.tokens import Token

# How many media stand behind one another at most: agency, paper, service.
DEEPEST = 4


def named_passage(
    sheet: Sheet, sentence: Sentence, phrase: Phrase, name: str, first: int | None = None
) -> NamedPassage:
    tokens = sentence.tokens[phrase.first if first is None else first : phrase.after]
    start, end = tokens[0].start, tokens[-1].end
    return NamedPassage(sheet.text[start:end], ((start, end),), name)


def citing(sheet: Sheet, sentence: Sentence, at: int, limit: int) -> Phrase | None:
    for words in sheet.pack.citing:
        if tuple(t.lower for t in sentence.tokens[at : at + len(words)]) == words:
            first = at + len(words)
            phrase = noun_phrase_at(sentence, first, limit, sheet.pack, loosely=True)
            # "zwei mit dem Vorgang vertraute Personen": everything up to the last noun before the verb.
            nouns = [i for i in range(first, limit) if sentence.tokens[i].tag == "N"]
            return phrase or (Phrase(first, nouns[-1] + 1) if nouns else None)
    return None


def parties_of(sheet: Sheet, cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Party]:
    """Whom a phrase of citing names; a phrase that describes nobody is kept by its words."""
    tokens = [t for t in phrase.tokens(sentence) if t.lower not in sheet.pack.nameless]
    described = describe(tokens, sheet.pack)
    if described is None:
        words = sheet.pack.canonical_phrase(tokens)
        return [Party(words, "unnamed")] if words else []
    if described.speaks_for_a_house(sheet.pack):
        # "Das Ministerium …, berichtete NTB unter Berufung auf einen Sprecher": of the house named before.
        member = resolve_phrase(sheet, cast, sentence, phrase, [])
    else:
        member = meant_by(cast, tokens, described, tokens[0].start)
    return [Party(member.name, member.kind)] if member is not None else []


def cited_sources(sheet: Sheet, cast: Cast) -> dict[str, list[Party]]:
    """On whom each medium of the article relies, by its name."""
    direct: dict[str, list[Party]] = {}
    opening = {words[0] for words in sheet.pack.citing}
    for sentence in sheet.sentences:
        for at, token in enumerate(sentence.tokens):
            if token.lower in opening and sentence.quotation_of(token) is None:
                _read_citing(sheet, cast, sentence, at, direct)
        for number, piece in enumerate(sentence.pieces):
            for at in range(piece.first, piece.after):
                token = sentence.tokens[at]
                if token.lemma in sheet.pack.relying and sentence.quotation_of(token) is None:
                    _read_reliance(sheet, cast, sentence, number, at, direct)
    return direct


def _read_citing(
    sheet: Sheet, cast: Cast, sentence: Sentence, at: int, found: dict[str, list[Party]]
) -> None:
    """ "Der Sender berichtete unter Berufung auf ein Protokoll, …": whatever may have been read of what he reported."""
    piece = next((p for p in sentence.pieces if p.first <= at < p.after), None)
    source = citing(sheet, sentence, at, piece.after) if piece is not None else None
    if source is None:
        return
    start = sentence.tokens[at].start
    named = (m for m in reversed(cast.within(sentence.start, start, sentence.quotations)))
    medium = next((m for m in named if is_medium(m, cast)), None)
    if medium is not None and not medium.is_named:
        noun = sentence.tokens[sentence.pieces[0].first : at]
        medium = meant_by(cast, noun[:2], medium, start)
    if medium is not None and medium.is_named:
        found.setdefault(medium.name, parties_of(sheet, cast, sentence, source))


def behind(
    direct: dict[str, list[Party]], sources: list[Party], depth: int = DEEPEST
) -> list[Party]:
    """ "AFP zitierte NTB, NTB zitierte den Dienst": the service, then NTB."""
    found: list[Party] = []
    for source in sources:
        further = direct.get(source.name, []) if depth else []
        found += [p for p in behind(direct, further, depth - 1) if p not in found]
        found.append(source)
    return found


def _read_reliance(
    sheet: Sheet,
    cast: Cast,
    sentence: Sentence,
    number: int,
    at: int,
    found: dict[str, list[Party]],
) -> None:
    """One verb of relying: who relies, and on whom."""
    tokens, piece, pack = sentence.tokens, sentence.pieces[number], sheet.pack
    medium = _who_relies(cast, sentence, piece, at)
    if medium is None:
        return
    on = next(
        (i for i in range(piece.first, piece.after) if tokens[i].lower in pack.relied_on), None
    )
    if on is None and tokens[at].lemma in pack.relying_on_object:
        on = at
    if on is None:
        return
    source = noun_phrase_at(sentence, on + 1, piece.after, pack)
    if source is not None and tokens[source.first].tag != "PRON":
        found.setdefault(medium.name, parties_of(sheet, cast, sentence, source))


def _who_relies(cast: Cast, sentence: Sentence, piece: Piece, at: int) -> Member | None:
    """The medium that is the subject: by its name or noun, by a pronoun, a relative or nothing the medium named last."""
    pack, tokens = cast.pack, sentence.tokens
    first = first_word(sentence, piece.first, piece.after)
    opener = tokens[first]
    by_name = (
        noun_phrase_at(sentence, first, at, pack) if opener.tag not in {"PRON", "REL"} else None
    )
    if by_name is not None and at < piece.after - 1:
        described = describe(by_name.tokens(sentence), pack)
        if described is not None and described.rank > 1:
            return meant_by(cast, by_name.tokens(sentence), described, opener.start)
        if described is None or not any(ends_in(n, pack.media_nouns) for n in described.nouns):
            return None
    # "meldete NTB und berief sich auf …": the medium stands in the clause itself.
    before = tokens[at].start if opener.tag == "V" else opener.start
    media = (m for _, m in cast.before(before) if m.is_named and is_medium(m, cast))
    return next(media, None)


def shown_to(sheet: Sheet, cast: Cast, draft: Draft) -> list[Party]:
    """ "in an e-mail seen by AFP", "in einem Brief, der der Zeitung vorliegt": who saw what is told from."""
    pack, sentence = sheet.pack, draft.sentence
    tokens = sentence.tokens
    is_paper = draft.member is not None and draft.member.kind == "document"
    for at, token in enumerate(tokens):
        is_seen = token.lower in pack.seen and token is not tokens[-1]
        if not is_seen and token.lemma not in pack.lying_before:
            continue
        if sentence.quotation_of(token) is not None or not (is_paper or _outside(draft, token)):
            continue
        if is_seen and tokens[at + 1].lower in pack.shown_by:
            houses = media_within(sheet, cast, sentence, at + 2, len(tokens))[:1]
        elif token.lemma in pack.lying_before and token.tag in {"V", "I", "X"}:
            piece = next((p for p in sentence.pieces if p.first <= at < p.after), None)
            is_relative = piece is not None and piece is not sentence.pieces[0]
            houses = (
                media_within(sheet, cast, sentence, piece.first, piece.after)
                if piece is not None and is_relative
                else []
            )
        else:
            continue
        if houses:
            return [party for house in houses for party in told_medium(sheet, house)]
    return []


def _outside(draft: Draft, token: Token) -> bool:
    return not any(start <= token.start < end for start, end in draft.content)


def media_within(sheet: Sheet, cast: Cast, sentence: Sentence, first: int, after: int) -> list[str]:
    """The media that tokens ``first`` to ``after`` name, in order."""
    houses: list[str] = []
    at = first
    while at < after:
        token = sentence.tokens[at]
        phrase = (
            noun_phrase_at(sentence, at, after, sheet.pack)
            if token.tag in {"DET", "N", "ADJ", "POSS"}
            else None
        )
        if phrase is None:
            at += 1
            continue
        house = medium_house(sheet, cast, phrase.tokens(sentence))
        houses += [house] if house is not None and house not in houses else []
        at = phrase.after if house is not None else at + 1
    return houses


def known_from(sheet: Sheet, cast: Cast, draft: Draft) -> list[Party]:
    """ "Wir wissen von den Diensten, dass …": whoever the speaker names as his source."""
    start, end = draft.content[0][0], draft.content[-1][1]
    words = sheet.text[start:end].casefold()
    for cue in sheet.pack.knowing:
        at = words.find(cue)
        if at < 0:
            continue
        sentence = draft.sentence
        first = next(
            (i for i, t in enumerate(sentence.tokens) if t.start >= start + at + len(cue)), None
        )
        if first is not None:
            phrase = noun_phrase_at(sentence, first, len(sentence.tokens), sheet.pack)
            if phrase is not None:
                return parties_of(sheet, cast, sentence, phrase)
        return []
    return []
