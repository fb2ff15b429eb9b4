"""What the markup of a page tells of its article, from whichever standard, strongest first."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Told(Struct, frozen=True, kw_only=True):
    """Fields as one source of markup has them; dates unread, names of people unsplit.

    ``is_article`` is set where the markup calls the page an article.
    """

    titles: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    reads: int | None = None
    body: str | None = None
    outlets: tuple[str, ...] = ()
    language: str | None = None
    is_article: bool = False
    url: str | None = None


def first_told(sources: Sequence[Told]) -> Told:
    """One Told of several: single values from the first that has them, candidates one after another.

    Authors and tags are whole lists: they come from the first source that names any.
    """
    return Told(
        titles=tuple(dict.fromkeys(title for told in sources for title in told.titles)),
        leads=tuple(dict.fromkeys(lead for told in sources for lead in told.leads)),
        authors=next((told.authors for told in sources if told.authors), ()),
        published=tuple(date for told in sources for date in told.published),
        updated=tuple(date for told in sources for date in told.updated),
        section=next((told.section for told in sources if told.section), None),
        tags=next((told.tags for told in sources if told.tags), ()),
        reads=next((told.reads for told in sources if told.reads is not None), None),
        body=next((told.body for told in sources if told.body), None),
        outlets=tuple(dict.fromkeys(name for told in sources for name in told.outlets)),
        language=next((told.language for told in sources if told.language), None),
        is_article=any(told.is_article for told in sources),
        url=next((told.url for told in sources if told.url), None),
    )
