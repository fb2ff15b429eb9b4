"""The newsticker: newest first, by day, page by page; and the same list for one tag."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsticker.model import StoredArticle, Withdrawal
from newsticker.model_stories import MARKS, Mark
from newsticker.outputs.jsonld import live_blog
from newsticker.outputs.told import outlet_of
from newsticker.site.claim_view import speaker_of, stance_word
from newsticker.site.feeds import channel_of
from newsticker.site.formats import Formats, Moment, moment_of
from newsticker.site.lists import Listing, mark_of
from newsticker.site.rendering import Site, language_of, site_of
from newsticker.site.words import Words, headline
from newsticker.store import ArticleFilter
from newsticker.text.quotable import in_text_order

MOST_STATEMENTS = 3
MOST_TAGS = 20
MOST_NEW = 100
MOST_READ = 5
MOST_FEATURED = 3
FLAG_HOURS = timedelta(hours=3)
_MARKER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})*")


class Statement(Struct, frozen=True):
    """Who says it, how: a line of a ticker item."""

    stance: str
    word: str
    who: str


class Item(Struct, frozen=True):
    """An article in the list. ``flagged`` is breaking news of the last hours, one a day;
    ``was_breaking`` whatever else its source marked so. ``corrected`` says when it was last corrected.
    """

    id: int
    moment: Moment
    title: str
    lead: str
    statements: tuple[Statement, ...]
    source: str
    outlet: str | None
    language: str | None
    reads: int | None
    reads_here: int
    flagged: bool
    was_breaking: bool
    placed: str
    corrected: str | None = None
    withdrawn: Withdrawal | None = None


class Day(Struct, frozen=True):
    """The items of a day on this page, and how many articles it has in all (None for a tag's days)."""

    date: date
    items: tuple[Item, ...]
    count: int | None


def show_ticker(request: Request) -> Response:
    """The ticker's page at the marker ``before``; the first one is told what comes after it was made.

    With a ``mark`` it has the articles alone that have it in the ledger.
    """
    site = site_of(request)
    before, mark = marker_of(request), mark_of(request)
    if mark is not None:
        return _show_marked(request, mark, before)
    # Asked for first: what comes in between is then shown and told, and not missed.
    event = site.store.newest_event()
    found, following = site.store.ticker(before=before)
    language = language_of(request)
    days = counted(by_day(found, site, language, datetime.now(UTC)), site, language)
    tags = site.store.tags()[:MOST_TAGS]
    is_first = before is None
    today = datetime.now(site.settings.zone).date().isoformat()
    most_read = site.store.most_read(today, MOST_READ) if is_first else []
    return site.page(
        request,
        "ticker.html",
        days=days,
        following=following,
        tag=None,
        mark=None,
        marks=MARKS,
        tags=tags,
        most_read=[
            (a.id, headline(a, site.words[language]), a.article.language, n) for a, n in most_read
        ],
        live=is_first,
        event=event,
        jsonld=_live_blog(request, found) if is_first else None,
        featured=[] if before else featured(site, language),
    )


def _live_blog(request: Request, found: Sequence[StoredArticle]) -> str | None:
    """The ticker for machines, without what was withdrawn: machines would keep its headline."""
    standing = [stored for stored in found if stored.withdrawn is None]
    return live_blog(channel_of(request, Listing(standing))) if standing else None


def featured(site: Site, language: str) -> list[Item]:
    """What editors have put first."""
    words, formats, now = site.words[language], site.formats[language], datetime.now(UTC)
    return [item_of(a, site, words, formats, now) for a in site.store.featured(MOST_FEATURED)]


def show_tag(request: Request) -> Response:
    """The ticker of one tag; 404 for a tag that no article has."""
    site = site_of(request)
    tag = request.path_params["tag"]
    before = marker_of(request)
    event = site.store.newest_event()
    found, following = site.store.ticker(before=before, tag=tag)
    if not found:
        raise HTTPException(404)
    days = by_day(found, site, language_of(request), datetime.now(UTC))
    return site.page(
        request,
        "ticker.html",
        days=days,
        following=following,
        tag=tag,
        mark=None,
        marks=(),
        tags=[],
        most_read=[],
        live=before is None,
        event=event,
        jsonld=None,
        featured=[],
    )


def _show_marked(request: Request, mark: Mark, before: str | None) -> Response:
    """The ticker narrowed down to a mark; days are not counted, for they have other articles too."""
    site = site_of(request)
    event = site.store.newest_event()
    found, following = site.store.list_articles(ArticleFilter(mark=mark), before=before)
    return site.page(
        request,
        "ticker.html",
        days=by_day(found, site, language_of(request), datetime.now(UTC)),
        following=following,
        tag=None,
        mark=mark,
        marks=MARKS,
        tags=[],
        most_read=[],
        live=before is None,
        event=event,
        jsonld=None,
        featured=[],
    )


def show_new(request: Request) -> Response:
    """The items of what is new or has changed since the event ``after``, of a tag or with a mark where one is named.

    A piece of a page for the script that puts it into one. 404 where the number is none, or so much came
    that the page has to be loaded anew.
    """
    site, language = site_of(request), language_of(request)
    after = request.query_params.get("after", "")
    if not after.isdecimal() or len(after) > 17:
        raise HTTPException(404)
    events = site.store.events_after(int(after), MOST_NEW + 1)
    if events is None or len(events) > MOST_NEW:
        raise HTTPException(404)
    tag, mark = request.query_params.get("tag"), mark_of(request)
    ids = list(dict.fromkeys(event.article_id for event in events))
    found = [a for a in site.store.articles(ids) if tag is None or tag in a.article.tags]
    if mark is not None:
        marks = site.store.stories.marks_of(ids)
        found = [article for article in found if mark in marks.get(article.id, ())]
    found.sort(key=lambda a: (a.placed, a.id), reverse=True)
    days = by_day(found, site, language, datetime.now(UTC))
    newest = events[-1].id if events else int(after)
    # What has lost its mark goes from a list of those that have it.
    gone = sorted(set(ids) - {article.id for article in found}) if tag is None else []
    return site.page(
        request,
        "new.html",
        days=days if tag or mark else counted(days, site, language),
        event=newest,
        gone=gone,
    )


def marker_of(request: Request, parts: int = 2) -> str | None:
    """The marker of a page, in so many parts, from the address; 404 for one that the list never gave."""
    before = request.query_params.get("before")
    if before is not None and not (_MARKER.fullmatch(before) and before.count(".") + 1 == parts):
        raise HTTPException(404)
    return before


def by_day(found: Sequence[StoredArticle], site: Site, language: str, now: datetime) -> list[Day]:
    """The articles as items under their days, the newest day first."""
    words, formats = site.words[language], site.formats[language]
    days: dict[date, list[Item]] = {}
    for stored in found:
        item = item_of(stored, site, words, formats, now)
        day = days.setdefault(item.moment.stands_on, [])
        if item.flagged and any(other.flagged for other in day):
            item = quietened(item)
        day.append(item)
    return [Day(day, tuple(items), None) for day, items in sorted(days.items(), reverse=True)]


def counted(days: Sequence[Day], site: Site, language: str) -> list[Day]:
    """The days with the number of all their articles, on this page and on others."""
    counts = site.store.count_between([site.formats[language].hours_of(day.date) for day in days])
    # What tells a day alone in a zone far from ours can stand on a day that it is not counted on.
    return [
        replace(day, count=max(count, len(day.items)))
        for day, count in zip(days, counts, strict=True)
    ]


def item_of(
    stored: StoredArticle, site: Site, words: Words, formats: Formats, now: datetime
) -> Item:
    """An article as the list shows it."""
    article = stored.article
    moment = moment_of(stored, formats)
    fresh = article.breaking and moment.time is not None and now - moment.time < FLAG_HOURS
    return Item(
        id=stored.id,
        moment=moment,
        title=headline(stored, words),
        lead=_lead(stored, site),
        statements=_statements(stored, words),
        source=article.credit.text
        if article.credit
        else stored.source.name or words("nobody-named"),
        outlet=outlet_of(stored),
        language=article.language,
        # Where the origin shows no counter, ours is the only one and needs no name.
        reads=stored.reads or None if article.reads is None else article.reads,
        reads_here=0 if article.reads is None else stored.reads,
        flagged=fresh,
        was_breaking=article.breaking and not fresh,
        placed=f"{stored.placed}.{stored.id}",
        corrected=_corrected(stored, moment, words, formats),
        withdrawn=stored.withdrawn,
    )


def _corrected(stored: StoredArticle, moment: Moment, words: Words, formats: Formats) -> str | None:
    """When it was last corrected: by the clock on the day that it stands under, else by the day too."""
    if not stored.corrections:
        return None
    at = formats.local(stored.corrections[-1].at)
    if at.date() == moment.stands_on:
        return words("corrected-at", t=formats.time(at))
    return words("corrected-on", t=formats.moment(stored.corrections[-1].at))


def quietened(item: Item) -> Item:
    """The item without its flag: a day has one at most."""

    return replace(item, flagged=False, was_breaking=item.flagged or item.was_breaking)


def _lead(stored: StoredArticle, site: Site) -> str:
    """The lead of an own article, the excerpt of another's or of one without a lead."""
    own = stored.article.lead if stored.source.full_text else None
    return own or site.quotable(stored).excerpt


def _statements(stored: StoredArticle, words: Words) -> tuple[Statement, ...]:
    """At most three: one of each stance before a second of any, and what is only said last."""
    lines: dict[Statement, int] = {}
    seen: Counter[str] = Counter()
    for claim in in_text_order(stored.claims or ()):
        who, known = speaker_of(claim, words)
        line = Statement(claim.stance, stance_word(claim, stored.article.language, words), who)
        if known and line not in lines:
            lines[line] = seen[claim.stance]
            seen[claim.stance] += 1
    ranked = sorted(lines, key=lambda line: (line.stance == "states", lines[line]))
    return tuple(ranked[:MOST_STATEMENTS])
