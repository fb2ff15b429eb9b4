"""By what medium and to whom something was said: the phrases that tell it.

Constructions: "bei X", "auf ihrem Telegram-Kanal", "in a post on Bluesky", "in einer Mitteilung", "in an interview
with Radio North", "dem Sender Nordwelle", "to the Gazette"; "vor Journalisten", "den Anwohnern", "von Rom",
"an die Bürger", "called on ministers", "in einem Brief an den Rat".
"""

from __future__ import annotations

import itertools
import re

from msgspec import Struct

from newsticker.claims.authorities import named_passage
from newsticker.claims.cast import Cast
from newsticker.claims.descriptions import describe
from newsticker.claims.draft import Draft
from newsticker.claims.listeners import can_listen, is_listener, is_party
from newsticker.claims.media import medium_house, some_medium, told_medium
from newsticker.claims.phrases import Phrase, noun_phrase_at
from newsticker.claims.sheet import Sentence, Sheet
from newsticker.language.pack import LanguagePack
from newsticker.model import NamedPassage, Party, SaidAt
from newsticker.text.tokens import Token


class Circumstances(Struct):
    """What was found around one utterance; ``cited`` are those on whose authority it is said, ``told`` who was told."""

    medium: NamedPassage | None = None
    addressee: NamedPassage | None = None
    place: NamedPassage | None = None
    said_at: SaidAt | None = None
    cited: list[Party] = []
    told: list[Party] = []


_JOINTS = re.compile("[-/]")


def platform_in(tokens: list[Token], pack: LanguagePack) -> str | None:
    """The platform in the nouns of a phrase: "der Plattform X", "seinem Telegram-Kanal", "Truth Social"."""
    nouns = [t.lower for t in tokens if t.tag == "N"]
    pairs = (" ".join(pair) for pair in itertools.pairwise(nouns))
    parts = (part for noun in nouns for part in _JOINTS.split(noun))
    names = itertools.chain(pairs, parts)
    return next((pack.platforms[name] for name in names if name in pack.platforms), None)


def read_prepositional(
    sheet: Sheet, cast: Cast, draft: Draft, token: Token, phrase: Phrase, found: Circumstances
) -> bool:
    """What a prepositional phrase tells of medium and addressee; False where it tells neither."""
    sentence, pack = draft.sentence, sheet.pack
    tokens, lower = phrase.tokens(sentence), token.lower
    if lower in pack.quoted_by and _is_quoted(sentence, phrase, pack):
        described = describe(tokens, pack)
        if described is not None and _is_cited(draft, phrase, pack):
            # "AP reported, citing officers quoted by the Tribune": the paper stands between them and AP.
            name = medium_house(sheet, cast, tokens) or described.name
            found.cited.append(Party(name, "organisation"))
        elif described is not None and found.medium is None:
            found.medium = named_passage(sheet, sentence, phrase, described.name)
            found.told.append(Party(described.name, "organisation"))
        return True
    before = sentence.tokens[phrase.first - 2].lower if phrase.first > 1 else ""
    if (before, lower) in pack.according_phrases:
        return True
    if lower in pack.medium_prepositions and _read_channel(sheet, cast, draft, phrase, found):
        return True
    reaches = pack.medium_prepositions | pack.told_prepositions | pack.audience_prepositions
    house = medium_house(sheet, cast, tokens) if lower in reaches else None
    if house is None and lower in pack.audience_prepositions | pack.medium_prepositions:
        house = some_medium(tokens, pack)
    if house is not None and found.medium is None:
        _tell(sheet, sentence, phrase, house, found)
        return True
    asks = draft.stance == "demands" and lower in pack.asked_prepositions
    speaks = before in pack.speaking and lower in pack.told_prepositions
    if (lower in pack.audience_prepositions or asks or speaks) and is_party(tokens, pack):
        _address(sheet, sentence, phrase, found)
        return True
    return False


def _is_cited(draft: Draft, phrase: Phrase, pack: LanguagePack) -> bool:
    """Whether words of citing stand between the cue and the phrase."""
    opening = {words[0] for words in pack.citing}
    tokens = draft.sentence.tokens[: phrase.first]
    cue = draft.cue[0][0] if draft.cue else 0
    return any(t.lower in opening and t.start > cue for t in tokens)


def _address(sheet: Sheet, sentence: Sentence, phrase: Phrase, found: Circumstances) -> None:
    if found.addressee is None:
        tokens = phrase.tokens(sentence)
        words = sheet.text[tokens[0].start : tokens[-1].end]
        found.addressee = named_passage(sheet, sentence, phrase, words)


def _is_quoted(sentence: Sentence, phrase: Phrase, pack: LanguagePack) -> bool:
    return any(t.lemma in pack.quoting for t in sentence.tokens[: phrase.first])


def _tell(
    sheet: Sheet, sentence: Sentence, phrase: Phrase, house: str, found: Circumstances
) -> None:
    found.medium = named_passage(sheet, sentence, phrase, house)
    found.told += told_medium(sheet, house)


def _read_channel(
    sheet: Sheet, cast: Cast, draft: Draft, phrase: Phrase, found: Circumstances
) -> bool:
    """A platform, or a noun of the kind "Pressekonferenz", "letter", "interview", with what stands behind it."""
    sentence, pack = draft.sentence, sheet.pack
    tokens = phrase.tokens(sentence)
    nouns = [t for t in tokens if t.tag == "N"]
    platform = platform_in(tokens, pack)
    is_channel = any(t.lower in pack.medium_nouns for t in nouns)
    is_talk = any(t.lower in pack.talk_nouns for t in nouns)
    if not (platform or is_channel or is_talk):
        return False
    if found.medium is None and (is_channel or is_talk) and platform is None:
        platform = _platform_behind(sentence, phrase, pack)
    if platform:
        found.medium = found.medium or named_passage(
            sheet, sentence, phrase, platform, phrase.first - 1
        )
        return True
    partner = _partner(sentence, phrase, pack)
    house = medium_house(sheet, cast, tokens) or (
        _interviewer(sheet, cast, sentence, partner, is_talk) if partner is not None else None
    )
    if is_talk and house is None:
        if partner is not None:
            _address(sheet, sentence, partner, found)
        return True
    if found.medium is None:
        # English writes compounds apart: "news conference".
        words = [t for t in tokens if t.tag in {"N", "ADJ"}] if pack.compounds_apart else nouns[:1]
        name = house or " ".join(t.text for t in words)
        found.medium = named_passage(sheet, sentence, phrase, name, phrase.first - 1)
        if house:
            found.told += told_medium(sheet, house)
    _read_recipient(sheet, draft, phrase, found)
    return True


def _platform_behind(sentence: Sentence, phrase: Phrase, pack: LanguagePack) -> str | None:
    """ "in einem Beitrag auf Facebook", "in a video posted on X"."""
    at = phrase.after
    if at < len(sentence.tokens) and sentence.tokens[at].tag in {"X", "V"}:
        at += 1
    if at >= len(sentence.tokens) or sentence.tokens[at].lower not in pack.medium_prepositions:
        return None
    other = noun_phrase_at(sentence, at + 1, len(sentence.tokens), pack)
    return platform_in(other.tokens(sentence), pack) if other is not None else None


def _partner(sentence: Sentence, phrase: Phrase, pack: LanguagePack) -> Phrase | None:
    """ "in an interview with Radio Nord", "im Gespräch mit der Ministerin": who asked or listened."""
    at = phrase.after
    if at >= len(sentence.tokens) or sentence.tokens[at].lower not in pack.with_words:
        return None
    return noun_phrase_at(sentence, at + 1, len(sentence.tokens), pack)


def _interviewer(
    sheet: Sheet, cast: Cast, sentence: Sentence, partner: Phrase, is_talk: bool
) -> str | None:
    tokens = partner.tokens(sentence)
    house = medium_house(sheet, cast, tokens)
    if house is not None or is_talk:
        return house
    described = describe(tokens, sheet.pack)
    return described.name if described is not None and described.is_named else None


def _read_recipient(sheet: Sheet, draft: Draft, phrase: Phrase, found: Circumstances) -> None:
    """ "in einem Brief an die Landesregierung", "in a letter to ministers": to whom the medium went."""
    sentence, at = draft.sentence, phrase.after
    if at >= len(sentence.tokens) or sentence.tokens[at].lower not in sheet.pack.to_words:
        return
    other = noun_phrase_at(sentence, at + 1, len(sentence.tokens), sheet.pack)
    if other is not None:
        _address(sheet, sentence, other, found)


def read_object(
    sheet: Sheet, cast: Cast, draft: Draft, phrase: Phrase, found: Circumstances
) -> None:
    """The bare object of a verb of speaking: whom it was said to, "dem Sender", "den Anwohnern", "residents"."""
    sentence, pack = draft.sentence, sheet.pack
    tokens = phrase.tokens(sentence)
    if _is_quoting(draft, pack):
        # "zitierte das Blatt den Mann", "the agency quoted the mayor as saying": the subject is the medium.
        house = medium_house(sheet, cast, tokens)
        if house and found.medium is None and (draft.member is None or draft.member.name != house):
            _tell(sheet, sentence, phrase, house, found)
        return
    if pack.compounds_apart and not _stands_behind_cue(draft, tokens[0]):
        return
    if draft.takes_addressee and any(t.lower in pack.medium_nouns for t in tokens):
        words = [t.text for t in tokens if t.tag in {"N", "ADJ"}]
        found.medium = found.medium or named_passage(sheet, sentence, phrase, " ".join(words))
        return
    if _is_according(sentence, phrase, pack):
        return
    speaks = draft.rule.startswith(("speech-verb", "object.pro-form", "sentence-before"))
    house = medium_house(sheet, cast, tokens) or (
        some_medium(tokens, pack) if draft.takes_addressee or pack.clause_after_comma else None
    )
    if house and speaks:
        if found.medium is None:
            _tell(sheet, sentence, phrase, house, found)
        return
    if any(t.lower in pack.reflexives for t in tokens):
        return
    if (
        draft.takes_addressee
        and can_listen(tokens, pack)
        and (
            tokens[0].lower in pack.oblique
            or draft.stance in {"warns", "demands"}
            or pack.compounds_apart
        )
    ) or is_listener(draft, phrase, pack):
        _address(sheet, sentence, phrase, found)


def _is_according(sentence: Sentence, phrase: Phrase, pack: LanguagePack) -> bool:
    """ "nach Angaben der Agentur NTB", "dem Sender zufolge": by whose account, not who was told."""
    tokens = sentence.tokens
    before = tokens[phrase.first - 1].lower if phrase.first else ""
    after = tokens[phrase.after].lower if phrase.after < len(tokens) else ""
    return before in pack.according_nouns or after in pack.according_after


def _is_quoting(draft: Draft, pack: LanguagePack) -> bool:
    """ "zitierte das Blatt den Mann": the object of such a verb said it himself."""
    tokens = draft.sentence.tokens
    return any(t.lemma in pack.relying for t in tokens if any(s == t.start for s, _ in draft.cue))


def _stands_behind_cue(draft: Draft, token: Token) -> bool:
    """English objects stand behind their verb: "Tom Hill, of the Miners' League, told reporters"."""
    return bool(draft.cue) and token.start > draft.cue[0][0]
