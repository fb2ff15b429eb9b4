"""Names of authors and outlets, taken out of what pages put around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from newsticker.language.page_words import either

LONGEST_NAME = 60
DASHED = re.compile(r"(\s*(?:\s[-–—•·:»›]\s|\|)\s*)")
INITIALS = re.compile(r"\s*\([\w.]{2,6}\)$")  # the desk initials behind a name: "Jane Roe (jro)"
NO_NAME = re.compile(r"[@\d]|://|\bwww\.")


def split_names(told: Iterable[str]) -> tuple[str, ...]:
    """The single names in author fields: "Von Jane Roe und John Doe, dpa" names three."""
    names: dict[str, None] = {}
    for field in told:
        if len(field) > 400:
            continue
        for part in _separators().split(_opener().sub("", " ".join(field.split()))):
            name = INITIALS.sub("", part.strip()).strip(" .·–-")
            if name and len(name) <= LONGEST_NAME and not ("://" in name or "@" in name):
                names[name] = None
    return tuple(names)


def looks_like_names(line: str) -> bool:
    """Whether a line that markup calls a byline holds nothing but names."""
    names = split_names([line])
    return bool(names) and all(
        name[0].isupper() and len(name.split()) <= 4 and not NO_NAME.search(name) for name in names
    )


def starts_byline(line: str) -> bool:
    """Whether a line begins as a byline does ("Von …", "By …")."""
    return _opener().match(line) is not None


def names_of_site(url: str | None, told: Iterable[str]) -> tuple[str, ...]:
    """What an outlet goes by: the names its markup tells, its host and the host's own label."""
    names = list(told)
    host = (urlsplit(url).hostname or "") if url else ""
    if host:
        host = host.removeprefix("www.")
        names += [host, *host.split(".")[-2:-1]]
    return tuple(dict.fromkeys(name for name in names if name))


def without_site(title: str, site: Iterable[str]) -> str:
    """``title`` without the outlet's name at its end or start ("… - Harbour Post", "Post | …")."""
    known = {_plain(name) for name in site} - {""}
    parts = DASHED.split(title)
    while len(parts) > 1 and _plain(parts[-1]) in known:
        del parts[-2:]
    while len(parts) > 1 and _plain(parts[0]) in known:
        del parts[:2]
    return "".join(parts).strip()


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name.casefold())


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"^(?:{either('people')})(?:\s*:\s*|\s+)", re.IGNORECASE)


@cache
def _separators() -> re.Pattern[str]:
    return re.compile(rf"\s*[,;|/&]\s*|\s(?:{either('conjunctions')})\s")
