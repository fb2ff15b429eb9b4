"""Who listens: the phrases that name whom something was said to.

Constructions: "versicherte den Anwohnern, dass", "warf der Reederei vor", "promised its workers that"; "versprach
allen Fahrgästen eine Entschädigung", where the listener stands before what is said.
"""

from __future__ import annotations

from newsticker.claims.descriptions import describe
from newsticker.claims.draft import Draft
from newsticker.claims.member import ends_in
from newsticker.claims.phrases import Phrase, noun_phrase_at
from newsticker.language.pack import LanguagePack
from newsticker.text.tokens import Token


def is_party(tokens: list[Token], pack: LanguagePack) -> bool:
    """Somebody who can be spoken to: no paper, and no noun that names nobody."""
    if tokens[-1].lower in pack.listeners:
        return True
    described = describe(tokens, pack)
    if described is not None:
        return described.kind != "document"
    nouns = [t for t in tokens if t.tag == "N"]
    return bool(nouns) and (
        any(ends_in(t.lower, pack.listeners) for t in nouns)
        or pack.names_person(nouns[-1].lower)
        or nouns[-1].lower.endswith(pack.plural_endings)
    )


def can_listen(tokens: list[Token], pack: LanguagePack) -> bool:
    """A party, several of whatever it is, or a name that nothing is known of; not "welche die Gefahr", "darin"."""
    if is_party(tokens, pack) or tokens[0].tag == "PRON":
        return True
    nouns = [t for t in tokens if t.tag == "N"]
    return bool(nouns) and (
        pack.gender_of_noun(nouns[-1].lower) == "p" or not pack.is_common_noun(nouns[-1])
    )


def is_listener(draft: Draft, phrase: Phrase, pack: LanguagePack) -> bool:
    """A second object beside what is said: "versicherte den Anwohnern, dass", "promised its workers that".

    German marks it by its case; of "der Reederei", which may be a nominative or genitive, by standing behind the
    verb whose subject is known; English by standing right behind the verb.
    """
    sentence = draft.sentence
    tokens = phrase.tokens(sentence)
    before = sentence.tokens[phrase.first - 1] if phrase.first else None
    if draft.speaker is None:
        return False
    if tokens[0].lower in pack.datives:
        # "Den Anwohnern sicherte Krog zu, dass …": what can only be a dative may stand anywhere.
        is_plural = any(t.tag == "N" and pack.gender_of_noun(t.lower) == "p" for t in tokens)
        return is_plural or is_party(tokens, pack)
    if draft.stance == "demands" and tokens[0].tag == "N" and not pack.compounds_apart:
        # "Patienten riet sie, …", "Sie rät Patienten, …"
        is_plural = pack.gender_of_noun(tokens[-1].lower) == "p"
        return is_plural and is_party(tokens, pack) and draft.rule.endswith(".clause")
    if before is None or draft.speaker.after > phrase.first or not is_party(tokens, pack):
        return False
    if pack.compounds_apart:
        return before.tag == "V" and draft.rule.endswith((".clause", ".infinitive"))
    return tokens[0].lower in pack.feminine_datives and before.tag in {"V", "PRON"}


def release_listener(draft: Draft, pack: LanguagePack) -> None:
    """ "versprach [allen Fahrgästen] eine Entschädigung": whom it was said to is no part of the object that is said."""
    if draft.rule != "object.noun" or not draft.content:
        return
    sentence, (start, end) = draft.sentence, draft.content[0]
    first = next((i for i, t in enumerate(sentence.tokens) if t.start == start), None)
    after = next((i for i, t in enumerate(sentence.tokens) if t.start >= end), len(sentence.tokens))
    phrase = noun_phrase_at(sentence, first, after, pack) if first is not None else None
    if phrase is None or phrase.after >= after or not is_listener(draft, phrase, pack):
        return
    rest = noun_phrase_at(sentence, phrase.after, after, pack)
    if rest is None or sentence.tokens[rest.first].tag in {"PRON", "PREPDET"}:
        return
    draft.content = ((sentence.tokens[rest.first].start, end), *draft.content[1:])
