"""Problems with feeds in plain words of the interface; the words that name them in messages are net's and intake's."""

from __future__ import annotations

import re

from newsticker.site.words import Words

# Part of a message, and the key of its plain words; a group of the part is filled in as {x}.
PLAIN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(part), key)
    for part, key in (
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


def plain(problem: str, words: Words) -> str | None:
    """What a problem means, in plain words; None for one that there are no words for."""
    for part, key in PLAIN:
        found = part.search(problem)
        if found:
            return words(key, x=found[1] if found.groups() else "")
    return None
