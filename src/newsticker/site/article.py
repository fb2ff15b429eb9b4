"""The article page: the text with its claims marked, who says what, and the figures side by side."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsticker.model import Span, Spans, StoredArticle
from newsticker.outputs.addresses import web_address
from newsticker.outputs.jsonld import news_article
from newsticker.outputs.told import outlet_of
from newsticker.site.addresses import site_address
from newsticker.site.claim_view import ClaimView, view_claims
from newsticker.site.figure_view import view_figures
from newsticker.site.formats import moment_of
from newsticker.site.marks import Paragraph, Piece, clip, mark, paragraphs
from newsticker.site.rendering import language_of, site_of
from newsticker.site.words import headline
from newsticker.text.quotable import ELLIPSIS, Quotable, in_text_order, regions


class MarkedText(Struct, frozen=True):
    """Headline, lead and body in marked paragraphs, and the claims that stand in the table alone."""

    title: Paragraph | None
    lead: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    elsewhere: tuple[ClaimView, ...]


def show_article(request: Request) -> Response:
    """The page of one article; ``?view=plain`` without marks. 404 where there is none."""
    return _show(request, plain=request.query_params.get("view") == "plain")


def _show(request: Request, *, plain: bool) -> Response:
    site = site_of(request)
    stored = site.store.article(request.path_params["id"])
    if stored is None:
        raise HTTPException(404)
    language = language_of(request)
    words, formats = site.words[language], site.formats[language]
    shown = site.quotable(stored)
    outlet = outlet_of(stored)
    claims = in_text_order(stored.claims or ())
    pages = site.store.speaker_pages(stored.id) if claims else {}
    views = view_claims(stored, claims, shown.passages, outlet, words, formats, pages)
    figures = view_figures(site.store, stored, claims, words, formats)
    return site.page(
        request,
        "plain.html" if plain else "article.html",
        stored=stored,
        article=stored.article,
        title=headline(stored, words),
        outlet=outlet,
        original=web_address(stored.article.url),
        moment=moment_of(stored, formats),
        excerpt=not shown.whole,
        text=marked_text(stored, shown, views, [] if plain else [c.content.spans for c in claims]),
        claims=views,
        figures=figures,
        jsonld=news_article(stored, shown, claims, site_address(request) + request.url.path),
    )


def marked_text(
    stored: StoredArticle,
    shown: Quotable,
    views: Sequence[ClaimView],
    spans: Sequence[Spans],
) -> MarkedText:
    """The parts of the text that may be shown, with the claims in ``spans`` marked in them."""
    text, parts = stored.text, regions(stored)
    visible = [*([parts.title] if parts.title else []), *shown.shown]
    numbered = [(n, clip(whole, visible)) for n, whole in enumerate(spans, 1)]
    numbered = [(n, left) for n, left in numbered if left]

    def marked(region: Span) -> Paragraph:
        return mark(text, region, numbered)

    title = marked(parts.title) if parts.title else None
    in_lead = [region for region in shown.shown if parts.lead and region[0] == parts.lead[0]]
    in_body = [region for region in shown.shown if region not in in_lead]
    lead = [marked(p) for region in in_lead for p in paragraphs(text, region)]
    body = [marked(p) for region in in_body for p in paragraphs(text, region)]
    if not shown.whole and shown.excerpt.endswith(ELLIPSIS):
        last = body or lead
        last[-1:] = [replace(p, pieces=(*p.pieces, Piece(ELLIPSIS))) for p in last[-1:]]
    noted = {n for part in (title, *lead, *body) if part for n in part.notes}
    elsewhere = tuple(view for view in views if view.number not in noted) if spans else ()
    return MarkedText(title, tuple(lead), tuple(body), elsewhere)
