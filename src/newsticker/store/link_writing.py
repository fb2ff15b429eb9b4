"""A story's links written down: the difference between what stood and what the ledger and editors say by now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from newsticker.model import Claim
from newsticker.model_stories import ClaimAddress, KeptLink, NewLink, StoryToLink
from newsticker.store import (
    events,
    jobs,
    ledger_marks,
    lineage,
    link_decisions,
    links,
    loading,
    outbox,
)
from newsticker.store.filters import is_shown
from newsticker.store.instants import to_iso, to_millis
from newsticker.store.link_homes import Standing, bring_home, forget
from newsticker.store.link_overlay import overlay
from newsticker.store.links_known import Key, keyed, known_again
from newsticker.store.story_list import stories_of
from newsticker.store.story_tables import LINK_CLAIMS, LINKS, STORIES, STORY_ARTICLES, TEXTS
from newsticker.store.tables import ARTICLES, CLAIMS, VERSIONS

# Articles without a time stand behind all others.
UNDATED = 2**40


def to_link(connection: Connection, story_id: int) -> StoryToLink | None:
    """A story as its claims are linked, None where there never was one of that id."""
    asked = select(STORIES.c.revision).where(STORIES.c.id == story_id)
    revision = connection.execute(asked).scalar()
    if revision is None:
        return None
    ids = _articles(connection, story_id)
    copies = lineage.groups_of(connection, ids)
    return StoryToLink(story_id, revision, tuple(loading.load(connection, ids)), tuple(copies))


def keep(
    connection: Connection,
    story_id: int,
    revision: int,
    found: Sequence[NewLink],
    now: datetime,
) -> list[KeptLink] | None:
    """Puts what the ledger found in place of a story's links, under the editors' hand; returns the links that are new.

    None, and nothing is written, where the story has changed since that revision: a job of its own is to come.
    """
    is_so = (STORIES.c.id == story_id) & (STORIES.c.revision == revision)
    if not connection.execute(update(STORIES).where(is_so).values(linked=revision)).rowcount:
        return None
    return _write(connection, story_id, found, now)


def lay_over_again(connection: Connection, story_id: int, now: datetime) -> list[KeptLink]:
    """Lays what editors have decided by now over the links as they stand; returns those that are new."""
    standing = [
        NewLink(x.kind, x.claims, x.unit, x.rule, x.confidence, x.by_hand)
        for x in links.of_story(connection, story_id)
    ]
    return _write(connection, story_id, standing, now)


def _write(
    connection: Connection, story_id: int, found: Sequence[NewLink], now: datetime
) -> list[KeptLink]:
    decisions = link_decisions.of_story(connection, story_id)
    mine = _articles(connection, story_id)
    wanted = overlay(found, decisions, _claims(connection, mine) if decisions else {})
    standing, gone = bring_home(connection, story_id, mine)
    by_key = keyed(wanted)
    known = known_again(by_key, standing)
    kept_ids = {old.id for old in known.values()}
    forget(connection, [old for old in standing if old.id not in kept_ids])
    _rewrite(connection, story_id, by_key, known)
    outbox.record_links(connection, story_id, _news(story_id, by_key, known), now)
    new = [
        _add(connection, story_id, key, link, now)
        for key, link in by_key.items()
        if key not in known
    ]
    before = [*standing, *gone]
    touched = {one.article_id for link in before for one in link.claims}.union(mine)
    home = stories_of(connection, list(touched))
    # Those of another story are left to its job; of no story any more is what is hidden or withdrawn.
    ours = [one for one in touched if home.get(one, story_id) == story_id]
    ledger_marks.put(connection, ours, wanted)
    _tell(connection, _changed(before, wanted), now)
    jobs.enqueue_drawing(connection, story_id, now)
    return new


def _news(
    story_id: int, wanted: Mapping[Key, NewLink], known: Mapping[Key, Standing]
) -> list[NewLink]:
    """The links that are new to a story, or have a claim more than before."""
    return [
        link
        for key, link in wanted.items()
        if key not in known
        or known[key].story_id != story_id
        or not set(link.claims) <= set(known[key].claims)
    ]


def _articles(connection: Connection, story_id: int) -> list[int]:
    """The story's articles that have claims for readers, in an order that is none of arrival."""
    asked = (
        select(ARTICLES.c.id)
        .join(STORY_ARTICLES, ARTICLES.c.id == STORY_ARTICLES.c.article_id)
        .join(TEXTS, TEXTS.c.article_id == ARTICLES.c.id, isouter=True)
        .where(STORY_ARTICLES.c.story_id == story_id, is_shown(), ARTICLES.c.withdrawn.is_(None))
        .order_by(
            func.coalesce(TEXTS.c.minute, UNDATED),
            func.coalesce(TEXTS.c.tie, 0),
            ARTICLES.c.placed,
            ARTICLES.c.id,
        )
    )
    return list(connection.execute(asked).scalars())


def _claims(connection: Connection, article_ids: Sequence[int]) -> dict[ClaimAddress, Claim]:
    """The claims of articles as everybody sees them, in the order of the articles and their texts."""
    is_newest = (VERSIONS.c.id == CLAIMS.c.version_id) & (VERSIONS.c.number == ARTICLES.c.version)
    rows = connection.execute(
        select(ARTICLES.c.id, CLAIMS.c.details)
        .join(VERSIONS, VERSIONS.c.article_id == ARTICLES.c.id)
        .join(CLAIMS, is_newest)
        .where(ARTICLES.c.id.in_(article_ids))
        .order_by(CLAIMS.c.position)
    )
    found: dict[int, list[Claim]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(msgspec.json.decode(row.details, type=Claim))
    return {ClaimAddress(i, claim.id): claim for i in article_ids for claim in found.get(i, ())}


def _rewrite(
    connection: Connection,
    story_id: int,
    wanted: Mapping[Key, NewLink],
    known: Mapping[Key, Standing],
) -> None:
    moved = [
        old for key, old in known.items() if (old.story_id, old.kind, old.key) != (story_id, *key)
    ]
    for old in moved:  # A key that passes from one link to another stands nowhere twice.
        values = {"story_id": story_id, "key": f"~{old.id}"}
        connection.execute(update(LINKS).where(LINKS.c.id == old.id).values(values))
    for key, old in known.items():
        link = wanted[key]
        if old in moved or _told(old) != _told(link):
            values = _columns(story_id, key, link)
            connection.execute(update(LINKS).where(LINKS.c.id == old.id).values(values))
        if old.claims != link.claims:
            connection.execute(delete(LINK_CLAIMS).where(LINK_CLAIMS.c.link_id == old.id))
            _add_claims(connection, old.id, link.claims)


def _add(connection: Connection, story_id: int, key: Key, link: NewLink, now: datetime) -> KeptLink:
    values = _columns(story_id, key, link) | {"made": to_millis(now)}
    number: int = connection.execute(
        insert(LINKS).values(values).returning(LINKS.c.id)
    ).scalar_one()
    _add_claims(connection, number, link.claims)
    return KeptLink(
        id=number,
        story_id=story_id,
        kind=link.kind,
        claims=link.claims,
        unit=link.unit,
        rule=link.rule,
        confidence=link.confidence,
        by_hand=link.by_hand,
        made=to_iso(to_millis(now)),
    )


def _columns(story_id: int, key: Key, link: NewLink) -> dict[str, object]:
    return {
        "story_id": story_id,
        "kind": link.kind,
        "key": key[1],
        "unit": link.unit,
        "rule": link.rule,
        "confidence": link.confidence,
        "by_hand": link.by_hand,
    }


def _add_claims(connection: Connection, link_id: int, claims: Sequence[ClaimAddress]) -> None:
    rows = [
        {"link_id": link_id, "position": at, "article_id": one.article_id, "claim": one.claim}
        for at, one in enumerate(claims)
    ]
    connection.execute(insert(LINK_CLAIMS), rows)


def _told(link: NewLink | KeptLink) -> tuple[object, ...]:
    return link.unit, link.rule, link.confidence, link.by_hand


def _changed(before: Sequence[KeptLink], after: Sequence[NewLink]) -> set[int]:
    """The articles that are linked otherwise than before."""

    def seen(links: Iterable[NewLink | KeptLink]) -> set[tuple[object, ...]]:
        return {
            (one.article_id, link.kind, link.claims, link.unit, link.by_hand)
            for link in links
            for one in link.claims
        }

    return {int(str(row[0])) for row in seen(before) ^ seen(after)}


def _tell(connection: Connection, article_ids: Collection[int], now: datetime) -> None:
    shown = select(ARTICLES.c.id).where(ARTICLES.c.id.in_(article_ids), is_shown())
    for article_id in connection.execute(shown.order_by(ARTICLES.c.id)).scalars().all():
        events.record(connection, "changed", article_id, now)
