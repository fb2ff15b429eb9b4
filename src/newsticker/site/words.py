"""The words of the interface, read once from the Babel catalogues in ``i18n``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from babel import Locale
from babel.messages.pofile import read_po

from newsticker.model import StoredArticle

LANGUAGES = ("de", "en")


class Words:
    """The interface in one language: ``words("skip")``, ``words("reads", n="695")``."""

    def __init__(self, language: str, texts: Mapping[str, tuple[str, ...]]) -> None:
        self.language = language
        self._texts = texts
        self._locale = Locale.parse(language)

    def __call__(self, key: str, /, **parts: object) -> str:
        """The text of a key with its parts filled in; KeyError where the catalogue has no such key."""
        return self._texts[key][0].format(**parts)

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def count(self, key: str, number: int, shown: str) -> str:
        """The text of a key in the form that the number asks for, with ``shown`` as the number."""
        forms = self._texts[key]
        one = len(forms) > 1 and self._locale.plural_form(number) == "one"
        return forms[0 if one else -1].format(n=shown)

    def known(self) -> frozenset[str]:
        """Every key of the catalogue."""
        return frozenset(self._texts)


def headline(stored: StoredArticle, words: Words) -> str:
    """The headline of an article, or the words that say there is none."""
    return stored.article.title or words("no-headline")


@cache
def read_words(language: str) -> Words:
    """Reads the catalogue of a language, once in a process."""
    file = resources.files("newsticker.site") / "i18n" / f"{language}.po"
    with file.open("rb") as stream:
        catalogue = read_po(stream, locale=language)
    texts: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        key = message.id if isinstance(message.id, str) else message.id[0]
        if key:
            forms = message.string
            texts[key] = (forms,) if isinstance(forms, str) else tuple(forms or ())
    return Words(language, texts)
