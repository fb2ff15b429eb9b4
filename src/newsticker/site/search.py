"""Search over headlines, texts and claims: by words, by what narrows them down, or by both."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from newsticker.language.finding import query_terms
from newsticker.site.asking import Asked, read_asked
from newsticker.site.filters import choices_of, chosen_in, shortcuts_to
from newsticker.site.rendering import language_of, site_of
from newsticker.site.results import claims_of, reports_of
from newsticker.site.suggesting import suggest
from newsticker.site.ticker import marker_of

# Counting goes no further: so a word that every article has costs no walk through all of them.
MOST_COUNTED = 1000
NOTHING: Mapping[str, Any] = {"reports": [], "claims": [], "following": None, "total": 0}


def show_search(request: Request) -> Response:
    """The page of a search at the marker ``before``; the bare form where nothing was asked.

    400 with the form where a part of the address cannot be understood, 404 for a marker of no page.
    """
    site, language = site_of(request), language_of(request)
    words, formats = site.words[language], site.formats[language]
    asked = read_asked(request.query_params)
    problems = asked.problems
    known = asked.understood
    found: dict[str, Any] = dict(NOTHING)
    suggestion, shown = None, asked
    if not problems and not asked.is_empty:
        found = find(asked, request)
        if (
            asked.q
            and not (found["reports"] or found["claims"])
            and "before" not in request.query_params
        ):
            suggestion = suggest(asked, site)
        if suggestion and suggestion.is_sure:
            shown = suggestion.asked
            found = find(shown, request)
    return site.page(
        request,
        "search.html",
        status=400 if problems else 200,
        asked=asked,
        searched=asked.q,
        most_counted=MOST_COUNTED,
        shown=shown,
        problems=problems,
        suggestion=suggestion,
        choices=choices_of(known, site.known, words, formats),
        chosen=chosen_in(known, words, formats),
        shortcuts=shortcuts_to(known, datetime.now(site.settings.zone).date()),
        **found,
    )


def find(asked: Asked, request: Request) -> dict[str, Any]:
    """What a search finds on the page that the request asks for, under the names of the template."""
    site, language = site_of(request), language_of(request)
    terms = query_terms(asked.q)
    if asked.q and not terms:
        return dict(NOTHING)
    wanted = asked.wanted(site.settings.zone)

    def total(here: int, following: str | None) -> int:
        if following is None and "before" not in request.query_params:
            return here
        return site.store.count_found(wanted, MOST_COUNTED, of_claims=asked.kind == "claims")

    if asked.kind == "claims":
        found, following = site.store.search_claims(wanted, before=marker_of(request, 3))
        return {
            "reports": [],
            "claims": claims_of(found, terms, site, language),
            "following": following,
            "total": total(len(found), following),
        }
    by_hits = asked.order == "hits"
    hits, following = site.store.search(
        wanted, before=marker_of(request, 3 if by_hits else 2), by_hits=by_hits
    )
    reports = reports_of(hits, terms, site, language, datetime.now(UTC))
    count = total(len(hits), following)
    return {"reports": reports, "claims": [], "following": following, "total": count}
