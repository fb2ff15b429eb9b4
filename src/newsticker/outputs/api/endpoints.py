"""What the API can be asked: each endpoint with its parameters and its answer, and how it is answered.

The description of the API is written from these, and so are its routes: there is no third place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import msgspec

from newsticker.model import StoredArticle
from newsticker.outputs.api import answers, asked
from newsticker.outputs.api.changes import ChangePage, changes_of
from newsticker.outputs.api.endpoint import LARGEST_ID, TABLE_COST, Endpoint, Request
from newsticker.outputs.api.moments import begin_of, end_of
from newsticker.outputs.api.problems import Problem
from newsticker.outputs.api.record import Recorder, SpeakerHistory
from newsticker.outputs.api.story_endpoints import STORY_ENDPOINTS
from newsticker.outputs.claim_changes import MOST_VERSIONS
from newsticker.outputs.claims_csv import MEDIA_TYPE as CSV
from newsticker.outputs.claims_csv import write_claims
from newsticker.outputs.ninjs import Ninjs, as_ninjs
from newsticker.outputs.record_csv import write_record
from newsticker.outputs.told import may_be_shown
from newsticker.store import ArticleFilter, ClaimFilter, Said, SpeakerRecord, TrackRecord

NINJS = "application/vnd.iptc.ninjs+json"


def list_articles(request: Request) -> tuple[answers.ArticlePage, Mapping[str, str]]:
    """A page of articles."""
    query: asked.Articles = request.query
    wanted = ArticleFilter(**_of_articles(request, query))
    found, following = request.store.list_articles(wanted, before=query.cursor, limit=query.limit)
    items = tuple(request.teller.listed(stored) for stored in found)
    return answers.ArticlePage(items, following), {}


def one_article(request: Request) -> tuple[answers.Article, Mapping[str, str]]:
    """An article; Problem 404 where there is none."""
    return request.teller.whole(_stored(request)), {}


def list_versions(request: Request) -> tuple[answers.VersionPage, Mapping[str, str]]:
    """The versions of an article; Problem 404 where there is none."""
    query: asked.Versions = request.query
    stored = _stored(request)
    before = None if query.cursor is None else int(query.cursor)
    found = request.store.versions(stored.id, before=before, limit=query.limit + 1)
    page = found[: query.limit]
    following = str(page[-1].version) if len(found) > len(page) else None
    items = tuple(request.teller.version(one) for one in page)
    return answers.VersionPage(items, following), {}


def list_changes(request: Request) -> tuple[ChangePage, Mapping[str, str]]:
    """What changed between an article's versions; Problem 404 where there is none."""
    query: asked.Versions = request.query
    stored = _stored(request)
    versions = request.store.versions(stored.id, limit=MOST_VERSIONS + 1)
    changes = changes_of(versions, request.teller.settings)
    if query.cursor is not None:
        changes = [one for one in changes if one.number < int(query.cursor)]
    page = changes[: query.limit]
    following = str(page[-1].number) if len(changes) > len(page) else None
    return ChangePage(tuple(page), following), {}


def ninjs_of_article(request: Request) -> tuple[Ninjs, Mapping[str, str]]:
    """An article as ninjs; Problem 404 where there is none."""
    stored = _stored(request)
    shown = may_be_shown(stored, request.teller.settings)
    return as_ninjs(stored, shown, request.teller.page(stored)), {}


def list_claims(request: Request) -> tuple[answers.ClaimPage, Mapping[str, str]]:
    """A page of claims."""
    items, following = _claims(request)
    return answers.ClaimPage(tuple(items), following), {}


def table_of_claims(request: Request) -> tuple[bytes, Mapping[str, str]]:
    """A page of claims as CSV; the header Link leads to the next one."""
    items, following = _claims(request)
    return write_claims(items), _as_file("claims.csv", request.query, following)


def list_tags(request: Request) -> tuple[answers.TagPage, Mapping[str, str]]:
    """A page of tags."""
    query: asked.Tags = request.query
    # Sorted here, for every database has an alphabet of its own.
    tags = sorted((-articles, name) for name, articles in request.store.tags())
    if query.cursor is not None:
        count, _, name = query.cursor.partition(" ")
        tags = [tag for tag in tags if tag > (-int(count), name)]
    page = tags[: query.limit]
    following = f"{-page[-1][0]} {page[-1][1]}" if len(tags) > len(page) else None
    items = tuple(answers.Tag(name, -count) for count, name in page)
    return answers.TagPage(items, following), {}


def record_of_speaker(request: Request) -> tuple[SpeakerHistory, Mapping[str, str]]:
    """A page of a speaker's record; Problem 404 for those who have no page."""
    query: asked.Record = request.query
    speaker, record = _recorded(request)
    recorder = Recorder(request.store, request.teller)
    wanted = _of_record(record, query)
    return recorder.history(speaker, record, wanted, int(query.cursor or 0), query.limit), {}


def table_of_record(request: Request) -> tuple[bytes, Mapping[str, str]]:
    """A page of a speaker's record as CSV; the header Link leads to the next one."""
    query: asked.RecordRows = request.query
    _, record = _recorded(request)
    wanted, start = _of_record(record, query), int(query.cursor or 0)
    items = Recorder(request.store, request.teller).items(wanted[start : start + query.limit])
    following = str(start + query.limit) if start + query.limit < len(wanted) else None
    return write_record(items), _as_file("record.csv", query, following)


ENDPOINTS = (
    Endpoint(
        "/articles", "listArticles", "Articles, newest first.",
        asked.Articles, answers.ArticlePage, list_articles,
    ),
    Endpoint(
        "/articles/{id}", "getArticle", "An article with its claims.",
        asked.Nothing, answers.Article, one_article,
    ),
    Endpoint(
        "/articles/{id}/versions", "listVersions", "The versions of an article, newest first.",
        asked.Versions, answers.VersionPage, list_versions,
    ),
    Endpoint(
        "/articles/{id}/changes", "listChanges", "What changed from version to version: figures and claims, newest first.",
        asked.Versions, ChangePage, list_changes,
    ),
    Endpoint(
        "/articles/{id}/ninjs", "getNinjs", "An article as ninjs 2.1 (IPTC).",
        asked.Nothing, Ninjs, ninjs_of_article, NINJS,
    ),
    Endpoint(
        "/claims", "listClaims", "Claims, those of the newest article first.",
        asked.Claims, answers.ClaimPage, list_claims,
    ),
    Endpoint(
        "/claims.csv", "tableOfClaims", "Claims as a table that spreadsheets open. Counts as ten requests.",
        asked.Rows, bytes, table_of_claims, CSV, cost=TABLE_COST,
    ),
    Endpoint(
        "/speakers/{id}/record", "getRecord", "A speaker's denials and what followed, counted and not rated.",
        asked.Record, SpeakerHistory, record_of_speaker,
    ),
    Endpoint(
        "/speakers/{id}/record.csv", "tableOfRecord", "The same as a table, a row for each claim. Counts as ten requests.",
        asked.RecordRows, bytes, table_of_record, CSV, cost=TABLE_COST,
    ),
    Endpoint(
        "/tags", "listTags", "Tags, the most used first.",
        asked.Tags, answers.TagPage, list_tags,
    ),
    *STORY_ENDPOINTS,
)  # fmt: skip


def _claims(request: Request) -> tuple[list[answers.ListedClaim], str | None]:
    query: asked.Claims = request.query
    wanted = ClaimFilter(
        **_of_articles(request, query),
        speaker=query.speaker,
        stance=query.stance,
        article=query.article,
    )
    found, following = request.store.list_claims(wanted, before=query.cursor, limit=query.limit)
    return request.teller.listed_claims(found), following


def _of_articles(request: Request, query: asked.Articles) -> dict[str, Any]:
    zone = request.teller.settings.zone
    return {
        "tag": query.tag,
        "outlet": query.outlet,
        "agency": query.agency,
        "language": query.language,
        "mark": query.mark,
        "begin": begin_of(query.from_, zone),
        "end": end_of(query.to, zone),
    }


def _as_file(name: str, query: asked.Nothing, following: str | None) -> dict[str, str]:
    """The headers of a table that is kept as a file, with the way to its next page."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if following:
        kept = {k: v for k, v in msgspec.to_builtins(query).items() if v is not None}
        headers["Link"] = f'<?{urlencode({**kept, "cursor": following})}>; rel="next"'
    return headers


def _recorded(request: Request) -> tuple[SpeakerRecord, TrackRecord]:
    """The speaker of the id, or whoever it was merged into."""
    if request.id is not None and request.id <= LARGEST_ID:
        standing = request.store.hand.stands_as(request.id)
        speaker, record = request.store.speaker(standing), request.store.track_record(standing)
        if speaker is not None and record is not None:
            return speaker, record
    raise Problem(404, "There is no speaker of this id who has a page.")


def _of_record(record: TrackRecord, query: asked.Record) -> Sequence[Said]:
    said = record.denials if query.of == "denials" else record.confirmed
    return [one for one in said if query.outcome is None or query.outcome in one.outcomes]


def _stored(request: Request) -> StoredArticle:
    known = request.id is not None and request.id <= LARGEST_ID
    stored = request.store.article(request.id) if known and request.id is not None else None
    if stored is None:
        raise Problem(404, "There is no article of this id.")
    return stored
