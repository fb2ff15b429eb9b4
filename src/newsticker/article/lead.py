"""The lead: the teaser that stands above the body, found by what the markup says the article is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsticker.article.blocks import Block

SHORTEST = 40
LONGEST = 700
TEASER = re.compile(
    r"teaser|\blead|intro|vorspann|standfirst|summary|subtitle|dek\b|subline|anriss|excerpt",
    re.IGNORECASE,
)


def find_lead(
    told: Iterable[str], before: Sequence[Block], body: Sequence[str]
) -> tuple[str | None, bool]:
    """The lead, and whether it is the first paragraph of ``body``.

    It is a description from the markup that stands on the page: as the first paragraph, or in one
    of the blocks ``before`` the body (whole, or up to where the description was cut off). Failing
    that, the block before the body that the markup calls a teaser.
    """
    descriptions = [_plain(text) for text in told]
    for description in descriptions:
        if len(description) < SHORTEST:
            continue
        if body and _tells(body[0], description) and len(body) > 1:
            return body[0], True
        for block in reversed(before):
            if _tells(block.text, description):
                return block.text, False
    for block in reversed(before):
        if (
            TEASER.search(block.hints)
            and SHORTEST <= len(block.text) <= LONGEST
            and block.linked < len(block.text) / 2
        ):
            return block.text, bool(body) and _plain(body[0]) == _plain(block.text)
    return None, False


def _tells(paragraph: str, description: str) -> bool:
    plain = _plain(paragraph)
    return len(paragraph) <= LONGEST and (
        plain == description
        or (plain.startswith(description) and len(plain) < 2.5 * len(description))
    )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
