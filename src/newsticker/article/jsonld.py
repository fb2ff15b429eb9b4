"""The article of a page's JSON-LD (schema.org/Article and what is made of it)."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement

from newsticker.article.told import Told
from newsticker.text.decoding import without_controls

ARTICLES = frozenset({
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "BlogPosting",
    "Report", "SatiricalArticle", "ScholarlyArticle", "TechArticle", "SocialMediaPosting",
    "AdvertiserContentArticle", "DiscussionForumPosting",
})  # fmt: skip
READING = ("ReadAction", "ViewAction")
MOST_NODES = 20_000

Node = dict[str, Any]


def read_jsonld(nodes: Sequence[Node]) -> Told:
    """What the first article among the objects of a page's JSON-LD tells; empty where there is none."""
    by_id = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1
    }
    article = next((node for node in nodes if types_of(node) & ARTICLES), None)
    if article is None:
        return Told()
    return Told(
        titles=tuple(texts_of(article.get("headline")) or texts_of(article.get("name"))),
        leads=tuple(texts_of(article.get("description"))),
        authors=tuple(_names(article.get("author") or article.get("creator"), by_id)),
        published=tuple(texts_of(article.get("datePublished"))),
        updated=tuple(texts_of(article.get("dateModified"))),
        section=next(iter(texts_of(article.get("articleSection"))), None),
        tags=tuple(_tags(article.get("keywords"))),
        reads=_reads(article.get("interactionStatistic")),
        body=_body(article.get("articleBody")),
        outlets=tuple(_names(article.get("publisher"), by_id)),
        language=_language(article.get("inLanguage")),
        is_article=True,
    )


def read_nodes(tree: HtmlElement) -> list[Node]:
    """Every object of every JSON-LD script, outer before inner; broken scripts are passed over."""
    return list(_nodes(tree))


def _nodes(tree: HtmlElement) -> Iterator[Node]:
    found = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            # Line breaks inside strings are no JSON, but common in JSON-LD.
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting and found < MOST_NODES:
            value = waiting.pop(0)
            if isinstance(value, dict):
                found += 1
                yield value
                waiting += [inner for inner in value.values() if isinstance(inner, dict | list)]
            elif isinstance(value, list):
                waiting += [inner for inner in value if isinstance(inner, dict | list)]


def types_of(node: Node) -> set[str]:
    """The names of an object's types, without the address of their vocabulary."""
    return {name.rpartition("/")[2] for name in texts_of(node.get("@type"))}


def texts_of(value: Any) -> list[str]:
    """The texts of a value, their entities resolved: many pages escape JSON-LD as if it were HTML."""
    values = value if isinstance(value, list) else [value]
    texts = (
        " ".join(without_controls(html.unescape(text)).split())
        for text in values
        if isinstance(text, str)
    )
    return [text for text in texts if text]


def _names(value: Any, by_id: dict[str, Node]) -> list[str]:
    """The names of people or organisations, given as text, as objects or by reference."""
    names: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            known = one if "name" in one else by_id.get(str(one.get("@id")), one)
            names += texts_of(known.get("name"))
        else:
            names += texts_of(one)
    return names


def _tags(value: Any) -> list[str]:
    texts = texts_of(value)
    return (
        texts
        if len(texts) > 1
        else [tag.strip() for text in texts for tag in text.split(",") if tag.strip()]
    )


def _body(value: Any) -> str | None:
    return without_controls(html.unescape(value)) if isinstance(value, str) else None


def _language(value: Any) -> str | None:
    """The language subtag of a tag by BCP 47 ("de-AT")."""
    code = next(iter(texts_of(value)), "").split("-")[0].lower()
    return code if len(code) == 2 and code.isalpha() else None


def _reads(value: Any) -> int | None:
    """The count of readers or viewers (schema.org/InteractionCounter)."""
    for counter in value if isinstance(value, list) else [value]:
        if not isinstance(counter, dict):
            continue
        kind = counter.get("interactionType")
        name = str(kind.get("@type") if isinstance(kind, dict) else kind).rpartition("/")[2]
        count = counter.get("userInteractionCount")
        if name in READING and isinstance(count, int | str) and str(count).isdecimal():
            return int(count)
    return None
