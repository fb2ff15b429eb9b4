"""The page of a story: what is disputed, who denied and who admitted, what was said when, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup
from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from newsticker.outputs.story_told import ToldStory, tell_story
from newsticker.site.figure_view import described
from newsticker.site.formats import Formats
from newsticker.site.pictures import WIDTHS, in_language
from newsticker.site.rendering import Site, language_of, site_of
from newsticker.site.statement_view import StatementView, Viewer
from newsticker.site.story_drawing import MOST_SERIES
from newsticker.site.story_figures import Dot, Series, series_of
from newsticker.site.story_lineage import Lineage, lineage_of, rows_of
from newsticker.site.story_links import Why, comparisons_of, turns_of, why
from newsticker.site.story_pictures import MOST_LINES
from newsticker.site.story_table import ROWS, AskedTable, read_table, sorts_of, stances_of
from newsticker.site.story_table import rows_of as rows_of_table
from newsticker.site.story_timeline import timeline_of
from newsticker.site.words import Words

Pictures = Mapping[tuple[str, int], str]


class FigureLine(Struct, frozen=True):
    """A figure of the table beside a picture."""

    who: str
    number: str
    bound: str
    statement: StatementView


class FiguresView(Struct, frozen=True):
    """A quantity over time, disputed or not: its picture by width, and every figure, the newest first.

    ``latest`` tells the last number of every authority; ``more`` counts the authorities that the picture leaves out.
    """

    id: str
    unit: str
    latest: str
    rows: tuple[FigureLine, ...]
    authorities: int
    more: int
    is_disputed: bool
    is_settled: bool
    why: Why
    pictures: tuple[tuple[str, Markup], ...]


def show_story(request: Request) -> Response:
    """The page of a story, its table as the address asks; 301 from one that became part of another."""
    site, language = site_of(request), language_of(request)
    asked = read_table(request.query_params)
    number = request.path_params["id"]
    # Asked for first: what comes in between is then told as new.
    event = site.store.newest_event()
    whole = site.store.stories.whole(number)
    if whole is None:
        return _to_where_it_is(request, number)
    story = tell_story(whole, site.settings)
    return site.page(
        request, "story.html", story=story, event=event, **story_parts(site, language, story, asked)
    )


def _to_where_it_is(request: Request, number: int) -> Response:
    stories = site_of(request).store.stories
    into = stories.moved_to(number)
    if into is None or stories.story(into) is None:
        raise HTTPException(404)
    return RedirectResponse(f"/{language_of(request)}/story/{into}", 301)


def story_parts(site: Site, language: str, story: ToldStory, asked: AskedTable) -> dict[str, Any]:
    """What the page of a story is made of; raises HTTPException 404 for a page that a list does not have."""
    words, formats = site.words[language], site.formats[language]
    viewer = Viewer(site, language, site.store.speaker_pages(*(one.id for one in story.articles)))
    rows = rows_of_table(story.statements, asked, words)
    first = (asked.page - 1) * ROWS
    days, has_earlier = timeline_of(story.statements, viewer, formats, asked.earlier)
    if (asked.page > 1 and first >= len(rows)) or (asked.earlier and not days):
        raise HTTPException(404)
    record = story.record
    pictures = site.store.stories.pictures(record.id)
    titled = (one for one in reversed(story.articles) if one.article.title == record.title)
    lineage = lineage_of(story, words)
    counted = series_of(story, formats)[:MOST_SERIES]
    return {
        "title": record.title or words("no-headline"),
        "title_language": next((one.article.language for one in titled), None),
        "first": formats.local(record.first),
        "newest": formats.local(record.newest),
        "figures": [
            _figures(unit, series, viewer, words, formats, pictures)
            for unit, series in zip(_units(counted, words), counted, strict=True)
        ],
        "turns": turns_of(story, viewer, words, formats),
        "comparisons": comparisons_of(story, viewer, words, formats),
        "days": days,
        "has_earlier": has_earlier,
        "lineage": lineage,
        "lineage_rows": rows_of(story, words, formats),
        "lineage_pictures": _lineage_pictures(lineage, words, formats, pictures),
        "rows": [viewer.view(one) for one in rows[first : first + ROWS]],
        "total": len(rows),
        "has_more": len(rows) > first + ROWS,
        "asked": asked,
        "stances": stances_of(story.statements, asked, words),
        "sorts": sorts_of(asked, words),
    }


def _units(counted: Sequence[Series], words: Words) -> list[str]:
    """What each of them counts; where two count the same ("Menschen": hurt, and saved) each has its number."""
    units = [series.unit or words("no-unit") for series in counted]
    return [
        f"{unit} ({units[: n + 1].count(unit)})" if units.count(unit) > 1 else unit
        for n, unit in enumerate(units)
    ]


def _figures(
    unit: str,
    series: Series,
    viewer: Viewer,
    words: Words,
    formats: Formats,
    pictures: Pictures,
) -> FiguresView:
    newest: list[tuple[str, Dot]] = [
        (line.authority or words("nobody-named"), dot) for line in series.lines for dot in line.dots
    ]
    newest.sort(key=lambda pair: pair[1].at, reverse=True)
    told = "; ".join(
        f"{line.authority or words('nobody-named')} "
        + words("then").join(_counted(dot, words, formats) for dot in line.steps)
        for line in series.lines
    )
    title = words("story-picture-title", unit=unit)
    key = series.key(formats)
    id = f"figures{series.link.id}"
    return FiguresView(
        id=id,
        unit=unit,
        latest="; ".join(
            f"{line.authority or words('nobody-named')} {_counted(line.dots[-1], words, formats)}"
            for line in series.lines
        ),
        rows=tuple(
            FigureLine(
                who,
                _counted(dot, words, formats),
                words(f"bound-{dot.figure.bound}", a=formats.number(dot.figure.value), b=formats.number(dot.figure.high or 0)),
                viewer.view(dot.statement),
            )
            for who, dot in newest
        ),
        authorities=len(series.lines),
        more=max(0, len(series.lines) - MOST_LINES),
        is_disputed=series.is_disputed,
        is_settled=series.is_settled,
        why=why(series.link, words, formats),
        pictures=_drawn(pictures, key, id, title, _in_words(told, words), formats),
    )  # fmt: skip


def _in_words(told: str, words: Words) -> str:
    """What a picture shows, for those who hear it."""
    return f"{told}. " + words("all-in-table")


def _counted(dot: Dot, words: Words, formats: Formats) -> str:
    figure = dot.figure
    high = formats.number(figure.high) if figure.high is not None else ""
    return words(f"counted-{figure.bound}", a=formats.number(figure.value), b=high)


def _lineage_pictures(
    lineage: Lineage, words: Words, formats: Formats, pictures: Pictures
) -> tuple[tuple[str, Markup], ...]:
    told = "; ".join(
        words(
            "lineage-block",
            x=block.name,
            articles=words.count("articles-count", block.articles, formats.number(block.articles)),
            outlets=words.count("outlets-count", len(block.branches) + block.more, formats.number(len(block.branches) + block.more)),
        )
        for block in lineage.blocks
    )  # fmt: skip
    title = words("lineage-title")
    key = lineage.key(formats)
    return _drawn(pictures, key, "lineage", title, _in_words(told, words), formats)


def _drawn(
    pictures: Pictures, key: str, id: str, title: str, told: str, formats: Formats
) -> tuple[tuple[str, Markup], ...]:
    """What was drawn of it, by the class of its width; nothing while one of the widths is missing."""
    found: Sequence[tuple[int, str | None]] = [(w, pictures.get((key, w))) for w in WIDTHS]
    if not all(svg for _, svg in found):
        return ()
    return tuple(
        (f"w{width}", described(in_language(svg or "", formats), f"{id}w{width}", title, told))
        for width, svg in found
    )
