"""The search analyser: one way from words to tokens, for what is indexed and for what is asked."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Callable

import Stemmer

# Snowball's stemmers by language tag; a query is stemmed by each of them, since it tells no language.
STEMMERS = {"de": "german", "en": "english"}

_WORD = re.compile(r"[^\W_]+")
# German sorts and types these as two letters (DIN 5007-2); whoever searches may write either form.
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def search_tokens(text: str, language: str | None) -> list[str]:
    """The tokens of a text in its order, none dropped: folded, and stemmed where the language is known."""
    stem = _stemmer(language)
    return [stem(word) for word in _folded_words(text)]


def query_terms(query: str) -> list[list[str]]:
    """For every word of a query the tokens that it may stand as in the index, in any language."""
    stems = [_stemmer(None), *map(_stemmer, STEMMERS)]
    return [list(dict.fromkeys(stem(word) for stem in stems)) for word in _folded_words(query)]


def _folded_words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_SPELLED_OUT)
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return _WORD.findall(bare)


def _stemmer(language: str | None) -> Callable[[str], str]:
    name = STEMMERS.get(language or "")
    return _stemmers.by_name[name].stemWord if name else str


class _Stemmers(threading.local):
    """Snowball stemmers keep state while they work: every thread has its own."""

    def __init__(self) -> None:
        self.by_name = {name: Stemmer.Stemmer(name) for name in STEMMERS.values()}


_stemmers = _Stemmers()
