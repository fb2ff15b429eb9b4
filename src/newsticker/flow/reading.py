"""How a document becomes a reading: the article, its language, then what it says who said.

The order is fixed here and nowhere else; nothing is stored.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from msgspec import Struct
from msgspec.structs import replace

from newsticker.article import article_text, as_told, read_page, read_parts, read_plain
from newsticker.article import read_chosen as chosen_by
from newsticker.flow.documents import document_from_json
from newsticker.flow.wire_readings import published_of, with_wire
from newsticker.intake import is_wire, read_wires
from newsticker.language.page_words import all_page_words
from newsticker.model import Article, Document, Reading, Selectors, Unreadable
from newsticker.model_wires import WireItem
from newsticker.text.decoding import decode, unknown_charset, whole

# The root of RSS 0.9x to 2, RSS 1 and Atom, after whatever may stand before a root in XML.
FEED = re.compile(
    r"\s*(?:<\?[^>]{0,200}>\s*|<!--[^>]{0,2000}-->\s*){0,5}<(?:rss|feed|rdf:RDF)[\s>]"
)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")  # RFC 3986, 3.1
MOST_BYTES = 20_000_000  # of one page or text; a news page has 0.1 to 1 million
KINDS = {
    ".html": "page", ".htm": "page", ".xhtml": "page", ".txt": "plain", ".json": "json", ".xml": "xml",
}  # fmt: skip

_log = logging.getLogger(__name__)


class Told(Struct, frozen=True):
    """What the one who calls knows of an input; it goes before what the input tells of itself."""

    published: str | None = None
    language: str | None = None
    url: str | None = None


NOTHING = Told()


def read_document(document: Document, told: Told = NOTHING, *, claims: bool = True) -> Reading:
    """The reading of one document; without ``claims`` times and claims are empty.

    Raises Unreadable where there is no article in it, or its date is none.
    """
    document = replace(
        document,
        published=document.published or told.published,
        language=document.language or told.language,
        url=document.url or told.url,
    )
    if document.html is not None:
        if len(document.html) > MOST_BYTES:
            raise too_large(len(document.html))
        article = read_page(document.html, document.url)
        document = replace(document, url=None)  # the page's own canonical address has been read
    else:
        article = read_parts(document)
    return _reading(document, article, claims=claims)


def with_claims(reading: Reading) -> Reading:
    """The reading with its times and claims."""
    from newsticker.claims import read_claims

    times, found = read_claims(reading.text, reading.article)
    return replace(reading, times=times, claims=found)


def load_reader() -> None:
    """Loads what reads claims, so that processes that are forked off afterwards share it."""
    import newsticker.claims  # noqa: F401


def read_file(path: str, told: Told = NOTHING, *, claims: bool = True) -> Reading:
    """The reading of the file at ``path``, .html, .txt, .json (one object) or .xml; its id is the path.

    Raises Unreadable where there is no such file, and as ``read_bytes`` does.
    """
    check_path(path)
    kind = kind_of(path)
    return read_bytes(path, file_bytes(path), kind, told, claims=claims)


def file_bytes(path: str) -> bytes:
    """What is in a file; raises Unreadable where it cannot be opened or is too large for an article."""
    check_path(path)
    try:
        size = Path(path).stat().st_size
        if size > MOST_BYTES:
            raise too_large(size)
        return Path(path).read_bytes()
    except OSError as error:
        raise Unreadable(error.strerror or "the file cannot be opened") from None


def read_item(item: WireItem, name: str, told: Told = NOTHING, *, claims: bool = True) -> Reading:
    """The reading of an agency's item, under the id ``name``; raises Unreadable where it has no word."""
    document = replace(
        item.document,
        id=name,
        published=told.published or published_of(item),
        language=told.language or item.document.language,
        url=told.url if item.document.url is None else item.document.url,
    )
    article = with_wire(read_parts(document), item)
    return _reading(document, article, claims=claims)


def check_path(path: str) -> None:
    """Raises Unreadable where ``path`` is a folder, or an address that is not fetched."""
    if Path(path).is_dir():
        raise Unreadable("this is a folder; name the files in it")
    if SCHEME.match(path) and not Path(path).exists():
        raise Unreadable("addresses are fetched where they begin with http:// or https://")


def read_bytes(
    name: str,
    data: bytes,
    kind: str,
    told: Told = NOTHING,
    *,
    charset: str | None = None,
    claims: bool = True,
) -> Reading:
    """The reading of a page's, a text's, a JSON object's or an agency's bytes; ``kind`` as by ``kind_of``.

    ``charset`` is what HTTP said of it. Raises Unreadable for more than 20 MB, for bytes that are no
    text, and where there is no article.
    """
    if len(data) > MOST_BYTES:
        raise too_large(len(data))
    if not data.strip():
        raise Unreadable("the input is empty")
    if kind != "plain" and is_wire(data):
        return read_item(_only(read_wires(data)), name, told, claims=claims)
    if kind == "xml":
        raise Unreadable("this is neither NewsML-G2 nor NITF; `newsticker feed` reads feeds")
    if kind == "json":
        return read_document(document_from_json(data, name), told, claims=claims)
    text = decode(data, charset)
    if unknown := unknown_charset(data, charset):
        _log.warning(
            "newsticker: %s: its charset %r is unknown; the text was read as it fits", name, unknown
        )
    if kind == "page" and FEED.match(text):
        raise Unreadable("this is a feed, no page; `newsticker feed` reads it")
    article = read_page(text, told.url) if kind == "page" else read_plain(text)
    url = None if kind == "page" else told.url
    document = Document(name, published=told.published, language=told.language, url=url)
    return _reading(document, article, claims=claims)


def read_chosen(
    url: str, data: bytes, selectors: Selectors, charset: str | None
) -> tuple[Reading, tuple[str, ...]]:
    """The reading of a page by a source's selectors, without claims, and which of them found nothing.

    Raises Unreadable where there is no article.
    """
    if len(data) > MOST_BYTES:
        raise too_large(len(data))
    article, missed = chosen_by(decode(data, charset), url, selectors)
    return _reading(Document(url), article, claims=False), missed


def kind_of(name: str) -> str:
    """What a file is by the end of its name: page, plain, json or xml. Raises Unreadable for others."""
    ending = PurePath(name).suffix.lower()
    kind = KINDS.get(ending)
    if kind is None:
        raise Unreadable(
            f"files with the ending {ending!r} are not read; .html, .txt, .json and .xml are"
        )
    return kind


def kind_of_content(data: bytes) -> str:
    """What bytes are that come without a name: a page starts with "<", a JSON object with "{"."""
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return {b"<": "page", b"{": "json"}.get(start, "plain")


def item_in(line: bytes) -> WireItem | None:
    """The item of ninjs that a line of JSON is, None where it is something else."""
    return read_wires(line)[0] if is_wire(line) else None


def read_all(
    name: str,
    data: bytes,
    kind: str,
    told: Told = NOTHING,
    *,
    charset: str | None = None,
    claims: bool = True,
) -> Iterator[Reading | Unreadable]:
    """Like ``read_bytes``; of an agency's message every item, or why it could not be read, its guid in the id."""
    items = read_wires(data) if kind != "plain" and is_wire(data) else ()
    if len(items) < 2:
        yield read_bytes(name, data, kind, told, charset=charset, claims=claims)
        return
    for item in items:
        place = f"{name}#{item.wire.guid}"
        try:
            yield read_item(item, place, told, claims=claims)
        except Unreadable as error:
            yield Unreadable(str(error), place)


def _only(items: tuple[WireItem, ...]) -> WireItem:
    if len(items) > 1:
        raise Unreadable(f"{len(items)} items are in it, where one must be")
    return items[0]


def too_large(size: int) -> Unreadable:
    """The message for an input of ``size`` bytes that is larger than what is read of one article."""
    told = f"{size / 1e6:.0f} MB are" if size > MOST_BYTES + 1_000_000 else "it is"
    return Unreadable(
        f"{told} more than the {MOST_BYTES / 1e6:.0f} MB that are read of one article"
    )


def _reading(document: Document, article: Article, *, claims: bool) -> Reading:
    text = (article.body or "") if document.text is not None else article_text(article)
    article = as_told(replace(article, language=_language(document, article, text)), document)
    reading = Reading(whole(document.id), article, text)
    return with_claims(reading) if claims else reading


def _language(document: Document, article: Article, text: str) -> str | None:
    """The language told from outside, else by markup if the words do not belie it, else by the words.

    A template's lang="en" around a German text is common enough to look at the words.
    """
    if document.language:
        return document.language
    from newsticker.text.detect import contradicts, detect_language

    if article.language:
        return contradicts(text, article.language) or article.language
    return detect_language(text, (words.language for words in all_page_words()))
