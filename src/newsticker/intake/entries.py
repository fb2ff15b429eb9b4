"""A feed's entry as an article: its HTML as paragraphs, and what knows it again."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree, html

from newsticker.intake.cleaning import ANY_TAG
from newsticker.intake.nesting import is_too_deep
from newsticker.intake.xml import NOT_XML
from newsticker.model import Document, Entry, Feed

# Feeds often tell the language of the program that made them. It is taken for the text's only where
# there is too little text to tell it.
FEW_CHARACTERS = 60
LINE_BREAK = "\v"
# One line break goes on with the paragraph, two are how old pages write its end.
PARAGRAPH_END = re.compile(r"\n|\v\s*\v")
BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6"
    " header hr li ol p pre section table td th tr ul".split()
)


def entry_document(entry: Entry, feed: Feed) -> Document:
    """The entry with its summary as lead and its content as body.

    A summary that the content repeats or begins with is left out. Where a summary is all there is,
    it is the lead, or in several paragraphs the body.
    """
    lead, body = paragraphs(entry.summary), paragraphs(entry.content)
    if not body and len(lead) > 1:
        lead, body = [], lead
    summary, content = "\n\n".join(lead), "\n\n".join(body)
    if content and begins_with(content, summary):
        summary = ""
    words = len(summary) + len(content)
    return Document(
        id=entry.id or entry.link or "",
        title=" ".join(paragraphs(entry.title)) or None,
        lead=summary or None,
        body=content or None,
        url=entry.link if (entry.link or "").startswith(("http://", "https://")) else None,
        published=entry.published or entry.updated,
        language=_told_language(feed) if words < FEW_CHARACTERS else None,
    )


def _told_language(feed: Feed) -> str | None:
    code = (feed.language or "").partition("-")[0].lower()
    return code if re.fullmatch("[a-z]{2,3}", code) else None


def entries_by_identity(feed: Feed) -> dict[str, Entry]:
    """The entries, the oldest first, each under what knows it again within its feed.

    That is its id, unless entries of several links share it; else its link, else title and time.
    """
    links: dict[str | None, set[str | None]] = {}
    for entry in feed.entries:
        links.setdefault(entry.id, set()).add(entry.link)
    found = {}
    for entry in reversed(feed.entries):
        own_id = entry.id if len(links[entry.id]) == 1 else None
        found[own_id or entry.link or f"{entry.title} {entry.published}"] = entry
    return found


def paragraphs(source: str | None) -> list[str]:
    """The text of a piece of HTML, one item a paragraph, white space as a browser shows it."""
    if not source or not source.strip():
        return []
    if is_too_deep(source):
        return [" ".join(unescape(ANY_TAG.sub(" ", source)).split())]
    try:
        # One of these would have lxml refuse all that stands around it.
        parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
        root = html.fragment_fromstring(NOT_XML.sub("", source), create_parent="div", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in BLOCKS:
            pieces.append("\n")
        elif element.tag == "br" and event == "start":
            pieces.append(LINE_BREAK)
        if event == "start":
            pieces.append(re.sub(r"\s+", " ", element.text or ""))
        elif element is not root:
            pieces.append(re.sub(r"\s+", " ", element.tail or ""))
    lines = PARAGRAPH_END.split("".join(pieces))
    return [line for line in (" ".join(line.split()) for line in lines) if line]


def begins_with(content: str, summary: str) -> bool:
    """Whether a text begins with the words of another, whatever stands between them."""

    def words(text: str) -> list[str]:
        return re.findall(r"\w+", text.casefold())

    start = words(summary)
    return words(content)[: len(start)] == start
