"""The lines that stand between a page's headline and its text, where an extractor takes them for text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsticker.article.dates import read_date_line
from newsticker.article.flags import take_reads
from newsticker.article.names import looks_like_names, starts_byline

HEADLINE_WITHIN = 3  # paragraphs at the start, of which the headline may be one
LONG_HEADLINE = 20  # characters, from which on it is no accident that a line ends in it
LONGEST_LINE = 120
SENTENCE_END = (".", "!", "?", "…")


def below_head(paragraphs: Sequence[str], headlines: Iterable[str]) -> Sequence[str]:
    """The paragraphs without what stands above a text: kicker, headline, date, counter and byline."""
    known = {_plain(headline) for headline in headlines} - {""}
    rest = paragraphs
    for number in range(min(HEADLINE_WITHIN, len(rest) - 1) - 1, -1, -1):
        if _is_headline(_plain(rest[number]), known):
            rest = rest[number + 1 :]
            break
    return below_head_lines(rest)


def below_head_lines(paragraphs: Sequence[str]) -> Sequence[str]:
    """The paragraphs without the date, counter and byline before the first of them that is text."""
    last = len(paragraphs) - 1
    start = next((n for n in range(last) if not _is_head_line(paragraphs[n])), max(last, 0))
    return paragraphs[start:]


def _is_headline(plain: str, known: set[str]) -> bool:
    """Whether a line is a headline, alone or with a kicker before it."""
    return plain in known or any(
        plain.endswith(headline) and len(plain) < 2 * len(headline)
        for headline in known
        if len(headline) >= LONG_HEADLINE
    )


def _is_head_line(line: str) -> bool:
    if len(line) > LONGEST_LINE or line.endswith(SENTENCE_END):
        return False
    reads, _ = take_reads(line)
    is_byline = starts_byline(line) and looks_like_names(line)
    return reads is not None or is_byline or read_date_line(line) is not None


def _plain(text: str) -> str:
    return re.sub(r"\W", "", text.casefold())
