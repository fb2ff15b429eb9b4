"""Days that a text reckons from the one it told last: "drei Tage zuvor", "a day earlier", "six days later".

TimeML has such phrases as durations; what was said then was said on a day all the same.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import structs

from newsticker.claims.sheet import Sheet
from newsticker.claims.times import Time

_SPAN = re.compile(r"P(\d{1,3})([DW])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def with_elapsed(sheet: Sheet, times: list[Time]) -> list[Time]:
    """The times, each such duration as the day that it leads to."""
    last = sheet.published
    found: list[Time] = []
    for time in times:
        value = time.value[:10]
        day = _reckoned(sheet, time, last)
        if day is not None:
            is_past = sheet.published is None or day <= sheet.published
            time = structs.replace(time, type="DATE", value=day.isoformat(), is_past_point=is_past)
        elif time.type in {"DATE", "TIME"} and _DAY.fullmatch(value):
            last = date.fromisoformat(value)
        found.append(time)
    return found


def _reckoned(sheet: Sheet, time: Time, last: date | None) -> date | None:
    words = sheet.pack
    closing = sheet.sentences[time.sentence].tokens[time.after - 1].lower
    span = _SPAN.fullmatch(time.value) if time.type == "DURATION" else None
    step = (closing in words.later) - (closing in words.earlier)
    if span is None or last is None or not step:
        return None
    days = int(span[1]) * (7 if span[2] == "W" else 1)
    return last + timedelta(days=days * step)
