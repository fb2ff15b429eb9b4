"""Who of an article's speakers stands in the lists of speakers, and in which public role.

The rule is docs/fairness: organisations, states, and people who act in public roles. A person is known by
given and family name, for two people are never one on a surname alone; witnesses, victims and neighbours,
groups, papers and unnamed sources are in no list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsticker.language.pack import LanguagePack
from newsticker.language.packs import pack_of
from newsticker.model import Party, Speaker, StoredArticle
from newsticker.store import Attribution
from newsticker.text.quotable import in_text_order

LISTED_KINDS = ("person", "organisation", "state")
# From here on a word is long enough to be told by its end: "Augenzeugin", but not "Elefant" by "fan".
LONG_WORD = 5
# Parts of family names, whatever they are written like: "Van der Bellen" is no given and family name.
PARTICLES = frozenset(
    "al ben bin da das de del den der di dos du el la le ten ter van vom von zu zum zur".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def attributions_of(stored: StoredArticle) -> list[Attribution]:
    """The article's claims by speakers who stand in lists, numbered as its page numbers them."""
    return list(_attributions(stored, pack_of(stored.article.language)))


def _attributions(stored: StoredArticle, pack: LanguagePack | None) -> Iterator[Attribution]:
    for number, claim in enumerate(in_text_order(stored.claims or ()), 1):
        speaker = claim.speaker
        if speaker is None or not speaker.name or not is_listed(speaker, pack):
            continue
        yield Attribution(
            claim=claim.id,
            number=number,
            speaker=Party(speaker.name, speaker.kind),
            stance=claim.stance,
            role=speaker.role if speaker.role and is_public(speaker.role, pack) else None,
            alias=speaker.metonym,
        )


def is_listed(speaker: Speaker, pack: LanguagePack | None) -> bool:
    """Whether a speaker can stand in a list at all; a person needs public roles besides."""
    if speaker.kind == "person":
        return _is_full_name(speaker, pack)
    if speaker.kind == "state":
        return not _names_several(speaker.name or "", pack)
    private = speaker.role is not None and not is_public(speaker.role, pack)
    return speaker.kind in LISTED_KINDS and not private


def is_public(role: str, pack: LanguagePack | None) -> bool:
    """Whether a role or office is one in which people act before the public; none is, in an unknown language."""
    if pack is None:
        return False
    words = [word.lower() for word in _WORD.findall(role)]
    named = [word for word in words if word not in pack.titles]
    return bool(named) and not any(_is_private(word, pack) for word in named)


def _is_private(word: str, pack: LanguagePack) -> bool:
    last = word.rsplit("-", 1)[-1]
    if word in pack.private_roles or last in pack.private_roles:
        return True
    if pack.compounds_apart:
        return False
    # A compound is what its last part is; a word of its own has no room before it.
    return any(last[start:] in pack.private_roles for start in range(1, len(last) - LONG_WORD + 1))


def _is_full_name(speaker: Speaker, pack: LanguagePack | None) -> bool:
    """Given and family name: two words with a capital that are neither title nor office."""
    office = {word.lower() for word in _WORD.findall(speaker.role or "")}
    other = office | PARTICLES | (pack.titles if pack else frozenset())
    names = [word for word in _WORD.findall(speaker.name or "") if word.lower() not in other]
    # An initial is no given name: H. Müller may be anybody.
    return len([word for word in names if word[0].isupper() and len(word) > 1]) > 1


def _names_several(name: str, pack: LanguagePack | None) -> bool:
    """Several states as one speaker ("Finnland und Norwegen"); Trinidad and Tobago are one."""
    if pack is None or pack.conjunctions.isdisjoint(name.lower().split()):
        return False
    return name not in pack.states.values()
