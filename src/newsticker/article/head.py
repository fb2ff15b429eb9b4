"""The lines that stand between a page's headline and its text, where an extractor takes them for text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsticker.article.dates import read_date_line
from newsticker.article.flags import take_reads
from newsticker.article.names import looks_like_names, starts_byline

HEADLINE_WITHIN = 3  # paragraphs at the start, of which the headline may be one
LONGEST_LINE = 120
SENTENCE_END = (".", "!", "?", "…")


def below_head(paragraphs: Sequence[str], headlines: Iterable[str]) -> Sequence[str]:
    """The paragraphs without what stands above a text: kicker, headline, date, counter and byline."""
    known = {_plain(headline) for headline in headlines} - {""}
    rest = list(paragraphs)
    for number in range(min(HEADLINE_WITHIN, len(rest) - 1) - 1, -1, -1):
        if _plain(rest[number]) in known:
            del rest[: number + 1]
            break
    while len(rest) > 1 and _is_head_line(rest[0]):
        del rest[0]
    return rest


def _is_head_line(line: str) -> bool:
    if len(line) > LONGEST_LINE or line.endswith(SENTENCE_END):
        return False
    reads, _ = take_reads(line)
    is_byline = starts_byline(line) and looks_like_names(line)
    return reads is not None or is_byline or read_date_line(line) is not None


def _plain(text: str) -> str:
    return re.sub(r"\W", "", text.casefold())
