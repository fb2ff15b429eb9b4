"""An article on an HTML page: what markup tells, the body, and what stands around the body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

import htmldate
from lxml import etree, html
from lxml.html import HtmlElement
from msgspec import UNSET, UnsetType

from newsticker.article.addresses import canonical, web_address
from newsticker.article.around import Around, bylines, closing_lines, look_around
from newsticker.article.authors import find_authors
from newsticker.article.blocks import Block, read_blocks
from newsticker.article.body import read_body
from newsticker.article.credit_line import read_credit_line
from newsticker.article.credits import merged, take_credits
from newsticker.article.dateline import read_dateline
from newsticker.article.dates import Moment, read_date_line, read_moment
from newsticker.article.flags import is_breaking, take_reads
from newsticker.article.forms import is_gallery, is_live, is_paid, refusal, why_empty
from newsticker.article.head import below_head, below_head_lines
from newsticker.article.jsonld import Node, read_jsonld, read_nodes
from newsticker.article.lead import find_lead
from newsticker.article.live import paragraphs_of, seen_entries, told_entries
from newsticker.article.meta import read_meta, read_microdata
from newsticker.article.names import names_of_site, split_names, without_site
from newsticker.article.selecting import NOTHING, Selected, select
from newsticker.article.told import Told, first_told
from newsticker.model import Article, Credit, Selectors, Unreadable
from newsticker.model_told import Form, LiveEntry

MOST_ELEMENTS = 100_000  # the largest news pages measured have 12,000
FEWEST_WORDS = 12  # of a body on a page whose markup does not say that it is an article
LAST_PARAGRAPHS = 8  # of the body, at whose ends a credit may stand: more may follow the article's
LONGEST_LINE = 120
LONGEST_SECTION = 60  # a longer one is a list of keywords
NO_ARTICLE = "no article was found on the page"


def read_page(page: str, url: str | None) -> Article:
    """The article on a page, here and without a deadline; see the room's door."""
    return _read(_parse(page), web_address(url), NOTHING)


def read_chosen(
    page: str, url: str | None, selectors: Selectors
) -> tuple[Article, tuple[str, ...]]:
    """The article on a page by an editor's selectors, and which of them found nothing."""
    tree = _parse(page)
    chosen = select(tree, selectors, tree.get("lang"))
    return _read(tree, web_address(url), chosen), chosen.missed


def _read(tree: HtmlElement, url: str | None, chosen: Selected) -> Article:
    nodes = read_nodes(tree)
    by_markup = [read_jsonld(nodes), read_meta(tree, url), read_microdata(tree)]
    told = first_told(by_markup)
    url = canonical(told.url, url)
    blocks = read_blocks(tree)
    site = names_of_site(url, told.outlets)
    headings = [block.text for block in blocks if block.tag == "h1"]
    title = chosen.title or _title(told, site, url, tree, blocks)
    entries = () if chosen.body else _entries(tree, nodes, told, [title or "", told.section or ""])
    words = chosen.body or paragraphs_of(entries) or _body(tree, url, told, blocks, nodes)
    paragraphs = below_head(words, [title or "", *headings])
    around = look_around(blocks, paragraphs)
    credited = take_credits(paragraphs, site, tails=LAST_PARAGRAPHS)
    leads = [chosen.lead] if chosen.lead else told.leads
    lead, body = find_lead(leads, around.before, credited.paragraphs)
    lead = chosen.lead or lead
    body = below_head_lines(body)
    if not lead and all(paragraph in (title, *headings) for paragraph in body):
        raise _nothing(tree, nodes, 0, is_article=True)
    dateline = read_dateline(lead or "") or read_dateline(body[0] if body else "")
    lines = [*bylines(around, site), *credited.lines, *closing_lines(around, site)]
    credits = [line.credit for line in lines]
    if dateline and dateline.credit:
        credits.append(dateline.credit)
    published = chosen.date or _published(told, around, tree)
    return Article(
        url=url,
        title=title,
        lead=lead,
        body="\n\n".join(body) or None,
        authors=chosen.authors
        or split_names(told.authors)
        or find_authors(tree, [*reversed(around.before), *around.after])
        or tuple(dict.fromkeys(name for line in lines for name in line.people)),
        published=published.iso if published else None,
        published_precision=published.precision if published else None,
        updated=_updated(told),
        dateline=dateline.place if dateline else None,
        section=told.section if len(told.section or "") <= LONGEST_SECTION else None,
        tags=told.tags,
        breaking=is_breaking([*told.titles, *headings[:1], *_named(tree)], _above_headline(blocks)),
        reads=told.reads if told.reads is not None else _reads(around),
        language=told.language,
        credit=_credit(credits, told.authors),
        form=_form(tree, nodes, paragraphs, entries),
        entries=entries or UNSET,
    )


def _entries(
    tree: HtmlElement, nodes: Sequence[Node], told: Told, names: Sequence[str]
) -> tuple[LiveEntry, ...]:
    """The entries of a live ticker, none where the page is none, or shows no times."""
    if not is_live(nodes, names):
        return ()
    return told_entries(nodes, told.language) or seen_entries(tree, told.language)


def _form(
    tree: HtmlElement,
    nodes: Sequence[Node],
    paragraphs: Sequence[str],
    entries: Sequence[LiveEntry],
) -> Form | UnsetType:
    if entries:
        return "live"
    if is_paid(nodes):
        return "paywalled"
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    return "gallery" if is_gallery(tree, nodes, words) else UNSET


def _parse(page: str) -> HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(page.encode(), parser=parser)
    except etree.ParserError:
        raise Unreadable(NO_ARTICLE) from None
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise Unreadable(
            f"the page has more than {MOST_ELEMENTS:,} elements; no article has so many"
        )
    return tree


def _body(
    tree: HtmlElement,
    url: str | None,
    told: Told,
    blocks: Sequence[Block],
    nodes: Sequence[Node],
) -> tuple[str, ...]:
    """The paragraphs of the body. Raises Unreadable where the page holds no article."""
    paragraphs = read_body(tree, url)
    if not paragraphs:
        lines = (" ".join(line.split()) for line in (told.body or "").splitlines())
        paragraphs = tuple(line for line in lines if line)
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    headlines = [*(block.text for block in blocks if block.tag == "h1"), *_named(tree)]
    if not told.is_article and (reason := refusal(headlines, words)):
        raise Unreadable(f"{NO_ARTICLE}: {reason}")
    if words < (1 if told.is_article else FEWEST_WORDS):
        raise _nothing(tree, nodes, words, is_article=told.is_article)
    if not told.is_article and _is_front_page(told.url or url, blocks):
        raise Unreadable(f"{NO_ARTICLE}: it is the front page of a site")
    if not told.is_article and _is_list_of_links(tree, paragraphs):
        raise Unreadable(f"{NO_ARTICLE}: what it says are links to others")
    return paragraphs


def _nothing(
    tree: HtmlElement, nodes: Sequence[Node], words: int, *, is_article: bool
) -> Unreadable:
    reason = why_empty(tree, nodes, words, is_article=is_article)
    return Unreadable(f"{NO_ARTICLE}: {reason}" if reason else NO_ARTICLE)


def _is_front_page(url: str | None, blocks: Sequence[Block]) -> bool:
    """Whether a page stands at the root of its site and is made of links more than of text."""
    if not url or urlsplit(url).path not in ("", "/") or urlsplit(url).query:
        return False
    linked = sum(block.linked for block in blocks)
    return linked > sum(len(block.text) for block in blocks) / 2


def _is_list_of_links(tree: HtmlElement, paragraphs: Sequence[str]) -> bool:
    """Whether more than half of the paragraphs' words are whole texts of links on the page."""
    words = " ".join(paragraphs).split()
    left = f" {' '.join(words)} "
    links = {" ".join(link.text_content().split()) for link in tree.iter("a")}
    for text in sorted(links, key=len, reverse=True):
        left = left.replace(f" {text} ", " ")
    return len(left.split()) < len(words) / 2


def _title(
    told: Told, site: Sequence[str], url: str | None, tree: HtmlElement, blocks: Sequence[Block]
) -> str | None:
    """The first of headline in markup, heading and title that says more than the outlet's name.

    One that a heading repeats goes first: it is what readers see, where a headline for search engines says
    something else.
    """
    folders = urlsplit(url).path.split("/") if url else []
    ends = [*site, *([told.section] if told.section else []), *folders[1:-1]]
    headings = [block.text for block in blocks if block.tag == "h1"]
    for title in (*_agreed(told, blocks), *told.titles, *headings[:1], *_named(tree)):
        if clean := without_site(" ".join(title.split()), ends):
            return clean
    return None


def _agreed(told: Told, blocks: Sequence[Block]) -> list[str]:
    """The headlines in markup that the heading above the text repeats.

    Where the only heading of the first rank ends a breadcrumb, it is one for search engines, and readers see one of the
    second rank, often with a kicker before it, so that it repeats markup word by word but not sign by sign.
    """
    first = [block for block in blocks if block.tag == "h1"][:1]
    seen: list[str | None] = []
    if not first or "crumb" in first[0].hints.lower():
        by_words = {_words(title): title for title in reversed(told.titles)}
        seen = [by_words.get(_words(block.text)) for block in blocks if block.tag == "h2"]
    named = {" ".join(title.split()) for title in told.titles}
    return [*filter(None, seen), *(block.text for block in first if block.text in named)]


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _named(tree: HtmlElement) -> list[str]:
    """What the page's title element says, none where there is none."""
    return [element.text_content() for element in tree.iter("title")][:1]


def _above_headline(blocks: Sequence[Block]) -> str | None:
    """The line right above the first heading, if it is no link to something else."""
    place = next((n for n, block in enumerate(blocks) if block.tag == "h1"), 0)
    return blocks[place - 1].text if place and not blocks[place - 1].linked else None


def _published(told: Told, around: Around, tree: HtmlElement) -> Moment | None:
    """The date that markup tells, else a time element or a date line before the body, else a guess."""
    stated = [*told.published, *(block.moment for block in around.before if block.moment)]
    for date in stated:
        if moment := read_moment(date, told.language):
            return moment
    for block in around.before:
        if len(block.text) <= LONGEST_LINE and (
            moment := read_date_line(block.text, told.language)
        ):
            return moment
    guessed = htmldate.find_date(tree, original_date=True)
    return read_moment(guessed, told.language) if guessed else None


def _updated(told: Told) -> str | None:
    moments = (read_moment(date, told.language) for date in told.updated)
    return next((moment.iso for moment in moments if moment), None)


def _reads(around: Around) -> int | None:
    lines = (block.text for block in around.before if len(block.text) <= LONGEST_LINE)
    return next((reads for line in lines if (reads := take_reads(line)[0]) is not None), None)


def _credit(credits: Sequence[Credit | None], authors: Iterable[str]) -> Credit | None:
    """The credits on the page, with the agencies that markup names as authors."""
    known = {agency for credit in credits if credit for agency in credit.agencies}
    lines = (read_credit_line(author, closing=False) for author in authors)
    named = [line.credit for line in lines if line and line.credit]
    new = [credit for credit in named if not known.issuperset(credit.agencies)]
    return merged([*new, *credits])
