"""Links and the stories that they belong to: a story that is parted or joined takes them along."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, delete, or_, select, update

from newsticker.model_stories import ClaimAddress, KeptLink
from newsticker.store.instants import to_iso
from newsticker.store.story_list import stories_of
from newsticker.store.story_tables import LINK_CLAIMS, LINKS


class Standing(KeptLink, frozen=True):
    """A link as it is written down, with its key."""

    key: str = ""


def bring_home(
    connection: Connection, story_id: int, article_ids: Collection[int]
) -> tuple[list[Standing], list[Standing]]:
    """The links that stand between a story's articles, and those that stood there and do no longer.

    A link whose articles are all of another story now goes there, if that has none of its key: the job about that story
    goes on from it. One whose articles are no longer of one story is deleted.
    """
    found = _found(connection, story_id, article_ids)
    members = {one.article_id for link in found for one in link.claims}
    home = stories_of(connection, list(members))
    standing, gone = [], []
    for link in found:
        homes = {home.get(one.article_id) for one in link.claims}
        if homes == {story_id}:
            standing.append(link)
            continue
        gone.append(link)
        (other, *more) = homes
        if more or other is None or not _move(connection, link, other):
            forget(connection, [link])
    return standing, gone


def forget(connection: Connection, links: Sequence[KeptLink]) -> None:
    """Deletes links."""
    ids = [link.id for link in links]
    connection.execute(delete(LINK_CLAIMS).where(LINK_CLAIMS.c.link_id.in_(ids)))
    connection.execute(delete(LINKS).where(LINKS.c.id.in_(ids)))


def _move(connection: Connection, link: Standing, story_id: int) -> bool:
    """Gives a link to a story; False where it has one of that key."""
    if link.story_id == story_id:
        return True
    taken = select(LINKS.c.id).where(
        LINKS.c.story_id == story_id, LINKS.c.kind == link.kind, LINKS.c.key == link.key
    )
    if connection.execute(taken).scalar() is not None:
        return False
    moved = update(LINKS).where(LINKS.c.id == link.id).values(story_id=story_id)
    connection.execute(moved)
    return True


def _found(connection: Connection, story_id: int, article_ids: Collection[int]) -> list[Standing]:
    """The links that were the story's, and those that any of the articles is in."""
    touched = select(LINK_CLAIMS.c.link_id).where(LINK_CLAIMS.c.article_id.in_(article_ids))
    rows = connection.execute(
        select(LINKS)
        .where(or_(LINKS.c.story_id == story_id, LINKS.c.id.in_(touched)))
        .order_by(LINKS.c.id)
    ).all()
    members: dict[int, list[ClaimAddress]] = {}
    asked = select(LINK_CLAIMS).where(LINK_CLAIMS.c.link_id.in_([row.id for row in rows]))
    ordered = asked.order_by(LINK_CLAIMS.c.link_id, LINK_CLAIMS.c.position)
    for row in connection.execute(ordered):
        members.setdefault(row.link_id, []).append(ClaimAddress(row.article_id, row.claim))
    return [
        Standing(
            id=row.id,
            story_id=row.story_id,
            kind=row.kind,
            claims=tuple(members.get(row.id, ())),
            unit=row.unit,
            rule=row.rule,
            confidence=row.confidence,
            by_hand=row.by_hand,
            made=to_iso(row.made, "milliseconds"),
            key=row.key,
        )
        for row in rows
    ]
