"""An article as ninjs 2.1, the news agencies' exchange format (iptc.org/std/ninjs).

Of somebody else's article it is partial: headline, excerpt and links. Claims have no place in the format.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from newsticker.model import Precision, StoredArticle
from newsticker.outputs.addresses import web_address
from newsticker.outputs.channel import as_html
from newsticker.outputs.told import outlet_of
from newsticker.text.quotable import Quotable

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"
# IPTC's urgency runs from 1 to 9; 2 is what agencies give an Eilmeldung, and 5 is what most reports have.
BREAKING, ORDINARY = 2, 5


class Worded(Struct, frozen=True, omit_defaults=True):
    """A headline, a description or a body in one form."""

    value: str
    role: str
    contenttype: str = ""


class Named(Struct, frozen=True):
    """A subject or a source of information by its name."""

    name: str


class AltId(Struct, frozen=True):
    """Another identifier of the article."""

    role: str
    value: str


class Rendition(Struct, frozen=True):
    """Where the article stands as a page."""

    name: str
    href: str
    contenttype: str


class Standard(Struct, frozen=True):
    """Which standard the object follows."""

    name: str
    version: str
    schema: str


class Ninjs(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An article as ninjs 2.1 has it (IPTC, News in JSON)."""

    uri: str
    standard: Standard
    type: str
    representationtype: str
    version: str
    firstcreated: str
    versioncreated: str
    contentcreated: str = ""
    pubstatus: str
    urgency: int
    language: str = ""
    copyrightholder: str = ""
    headlines: tuple[Worded, ...] = ()
    descriptions: tuple[Worded, ...] = ()
    bodies: tuple[Worded, ...] = ()
    subjects: tuple[Named, ...] = ()
    infosources: tuple[Named, ...] = ()
    by: str = ""
    located: str = ""
    renditions: tuple[Rendition, ...] = ()
    altids: tuple[AltId, ...] = ()


def as_ninjs(stored: StoredArticle, shown: Quotable, page: str) -> Ninjs:
    """The article whose page is at ``page``, with no more of its words than may be shown."""
    article, credit = stored.article, stored.article.credit
    outlet = outlet_of(stored)
    original = web_address(article.url)
    renditions = [Rendition("page", page, "text/html")]
    renditions += [Rendition("original", original, "text/html")] if original else []
    sources = dict.fromkeys([*([outlet] if outlet else []), *(credit.agencies if credit else ())])
    text = "\n\n".join(filter(None, (article.lead, article.body)))
    return Ninjs(
        uri=page,
        standard=Standard("ninjs", "2.1", SCHEMA),
        type="text",
        representationtype="full" if shown.whole else "partial",
        version=str(stored.version),
        firstcreated=stored.taken_in,
        versioncreated=stored.changed,
        contentcreated=_instant(article.published, article.published_precision),
        pubstatus="canceled" if stored.withdrawn else "usable",
        urgency=BREAKING if article.breaking else ORDINARY,
        language=article.language or "",
        copyrightholder=outlet or "",
        headlines=(Worded(article.title, "main"),) if article.title else (),
        descriptions=(Worded(shown.excerpt, "excerpt"),) if shown.excerpt else (),
        bodies=_bodies(text) if shown.whole and text else (),
        subjects=tuple(Named(tag) for tag in article.tags),
        infosources=tuple(Named(name) for name in sources),
        by=", ".join(article.authors),
        located=article.dateline or "",
        renditions=tuple(renditions),
        altids=(AltId("original", original),) if original else (),
    )


def _bodies(text: str) -> tuple[Worded, ...]:
    return Worded(text, "text", "text/plain"), Worded(as_html(text), "html", "text/html")


def _instant(told: str | None, precision: Precision | None) -> str:
    """An instant as JSON Schema's date-time has it; empty where a day alone was told, or no offset."""
    try:
        moment = datetime.fromisoformat(told or "")
    except ValueError:
        return ""
    is_instant = moment.tzinfo is not None and precision != "day"
    return moment.isoformat(timespec="seconds") if is_instant else ""
