"""The lead: the teaser that stands above the body, found by what the markup says the article is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from newsticker.article.blocks import Block
from newsticker.language.page_words import either

SHORTEST = 40
LONGEST = 700


def find_lead(
    told: Iterable[str], before: Sequence[Block], paragraphs: Sequence[str]
) -> tuple[str | None, Sequence[str]]:
    """The lead, None where there is none, and the paragraphs without it.

    It is a description from the markup that stands on the page: as the first paragraph, or in one
    of the blocks ``before`` the body (whole, or up to where the description was cut off). Failing
    that, the block before the body that the markup calls a teaser.
    """
    before = [block for block in before if block.tag != "h1"]
    for description in map(_plain, told):
        if len(description) < SHORTEST:
            continue
        if len(paragraphs) > 1 and _tells(paragraphs[0], description):
            return paragraphs[0], paragraphs[1:]
        for block in reversed(before):
            if _tells(block.text, description):
                return block.text, _without(paragraphs, block.text)
    for block in reversed(before):
        if (
            _teaser().search(block.hints)
            and SHORTEST <= len(block.text) <= LONGEST
            and not _is_link(block)
        ):
            return block.text, _without(paragraphs, block.text)
    return None, paragraphs


@cache
def _teaser() -> re.Pattern[str]:
    return re.compile(rf"{either('teaser_classes')}|\blead\b", re.IGNORECASE)


def _is_link(block: Block) -> bool:
    return block.linked > len(block.text) / 2


def _without(paragraphs: Sequence[str], lead: str) -> Sequence[str]:
    """The paragraphs, without the one near the start that repeats the lead."""
    plain = _plain(lead)
    return [text for n, text in enumerate(paragraphs) if n > 2 or _plain(text) != plain]


def _tells(paragraph: str, description: str) -> bool:
    plain = _plain(paragraph)
    return len(paragraph) <= LONGEST and (
        plain == description
        or (plain.startswith(description) and len(plain) < 2.5 * len(description))
    )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
