"""Whether a speaker is one or several, so that the verb beside the name agrees with it."""

from __future__ import annotations

from newsticker.language.packs import pack_of
from newsticker.model import Speaker


def speaks_as_many(speaker: Speaker, language: str | None) -> bool:
    """Whether several say it: names joined by a conjunction, or a noun in the plural.

    A group or an unnamed source whose noun the language does not know counts as several ("Rebellen").
    """
    pack = pack_of(language)
    words = (speaker.name or speaker.text or "").lower().split()
    if pack is None or not words:
        return speaker.kind == "group"
    if not pack.conjunctions.isdisjoint(words):
        return True
    genders = {pack.pronouns.get(word) or pack.gender_of_noun(word) for word in words} - {None}
    if speaker.kind in ("group", "unnamed"):
        return "p" in genders or not genders
    return speaker.kind == "document" and "p" in genders
