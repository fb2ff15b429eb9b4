"""The store as it knows stories and the ledger; each method one transaction, nothing hidden in what readers get."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from newsticker.model_stories import (
    ArticleInStory,
    Borrowed,
    ClaimAddress,
    KeptLink,
    LinkDecision,
    Mark,
    NewLink,
    NewLinkDecision,
    StoryDecision,
    StoryRecord,
    StoryToLink,
    WholeStory,
)
from newsticker.store import (
    articles,
    lineage,
    link_decisions,
    link_overlay,
    link_writing,
    links,
    links_by_hand,
    loading,
    stories_by_hand,
    story_list,
    story_pictures,
)
from newsticker.store.database import Database
from newsticker.store.origins import origins_of
from newsticker.store.relating import Readable, Relating, readable


class Stories:
    """Stories and their links, in the database of their store; safe to call from any thread.

    Every method raises NewstickerError where the database is locked, full, damaged or read-only.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest(
        self, *, before: str | None = None, limit: int = 30, fewest: int = 2
    ) -> tuple[list[StoryRecord], str | None]:
        """A page of the stories of so many articles at least, the one with the newest article first, and the next page's marker.

        Raises NewstickerError where ``before`` is no marker.
        """
        place = articles.parse_marker(before)
        with self._database.reading() as connection:
            return story_list.newest(connection, place, limit, fewest)

    def story(self, story_id: int) -> StoryRecord | None:
        """The story; None where there is none, none that readers may see, or it is part of another now."""
        with self._database.reading() as connection:
            return next(iter(story_list.records(connection, [story_id])), None)

    def whole(self, story_id: int) -> WholeStory | None:
        """The story with its articles and links; None where ``story`` is None."""
        with self._database.reading() as connection:
            record = next(iter(story_list.records(connection, [story_id])), None)
            if record is None:
                return None
            ids = story_list.articles_of(connection, story_id)
            return WholeStory(
                record=record,
                articles=tuple(loading.load(connection, ids)),
                copies=tuple(origins_of(lineage.groups_of(connection, ids), set(ids))),
                borrowed=tuple(lineage.borrowed(connection, ids)),
                links=tuple(links.of_story(connection, story_id)),
            )

    def around(self, article_id: int, claims: Sequence[str], most: int = 40) -> ArticleInStory:
        """What an article with these claims has to do with others, of which at most so many are loaded."""
        with self._database.reading() as connection:
            story = story_list.stories_of(connection, [article_id]).get(article_id)
            found = story_list.records(connection, [] if story is None else [story])
            mine = [ClaimAddress(article_id, claim) for claim in claims]
            linked = links.of_claims(connection, mine) if mine else []
            taken = lineage.borrowed(connection, [article_id])
            others = [place.article_id for link in linked for place in link.claims]
            others += [one.source_id for one in taken] + [one.copy_id for one in taken]
            ids = [one for one in dict.fromkeys(others) if one != article_id]
            return ArticleInStory(
                record=next(iter(found), None),
                links=tuple(linked),
                borrowed=tuple(taken),
                articles=tuple(loading.load(connection, ids[:most])),
            )

    def count(self, story_id: int) -> tuple[int, int]:
        """How many articles a story has that readers may see, and how many claims stand in them; 0 of none."""
        with self._database.reading() as connection:
            return story_list.count(connection, story_id)

    def pictures(self, story_id: int) -> dict[tuple[str, int], str]:
        """The pictures that were drawn of a story, by the digest of what they show and their width."""
        with self._database.reading() as connection:
            return story_pictures.of_story(connection, story_id)

    def moved_to(self, story_id: int) -> int | None:
        """The id of the story that this one became part of, None where it did not."""
        with self._database.reading() as connection:
            return story_list.moved_to(connection, story_id)

    def story_of(self, article_id: int) -> int | None:
        """The id of the article's story, None while it is not known."""
        with self._database.reading() as connection:
            return story_list.stories_of(connection, [article_id]).get(article_id)

    def articles_of(self, story_id: int) -> list[int]:
        """The ids of the story's articles that readers may see, the earliest first."""
        with self._database.reading() as connection:
            return story_list.articles_of(connection, story_id)

    def borrowed(self, article_ids: Sequence[int]) -> list[Borrowed]:
        """What these articles took from others and others from them, those with most first."""
        with self._database.reading() as connection:
            return lineage.borrowed(connection, article_ids)

    def links_of(self, story_id: int) -> list[KeptLink]:
        """The links between claims of a story that are there for readers, in the order of their kinds and claims."""
        with self._database.reading() as connection:
            return links.of_story(connection, story_id)

    def links_of_claims(self, claims: Sequence[ClaimAddress]) -> list[KeptLink]:
        """The links that any of these claims is part of."""
        with self._database.reading() as connection:
            return links.of_claims(connection, claims)

    def marks_of(self, article_ids: Sequence[int]) -> dict[int, tuple[Mark, ...]]:
        """What the ticker can be narrowed down to of these articles: those that have a mark, with all of theirs."""
        with self._database.reading() as connection:
            return links.marks_of(connection, article_ids)

    # Written by flow alone

    def readable(self, article_id: int) -> Readable | None:
        """The newest version of an article with its claims; None where readers may not see it."""
        with self._database.reading() as connection:
            return readable(connection, article_id)

    @contextmanager
    def relating(self, now: datetime) -> Iterator[Relating]:
        """One transaction in which articles are related; nobody else writes meanwhile."""
        with self._database.writing() as connection:
            yield Relating(connection, now)

    def split(
        self, story_id: int, article_ids: Sequence[int], by: str, reason: str, now: datetime
    ) -> int:
        """Makes a story of its own of some of a story's articles, for good, and returns its id.

        Raises NewstickerError where the story is not there, or they are not some of its articles but not all.
        """
        with self._database.writing() as connection:
            return stories_by_hand.split(connection, story_id, article_ids, by, reason, now)

    def merge(self, story_id: int, into_id: int, by: str, reason: str, now: datetime) -> None:
        """Makes a story part of another, for good.

        Raises NewstickerError where one of them is not there, or both are the same.
        """
        with self._database.writing() as connection:
            stories_by_hand.merge(connection, story_id, into_id, by, reason, now)

    def decisions(self, story_id: int) -> list[StoryDecision]:
        """What editors decided about a story, the last first."""
        with self._database.reading() as connection:
            return stories_by_hand.of_story(connection, story_id)

    def link_decisions(self, story_id: int) -> list[LinkDecision]:
        """Every decision about links between claims of a story, the last first."""
        with self._database.reading() as connection:
            return link_decisions.of_story(connection, story_id)[::-1]

    def standing_decisions(self, story_id: int) -> list[LinkDecision]:
        """Those of them that hold: the last about each two claims in a kind of link, unless it was taken back."""
        with self._database.reading() as connection:
            return link_overlay.standing(link_decisions.of_story(connection, story_id))[::-1]

    def link_journal(
        self, *, before: int | None = None, limit: int = 50
    ) -> tuple[list[LinkDecision], int | None]:
        """A page of all decisions about links, the last first, and the number behind which the next begins."""
        with self._database.reading() as connection:
            return link_decisions.newest(connection, before, limit)

    def keep_pictures(self, story_id: int, pictures: story_pictures.Pictures) -> None:
        """Keeps the pictures of a story in place of those of before."""
        with self._database.writing() as connection:
            story_pictures.keep(connection, story_id, pictures)

    # Links, written by flow alone

    def to_link(self, story_id: int) -> StoryToLink | None:
        """A story as its claims are linked, None where there never was one of that id."""
        with self._database.reading() as connection:
            return link_writing.to_link(connection, story_id)

    def keep_links(
        self, story_id: int, revision: int, found: Sequence[NewLink], now: datetime
    ) -> list[KeptLink] | None:
        """Puts what the ledger found in place of a story's links, under the editors' hand; returns those that are new.

        None, and nothing is written, where the story has changed since that revision: a job of its own is to come.
        """
        with self._database.writing() as connection:
            return link_writing.keep(connection, story_id, revision, found, now)

    def decide_links(
        self,
        story_id: int,
        wanted: Sequence[NewLinkDecision],
        seen: int,
        *,
        reason: str,
        by: str,
        now: datetime,
    ) -> bool:
        """Strikes or adds links between claims of a story, or takes that back.

        False where somebody else has decided about them since ``seen``, or a claim is not of the story.
        """
        with self._database.writing() as connection:
            return links_by_hand.decide(connection, story_id, wanted, seen, reason, by, now)
