"""Names of parties: their telling words, the states they name, who of a claim's parties is its origin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsticker.language.lands import key_of
from newsticker.language.likeness import name_words
from newsticker.language.pack import LanguagePack
from newsticker.ledger.statements import folded_words
from newsticker.model import Claim, Kind
from newsticker.text.folding import fold


def bare_name(name: str) -> tuple[str, ...]:
    """The words of a name that tell, folded, and of a voice without a name of its own those of its house."""
    fillers, voices = name_words()
    words = [word for word in folded_words(name) if word not in fillers]
    if len(words) > 1 and words[0].startswith(voices):
        words = words[1:]
    return tuple(words) or (fold(name),)


def kind_by_noun(name: str, pack: LanguagePack) -> Kind | None:
    """What the noun of a name tells: "Geheimdienst GKNB" is an organisation."""
    kinds = (pack.kind_of_noun(word) for word in plain_words(name))
    return next((kind for kind in kinds if kind in {"organisation", "document"}), None)


def is_part(short: tuple[str, ...], longer: tuple[str, ...], pack: LanguagePack) -> bool:
    """Whether a longer name is a shorter one with common nouns: "Autozulieferer Brennecke", "Vorstand von X"."""
    rest = [word for word in longer if word not in short]
    if len(rest) + len(short) != len(longer) or pack.kind_of_noun(short[-1]) is not None:
        return False
    organs = {fold(organ) for organ in pack.organs}
    plain = all(
        pack.kind_of_noun(word) is not None
        or word in organs
        or pack.state_of_adjective(word) is not None
        for word in rest
    )
    return plain or longer[: len(short)] == short


def plain_words(name: str) -> list[str]:
    """The lower-case words of a name, as the tables of states have them."""
    return [word.lower() for word in re.findall(r"[^\W_][\w’'-]*", name)]


def state_in(words: Sequence[str], pack: LanguagePack) -> str | None:
    """The state that a phrase names by its name, its adjective or its capital."""
    for size in (2, 1):
        for start in range(len(words) - size + 1):
            key = key_of(words[start : start + size])
            for bare in (
                key,
                key.removesuffix("s"),
                key.removesuffix("'s"),
                key.removesuffix("’s"),
            ):
                found = (
                    pack.states.get(bare)
                    or pack.state_of_adjective(bare)
                    or pack.capitals.get(bare)
                )
                if found:
                    return found
    return None


def names_of(claim: Claim) -> list[tuple[str, Kind]]:
    """Every party that a claim names: its speaker and its chain."""
    found: list[tuple[str, Kind]] = []
    speaker = claim.speaker
    if speaker and speaker.name:
        found.append((speaker.name, speaker.kind))
    for place, party in enumerate(claim.chain):
        # A reading that has one kind for the whole chain knows that of its speaker alone.
        told = speaker is None or speaker.name == party.name or speaker.kind != party.kind
        found.append((party.name, party.kind if told and (place == 0 or speaker) else "unnamed"))
    return found
