"""What a search was asked: every part of it a parameter of the address, so that it can be sent on and kept."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import get_args
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import asdict, replace
from starlette.datastructures import QueryParams

from newsticker.language.finding import query_terms
from newsticker.model import Stance
from newsticker.model_stories import MARKS
from newsticker.store import SearchFilter
from newsticker.text.analyser import speaker_tokens

LONGEST = 200
STANCES: tuple[Stance, ...] = get_args(Stance)
# The first of each is what is meant where nothing is said.
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": ("reports", "claims"),
    "order": ("newest", "hits"),
    "stance": ("", *STANCES),
    "mark": ("", *MARKS),
}
DAYS = ("since", "until")
NAMES = {"since": "from", "until": "to"}  # the parameters that have another name in the address
FILTERS = ("speaker", "stance", "outlet", "agency", "tag", "language", "mark", "since", "until")
# What can be asked for by a clock: no calendar of ours goes further.
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


class Asked(Struct, frozen=True):
    """A search in the words of its address; an empty part narrows nothing down.

    ``since`` and ``until`` are days (2024-10-18) on which an article was published, both included.
    """

    q: str = ""
    kind: str = "reports"
    speaker: str = ""
    stance: str = ""
    outlet: str = ""
    agency: str = ""
    tag: str = ""
    language: str = ""
    mark: str = ""
    since: str = ""
    until: str = ""
    order: str = "newest"

    @property
    def filters(self) -> dict[str, str]:
        """What it is narrowed down to, beside its words."""
        return {name: value for name in FILTERS if (value := getattr(self, name))}

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        return not self.q and not self.filters

    @property
    def problems(self) -> dict[str, str]:
        """The parts that cannot be understood, with what was given."""
        told = {
            name: getattr(self, name)
            for name, known in CHOICES.items()
            if getattr(self, name) not in known
        }
        told |= {name: day for name in DAYS if (day := getattr(self, name)) and _day(day) is None}
        return told

    @property
    def understood(self) -> Asked:
        """What of it can be understood."""
        unknown = {name: CHOICES.get(name, ("",))[0] for name in self.problems}
        return replace(self, **unknown) if unknown else self

    def with_(self, **changes: str) -> Asked:
        """The same search with other parts."""
        return replace(self, **changes)

    def without(self, *names: str) -> Asked:
        """The same search without these parts."""
        return replace(self, **dict.fromkeys(names, ""))

    def query(self, before: str | None = None) -> str:
        """The query of its address, without what narrows nothing down; of its page behind the marker ``before``."""
        told = {
            NAMES.get(name, name): value
            for name, value in asdict(self).items()
            if value and value != CHOICES.get(name, ("",))[0]
        }
        return urlencode(told | ({"before": before} if before else {}))

    def wanted(self, zone: ZoneInfo) -> SearchFilter:
        """The search as the store knows it; only where there are no problems."""
        since, until = _day(self.since), _day(self.until)
        return SearchFilter(
            terms=query_terms(self.q),
            speaker=speaker_tokens(self.speaker),
            stance=next((stance for stance in STANCES if stance == self.stance), None),
            outlet=self.outlet or None,
            agency=self.agency or None,
            tag=self.tag or None,
            language=self.language or None,
            mark=next((mark for mark in MARKS if mark == self.mark), None),
            begin=_begin(since, zone) if since else None,
            end=_begin(until + timedelta(days=1), zone) if until else None,
        )


def read_asked(given: QueryParams) -> Asked:
    """What the parameters of an address ask for; of one that is given twice the first counts."""
    told = {
        name: _cleaned(value)
        for name in Asked.__struct_fields__
        if (value := next(iter(given.getlist(NAMES.get(name, name))), ""))
    }
    return Asked(**{name: value for name, value in told.items() if value})


def _cleaned(value: str) -> str:
    return value.replace("\0", "").strip()[:LONGEST]


def _day(told: str) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", told):
        return None
    try:
        day = date.fromisoformat(told)
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def _begin(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)
