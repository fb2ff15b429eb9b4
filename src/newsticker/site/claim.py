"""The page of one claim, under an address that stays: an article gives a claim's key once and never again."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsticker.model import StoredArticle
from newsticker.outputs.addresses import web_address
from newsticker.outputs.told import has_versions, outlet_of
from newsticker.site.article import around_in
from newsticker.site.claim_view import view_claims
from newsticker.site.formats import moment_of
from newsticker.site.rendering import language_of, site_of
from newsticker.site.results import source_of
from newsticker.site.words import headline
from newsticker.text.quotable import in_text_order

RETRY_SECONDS = "10"


def show_claim(request: Request) -> Response:
    """The page of a claim, with as much of its words as its article's page shows.

    410 where the article once had the claim and has it no longer, 404 where there never was one, 503 while the
    claims of its newest version are still being read.
    """
    site, language = site_of(request), language_of(request)
    stored = site.store.article(request.path_params["id"])
    if stored is None:
        raise HTTPException(404)
    if stored.claims is None:
        being_read = site.page(request, "error.html", status=503, key="claims-being-read")
        being_read.headers["Retry-After"] = RETRY_SECONDS
        return being_read
    claims = in_text_order(stored.claims)
    number = next((n for n, c in enumerate(claims) if c.id == request.path_params["key"]), None)
    if number is None:
        return _show_former(request, stored)
    words, formats = site.words[language], site.formats[language]
    shown, outlet = site.quotable(stored), outlet_of(stored)
    pages = site.store.speaker_pages(stored.id)
    views = view_claims(stored, claims, shown.passages, outlet, words, formats, pages)
    return site.page(
        request,
        "claim.html",
        stored=stored,
        article=stored.article,
        title=headline(stored, words),
        outlet=outlet,
        source=source_of(stored, site, language),
        original=web_address(stored.article.url),
        moment=moment_of(stored, formats),
        excerpt=not shown.whole,
        claim=views[number],
        around=around_in(site, language, stored),
        total=len(views),
    )


def _show_former(request: Request, stored: StoredArticle) -> Response:
    """The page for a claim that is gone: it tells why, and repeats nothing of what was withdrawn."""
    site, language = site_of(request), language_of(request)
    former = site.store.former_claim(stored.id, request.path_params["key"])
    if former is None:
        raise HTTPException(404)
    title = headline(stored, site.words[language])
    return site.page(
        request,
        "claim_gone.html",
        status=410,
        stored=stored,
        title=title,
        former=former,
        has_versions=has_versions(stored),
    )
