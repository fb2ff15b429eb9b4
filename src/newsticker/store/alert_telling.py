"""What an event still tells: of what is hidden, withdrawn, struck or suppressed by now, nothing.

Asked whenever an event is sent or shown, and not when it is written: no copy of anybody's words is kept with it.
"""

from __future__ import annotations

from msgspec import Struct
from sqlalchemy import Connection, select

from newsticker.model_alerts import Alert, AlertKind, Watch
from newsticker.model_stories import ClaimAddress, KeptLink, LinkKind, StoryRecord
from newsticker.store import claim_list, links, speakers, story_list
from newsticker.store.claim_list import FoundClaim
from newsticker.store.speakers import ListedSpeaker
from newsticker.store.tables import ATTRIBUTIONS

# A link is told as one from this confidence on (docs/fairness.md: 95 of 100 are right, measured).
SURE = 0.95
LINKS: dict[AlertKind, tuple[LinkKind, ...]] = {
    "denial": ("denial",),
    "admission": ("admission",),
    "disputed-figure": ("figures",),
    "changed-figure": ("same", "course"),
}


class Told(Struct, frozen=True):
    """What an event tells: of whom or of which story, and the claims, that which is the news last."""

    claims: tuple[FoundClaim, ...] = ()
    speaker: ListedSpeaker | None = None
    story: StoryRecord | None = None


def tell(connection: Connection, watch: Watch, alert: Alert) -> Told | None:
    """What there is to tell; None where readers do not see it any more."""
    if alert.kind == "test":
        return Told()
    if alert.kind == "claim":
        return _claim(connection, watch, alert.claims[-1])
    found = _linked(connection, watch, alert)
    claims = claim_list.load(connection, [(one.article_id, one.claim) for one in found])
    story = next(iter(story_list.records(connection, [watch.about])), None)
    if story is None or len(claims) < (1 if alert.kind == "denial" else 2):
        return None
    return Told(tuple(claims), story=story)


def _claim(connection: Connection, watch: Watch, place: ClaimAddress) -> Told | None:
    mine = select(ATTRIBUTIONS.c.claim).where(
        ATTRIBUTIONS.c.article_id == place.article_id,
        ATTRIBUTIONS.c.claim == place.claim,
        ATTRIBUTIONS.c.party_id == watch.about,
    )
    speaker = speakers.listed(connection, watch.about)
    if speaker is None or connection.execute(mine).first() is None:
        return None
    claims = claim_list.load(connection, [(place.article_id, place.claim)])
    return Told(tuple(claims), speaker=speaker) if claims else None


def _linked(connection: Connection, watch: Watch, alert: Alert) -> list[ClaimAddress]:
    """Which of an event's claims are linked as it tells, by a link that still stands in the story."""
    news = alert.claims[-1]
    for link in links.of_claims(connection, [news]):
        if link.kind not in LINKS[alert.kind] or not _stands(link, watch, news):
            continue
        told = [one for one in alert.claims if one in link.claims]
        if alert.kind == "denial":
            # What is denied is told where that is sure; that somebody denies is told by the words themselves.
            return told if link.confidence >= SURE else [news]
        if len(told) > 1:
            return told
    return []


def _stands(link: KeptLink, watch: Watch, news: ClaimAddress) -> bool:
    """Whether a link is in the watched story and the news is its answer, and not what was answered."""
    is_pair = link.kind in ("denial", "admission")
    return link.story_id == watch.about and (not is_pair or link.claims[-1] == news)
