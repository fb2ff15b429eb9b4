"""Who says it where the subject does not: the agent of a passive, whoever is quoted, a paper."""

from __future__ import annotations

from newsticker.claims.cue_sites import CueSite
from newsticker.claims.descriptions import describe
from newsticker.claims.phrases import Phrase, is_time, noun_phrase_at
from newsticker.claims.sheet import Sentence
from newsticker.claims.subjects import subject_of
from newsticker.language.pack import LanguagePack

_SKIPPED = frozenset({"ADV", "PTK", "NEG", "CON", "P"})


def agent_of(site: CueSite, pack: LanguagePack) -> Phrase | None:
    """Who says it in a passive clause: "von der Polizei", "in einem Bericht"; None where nobody is named."""
    sentence, piece = site.sentence, site.sentence.pieces[site.piece]
    for at in range(piece.first, piece.after):
        token = sentence.tokens[at]
        if token.tag in {"PREP", "PREPDET"} and token.lower in pack.agents:
            phrase = noun_phrase_at(sentence, at + 1, piece.after, pack)
            if phrase is not None and not is_time(phrase.tokens(sentence), pack):
                return phrase
    for at in range(piece.first, piece.after):
        if sentence.tokens[at].lower in pack.said_in and sentence.tokens[at].tag == "PREP":
            # "In dem Video wird behauptet, …", "In Regierungskreisen wird erwartet, dass …"
            phrase = noun_phrase_at(sentence, at + 1, piece.after, pack)
            words = phrase.tokens(sentence) if phrase is not None else []
            described = describe(words, pack) if words else None
            # "in einer Mitteilung des Hafens wird gefordert": the house behind the paper is found by its name.
            is_paper = any(t.lower in pack.medium_nouns for t in words)
            if is_paper or (described is not None and described.kind in {"document", "unnamed"}):
                return phrase
    return None


def quoted_party(site: CueSite, pack: LanguagePack) -> Phrase | None:
    """ "Das Blatt zitiert die Chefin mit den Worten: …", "wird die Chefin zitiert": whoever is quoted speaks."""
    subject = subject_of(site, pack)
    if site.is_passive:
        return subject
    first = max(site.finite, subject.after - 1 if subject is not None else 0) + 1
    piece = site.sentence.pieces[site.piece]
    while first < piece.after and site.sentence.tokens[first].tag in _SKIPPED:
        first += 1
    return noun_phrase_at(site.sentence, first, piece.after, pack)


def is_document(sentence: Sentence, phrase: Phrase | None, pack: LanguagePack) -> bool:
    """Whether a phrase names a paper that tells something: "Die Studie ergab", "Der Bericht zeigt"."""
    words = phrase.tokens(sentence) if phrase is not None else []
    described = describe(words, pack) if words else None
    if described is not None:
        return described.kind == "document"
    # "das im Netz verbreitete Video": the noun that ends the phrase tells.
    return bool(words) and pack.kind_of_noun(words[-1].lower) == "document"


def may_tell(site: CueSite, subject: Phrase | None, pack: LanguagePack) -> bool:
    """Whether by this verb its subject tells something: "The study shows", "Experts found that", "The jury heard that"."""
    sentence, frames = site.sentence, site.entry.frames
    words = subject.tokens(sentence) if subject is not None else []
    is_court = any(t.lower in pack.hearers for t in words)
    if "heard" in frames:
        return is_court and not (site.is_negated or site.is_gerund)
    behind = sentence.tokens[site.verb + 1 : site.verb + 2]
    if "ruling" in frames:
        # "The court ruled the law was unfair", but "Committee rules permit members to vote".
        is_house = is_court or any(pack.kind_of_noun(t.lower) == "organisation" for t in words[-1:])
        is_past = (
            sentence.tokens[site.verb].tag in {"V", "X"} and sentence.tokens[site.verb].mood != "P"
        )
        has_clause = any(t.tag == "V" for t in sentence.tokens[site.verb + 1 :])
        introduced = bool(behind) and behind[0].tag == "SUB"
        return is_house and has_clause and (is_past or introduced)
    if "document" not in frames or is_document(sentence, subject, pack):
        return True
    if "finding" not in frames or not words or not behind or behind[0].tag != "SUB":
        return False
    described = describe(words, pack)
    return is_court or (described is not None and described.kind in {"organisation", "group"})
