"""The archive: the months that have reports, the days of a month, and the reports of a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsticker.site.formats import Formats
from newsticker.site.rendering import Site, language_of, site_of
from newsticker.site.ticker import Day, by_day, marker_of
from newsticker.store import ArticleFilter

MOST_OF_A_DAY = 100
_WHEN = re.compile(r"\d{4}-\d{2}(?:-\d{2})?", re.ASCII)


class Stretch(Struct, frozen=True):
    """A month or a day with the number of its reports; ``path`` is the last part of its address."""

    path: str
    date: date
    count: int


class Year(Struct, frozen=True):
    """The months of a year."""

    year: int
    months: tuple[Stretch, ...]


def show_archive(request: Request) -> Response:
    """Every month that has reports, the newest first."""
    site, formats = _at(request)
    kept = _kept(site, formats)
    months = _counted_months(site, formats, list(_months(*kept))) if kept else []
    years: dict[int, list[Stretch]] = {}
    for month in months:
        if month.count:
            years.setdefault(month.date.year, []).append(month)
    return site.page(
        request, "archive.html", years=[Year(year, tuple(those)) for year, those in years.items()]
    )


def show_stretch(request: Request) -> Response:
    """The page of a month (2026-03) or of a day (2026-03-01); 404 for what no calendar has."""
    when = request.path_params["when"]
    if not _WHEN.fullmatch(when):
        raise HTTPException(404)
    try:
        day = date.fromisoformat(f"{when}-01"[:10])
    except ValueError:
        raise HTTPException(404) from None
    return _show_day(request, day) if len(when) == 10 else _show_month(request, day)


def _show_month(request: Request, first: date) -> Response:
    """The days of a month with the number of their reports, and the months next to it that have some.

    404 for a month in which the ticker was not.
    """
    site, formats = _at(request)
    kept = _kept(site, formats)
    if kept is None or not kept[0].replace(day=1) <= first <= kept[1]:
        raise HTTPException(404)
    behind = _beside(first)[1]
    days = [first + timedelta(days=n) for n in range((behind - first).days)]
    days = [day for day in days if kept[0] <= day <= kept[1]]
    counts = site.store.count_between([formats.hours_of(day) for day in days])
    earlier, later = site.store.around(formats.hours_of(first)[0], formats.hours_of(behind)[0])
    return site.page(
        request,
        "archive_month.html",
        month=first,
        days=[
            Stretch(day.isoformat(), day, count) for day, count in zip(days, counts, strict=True)
        ],
        earlier=_local_day(earlier, formats),
        later=_local_day(later, formats),
    )


def _show_day(request: Request, day: date) -> Response:
    """The reports of a day, page by page, with the days next to it that have some; an empty day says so.

    404 for a day before the first report, and for one that has not come yet.
    """
    site, formats = _at(request)
    language = language_of(request)
    kept = _kept(site, formats)
    if kept is None or not kept[0] <= day <= kept[1]:
        raise HTTPException(404)
    begin, end = formats.hours_of(day)
    before = marker_of(request)
    wanted = ArticleFilter(begin=begin, end=end)
    found, following = site.store.list_articles(wanted, before=before, limit=MOST_OF_A_DAY)
    (count,) = site.store.count_between([(begin, end)])
    sections = by_day(found, site, language, datetime.now(UTC))
    earlier, later = (_local_day(one, formats) for one in site.store.around(begin, end))
    # What tells a day alone in a zone far from ours stands here on the day on which it is counted.
    items = tuple(item for section in sections for item in section.items)
    return site.page(
        request,
        "archive_day.html",
        day=Day(day, items, count),
        before=before,
        following=following,
        earlier=earlier,
        later=later,
    )


def _at(request: Request) -> tuple[Site, Formats]:
    site = site_of(request)
    return site, site.formats[language_of(request)]


def _local_day(instant: datetime | None, formats: Formats) -> date | None:
    return None if instant is None else formats.local(instant.isoformat()).date()


def _kept(site: Site, formats: Formats) -> tuple[date, date] | None:
    """The day of the first report, and today or the day of the last one; None where there is none."""
    extent = site.store.extent()
    if extent is None:
        return None
    first, last = (formats.local(instant.isoformat()).date() for instant in extent)
    return first, max(last, datetime.now(site.settings.zone).date())


def _beside(month: date) -> tuple[date, date]:
    """The first days of the month before and of the one behind."""
    return (month - timedelta(days=1)).replace(day=1), (month + timedelta(days=31)).replace(day=1)


def _months(first: date, last: date) -> Iterator[date]:
    """The first days of the months between two days, the newest first."""
    month = last.replace(day=1)
    while month >= first.replace(day=1):
        yield month
        month = _beside(month)[0]


def _counted_months(site: Site, formats: Formats, months: list[date]) -> list[Stretch]:
    spans = [(formats.hours_of(m)[0], formats.hours_of(_beside(m)[1])[0]) for m in months]
    counts = site.store.count_between(spans)
    return [Stretch(f"{m:%Y-%m}", m, count) for m, count in zip(months, counts, strict=True)]
