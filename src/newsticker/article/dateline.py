"""The dateline: the place, and often the agency, before the first sentence.

Rostock (dpa) - …    HARBOUR TOWN, Maine (AP) — …    LISBON, March 3 (Reuters) - …    GENF afp | …
"""

from __future__ import annotations

import re

from msgspec import Struct

from newsticker.article.credit_line import read_credit_line
from newsticker.model import Credit

WORD = r"[A-ZÄÖÜ][\w.'’-]{0,30}"
PLACE = rf"{WORD}(?:[ /-](?:{WORD}|am|an|der|im|in|of|de|la|le|upon|bei|ob)){{0,4}}"
CAPITALS = r"[A-ZÄÖÜ][A-ZÄÖÜ.'’/ -]{2,40}"
DASH = r"\s*(?:--|[-–—])\s+"
WITH_AGENCY = re.compile(
    rf"(?P<place>{PLACE}(?:, {WORD}(?: {WORD})?)?)(?:, [^()\n]{{2,20}})?\s*(?P<credit>\([^()\n]{{2,40}}\))(?:{DASH}|[.:]\s)"
)
BEFORE_BAR = re.compile(rf"(?P<place>{CAPITALS})\s(?P<credit>[a-zA-Z/]{{2,20}})\s[|–—-]\s")
IN_CAPITALS = re.compile(rf"(?P<place>{CAPITALS}(?:, {WORD}(?: {WORD})?)?){DASH}")
AGENCY_ALONE = re.compile(rf"(?P<credit>\([^()\n]{{2,40}}\))(?:{DASH}|\s+)(?=[A-ZÄÖÜ\"„“»0-9])")


class Dateline(Struct, frozen=True):
    """Where a report was filed, and by whom where the dateline tells an agency."""

    place: str | None
    credit: Credit | None


def read_dateline(text: str) -> Dateline | None:
    """The dateline at the start of ``text``, None where there is none."""
    for pattern in (WITH_AGENCY, BEFORE_BAR, AGENCY_ALONE):
        found = pattern.match(text)
        if found and (credit := _agency_credit(found["credit"])):
            return Dateline(_place(found.groupdict().get("place")), credit)
    if found := IN_CAPITALS.match(text):
        return Dateline(_place(found["place"]), None)
    return None


def _place(text: str | None) -> str | None:
    return text.strip(" -/") if text else None


def _agency_credit(text: str) -> Credit | None:
    line = read_credit_line(text)
    return line.credit if line and line.credit and line.credit.agencies else None
