"""Whom a phrase means in its article: the full name of a short one, the named one behind a role or a noun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import chain

from newsticker.claims.cast import REMEMBERED, Cast, same_party
from newsticker.claims.member import Member, ends_in
from newsticker.language.agencies import agency_of
from newsticker.language.pack import LanguagePack
from newsticker.text.tokens import Token


def meant_by(cast: Cast, tokens: list[Token], described: Member, before: int) -> Member:
    """Whom a phrase means that describes somebody by its own words and stands at offset ``before``."""
    if described.metonym is not None:
        # "London" after "Greta London" is she.
        bearers = (m for m in cast.containing(described.metonym) if m.kind == "person")
        return next(bearers, described)
    for member in (*cast.known_as(described.name), *cast.known_as(described.name.split()[0])):
        is_other = member is not described and member.rank > 1
        # A noun alone names only the firm that has it for its name.
        if is_other and same_party(member, described) and (described.rank > 1 or member.rank > 2):
            return member
    pack = cast.pack
    if described.rank > 1:
        return _fullest(cast, described) if described.rank == 2 else described
    is_definite = tokens[0].tag in {"DET", "PREPDET", "POSS", "N", "ADJ"}
    if not is_definite or (tokens[0].lower in pack.indefinite and described.kind != "organisation"):
        return described
    document = _document(cast, described, before)
    if document is not None:
        return document
    head = _head_of_house(cast, described)
    if head is not None:
        return head
    fitting = _fitting(cast, described, before)
    if fitting is not None:
        return fitting
    unnamed = next(
        (m for m in cast.early if m.kind == "unnamed" and m.nouns & described.nouns), None
    )
    if unnamed is not None and described.kind == "person":
        return unnamed
    return (
        _sortal(cast, described, before)
        or _organ(cast, described)
        or _only_house(cast, described)
        or (_more_special(cast, described) if described.rank == 0 else None)
        or _fullest(cast, described)
    )


def _document(cast: Cast, described: Member, before: int) -> Member | None:
    """ "the document", "the same memo": the first paper of that noun, or the only paper for a general one."""
    if described.kind != "document" or described.nouns & cast.pack.report_nouns:
        return None
    papers = {
        m.name: m for at, m in cast.mentions[:REMEMBERED] if m.kind == "document" and at < before
    }
    called = [m for m in papers.values() if _is_called(m, described, cast.pack)]
    general = described.nouns <= cast.pack.general_papers
    fitting = called or (list(papers.values()) if general and len(papers) == 1 else [])
    return fitting[0] if fitting else None


def _fitting(cast: Cast, described: Member, before: int) -> Member | None:
    """Whom the noun fits: the very noun first, then a more general one ("die Firma" a shipyard)."""
    return _called(cast, described, before, _is_called) or _called(
        cast, described, before, _is_kind_of
    )


_Fits = Callable[[Member, Member, LanguagePack], bool]


def _called(cast: Cast, described: Member, before: int, fits: _Fits) -> Member | None:
    """The last one before, else the first one behind; of a noun with attributes a name alone, and the only one."""
    pack = cast.pack
    if described.rank == 1:
        names = {m.name: m for m in cast.early if m.rank == 3 and fits(m, described, pack)}
        return next(iter(names.values())) if len(names) == 1 else None
    attributed = None
    known = (m for _, m in cast.before(before))
    for member in chain(known, cast.early):
        if member.is_named and fits(member, described, pack):
            if member.rank > 1:
                return _fullest(cast, member)
            attributed = attributed or member
    if attributed is None:
        return None
    return _called(cast, attributed, before, _is_called) or _fullest(cast, attributed)


def _head_of_house(cast: Cast, described: Member) -> Member | None:
    """ "die Chefin des Hafens", "Hafen-Chefin", "the head of the port": the one head whom the article names."""
    pack = cast.pack
    if not described.leads(pack):
        return None
    heads = {
        m.name: m
        for m in cast.early
        if m.is_named
        and m.leads(pack)
        and (m.gender == described.gender or not (m.gender and described.gender))
    }
    if described.house is not None:
        words = set(described.house.casefold().split())
        heads = {
            n: m
            for n, m in heads.items()
            if m.house is None or words & set(m.house.casefold().split())
        }
    return next(iter(heads.values())) if len(heads) == 1 else None


def _sortal(cast: Cast, described: Member, before: int) -> Member | None:
    """ "die Politikerin": whoever of that sex was named last."""
    if described.kind != "person" or not any(
        ends_in(n, cast.pack.sortals) for n in described.nouns
    ):
        return None
    people = (m for _, m in cast.before(before) if m.kind == "person" and m.is_named)
    return next((m for m in people if m.gender in {None, described.gender}), None)


def _organ(cast: Cast, described: Member) -> Member | None:
    """ "der Vorstand", "the board": of the one house that the article is about."""
    if described.rank or not described.nouns & cast.pack.organs:
        return None
    counted = Counter(
        m.name
        for _, m in cast.mentions[:REMEMBERED]
        if m.kind == "organisation" and m.rank == 3 and _is_firm(m, cast.pack)
    )
    if not counted:
        return None
    name = f"{described.name} {cast.pack.of} {counted.most_common(1)[0][0]}"
    return Member(name, "organisation", described.gender, None, described.nouns, rank=2)


def _is_firm(member: Member, pack: LanguagePack) -> bool:
    """A house that is called one of business, or nothing at all."""
    firms = pack.generic_nouns[0][1]
    own = {w.casefold() for w in member.name.split()}
    if agency_of(member.name) is not None or member.name.casefold().endswith(pack.media_endings):
        return False
    return (
        not member.nouns
        or any(ends_in(noun, firms) for noun in member.nouns)
        or (member.nouns <= own and not member.nouns & pack.public_nouns)
    )


def _more_special(cast: Cast, described: Member) -> Member | None:
    """ "das Ministerium" where the article has "das Gesundheitsministerium" and no name for either."""
    return next(
        (
            m
            for m in cast.early
            if m.kind == described.kind == "organisation"
            and any(x != y and x.endswith(y) for x in m.nouns for y in described.nouns)
        ),
        None,
    )


def _only_house(cast: Cast, described: Member) -> Member | None:
    """ "der Betreiber", "die Molkerei": the house that the article is about, where the noun can mean a firm."""
    pack = cast.pack
    if described.kind != "organisation" or described.rank:
        return None
    generic, special = pack.generic_nouns[0]
    is_firm = any(ends_in(noun, generic | special) for noun in described.nouns)
    # A noun that no table has is no office's and no paper's; "das Rote Kreuz" is a name of its own.
    is_known = any(pack.kind_of_noun(noun) for noun in described.nouns)
    if not is_firm and (is_known or " " in described.name):
        return None
    counted = Counter(
        id(m)
        for _, m in cast.mentions[:REMEMBERED]
        if m.kind == "organisation" and m.rank > 1 and _is_firm(m, pack)
    )
    if not counted:
        return None
    (first, most), *others = counted.most_common(2)
    if others and others[0][1] == most:
        return None
    return next(m for _, m in cast.mentions if id(m) == first)


def _fullest(cast: Cast, described: Member) -> Member:
    """ "the office", "election officials": the longest name of the article that has all these words and a house's noun."""
    pack = cast.pack
    if described.kind != "organisation" or not pack.compounds_apart:
        return described
    words = described.name.casefold().split()
    end = next((i for i, w in enumerate(words) if w in _ATTRIBUTES), len(words))
    # Of what stands behind, "in the coastal city of Taunton", the last word alone is a name's.
    wanted = {*words[:end], words[-1]}
    staff = wanted & pack.staff
    wanted -= staff
    longer = [
        m
        for m in cast.early
        if m.kind == "organisation"
        and wanted
        and wanted <= set(m.name.casefold().split())
        and len(m.name.split()) > len(wanted)
        and not _ATTRIBUTES & set(m.name.split())
        and (staff or m.nouns & described.nouns)
    ]
    return max(longer, key=lambda m: len(m.name.split()), default=described)


_ATTRIBUTES = frozenset({"in", "at", "of", "on", "for", "who", "from"})


def _is_called(member: Member, described: Member, pack: LanguagePack) -> bool:
    """Whether one of the nouns said of the member is the one that describes, or a compound of it."""
    if member.nouns & described.nouns & pack.report_nouns:
        return True
    return _is_alike(member, described) and any(
        _ends_alike(mine, theirs) for mine in member.nouns for theirs in described.nouns
    )


def _is_kind_of(member: Member, described: Member, pack: LanguagePack) -> bool:
    """Whether the noun that describes is a more general one than those said of the member."""
    return _is_alike(member, described) and any(
        ends_in(theirs, generic) and ends_in(mine, special)
        for generic, special in pack.generic_nouns
        for mine in member.nouns
        for theirs in described.nouns
    )


def _is_alike(member: Member, described: Member) -> bool:
    differ = member.gender and described.gender and member.gender != described.gender
    return member.kind == described.kind and not (differ and member.kind == "person")


def _ends_alike(a: str, b: str) -> bool:
    """ "innenministerin" and "ministerin", "geheimdienstes" and "geheimdienst"."""
    x, y = (w.removesuffix("es").removesuffix("s") for w in (a, b))
    return x.endswith(y) or y.endswith(x)
