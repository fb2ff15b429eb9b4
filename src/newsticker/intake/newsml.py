"""NewsML-G2 (iptc.org/std/NewsML-G2): items alone or in a message; a package alone has no words of its own."""

from __future__ import annotations

from lxml import etree

from newsticker.intake.entries import paragraphs
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
from newsticker.intake.xml import local_name
from newsticker.model import Unreadable
from newsticker.model_told import Wire
from newsticker.model_wires import WireItem

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MOST_ITEMS = 1000


def read_newsml(root: etree._Element) -> tuple[WireItem, ...]:
    """The news items; raises Unreadable where there is none, or one of them cannot be read."""
    found = [element for element in root.iter() if local_name(element) == "newsitem"][:MOST_ITEMS]
    if not found:
        packed = [element for element in root.iter() if local_name(element) == "itemref"]
        raise Unreadable(
            f"it is a package that names {len(packed)} items and has the words of none; add those"
            if packed
            else "no news item is in it"
        )
    return tuple(_item(element) for element in found)


def _item(item: etree._Element) -> WireItem:
    guid = line(item.get("guid"))
    if guid is None:
        raise Unreadable("an item in it has no guid")
    meta, content = find(item, "itemmeta"), find(item, "contentmeta")
    embargoed = find(meta, "embargoed")
    wire = Wire(
        guid=guid,
        version=line(item.get("version")),
        created=instant(words(find(meta, "versioncreated"))),
        status=status_of(_code(find(meta, "pubstatus"))),
        urgency=urgency_of(words(find(content, "urgency"))),
        embargo=embargo_of(None if embargoed is None else words(embargoed) or ""),
        note=words(find(meta, "ednote")),
    )
    headline = find(content, "headline")
    title = words(headline) or words(find(meta, "title")) or words(find(content, "slugline"))
    first = words(find(content, "contentcreated")) or words(find(meta, "firstcreated"))
    creators = (_name(one) for one in find_all(content, "creator"))
    return WireItem(
        wire=wire,
        document=document(
            guid,
            title,
            _summary(content),
            _body(item),
            url=_address(content),
            published=day_or_instant(first) or wire.created,
            language=language_of(_language(item, content)),
        ),
        by=unique(words(one) for one in find_all(content, "by")) or unique(creators),
        dateline=_dateline(content),
        provider=_name(find(meta, "provider")) or _name(find(content, "infosource")),
        credit=words(find(content, "creditline")),
        tags=unique(
            [words(one) for one in find_all(content, "keyword")]
            + [words(find(one, "name")) for one in find_all(content, "subject")]
        ),
        updated=wire.created if (wire.version or "1") != "1" else None,
    )


def _summary(content: etree._Element | None) -> str | None:
    """The description that is a summary, else the first that is no caption."""
    told = list(find_all(content, "description"))
    roles = [(one.get("role") or "").rpartition(":")[2].lower() for one in told]
    for wanted in ("summary", "lead", "abstract", ""):
        if wanted in roles:
            return words(told[roles.index(wanted)])
    return None


def _body(item: etree._Element) -> list[str]:
    """The paragraphs of the first content that has any: XHTML, NITF, or text."""
    content = find(item, "contentset")
    for inline in find_all(content, "inlinexml"):
        told = next((e for e in inline.iter() if local_name(e) in ("body.content", "body")), None)
        inside = next((e for e in inline.iter() if local_name(e) == "body.content"), told)
        if paragraphs_in := blocks(inside if inside is not None else inline):
            return paragraphs_in
    for inline in find_all(content, "inlinedata"):
        text = "".join(str(part) for part in inline.itertext(with_tail=False))
        if "html" in (inline.get("contenttype") or ""):
            return paragraphs(text)
        return [found for part in text.split("\n") if (found := line(part))]
    return []


def _dateline(content: etree._Element | None) -> str | None:
    located = find(content, "located")
    return _name(located) or words(find(content, "dateline"))


def _language(item: etree._Element, content: etree._Element | None) -> str | None:
    told = find(content, "language")
    return line(told.get("tag") if told is not None else item.get(LANGUAGE))


def _address(content: etree._Element | None) -> str | None:
    """Where the item stands as a page, if its alternative identifiers tell one."""
    told = (words(one) or "" for one in find_all(content, "altid"))
    return next((one for one in told if one.startswith(("https://", "http://"))), None)


def _name(element: etree._Element | None) -> str | None:
    """The name of a party or place, else its literal, else its code without the prefix."""
    if element is None:
        return None
    named = words(find(element, "name")) or line(element.get("literal"))
    return named or line((element.get("qcode") or "").partition(":")[2])


def _code(element: etree._Element | None) -> str | None:
    if element is None:
        return None
    return line(element.get("qcode")) or line(element.get("uri")) or "unknown"
