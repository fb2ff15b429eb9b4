"""What is old is deleted where the operator has set for how long it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, exists, select, update

from newsticker.store import (
    attributions,
    events,
    fingerprints,
    jobs,
    lineage_writing,
    pages,
    search_index,
    story_writing,
)
from newsticker.store.alert_tables import WATCHES
from newsticker.store.desk_tables import CHANGES, REPORTS
from newsticker.store.hand_tables import (
    CLAIM_DECISIONS,
    FOUND_CLAIMS,
    PARTY_DECISIONS,
    SUPPRESSIONS,
)
from newsticker.store.instants import to_millis
from newsticker.store.story_tables import LINK_DECISIONS
from newsticker.store.tables import (
    ARTICLES,
    ATTRIBUTIONS,
    CLAIM_PARTIES,
    CLAIMS,
    FACETS,
    JOBS,
    PARTIES,
    PICTURES,
    READERS,
    SPEAKERS,
    TAGS,
    VERSIONS,
)


def expire(connection: Connection, before: datetime, limit: int, now: datetime) -> int:
    """Deletes the text, claims and all else of at most ``limit`` articles of others from before an instant.

    What stays is that there was one, by what its source knows it again: it is not taken in anew. The desk's own
    reports are withdrawn by editors and never by their age. Returns how many were deleted.
    """
    has_text = exists().where(VERSIONS.c.article_id == ARTICLES.c.id)
    is_own = exists().where(REPORTS.c.article_id == ARTICLES.c.id)
    old = list(
        connection.execute(
            select(ARTICLES.c.id)
            .where(ARTICLES.c.placed < to_millis(before), has_text, ~is_own)
            .order_by(ARTICLES.c.placed)
            .limit(limit)
        ).scalars()
    )
    for article_id in old:
        attributions.keep(connection, article_id, ())
        search_index.write(connection, article_id, ())
        events.record(connection, "withdrawn", article_id, now)
    _forget_relations(connection, old, now)
    pages.forget(connection, old)
    versions = select(VERSIONS.c.id).where(VERSIONS.c.article_id.in_(old))
    claims = select(CLAIMS.c.id).where(CLAIMS.c.version_id.in_(versions))
    connection.execute(delete(CLAIM_PARTIES).where(CLAIM_PARTIES.c.claim_id.in_(claims)))
    for by_version in (CLAIMS, FOUND_CLAIMS):
        connection.execute(delete(by_version).where(by_version.c.version_id.in_(versions)))
    for table in (VERSIONS, TAGS, FACETS, JOBS, PICTURES, READERS, CHANGES, CLAIM_DECISIONS):
        connection.execute(delete(table).where(table.c.article_id.in_(old)))
    ends = LINK_DECISIONS.c.one_id.in_(old) | LINK_DECISIONS.c.other_id.in_(old)
    connection.execute(delete(LINK_DECISIONS).where(ends))
    connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.id.in_(old))
        .values(hidden=True, featured=None, tags=None, changed=to_millis(now))
    )
    return len(old)


def _forget_relations(connection: Connection, old: Sequence[int], now: datetime) -> None:
    """Deletes what articles have to do with others; those are related anew without them."""
    concerned: set[int] = set()
    homes: set[int] = set()
    for one in fingerprints.kept(connection, old).values():
        fingerprints.forget(connection, one)
    for article_id in old:
        concerned |= lineage_writing.concerned(connection, article_id)
        concerned |= lineage_writing.partners(connection, [article_id])
        lineage_writing.forget(connection, article_id)
        home = story_writing.take_out(connection, article_id, also_pinned=True)
        homes |= set() if home is None else {home}
    story_writing.refresh(connection, homes, now)
    for article_id, version in fingerprints.versions(connection, concerned).items():
        jobs.enqueue(connection, "relate", article_id, version, now)


def forget_unnamed(connection: Connection) -> None:
    """Deletes the names that no claim has any more, but for those that an editor has merged, suppressed or watched.

    Else whoever is suppressed would be named again with the next article.
    """
    connection.execute(delete(SPEAKERS).where(SPEAKERS.c.claims == 0))
    named = [
        select(column).where(column.is_not(None))
        for column in (
            CLAIMS.c.speaker_id,
            CLAIM_PARTIES.c.party_id,
            ATTRIBUTIONS.c.party_id,
            SPEAKERS.c.party_id,
            SUPPRESSIONS.c.party_id,
            PARTY_DECISIONS.c.party_id,
            PARTY_DECISIONS.c.into_id,
            WATCHES.c.party_id,
        )
    ]
    connection.execute(delete(PARTIES).where(*(PARTIES.c.id.not_in(ids) for ids in named)))
