"""Stories as the API tells them, with no more of their words than their articles' pages show."""

from __future__ import annotations

from typing import Any

from newsticker.model import StoredArticle
from newsticker.model_stories import ClaimAddress, StoryRecord
from newsticker.outputs.addresses import web_address
from newsticker.outputs.api import story_answers as answers
from newsticker.outputs.api.telling import Teller, told_figures, told_speaker
from newsticker.outputs.story_told import Statement, ToldStory
from newsticker.outputs.told import outlet_of, told_date


def listed_story(record: StoryRecord, teller: Teller) -> answers.ListedStory:
    """A story as a list has it."""
    return answers.ListedStory(**_fields(record, teller))


def whole_story(story: ToldStory, teller: Teller) -> answers.Story:
    """A story with its articles, origins, statements and links."""
    numbers = {
        stored.id: tuple(n for n, origin in enumerate(story.origins) if stored in origin.articles)
        for stored in story.articles
    }
    taken: dict[int, list[answers.Taken]] = {}
    for one in story.borrowed:
        if one.source_id in numbers:
            taken.setdefault(one.copy_id, []).append(answers.Taken(one.source_id, round(one.share, 3)))  # fmt: skip
    return answers.Story(
        **_fields(story.record, teller),
        articles=tuple(
            _article(stored, teller, numbers[stored.id], tuple(taken.get(stored.id, ())))
            for stored in story.articles
        ),
        origins=tuple(
            answers.StoryOrigin(n, one.name, one.is_copy, tuple(a.id for a in one.articles))
            for n, one in enumerate(story.origins)
        ),
        statements=tuple(_statement(one, teller) for one in story.statements),
        links=tuple(
            answers.StoryLink(
                kind=link.kind,
                claims=tuple(_id(place) for place in link.claims if place in story.by_claim),
                unit=link.unit,
                rule=link.rule,
                confidence=link.confidence,
                by_hand=link.by_hand,
                made=link.made,
            )
            for link in story.links
        ),
    )


def _fields(record: StoryRecord, teller: Teller) -> dict[str, Any]:
    return {
        "id": record.id,
        "page": f"{teller.address}/{teller.languages[0]}/story/{record.id}",
        "title": record.title,
        "first": record.first,
        "newest": record.newest,
        "changed": record.changed,
        "article_count": record.articles,
        "outlet_count": record.outlets,
        "origin_count": record.origins,
    }


def _article(
    stored: StoredArticle,
    teller: Teller,
    origins: tuple[int, ...],
    taken: tuple[answers.Taken, ...],
) -> answers.StoryArticle:
    article = stored.article
    return answers.StoryArticle(
        id=stored.id,
        page=teller.page(stored),
        url=web_address(article.url),
        title=article.title,
        outlet=outlet_of(stored),
        agencies=article.credit.agencies if article.credit else (),
        published=told_date(stored),
        language=article.language,
        origins=origins,
        taken=taken,
    )


def _statement(statement: Statement, teller: Teller) -> answers.Statement:
    shown = statement.shown
    return answers.Statement(
        claims=tuple(_id(told.address) for told in statement.told),
        shown=_id(shown.address),
        page=f"{teller.page(shown.stored)}/claim/{shown.claim.id}",
        speaker=told_speaker(shown.claim.speaker),
        stance=shown.claim.stance,
        passage=shown.passage,
        figures=told_figures(shown.claim.figures),
        said=statement.said,
        reported=statement.reported.isoformat(timespec="seconds"),
        article_count=statement.articles,
        origin_count=statement.origins,
    )


def _id(place: ClaimAddress) -> str:
    return f"{place.article_id}:{place.claim}"
