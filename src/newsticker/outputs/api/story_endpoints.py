"""What the API can be asked of stories."""

from __future__ import annotations

from collections.abc import Mapping

from newsticker.outputs.api import asked, story_answers
from newsticker.outputs.api.endpoint import LARGEST_ID, Endpoint, Request
from newsticker.outputs.api.problems import Problem
from newsticker.outputs.api.story_telling import listed_story, whole_story
from newsticker.outputs.claims_csv import MEDIA_TYPE as CSV
from newsticker.outputs.story_csv import write_statements
from newsticker.outputs.story_told import ToldStory, tell_story

# A story may have some hundreds of articles.
STORY_COST = 2


def list_stories(request: Request) -> tuple[story_answers.StoryPage, Mapping[str, str]]:
    """A page of stories."""
    query: asked.Stories = request.query
    found, following = request.store.stories.newest(before=query.cursor, limit=query.limit)
    items = tuple(listed_story(record, request.teller) for record in found)
    return story_answers.StoryPage(items, following), {}


def one_story(request: Request) -> tuple[story_answers.Story, Mapping[str, str]]:
    """A story, or the one that it became part of; Problem 404 where there is none."""
    return whole_story(_told(request), request.teller), {}


def table_of_story(request: Request) -> tuple[bytes, Mapping[str, str]]:
    """Who says what in a story as CSV; Problem 404 where there is none."""
    story = _told(request)
    name = f'attachment; filename="story-{story.record.id}.csv"'
    return write_statements(whole_story(story, request.teller)), {"Content-Disposition": name}


STORY_ENDPOINTS = (
    Endpoint(
        "/stories", "listStories", "Stories of two articles or more, the one with the newest article first.",
        asked.Stories, story_answers.StoryPage, list_stories,
    ),
    Endpoint(
        "/stories/{id}", "getStory",
        "A story with its articles, statements and links; of an id that became part of another story that one. Counts as two requests.",
        asked.Nothing, story_answers.Story, one_story, cost=STORY_COST,
    ),
    Endpoint(
        "/stories/{id}/claims.csv", "tableOfStory", "Who says what in a story, same claims once, as a table. Counts as two requests.",
        asked.Nothing, bytes, table_of_story, CSV, cost=STORY_COST,
    ),
)  # fmt: skip


def _told(request: Request) -> ToldStory:
    stories = request.store.stories
    number = request.id if request.id is not None and request.id <= LARGEST_ID else None
    whole = None if number is None else stories.whole(stories.moved_to(number) or number)
    if whole is None:
        raise Problem(404, "There is no story of this id.")
    return tell_story(whole, request.teller.settings)
