"""What changed in an article: every version with the claims that came, went or are told otherwise; two side by side."""

from __future__ import annotations

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsticker.desk.changes import Pair, compare
from newsticker.model import Claim, EditedField, StoredArticle
from newsticker.outputs.claim_changes import (
    MOST_VERSIONS,
    ClaimChange,
    Passages,
    changed_claims,
    passages_of,
)
from newsticker.outputs.told import outlet_of
from newsticker.site.article import show_withdrawn
from newsticker.site.claim_view import speaker_of, stance_word
from newsticker.site.hand_view import NAMES, Teller
from newsticker.site.rendering import Site, language_of, site_of
from newsticker.site.words import headline


class ChangeView(Struct, frozen=True):
    """A claim that came, went or changed: who says it how, what it was and is, as far as it may be quoted.

    ``values`` has name, former and present value of each field that differs. ``passage`` is the present one, the
    former of what went; ``former`` the one before, where the wording differs.
    """

    key: str
    stance: str
    word: str
    who: str
    is_named: bool
    values: tuple[tuple[str, str, str], ...]
    passage: str | None
    former: str | None
    is_reworded: bool


class ClaimChanges(Struct, frozen=True):
    """The claims that differ between two versions."""

    changed: tuple[ChangeView, ...]
    went: tuple[ChangeView, ...]
    came: tuple[ChangeView, ...]

    @property
    def are_none(self) -> bool:
        """Whether no claim differs."""
        return not (self.changed or self.went or self.came)


class VersionView(Struct, frozen=True):
    """A version, with what differs from the one before it; ``claims`` is None for the first and for unread ones."""

    number: int
    taken_in: str
    title: str
    former_title: str | None
    before: int | None
    claims: ClaimChanges | None


def show_versions(request: Request) -> Response:
    """The versions of an article, newest first; 404 where it never changed, 410 once withdrawn."""
    stored = _stored(request)
    if stored.withdrawn is not None:
        return show_withdrawn(request, stored)
    site, language = site_of(request), language_of(request)
    versions = site.store.versions(stored.id, limit=MOST_VERSIONS + 1)
    if len(versions) < 2:
        raise HTTPException(404)
    passages = passages_of(versions, site.settings)
    befores = [*versions[1:], None]
    views = [
        _view(version, before, passages, site, language)
        for version, before in zip(versions, befores, strict=True)
    ]
    return site.page(
        request,
        "versions.html",
        stored=stored,
        title=headline(stored, site.words[language]),
        outlet=outlet_of(stored),
        versions=views[:MOST_VERSIONS],
        has_more=len(versions) > MOST_VERSIONS,
    )


def show_change(request: Request) -> Response:
    """A version beside the one before it: claims first, then the words, of somebody else's article its headline.

    404 for a version that has none before it.
    """
    stored = _stored(request)
    if stored.withdrawn is not None:
        return show_withdrawn(request, stored)
    site, language = site_of(request), language_of(request)
    number = request.path_params["number"]
    versions = site.store.versions(stored.id, limit=MOST_VERSIONS + 1)
    at = next((at for at, one in enumerate(versions) if one.version == number), None)
    if at is None or at + 1 >= len(versions):
        raise HTTPException(404)
    after, before = versions[at], versions[at + 1]
    return site.page(
        request,
        "change.html",
        stored=stored,
        title=headline(stored, site.words[language]),
        outlet=outlet_of(stored),
        version=_view(after, before, passages_of(versions, site.settings), site, language),
        pairs=pairs_of(before, after),
    )


def pairs_of(before: StoredArticle, after: StoredArticle) -> list[Pair]:
    """Two versions side by side as far as their words may be shown: of somebody else's the headlines."""
    if after.source.full_text:
        return compare(before.text, after.text)
    return compare(before.article.title or "", after.article.title or "")


def claims_between(
    before: StoredArticle, after: StoredArticle, passages: Passages, site: Site, language: str
) -> ClaimChanges | None:
    """The claims that differ, as a page shows them; None where one of the versions has not been read."""
    changes = changed_claims(before, after)
    if changes is None:
        return None
    teller = _Changes(before, after, passages, site, language)
    return ClaimChanges(
        changed=tuple(teller.view(c) for c in changes if c.before and c.after),
        went=tuple(teller.view(c) for c in changes if c.after is None),
        came=tuple(teller.view(c) for c in changes if c.before is None),
    )


def _stored(request: Request) -> StoredArticle:
    stored = site_of(request).store.article(request.path_params["id"])
    if stored is None:
        raise HTTPException(404)
    return stored


def _view(
    version: StoredArticle,
    before: StoredArticle | None,
    passages: Passages,
    site: Site,
    language: str,
) -> VersionView:
    words = site.words[language]
    title = headline(version, words)
    former = headline(before, words) if before is not None else title
    return VersionView(
        number=version.version,
        taken_in=version.changed,
        title=title,
        former_title=former if former != title else None,
        before=before.version if before is not None else None,
        claims=claims_between(before, version, passages, site, language) if before else None,
    )


class _Changes:
    """Changes between two versions in one language."""

    def __init__(
        self,
        before: StoredArticle,
        after: StoredArticle,
        passages: Passages,
        site: Site,
        language: str,
    ) -> None:
        self._versions = (before.version, after.version)
        self._language = after.article.language
        self._passages = passages
        self._words = site.words[language]
        self._teller = Teller(self._words, site.formats[language])

    def view(self, change: ClaimChange) -> ChangeView:
        """A change in the interface's words."""
        former, present = (self._passage(*pair) for pair in zip(self._versions, (change.before, change.after), strict=True))  # fmt: skip
        claim = change.after or change.before
        assert claim is not None
        who, is_named = speaker_of(claim, self._words)
        return ChangeView(
            key=claim.id,
            stance=claim.stance,
            word=stance_word(claim, self._language, self._words),
            who=who,
            is_named=is_named,
            values=self._values(change),
            passage=present if change.after else former,
            former=former if "words" in change.fields else None,
            is_reworded="words" in change.fields,
        )

    def _passage(self, version: int, claim: Claim | None) -> str | None:
        return self._passages.get((version, claim.id)) if claim is not None else None

    def _values(self, change: ClaimChange) -> tuple[tuple[str, str, str], ...]:
        before, after = change.before, change.after
        if before is None or after is None:
            return ()
        return tuple(
            (self._words(NAMES[field]), self._value(field, before), self._value(field, after))
            for field in change.fields
            if field != "words"
        )

    def _value(self, field: EditedField, claim: Claim) -> str:
        of = (claim.speaker, claim.stance, claim.figures, claim.said_at)
        return self._teller.value(field, *of)
