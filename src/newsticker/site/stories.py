"""The list of stories: events that several articles tell of, the one with the newest article first."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from newsticker.model_stories import StoryRecord
from newsticker.site.rendering import language_of, site_of
from newsticker.site.ticker import marker_of


class ListedStory(Struct, frozen=True):
    """A story of the list, with its times in the site's zone."""

    record: StoryRecord
    first: datetime
    newest: datetime


def show_stories(request: Request) -> Response:
    """The page of the list at the marker ``before``."""
    site, language = site_of(request), language_of(request)
    formats = site.formats[language]
    before = marker_of(request)
    found, following = site.store.stories.newest(before=before)
    return site.page(
        request,
        "stories.html",
        found=[ListedStory(one, formats.local(one.first), formats.local(one.newest)) for one in found],
        before=before,
        following=following,
    )  # fmt: skip
