"""What a source marks in a line: breaking news, and how often the article was read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newsticker.language.page_words import either


def is_breaking(titles: Iterable[str], above: str | None = None) -> bool:
    """Whether a headline begins so ("Eilmeldung: …", "+++ …"), or the line ``above`` it is the mark.

    ``titles`` are all that an article goes by: what is meant for other sites often lacks the mark.
    """
    starts = any(_breaking_start().match(title) for title in titles)
    return starts or (above is not None and _breaking_mark().fullmatch(above) is not None)


def take_reads(line: str) -> tuple[int | None, str]:
    """The read counter of a line ("Gelesen: 1.204"), None without a number, and the line without it."""
    found = _counter().search(line)
    if not found:
        return None, line
    digits = re.sub(r"\D", "", found[1] or "")
    return int(digits) if digits else None, line[: found.start()] + line[found.end() :]


@cache
def _breaking_start() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:\+\+\+|(?:{either('breaking')})\s*(?:[:|–—]|- |\+\+\+))", re.IGNORECASE
    )


@cache
def _breaking_mark() -> re.Pattern[str]:
    return re.compile(rf"[+\s]*(?:{either('breaking')})[+!:\s]*", re.IGNORECASE)


@cache
def _counter() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either('reads')})\s*:\s*(\d[\d.,]{{0,14}})?", re.IGNORECASE)
