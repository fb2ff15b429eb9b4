"""A language's rules as one regular expression over a sentence written with one character a token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from newsticker.language.pack import LanguagePack
from newsticker.language.time_words import TimeWord
from newsticker.text.tokens import Token

_NAME = re.compile(r"[A-Z]{1,}")
_OTHER = "_"
_FIRST_LETTER = 0x4E00


class Hit(Struct):
    """A rule's match: ``action`` names the rule, ``words`` are those of tokens ``first`` to ``after``."""

    action: str
    first: int
    after: int
    words: list[TimeWord | None]

    def of(self, *kinds: str) -> TimeWord | None:
        """The first word that is of one of these kinds."""
        return next((w for w in self.words if w is not None and w.kind in kinds), None)

    def word(self, *kinds: str) -> TimeWord:
        """The first word that is of one of these kinds, of which the rule has one in any case."""
        return next(w for w in self.words if w is not None and w.kind in kinds)

    def all_of(self, *kinds: str) -> list[TimeWord]:
        """All words of these kinds in the order of the text."""
        return [w for w in self.words if w is not None and w.kind in kinds]


_letters: dict[str, str] = {}


def _letter(kind: str) -> str:
    """A character of its own for every kind, so that classes and lookbehinds of a pattern work on kinds."""
    return _letters.setdefault(kind, chr(_FIRST_LETTER + len(_letters)))


def _compiled(pattern: str) -> str:
    spelt = _NAME.sub(lambda m: _letter(m[0]), pattern).replace(" ", "")
    return re.sub(r"\((?!\?)", "(?:", spelt)


# Most tokens begin no expression, which one look tells: "der" with a word behind it that is not of time.
_START = _compiled(rf"(?![{_OTHER} COMMA STOP] | THE {_OTHER})")


class Grammar:
    """The compiled rules of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        times = pack.times
        self._actions = [action for action, _ in times.rules]
        patterns = [_compiled(pattern) for _, pattern in times.rules]
        self._rules = re.compile(_START + "(?:" + "|".join(f"({p})" for p in patterns) + ")")
        # Running text repeats its words: what a word says about time is asked once.
        self._read = lru_cache(maxsize=1 << 15)(times.read)

    def read(self, tokens: list[Token]) -> tuple[list[TimeWord | None], str]:
        """What each token says about time, and the sentence written with one character a token."""
        words = [self._read(t.text, t.lower) for t in tokens]
        letters = [
            _letter(word.kind) if word else _letter("ADJ") if token.tag == "ADJ" else _OTHER
            for word, token in zip(words, tokens, strict=True)
        ]
        return words, "".join(letters)

    def hits(self, words: list[TimeWord | None], letters: str) -> Iterator[Hit]:
        """The matches from left to right, of which none overlap."""
        for match in self._rules.finditer(letters):
            first, after = match.span()
            assert match.lastindex is not None
            yield Hit(self._actions[match.lastindex - 1], first, after, words[first:after])


_grammars: dict[str, Grammar] = {}


def grammar_of(pack: LanguagePack) -> Grammar:
    """The grammar of the pack's language, compiled at first use."""
    if pack.code not in _grammars:
        _grammars[pack.code] = Grammar(pack)
    return _grammars[pack.code]
