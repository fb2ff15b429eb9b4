"""What a page's head (OpenGraph, meta, link, title) and its microdata tell of its article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lxml.html import HtmlElement

from newsticker.article.addresses import web_address
from newsticker.article.told import Told

PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "sailthru.date", "parsely-pub-date", "pubdate",
    "publish-date", "article_date_original", "last-modified-original", "cxenseparse:recs:publishtime",
)  # fmt: skip
UPDATED = ("article:modified_time", "og:updated_time", "last-modified", "dcterms.modified")
AUTHORS = (
    "author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "citation_author",
)


def read_meta(tree: HtmlElement, url: str | None) -> Told:
    """What meta elements and the canonical link tell; OpenGraph first, names of the site at the end."""
    content: dict[str, list[str]] = defaultdict(list)
    for meta in tree.iter("meta"):
        value = " ".join((meta.get("content") or "").split())
        for key in {meta.get("property"), meta.get("name"), meta.get("itemprop")} - {None, ""}:
            if value:
                content[str(key).lower()].append(value)

    def all_of(*names: str) -> tuple[str, ...]:
        return tuple(value for name in names for value in content.get(name, ()))

    authors = next((found for name in AUTHORS if (found := _people(content.get(name, [])))), ())
    keywords = all_of("article:tag") or tuple(
        tag.strip()
        for line in all_of("news_keywords")[:1] or all_of("keywords")[:1]
        for tag in line.split(",")
        if tag.strip()
    )
    canonical = next(
        (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None
    )
    address = canonical or next(iter(all_of("og:url")), None)
    return Told(
        titles=all_of("og:title", "twitter:title"),
        leads=all_of("og:description", "description", "twitter:description"),
        authors=authors,
        published=all_of(*PUBLISHED),
        updated=all_of(*UPDATED),
        section=next(iter(all_of("article:section")), None),
        tags=tuple(dict.fromkeys(keywords)),
        outlets=all_of("og:site_name", "application-name"),
        language=_language(tree),
        is_article="article" in all_of("og:type"),
        url=web_address(address, url),
    )


def read_microdata(tree: HtmlElement) -> Told:
    """What the first item of a type ending in Article tells (HTML Living Standard, microdata)."""
    scope = next((e for e in tree.iter() if "Article" in (e.get("itemtype") or "")), None)
    if scope is None:
        return Told()
    values: dict[str, list[str]] = defaultdict(list)
    for name, value in _properties(scope):
        values[name].append(value)
    return Told(
        titles=tuple(values["headline"]),
        leads=tuple(values["description"]),
        authors=tuple(values["author"]),
        published=tuple(values["datePublished"]),
        updated=tuple(values["dateModified"]),
        section=next(iter(values["articleSection"]), None),
        tags=tuple(values["keywords"]),
        is_article=True,
    )


def _properties(scope: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in scope.iter():
        if element is scope or not element.get("itemprop"):
            continue
        owner = next((e for e in element.iterancestors() if e.get("itemscope") is not None), None)
        if owner is scope and element.get("itemscope") is not None:
            named = next((e for e in element.iter() if e.get("itemprop") == "name"), None)
            value = _value(named) if named is not None else ""
        elif owner is scope:
            value = _value(element)
        else:
            continue
        if value:
            for name in str(element.get("itemprop")).split():
                yield name, value


def _value(element: HtmlElement) -> str:
    told = element.get("content") or element.get("datetime") or element.text_content()
    return " ".join(told.split())


def _people(values: list[str]) -> tuple[str, ...]:
    """Names without the addresses of profile pages, which OpenGraph asks for here."""
    return tuple(
        dict.fromkeys(v for v in values if "://" not in v and not v.startswith(("/", "@")))
    )


def _language(tree: HtmlElement) -> str | None:
    code = (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    ).strip()
    return code[:2].lower() if code[:2].isalpha() and code[2:3] in ("", "-", "_") else None
