"""English nouns for parties: whom a noun names, its gender, and what stands for what."""

from __future__ import annotations

from functools import cache

from newsticker.language.en.places import (
    CAPITALS,
    SEATS,
    attribute_of,
    state_of_adjective,
    state_of_possessor,
)
from newsticker.language.lands import key_of
from newsticker.language.pack import Gender, words
from newsticker.model import Kind
from newsticker.text.tokens import Token

_NOUNS: dict[Kind, str] = {
    "organisation": "jury inquest inquiry assembly monopoly inspectorate tribunal ombudsman registry treasury ferry ferries airways rail alliance museum library theatre gallery zoo trust society line lines radio coastguard council ministry office department agency police service company firm group corporation court parliament council commission committee board bank party union association hospital university newspaper daily magazine broadcaster station channel embassy army navy force authority federation league club church operator airline shipyard union campaign mission watchdog regulator insurer prosecutors officials authorities senate congress institute organisation organization charity publisher network monitors observers foundation port railway utility brigade presidency secretariat chancellery",
    "state": "government state country nation kingdom republic administration",
    "group": "staff islanders experts residents witnesses neighbours neighbors analysts activists protesters critics scientists researchers relatives families lawyers workers doctors engineers farmers fishermen students passengers lawmakers family economists historians supporters voters volunteers rescuers opponents locals parents",
    "unnamed": "sources reports rumours rumors insiders allegations people",
    "document": "list video recording spreadsheet email e-mail note diary dossier ledger footage circular memorandum filing leaflet memo document report study survey letter log analysis audit statement paper papers documents minutes file files transcript",
    "person": "president minister chancellor spokesman spokeswoman spokesperson chief head director secretary mayor governor premier general colonel commander prosecutor judge lawyer professor researcher expert analyst coach manager founder senator king queen pope bishop ambassador diplomat commissioner officer man woman witness author journalist editor economist historian engineer captain pilot doctor scientist teacher executive detective operative relative supervisor fitter worker passenger commuter shopkeeper trucker welder technician trader banker broker soldier fighter aide adviser advisor envoy aide organiser organizer campaigner activist blogger survivor victim patient caretaker clerk accountant courier porter student father mother brother sister neighbour neighbor resident farmer owner driver leader chairman chairwoman chair ceo boss official candidate councillor councilor inspector detective superintendent lawmaker mp representative negotiator envoy deputy vice-president co-founder firefighter nurse mr ms mrs dr ally friend colleague",
}
_FEMININE = words("spokeswoman woman queen mother sister chairwoman ms mrs actress")
_MASCULINE = words("spokesman man king father brother chairman mr")


@cache
def _noun_table() -> dict[str, Kind]:
    return {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}


def kind_of_noun(lower: str) -> Kind | None:
    """What a common noun names ("ministry": organisation), None where the table is silent."""
    nouns = _noun_table()
    bare = lower.removesuffix("’s").removesuffix("'s").rstrip(".")
    if bare in nouns:
        return nouns[bare]
    if bare.endswith("s") and nouns.get(bare[:-1]) == "person":
        return "group"
    if bare.endswith("ies") and bare[:-3] + "y" in nouns:
        return nouns[bare[:-3] + "y"]
    return nouns.get(bare[:-1]) if bare.endswith("s") else None


def names_person(lower: str) -> bool:
    """Whether a noun that no table has names a person by its form: passenger, pianist, trainee."""
    return lower.endswith(("er", "or", "ist", "ant", "ent", "man", "woman", "person", "ee", "ian"))


def gender_of_noun(lower: str) -> Gender | None:
    """f or m where the word itself tells, n for houses and states, p for plurals, else None."""
    if lower in _FEMININE:
        return "f"
    if lower in _MASCULINE:
        return "m"
    kind = kind_of_noun(lower)
    if kind in {"organisation", "state", "document"}:
        return "n"
    return (
        "p" if kind == "group" or (kind == "unnamed" and lower.endswith(("s", "people"))) else None
    )


def canonical_phrase(tokens: list[Token]) -> str:
    """A noun phrase as a name: without its article; a house of a state by the state's adjective."""
    kept = [t for t in tokens if t.text not in '“”"‘’']
    while kept and kept[0].tag in {"DET", "POSS", "PREP"}:
        kept = kept[1:]
    # "two other witnesses" are two witnesses.
    kept = [t for t in kept if t.lower != "other"] or kept
    return " ".join(_with_state(kept))


# Houses whose seat tells whose they are: there is one in each capital.
_SEATED = words("ministry department parliament government office prosecutor prosecutors agency")


def _with_state(kept: list[Token]) -> list[str]:
    """ "defence ministry in Bishkek", "Bishkek's defence ministry", "Kyrgyzstan's border service": by adjective."""
    plain = [t.text for t in kept]
    if len(kept) > 1 and kept[0].lower.endswith(("'s", "’s")):
        seat = CAPITALS.get(kept[0].lower[:-2]) if kept[-1].lower in _SEATED else None
        state = state_of_possessor(kept[0]) or seat
        attribute = attribute_of(state) if state else None
        return [attribute, *plain[1:]] if attribute else plain
    at = next((i for i, t in enumerate(kept) if i and t.lower == "in"), len(kept))
    state = SEATS.get(key_of(t.lower for t in kept[at + 1 :]))
    if state is None or kept[at - 1].lower not in _SEATED:
        return plain
    if any(state_of_adjective(t.lower) == state for t in kept[:at]):
        return plain[:at]
    attribute = attribute_of(state)
    named = any(t.is_capitalised and i for i, t in enumerate(kept[:at]))
    return plain if attribute is None or named else [attribute, *plain[:at]]


PRONOUNS: dict[str, Gender] = {"he": "m", "she": "f", "it": "n", "they": "p"}
POSSESSIVES: dict[str, Gender] = {"his": "m", "her": "f", "its": "n", "their": "p"}
MEDIA_NOUNS = words(
    "newspaper paper daily magazine broadcaster station channel agency network tv television radio weekly"
)
BARE_NAME_NOUNS = words(
    "newspaper daily magazine broadcaster station channel agency company operator firm group union airline weekly party insurer charity"
)
GENERIC_NOUNS = (
    (
        words("company firm group operator"),
        words(
            "operator airline company firm shipyard bank utility ferries ferry lines airways rail railways freight"
        ),
    ),
    (words("agency office authority"), words("office department ministry service")),
    (
        words("newspaper paper broadcaster station"),
        words("newspaper daily magazine broadcaster station"),
    ),
)
