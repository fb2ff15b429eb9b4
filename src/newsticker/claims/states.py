"""States in a noun phrase: by name, by the seat that stands for one, by a government at its seat, by its side."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from newsticker.language.lands import key_of
from newsticker.language.pack import LanguagePack
from newsticker.model import Kind
from newsticker.text.tokens import Token

LONGEST_NAME = 6


class NamedState(Struct, frozen=True):
    """A state that a phrase names; ``role`` what it is called besides, ``metonym`` what stands for it."""

    name: str
    kind: Kind = "state"
    role: str | None = None
    metonym: str | None = None


def named_state(head: list[Token], rest: list[Token], pack: LanguagePack) -> NamedState | None:
    """The state that a phrase of ``head`` and its attributes ``rest`` names, None where it names none.

    "das Nachbarland Schweden", "Sri Lanka"; "die Regierung in Bischkek"; "die kirgisische Seite"; "der Kreml".
    """
    words = [t for t in head if t.tag not in {"DET", "PREPDET", "POSS"}]
    if not words:
        return None
    return (
        _by_name(words, pack)
        or _by_government(head, words, rest, pack)
        or _by_side(head, words, pack)
        or _by_seat(head, words, pack)
    )


def _by_name(words: list[Token], pack: LanguagePack) -> NamedState | None:
    """The longest name that ends the phrase; a name before it ("Air Moldova", "Ava Jordan") makes another of it."""
    for first in range(max(0, len(words) - LONGEST_NAME), len(words)):
        name = _look_up(pack.states, words[first:], pack)
        if name is None or not words[first].is_capitalised:
            continue
        before = [t for t in words[:first] if t.tag == "N"]
        if len(before) > 1 or not all(_can_explain(t, pack) for t in before):
            return None
        return NamedState(name, role=" ".join(t.text for t in before) or None)
    return None


def _look_up(table: Mapping[str, str], words: list[Token], pack: LanguagePack) -> str | None:
    """What a table has for the words, as they stand or in the genitive ("Angaben Kirgistans", "des Kremls")."""
    key = key_of(t.lower for t in words)
    return table.get(key) or table.get(key.removesuffix(pack.genitive_ending))


def _can_explain(noun: Token, pack: LanguagePack) -> bool:
    """ "Nachbarland", "EU-Mitglied", "Neighbouring": what may stand before the name of a state."""
    kind = pack.kind_of_noun(noun.lower)
    if kind is None:
        return pack.is_common_noun(noun) or noun.lower in pack.state_epithets
    return kind == "state"


def _by_government(
    head: list[Token], words: list[Token], rest: list[Token], pack: LanguagePack
) -> NamedState | None:
    """ "die Regierung in Bischkek": who governs at the seat of a state is the state."""
    if len(words) > 1 or pack.kind_of_noun(words[0].lower) != "state":
        return None
    state = state_of_seat(rest, pack)
    if state is None:
        return None
    return NamedState(state, metonym=" ".join(t.text for t in (*head, *rest)))


def state_of_seat(rest: list[Token], pack: LanguagePack) -> str | None:
    """ "in Bischkek", "in Den Haag": the state whose houses have their seat there."""
    if not rest or rest[0].lower not in pack.place_prepositions:
        return None
    return pack.seats.get(key_of(t.lower for t in rest[1:]))


def _by_side(head: list[Token], words: list[Token], pack: LanguagePack) -> NamedState | None:
    """ "die kirgisische Seite", "the North Korean government", "Norwegens Regierung", "US-Regierung": the state."""
    owner, _, noun = words[-1].lower.rpartition("-")
    if noun not in pack.sides and noun not in pack.according_nouns:
        return None
    state = pack.states.get(owner)
    if state is None and not owner and len(words) > 1:
        told = (
            pack.state_of_adjective(key_of(t.lower for t in words[i:-1]))
            for i in range(len(words) - 1)
        )
        state = next(filter(None, told), None) or pack.state_of_possessor(words[0])
    if state is None:
        return None
    governs = pack.kind_of_noun(noun) == "state"
    metonym = " ".join(t.text for t in head) if governs else None
    return NamedState(state, kind_of_state(state, pack), metonym=metonym)


def _by_seat(head: list[Token], words: list[Token], pack: LanguagePack) -> NamedState | None:
    """ "Bischkek", "der Kreml", "the White House": the seat as actor."""
    state = _look_up(pack.capitals, words, pack)
    if state is None or not all(t.is_capitalised for t in words):
        return None
    if head[0].tag == "POSS" or (head[0].tag == "DET" and head[0].lower not in pack.definite):
        return None
    metonym = " ".join(t.text for t in words)
    if key_of(metonym.split()) not in pack.capitals and pack.genitive_ending:
        metonym = metonym.removesuffix(pack.genitive_ending)
    return NamedState(state, kind_of_state(state, pack), metonym=metonym)


def kind_of_state(name: str, pack: LanguagePack) -> Kind:
    """The kind of whom a seat stands for: Brussels stands for an organisation of states."""
    return "state" if key_of(name.split()) in pack.states else "organisation"
