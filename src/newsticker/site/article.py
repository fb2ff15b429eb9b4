"""The article page: the text with its claims marked, who says what, and the figures side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsticker.model import Span, Spans, StoredArticle
from newsticker.outputs.addresses import web_address
from newsticker.outputs.jsonld import news_article
from newsticker.outputs.told import has_versions, outlet_of
from newsticker.site.addresses import site_address
from newsticker.site.article_links import NOTHING, Around, view_around
from newsticker.site.claim_view import ClaimView, view_claims
from newsticker.site.figure_view import view_figures
from newsticker.site.formats import moment_of
from newsticker.site.marks import Paragraph, Piece, clip, mark, paragraphs, together
from newsticker.site.rendering import Site, language_of, site_of
from newsticker.site.words import headline
from newsticker.text.markdown import Block, BlockKind, Run, read_markdown
from newsticker.text.quotable import ELLIPSIS, Quotable, in_text_order, regions


class MarkedText(Struct, frozen=True):
    """Headline, lead and body in marked paragraphs, and the claims that stand in the table alone."""

    title: Paragraph | None
    lead: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    elsewhere: tuple[ClaimView, ...]


def show_article(request: Request) -> Response:
    """The page of one article; ``?view=plain`` without marks. 404 where there is none, 410 once withdrawn."""
    site, language = site_of(request), language_of(request)
    stored = site.store.article(request.path_params["id"])
    if stored is None:
        raise HTTPException(404)
    if stored.withdrawn is not None:
        return show_withdrawn(request, stored)
    plain = request.query_params.get("view") == "plain"
    address = site_address(request) + request.url.path
    return site.page(
        request,
        "plain.html" if plain else "article.html",
        page=f"/{language}/article/{stored.id}",
        preview=None,
        **article_parts(
            site,
            language,
            stored,
            address,
            partial(drawn_in, site, stored),
            plain,
            around_in(site, language, stored),
        ),
    )


def around_in(site: Site, language: str, stored: StoredArticle) -> Around:
    """What a published article has to do with others."""
    keys = [claim.id for claim in stored.claims or ()]
    found = site.store.stories.around(stored.id, keys)
    return view_around(stored, found, language, site.words[language], site.formats[language])


def show_withdrawn(request: Request, stored: StoredArticle) -> Response:
    """That an article was withdrawn, when and why, in place of it."""
    assert stored.withdrawn is not None
    return site_of(request).page(
        request,
        "withdrawn.html",
        status=410,
        title=headline(stored, site_of(request).words[language_of(request)]),
        withdrawn=stored.withdrawn,
        article=stored.article,
    )


def article_parts(
    site: Site,
    language: str,
    stored: StoredArticle,
    address: str,
    drawn: Callable[[int], str | None],
    plain: bool,
    around: Around = NOTHING,
) -> dict[str, Any]:
    """What the page of an article is made of; ``drawn`` gives the picture of its figures by width."""
    words, formats = site.words[language], site.formats[language]
    shown = site.quotable(stored)
    outlet = outlet_of(stored)
    claims = in_text_order(stored.claims or ())
    pages = site.store.speaker_pages(stored.id) if claims else {}
    views = view_claims(stored, claims, shown.passages, outlet, words, formats, pages)
    return {
        "stored": stored,
        "around": around,
        "article": stored.article,
        "title": headline(stored, words),
        "outlet": outlet,
        "original": web_address(stored.article.url),
        "moment": moment_of(stored, formats),
        "excerpt": not shown.whole,
        "has_versions": has_versions(stored),
        "text": marked_text(
            stored, shown, views, [] if plain else [c.content.spans for c in claims]
        ),
        "claims": views,
        "figures": view_figures(drawn, stored, claims, words, formats, around.disputes),
        "jsonld": news_article(stored, shown, claims, address),
    }


def drawn_in(site: Site, stored: StoredArticle, width: int) -> str | None:
    """The picture of a published article's figures."""
    return site.store.picture(stored.id, stored.version, width)


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

    runs, blocks = _form(stored, parts.body) if shown.whole else ((), ())

    def marked(region: Span, kind: BlockKind = "p") -> Paragraph:
        return mark(text, region, numbered, runs, kind)

    title = marked(parts.title) if parts.title else None
    in_lead = [region for region in shown.shown if parts.lead and region[0] == parts.lead[0]]
    in_body = [region for region in shown.shown if region not in in_lead]
    lead = [marked(p) for region in in_lead for p in paragraphs(text, region)]
    body = [_block(block, marked) for block in blocks] or [
        marked(p) for region in in_body for p in paragraphs(text, region)
    ]
    if not shown.whole and shown.excerpt.endswith(ELLIPSIS):
        last = body or lead
        last[-1:] = [replace(p, pieces=(*p.pieces, Piece(ELLIPSIS))) for p in last[-1:]]
    noted = {n for part in (title, *lead, *body) if part for n in part.notes}
    elsewhere = tuple(view for view in views if view.number not in noted) if spans else ()
    return MarkedText(title, tuple(lead), tuple(body), elsewhere)


def _form(stored: StoredArticle, body: Span | None) -> tuple[tuple[Run, ...], tuple[Block, ...]]:
    """The form of a body that was written in Markdown, as spans of the article's text; none for every other."""
    if stored.markdown is None or body is None:
        return (), ()
    found = read_markdown(stored.markdown)
    start, end = body
    if stored.text[start:end] != found.text:
        return (
            (),
            (),
        )  # it was read by another version of the rules: its words stand as they were kept
    runs = (replace(run, start=run.start + start, end=run.end + start) for run in found.runs)
    blocks = (
        Block(block.kind, tuple((s + start, e + start) for s, e in block.items))
        for block in found.blocks
    )
    return tuple(runs), tuple(blocks)


def _block(block: Block, marked: Callable[[Span, BlockKind], Paragraph]) -> Paragraph:
    if block.kind in ("ul", "ol", "blockquote"):
        return together(block.kind, [marked(item, "p") for item in block.items])
    return marked(block.items[0], block.kind)
