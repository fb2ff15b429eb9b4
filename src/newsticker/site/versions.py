"""Versions of a corrected article: as it was before and after, and both side by side."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsticker.model import Correction, StoredArticle
from newsticker.outputs.claim_changes import MOST_VERSIONS, passages_of
from newsticker.outputs.told import outlet_of
from newsticker.site.article import article_parts, show_withdrawn
from newsticker.site.rendering import language_of, site_of
from newsticker.site.version_changes import claims_between, pairs_of
from newsticker.site.words import headline


def show_version(request: Request) -> Response:
    """An article as it was before or after a correction; 404 for versions that no correction names."""
    stored = _corrected(request)
    if stored.withdrawn is not None:
        return show_withdrawn(request, stored)
    site, language = site_of(request), language_of(request)
    number = request.path_params["number"]
    note = next((c for c in reversed(stored.corrections) if number in (c.before, c.after)), None)
    version = site.store.article_version(stored.id, number) if note else None
    if note is None or version is None:
        raise HTTPException(404)
    return site.page(
        request,
        "version.html",
        note=note,
        is_before=number == note.before,
        **article_parts(site, language, version, "", lambda _: None, True),
    )


def show_comparison(request: Request) -> Response:
    """The versions before and after a correction, by its place among the article's, side by side."""
    stored = _corrected(request)
    if stored.withdrawn is not None:
        return show_withdrawn(request, stored)
    site, language = site_of(request), language_of(request)
    note = _correction(stored, request.path_params["number"])
    before = site.store.article_version(stored.id, note.before)
    after = site.store.article_version(stored.id, note.after)
    if before is None or after is None:
        raise HTTPException(404)
    passages = passages_of(site.store.versions(stored.id, limit=MOST_VERSIONS + 1), site.settings)
    return site.page(
        request,
        "comparison.html",
        stored=stored,
        title=headline(stored, site.words[language]),
        note=note,
        outlet=outlet_of(stored),
        claims=claims_between(before, after, passages, site, language),
        pairs=pairs_of(before, after),
    )


def _corrected(request: Request) -> StoredArticle:
    stored = site_of(request).store.article(request.path_params["id"])
    if stored is None:
        raise HTTPException(404)
    return stored


def _correction(stored: StoredArticle, number: int) -> Correction:
    if not 1 <= number <= len(stored.corrections):
        raise HTTPException(404)
    return stored.corrections[number - 1]
