"""The search analyser: one way from words to tokens, for what is indexed and for what is asked.

A word of a text is found by its letters, folded, and by what its language tells of it (WordForms): its dictionary forms
and the parts of a compound. A word of a query has as alternatives its letters and its dictionary forms in every language.
So the query "Damm" finds "Staudämme" by the part, and "Staudamm" does not find "Damm".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from newsticker.text.folding import fold

# Letters that folding makes into plain ones: no word of a text or of a query ever has them. So a stem
# ("deutsch" + STEM) is never taken for a word of the same letters, nor a speaker's name for a word of a claim.
STEM = "\N{MODIFIER LETTER SMALL S}"
SPEAKER = "\N{MODIFIER LETTER SMALL P}"

LONGEST_WORD = 80  # letters; what is longer is an address or a mistake, and found by its beginning
_FIGURE = r"\d{1,3}(?:[.,'’\u00a0\u2009\u202f]\d{3}){1,8}(?![.,]?\d)"
_MARK = r"\u0300-\u036f"
_PIECE = rf"[^\W_][^\W_{_MARK}]*(?:[{_MARK}]+[^\W_]*)*"
_UNIT = re.compile(rf"{_FIGURE}|{_PIECE}(?:[-‐‑]{_PIECE}){{0,9}}")
_WORD = re.compile(r"[^\W_]+")
_HYPHEN = re.compile(r"[-‐‑]")


class WordForms(Struct, frozen=True):
    """What a language tells of a word as it is written in a text (``bases``, ``parts``) or typed (``asked``).

    ``bases`` are its dictionary forms or its stem, ``parts`` those of a compound's parts. ``asked`` is given the word
    folded and cannot tell a noun by its capital; ``knows`` tells whether such a word is one of the language for sure.
    """

    bases: Callable[[str], tuple[str, ...]]
    parts: Callable[[str], tuple[str, ...]]
    asked: Callable[[str], tuple[str, ...]]
    knows: Callable[[str], bool]


class Unit(Struct, frozen=True):
    """A word of a text or words joined by hyphens, where it stands, and the tokens by which it is found."""

    start: int
    end: int
    tokens: frozenset[str]


class Typed(Struct, frozen=True):
    """A word of a query, where it stands, and its letters, folded."""

    start: int
    end: int
    word: str


class Analyser:
    """Makes tokens with the word forms of some languages; safe to use from several threads."""

    def __init__(self, languages: Mapping[str, WordForms]) -> None:
        self._languages = languages
        self._tokens = lru_cache(maxsize=50_000)(self._tokens_of)

    def units(self, text: str, language: str | None) -> Iterator[Unit]:
        """The words of a text in their order, each with its tokens; ``language`` is a tag or None."""
        code = (language or "").partition("-")[0].lower()
        for found in _UNIT.finditer(text):
            yield Unit(found.start(), found.end(), self._tokens(found.group(), code))

    def tokens(self, text: str, language: str | None) -> list[str]:
        """Every token of a text once, in the order of its words."""
        units = self.units(text, language)
        return list(dict.fromkeys(token for unit in units for token in sorted(unit.tokens)))

    def terms(self, query: str) -> list[list[str]]:
        """For every word of a query the tokens that it may stand as in the index, in any language.

        A word with hyphens is found as a whole or, wherever they stand, by all of its parts.
        """
        found: list[list[str]] = []
        for unit in _UNIT.finditer(query):
            joined, words = _words_of(unit.group())
            whole = self._asked(joined) if len(words) > 1 else []
            found += (list(dict.fromkeys([*self._asked(word), *whole])) for word in words)
        return found

    def typed(self, query: str) -> list[Typed]:
        """The words of a query that are one word each, without hyphens."""
        found = ((unit, _words_of(unit.group())[1]) for unit in _UNIT.finditer(query))
        return [
            Typed(unit.start(), unit.end(), words[0]) for unit, words in found if len(words) == 1
        ]

    def knows(self, word: str) -> bool:
        """Whether a folded word is one of any language for sure, and so no typing error."""
        return any(forms.knows(word) for forms in self._languages.values())

    def base_forms(self, text: str, language: str | None) -> tuple[tuple[str, ...], ...]:
        """For every word its dictionary forms, or its letters where the language knows none: "Anwohnern" as "Anwohner"."""
        forms = self._languages.get((language or "").partition("-")[0].lower())
        return tuple(
            (forms.bases(found.group()) if forms else ()) or (fold(found.group()),)
            for found in _UNIT.finditer(text)
        )

    def _tokens_of(self, unit: str, code: str) -> frozenset[str]:
        joined, words = _words_of(unit)
        forms = self._languages.get(code)
        tokens = {joined, *words}
        if forms is not None:
            pieces = _HYPHEN.split(unit)
            for piece in [*pieces, "".join(pieces)] if len(pieces) > 1 else pieces:
                word = piece[:LONGEST_WORD]
                if fold(word).isalnum():
                    tokens.update(forms.bases(word), forms.parts(word))
        return frozenset(filter(None, tokens))

    def _asked(self, word: str) -> list[str]:
        forms = (form for told in self._languages.values() for form in told.asked(word))
        return [word, *forms]


def _words_of(unit: str) -> tuple[str, list[str]]:
    """The letters of a unit, folded, joined and as words; a figure's groups are one word: "12.000" is 12000."""
    words = [word[:LONGEST_WORD] for word in _WORD.findall(fold(unit))]
    joined = "".join(words)[:LONGEST_WORD]
    return joined, [joined] if unit[:1].isdigit() and unit[
        -1:
    ].isdigit() and joined.isdigit() else words


def speaker_tokens(name: str) -> list[str]:
    """The tokens by which a speaker's name is found, as such and by no other word."""
    return [word[:LONGEST_WORD] + SPEAKER for word in _WORD.findall(fold(name))]
