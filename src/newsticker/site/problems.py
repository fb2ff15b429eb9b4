"""Problems with feeds in plain words of the interface; the words that name them in messages are net's and intake's."""

from __future__ import annotations

import re

from newsticker.site.words import Words

# Part of a message, and the key of its plain words; a group of the part is filled in as {x}.
# Of the pages of feeds' entries; what is not among them has the same words as a feed's.
PAGES: tuple[tuple[str, str], ...] = (
    ("robots.txt of its site does not allow", "page-robots"),
    ("robots.txt cannot be read", "page-robots-unread"),
    ("reserves text and data mining", "page-reserved"),
    ("for subscribers", "page-paid"),
    ("asks who wants to see it", "page-wall"),
    ("gallery", "page-gallery"),
    ("no more than the entry", "page-shorter"),
    ("the very same as the page", "page-same"),
    ("the page of another entry", "page-taken"),
    ("its article is not shown", "page-hidden"),
    ("takes too long to read", "page-slow"),
    ("no article", "page-none"),
    ("input is empty", "page-none"),
)
PLAIN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(part), key)
    for part, key in (
        # First, for what follows it are the hub's own words.
        (r"the hub refuses", "problem-hub-refuses"),
        (r"has not asked back", "problem-hub-silent"),
        (r"leads nowhere for a form", "problem-hub-moved"),
        (r"answered (404|410)", "problem-gone"),
        (r"answered (401|403|451)", "problem-refused"),
        (r"answered (429)", "problem-too-often"),
        (r"answered (5\d\d)", "problem-server"),
        (r"answered (\d+)", "problem-status"),
        (r"no whole answer within (\S+) s", "problem-slow"),
        (r"is larger than (\S+) MB", "problem-large"),
        (r"certificate", "problem-certificate"),
        (r"private address (\S+), which is closed", "problem-private"),
        (r"cannot be reached", "problem-unreachable"),
        (r"redirects more than", "problem-redirects"),
        (r"is no (?:http|address)", "problem-address"),
        (r"breaks off|hangs up|other than HTTP|cannot be read", "problem-answer"),
        (r"it is empty", "problem-empty"),
        (r"no feed|no JSON Feed|begins like a feed", "problem-no-feed"),
    )
)


def plain_of_page(problem: str, words: Words) -> str | None:
    """What it means that a page was not read, in plain words; None for what there are no words for."""
    for part, key in PAGES:
        if part in problem:
            return words(key)
    return plain(problem, words)


def plain(problem: str, words: Words) -> str | None:
    """What a problem means, in plain words; None for one that there are no words for."""
    for part, key in PLAIN:
        found = part.search(problem)
        if found:
            return words(key, x=found[1] if found.groups() else "")
    return None
