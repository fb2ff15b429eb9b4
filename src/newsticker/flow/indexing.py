"""The job "index": makes an article and its claims findable, by words and by speakers."""

from __future__ import annotations

from datetime import UTC, datetime

from newsticker.flow.speakers import attributions_of
from newsticker.language.finding import search_tokens
from newsticker.model import Claim, Job, StoredArticle
from newsticker.store import SearchRow, Store
from newsticker.text.analyser import speaker_tokens
from newsticker.text.quotable import in_text_order


def index_article(store: Store, job: Job) -> None:
    """Hands the tokens of the article's newest version to the store; older versions are not searched."""
    assert job.article_id is not None
    found = store.article(job.article_id)
    if found is None or found.version != job.version:
        return
    store.index(found.id, rows_of(found))
    store.keep_attributions(found.id, attributions_of(found), datetime.now(UTC))


def rows_of(found: StoredArticle) -> list[SearchRow]:
    """What the article is found by: its headline, its words with those around it, and each of its claims."""
    language = found.article.language
    return [
        SearchRow("title", search_tokens(found.article.title or "", language)),
        SearchRow("text", search_tokens(article_words(found), language)),
        *(
            SearchRow(
                "claim",
                [*search_tokens(_claim_words(claim), language), *speaker_tokens(_speaker(claim))],
                claim.id,
                claim.stance,
                position,
            )
            for position, claim in enumerate(in_text_order(found.claims or ()), 1)
        ),
    ]


def article_words(found: StoredArticle) -> str:
    """The words that an article is found by: its text, and who wrote it, its tags, its credit line and its source."""
    article = found.article
    credit = article.credit.text if article.credit else ""
    return "\n".join((found.text, *article.authors, *article.tags, credit, found.source.name))


def _claim_words(claim: Claim) -> str:
    words = [claim.content.text]
    if claim.speaker:
        words += [claim.speaker.name or "", claim.speaker.text or "", claim.speaker.role or ""]
    words += [party.name for party in claim.chain]
    words += [part.text for part in (claim.medium, claim.place, claim.addressee) if part]
    return "\n".join(words)


def _speaker(claim: Claim) -> str:
    speaker = claim.speaker
    return (speaker.name or speaker.text or "") if speaker else ""
