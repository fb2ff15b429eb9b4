"""What alerts tell, written down in the transaction in which it comes to be.

What stood in an article before a watch was made is no news, whatever is read in it again. An event's id follows from
what it tells: work that is done twice, by a worker that was killed over it, writes nothing twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, delete, insert, select

from newsticker.model import Claim, Figure
from newsticker.model_alerts import AlertKind
from newsticker.model_stories import ClaimAddress, NewLink
from newsticker.store import claim_list
from newsticker.store.alert_tables import ALERTS, WATCHES
from newsticker.store.governing import way
from newsticker.store.hand_tables import MERGES
from newsticker.store.instants import to_millis
from newsticker.store.story_list import moved_to
from newsticker.store.story_tables import STORIES
from newsticker.store.tables import ARTICLES, VERSIONS


class _News(Struct, frozen=True):
    """What is told: the claims that belong to it, that which makes it news last."""

    kind: AlertKind
    claims: tuple[ClaimAddress, ...]
    by_hand: bool = False

    @property
    def told(self) -> ClaimAddress:
        return self.claims[-1]


def record_claims(
    connection: Connection, article_id: int, new: Sequence[tuple[str, int]], now: datetime
) -> None:
    """Writes events of an article's new claims (their keys and speakers) for those who watch a speaker."""
    asked = select(WATCHES).where(WATCHES.c.kind == "speaker")
    watching = connection.execute(asked).all() if new else ()
    if not watching:
        return
    into = {row.party_id: row.into_id for row in connection.execute(select(MERGES))}
    for row in watching:
        speaker = way(row.party_id, into)[-1]
        news = [
            _News("claim", (ClaimAddress(article_id, claim),))
            for claim, party_id in new
            if party_id == speaker
        ]
        _write(connection, row, news, now)


def record_links(
    connection: Connection, story_id: int, links: Sequence[NewLink], now: datetime
) -> None:
    """Writes events of links of a story that are new or have grown, for those who watch it.

    A denial and an admission are told once each, whatever else they are linked to; a claim in a group of figures that
    disagree once, with those told before it. Comparisons and confirmations are told to nobody.
    """
    asked = select(WATCHES, STORIES.c.into_id).join(STORIES, STORIES.c.id == WATCHES.c.story_id)
    watching = [
        row
        for row in (connection.execute(asked).all() if links else ())
        if story_id == (moved_to(connection, row.story_id) if row.into_id else row.story_id)
    ]
    if not watching:
        return
    told = [news for link in links for news in _news_of(connection, link)]
    for row in watching:
        _write(connection, row, [news for news in told if _is_of(news, row.kind)], now)


def write_test(connection: Connection, watch_id: int, now: datetime) -> str | None:
    """Writes an event that tells nothing but that it arrives; its id, None where there is no such watch."""
    row = connection.execute(select(WATCHES).where(WATCHES.c.id == watch_id)).one_or_none()
    if row is None:
        return None
    event = _event_id(row, "test", str(to_millis(now)))
    _add(connection, row, {event: ("test", ())}, now)
    return event


def forget(connection: Connection, before: datetime) -> None:
    """Deletes the events of before an instant that wait for nothing."""
    connection.execute(
        delete(ALERTS).where(ALERTS.c.at < to_millis(before), ALERTS.c.state != "waiting")
    )


def _is_of(news: _News, kind: str) -> bool:
    return (news.kind in ("denial", "admission")) == (kind == "denials")


def _news_of(connection: Connection, link: NewLink) -> Iterator[_News]:
    if link.kind in ("denial", "admission"):
        yield _News(link.kind, link.claims, link.by_hand)
    elif link.kind == "figures":
        for end in range(2, len(link.claims) + 1):
            yield _News("disputed-figure", link.claims[:end], link.by_hand)
    elif link.kind in ("same", "course"):
        yield from _changed_figures(connection, link)


def _changed_figures(connection: Connection, link: NewLink) -> Iterator[_News]:
    """Claims about one thing whose number is another one than the last that the same authority told.

    Claims that are the same are of one origin; of those that count one thing each has an authority of its own.
    """
    places = [(one.article_id, one.claim) for one in link.claims]
    found = {
        ClaimAddress(one.found.id, one.claim.id): one.claim
        for one in claim_list.load(connection, places)
    }
    last: dict[str | None, tuple[ClaimAddress, Claim]] = {}
    for place in link.claims:
        claim = found.get(place)
        if claim is None or not claim.figures:
            continue
        authority = claim.knew_first.casefold() if link.kind == "course" else None
        if authority == "":
            continue
        before = last.get(authority)
        if before is not None and _differ(before[1].figures, claim.figures):
            yield _News("changed-figure", (before[0], place), link.by_hand)
        last[authority] = place, claim


def _differ(before: Sequence[Figure], after: Sequence[Figure]) -> bool:
    """Whether a thing that both count is counted otherwise; who tells one number only may call the thing otherwise."""
    if len(before) == len(after) == 1:
        return _number(before[0]) != _number(after[0])
    units = {figure.unit for figure in before} & {figure.unit for figure in after}
    return any(_numbers(before, unit).isdisjoint(_numbers(after, unit)) for unit in units)


def _numbers(figures: Sequence[Figure], unit: str | None) -> set[tuple[object, ...]]:
    return {_number(one) for one in figures if one.unit == unit}


def _number(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.high, figure.bound


def _write(connection: Connection, row: Row[Any], news: Sequence[_News], now: datetime) -> None:
    if not news:
        return
    fresh = _fresh(connection, {place.article_id for one in news for place in one.claims}, row.made)
    events: dict[str, tuple[AlertKind, tuple[ClaimAddress, ...]]] = {}
    for one in news:
        if one.by_hand or not fresh.isdisjoint(place.article_id for place in one.claims):
            told = f"{one.told.article_id}:{one.told.claim}"
            events.setdefault(_event_id(row, one.kind, told), (one.kind, one.claims))
    _add(connection, row, events, now)


def _fresh(connection: Connection, article_ids: Collection[int], since: int) -> set[int]:
    """Which of the articles have a newest version that was taken in since an instant."""
    asked = (
        select(ARTICLES.c.id)
        .join(
            VERSIONS,
            (VERSIONS.c.article_id == ARTICLES.c.id) & (VERSIONS.c.number == ARTICLES.c.version),
        )
        .where(ARTICLES.c.id.in_(sorted(article_ids)), VERSIONS.c.taken_in >= since)
    )
    return set(connection.execute(asked).scalars())


def _add(
    connection: Connection,
    row: Row[Any],
    events: dict[str, tuple[AlertKind, tuple[ClaimAddress, ...]]],
    now: datetime,
) -> None:
    known = set(
        connection.execute(select(ALERTS.c.event).where(ALERTS.c.event.in_(events))).scalars()
    )
    rows = [
        {
            "watch_id": row.id,
            "event": event,
            "kind": kind,
            "at": to_millis(now),
            "claims": msgspec.json.encode(claims).decode(),
            "state": "kept" if row.url is None or row.ended is not None else "waiting",
            "attempts": 0,
            "due": to_millis(now),
        }
        for event, (kind, claims) in events.items()
        if event not in known
    ]
    if rows:
        connection.execute(insert(ALERTS), rows)


def _event_id(row: Row[Any], kind: str, told: str) -> str:
    """An id that is the same whenever this watch is told this again, and that nobody can make up."""
    return "alert_" + sha256(f"{row.key}\n{kind}\n{told}".encode()).hexdigest()[:32]
