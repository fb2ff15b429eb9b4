"""The words of credits in all languages together: a German page may bear an English credit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from msgspec import Struct

from newsticker.language.page_words import PageWords, all_page_words

Opener = Literal["source", "people", "editors", "material", "rights", "none"]


class CreditWords(Struct, frozen=True):
    """Patterns and sets over what PageWords tells; ``kinds`` are by casefolded opener."""

    openers: re.Pattern[str]
    kinds: dict[str, Opener]
    pictures: re.Pattern[str]
    separators: re.Pattern[str]
    lead_ins: re.Pattern[str]
    reserved: re.Pattern[str]
    notices: re.Pattern[str]
    companies: re.Pattern[str]
    fillers: frozenset[str]
    desks: frozenset[str]
    staff: tuple[str, ...]
    outlets: dict[str, str]
    not_initials: frozenset[str]


@cache
def credit_words() -> CreditWords:
    """The credit words of every language there is a folder for."""
    packs = all_page_words()
    kinds = _kinds(packs)
    joins = [word for pack in packs for word in pack.joins]
    fillers = [word for pack in packs for word in pack.fillers]
    pictures = _either(word for pack in packs for word in pack.pictures)
    subjects = _either(word for pack in packs for word in pack.notice_subjects)
    verbs = _either(word for pack in packs for word in pack.notice_verbs)
    return CreditWords(
        openers=_pattern(rf"({_either(kinds)}|©|\(c\))(?:\s*:\s*|\s+|(?<=©))"),
        kinds=kinds,
        pictures=_pattern(rf"[(\[]?(?:{pictures})(?:\s*:|\s)"),
        separators=re.compile(rf"[/,;|&+·•()\[\]]|\s[–—-]+\s|\.\s|\s(?:{_either(joins)})\s"),
        lead_ins=_pattern(rf"\s*(?:{_either([*kinds, *joins, *fillers])})(?:\s*:\s*|\s+)"),
        reserved=_pattern(
            rf"[.,]?\s*(?:{_either(word for pack in packs for word in pack.reserved)})\b.*"
        ),
        notices=_pattern(rf"(?=.*\b(?:{subjects})\b).*\b(?:{verbs})\b"),
        companies=re.compile(
            rf"\s(?:{_either(word for pack in packs for word in pack.companies)})$"
        ),
        fillers=frozenset(word.casefold() for word in fillers),
        desks=frozenset(word.casefold() for pack in packs for word in pack.desks),
        staff=tuple(word for pack in packs for word in pack.staff),
        outlets=without_stop(word for pack in packs for word in pack.outlets),
        not_initials=frozenset(word for pack in packs for word in pack.not_initials),
    )


def without_stop(names: Iterable[str]) -> dict[str, str]:
    """Names by themselves and by what is left of them when a line's full stop is taken off."""
    return {form: name for name in names for form in (name, name.rstrip("."))}


def _kinds(packs: Iterable[PageWords]) -> dict[str, Opener]:
    kinds: dict[str, Opener] = {"©": "rights", "(c)": "rights"}
    for pack in packs:
        for kind, words in (
            ("material", pack.material), ("people", pack.people), ("editors", pack.editors), ("rights", pack.rights), ("source", pack.sources),
        ):  # fmt: skip
            kinds |= {word.casefold(): kind for word in words}  # type: ignore[misc]
    return kinds


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
