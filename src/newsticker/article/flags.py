"""Whether the source marks an article as breaking news."""

from __future__ import annotations

import re
from functools import cache

from newsticker.language.page_words import all_page_words


def is_breaking(title: str | None) -> bool:
    """Whether a headline says so: "Eilmeldung: …", "+++ … +++", "BREAKING: …"."""
    return title is not None and _mark().match(title) is not None


@cache
def _mark() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for words in all_page_words() for word in words.breaking)
    return re.compile(rf"\s*(?:\+\+\+|(?:{words})\s*(?::|\||–|—|- |\+\+\+))", re.IGNORECASE)
