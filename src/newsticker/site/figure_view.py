"""The figures of an article as its page shows them: comparisons with picture and table, lone ones as sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from newsticker.language.finding import analyser
from newsticker.model import Claim, StoredArticle
from newsticker.site.article_links import NOTHING, Dispute
from newsticker.site.figures import Axis, Row, axes
from newsticker.site.formats import Formats
from newsticker.site.pictures import WIDTHS, in_language, picture_of
from newsticker.site.words import Words


class FigureRow(Struct, frozen=True):
    """One authority's figure in words."""

    who: str
    ways: tuple[str, ...]
    number: str
    in_words: str
    bound: str
    claims: tuple[int, ...]
    said: str | None
    said_iso: str | None


class FigureView(Struct, frozen=True):
    """What counts one thing: ``pictures`` by width, empty where there is nothing to compare or to show.

    ``dispute`` is the address where its story shows other numbers for it, None where it has none.
    """

    unit: str
    rows: tuple[FigureRow, ...]
    compares: bool
    summary: str
    pictures: tuple[tuple[str, Markup], ...]
    dispute: str | None


def view_figures(
    picture: Callable[[int], str | None],
    stored: StoredArticle,
    claims: Sequence[Claim],
    words: Words,
    formats: Formats,
    disputes: Mapping[str, tuple[Dispute, ...]] = NOTHING.disputes,
) -> list[FigureView]:
    """The figures of an article's claims, given in the order of its text; ``picture`` is what was drawn, by width."""
    found = axes(claims, stored.article.language)
    drawn: dict[int, str] = {}
    if any(axis.compares for axis in found):
        drawn = {width: picture(width) or "" for width in WIDTHS}
    told = [_dispute(axis, claims, stored.article.language, disputes) for axis in found]
    return [
        _view(at, axis, dispute, drawn, words, formats)
        for at, (axis, dispute) in enumerate(zip(found, told, strict=True), 1)
    ]


def _dispute(
    axis: Axis,
    claims: Sequence[Claim],
    language: str | None,
    disputes: Mapping[str, tuple[Dispute, ...]],
) -> str | None:
    """Where the story disputes the figures of an axis; of a claim with several figures those of the dispute's unit."""
    counted = set(analyser().base_forms(axis.unit or "", language))
    for claim in (claims[number - 1] for row in axis.rows for number in row.claims):
        for one in disputes.get(claim.id, ()):
            if len(claim.figures) == 1 or counted & set(
                analyser().base_forms(one.unit or "", language)
            ):
                return one.page
    return None


def _view(
    at: int,
    axis: Axis,
    dispute: str | None,
    drawn: dict[int, str],
    words: Words,
    formats: Formats,
) -> FigureView:
    rows = tuple(_row(row, words, formats) for row in axis.rows)
    unit = axis.unit or words("no-unit")
    summary = "; ".join(f"{row.who}: {row.number}" for row in rows)
    pictures = []
    for width, svg in drawn.items():
        picture = picture_of(axis, svg) if axis.compares else None
        if picture:
            title = words("picture-title", unit=unit)
            pictures.append(
                (
                    f"w{width}",
                    described(in_language(picture, formats), f"p{at}w{width}", title, summary),
                )
            )
    return FigureView(unit, rows, axis.compares, summary, tuple(pictures), dispute)


def described(svg: str, id: str, title: str, description: str) -> Markup:
    """The picture, which we drew ourselves, with its title and description for those who hear it."""
    opening, _, rest = svg.partition(">")
    told = Markup('<title id="{0}t">{1}</title><desc id="{0}d">{2}</desc>').format(
        id, title, description
    )
    return Markup(f'{opening} role="img" aria-labelledby="{id}t {id}d">') + told + Markup(rest)


def _row(row: Row, words: Words, formats: Formats) -> FigureRow:
    high = formats.number(row.high) if row.high is not None else ""
    number = formats.number(row.value)
    return FigureRow(
        who=row.authority or words("nobody-named"),
        ways=row.ways_beside,
        number=words(f"figure-{row.bound}", a=number, b=high),
        in_words=words(f"counted-{row.bound}", a=number, b=high),
        bound=words(f"bound-{row.bound}", a=number, b=high),
        claims=row.claims,
        said=formats.said(row.said) if row.said else None,
        said_iso=row.said,
    )
