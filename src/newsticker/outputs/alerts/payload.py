"""What a webhook is sent: an event as JSON, its claims as the API tells them, with no more words than may be quoted."""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

from newsticker.model_alerts import Alert, AlertKind
from newsticker.model_stories import StoryRecord
from newsticker.outputs.api.answers import ListedClaim
from newsticker.outputs.api.telling import Teller
from newsticker.store import Told

SCHEMA = "newsticker.alert/1"


class SpeakerTold(Struct, frozen=True):
    """The speaker whose claim it is."""

    id: int
    name: str
    page: str


class StoryTold(Struct, frozen=True):
    """The story in which it happened, counted as its page counts."""

    id: int
    title: str
    page: str
    articles: int
    outlets: int
    origins: int


class Payload(Struct, frozen=True):
    """An event; ``id`` is the one that knows a repeat, ``claims`` has the news last.

    ``withdrawn`` is set where nothing of it is told any more: whoever has heard of it before, forgets it.
    """

    id: str
    kind: AlertKind
    at: str
    claims: tuple[ListedClaim, ...] = ()
    speaker: SpeakerTold | None = None
    story: StoryTold | None = None
    withdrawn: bool | UnsetType = UNSET
    schema: str = SCHEMA


def payload_of(alert: Alert, told: Told | None, teller: Teller) -> Payload:
    """The event as it is sent now; one that tells nothing any more says that it was withdrawn."""
    if told is None:
        return Payload(alert.event, alert.kind, alert.at, withdrawn=True)
    base = f"{teller.address}/{teller.languages[0]}"
    speaker = told.speaker
    return Payload(
        id=alert.event,
        kind=alert.kind,
        at=alert.at,
        claims=tuple(teller.listed_claims(told.claims)),
        speaker=SpeakerTold(speaker.id, speaker.name, f"{base}/speaker/{speaker.id}")
        if speaker
        else None,
        story=_story(told.story, base) if told.story else None,
    )


def _story(story: StoryRecord, base: str) -> StoryTold:
    page = f"{base}/story/{story.id}"
    return StoryTold(story.id, story.title, page, story.articles, story.outlets, story.origins)
