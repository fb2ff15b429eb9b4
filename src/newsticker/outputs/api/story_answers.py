"""What the API answers of stories: articles with their origins, statements once each, and the links between claims."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from newsticker.model import Stance
from newsticker.model_stories import LinkKind
from newsticker.outputs.api.answers import Address, Figure, Instant, Next, Speaker

ClaimId = Annotated[str, Meta(description="ARTICLE:CLAIM, the claim's id elsewhere in the API.")]


class ListedStory(Struct, frozen=True, kw_only=True):
    """An event that articles tell of; ``title`` is the headline of its newest article with text of its own."""

    id: int
    page: Annotated[Address, Meta(description="Where the ticker shows it.")]
    title: str
    first: Annotated[Instant, Meta(description="When its first article was published.")]
    newest: Annotated[Instant, Meta(description="When its newest article was published.")]
    changed: Instant
    article_count: int
    outlet_count: int
    origin_count: Annotated[
        int,
        Meta(description="How many are independent: articles of one agency copy count once."),
    ]


class Taken(Struct, frozen=True):
    """That text was taken over from another article."""

    article: Annotated[int, Meta(description="The id of the article that had it first.")]
    share: Annotated[float, Meta(description="Which part of the taker's words that is, 0 to 1.")]


class StoryArticle(Struct, frozen=True, kw_only=True):
    """An article of a story."""

    id: int
    page: Address
    url: Annotated[str, Meta(description="Its address at its source.")] | None
    title: str | None
    outlet: str | None
    agencies: tuple[str, ...]
    published: str | None
    language: str | None
    origins: Annotated[
        tuple[int, ...], Meta(description="Its origins, by their numbers in `origins`.")
    ]
    taken: Annotated[tuple[Taken, ...], Meta(description="From whom its text was taken over.")]


class StoryOrigin(Struct, frozen=True):
    """Articles that go back to one report."""

    number: int
    name: (
        Annotated[
            str,
            Meta(description="The agency that most of them credit, else the earliest's outlet."),
        ]
        | None
    )
    copy: Annotated[bool, Meta(description="They carry one agency copy; else it is one article.")]
    articles: tuple[int, ...]


class Statement(Struct, frozen=True, kw_only=True):
    """What one origin said: the same claims, told once. Never whether it is true."""

    claims: Annotated[
        tuple[ClaimId, ...], Meta(description="All that tell it, the earliest first.")
    ]
    shown: Annotated[ClaimId, Meta(description="The one whose words stand here.")]
    page: Annotated[Address, Meta(description="The page of that claim.")]
    speaker: Speaker | None
    stance: Stance
    passage: (
        Annotated[
            str, Meta(description="As far as it may be quoted: cut at the cap, null behind it.")
        ]
        | None
    )
    figures: tuple[Figure, ...]
    said: (
        Annotated[str, Meta(description="YYYY, YYYY-MM or YYYY-MM-DD; null where none tells.")]
        | None
    )
    reported: Annotated[Instant, Meta(description="When the earliest article was published.")]
    article_count: int
    origin_count: int


class StoryLink(Struct, frozen=True, kw_only=True):
    """A link between claims.

    `same` and `figures` name two claims or more. The others name two: the claim and what denies it; the denial and
    what admits; the denial and what may be set beside it, no more (`comparison`); the claim and what confirms it.
    """

    kind: LinkKind
    claims: tuple[ClaimId, ...]
    unit: str | None
    rule: str
    confidence: float
    by_hand: Annotated[bool, Meta(description="An editor says so.")]
    made: Instant


class Story(ListedStory, frozen=True, kw_only=True):
    """A story with its articles, the earliest first."""

    articles: tuple[StoryArticle, ...]
    origins: tuple[StoryOrigin, ...]
    statements: tuple[Statement, ...]
    links: tuple[StoryLink, ...]


class StoryPage(Struct, frozen=True):
    """A page of stories, the one with the newest article first."""

    items: tuple[ListedStory, ...]
    next: Next | None
