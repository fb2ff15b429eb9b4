"""The grammar of a credit line: outlets, desk initials and agencies, whoever put them in what order.

    Quelle: bote.example, lwe/AFP      (dpa/mwe)             Mit Material von dpa und Reuters
    © dpa-infocom, dpa:260302-99-1/2   (APA, red, 3.3.2026)  Reporting by A. Roe; Editing by B. Doe

A line is a credit line only if every part of it is accounted for; one word too many and it is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from newsticker.language.agencies import Agency, agency_of
from newsticker.language.page_words import all_page_words
from newsticker.model import Credit

LONGEST = 240
Opener = Literal["source", "people", "material", "rights", "none"]

DOMAIN = re.compile(r"(?:[\w-]{1,40}\.){1,3}[a-z]{2,12}")
INITIALS = re.compile(r"[a-zäöüß]{2,4}|[A-ZÄÖÜ]{2}")
ACRONYM = re.compile(r"[A-ZÄÖÜ]{3,5}")
NAME = re.compile(
    r"(?:[A-ZÄÖÜ][\w.'’&-]*|de|von|van|der|and|of|the)(?: (?:[A-ZÄÖÜ\d][\w.'’&-]*|de|von|van|der|den|am|of|the)){0,4}"
)
JOB = re.compile(
    r"\b([a-z]{2,4}):\d[\d/-]{4,24}"
)  # an agency's own number of a report: dpa:260302-99-12/3
DATE = re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?|\b\d{4}-\d\d-\d\d\b|\b(?:19|20)\d\d\b")
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?: Uhr)?\b")


class CreditLine(Struct, frozen=True):
    """A credit with the people it names (authors, editors), who are no part of the credit itself."""

    credit: Credit
    people: tuple[str, ...] = ()


class _Found:
    """What a line named so far, and whether something of it stayed unexplained."""

    def __init__(self) -> None:
        self.outlets: dict[str, None] = {}
        self.desks: dict[str, None] = {}
        self.agencies: dict[str, None] = {}
        self.people: dict[str, None] = {}
        self.houses: dict[str, None] = {}
        self.last_agency: Agency | None = None


class _Words(Struct, frozen=True):
    """The credit words of all languages together: a German page may bear an English credit."""

    openers: re.Pattern[str]
    kinds: dict[str, Opener]
    pictures: re.Pattern[str]
    separators: re.Pattern[str]
    lead_ins: re.Pattern[str]
    fillers: frozenset[str]
    desks: frozenset[str]
    staff: tuple[str, ...]
    outlets: dict[str, str]
    not_initials: frozenset[str]


def read_credit_line(
    line: str, own: Iterable[str] = (), *, closing: bool = True
) -> CreditLine | None:
    """The credit that ``line`` is, None where it is none or anything else besides.

    ``own`` are names of the outlet that bears the line. A byline (``closing`` False) may name an
    author beside an agency with nothing before it ("Jane Roe, AP").
    """
    text = line.strip()
    bare = _unwrapped(text)
    if not bare or len(text) > LONGEST or _words().pictures.match(bare):
        return None
    found, opened, rights = _Found(), False, False
    houses = _words().outlets | _without_stop(own)
    for segment in bare.split(";"):
        kind, rest = _opened(_unwrapped(segment.strip()))
        opened, rights = opened or kind != "none", rights or kind == "rights"
        if not all(_explain(part, kind, found, houses) for part in _parts(rest, found)):
            return None
    if rights and not found.agencies:
        return None  # whoever holds the rights of a page has not written each of its texts
    if not _is_enough(found, opened=opened, wrapped=bare != text.rstrip("."), closing=closing):
        return None
    return CreditLine(_credit(bare, found), tuple(found.people))


def _credit(bare: str, found: _Found) -> Credit:
    kind, rest = _opened(bare)
    text = rest if kind == "source" else bare
    outlets = tuple(dict.fromkeys((*found.outlets, *found.houses)))
    return Credit(text, outlets, tuple(found.desks), tuple(found.agencies))


def _is_enough(found: _Found, *, opened: bool, wrapped: bool, closing: bool) -> bool:
    """Whether what was named makes a credit; a name alone after "Quelle:" may be whoever counted."""
    if found.people and not opened and (closing or not found.agencies):
        return False
    if found.houses and not (found.desks or found.agencies or found.outlets):
        return False
    if found.agencies or (found.people and opened):
        return True
    if found.outlets:
        return opened or wrapped or bool(found.desks)
    return bool(found.desks) and (opened or wrapped)


def _opened(text: str) -> tuple[Opener, str]:
    found = _words().openers.match(text)
    if not found:
        return "none", text
    kind = "rights" if found[1] in "©" else _words().kinds[found[1].casefold()]
    return kind, text[found.end() :].strip()


def _parts(text: str, found: _Found) -> Iterator[str]:
    """The parts between separators, without dates; report numbers are noted as their agency's."""
    for job in JOB.finditer(text):
        if agency := agency_of(job[1]):
            found.agencies[agency.code] = None
            found.last_agency = agency
    for noise in (JOB, DATE, CLOCK):
        text = noise.sub(" ", text)
    for part in _words().separators.split(text):
        if (
            stripped := part.strip(" .:©")
            if not part.strip().casefold().endswith("red.")
            else part.strip()
        ):
            yield stripped


def _explain(part: str, kind: Opener, found: _Found, houses: dict[str, str]) -> bool:
    """Notes what ``part`` names; False where it is nothing that stands in a credit."""
    words = _words()
    while lead_in := words.lead_ins.match(part):
        part = part[lead_in.end() :]
    if not part or part.casefold() in words.fillers or _is_service(part, found):
        return True
    if agency := agency_of(part):
        found.agencies[agency.code] = None
        found.last_agency = agency
    elif part in houses or DOMAIN.fullmatch(part):
        found.outlets[houses.get(part, part)] = None
    elif part.casefold() in words.desks:
        found.desks[part.rstrip(".")] = None
    elif INITIALS.fullmatch(part) and part not in words.not_initials:
        found.desks[part] = None
    elif house := _house(part):
        found.outlets[house] = None
    elif NAME.fullmatch(part):
        _note_name(part, kind, found)
    else:
        return False
    return True


def _note_name(part: str, kind: Opener, found: _Found) -> None:
    if kind == "source" or (kind == "none" and ACRONYM.fullmatch(part)):
        found.houses[part] = None
    else:
        found.people[part] = None


def _house(part: str) -> str | None:
    """The outlet of "Harbour Post staff", None where nobody's staff is meant."""
    for word in _words().staff:
        name = (
            part.removesuffix(f" {word}") if not word.startswith("-") else part.removesuffix(word)
        )
        if name != part and NAME.fullmatch(name):
            return name
    return None


def _is_service(part: str, found: _Found) -> bool:
    """Whether this is a regional or subject service of the agency named before it ("dpa/lby")."""
    return found.last_agency is not None and part.casefold() in found.last_agency.services


def _unwrapped(text: str) -> str:
    """``text`` without the brackets around all of it and without its full stop."""
    text = text.strip()
    if text.endswith(".") and not text.endswith("ed."):
        text = text[:-1].rstrip()
    if len(text) > 2 and text[0] + text[-1] in ("()", "[]") and text[0] not in text[1:]:
        return text[1:-1].strip()
    return text


@cache
def _words() -> _Words:
    packs = all_page_words()
    kinds: dict[str, Opener] = {}
    for pack in packs:
        kinds |= {word.casefold(): "material" for word in pack.material}
        kinds |= {word.casefold(): "people" for word in pack.people}
        kinds |= {word.casefold(): "source" for word in pack.sources}
    joins = _either(word for pack in packs for word in pack.joins)
    return _Words(
        openers=re.compile(rf"({_either(kinds)}|©)(?:\s*:\s*|\s+|(?<=©))", re.IGNORECASE),
        kinds=kinds,
        pictures=re.compile(
            rf"\(?(?:{_either(word for pack in packs for word in pack.pictures)})(?:\s*:|\s)", re.IGNORECASE
        ),
        separators=re.compile(rf"[/,;|&+·•()\[\]]|\s[–—-]+\s|\.\s|\s(?:{joins})\s"),
        lead_ins=re.compile(rf"\s*(?:{_either([*kinds, *(w for p in packs for w in p.joins)])})(?:\s*:\s*|\s+)", re.IGNORECASE),
        fillers=frozenset(word.casefold() for pack in packs for word in pack.fillers),
        desks=frozenset(word.casefold() for pack in packs for word in pack.desks),
        staff=tuple(word for pack in packs for word in pack.staff),
        outlets=_without_stop(word for pack in packs for word in pack.outlets),
        not_initials=frozenset(word for pack in packs for word in pack.not_initials),
    )  # fmt: skip


def _without_stop(names: Iterable[str]) -> dict[str, str]:
    """Names by themselves and by what is left of them when a line's full stop is taken off."""
    return {form: name for name in names for form in (name, name.rstrip("."))}


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
