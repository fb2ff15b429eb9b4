"""The job that draws a story's pictures, in every language of the site and both widths."""

from __future__ import annotations

from collections.abc import Mapping

from newsticker.model import Job
from newsticker.outputs.story_told import ToldStory, tell_story
from newsticker.settings import Settings
from newsticker.site.formats import Formats
from newsticker.site.lineage_picture import draw_lineage
from newsticker.site.pictures import WIDTHS
from newsticker.site.story_figures import series_of
from newsticker.site.story_lineage import lineage_of
from newsticker.site.story_pictures import draw_series
from newsticker.site.words import LANGUAGES, read_words
from newsticker.store import Store

MOST_SERIES = 6


def draw_story(store: Store, job: Job, settings: Settings) -> None:
    """The job "draw-story": draws what is not drawn yet, and keeps it in place of what no page shows any longer."""
    assert job.story_id is not None
    whole = store.stories.whole(job.story_id)
    known = store.stories.pictures(job.story_id)
    # Of a story that is gone, or told by one article alone, nothing is kept.
    several = whole is not None and len(whole.articles) > 1
    drawn = _drawn(tell_story(whole, settings), known, settings) if whole and several else {}
    if drawn.keys() != known.keys():
        store.stories.keep_pictures(job.story_id, drawn)


def _drawn(
    story: ToldStory, known: Mapping[tuple[str, int], str], settings: Settings
) -> dict[tuple[str, int], str]:
    drawn: dict[tuple[str, int], str] = {}
    for language in LANGUAGES:
        words, formats = read_words(language), Formats(language, settings.zone)
        lineage = lineage_of(story, words)
        for width in WIDTHS:
            at = lineage.key(formats), width
            drawn[at] = known.get(at) or draw_lineage(lineage, width, words, formats)
            for series in series_of(story, formats)[:MOST_SERIES]:
                at = series.key(formats), width
                svg = known.get(at) or draw_series(series, width, words, formats)
                if svg is not None:
                    drawn[at] = svg
    return drawn
