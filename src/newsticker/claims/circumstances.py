"""What surrounds an utterance: by what medium, to whom, where, when, and on whose authority.

A prepositional phrase in the cue's clause outside the content tells it: "bei X", "in einer Mitteilung", "vor
Journalisten", "in Kiel", "am Montag", "unter Berufung auf den Dienst"; the dative of "sagte dem Sender Nord"
is the medium where it is a medium or an agency, else the listener.
"""

from __future__ import annotations

from msgspec import Struct

from newsticker.claims.cast import Cast
from newsticker.claims.descriptions import describe
from newsticker.claims.draft import NEAR, Draft, alike, content_words
from newsticker.claims.meaning import meant_by
from newsticker.claims.phrases import Phrase, is_time, noun_phrase_at
from newsticker.claims.sheet import Sentence, Sheet
from newsticker.claims.times import Time
from newsticker.language.agencies import agency_of
from newsticker.language.pack import LanguagePack
from newsticker.model import NamedPassage, Party, SaidAt
from newsticker.text.tokens import Token


class Circumstances(Struct):
    """What was found around one utterance; ``cited`` are those on whose authority it is said."""

    medium: NamedPassage | None = None
    addressee: NamedPassage | None = None
    place: NamedPassage | None = None
    said_at: SaidAt | None = None
    cited: list[Party] = []
    told: list[Party] = []


def read_circumstances(sheet: Sheet, cast: Cast, draft: Draft, times: list[Time]) -> Circumstances:
    """Medium, addressee, place, time and authorities of a draft's utterance."""
    found = Circumstances()
    for first, after in draft.frame:
        _read_frame(sheet, cast, draft, first, after, times, found)
    _read_knowledge(sheet, cast, draft, found)
    return found


def _outside(draft: Draft, token: Token) -> bool:
    inside = any(s <= token.start < e for s, e in draft.content)
    return not inside and draft.sentence.quotation_of(token) is None


def _read_frame(
    sheet: Sheet,
    cast: Cast,
    draft: Draft,
    first: int,
    after: int,
    times: list[Time],
    found: Circumstances,
) -> None:
    sentence = draft.sentence
    found.said_at = found.said_at or _said_at(sheet, draft, first, after, times)
    at = first
    while at < after:
        token = sentence.tokens[at]
        if not _outside(draft, token) or (
            draft.speaker and draft.speaker.first <= at < draft.speaker.after
        ):
            at += 1
            continue
        cue = next(
            (
                i
                for i in range(at, after)
                if any(s == sentence.tokens[i].start for s, _ in draft.cue)
            ),
            after,
        )
        cited = _citing(sheet, sentence, at, cue if cue > at else after)
        if cited is not None:
            found.cited += _parties(sheet, cast, sentence, cited)
            at = cited.after
            continue
        at = _read_phrase(sheet, cast, draft, at, after, found)


def _said_at(
    sheet: Sheet, draft: Draft, first: int, after: int, times: list[Time]
) -> SaidAt | None:
    """The first point in time of the frame, outside the content, at which it can have been said."""
    tokens = draft.sentence.tokens
    for time in times:
        in_frame = time.sentence == draft.sentence.number and first <= time.phrase < after
        is_point = time.is_past_point and time.type in {"DATE", "TIME"}
        if in_frame and is_point and _outside(draft, tokens[time.phrase]):
            words = sheet.text[tokens[time.phrase].start : tokens[time.after - 1].end]
            return SaidAt(words, time.value.partition("T")[0])
    return None


def _citing(sheet: Sheet, sentence: Sentence, at: int, limit: int) -> Phrase | None:
    for words in sheet.pack.citing:
        if tuple(t.lower for t in sentence.tokens[at : at + len(words)]) == words:
            first = at + len(words)
            phrase = noun_phrase_at(sentence, first, limit, sheet.pack, loosely=True)
            # "zwei mit dem Vorgang vertraute Personen": everything up to the last noun before the verb.
            nouns = [i for i in range(first, limit) if sentence.tokens[i].tag == "N"]
            return phrase or (Phrase(first, nouns[-1] + 1) if nouns else None)
    return None


def cited_sources(sheet: Sheet, cast: Cast) -> dict[str, list[Party]]:
    """On whom each medium of the article relies ("Das Magazin beruft sich auf Kreise"), by its name."""
    found: dict[str, list[Party]] = {}
    for sentence in sheet.sentences:
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            if token.lemma not in sheet.pack.relying or sentence.quotation_of(token) is not None:
                continue
            subject = noun_phrase_at(sentence, 0, at, sheet.pack)
            on = next(
                (i for i in range(at, len(tokens)) if tokens[i].lower in sheet.pack.relied_on), None
            )
            source = (
                noun_phrase_at(sentence, on + 1, len(tokens), sheet.pack)
                if on is not None
                else None
            )
            if subject is None or source is None:
                continue
            described = describe(subject.tokens(sentence), sheet.pack)
            if described is not None:
                member = meant_by(cast, subject.tokens(sentence), described, token.start)
                found[member.name] = _parties(sheet, cast, sentence, source)
    return found


def _parties(sheet: Sheet, cast: Cast, sentence: Sentence, phrase: Phrase) -> list[Party]:
    tokens = phrase.tokens(sentence)
    described = describe(tokens, sheet.pack)
    if described is None:
        words = sheet.pack.canonical_phrase(tokens)
        return [Party(words, "unnamed")] if words else []
    member = meant_by(cast, tokens, described, tokens[0].start)
    return [Party(member.name, member.kind)]


def _read_phrase(
    sheet: Sheet, cast: Cast, draft: Draft, at: int, limit: int, found: Circumstances
) -> int:
    sentence, pack = draft.sentence, sheet.pack
    token = sentence.tokens[at]
    if token.tag in {"PREP", "PREPDET"}:
        phrase = noun_phrase_at(sentence, at + 1, limit, pack)
        if phrase is None or is_time(phrase.tokens(sentence), pack):
            return at + 1
        if not _outside(draft, sentence.tokens[phrase.first]):
            return phrase.after
        _prepositional(sheet, cast, draft, token, phrase, found)
        return phrase.after
    if token.tag in {"DET", "N", "POSS", "ADJ"} and not is_time([token], pack):
        phrase = noun_phrase_at(sentence, at, limit, pack)
        if phrase is None:
            return at + 1
        _object(sheet, cast, draft, phrase, found)
        return phrase.after
    return at + 1


def _named(
    sheet: Sheet, sentence: Sentence, phrase: Phrase, name: str, first: int | None = None
) -> NamedPassage:
    tokens = sentence.tokens[phrase.first if first is None else first : phrase.after]
    start, end = tokens[0].start, tokens[-1].end
    return NamedPassage(sheet.text[start:end], ((start, end),), name)


def _prepositional(
    sheet: Sheet, cast: Cast, draft: Draft, token: Token, phrase: Phrase, found: Circumstances
) -> None:
    sentence, pack = draft.sentence, sheet.pack
    tokens = phrase.tokens(sentence)
    nouns = [t for t in tokens if t.tag == "N"]
    if not nouns:
        return
    if token.lower in sheet.pack.quoted_by and any(
        t.lemma in sheet.pack.quoting for t in sentence.tokens[: phrase.first]
    ):
        described = describe(tokens, pack)
        if described is not None and found.medium is None:
            found.medium = _named(sheet, sentence, phrase, described.name)
            found.told.append(Party(described.name, "organisation"))
        return
    platform = next((pack.platforms[t.lower] for t in nouns if t.lower in pack.platforms), None)
    if token.lower in pack.medium_prepositions and platform and found.medium is None:
        found.medium = _named(sheet, sentence, phrase, platform, phrase.first - 1)
    elif (
        token.lower in pack.medium_prepositions
        and any(t.lower in pack.medium_nouns for t in nouns)
        and found.medium is None
    ):
        house = _medium_house(sheet, cast, tokens) or _interviewer(sheet, sentence, phrase)
        # English writes compounds apart: "news conference".
        words = [t for t in tokens if t.tag in {"N", "ADJ"}] if pack.compounds_apart else nouns[:1]
        name = house or " ".join(t.text for t in words)
        found.medium = _named(sheet, sentence, phrase, name, phrase.first - 1)
        if house:
            found.told.append(Party(house, "organisation"))
    elif token.lower in pack.audience_prepositions:
        house = _medium_house(sheet, cast, tokens)
        if house and found.medium is None:
            found.medium = _named(sheet, sentence, phrase, house)
            found.told.append(Party(house, "organisation"))
        elif found.addressee is None:
            found.addressee = _named(
                sheet, sentence, phrase, sheet.text[tokens[0].start : tokens[-1].end]
            )
    elif (
        token.lower in pack.place_prepositions
        and found.place is None
        and _is_place(tokens, nouns, pack)
    ):
        found.place = _named(sheet, sentence, phrase, " ".join(t.text for t in nouns))


def _is_place(tokens: list[Token], nouns: list[Token], pack: LanguagePack) -> bool:
    """One or two bare names that are neither a party nor a medium: "in Kiel", "in Bad Soden"."""
    bare = len(tokens) == len(nouns) <= 2
    return (
        bare
        and pack.kind_of_noun(nouns[0].lower) is None
        and nouns[0].lower not in pack.medium_nouns
    )


def _interviewer(sheet: Sheet, sentence: Sentence, phrase: Phrase) -> str | None:
    """ "in an interview with Radio Nord": who asked."""
    at = phrase.after
    if at >= len(sentence.tokens) or sentence.tokens[at].lower not in sheet.pack.with_words:
        return None
    other = noun_phrase_at(sentence, at + 1, len(sentence.tokens), sheet.pack)
    described = None if other is None else describe(other.tokens(sentence), sheet.pack)
    return described.name if described is not None and described.is_named else None


def _medium_house(sheet: Sheet, cast: Cast, tokens: list[Token]) -> str | None:
    """The medium or agency that a phrase names: "dem Sender Nordwelle", "der Deutschen Presse-Agentur"."""
    words = [t.text for t in tokens if t.tag in {"N", "ADJ"}]
    for size in range(len(words), 0, -1):
        for first in range(len(words) - size + 1):
            agency = agency_of(" ".join(words[first : first + size]))
            if agency is None and size > 1:
                agency = agency_of(
                    " ".join([words[first].removesuffix("n"), *words[first + 1 : first + size]])
                )
            if agency is not None:
                return agency.code
    if any(t.lower in sheet.pack.media_nouns for t in tokens):
        described = describe(tokens, sheet.pack)
        if described is None:
            return None
        meant = meant_by(cast, tokens, described, tokens[0].start)
        return meant.name if meant.is_named else None
    member = next(
        (
            m
            for m in cast.known_as(" ".join(words))
            if m.name == " ".join(words) and m.nouns & sheet.pack.media_nouns
        ),
        None,
    )
    return member.name if member is not None else None


def _object(sheet: Sheet, cast: Cast, draft: Draft, phrase: Phrase, found: Circumstances) -> None:
    """The bare object of a verb of speaking: whom it was said to."""
    sentence = draft.sentence
    tokens = phrase.tokens(sentence)
    house = _medium_house(sheet, cast, tokens)
    if house and draft.rule.startswith("speech-verb"):
        if found.medium is None:
            found.medium = _named(sheet, sentence, phrase, house)
            found.told.append(Party(house, "organisation"))
        return
    marks_object = (
        tokens[0].lower in sheet.pack.oblique
        or draft.stance in {"warns", "demands"}
        or not sheet.pack.clause_after_comma
    )
    if (
        found.addressee is None
        and marks_object
        and tokens[0].tag != "PRON"
        and draft.takes_addressee
    ):
        found.addressee = _named(
            sheet, sentence, phrase, sheet.text[tokens[0].start : tokens[-1].end]
        )


def _read_knowledge(sheet: Sheet, cast: Cast, draft: Draft, found: Circumstances) -> None:
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
                found.cited += _parties(sheet, cast, sentence, phrase)
        return


def inherit_circumstances(
    sheet: Sheet, drafts: list[Draft], around: list[Circumstances], relied: dict[str, list[Party]]
) -> None:
    """Hands on what holds for a whole utterance.

    A continuation has everything of what it continues, so have "sagte er weiter" and "fügte hinzu"; an interview
    runs on through the speaker's sentences of the paragraph; a medium's sources hold for all that it reports.
    """
    for draft, found in zip(drafts, around, strict=True):
        if draft.member is not None and draft.member.nouns & sheet.pack.media_nouns and found.cited:
            relied.setdefault(draft.member.name, found.cited)
    for order, (draft, found) in enumerate(zip(drafts, around, strict=True)):
        member = draft.member
        if member is not None:
            found.cited = found.cited or [
                p for p in relied.get(member.name, []) if p.name != member.name
            ]
        paragraph = draft.sentence.paragraph
        previous = None
        for i in range(order - 1, max(-1, order - 1 - NEAR), -1):
            other = drafts[i]
            if other.sentence.paragraph != paragraph:
                break
            if other is draft.continues or (member is not None and other.member is member):
                previous = i
                break
        if previous is None:
            continue
        before = around[previous]
        if draft.continues is not None or _goes_on(sheet, draft):
            found.medium = found.medium or before.medium
            found.addressee = found.addressee or before.addressee
            found.said_at = found.said_at or before.said_at
            found.place = found.place or before.place
            found.told, found.cited = found.told or before.told, found.cited or before.cited
        elif found.medium is None and _runs_on(sheet, before):
            found.medium, found.told = before.medium, before.told
    _hand_to_headlines(sheet, drafts, around)


def _runs_on(sheet: Sheet, found: Circumstances) -> bool:
    """An interview, a press conference or a letter holds for what follows, a post does not."""
    if found.medium is None:
        return False
    words = found.medium.text.casefold().split()
    return bool(found.told) or any(w in sheet.pack.running_media for w in words)


def _same_words(sheet: Sheet, headline: Draft, body: Draft) -> bool:
    short, whole = content_words(sheet, headline), content_words(sheet, body)
    return alike(sheet, headline, body) >= 0.5 or (len(short) > 1 and short <= whole)


def _hand_to_headlines(sheet: Sheet, drafts: list[Draft], around: list[Circumstances]) -> None:
    """A headline or lead has the medium and the sources that the body gives to the same words."""
    body = [(d, a) for d, a in zip(drafts, around, strict=True) if d.sentence.part == "body"][:NEAR]
    for draft, found in zip(drafts, around, strict=True):
        if draft.sentence.part == "body" or draft.member is None:
            continue
        for other, theirs in body:
            if other.member is draft.member and _same_words(sheet, draft, other):
                found.medium, found.told = found.medium or theirs.medium, found.told or theirs.told
                found.cited = found.cited or theirs.cited
                break


def _goes_on(sheet: Sheet, draft: Draft) -> bool:
    first, after = draft.frame[0] if draft.frame else (0, 0)
    return any(t.lower in sheet.pack.continuing for t in draft.sentence.tokens[first:after])
