"""The words of credits in all languages together: a German page may bear an English credit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from msgspec import Struct

from newsticker.language.page_words import either, words_for

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
    name: re.Pattern[str]
    located: re.Pattern[str]
    clock: re.Pattern[str]


@cache
def credit_words() -> CreditWords:
    """The credit words of every language there is a folder for."""
    kinds = _kinds()
    opening = _either(kinds)
    before_a_name = _either([*kinds, *words_for("joins"), *words_for("fillers")])
    capital = r"[A-ZÄÖÜ][\w.'’&-]*"
    return CreditWords(
        openers=_pattern(rf"({opening})(?:\s*:\s*|\s+|(?<=©))"),
        kinds=kinds,
        pictures=_pattern(rf"[(\[]?(?:{either('pictures')})(?:\s*:|\s)"),
        separators=re.compile(rf"[/,;|&+·•()\[\]]|\s[–—-]+\s|\.\s|\s(?:{either('joins')})\s"),
        lead_ins=_pattern(rf"\s*(?:{before_a_name})(?:\s*:\s*|\s+)"),
        reserved=_pattern(rf"[.,]?\s*(?:{either('reserved')})\b.*"),
        notices=_pattern(
            rf"(?=.*\b(?:{either('notice_subjects')})\b).*\b(?:{either('notice_verbs')})\b"
        ),
        companies=re.compile(rf"\s(?:{either('companies')})$"),
        fillers=frozenset(word.casefold() for word in words_for("fillers")),
        desks=frozenset(word.casefold() for word in words_for("desks")),
        staff=words_for("staff"),
        outlets=without_stop(words_for("outlets")),
        not_initials=frozenset(words_for("not_initials")),
        name=re.compile(
            rf"{capital}(?: (?:{capital}|\d[\w.-]*|{either('name_links')}|{either('locators')})){{0,5}}"
        ),
        located=re.compile(rf"\s(?:{either('locators')})\s.*"),
        clock=re.compile(rf"\b\d{{1,2}}[:.]\d\d(?:\s?(?:{either('clock')})\b)?"),
    )


def without_stop(names: Iterable[str]) -> dict[str, str]:
    """Names by themselves and by what is left of them when a line's full stop is taken off."""
    return {form: name for name in names for form in (name, name.rstrip("."))}


def _kinds() -> dict[str, Opener]:
    kinds: dict[str, Opener] = {"©": "rights", "(c)": "rights"}
    kinds |= dict.fromkeys(map(str.casefold, words_for("material")), "material")
    kinds |= dict.fromkeys(map(str.casefold, words_for("people")), "people")
    kinds |= dict.fromkeys(map(str.casefold, words_for("editors")), "editors")
    kinds |= dict.fromkeys(map(str.casefold, words_for("rights")), "rights")
    kinds |= dict.fromkeys(map(str.casefold, words_for("sources")), "source")
    return kinds


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
