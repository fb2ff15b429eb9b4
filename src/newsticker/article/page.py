"""An article on an HTML page: what markup tells, the body, and what stands around the body."""

from __future__ import annotations

import re
from collections.abc import Sequence

import htmldate
from lxml import etree, html
from lxml.html import HtmlElement

from newsticker.article.blocks import HEADINGS, Block, read_blocks
from newsticker.article.body import read_body
from newsticker.article.credit_line import CreditLine, read_credit_line
from newsticker.article.credits import merged, take_credits
from newsticker.article.dateline import read_dateline
from newsticker.article.dates import Moment, read_date_line, read_moment
from newsticker.article.flags import is_breaking
from newsticker.article.jsonld import read_jsonld
from newsticker.article.lead import find_lead
from newsticker.article.meta import read_meta, read_microdata
from newsticker.article.names import looks_like_names, names_of_site, split_names, without_site
from newsticker.article.told import Told, first_told
from newsticker.model import Article, Credit, Unreadable
from newsticker.text.decoding import decode, without_controls

MOST_ELEMENTS = 150_000
BEFORE, AFTER = (
    14,
    8,
)  # blocks around the body in which byline, date, lead and credit are looked for
BYLINE = re.compile(
    r"author|byline|autor|source|quelle|agentur|agency|credit|kuerzel|kürzel", re.IGNORECASE
)
NO_ARTICLE = "no article was found on the page"


def read_page(page: str | bytes, url: str | None) -> Article:
    """The article on a page; see the room's door."""
    tree = _parse(page)
    told = first_told([read_jsonld(tree), read_meta(tree, url), read_microdata(tree)])
    blocks = read_blocks(tree)
    paragraphs = read_body(tree, url) or _body_told(told)
    if not paragraphs:
        raise Unreadable(NO_ARTICLE)
    url = url or told.url
    site = names_of_site(url, told.outlets)
    before, after = _around(blocks, paragraphs)
    title = _title(told, site, tree, blocks)
    credited = take_credits(_without_title(paragraphs, title), site)
    lead, in_body = find_lead(told.leads, before, credited.paragraphs)
    body = credited.paragraphs[1:] if in_body else credited.paragraphs
    body = _without(body, lead)
    dateline = read_dateline(body[0]) if body else None
    lines = [*_bylines(before, site), *credited.lines, *_closing(after, site)]
    authors = split_names(told.authors) or _authors(before)
    published = _published(told, before, tree)
    credits = [line.credit for line in lines] + [
        dateline.credit for dateline in [dateline] if dateline and dateline.credit
    ]
    return Article(
        url=url,
        title=title,
        lead=lead,
        body="\n\n".join(body) or None,
        authors=authors,
        published=published.iso if published else None,
        published_precision=published.precision if published else None,
        updated=next(
            (m.iso for date in told.updated if (m := read_moment(date, told.language))), None
        ),
        dateline=dateline.place if dateline else None,
        section=told.section,
        tags=told.tags,
        breaking=is_breaking(title),
        reads=told.reads,
        language=told.language,
        credit=_credit(credits, told.authors),
    )


def _parse(page: str | bytes) -> HtmlElement:
    text = without_controls(decode(page) if isinstance(page, bytes) else page)
    parser = html.HTMLParser(encoding="utf-8", remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError:
        raise Unreadable(NO_ARTICLE) from None
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise Unreadable(f"the page has more than {MOST_ELEMENTS} elements")
    return tree


def _body_told(told: Told) -> tuple[str, ...]:
    return tuple(line.strip() for line in (told.body or "").splitlines() if line.strip())


def _around(
    blocks: Sequence[Block], body: Sequence[str]
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks right before the first and right after the last paragraph of the body."""
    starts = {_key(paragraph) for paragraph in body}
    places = [n for n, block in enumerate(blocks) if _key(block.text) in starts]
    if not places:
        return (), ()
    first, last = places[0], places[-1]
    after: list[Block] = []
    for block in blocks[last + 1 : last + 1 + AFTER]:
        if block.tag in HEADINGS:
            break
        after.append(block)
    return tuple(blocks[max(first - BEFORE, 0) : first]), tuple(after)


def _key(text: str) -> str:
    return re.sub(r"\W", "", text)[:60]


def _title(
    told: Told, site: Sequence[str], tree: HtmlElement, blocks: Sequence[Block]
) -> str | None:
    heading = [block.text for block in blocks if block.tag == "h1"][:1]
    named = [element.text_content() for element in tree.iter("title")][:1]
    for title in (*told.titles, *heading, *named):
        if clean := without_site(
            " ".join(title.split()), [*site, *([told.section] if told.section else [])]
        ):
            return clean
    return None


def _without_title(paragraphs: Sequence[str], title: str | None) -> list[str]:
    return list(
        paragraphs[1:]
        if title and len(paragraphs) > 1 and _key(paragraphs[0]) == _key(title)
        else paragraphs
    )


def _without(body: Sequence[str], lead: str | None) -> tuple[str, ...]:
    return tuple(
        paragraph for n, paragraph in enumerate(body) if not (lead and n < 3 and paragraph == lead)
    )


def _bylines(before: Sequence[Block], site: Sequence[str]) -> list[CreditLine]:
    """The bylines that name an agency."""
    lines = [read_credit_line(block.text, site, closing=False) for block in before]
    return [line for line in lines if line and line.credit.agencies]


def _closing(after: Sequence[Block], site: Sequence[str]) -> list[CreditLine]:
    lines = [read_credit_line(block.text, site) for block in after]
    return [line for line in lines if line]


def _authors(before: Sequence[Block]) -> tuple[str, ...]:
    for block in reversed(before):
        if BYLINE.search(block.hints) and looks_like_names(block.text):
            return split_names([block.text])
    return ()


def _published(told: Told, before: Sequence[Block], tree: HtmlElement) -> Moment | None:
    for date in told.published:
        if moment := read_moment(date, told.language):
            return moment
    for block in before:
        if block.moment and (moment := read_moment(block.moment, told.language)):
            return moment
    for block in before:
        if len(block.text) < 120 and (moment := read_date_line(block.text, told.language)):
            return moment
    guessed = htmldate.find_date(tree, original_date=True)
    return read_moment(guessed, told.language) if guessed else None


def _credit(credits: Sequence[Credit], authors: Sequence[str]) -> Credit | None:
    """The credits on the page, with the agencies that the markup names as authors."""
    named = [
        line.credit
        for author in authors
        if (line := read_credit_line(author, closing=False)) and line.credit.agencies
    ]
    known = {agency for credit in credits for agency in credit.agencies}
    new = [credit for credit in named if not set(credit.agencies) <= known]
    return merged([*new, *credits])
