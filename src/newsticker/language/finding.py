"""The search analyser with what every language tells of its words: a folder's ``word_forms`` with FORMS."""

from __future__ import annotations

import importlib.util
import pkgutil
from functools import cache

import newsticker.language
from newsticker.text.analyser import Analyser, WordForms


@cache
def analyser() -> Analyser:
    """The analyser of all languages; their lexicons are read when the first word is looked up."""
    return Analyser(dict(_languages()))


def search_tokens(text: str, language: str | None) -> list[str]:
    """The tokens by which a text in that language is found."""
    return analyser().tokens(text, language)


def query_terms(query: str) -> list[list[str]]:
    """For every word of a query the tokens that it may stand as in the index, in any language."""
    return analyser().terms(query)


def _languages() -> list[tuple[str, WordForms]]:
    found = []
    for folder in pkgutil.iter_modules(newsticker.language.__path__):
        name = f"newsticker.language.{folder.name}"
        if folder.ispkg and importlib.util.find_spec(f"{name}.word_forms") is not None:
            found.append((folder.name, importlib.import_module(f"{name}.word_forms").FORMS))
    return found
