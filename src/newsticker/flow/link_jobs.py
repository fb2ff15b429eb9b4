"""The job "link": from a story's readings to the links between their claims.

The ledger works outside of any transaction; what it found is written if the story is still the one that was read,
and is left to the job of the newer one where it is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from newsticker.ledger import relate_claims
from newsticker.model import Job, Reading
from newsticker.model_links import SURE, Links
from newsticker.model_stories import ClaimAddress, NewLink, StoryToLink
from newsticker.store import Store


def link_story(store: Store, job: Job) -> None:
    """The job "link": links the claims of a story anew, in the revision that it has by now."""
    assert job.story_id is not None
    story = store.stories.to_link(job.story_id)
    if story is None:
        return
    store.stories.keep_links(story.id, story.revision, find_links(story), datetime.now(UTC))


def find_links(story: StoryToLink) -> list[NewLink]:
    """The links that the ledger finds between the claims of a story."""
    # The ledger takes articles of one minute in the order of their ids: here in that of the story, not of arrival.
    names = {stored.id: f"{number:09}" for number, stored in enumerate(story.articles)}
    readings = [
        Reading(names[stored.id], stored.article, stored.text, claims=stored.claims or ())
        for stored in story.articles
    ]
    place = {stored.id: number for number, stored in enumerate(story.articles)}
    copies = [[place[one] for one in group] for group in story.copies]
    found = relate_claims(readings, copies, [list(range(len(readings)))])
    return _links(found, {name: article_id for article_id, name in names.items()})


def _links(found: Links, articles: Mapping[str, int]) -> list[NewLink]:
    def at(names: Sequence[str]) -> tuple[ClaimAddress, ...]:
        parts = (name.rpartition(":") for name in names)
        return tuple(ClaimAddress(articles[article], claim) for article, _, claim in parts)

    return [
        *(NewLink("same", at(x.claims), None, x.rule, x.confidence) for x in found.same_claims),
        *(
            NewLink("figures", at(x.claims), x.unit, x.rule, x.confidence)
            for x in found.figure_conflicts
        ),
        *(
            NewLink("denial", at((x.claim, x.denied_by)), None, x.rule, x.confidence)
            for x in found.denials
        ),
        *(
            NewLink("admission", at((x.denial, x.admitted_by)), None, x.rule, x.confidence)
            for x in found.admissions
        ),
        *(
            NewLink("comparison", at((x.denial, x.admitted_by)), None, x.rule, x.confidence)
            for x in found.comparisons
        ),
        *(NewLink("course", at(x.claims), x.unit, x.rule, x.confidence) for x in found.courses),
        # Likeness of words alone is no confirmation for a page that counts them.
        *(
            NewLink("confirmation", at((x.claim, x.confirmed_by)), None, x.rule, x.confidence)
            for x in found.confirmations
            if x.confidence >= SURE
        ),
    ]
