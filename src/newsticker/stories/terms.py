"""What an article tells of, as words that can be counted: names and numbers, states, and content words.

Names, numbers and states are the same in every language, words are those of one. All are dictionary forms as far
as a language knows them, so that "Wechloyer" and "Wechloy" may differ, "Brände" and "Brand" do not.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from msgspec import Struct

from newsticker.language.finding import analyser
from newsticker.language.packs import pack_of
from newsticker.model import Reading
from newsticker.text.detect import detect_language
from newsticker.text.folding import fold

NAME, STATE = "=", "§"  # how a term begins that is no word of one language
SHORTEST = 3
LONGEST = 100  # letters; what is longer is no word, and no database has an index of it
LANGUAGES = ("de", "en")  # what a text without a language most likely is in
_WORD = re.compile(r"\d+(?:[.,'’\u00a0]\d{3})*|[^\W_]+(?:[-‐‑][^\W_]+)*")
# Behind these a capital says nothing in any language.
_OPENING = re.compile(r"(?:^|[.!?:…\n])[\s„“\"»«‘‚']*$|,\s*[„“\"»«‘‚']$")
_BEFORE = 4  # characters before a word that are looked at


class Terms(Struct, frozen=True, eq=False):
    """The terms of an article, how often each stands in it, when it was published and in which language it is.

    ``meaning`` is what it is about in any language, None where that is not known (newsticker.stories.meaning).
    """

    id: str
    counts: dict[str, int]
    minute: int | None
    language: str | None
    meaning: bytes | None = None


def terms_of(reading: Reading, minute: int | None) -> Terms:
    """The terms of a reading. Of claims the parties are terms as well: whom a pronoun means is named there."""
    language = reading.article.language or detect_language(reading.text, LANGUAGES)
    counts: Counter[str] = Counter()
    text = reading.text
    small: set[str] = set()
    capital: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    for found in _WORD.finditer(text):
        word = found[0]
        if len(word) > LONGEST:
            continue
        if not word[0].isupper():
            small.add(word)
            if term := _term(word, language):
                counts[term] += 1
        elif _OPENING.search(text, max(found.start() - _BEFORE, 0), found.start()):
            opening[word] += 1
        else:
            capital[word] += 1
    for word, count in (capital + opening).items():
        # What begins a sentence and is written small elsewhere, or never inside one, is no name.
        is_word = word.lower() in small or word not in capital
        if term := _term(word, language, may_be_name=not is_word):
            counts[term] += count
    for claim in reading.claims:
        for party in claim.chain:
            if party.kind == "person":
                counts.update(
                    {
                        _as_name(word): 1
                        for word in party.name.split()
                        if SHORTEST <= len(word) <= LONGEST
                    }
                )
    return Terms(reading.id, dict(counts), minute, language)


@lru_cache(maxsize=100_000)
def _term(word: str, language: str | None, *, may_be_name: bool = False) -> str | None:
    if word[0].isdigit():
        digits = re.sub(r"\D", "", word)
        return NAME + digits if len(digits) >= SHORTEST else None
    if word.lower() in _days(language):
        return None
    if state := _states(language).get(word.lower()):
        return STATE + state
    folded = fold(word)
    if len(folded) < SHORTEST:
        return None
    if may_be_name and not analyser().knows(folded):
        return _as_name(word)
    bases = analyser().base_forms(word, language)
    base = bases[0][0] if bases and bases[0] else None
    return f"{language or ''}:{base}" if base and len(base) >= SHORTEST else None


def _as_name(word: str) -> str:
    """A name without the ending of possession, which German and English both have."""
    folded = fold(word)
    return NAME + (folded[:-1] if folded.endswith("s") and len(folded) > SHORTEST + 1 else folded)


@cache
def _days(language: str | None) -> frozenset[str]:
    """The names of weekdays and months, which stand in every article."""
    pack = pack_of(language)
    return frozenset((*pack.times.weekdays, *pack.times.months)) if pack else frozenset()


@cache
def _states(language: str | None) -> dict[str, str]:
    """The code of every state by the words a language has for it (CLDR's territories)."""
    pack = pack_of(language)
    if pack is None:
        return {}
    try:
        territories = Locale.parse(pack.code).territories
    except UnknownLocaleError:
        return {}
    codes = {str(name): str(code) for code, name in territories.items() if str(code).isalpha()}
    return {word: codes[name] for word, name in pack.states.items() if name in codes}
