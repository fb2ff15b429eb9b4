"""Live tickers: their entries with their times, by markup (schema.org/LiveBlogPosting) or by the times that readers see."""

from __future__ import annotations

import html
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

from newsticker.article.blocks import HEADINGS, read_blocks
from newsticker.article.dates import read_moment
from newsticker.article.jsonld import Node, texts_of, types_of
from newsticker.model_told import LiveEntry
from newsticker.text.decoding import without_controls

FEWEST = 2
FEWEST_SEEN = 3  # two dates on a page are those of its article
FEWEST_WORDS = 4
MOST = 1000


def told_entries(nodes: Sequence[Node], language: str | None) -> tuple[LiveEntry, ...]:
    """The entries that markup tells with their words, in its order; none where there are fewer than two."""
    blog = next((node for node in nodes if "LiveBlogPosting" in types_of(node)), None)
    updates = blog.get("liveBlogUpdate") if blog else None
    told = updates if isinstance(updates, list) else []
    found = [_told_entry(one, language) for one in told[:MOST] if isinstance(one, dict)]
    entries = tuple(entry for entry in found if entry is not None)
    return entries if len(entries) >= FEWEST else ()


def _told_entry(node: Node, language: str | None) -> LiveEntry | None:
    body = _paragraphs(node.get("articleBody") or node.get("text"))
    title = next(iter(texts_of(node.get("headline"))), None)
    if not body and not title:
        return None
    at = next(iter(texts_of(node.get("datePublished"))), None)
    return LiveEntry(_instant(at, language), title, "\n\n".join(body))


def _paragraphs(value: Any) -> list[str]:
    if not isinstance(value, str):
        return []
    text = without_controls(html.unescape(value))
    if "<" in text and ">" in text:
        text = _without_tags(text)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]


def _without_tags(text: str) -> str:
    try:
        root = fragment_fromstring(text, create_parent="div")
    except (etree.ParserError, ValueError):
        return text
    return "\n".join(block.text for block in read_blocks(root))


def seen_entries(tree: HtmlElement, language: str | None) -> tuple[LiveEntry, ...]:
    """The entries of the largest group of neighbours that have a time each, none where that has fewer than three."""
    times = [time for time in tree.iter("time") if _instant(time.get("datetime"), language)]
    within: Counter[HtmlElement] = Counter()
    for time in times:
        within.update(time.iterancestors())
    groups: dict[HtmlElement, list[tuple[HtmlElement, HtmlElement]]] = defaultdict(list)
    for time in times:
        entry = time
        for above in time.iterancestors():
            if within[above] > 1:
                groups[above].append((entry, time))
                break
            entry = above
    largest = max(groups.values(), key=len, default=[])[:MOST]
    entries = tuple(_seen(largest, language))
    return entries if len(entries) >= FEWEST_SEEN else ()


def _seen(
    group: Sequence[tuple[HtmlElement, HtmlElement]], language: str | None
) -> Iterator[LiveEntry]:
    for element, time in group:
        label = " ".join(time.text_content().split())
        blocks = [block for block in read_blocks(element) if block.text != label]
        title = blocks.pop(0).text if blocks and blocks[0].tag in HEADINGS else None
        body = [block.text.removeprefix(label).strip() for block in blocks]
        words = sum(len(text.split()) for text in body)
        if words >= FEWEST_WORDS:
            yield LiveEntry(_instant(time.get("datetime"), language), title, "\n\n".join(body))


def paragraphs_of(entries: Sequence[LiveEntry]) -> tuple[str, ...]:
    """The words of the entries, one after the other, as the paragraphs of a body."""
    return tuple(
        paragraph
        for entry in entries
        for paragraph in (*([entry.title] if entry.title else []), *entry.body.split("\n\n"))
        if paragraph
    )


def _instant(told: str | None, language: str | None) -> str | None:
    """An instant to the minute, None for a day alone and for what is no date."""
    moment = read_moment(told, language) if told else None
    return moment.iso if moment and moment.precision == "minute" else None
