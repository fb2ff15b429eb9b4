"""The job "index": makes an article and its claims findable, by words and by speakers."""

from __future__ import annotations

from newsticker.flow.speakers import attributions_of
from newsticker.model import Claim, Job, StoredArticle
from newsticker.store import Store
from newsticker.text.analyser import search_tokens


def index_article(store: Store, job: Job) -> None:
    """Hands the tokens of the article's newest version to the store; older versions are not searched."""
    found = store.article(job.article_id)
    if found is None or found.version != job.version:
        return
    language = found.article.language
    claims = {
        claim.id: search_tokens(_claim_words(claim), language) for claim in found.claims or ()
    }
    store.index(found.id, search_tokens(_article_words(found), language), claims)
    store.keep_attributions(found.id, attributions_of(found))


def _article_words(found: StoredArticle) -> str:
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
