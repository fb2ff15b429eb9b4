"""The subject behind its verb: "sagte der Sprecher des Hafens, Ole Sand", "Nine hurt in fire, says coastguard"."""

from __future__ import annotations

from newsticker.claims.cue_sites import CueSite
from newsticker.claims.nominatives import disagrees, first_nominative
from newsticker.claims.phrases import Phrase, is_time, noun_phrase_at
from newsticker.language.pack import LanguagePack


def after_verb(site: CueSite, pack: LanguagePack) -> Phrase | None:
    """The first phrase behind the finite verb that may be its subject, with the name that explains it."""
    limit = site.verb if site.verb > site.finite else site.sentence.pieces[site.piece].after
    phrase = first_nominative(site.sentence, site.finite + 1, limit, pack)
    if phrase is None or is_at_odds(site, phrase, pack):
        return None
    return _with_name_behind(site, _without_governed(site, phrase))


def is_at_odds(site: CueSite, phrase: Phrase, pack: LanguagePack) -> bool:
    """Whether the verb's number or its object makes the phrase no subject of it."""
    has_object = bool(site.entry.frames & {"object", "addressee", "dative"})
    return disagrees(site.sentence, phrase, site.finite, pack, has_object=has_object)


def _without_governed(site: CueSite, phrase: Phrase) -> Phrase:
    """ "Zuvor hatte die Polizei von acht Verletzten gesprochen": the last preposition that the verb governs is the verb's."""
    piece, tokens = site.sentence.pieces[site.piece], site.sentence.tokens
    governed = [
        at
        for at in range(phrase.first + 1, piece.after)
        if f"pre:{tokens[at].lower}" in site.entry.frames
    ]
    return (
        Phrase(phrase.first, governed[-1]) if governed and governed[-1] < phrase.after else phrase
    )


def alone_behind(site: CueSite, pack: LanguagePack) -> Phrase | None:
    """ "Nine hurt in fire, says coastguard": whoever alone follows an English verb that takes no object."""
    frames = site.entry.frames
    if pack.clause_after_comma or frames & {"object", "addressee"} or "clause" not in frames:
        return None
    phrase = noun_phrase_at(
        site.sentence, site.finite + 1, site.sentence.pieces[site.piece].after, pack
    )
    if phrase is None or is_time(phrase.tokens(site.sentence), pack):
        return None
    rest = site.sentence.tokens[phrase.after : site.sentence.pieces[site.piece].after]
    return _with_name_behind(site, phrase) if all(t.tag == "P" for t in rest) else None


def _with_name_behind(site: CueSite, phrase: Phrase) -> Phrase:
    """ "sagte die Präsidentin des Bundes, Marit Dahl": the bare name that follows after a comma."""
    sentence = site.sentence
    if site.piece + 1 >= len(sentence.pieces) or phrase.after != sentence.pieces[site.piece].after:
        return phrase
    behind = sentence.pieces[site.piece + 1]
    words = [t for t in sentence.tokens[behind.first : behind.after] if t.tag != "P"]
    is_name = 2 <= len(words) <= 3 and all(t.tag == "N" for t in words) and behind.mark == ","
    return (
        Phrase(phrase.first, behind.after - (sentence.tokens[behind.after - 1].tag == "P"))
        if is_name
        else phrase
    )
