"""NITF (iptc.org/std/NITF): one news item with its head, headline, byline, dateline, abstract and content."""

from __future__ import annotations

from lxml import etree

from newsticker.intake.newsml import LANGUAGE
from newsticker.intake.wire_parts import (
    blocks,
    day_or_instant,
    document,
    embargo_of,
    find,
    find_all,
    instant,
    language_of,
    line,
    status_of,
    unique,
    urgency_of,
    words,
)
from newsticker.model import Unreadable
from newsticker.model_told import Wire
from newsticker.model_wires import WireItem


def read_nitf(root: etree._Element) -> tuple[WireItem, ...]:
    """The one item; raises Unreadable where nothing in it knows it again."""
    head, body = find(root, "head"), find(root, "body")
    told, top = find(head, "docdata"), find(body, "body.head")
    title = _headline(top) or words(find(head, "title"))
    issued = _attribute(told, "date.issue", "norm")
    named = _attribute(told, "doc-id", "id-string") or line(root.get("uno"))
    guid = named or (f"{title} | {issued}" if title and issued else None)
    if guid is None:
        raise Unreadable("it has neither a doc-id nor a headline with a date")
    content = find(body, "body.content")
    revised = find(head, "revision-history")
    wire = Wire(
        guid=guid,
        version=None,
        created=instant(issued),
        status=status_of(None if told is None else told.get("management-status")),
        urgency=urgency_of(_attribute(told, "urgency", "ed-urg")),
        embargo=_embargo(told),
        note=_attribute(told, "ed-msg", "info"),
    )
    lead = find(top, "abstract")
    language = root.get(LANGUAGE) or (body.get(LANGUAGE) if body is not None else None)
    closing = blocks(end) if (end := find(body, "body.end", "tagline")) is not None else []
    return (
        WireItem(
            wire=wire,
            document=document(
                guid,
                title,
                " ".join(blocks(lead)) if lead is not None else None,
                [*(blocks(content) if content is not None else []), *closing],
                url=None,
                published=day_or_instant(_attribute(told, "date.release", "norm") or issued),
                language=language_of(language),
            ),
            by=unique(_byline(one) for one in find_all(top, "byline")),
            dateline=words(find(top, "dateline", "location")),
            provider=words(find(top, "distributor"))
            or _attribute(told, "doc-id", "regsrc")
            or _attribute(told, "doc.copyright", "holder"),
            section=_attribute(head, "pubdata", "position.section"),
            tags=unique(line(one.get("key")) for one in find_all(told, "key-list", "keyword")),
            updated=wire.created if revised is not None else None,
        ),
    )


def _headline(top: etree._Element | None) -> str | None:
    return words(find(top, "hedline", "hl1")) or words(find(top, "hedline"))


def _byline(element: etree._Element) -> str | None:
    """Who is named in a byline, else the line itself."""
    return words(find(element, "person")) or words(element)


def _embargo(told: etree._Element | None) -> str | None:
    """The date of release: NITF has no element for an embargo, but a date from which on an item may be shown."""
    release = _attribute(told, "date.release", "norm")
    is_held = told is not None and told.get("management-status") == "embargoed"
    return embargo_of(release or ("" if is_held else None))


def _attribute(element: etree._Element | None, child: str, name: str) -> str | None:
    found = find(element, child)
    return None if found is None else line(found.get(name))
