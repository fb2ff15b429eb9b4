"""What surrounds an utterance: by what medium, to whom, where, when, and on whose authority.

A phrase in the cue's clause outside the content tells it: "bei X", "vor Journalisten", "in Kiel", "am Montag",
"unter Berufung auf den Dienst". Media and listeners are read by ``told``, authorities by ``authorities``; what one
utterance hands on to the next by ``handing_on``.
"""

from __future__ import annotations

import re

from newsticker.claims.authorities import (
    citing,
    known_from,
    media_within,
    named_passage,
    parties_of,
    shown_to,
)
from newsticker.claims.before_verb import first_word
from newsticker.claims.cast import Cast
from newsticker.claims.draft import Draft
from newsticker.claims.listeners import release_listener
from newsticker.claims.media import told_medium
from newsticker.claims.member import ends_in
from newsticker.claims.phrases import QUOTES, Phrase, is_time, noun_phrase_at
from newsticker.claims.sheet import Piece, Sentence, Sheet
from newsticker.claims.times import Time
from newsticker.claims.told import (
    Circumstances,
    platform_in,
    read_object,
    read_prepositional,
)
from newsticker.language.pack import LanguagePack
from newsticker.model import NamedPassage, Party, SaidAt
from newsticker.text.tokens import Token

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def read_circumstances(sheet: Sheet, cast: Cast, draft: Draft, times: list[Time]) -> Circumstances:
    """Medium, addressee, place, time and authorities of a draft's utterance."""
    found = Circumstances()
    release_listener(draft, sheet.pack)
    for first, after in _frames(sheet, draft):
        read_frame(sheet, cast, draft, first, after, times, found)
    found.cited += known_from(sheet, cast, draft)
    found.told += shown_to(sheet, cast, draft)
    found.told += _passed_on(sheet, cast, draft)
    found.said_at = found.said_at or _date_of_paper(sheet, draft, times)
    if found.medium is None:
        found.medium = _platform_of_speaker(sheet, draft)
    return found


def _frames(sheet: Sheet, draft: Draft) -> list[tuple[int, int]]:
    """The cue's clause; the adverbial that opens the sentence before it, and what follows an apposition.

    "In an interview with Radio Nord, Ann Mills, who heads the port, warned …"; "Citing a memo, the paper said …";
    "…, sagte Ole Sand, Sprecher des Hafens, dem Sender Nordwelle."; "…, she said, speaking at a rally."; "Radio North,
    quoting an officer, said …".
    """
    frames, sentence = list(draft.frame), draft.sentence
    if not frames or not draft.cue:
        return frames
    first, after = min(f for f, _ in frames), max(a for _, a in frames)
    opening = sentence.pieces[0]
    frames += [
        (p.first, p.after)
        for p in sentence.pieces[1:]
        if p.after < first and _is_participle(sheet, draft, p)
    ]
    if opening.after <= first and _is_adverbial(sheet, draft, opening):
        frames.append((opening.first, opening.after))
    for piece in sentence.pieces:
        if piece.first < after:
            continue
        if piece.mark != "," or not (_is_bare(draft, piece) or _is_adverbial(sheet, draft, piece)):
            break
        frames.append((piece.first, piece.after))
    return frames


def _is_adverbial(sheet: Sheet, draft: Draft, piece: Piece) -> bool:
    """A bare piece that begins with a preposition, or a participle of citing or speaking."""
    tokens = draft.sentence.tokens
    first = first_word(draft.sentence, piece.first, piece.after)
    lower = tokens[first].lower
    if lower in sheet.pack.speaking or any(words[0] == lower for words in sheet.pack.citing):
        return _is_bare(draft, Piece(first + 1, piece.after, piece.mark, is_quotation=False))
    return tokens[first].tag in {"PREP", "PREPDET"} and _is_bare(draft, piece)


def _is_participle(sheet: Sheet, draft: Draft, piece: Piece) -> bool:
    """A bare piece between subject and verb: "Radio North, quoting an officer, said", "Krog, speaking in Oslo, said"."""
    lower = draft.sentence.tokens[first_word(draft.sentence, piece.first, piece.after)].lower
    begins = lower in sheet.pack.speaking or any(words[0] == lower for words in sheet.pack.citing)
    return begins and _is_adverbial(sheet, draft, piece)


def _is_bare(draft: Draft, piece: Piece) -> bool:
    """No verb in it, and nothing of what is said."""
    tokens = draft.sentence.tokens[piece.first : piece.after]
    return not any(t.tag in {"V", "X", "G", "Z"} for t in tokens) and all(
        t.tag == "P" or _outside(draft, t) for t in tokens
    )


def _platform_of_speaker(sheet: Sheet, draft: Draft) -> NamedPassage | None:
    """ "Der Telegram-Kanal „Nordlicht“ schrieb", "ein auf X verbreitetes Video": the platform in who speaks."""
    if draft.speaker is None:
        return None
    sentence, after = draft.sentence, draft.speaker.after
    if after + 1 < len(sentence.tokens) and draft.rule.startswith("report-noun"):
        # "Behauptungen auf Telegram, wonach …"
        after += 2
    tokens = sentence.tokens[draft.speaker.first : after]
    for before, token in zip([None, *tokens], tokens, strict=False):
        stands_on = before is not None and before.lower in sheet.pack.medium_prepositions
        platform = platform_in([token], sheet.pack) if "-" in token.text or stands_on else None
        if platform is not None:
            return named_passage(sheet, draft.sentence, draft.speaker, platform)
    # "schreibt der Kanal", which was called a Telegram channel before.
    nouns = draft.member.nouns if draft.member is not None else set()
    parts = (part for noun in nouns if "-" in noun for part in noun.split("-"))
    name = next((sheet.pack.platforms[p] for p in parts if p in sheet.pack.platforms), None)
    return named_passage(sheet, sentence, draft.speaker, name) if name is not None else None


def _passed_on(sheet: Sheet, cast: Cast, draft: Draft) -> list[Party]:
    """ "Ein Anwalt sagte dem Blatt, wie die Agentur NTB berichtete, man …": who handed it on, in passing."""
    sentence, found = draft.sentence, list[Party]()
    for piece in sentence.pieces[1:]:
        opener = sentence.tokens[first_word(sentence, piece.first, piece.after)]
        start, end = sentence.tokens[piece.first].start, sentence.tokens[piece.after - 1].end
        is_own = any(start <= s < end for s, _ in draft.cue)
        if opener.lower not in sheet.pack.as_words or opener.tag not in {"QW", "ADV"} or is_own:
            continue
        if sentence.tokens[piece.after - 1].tag == "V" and draft.cue and draft.cue[0][0] < start:
            houses = media_within(sheet, cast, sentence, piece.first, piece.after)
            found += [p for house in houses for p in told_medium(sheet, house)]
    return found


def _date_of_paper(sheet: Sheet, draft: Draft, times: list[Time]) -> SaidAt | None:
    """ "in einer E-Mail vom 2. April", "the memo of 3 May": a paper says what it says on its date."""
    if draft.speaker is None or draft.member is None:
        return None
    tokens, speaker = draft.sentence.tokens, draft.speaker
    papers = sheet.pack.medium_nouns | sheet.pack.report_nouns | sheet.pack.general_papers
    is_paper = draft.member.kind == "document" or any(
        ends_in(t.lower, papers) for t in tokens[max(0, speaker.first - 4) : speaker.after]
    )
    for time in times if is_paper else []:
        # "in einem Bericht der Firma Holm & Lund vom 2. April": the name may be longer than what was read.
        near = tokens[time.phrase].lower in sheet.pack.dating and time.phrase <= speaker.after + 4
        is_its = speaker.first < time.phrase and (near or time.phrase <= speaker.after)
        is_its = is_its and not _is_part_of_name(draft.sentence, time.phrase, speaker.first)
        if is_its and time.type == "DATE" and _DAY.fullmatch(time.value):
            words = sheet.text[tokens[time.phrase].start : tokens[time.after - 1].end]
            return SaidAt(words, time.value)
    return None


def _outside(draft: Draft, token: Token) -> bool:
    inside = any(s <= token.start < e for s, e in draft.content)
    return not inside and draft.sentence.quotation_of(token) is None


def read_frame(
    sheet: Sheet,
    cast: Cast,
    draft: Draft,
    first: int,
    after: int,
    times: list[Time],
    found: Circumstances,
) -> None:
    """Adds what tokens ``first`` to ``after`` of the draft's sentence tell, outside its content."""
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
    if at + 1 >= len(tokens) or tokens[at + 1].tag != "N":
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
        if in_frame and is_point and _is_part_of_name(draft.sentence, time.phrase, first):
            continue
        # "kündigte für Donnerstag einen Streik an": what it was said of.
        if in_frame and tokens[time.phrase].lower in sheet.pack.times.towards_future:
            continue
        if in_frame and is_point and _outside(draft, tokens[time.phrase]):
            words = sheet.text[tokens[time.phrase].start : tokens[time.after - 1].end]
            return SaidAt(words, time.value.partition("T")[0])
    return None


def _is_part_of_name(sentence: Sentence, at: int, first: int) -> bool:
    """ "die „Welt am Sonntag“", "der „Nordpost“ (Donnerstag)": what a paper is called, and which issue."""
    tokens, spoken = sentence.tokens, {edge for quoted in sentence.quotations for edge in quoted}
    marks = [t for t in tokens[first:at] if t.text in QUOTES and not {t.start, t.end} & spoken]
    return len(marks) % 2 == 1 or (at > first and tokens[at - 1].text == "(")


def _read_phrase(
    sheet: Sheet, cast: Cast, draft: Draft, at: int, limit: int, found: Circumstances
) -> int:
    """What the phrase at token ``at`` tells; the token after it."""
    sentence, pack = draft.sentence, sheet.pack
    token = sentence.tokens[at]
    if token.tag in {"PREP", "PREPDET"}:
        phrase = noun_phrase_at(sentence, at + 1, limit, pack)
        if phrase is None or is_time(phrase.tokens(sentence), pack):
            return at + 1
        if not _outside(draft, sentence.tokens[phrase.first]):
            return phrase.after
        if _is_speaker(draft, token, phrase, pack):
            return phrase.after
        if (token.lower, sentence.tokens[phrase.first].lower) in pack.idioms:
            return phrase.after
        tells = read_prepositional(sheet, cast, draft, token, phrase, found)
        if (not tells and token.lower in pack.from_words and _is_told_from(draft, at, found)) or (
            not tells
            and token.lower in pack.place_prepositions
            and not _is_of_speaker(draft, at, pack)
        ):
            _read_place(sheet, sentence, phrase, found)
        elif _is_visit(sentence, phrase, pack):
            other = noun_phrase_at(sentence, phrase.after + 1, limit, pack)
            if other is not None:
                _read_place(sheet, sentence, other, found)
        elif not tells and not _is_occasion(token, phrase.tokens(sentence), pack):
            return _past_attribute(sentence, phrase, limit, pack)
        return phrase.after
    if token.tag == "PRON" and token.lower in pack.oblique and pack.compounds_apart:
        read_object(sheet, cast, draft, Phrase(at, at + 1), found)
        return at + 1
    if token.tag in {"DET", "N", "POSS", "ADJ"} and not is_time([token], pack):
        phrase = noun_phrase_at(sentence, at, limit, pack) or _nominal(sentence, at, limit, pack)
        if phrase is None:
            return at + 1
        read_object(sheet, cast, draft, phrase, found)
        return phrase.after
    return at + 1


def _nominal(sentence: Sentence, at: int, limit: int, pack: LanguagePack) -> Phrase | None:
    """ "urged the public to": an adjective that stands for people."""
    is_noun = at + 1 < limit and sentence.tokens[at + 1].lower in pack.listeners
    return Phrase(at, at + 2) if sentence.tokens[at].tag == "DET" and is_noun else None


def _is_of_speaker(draft: Draft, at: int, pack: LanguagePack) -> bool:
    """ "sagte eine Pflegerin der Klinik in Forst": whence somebody is whom nobody names."""
    speaker = draft.speaker
    if speaker is None or speaker.after != at or draft.member is None:
        return False
    opener = draft.sentence.tokens[speaker.first].lower
    return draft.member.kind == "unnamed" and opener in pack.indefinite


def _is_speaker(draft: Draft, preposition: Token, phrase: Phrase, pack: LanguagePack) -> bool:
    """ "In einem Vermerk heißt es", "according to the Gazette": who says it, and no medium of somebody else."""
    if draft.speaker is None or draft.speaker.first != phrase.first:
        return False
    is_paper = draft.member is not None and draft.member.kind == "document"
    return is_paper or preposition.lower in pack.told_prepositions


def _read_place(sheet: Sheet, sentence: Sentence, phrase: Phrase, found: Circumstances) -> None:
    """One or two bare names that are neither a party nor a medium: "in Kiel", "in Bad Soden"."""
    pack, tokens = sheet.pack, phrase.tokens(sentence)
    # "sprach in Wien von fünf Fällen": what a preposition attaches is no part of the name.
    at = next((i for i, t in enumerate(tokens) if t.tag in {"PREP", "PREPDET"}), len(tokens))
    names = [t for t in tokens[:at] if t.tag == "N" and t.is_capitalised]
    if (
        found.place is None
        and at == len(names)
        and 0 < len(names) <= 2
        and pack.kind_of_noun(names[0].lower) is None
        and names[0].lower not in pack.medium_nouns
        and (pack.is_place(names[0].lower) or not pack.is_common_noun(names[0]))
    ):
        phrase = Phrase(phrase.first, phrase.first + at)
        found.place = named_passage(sheet, sentence, phrase, " ".join(t.text for t in names))


def _is_told_from(draft: Draft, at: int, found: Circumstances) -> bool:
    """ "told Reuters from Nairobi": behind who was told."""
    behind = found.medium or found.addressee
    return (
        behind is not None
        and behind.spans[-1][1] < draft.sentence.tokens[at].start
        and (draft.sentence.tokens[at - 1].end == behind.spans[-1][1])
    )


def _is_visit(sentence: Sentence, phrase: Phrase, pack: LanguagePack) -> bool:
    """ "during a visit to Oslo": where the visit leads is where it was said."""
    behind = sentence.tokens[phrase.after].lower if phrase.after < len(sentence.tokens) else ""
    return behind in pack.told_prepositions and any(
        t.lower in pack.visits for t in phrase.tokens(sentence)
    )


def _is_occasion(preposition: Token, tokens: list[Token], pack: LanguagePack) -> bool:
    """ "bei einem Besuch", "after a meeting": what was under way when it was said, and where."""
    return preposition.lower in pack.medium_prepositions | pack.with_words or any(
        ends_in(t.lower, pack.gatherings) for t in tokens
    )


def _past_attribute(sentence: Sentence, phrase: Phrase, limit: int, pack: LanguagePack) -> int:
    """ "nach dem Absturz in Kärnten": where something else happened is not where it was said."""
    at = phrase.after
    if at < limit and sentence.tokens[at].lower in pack.place_prepositions:
        other = noun_phrase_at(sentence, at + 1, limit, pack)
        return other.after if other is not None else at
    return at
