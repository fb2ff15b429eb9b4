"""What the API answers: the structs that are encoded, and from which its description is written.

Of somebody else's article nothing is in them that its page does not show: text/quotable decides for both.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from newsticker.model import (
    Bound,
    Correction,
    Credit,
    EditedField,
    Kind,
    Mode,
    Party,
    Precision,
    SaidAt,
    Stance,
    Withdrawal,
)

Instant = Annotated[str, Meta(extra_json_schema={"format": "date-time"})]
Address = Annotated[str, Meta(extra_json_schema={"format": "uri"})]


class Speaker(Struct, frozen=True):
    """Who says it. ``metonym`` is the word that stands for the speaker ("Moskau" for Russland)."""

    name: str | None
    role: str | None
    kind: Kind
    metonym: str | None


class Figure(Struct, frozen=True):
    """A number with what it counts; ``high`` is set if and only if ``bound`` is range."""

    text: str
    value: int | float
    high: int | float | None
    unit: str | None
    bound: Bound


class Read(Struct, frozen=True):
    """What the rules had read where an editor's word stands now: of the fields that were changed, and of no other."""

    speaker: Speaker | None
    stance: Stance | None
    figures: tuple[Figure, ...]
    said_at: SaidAt | None
    rule: str


class Edited(Struct, frozen=True):
    """That an editor has changed a claim, since when and why, as far as readers are told."""

    at: Instant
    fields: tuple[EditedField, ...]
    read: (
        Annotated[Read, Meta(description="Null of a claim that an editor has added as a whole.")]
        | None
    )
    reason: str | None


class Claim(Struct, frozen=True, kw_only=True):
    """One attributed statement: who says it, how, and on whose authority; never whether it is true."""

    id: Annotated[str, Meta(description="ARTICLE:CLAIM; stays the same when texts are read again.")]
    number: Annotated[int, Meta(description="Its place in the text, counted from 1.")]
    page: Annotated[Address, Meta(description="Where the ticker shows it.")]
    stance: Stance
    mode: Mode
    speaker: Speaker | None
    passage: (
        Annotated[
            str,
            Meta(
                description="What is claimed, as far as it may be quoted: of somebody else's article cut "
                "with an ellipsis at the cap, null behind it."
            ),
        ]
        | None
    )
    cue: (
        Annotated[str, Meta(description="The words that attribute it; null behind the cap, too.")]
        | None
    )
    chain: Annotated[
        tuple[Party, ...],
        Meta(description="From the first who knew to the last who told the article."),
    ]
    medium: str | None
    addressee: str | None
    place: str | None
    said_at: SaidAt | None
    figures: tuple[Figure, ...]
    denies: (
        Annotated[str, Meta(description="Id of the claim that it denies, confirms or admits.")]
        | None
    )
    inside: Annotated[str, Meta(description="Id of the claim in which it stands.")] | None
    rule: Annotated[
        str,
        Meta(description="The rule that found it; `editor` where an editor's word stands in it."),
    ]
    confidence: (
        Annotated[float, Meta(description="How often the rule is right, where that was measured.")]
        | None
    )
    edited: (
        Annotated[Edited, Meta(description="Set where an editor has changed or added it.")] | None
    )


class Origin(Struct, frozen=True):
    """The article in which a listed claim stands."""

    id: int
    page: Address
    url: Annotated[str, Meta(description="Its address at its source.")] | None
    title: str | None
    outlet: str | None
    agencies: tuple[str, ...]
    published: str | None
    language: str | None
    tags: tuple[str, ...]


class ListedClaim(Claim, frozen=True, kw_only=True):
    """A claim in a list of claims, with the article in which it stands."""

    article: Origin


class ListedArticle(Struct, frozen=True, kw_only=True):
    """An article in a list: its headline, an excerpt, and what its source tells about it."""

    id: int
    version: Annotated[int, Meta(description="The number of its newest version.")]
    page: Annotated[Address, Meta(description="Where the ticker shows it.")]
    url: Annotated[str, Meta(description="Its address at its source.")] | None
    title: str | None
    excerpt: str
    whole: Annotated[bool, Meta(description="True of own and licensed sources: the text is here.")]
    outlet: str | None
    authors: tuple[str, ...]
    credit: Credit | None
    dateline: str | None
    section: str | None
    tags: tuple[str, ...]
    breaking: Annotated[bool, Meta(description="Its source marked it so.")]
    language: str | None
    published: Annotated[str, Meta(description="As its source told it, ISO 8601.")] | None
    published_precision: Precision | None
    updated: str | None
    taken_in: Instant
    changed: Annotated[
        Instant, Meta(description="When its newest version was taken in, or its claims changed.")
    ]
    reads: Annotated[int, Meta(description="Readers counted here.")]
    reads_at_origin: Annotated[int, Meta(description="The counter that its source shows.")] | None
    claim_count: (
        Annotated[int, Meta(description="How many claims it has; null while unread.")] | None
    )
    corrections: Annotated[
        tuple[Correction, ...],
        Meta(description="What was wrong in a report of the ticker's own, oldest first."),
    ]
    withdrawn: (
        Annotated[Withdrawal, Meta(description="Set where nothing but the headline is left.")]
        | None
    )


class Article(ListedArticle, frozen=True, kw_only=True):
    """An article with its claims. ``lead`` and ``body`` are null of somebody else's."""

    lead: str | None
    body: Annotated[str, Meta(description="Paragraphs apart by an empty line.")] | None
    claims: (
        Annotated[
            tuple[Claim, ...],
            Meta(description="In the order of the text; null while they are being read."),
        ]
        | None
    )


class Version(Struct, frozen=True):
    """A version of an article; ``lead`` and ``body`` are null of somebody else's."""

    number: int
    taken_in: Instant
    title: str | None
    lead: str | None
    body: str | None
    published: str | None
    updated: str | None
    claim_count: int | None


class Tag(Struct, frozen=True):
    """A tag and how many articles have it."""

    name: str
    articles: int


Next = Annotated[str, Meta(description="Give it as ``cursor`` to get the next page; null at the end.")]  # fmt: skip


class ArticlePage(Struct, frozen=True):
    """A page of articles, newest first."""

    items: tuple[ListedArticle, ...]
    next: Next | None


class ClaimPage(Struct, frozen=True):
    """A page of claims, those of the newest article first."""

    items: tuple[ListedClaim, ...]
    next: Next | None


class VersionPage(Struct, frozen=True):
    """A page of the versions of an article, newest first."""

    items: tuple[Version, ...]
    next: Next | None


class TagPage(Struct, frozen=True):
    """A page of tags, the most used first."""

    items: tuple[Tag, ...]
    next: Next | None
