"""Who has a page, what is counted of a speaker, and the claims of one, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    func,
    select,
    tuple_,
)

from newsticker.model import Kind, NewstickerError, Party, Stance
from newsticker.store.facets import OUTLET
from newsticker.store.hand_tables import MERGES, SUPPRESSIONS
from newsticker.store.instants import to_iso
from newsticker.store.names import sort_key
from newsticker.store.tables import ATTRIBUTIONS, FACETS, PARTIES, SPEAKERS

# People who act in public roles: a role or office is named with them in so many articles (docs/fairness).
ARTICLES_WITH_ROLE = 2
ALWAYS_LISTED = ("organisation", "state")
MOST_NAMES = 8


class StanceCount(Struct, frozen=True):
    """How often a speaker is quoted so, in how many articles, and the instant of the newest of them."""

    stance: Stance
    claims: int
    articles: int
    last: str


class ListedSpeaker(Struct, frozen=True):
    """A speaker who has a page, with the counts of claims and of articles."""

    id: int
    name: str
    kind: Kind
    claims: int
    articles: int


class SpeakerRecord(Struct, frozen=True):
    """All that is counted of a speaker, with the number of the outlets where the claims stand.

    Roles and aliases come with the number of their articles, most first; ``first`` and ``last`` are instants.
    ``namesakes`` are the pages of others by the same name: one name read as of two kinds; ``merged`` are other names
    that editors have merged into this one.
    """

    speaker: ListedSpeaker
    outlets: int
    first: str
    last: str
    roles: tuple[tuple[str, int], ...]
    aliases: tuple[tuple[str, int], ...]
    stances: tuple[StanceCount, ...]
    namesakes: tuple[ListedSpeaker, ...]
    merged: tuple[str, ...]


Place = tuple[int, int, int]


def has_page() -> ColumnElement[bool]:
    """The rule of docs/fairness, on the tables of speakers and of parties; nobody whom an editor has suppressed."""
    suppressed = select(SUPPRESSIONS.c.party_id)
    in_public = (PARTIES.c.kind == "person") & (SPEAKERS.c.in_role >= ARTICLES_WITH_ROLE)
    is_listed = PARTIES.c.kind.in_(ALWAYS_LISTED) | in_public
    return (SPEAKERS.c.claims > 0) & is_listed & PARTIES.c.id.not_in(suppressed)


def _listed() -> Select[Any]:
    return (
        select(PARTIES.c.id, PARTIES.c.name, PARTIES.c.kind, SPEAKERS.c.claims, SPEAKERS.c.articles)
        .join(SPEAKERS, SPEAKERS.c.party_id == PARTIES.c.id)
        .where(has_page())
    )


def _told(row: Row[Any]) -> ListedSpeaker:
    return ListedSpeaker(row.id, row.name, row.kind, row.claims, row.articles)


def page_of_list(
    connection: Connection,
    kind: Kind | None,
    letter: str | None,
    start: int | None,
    limit: int,
) -> tuple[list[ListedSpeaker], int | None]:
    """Speakers with a page by name, from a letter or from a speaker (id) on, and who begins the next page."""
    key, number = SPEAKERS.c.sort_key, SPEAKERS.c.party_id
    asked = _listed().order_by(key, number).limit(limit + 1)
    if kind is not None:
        asked = asked.where(PARTIES.c.kind == kind)
    if letter is not None:
        asked = asked.where(key >= sort_key(letter))
    if start is not None:
        first = select(key).where(number == start).scalar_subquery()
        asked = asked.where(tuple_(key, number) >= tuple_(first, start))
    rows = list(connection.execute(asked))
    following = int(rows[limit].id) if len(rows) > limit else None
    return [_told(row) for row in rows[:limit]], following


def letters(connection: Connection, kind: Kind | None) -> list[str]:
    """The first letters of the names in the list of speakers."""
    letter = func.substr(SPEAKERS.c.sort_key, 1, 1).label("letter")
    asked = _listed().with_only_columns(letter).distinct().order_by(letter)
    if kind is not None:
        asked = asked.where(PARTIES.c.kind == kind)
    return [row.letter for row in connection.execute(asked) if row.letter]


def listed(connection: Connection, party_id: int) -> ListedSpeaker | None:
    """A speaker who has a page; None for those who have none."""
    row = connection.execute(_listed().where(PARTIES.c.id == party_id)).one_or_none()
    return _told(row) if row else None


def record(connection: Connection, party_id: int) -> SpeakerRecord | None:
    """All that is counted of a speaker, None for those who have no page."""
    row = connection.execute(_listed().where(PARTIES.c.id == party_id)).one_or_none()
    if row is None:
        return None
    mine = ATTRIBUTIONS.c.party_id == party_id
    stances = connection.execute(
        select(
            ATTRIBUTIONS.c.stance,
            func.count().label("claims"),
            func.count(ATTRIBUTIONS.c.article_id.distinct()).label("articles"),
            func.min(ATTRIBUTIONS.c.placed).label("first"),
            func.max(ATTRIBUTIONS.c.placed).label("last"),
        )
        .where(mine)
        .group_by(ATTRIBUTIONS.c.stance)
    ).all()
    namesakes = _listed().where(PARTIES.c.name == row.name, PARTIES.c.id != party_id)
    return SpeakerRecord(
        speaker=_told(row),
        outlets=_outlets(connection, party_id),
        first=to_iso(min(stance.first for stance in stances)),
        last=to_iso(max(stance.last for stance in stances)),
        roles=_names(connection, party_id, ATTRIBUTIONS.c.role),
        aliases=_names(connection, party_id, ATTRIBUTIONS.c.alias),
        stances=tuple(
            StanceCount(stance.stance, stance.claims, stance.articles, to_iso(stance.last))
            for stance in stances
        ),
        namesakes=tuple(map(_told, connection.execute(namesakes.order_by(PARTIES.c.kind)))),
        merged=tuple(name for name in merged_names(connection, party_id) if name != row.name),
    )


def is_listed(connection: Connection, party_id: int) -> bool:
    """Whether a speaker has a page."""
    return connection.execute(_listed().where(PARTIES.c.id == party_id)).first() is not None


def merged_names(connection: Connection, party_id: int) -> list[str]:
    """The names of the parties that stand under this one, by name, each once."""
    of = select(MERGES.c.party_id).where(MERGES.c.into_id == party_id).cte("merged", recursive=True)
    deeper = of.union(select(MERGES.c.party_id).where(MERGES.c.into_id == of.c.party_id))
    asked = select(PARTIES.c.name).where(PARTIES.c.id.in_(select(deeper.c.party_id))).distinct()
    return list(connection.execute(asked.order_by(PARTIES.c.name)).scalars())


def _outlets(connection: Connection, party_id: int) -> int:
    quoting = select(ATTRIBUTIONS.c.article_id).where(ATTRIBUTIONS.c.party_id == party_id)
    counted = select(func.count(FACETS.c.value.distinct())).where(
        FACETS.c.kind == OUTLET, FACETS.c.article_id.in_(quoting)
    )
    return int(connection.execute(counted).scalar_one())


def _names(
    connection: Connection, party_id: int, column: ColumnElement[str | None]
) -> tuple[tuple[str, int], ...]:
    articles = func.count(ATTRIBUTIONS.c.article_id.distinct()).label("articles")
    rows = connection.execute(
        select(column.label("name"), articles)
        .where(ATTRIBUTIONS.c.party_id == party_id, column.is_not(None))
        .group_by(column)
        .order_by(articles.desc(), column)
        .limit(MOST_NAMES)
    )
    return tuple((row.name, row.articles) for row in rows)


def parse_marker(before: str | None) -> Place | None:
    """Where the page of claims before ended; raises NewstickerError for others' words."""
    if before is None:
        return None
    try:
        placed, article, number = (int(part) for part in before.split("."))
    except ValueError:
        raise NewstickerError(f"page {before[:40]!r}: is no page of this speaker") from None
    return placed, article, number


def claims_of(
    connection: Connection,
    party_id: int,
    stance: Stance | None,
    before: Place | None,
    limit: int,
) -> tuple[list[tuple[int, str]], str | None]:
    """Article and id of a speaker's claims behind ``before``, the newest article's first, and the next marker."""
    mine = ATTRIBUTIONS.c
    asked = select(mine.placed, mine.article_id, mine.number, mine.claim).where(
        mine.party_id == party_id
    )
    if stance is not None:
        asked = asked.where(mine.stance == stance)
    if before is not None:
        placed, article, number = before
        # The index is walked to the article on which the page before ended; there the numbers go on.
        asked = asked.where(
            tuple_(mine.placed, mine.article_id) <= tuple_(placed, article),
            (mine.placed != placed) | (mine.article_id != article) | (mine.number > number),
        )
    asked = asked.order_by(mine.placed.desc(), mine.article_id.desc(), mine.number)
    rows = list(connection.execute(asked.limit(limit + 1)))
    page = [(int(row.article_id), str(row.claim)) for row in rows[:limit]]
    if len(rows) <= limit:
        return page, None
    last = rows[limit - 1]
    return page, f"{last.placed}.{last.article_id}.{last.number}"


# Asked with every page of an article: put together once.
_PAGES_OF = _listed().where(
    PARTIES.c.id.in_(
        select(ATTRIBUTIONS.c.party_id).where(
            ATTRIBUTIONS.c.article_id.in_(bindparam("articles", expanding=True))
        )
    )
)


def pages_of(connection: Connection, article_ids: Sequence[int]) -> dict[Party, int]:
    """The speakers of articles who have a page, with its number."""
    rows = connection.execute(_PAGES_OF, {"articles": article_ids})
    return {Party(name=row.name, kind=row.kind): int(row.id) for row in rows}
