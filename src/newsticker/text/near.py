"""Words that a typing error leads away from: everything at one step from a word."""

from __future__ import annotations

LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Of shorter words too many others are one step away, and nobody types longer ones.
SHORTEST, LONGEST = 6, 30


def near_words(word: str) -> list[str]:
    """Every string that one letter more, less, other or two letters exchanged make of a folded word.

    Some fifty for each of its letters, so that a look at the index is bounded; none of a word that is too
    short or too long or has other signs than letters.
    """
    if not SHORTEST <= len(word) <= LONGEST or not (word.isascii() and word.isalpha()):
        return []
    halves = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = [a + b[1:] for a, b in halves if b]
    found += [a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1]
    found += [a + letter + b[1:] for a, b in halves if b for letter in LETTERS]
    found += [a + letter + b for a, b in halves for letter in LETTERS]
    return [near for near in dict.fromkeys(found) if near != word]
