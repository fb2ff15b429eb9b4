"""What surrounds an utterance: by what medium, to whom, where, when, and on whose authority.

A prepositional phrase in the cue's clause outside the content tells it: "bei X", "in einer Mitteilung", "vor
Journalisten", "in Kiel", "am Montag", "unter Berufung auf den Dienst"; the dative of "sagte dem Sender Nord"
is the medium where it is a medium or an agency, else the listener.
"""

from __future__ import annotations

from msgspec import Struct

from newsticker.claims.authorities import (
    citing,
    known_from,
    medium_house,
    named_passage,
    parties_of,
    shown_to,
    told_medium,
)
from newsticker.claims.cast import Cast
from newsticker.claims.descriptions import describe
from newsticker.claims.draft import NEAR, Draft, alike, content_words
from newsticker.claims.phrases import Phrase, is_time, noun_phrase_at
from newsticker.claims.sheet import Piece, Sentence, Sheet
from newsticker.claims.times import Time
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
    for first, after in _frames(draft):
        _read_frame(sheet, cast, draft, first, after, times, found)
    found.cited += known_from(sheet, cast, draft)
    found.told += shown_to(sheet, cast, draft)
    if found.medium is None:
        found.medium = _platform_of_speaker(sheet, draft)
    return found


def _frames(draft: Draft) -> list[tuple[int, int]]:
    """The cue's clause; the adverbial that opens the sentence before it, and what follows an apposition.

    "In an interview with Radio Nord, Ann Mills, who heads the port, warned …"; "…, sagte Ole Sand, Sprecher
    des Hafens, dem Sender Nordwelle."
    """
    frames, sentence = list(draft.frame), draft.sentence
    if not frames or not draft.cue:
        return frames
    first, after = min(f for f, _ in frames), max(a for _, a in frames)
    opening = sentence.pieces[0]
    begins = next((t for t in sentence.tokens[: opening.after] if t.tag != "P"), None)
    if (
        opening.after <= first
        and begins is not None
        and begins.tag in {"PREP", "PREPDET"}
        and _is_bare(draft, opening)
    ):
        frames.append((opening.first, opening.after))
    for piece in sentence.pieces:
        if piece.first >= after and piece.mark == "," and _is_bare(draft, piece):
            frames.append((piece.first, piece.after))
        elif piece.first >= after:
            break
    return frames


def _is_bare(draft: Draft, piece: Piece) -> bool:
    """No verb in it, and nothing of what is said."""
    tokens = draft.sentence.tokens[piece.first : piece.after]
    return not any(t.tag in {"V", "X", "G", "Z"} for t in tokens) and all(
        t.tag == "P" or _outside(draft, t) for t in tokens
    )


def _platform_of_speaker(sheet: Sheet, draft: Draft) -> NamedPassage | None:
    """ "Der Telegram-Kanal „Nordlicht“ schrieb": the platform in the noun of who speaks."""
    nouns = draft.member.nouns if draft.member is not None else set()
    platform = next(
        (
            sheet.pack.platforms[part]
            for noun in nouns
            for part in noun.split("-")
            if part in sheet.pack.platforms
        ),
        None,
    )
    if platform is None or draft.speaker is None:
        return None
    return named_passage(sheet, draft.sentence, draft.speaker, platform)


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
        cited = citing(sheet, sentence, at, cue if cue > at else after)
        if cited is not None:
            found.cited += parties_of(sheet, cast, sentence, cited)
            at = cited.after
            continue
        if _is_seat(sheet, draft, at):
            at += 2
            continue
        at = _read_phrase(sheet, cast, draft, at, after, found)


def _is_seat(sheet: Sheet, draft: Draft, at: int) -> bool:
    """ "teilte das Ministerium in Oslo mit": where a house sits is not where it was said."""
    tokens = draft.sentence.tokens
    if not at or tokens[at].lower not in sheet.pack.place_prepositions:
        return False
    seat = tokens[at + 1] if at + 1 < len(tokens) else None
    if seat is None or seat.tag != "N" or seat.lower in sheet.pack.medium_nouns:
        return False
    is_house = draft.member is not None and draft.member.kind in {"organisation", "state"}
    behind = draft.speaker is not None and draft.speaker.after == at
    if (is_house and behind) or sheet.pack.kind_of_noun(tokens[at - 1].lower) != "organisation":
        return is_house and behind
    # "im Landtag in Kiel": there the house itself is where it was said.
    first = at - 1
    while first and tokens[first].tag in {"N", "ADJ", "DET"}:
        first -= 1
    return (
        tokens[first].tag != "PREPDET" and tokens[first].lower not in sheet.pack.place_prepositions
    )


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
            found.medium = named_passage(sheet, sentence, phrase, described.name)
            found.told.append(Party(described.name, "organisation"))
        return
    platform = next((pack.platforms[t.lower] for t in nouns if t.lower in pack.platforms), None)
    if token.lower in pack.medium_prepositions and platform and found.medium is None:
        found.medium = named_passage(sheet, sentence, phrase, platform, phrase.first - 1)
    elif (
        token.lower in pack.medium_prepositions
        and any(t.lower in pack.medium_nouns for t in nouns)
        and found.medium is None
    ):
        house = medium_house(sheet, cast, tokens) or _interviewer(sheet, sentence, phrase)
        # English writes compounds apart: "news conference".
        words = [t for t in tokens if t.tag in {"N", "ADJ"}] if pack.compounds_apart else nouns[:1]
        name = house or " ".join(t.text for t in words)
        found.medium = named_passage(sheet, sentence, phrase, name, phrase.first - 1)
        if house:
            found.told += told_medium(sheet, house)
        _read_recipient(sheet, draft, phrase, found)
    elif (
        found.medium is None
        and token.lower in pack.medium_prepositions | pack.told_prepositions
        and (house := medium_house(sheet, cast, tokens)) is not None
    ):
        found.medium = named_passage(sheet, sentence, phrase, house)
        found.told += told_medium(sheet, house)
    elif token.lower in pack.audience_prepositions:
        house = medium_house(sheet, cast, tokens)
        if house and found.medium is None:
            found.medium = named_passage(sheet, sentence, phrase, house)
            found.told += told_medium(sheet, house)
        elif found.addressee is None:
            found.addressee = named_passage(
                sheet, sentence, phrase, sheet.text[tokens[0].start : tokens[-1].end]
            )
    elif (
        token.lower in pack.place_prepositions
        and found.place is None
        and _is_place(tokens, nouns, pack)
    ):
        found.place = named_passage(sheet, sentence, phrase, " ".join(t.text for t in nouns))


def _read_recipient(sheet: Sheet, draft: Draft, phrase: Phrase, found: Circumstances) -> None:
    """ "in einem Brief an die Landesregierung", "in a letter to ministers": to whom the medium went."""
    sentence, at = draft.sentence, phrase.after
    if at >= len(sentence.tokens) or sentence.tokens[at].lower not in sheet.pack.to_words:
        return
    other = noun_phrase_at(sentence, at + 1, len(sentence.tokens), sheet.pack)
    if other is not None and found.addressee is None:
        tokens = other.tokens(sentence)
        words = sheet.text[tokens[0].start : tokens[-1].end]
        found.addressee = named_passage(sheet, sentence, other, words)


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


def _object(sheet: Sheet, cast: Cast, draft: Draft, phrase: Phrase, found: Circumstances) -> None:
    """The bare object of a verb of speaking: whom it was said to."""
    sentence = draft.sentence
    tokens = phrase.tokens(sentence)
    if draft.takes_addressee and any(t.lower in sheet.pack.medium_nouns for t in tokens):
        words = [t.text for t in tokens if t.tag in {"N", "ADJ"}]
        found.medium = found.medium or named_passage(sheet, sentence, phrase, " ".join(words))
        return
    house = medium_house(sheet, cast, tokens)
    if house and draft.rule.startswith("speech-verb"):
        if found.medium is None:
            found.medium = named_passage(sheet, sentence, phrase, house)
            found.told += told_medium(sheet, house)
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
        found.addressee = named_passage(
            sheet, sentence, phrase, sheet.text[tokens[0].start : tokens[-1].end]
        )


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
        elif found.medium is None and _runs_on(sheet, before) and _is_same_time(found, before):
            found.medium, found.told = before.medium, before.told
    _hand_to_headlines(sheet, drafts, around)


def _is_same_time(found: Circumstances, before: Circumstances) -> bool:
    """ "Noch am Dienstag hatte er bestritten": another day is another utterance."""
    return found.said_at is None or (
        before.said_at is not None and before.said_at.value == found.said_at.value
    )


def _runs_on(sheet: Sheet, found: Circumstances) -> bool:
    """An interview, a press conference or a letter holds for what follows, a post does not."""
    if found.medium is None:
        return False
    words = found.medium.text.casefold().split()
    return bool(found.told) or any(w in sheet.pack.running_media for w in words)


def _same_words(sheet: Sheet, headline: Draft, body: Draft) -> bool:
    short, whole = content_words(sheet, headline), content_words(sheet, body)
    shared = alike(sheet, headline, body)
    return (
        shared >= 0.5
        or (len(short) > 1 and short <= whole)
        or (shared >= 0.3 and headline.stance == body.stance)
    )


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
