"""Whom a noun phrase describes by its own words: a name, an office, a house, a state, a paper."""

from __future__ import annotations

from newsticker.claims.letters import abbreviation, bracket, bracketed, is_spelt
from newsticker.claims.member import Member, ends_in
from newsticker.claims.phrases import head_part, quoted_name
from newsticker.claims.states import named_state
from newsticker.language.agencies import agency_of
from newsticker.language.first_names import gender_of_first_name
from newsticker.language.pack import Gender, LanguagePack
from newsticker.model import Kind
from newsticker.text.tokens import Token

_QUOTES = frozenset('„“”"»«‚‘›‹()')
LEGAL_FORMS = frozenset(
    {"AG", "SE", "GmbH", "KG", "Inc", "Ltd", "plc", "PLC", "Corp", "LLC", "SA", "SpA"}
)


def describe(tokens: list[Token], pack: LanguagePack) -> Member | None:
    """Whom a noun phrase describes by its own words, None where it names no party at all."""
    whole = head_part(tokens, pack)
    opening = bracket(whole)
    if opening is not None and abbreviation(whole) is None:
        return _spelt_out(tokens, whole[:opening], opening, pack)
    if (inside := bracketed(whole)) is not None:
        return _told_in_brackets(tokens, *inside, pack)
    if tokens[-1].lower in pack.selves and len(tokens) > 1:
        return describe(tokens[:-1], pack)  # "die Stadt selbst"
    head = [t for t in whole if t.text not in _QUOTES]
    nouns = [t for t in head if t.tag == "N"]
    if len(head) > 1 and head[-1].tag == "NUM" and nouns and head[-2] is nouns[-1]:
        nouns.append(head[-1])
    if not nouns or all(
        t.lower in pack.times.months or t.lower in pack.times.weekdays for t in nouns
    ):
        return None
    state = _as_state(tokens, head, nouns, pack)
    if state is not None:
        return state
    if len(nouns) > 1 and nouns[0] is head[0] and pack.state_of_possessor(head[0]):
        # "Norwegens Minister": the noun is what the state has, not the state.
        nouns = nouns[1:]
    agency = agency_of(" ".join(t.text for t in head if t.tag in {"N", "ADJ"}))
    if agency is not None:
        return Member(agency.code, "organisation", "f", None, {pack.agency_noun})
    rest = tokens[len(head_part(tokens, pack)) :]
    house = _house_behind(nouns, rest, pack) or _name_behind(tokens, nouns, pack)
    if house is not None:
        return house
    firm = _firm(head, nouns, pack)
    if firm is not None:
        return firm
    quoted = quoted_name(head_part(tokens, pack))
    # "Ingrid Haugland" is nobody's land: behind a first name stands a surname.
    named = next((i for i, t in enumerate(nouns) if gender_of_first_name(t.text)), len(nouns))
    parties = [
        t
        for i, t in enumerate(nouns)
        if pack.kind_of_noun(t.lower) is not None and (i < named or "-" in t.text)
    ]
    # English writes compounds apart and its head comes last: "election office chief Doina Stan".
    common = (parties[-1] if pack.compounds_apart else parties[0]) if parties else None
    if common is None:
        return _by_other_noun(nouns, pack) or _as_bare_name(head, nouns, quoted, pack)
    kind = pack.kind_of_noun(common.lower)
    assert kind is not None
    return _by_noun(tokens, head, nouns, common, kind, quoted, pack)


def _told_in_brackets(
    tokens: list[Token], opening: int, closing: int, pack: LanguagePack
) -> Member | None:
    """ "Karla Dornbusch (Landrätin)": what stands in brackets is no part of the name, but may be what somebody is."""
    member = describe([*tokens[:opening], *tokens[closing + 1 :]], pack)
    words = tokens[opening + 1 : closing]
    if member is not None and member.kind == "person" and member.role is None:
        told = describe(words, pack)
        if told is not None and told.kind == "person" and not told.is_named:
            member.role = pack.canonical_phrase(words)
    return member


def _spelt_out(
    tokens: list[Token], words: list[Token], opening: int, pack: LanguagePack
) -> Member | None:
    """ "Gewerkschaft Holz und Bau (GHB)": its name, and the letters that it also goes by."""
    member = describe([*tokens[:opening], *tokens[opening + 3 :]], pack)
    letters = tokens[opening + 1].text
    spelt = is_spelt(words, letters)
    if member is None and spelt:
        member = Member("", "organisation", None, None, set())
    if member is not None and member.kind == "organisation":
        member.short = letters
        if spelt:
            # The letters take in the noun that else only tells what the house is.
            member.name, member.role = pack.canonical_phrase(words), None
    return member


def _by_noun(
    tokens: list[Token],
    head: list[Token],
    nouns: list[Token],
    common: Token,
    kind: Kind,
    quoted: str | None,
    pack: LanguagePack,
) -> Member:
    """Whom a phrase describes by its common noun, and by the names that stand with it."""
    parties = [
        t
        for t in nouns
        if pack.kind_of_noun(t.lower) is not None and not gender_of_first_name(t.text)
    ]
    named = _by_name_beside(tokens, nouns, common, kind, parties, pack)
    if named is not None:
        return named
    at = nouns.index(common)
    names = nouns[at + 1 :]
    while pack.compounds_apart and names and not names[0].is_capitalised:
        names = names[1:]
    role = pack.canonical_phrase([t for t in head if t not in names])
    gender = pack.gender_of_noun(common.lower)
    sex: Gender | None = gender if gender in {"m", "f"} else None
    said = {pack.bare_noun(common.lower)}
    if kind in {"person", "group"} and names:
        name = " ".join(t.text for t in names if t.lower.rstrip(".") not in pack.titles)
        sex = sex or gender_of_first_name(names[0].text)
        house = _house_of(tokens, common, pack)
        return Member(name or role, "person", sex, role or None, said, house=house)
    if kind == "person":
        return _unnamed_person(tokens, common, sex, pack)
    if common.lower in pack.insiders and _is_indefinite(tokens[0], kind, pack):
        return Member(pack.canonical_phrase(tokens), "unnamed", "p", None, said, rank=0)
    short = abbreviation(tokens)
    if short and kind == "organisation":
        return Member(short, kind, gender, None, said)
    if quoted and kind in {"organisation", "document"}:
        return Member(
            quoted, "organisation" if kind == "organisation" else kind, gender, role or None, said
        )
    if kind == "document":
        return Member(
            pack.canonical_phrase(tokens if _is_owned(tokens, pack) else head),
            kind,
            gender,
            None,
            said,
            rank=_rank(tokens, head, names, pack),
        )
    if kind == "organisation" and names and ends_in(common.lower, pack.bare_name_nouns):
        return Member(" ".join(t.text for t in names), kind, gender, role or None, said)
    return Member(
        pack.canonical_phrase(tokens),
        kind,
        gender,
        None,
        said,
        rank=_rank(tokens, head, names, pack),
    )


def _is_owned(tokens: list[Token], pack: LanguagePack) -> bool:
    """ "die Liste der Grenztruppen", but "der Bericht einer Gutachterin": a paper is named with the house whose it is."""
    rest = tokens[len(head_part(tokens, pack)) :]
    if not rest or rest[0].lower not in pack.genitives or rest[0].lower in pack.indefinite:
        return False
    owner = describe(rest, pack)
    return owner is not None and owner.kind in {"organisation", "state", "group"}


def _by_name_beside(
    tokens: list[Token], nouns: list[Token], common: Token, kind: Kind, parties: list[Token], pack: LanguagePack
) -> Member | None:  # fmt: skip
    """ "the Weil government", "Brython Rail": a house that the name beside its noun tells apart."""
    if common.lower in pack.named_by_person:
        owner = next(
            (t for t in reversed(tokens) if t.tag == "N" and t.is_capitalised and t is not common),
            None,
        )
        if owner is not None:
            surname = owner.text.removesuffix("'s").removesuffix("’s")
            return Member(f"{surname} {common.lower}", kind, "n", None, said_of(parties))
    proper = _proper_tail(nouns, pack) if pack.compounds_apart else []
    if (
        kind == "organisation"
        and proper
        and (common in proper or common.lower in pack.bare_name_nouns)
    ):
        name = " ".join(t.text for t in proper)
        return Member(name, kind, "n", None, {t.lower for t in parties})
    return None


def _is_indefinite(opener: Token, kind: Kind, pack: LanguagePack) -> bool:
    return (
        opener.tag in {"NUM", "ADJ"}
        or opener.lower in pack.indefinite
        or (kind == "group" and opener.lower not in pack.definite)
    )


def _rank(tokens: list[Token], head: list[Token], names: list[Token], pack: LanguagePack) -> int:
    """How much of a name a common noun and its attributes are (``Member.rank``), 0 to 2."""
    if pack.compounds_apart:
        names = [t for t in head if t.tag == "N" and t.is_capitalised and t is not tokens[0]]
    if names:
        return 2
    nouns = [t for t in head if t.tag in {"N", "ADJ"}]
    return 1 if len(nouns) > 1 or len(head_part(tokens, pack)) < len(tokens) else 0


def _unnamed_person(
    tokens: list[Token], common: Token, sex: Gender | None, pack: LanguagePack
) -> Member:
    """ "der Minister", "ein Händler": of whom no name is told is kept anonymous, unless he speaks for a house."""
    name, house = pack.canonical_phrase(tokens), _house_of(tokens, common, pack)
    if house is not None and house in common.text:
        noun = common.text.removeprefix(house).lstrip("-")
        name = f"{noun[:1].upper()}{noun[1:]} {pack.of} {house}"
    member = Member(name, "person", sex, None, {pack.bare_noun(common.lower)}, rank=0, house=house)
    if tokens[0].lower in pack.indefinite and not member.speaks_for_a_house(pack):
        member.kind = "unnamed"
    return member


def _house_of(tokens: list[Token], common: Token, pack: LanguagePack) -> str | None:
    """Whose head or spokesman a noun names: "Hafen-Chefin", "Sprecher des Hafens", "chief of the harbour"."""
    house, _, noun = common.text.rpartition("-")
    if len(house) > 3 and pack.kind_of_noun(noun.lower()) == "person":
        return house
    head = head_part(tokens, pack)
    if pack.compounds_apart:
        before = [t.text for t in head[: head.index(common)] if t.tag == "N" and t.is_capitalised]
        if before and any(b != head[0].text for b in before):
            return " ".join(before)
    rest = tokens[len(head) :]
    rest = rest[1:] if rest and rest[0].tag in {"PREP", "PREPDET"} else rest
    described = describe(rest, pack) if rest else None
    return described.name if described is not None and described.kind == "organisation" else None


def _by_other_noun(nouns: list[Token], pack: LanguagePack) -> Member | None:
    """ "Rentnerin Ute Lund", "passenger Cal Reid": a name behind a noun that no table has."""
    at = 0
    while at < len(nouns) and (
        pack.is_common_noun(nouns[at]) or (at == 0 and _precedes_name(nouns, pack))
    ):
        if len(nouns) == 2 and gender_of_first_name(nouns[at].text):
            break  # "Jasmin Lund"
        at += 1
    names = nouns[at:]
    if not at or not names:
        return None
    # Behind a first name every noun is a surname: "Rentnerin Ute Fischer".
    if not gender_of_first_name(names[0].text) and any(pack.is_common_noun(t) for t in names):
        return None
    noun = nouns[at - 1]
    gender = pack.gender_of_noun(noun.lower)
    sex = gender_of_first_name(names[0].text) or (gender if gender in {"m", "f"} else None)
    role = " ".join(t.text for t in nouns[:at])
    name = " ".join(t.text for t in names)
    has_first_name = gender_of_first_name(names[0].text) is not None
    is_house = not (has_first_name or pack.names_person(noun.lower))
    if is_house or any(t.text in LEGAL_FORMS for t in names):
        return Member(name, "organisation", gender, role, {noun.lower})
    return Member(name, "person", sex, role, {noun.lower})


def _precedes_name(nouns: list[Token], pack: LanguagePack) -> bool:
    """ "Virologin Jens Wittkamp": a word that the lexicon lacks, that has the form of a calling, before a first name."""
    first = nouns[0]
    return (
        len(nouns) > 2
        and gender_of_first_name(nouns[1].text) is not None
        and gender_of_first_name(first.text) is None
        and pack.names_person(first.lower)
    )


def _proper_tail(nouns: list[Token], pack: LanguagePack) -> list[Token]:
    """ "the operator Western Sound Ferries": the capitalised words that end the phrase, two or more.

    A noun that a name stands free of ("Operator Western Sound" opens a sentence) is none of them.
    """
    first = next((i for i in range(len(nouns)) if all(t.is_capitalised for t in nouns[i:])), None)
    tail = nouns[first:] if first is not None else []
    while len(tail) > 2 and tail[0].lower in pack.bare_name_nouns:
        tail = tail[1:]
    return tail if len(tail) > 1 else []


def said_of(nouns: list[Token]) -> set[str]:
    """The common nouns by which a party was called, lower-case."""
    return {t.lower for t in nouns}


def _house_behind(nouns: list[Token], rest: list[Token], pack: LanguagePack) -> Member | None:
    """The house that a report or its people are named by: "Bericht des Magazins „Quader“", "monitors from Watch"."""
    if not rest:
        return None
    is_report = any(t.lower in pack.report_nouns or t.lower in pack.medium_nouns for t in nouns)
    # "observers from Watch" are Watch's, "Jana Lund von der Initiative" speaks for herself.
    is_staff = rest[0].lower in pack.from_words and not gender_of_first_name(nouns[0].text)
    if not (is_report or is_staff):
        return None
    inner = rest[1:] if rest[0].tag in {"PREP", "PREPDET"} else rest
    described = describe(inner, pack) if inner else None
    if described is None or described.kind not in {"organisation", "person"}:
        return None
    is_statement = is_staff or any(t.lower in pack.medium_nouns for t in nouns)
    of_media = any(ends_in(n, pack.media_nouns) for n in described.nouns)
    if not is_statement and not of_media and described.kind != "person":
        # A report of an office is a paper, a report of a magazine is the magazine's word.
        return None
    if not described.is_named or (is_staff and described.kind == "person"):
        return None
    described.nouns |= {t.lower for t in nouns}
    return described


def _name_behind(tokens: list[Token], nouns: list[Token], pack: LanguagePack) -> Member | None:
    """ "die Präsidentin des Bundes, Marit Dahl": a role and the name after the comma."""
    comma = next((i for i, t in enumerate(tokens) if t.text == ","), None)
    if comma is None or not any(pack.kind_of_noun(t.lower) == "person" for t in nouns):
        return None
    name = " ".join(t.text for t in tokens[comma + 1 :] if t.tag == "N")
    role = next(t for t in nouns if pack.kind_of_noun(t.lower) == "person")
    gender = pack.gender_of_noun(role.lower)
    words = " ".join(t.text for t in tokens[:comma] if t.tag not in {"DET", "P"})
    return Member(name, "person", gender, words, {role.lower}) if " " in name else None


def _firm(head: list[Token], nouns: list[Token], pack: LanguagePack) -> Member | None:
    """ "Hochwart AG": a firm by its legal form, named with all its words."""
    if len(nouns) < 2 or nouns[-1].text not in LEGAL_FORMS:
        return None
    known = [t for t in nouns[:-2] if pack.kind_of_noun(t.lower) is not None]
    name = " ".join(t.text for t in nouns if t not in known)
    return Member(name, "organisation", "f", None, {pack.firm_noun, *(t.lower for t in known)})


def _as_state(
    tokens: list[Token], head: list[Token], nouns: list[Token], pack: LanguagePack
) -> Member | None:
    """A state by its name ("das Nachbarland Schweden"), its capital, its side, or its government."""
    whole = head_part(tokens, pack)
    state = named_state(head, tokens[len(whole) :], pack) if len(head) == len(whole) else None
    if state is None:
        return None
    gender: Gender | None = "n" if pack.neuter_states or state.metonym else None
    return Member(state.name, state.kind, gender, state.role, said_of(nouns), state.metonym)


def _as_bare_name(
    head: list[Token], nouns: list[Token], quoted: str | None, pack: LanguagePack
) -> Member | None:
    text = " ".join(t.text for t in nouns)
    agency = agency_of(text)
    if agency is not None:
        return Member(agency.code, "organisation", "f", None, set())
    if quoted:
        # "des „Abendkuriers“": what papers are called by is inflected inside the marks.
        bare = quoted.removesuffix("s") if head[0].lower in pack.genitives else quoted
        is_paper = bare.lower().endswith(pack.media_endings)
        return Member(bare if is_paper else quoted, "organisation", None, None, set())
    has_article = head[0].tag in {"DET", "POSS", "NUM", "PREPDET"} or any(
        t.tag == "ADJ" for t in head
    )
    if len(nouns) > 3 and not has_article and all(t.is_capitalised for t in nouns):
        return Member(text, "organisation", None, None, set())
    first = gender_of_first_name(nouns[0].text)
    last = nouns[-1].lower
    is_house = last in pack.house_words or last in pack.states or last.endswith(pack.media_endings)
    if first is None and len(nouns) > 1 and is_house:
        return Member(text, "organisation", "n", None, set())
    if (
        len(nouns) >= 2
        and not has_article
        and all(t.text[0].isupper() and not t.text.isupper() for t in nouns)
    ):
        return Member(text, "person", first, None, set())
    # "Nordsee-Rat", but not "Bahn-Streik": a compound of a noun that is no party's is a matter.
    is_compound = "-" in text and not (pack.clause_after_comma and pack.is_common_noun(nouns[-1]))
    if any(t.text.isupper() and len(t.text) > 1 for t in nouns) or (
        not has_article and is_compound
    ):
        return Member(text, "organisation", None, None, set())
    return None
