"""Media in phrases: which medium or agency a phrase names, and who in the cast is one."""

from __future__ import annotations

from msgspec import structs

from newsticker.claims.cast import Cast
from newsticker.claims.descriptions import describe
from newsticker.claims.meaning import meant_by
from newsticker.claims.member import Member, ends_in
from newsticker.claims.phrases import head_part
from newsticker.claims.sheet import Sheet
from newsticker.language.agencies import agency_of
from newsticker.language.media import medium_named
from newsticker.language.pack import LanguagePack
from newsticker.model import Party
from newsticker.text.tokens import Token

_QUOTES = frozenset('„“”"»«‚‘›‹')


def is_medium(member: Member, cast: Cast) -> bool:
    """An agency or a medium, by the nouns said of it or by its name."""
    nouns = cast.pack.media_nouns
    return member.kind == "organisation" and (
        any(ends_in(noun, nouns) for noun in member.nouns)
        or agency_of(member.name) is not None
        or medium_named(member.name) is not None
        or member.name.lower().endswith(cast.pack.media_endings)
    )


def told_medium(sheet: Sheet, house: str) -> list[Party]:
    """The link of a medium that was told something; an article's own outlet is none of its links."""
    plain = "".join(c for c in house.casefold() if c.isalnum())
    own = (o.casefold().rpartition(".")[0] or o.casefold() for o in sheet.outlets)
    is_own = any(plain == "".join(c for c in outlet if c.isalnum()) for outlet in own)
    return [] if is_own else [Party(house, "organisation")]


def medium_house(sheet: Sheet, cast: Cast, tokens: list[Token]) -> str | None:
    """The medium or agency that a phrase names: "dem Sender Nordwelle", "der Deutschen Presse-Agentur"."""
    if tokens[0].lower in sheet.pack.definite and len(tokens) > 1 and tokens[0].tag == "N":
        # "told The Gazette": an article that the name has made its own.
        return medium_house(sheet, cast, [structs.replace(tokens[0], tag="DET"), *tokens[1:]])
    words = [t.text for t in tokens if t.tag in {"N", "ADJ"}]
    for size in range(len(words), 0, -1):
        for first in range(len(words) - size + 1):
            agency = agency_of(" ".join(words[first : first + size]))
            if agency is None and size > 1:
                agency = agency_of(
                    " ".join([words[first].removesuffix("n"), *words[first + 1 : first + size]])
                )
            if agency is not None:
                return agency.code
    famous = _well_known(tokens)
    if famous is not None:
        return famous
    noun = next((i for i, t in enumerate(tokens) if ends_in(t.lower, sheet.pack.media_nouns)), None)
    if noun is not None:
        # "in einem Interview des Senders Nordwelle": the house is told behind.
        start = noun if tokens[0].lower not in sheet.pack.definite else 0
        described = describe(tokens[start:], sheet.pack) or describe(tokens, sheet.pack)
        if described is None:
            return None
        meant = meant_by(cast, tokens[start:], described, tokens[0].start)
        if meant.is_named:
            return meant.name
        is_definite = tokens[0].lower in sheet.pack.definite
        return _last_medium(cast, tokens[noun].lower, tokens[0].start) if is_definite else None
    if tokens[0].tag == "DET" and words and words[-1].lower().endswith(sheet.pack.media_endings):
        known = cast.known_as(words[-1])
        return known[0].name if known else " ".join(words)
    member = next(
        (
            m
            for m in cast.known_as(" ".join(words))
            if m.name == " ".join(words) and m.nouns & sheet.pack.media_nouns
        ),
        None,
    )
    return member.name if member is not None else None


def _last_medium(cast: Cast, noun: str, before: int) -> str | None:
    """ "told the paper", "sagte der Agentur": the medium named last, by that noun if one was called so."""
    media = [m for _, m in cast.before(before) if m.is_named and is_medium(m, cast)]
    called = [m for m in media if any(ends_in(n, frozenset({noun})) for n in m.nouns)]
    is_agency = ends_in(noun, frozenset({cast.pack.agency_noun})) or cast.pack.agency_noun.endswith(
        noun
    )
    alike = [m for m in media if (agency_of(m.name) is not None) == is_agency]
    return next((m.name for m in (*called, *alike)), None)


def _well_known(tokens: list[Token]) -> str | None:
    """ "dem ZDF", "the New York Times", "der „Bild“": a medium that needs no noun to be known."""
    in_quotes = any(t.text in _QUOTES for t in tokens)
    words = [
        t.text.removesuffix("'s").removesuffix("’s")
        for t in tokens
        if t.tag not in {"P", "DET", "PREPDET", "POSS"}
    ]
    runs = (words[i:j] for i in range(len(words)) for j in range(len(words), i, -1) if j - i < 5)
    known = (medium_named(" ".join(run), in_quotes=in_quotes) for run in runs)
    return next((name for name in known if name), None)


def some_medium(tokens: list[Token], pack: LanguagePack) -> str | None:
    """ "told a local newspaper", "sagte dem Sender": a medium of which no name is told."""
    head = [t for t in head_part(tokens, pack) if t.tag == "N"]
    is_medium = bool(head) and ends_in(head[-1].lower, pack.media_nouns)
    # "vor den Medien", "told newspapers": all of them are listeners.
    is_one = is_medium and pack.gender_of_noun(head[-1].lower) != "p"
    return pack.canonical_phrase(tokens) if is_one else None
