"""The grammar of a credit line: outlets, desk initials and agencies, whoever put them in what order.

    Quelle: bote.example, ute/AFP      (dpa/eka)             Mit Material von AFP und Reuters
    © dpa-infocom, dpa:260302-99-1/2   (APA, red, 3.3.2026)  Reporting by A. Roe; Editing by B. Doe

A line is a credit line only if every part of it is accounted for; one word too many and it is text.
The exception are notices, sentences that say whose text this is ("… wurde von der dpa übernommen").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from newsticker.article.credit_words import Opener, credit_words, without_stop
from newsticker.language.agencies import Agency, agency_of, is_picture_source
from newsticker.model import Credit

LONGEST = 240
# An outlet's footer stands under every one of its articles.
MOST_LINES = 2_000
LONGEST_NAME = 4  # words of an agency's name

DOMAIN = re.compile(r"(?:[\w-]{1,40}\.){1,3}[a-z]{2,12}")
INITIALS = re.compile(r"[a-zäöüß]{2,4}|[A-ZÄÖÜ]{2}")
ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,5}")
# An agency's own number of a report: dpa:260302-99-12/3
JOB = re.compile(r"\b([a-z]{2,4}):\d[\d/-]{4,24}")
DIGIT = re.compile(r"\d")  # without one there is neither number, date nor time of day
DATE = re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?|\b\d{4}-\d\d-\d\d\b|\b(?:19|20)\d\d\b")


class CreditLine(Struct, frozen=True):
    """A credit with the authors it names, who are no part of the credit itself.

    ``credit`` is None for a line of people alone; editors are passed over.
    """

    credit: Credit | None
    people: tuple[str, ...] = ()


class _Found:
    """What a line named so far. Houses are outlets for sure only beside a desk or an agency."""

    def __init__(self, own: Iterable[str]) -> None:
        self.known = credit_words().outlets | without_stop(own)
        self.outlets: dict[str, None] = {}
        self.houses: dict[str, None] = {}
        self.desks: dict[str, None] = {}
        self.unsure_desks: dict[str, None] = {}
        self.agencies: dict[str, None] = {}
        self.people: dict[str, None] = {}
        self.names_nobody = False
        self.services: set[str] = set()
        self.last_agency: Agency | None = None

    def add_agency(self, agency: Agency) -> bool:
        self.agencies[agency.code] = None
        self.last_agency = agency
        self.services |= {name for name in agency.services if len(name) > 2}
        return True

    def is_service(self, desk: str) -> bool:
        """Whether these initials are a service of an agency named anywhere in the line ("lhe/dpa")."""
        return desk.casefold() in self.services


def read_credit_line(
    line: str, own: Iterable[str] = (), *, closing: bool = True
) -> CreditLine | None:
    """The credit that ``line`` is, None where it is none or anything else besides.

    ``own`` are names of the outlet that bears the line. A byline (``closing`` False) may name an
    author and an agency in any form ("Jane Roe/AP"), which at the end of a text is a picture's.
    """
    text = line.strip().lstrip("–—- ")
    if not text or len(text) > LONGEST:
        return None
    return _read(text, tuple(own), closing)


@lru_cache(maxsize=MOST_LINES)
def _read(text: str, own: tuple[str, ...], closing: bool) -> CreditLine | None:
    if credit_words().pictures.match(text):
        return None
    if notice := _notice(text):
        return notice
    bare = _unwrapped(credit_words().reserved.sub("", text))
    found, kinds = _Found(own), set()
    for segment in bare.split(";"):
        kind, rest = _opened(_unwrapped(segment.strip()))
        kinds.add(kind)
        barred = "/" in rest or "|" in rest
        if not all(_explain(part, kind, found, barred=barred) for part in _parts(rest, found)):
            return None
    if found.people and ("rights" in kinds or (kinds == {"none"} and closing and "/" in bare)):
        return None  # the credit of a picture: "© Jane Roe, AFP", "Jane Roe/dpa"
    if not found.agencies and not _is_enough(found, kinds, bare, wrapped=bare != text.rstrip(".")):
        return None
    return CreditLine(_credit(bare, found, kinds), tuple(found.people))


def _is_enough(found: _Found, kinds: set[Opener], bare: str, *, wrapped: bool) -> bool:
    """Whether what was named makes a credit though it names no agency.

    A name alone after "Quelle:" may be whoever counted; a holder of rights has not written each of
    the texts; "Mit …" and "From …" begin many a line, and so do words as short as initials.
    """
    opened = bool(kinds & {"source", "people", "editors"})
    if "rights" in kinds or (found.people and not kinds & {"people", "editors"}):
        return False
    if any(" " not in name for name in found.people):
        return False
    if (found.unsure_desks and not opened) or (found.houses and not (found.desks or found.outlets)):
        return False
    if found.outlets:
        return opened or bool(found.desks) or wrapped
    if found.desks:
        return opened or ((wrapped or "/" in bare) and "material" not in kinds)
    return bool(found.people) or (found.names_nobody and kinds != {"none"})


def _credit(bare: str, found: _Found, kinds: set[Opener]) -> Credit | None:
    names = (*found.outlets, *found.houses, *found.desks, *found.unsure_desks, *found.agencies)
    if not names and kinds <= {"people", "editors"}:
        return None
    kind, rest = _opened(bare)
    desks = (*found.desks, *found.unsure_desks)
    return Credit(
        text=rest if kind == "source" else bare,
        outlets=(*found.outlets, *found.houses),
        desks=tuple(desk for desk in desks if not found.is_service(desk)),
        agencies=tuple(found.agencies),
    )


def _opened(text: str) -> tuple[Opener, str]:
    found = credit_words().openers.match(text + " ")
    if not found:
        return "none", text
    return credit_words().kinds[found[1].casefold()], text[found.end() :].strip()


def _parts(text: str, found: _Found) -> Iterator[str]:
    """The parts between separators, without dates; report numbers are noted as their agency's."""
    if DIGIT.search(text):
        for job in JOB.finditer(text):
            if agency := agency_of(job[1]):
                found.add_agency(agency)
        for noise in (JOB, DATE, credit_words().clock):
            text = noise.sub(" ", text)
    for part in credit_words().separators.split(text):
        if stripped := part.strip(" :©"):
            yield stripped


def _explain(part: str, kind: Opener, found: _Found, *, barred: bool) -> bool:
    """Notes what ``part`` names; False where it is nothing that stands in a credit."""
    words = credit_words()
    while lead_in := words.lead_ins.match(part):
        part = part[lead_in.end() :]
    part = words.companies.sub("", part)
    if part.casefold() not in words.desks:
        part = part.rstrip(".") if part not in found.known else part
    if is_picture_source(part):
        return False
    if not part or part.casefold() in words.fillers or _is_service(part, found):
        found.names_nobody = True
        return True
    if agency := agency_of(part):
        return found.add_agency(agency)
    if part in found.known or DOMAIN.fullmatch(part):
        found.outlets[found.known.get(part, part).removeprefix("www.")] = None
    elif part.casefold() in words.desks:
        found.desks[part.rstrip(".")] = None
    elif INITIALS.fullmatch(part) and not (kind == "source" and part.isupper()):
        (found.unsure_desks if part in words.not_initials else found.desks)[part] = None
    elif house := _house(part):
        found.outlets[house] = None
    elif not words.name.fullmatch(part):
        return False
    elif kind == "source" or (
        kind == "none" and (ACRONYM.fullmatch(part) or (barred and " " not in part))
    ):
        found.houses[part] = None
    elif kind == "editors" or (kind == "none" and " " not in part):
        found.names_nobody = True  # an editor; a place behind an agency: "Reuters, Lisbon"
    else:
        found.people[words.located.sub("", part)] = None
    return True


def _house(part: str) -> str | None:
    """The outlet of "Harbour Post staff", None where nobody's staff is meant."""
    words = credit_words()
    for word in words.staff:
        name = part.removesuffix(word if word.startswith("-") else f" {word}")
        if (
            name != part
            and words.name.fullmatch(name)
            and name.casefold() not in words.not_initials
        ):
            return name
    return None


def _is_service(part: str, found: _Found) -> bool:
    """Whether this is a regional or subject service of the agency named before it ("dpa/lby")."""
    return found.last_agency is not None and part.casefold() in found.last_agency.services


def _unwrapped(text: str) -> str:
    """``text`` without the brackets around all of it and without its full stop."""
    text = text.strip()
    words = credit_words()
    last = text.split()[-1].strip("(/,") if text else ""
    if text.endswith(".") and last.casefold() not in words.desks and last not in words.outlets:
        text = text[:-1].rstrip()
    if len(text) > 2 and text[0] + text[-1] in ("()", "[]") and text[0] not in text[1:]:
        return text[1:-1].strip()
    return text


def _notice(text: str) -> CreditLine | None:
    """The credit of a sentence that says whose text this is."""
    if not credit_words().notices.match(text):
        return None
    words = [word.strip("().,;:") for word in text.split()]
    agencies: dict[str, None] = {}
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1):
            if agency := agency_of(" ".join(words[start:end])):
                agencies[agency.code] = None
    return CreditLine(Credit(text, agencies=tuple(agencies))) if agencies else None
