"""Stories, what articles took from each other, and the ledger's links as the store keeps them.

Articles and claims are named by their ids in the store. Instants are ISO 8601 in UTC.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from newsticker.model import Spans, StoredArticle

# "figures" exclude each other; a "course" is how one quantity is told over time, whether they do or not.
LinkKind = Literal["same", "figures", "denial", "admission", "comparison", "confirmation", "course"]
LINK_KINDS: tuple[LinkKind, ...] = (
    "same",
    "figures",
    "denial",
    "admission",
    "comparison",
    "confirmation",
    "course",
)
LedgerMark = Literal["denials", "admissions", "figures"]
# What the ticker can be narrowed down to: breaking news; an article with a denial, an admission, figures that disagree.
Mark = Literal["breaking", "denials", "admissions", "figures"]
MARKS: tuple[Mark, ...] = ("breaking", "denials", "admissions", "figures")


class StoryRecord(Struct, frozen=True):
    """A story as lists have it: ``title`` is the headline of its newest article with text of its own.

    ``first`` and ``newest`` are the times of its first and last article, ``changed`` when anything in it did;
    ``origins`` counts the independent ones: every group of wire copies once, and every article that is in none.
    """

    id: int
    title: str
    first: str
    newest: str
    changed: str
    articles: int
    outlets: int
    origins: int


class ClaimAddress(Struct, frozen=True, order=True):
    """Where a claim stands: the article's id and the claim's within it."""

    article_id: int
    claim: str


class NewLink(Struct, frozen=True):
    """A link between claims as the ledger found it, or an editor made it; its claims as those of a KeptLink."""

    kind: LinkKind
    claims: tuple[ClaimAddress, ...]
    unit: str | None
    rule: str
    confidence: float
    by_hand: bool = False


class KeptLink(Struct, frozen=True):
    """A link between claims of one story: which kind, why, how sure, since when.

    ``same`` and ``figures`` name two claims or more in the order in which they were told, ``figures`` with the
    ``unit``. The others name two: the claim and what denies it; the denial and what admits; the denial and what may
    be set beside it; the claim and what confirms it. Of ``by_hand`` an editor says so, with confidence 1.
    """

    id: int
    story_id: int
    kind: LinkKind
    claims: tuple[ClaimAddress, ...]
    unit: str | None
    rule: str
    confidence: float
    by_hand: bool
    made: str


class StoryToLink(Struct, frozen=True):
    """A story as its claims are linked: the revision, its articles in the order of time, and groups of their copies.

    Of articles that are hidden or withdrawn there are none; one that became part of another has none left.
    """

    id: int
    revision: int
    articles: tuple[StoredArticle, ...]
    copies: tuple[tuple[int, ...], ...]


class Borrowed(Struct, frozen=True):
    """What one article took from another: each passage as its span in the source and in the copy.

    ``share`` is which part of the copy's words that is.
    """

    source_id: int
    copy_id: int
    spans: tuple[Spans, ...]
    share: float


class WholeStory(Struct, frozen=True):
    """A story with its articles, the earliest first, and all that is known of what they have to do with each other.

    ``copies`` are the groups of articles that carry one agency copy, each in the order of time.
    """

    record: StoryRecord
    articles: tuple[StoredArticle, ...]
    copies: tuple[tuple[int, ...], ...]
    borrowed: tuple[Borrowed, ...]
    links: tuple[KeptLink, ...]


class ArticleInStory(Struct, frozen=True):
    """What an article's page tells of others: its story, the links of its claims, and what it took from whom.

    ``articles`` are those that links and passages lead to.
    """

    record: StoryRecord | None
    links: tuple[KeptLink, ...]
    borrowed: tuple[Borrowed, ...]
    articles: tuple[StoredArticle, ...]


class StoryDecision(Struct, frozen=True):
    """That an editor parted a story or made one of two: which articles went from where to where, who, when and why."""

    id: int
    at: str
    by: str
    decided: Literal["split", "merge"]
    story_id: int
    other_id: int
    articles: tuple[int, ...]
    reason: str


LinkDecided = Literal["strike", "add", "release"]


class NewLinkDecision(Struct, frozen=True):
    """What an editor wants of two claims in a kind of link; ``strike`` takes ``one`` out of the company of ``other``.

    What is added has its claims in the order that a KeptLink has them in.
    """

    decided: LinkDecided
    kind: LinkKind
    one: ClaimAddress
    other: ClaimAddress


class LinkDecision(Struct, frozen=True):
    """That an editor struck two claims from each other, or linked them; ``release`` takes the one before back."""

    id: int
    at: str
    by: str
    decided: LinkDecided
    kind: LinkKind
    one: ClaimAddress
    other: ClaimAddress
    reason: str
