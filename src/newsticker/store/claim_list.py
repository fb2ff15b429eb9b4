"""Claims across articles: the newest article's first, within an article in the order of their reading."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import Connection, select, tuple_

from newsticker.model import Claim, NewstickerError, StoredArticle
from newsticker.store import loading
from newsticker.store.filters import ClaimFilter, on_claims
from newsticker.store.tables import ARTICLES, CLAIMS, VERSIONS

Place = tuple[int, int, int]


class FoundClaim(Struct, frozen=True):
    """A claim of an article's newest version, with its article."""

    found: StoredArticle
    claim: Claim


def parse_marker(before: str | None) -> Place | None:
    """Where the page before ended; raises NewstickerError for others' words."""
    if before is None:
        return None
    try:
        placed, article, position = (int(part) for part in before.split("."))
    except ValueError:
        raise NewstickerError(f"page {before[:40]!r}: is no page of this list") from None
    return placed, article, position


def page(
    connection: Connection, wanted: ClaimFilter, before: Place | None, limit: int
) -> tuple[list[FoundClaim], str | None]:
    """At most ``limit`` of the claims behind ``before``, and the marker of the next page, if there is one."""
    # A speaker's claims are few and are found by their index. All others are met on the way through the newest
    # articles; written as a sum, a version cannot be looked up by its claims, which would mean reading them all.
    version = VERSIONS.c.id if wanted.speaker is not None else VERSIONS.c.id + 0
    asked = (
        select(ARTICLES.c.placed, ARTICLES.c.id, CLAIMS.c.position, CLAIMS.c.key)
        .join(VERSIONS, version == CLAIMS.c.version_id)
        .join(
            ARTICLES,
            (ARTICLES.c.id == VERSIONS.c.article_id) & (ARTICLES.c.version == VERSIONS.c.number),
        )
        .where(*on_claims(wanted))
        .order_by(ARTICLES.c.placed.desc(), ARTICLES.c.id.desc(), CLAIMS.c.position)
        .limit(limit + 1)
    )
    if before is not None:
        placed, article, position = before
        at = tuple_(ARTICLES.c.placed, ARTICLES.c.id)
        further = (at == tuple_(placed, article)) & (CLAIMS.c.position > position)
        # The first condition follows from the second, but only from it can an index begin.
        asked = asked.where(ARTICLES.c.placed <= placed, (at < tuple_(placed, article)) | further)
    rows = list(connection.execute(asked))
    kept = rows[:limit]
    found = load(connection, [(row.id, row.key) for row in kept])
    if len(rows) <= limit or not kept:
        return found, None
    last = kept[-1]
    return found, f"{last.placed}.{last.id}.{last.position}"


def load(connection: Connection, pairs: Sequence[tuple[int, str]]) -> list[FoundClaim]:
    """The claims of these articles and keys, each with its article, in the same order.

    What an article no longer holds (a claim that was struck) is in no list.
    """
    ids = list(dict.fromkeys(article for article, _ in pairs))
    known = {stored.id: stored for stored in loading.load(connection, ids)}
    claims = {(s.id, claim.id): claim for s in known.values() for claim in s.claims or ()}
    return [FoundClaim(known[pair[0]], claims[pair]) for pair in pairs if pair in claims]
