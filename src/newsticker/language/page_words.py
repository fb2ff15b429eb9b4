"""What a language must tell of the words that stand on a page around an article's text."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct


class PageWords(Struct, frozen=True, kw_only=True):
    """The words of one language around a text, all in the case in which a sentence has them.

    ``zone`` is the IANA time zone a date is read in that names none. Openers stand before a credit:
    ``sources`` before outlets, ``people`` before authors, ``editors`` before editors,
    ``material`` before agencies; what follows one of ``pictures`` is no credit of the text. ``conjunctions`` stand between names,
    ``joins`` between the parts of a credit,
    ``fillers`` stand in one and name nobody, ``desks`` name a desk, ``staff`` follows an outlet's
    name, ``companies`` are legal forms behind one. What follows ``reserved`` in a line of ``rights`` is
    law. ``name_links`` stand inside names and places, ``locators`` between a name and a place,
    ``ordinals`` behind the number of a day, ``clock`` behind the time of day. A sentence with one of ``notice_subjects`` and one of ``notice_verbs`` says whose text this
    is. ``not_initials`` look like desk initials and are some only beside an agency. ``live`` names a live ticker,
    ``not_there`` begins the headline of a page that has nothing to show, ``challenges`` that of one that asks who wants
    to see it. The last four are parts of what pages in the language call the classes of their elements.
    """

    language: str
    zone: str
    months: Mapping[str, int]
    ordinals: tuple[str, ...]
    clock: tuple[str, ...]
    reads: tuple[str, ...]
    updated: tuple[str, ...]
    tags: tuple[str, ...]
    sections: tuple[str, ...]
    breaking: tuple[str, ...]
    sources: tuple[str, ...]
    people: tuple[str, ...]
    editors: tuple[str, ...]
    material: tuple[str, ...]
    rights: tuple[str, ...]
    reserved: tuple[str, ...]
    companies: tuple[str, ...]
    notice_subjects: tuple[str, ...]
    notice_verbs: tuple[str, ...]
    pictures: tuple[str, ...]
    conjunctions: tuple[str, ...]
    joins: tuple[str, ...]
    fillers: tuple[str, ...]
    desks: tuple[str, ...]
    staff: tuple[str, ...]
    outlets: tuple[str, ...]
    not_initials: tuple[str, ...]
    name_links: tuple[str, ...]
    locators: tuple[str, ...]
    live: tuple[str, ...]
    not_there: tuple[str, ...]
    challenges: tuple[str, ...]
    caption_classes: tuple[str, ...]
    teaser_classes: tuple[str, ...]
    author_classes: tuple[str, ...]
    source_classes: tuple[str, ...]


@cache
def all_page_words() -> tuple[PageWords, ...]:
    """The page words of every language there is a folder for, in the order of their codes."""
    package = importlib.import_module("newsticker.language")
    codes = sorted(found.name for found in pkgutil.iter_modules(package.__path__) if found.ispkg)
    return tuple(_words(code) for code in codes)


def words_for(field: str) -> tuple[str, ...]:
    """The words that all languages together have for ``field``, longest first.

    A page or a text does not say in which languages its date, its credit and its classes are.
    """
    found = {word for words in all_page_words() for word in getattr(words, field)}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def either(field: str) -> str:
    """A regular expression for any of ``words_for(field)``."""
    return "|".join(re.escape(word) for word in words_for(field))


def page_words(language: str) -> PageWords | None:
    """The page words of ``language`` (ISO 639-1), None where there is no folder for it."""
    return next((words for words in all_page_words() if words.language == language), None)


def _words(code: str) -> PageWords:
    words = importlib.import_module(f"newsticker.language.{code}.page").WORDS
    assert isinstance(words, PageWords)
    return words
