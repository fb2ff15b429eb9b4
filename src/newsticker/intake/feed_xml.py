"""Feeds in XML: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, CDF.

One reader for all of them: their elements differ in name and in how a text is written, not in what they tell. Where
several elements tell the same, the format's own goes before an extension's (RSS 2.0 specification; RFC 4287; RSS 1.0
with its modules; Microsoft's CDF submission of 1997).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from urllib.parse import urljoin

from lxml import etree

from newsticker.intake.cleaning import safe_address
from newsticker.intake.constructs import html_of, text_of
from newsticker.intake.dates import to_utc
from newsticker.intake.names import name_of
from newsticker.intake.people import person
from newsticker.model import Enclosure, Entry, Feed, FeedFormat
from newsticker.model_told import Wishes

ENTRIES = frozenset({"item", "entry"})
TITLES = ("title", "dc:title", "media:title", "itunes:title")
SUMMARIES = (
    "description", "summary", "abstract", "dc:description", "dcterms:abstract", "itunes:summary",
    "itunes:subtitle", "media:description",
)  # fmt: skip
CONTENTS = ("content:encoded", "content", "xhtml:body", "body", "fullitem")
PUBLISHED = ("pubdate", "published", "issued", "dcterms:issued", "created", "dcterms:created")
UPDATED = ("updated", "modified", "dcterms:modified", "lastbuilddate", "lastmod", "dc:date")
AUTHORS = ("author", "dc:creator", "itunes:author", "dc:author", "managingeditor")
TAGS = ("category", "dc:subject", "itunes:category", "media:category", "itunes:keywords")

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Both ways of counting were in use (RSS 0.91: 1 to 24).
_HOURS = frozenset(map(str, range(25))) | {f"0{n}" for n in range(10)}
_PERIODS = {
    "hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000,
}  # fmt: skip

_XML = "{http://www.w3.org/XML/1998/namespace}"
_BASES = etree.XPath("boolean(descendant-or-self::*/@xml:base)")
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_ATOM_03 = "http://purl.org/atom/ns#"
_RSS_1 = "http://purl.org/rss/1.0/"


def format_of(root: etree._Element) -> FeedFormat | None:
    """The format by its first element; None where that is no feed's."""
    tag = root.tag
    if not isinstance(tag, str):
        return None
    name = tag.rpartition("}")[2].rpartition(":")[2].lower()
    if name == "feed":
        return "atom03" if _ATOM_03 in tag or root.get("version") == "0.3" else "atom1"
    if name == "rss":
        return "rss2" if (root.get("version") or "2").strip().startswith("2") else "rss09x"
    if name == "rdf":
        return "rss1" if _RSS_1 in root.nsmap.values() else "rss09x"
    return "cdf" if name == "channel" else None


def read_xml_feed(root: etree._Element, found: FeedFormat, url: str | None) -> Feed:
    """The feed below its first element; ``url`` is where it came from."""
    own = root.tag.rpartition("}")[0][1:]
    has_bases = bool(_BASES(root))
    reader = _Reader(
        own, is_atom=found.startswith("atom"), is_cdf=found == "cdf", has_bases=has_bases
    )
    head = root
    if found != "cdf":
        head = next((e for e in root if reader.name(e) == "channel"), root)
    fields = _Fields(reader, head, url or "")
    if head is not root:
        # RDF's image stands beside its channel.
        fields.add(e for e in root if reader.name(e) == "image")
    link = fields.link()
    language = fields.text("language", "dc:language")
    return Feed(
        title=fields.html(*TITLES),
        link=link,
        language=language or root.get(f"{_XML}lang") or root.get("lang") or head.get(f"{_XML}lang"),
        updated=fields.date(*UPDATED) or fields.date(*PUBLISHED),
        icon=fields.icon(),
        hub=fields.relation("hub"),
        ttl=fields.number("ttl"),
        entries=tuple(
            _entry(_Fields(reader, element, link or url or "")) for element in reader.entries(root)
        ),
        format=found,
        wishes=fields.wishes(),
    )


class _Reader:
    """How the elements of one feed are called."""

    def __init__(self, own: str, *, is_atom: bool, is_cdf: bool, has_bases: bool) -> None:
        self._own = own
        self.names: dict[object, str] = {}
        self.is_atom = is_atom
        self.is_cdf = is_cdf
        self.has_bases = has_bases

    def name(self, element: etree._Element) -> str:
        """As ``name_of`` gives it; "" for what is no element."""
        tag = element.tag
        name = self.names.get(tag)
        if name is None:
            name = self.names[tag] = name_of(tag, self._own) if isinstance(tag, str) else ""
        return name

    def entries(self, root: etree._Element) -> Iterator[etree._Element]:
        """The entries, in their order: below the first element, or below a channel."""
        for element in root:
            name = self.name(element)
            if name in ENTRIES:
                yield element
            elif name in ("channel", "items"):
                yield from self.entries(element)


def _entry(fields: _Fields) -> Entry:
    summary, content = fields.html(*SUMMARIES), fields.html(*CONTENTS)
    updated, published = fields.date(*UPDATED), fields.date(*PUBLISHED)
    return Entry(
        id=fields.text("guid", "id") or fields.about(),
        link=fields.link(),
        title=fields.html(*TITLES),
        summary=content if summary is None else summary,
        content=content,
        authors=fields.authors(),
        published=published or updated,
        updated=updated,
        tags=fields.tags(),
        enclosures=tuple(fields.enclosures()),
    )


class _Fields:
    """The children of a feed's head or of an entry, by name."""

    def __init__(self, reader: _Reader, element: etree._Element, base: str) -> None:
        self._reader = reader
        self._element = element
        self._base = base
        self._of: dict[str, list[etree._Element]] = {}
        self.add(element)

    def add(self, elements: Iterator[etree._Element] | etree._Element) -> None:
        """Adds elements to those that are told from."""
        known = self._reader.names
        for child in elements:
            name = known.get(child.tag)
            if name is None:
                name = self._reader.name(child)
            if name and name not in ENTRIES:
                self._of.setdefault(name, []).append(child)

    def all(self, *names: str) -> Iterator[etree._Element]:
        """The elements of these names, those of the first name first."""
        return chain.from_iterable([self._of[name] for name in names if name in self._of])

    def text(self, *names: str) -> str | None:
        """The first of these names that holds words."""
        return next(filter(None, map(text_of, self.all(*names))), None)

    def html(self, *names: str) -> str | None:
        """The first of these names that holds anything, as safe HTML."""
        for element in self.all(*names):
            found = html_of(element, plain=self._reader.is_atom, base=self._based(element) or None)
            if found is not None:
                return found
        return None

    def date(self, *names: str) -> str | None:
        """The date of the first of these names that tells one; where one name tells several, the last."""
        for name in names:
            for element in reversed(self._of.get(name, ())):
                found = to_utc(element.get("value") or text_of(element))
                if found:
                    return found
            found = to_utc(self._attribute(name)) if self._reader.is_cdf else None
            if found:
                return found
        return None

    def link(self) -> str | None:
        """The page that is told of: a link's words or its address, an id that is one, CDF's own attribute."""
        other = None
        for element in self.all("link"):
            href = element.get("href")
            relation = (element.get("rel") or "alternate").strip().lower()
            written = href if href is not None else text_of(element)
            if written and relation == "alternate":
                return safe_address(written.strip(), self._based(element))
            if written and relation not in ("self", "hub", "enclosure", "replies", "edit", "next"):
                other = other or safe_address(written.strip(), self._based(element))
        return self._permanent() or self._own_link() or other

    def _permanent(self) -> str | None:
        for element in self.all("guid"):
            written = text_of(element) or ""
            is_link = (
                element.get("ispermalink") or element.get("isPermaLink") or "true"
            ) != "false"
            if is_link and written.startswith(("http://", "https://")):
                return safe_address(written, self._base)
        return None

    def _own_link(self) -> str | None:
        href = self._attribute("href") if self._reader.is_cdf else None
        if href is None:
            href = next((e.get("src") for e in self.all("content") if e.get("src")), None)
        return safe_address(href, self._base)

    def _attribute(self, name: str) -> str | None:
        """CDF tells in attributes, in capitals, what others tell in elements."""
        return next((v for k, v in self._element.items() if k.lower() == name), None)

    def relation(self, wanted: str) -> str | None:
        """The address of the first link of a relation."""
        for element in self.all("link"):
            if wanted in (element.get("rel") or "").lower().split():
                return safe_address(element.get("href"), self._based(element))
        return None

    def wishes(self) -> Wishes:
        """How it wants to be followed (RSS 2.0, skipHours and skipDays; RSS 1.0, module Syndication)."""
        hours = {int(n) % 24 for n in self._inner("skiphours", "hour") if n in _HOURS}
        days = {_DAYS.index(d) for d in self._inner("skipdays", "day") if d in _DAYS}
        period = _PERIODS.get((self.text("sy:updateperiod") or "").lower())
        often = max(self.number("sy:updatefrequency") or 1, 1)
        return Wishes(
            self.relation("self"),
            self.number("ttl"),
            period and period // min(often, period),
            tuple(sorted(hours)),
            tuple(sorted(days)),
        )

    def _inner(self, name: str, inner: str) -> Iterator[str]:
        """The words of what stands in elements of a name, in small letters."""
        for element in self.all(name):
            yield from (
                (text_of(e) or "").lower() for e in element if self._reader.name(e) == inner
            )

    def number(self, name: str) -> int | None:
        """The whole number that the first element of a name tells."""
        told = self.text(name) or ""
        return int(told[:12]) if told.isascii() and told.isdigit() else None

    def icon(self) -> str | None:
        """The feed's picture."""
        for element in self.all("icon", "logo", "image", "itunes:image"):
            inner = next((e for e in element if self._reader.name(e) == "url"), element)
            found = element.get("href") or text_of(inner)
            if found:
                return safe_address(found, self._based(element))
        return None

    def about(self) -> str | None:
        """What RDF calls the thing that it describes."""
        return self._element.get(_RDF_ABOUT) if self._reader.name(self._element) == "item" else None

    def authors(self) -> tuple[str, ...]:
        """The names of those who wrote it, of the first kind of element that names anybody."""
        for name in AUTHORS:
            found = [person(element, self._reader.name) for element in self._of.get(name, ())]
            if any(found):
                return tuple(dict.fromkeys(filter(None, found)))
        return ()

    def tags(self) -> tuple[str, ...]:
        """Tags and categories, each once."""
        return tuple(dict.fromkeys(self._tags()))

    def _tags(self) -> Iterator[str]:
        for element in self.all(*TAGS):
            name = self._reader.name(element)
            if name == "itunes:keywords":
                yield from filter(None, map(str.strip, (element.text or "").split(",")))
                continue
            nested = (element, *element) if name == "itunes:category" else (element,)
            for one in nested:
                found = one.get("term") or one.get("text") or text_of(one) or one.get("label")
                if found and found.strip():
                    yield found.strip()

    def enclosures(self) -> Iterator[Enclosure]:
        """Files that belong to it."""
        for element in self.all("enclosure", "link"):
            is_link = self._reader.name(element) == "link"
            if is_link and (element.get("rel") or "").lower() != "enclosure":
                continue
            written = element.get("href") if is_link else element.get("url") or element.get("href")
            address = safe_address(written, self._based(element))
            length = (element.get("length") or "").strip()
            if address:
                kind = (element.get("type") or "").strip() or None
                size = int(length) if length.isascii() and length.isdigit() else None
                yield Enclosure(address, kind, size)

    def _based(self, element: etree._Element) -> str:
        """What addresses in the element relate to: xml:base where one stands around it (XML Base, 3)."""
        if not self._reader.has_bases:
            return self._base
        try:
            inherited = element.base
            return urljoin(self._base, inherited) if inherited else self._base
        except ValueError:
            # "http://[": what is no address is no base either.
            return self._base
