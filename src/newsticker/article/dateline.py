"""The dateline: the place, and often the agency, before the first sentence.

Rostock (dpa) - …    HARBOUR TOWN, Maine (AP) — …    LISBON, March 3 (Reuters) - …    GENF afp | …
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from newsticker.article.credit_line import read_credit_line
from newsticker.language.page_words import either
from newsticker.model import Credit

WORD = r"[A-ZÄÖÜ][\w.'’-]{0,30}"
CAPITALS = r"[A-ZÄÖÜ][A-ZÄÖÜ.'’/ -]{2,40}"
REGION = rf"(?:, {WORD}(?: {WORD})?)?"
DASH = r"\s*(?:--|[-–—])\s+"
CREDIT = r"(?P<credit>\([^()\n]{2,40}\))"
BEFORE_BAR = re.compile(rf"(?P<place>{CAPITALS})\s(?P<credit>[a-zA-Z/]{{2,20}})\s[|–—-]\s")
IN_CAPITALS = re.compile(rf"(?P<place>{CAPITALS}{REGION}){DASH}")
AGENCY_ALONE = re.compile(rf"{CREDIT}(?:{DASH}|\s+)(?=[A-ZÄÖÜ\"„“»0-9])")


class Dateline(Struct, frozen=True):
    """Where a report was filed, and by whom where the dateline tells an agency."""

    place: str | None
    credit: Credit | None


def read_dateline(text: str) -> Dateline | None:
    """The dateline at the start of ``text``, None where there is none."""
    for pattern in (_with_agency(), BEFORE_BAR, AGENCY_ALONE):
        found = pattern.match(text)
        if found and (credit := _agency_credit(found["credit"])):
            return Dateline(_place(found.groupdict().get("place")), credit)
    if found := IN_CAPITALS.match(text):
        return Dateline(_place(found["place"]), None)
    return None


@cache
def _with_agency() -> re.Pattern[str]:
    place = rf"{WORD}(?:[ /-](?:{WORD}|{either('name_links')})){{0,4}}"
    date = r"(?:, [^()\n]{2,20})?"
    return re.compile(rf"(?P<place>{place}{REGION}){date}\s*{CREDIT}(?:{DASH}|[.:]\s)")


def _place(text: str | None) -> str | None:
    return text.strip(" -/") if text else None


def _agency_credit(text: str) -> Credit | None:
    line = read_credit_line(text)
    return line.credit if line and line.credit and line.credit.agencies else None
