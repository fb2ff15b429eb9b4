"""What the pages of lists ask of the store: speakers, outlets, tags, the archive, and the operator's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from newsticker.model import Kind, Party, Stance
from newsticker.model_stories import ClaimAddress
from newsticker.store import (
    archive,
    articles,
    claim_list,
    figures,
    loading,
    outlet_texts,
    outlets,
    speakers,
    state,
    track_record,
)
from newsticker.store.claim_list import FoundClaim
from newsticker.store.database import Database
from newsticker.store.figures import Figures
from newsticker.store.names import Named, page_of_names
from newsticker.store.outlet_texts import Origin, OutletTexts
from newsticker.store.outlets import OutletRecord
from newsticker.store.speakers import ListedSpeaker, SpeakerRecord
from newsticker.store.state import State
from newsticker.store.track_record import TrackRecord


class Lists:
    """The part of the store that lists; every method is one transaction."""

    _database: Database

    # Speakers

    def speakers(
        self,
        *,
        kind: Kind | None = None,
        letter: str | None = None,
        start: int | None = None,
        limit: int = 100,
    ) -> tuple[list[ListedSpeaker], int | None]:
        """A page of the speakers who have a page, by name, and the id of the one who begins the next page.

        It begins with ``letter``, or with the speaker whose id is ``start``.
        """
        with self._database.reading() as connection:
            return speakers.page_of_list(connection, kind, letter, start, limit)

    def speaker_letters(self, kind: Kind | None = None) -> list[str]:
        """The letters that names in the list of speakers begin with."""
        with self._database.reading() as connection:
            return speakers.letters(connection, kind)

    def speaker(self, speaker_id: int) -> SpeakerRecord | None:
        """All that is counted of a speaker; None where there is none, or none who may have a page."""
        with self._database.reading() as connection:
            return speakers.record(connection, speaker_id)

    def claims_of(
        self,
        speaker_id: int,
        *,
        stance: Stance | None = None,
        before: str | None = None,
        limit: int = 30,
    ) -> tuple[list[FoundClaim], str | None]:
        """A page of a speaker's claims, those of the newest article first, and the marker of the next page.

        Raises NewstickerError where ``before`` is no marker.
        """
        place = speakers.parse_marker(before)
        with self._database.reading() as connection:
            page, marker = speakers.claims_of(connection, speaker_id, stance, place, limit)
            known = {a.id: a for a in loading.load(connection, list({a for a, _ in page}))}
        claims = {(a.id, claim.id): claim for a in known.values() for claim in a.claims or ()}
        # An article that has changed a moment ago may hold other claims than those that were listed.
        found = [FoundClaim(known[a], claims[a, key]) for a, key in page if (a, key) in claims]
        return found, marker

    def track_record(self, speaker_id: int) -> TrackRecord | None:
        """What became of what a speaker said; None where there is none, or none who may have a page."""
        with self._database.reading() as connection:
            if not speakers.is_listed(connection, speaker_id):
                return None
            return track_record.of_speaker(connection, speaker_id)

    def claims_at(self, places: Sequence[ClaimAddress]) -> dict[ClaimAddress, FoundClaim]:
        """The claims at these addresses that readers may see."""
        with self._database.reading() as connection:
            found = claim_list.load(connection, [(one.article_id, one.claim) for one in places])
        return {ClaimAddress(one.found.id, one.claim.id): one for one in found}

    def speaker_pages(self, *article_ids: int) -> dict[Party, int]:
        """The speakers of these articles who have a page, with its number."""
        with self._database.reading() as connection:
            return speakers.pages_of(connection, article_ids)

    # Lists of tags and outlets, and the archive

    def tag_names(
        self, *, start: str | None = None, limit: int = 200
    ) -> tuple[list[Named], str | None]:
        """A page of all tags by name, from ``start`` on, and the tag that begins the next page."""
        with self._database.reading() as connection:
            names = [Named(tag, count) for tag, count in articles.tags(connection)]
        return page_of_names(names, start, limit)

    def outlets(
        self, *, start: str | None = None, limit: int = 200
    ) -> tuple[list[Named], str | None]:
        """A page of all outlets by name, from ``start`` on, and the outlet that begins the next page."""
        with self._database.reading() as connection:
            return page_of_names(outlets.outlets(connection), start, limit)

    def outlet(self, name: str) -> OutletRecord | None:
        """All that is counted of an outlet; None where no article is of it."""
        with self._database.reading() as connection:
            return outlets.record(connection, name)

    def outlet_texts(self, name: str) -> OutletTexts:
        """Of how many of an outlet's newest articles which origin is known."""
        with self._database.reading() as connection:
            return outlet_texts.count(connection, name)

    def articles_of_origin(self, name: str, origin: Origin, of: str | None = None) -> list[int]:
        """Ids of those of an outlet's newest articles that have this origin, newest first.

        ``of`` leaves those alone that are of one agency, or taken over from one outlet.
        """
        with self._database.reading() as connection:
            return outlet_texts.articles(connection, name, origin, of)

    def around(self, begin: datetime, end: datetime) -> tuple[datetime | None, datetime | None]:
        """The instants of the last article before a span of time and of the first one behind it."""
        with self._database.reading() as connection:
            return archive.around(connection, begin, end)

    def extent(self) -> tuple[datetime, datetime] | None:
        """The instants of the first and the last article, None where there is none."""
        with self._database.reading() as connection:
            return archive.extent(connection)

    # For the operator

    @property
    def name(self) -> str:
        """The database as messages name it, without a password."""
        return self._database.name

    def state(self) -> State:
        """Feeds, jobs, sizes and counts, for the operator alone."""
        with self._database.reading() as connection:
            return state.state(connection, self._database.path)

    def figures(self, now: datetime) -> Figures:
        """The state of the ticker in numbers, for the operator's metrics."""
        with self._database.reading() as connection:
            return figures.figures(connection, self._database.path, now)
