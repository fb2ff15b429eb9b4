"""Texts from strangers made safe to show: an allow-list of elements, attributes and addresses."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from turbohtml.clean import OnDisallowed, Policy, Sanitizer

ADDRESSES = frozenset({"http", "https", "mailto"})
ELEMENTS = frozenset(
    "a abbr acronym area article aside b bdi bdo blockquote br caption center cite code col colgroup data dd del details"
    " dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li map mark nav ol p"
    " pre q rp rt rtc ruby s samp small span strike strong sub summary sup table tbody td th thead time tr tt u ul var"
    " wbr".split()
)
_IN_TABLES = frozenset({"align", "char", "charoff"})
_IN_CELLS = _IN_TABLES | {"colspan", "headers", "rowspan"}
ATTRIBUTES = {
    "*": frozenset({"lang", "title"}),
    "a": frozenset({"href", "hreflang"}),
    "bdo": frozenset({"dir"}),
    "blockquote": frozenset({"cite"}),
    "col": _IN_TABLES | {"span"},
    "colgroup": _IN_TABLES | {"span"},
    "del": frozenset({"cite", "datetime"}),
    "hr": frozenset({"align", "size", "width"}),
    "img": frozenset({"align", "alt", "height", "src", "width"}),
    "ins": frozenset({"cite", "datetime"}),
    "ol": frozenset({"start"}),
    "q": frozenset({"cite"}),
    "table": _IN_TABLES | {"summary"},
    "tbody": _IN_TABLES,
    "td": _IN_CELLS,
    "th": _IN_CELLS | {"scope"},
    "thead": _IN_TABLES,
    "tr": _IN_TABLES,
}
_HOLDING_ADDRESSES = frozenset({"cite", "href", "src"})
_ABSOLUTE = re.compile(r"https?://", re.IGNORECASE)
_USUAL = ("https://", "http://")
# Nearly every address in a feed; nothing in it can be read in two ways.
_PLAIN_ADDRESS = re.compile(r"https?://[!-Z^-~]+\Z")
# Most other addresses in texts: from the top of the site, and with nothing in them that joining would change.
_ON_THE_SITE = re.compile(r"(?:/[A-Za-z0-9_~%=&+,:@-][A-Za-z0-9_~%=&+,:@.-]*)++/?\Z")
ANY_TAG = re.compile(r"<[^<>]*>")
# What the cleaner would write in another way; most titles have nothing of the kind.
_SPECIAL = re.compile("[<>&\xa0\r\0]")
# The cleaner takes a formula's or a drawing's words away with it; they are kept, as words.
_FOREIGN = re.compile(r"<(/?)(?:[sS][vV][gG]|[mM][aA][tT][hH])\b[^<>]*>")
# Words about a DOCTYPE and none: the HTML parser swallows what follows.
_LONE_DOCTYPE = re.compile(r"<!(?=doctype(?![^<>]*>))", re.IGNORECASE)
# What those two look for begins so; most texts have none of it. (Begun with "<", it is found fast.)
_ODD = re.compile(r"<(?:![dD]|[sS][vV][gG]|[mM][aA][tT][hH])")


def clean_html(text: str | None, base: str | None = None) -> str | None:
    """The text as HTML that runs nothing and loads nothing by script; None where there is none.

    It may be empty where nothing of what there was may be shown. Addresses are resolved against ``base``.
    """
    if not text or text.isspace():
        return None
    if not _SPECIAL.search(text):
        return text.strip()
    if _ODD.search(text):
        text = _LONE_DOCTYPE.sub("&lt;!", _without_foreign(text))
    return _cleaner(base if base and _ABSOLUTE.match(base) else None).sanitize(text).strip()


@lru_cache(maxsize=64)
def _cleaner(base: str | None) -> Sanitizer:
    site = (_based(base, "/") or "")[:-1] if base else ""

    def resolved(_element: str, attribute: str, written: str) -> str | None:
        if written.startswith(_USUAL) or attribute not in _HOLDING_ADDRESSES:
            return written
        if site and _ON_THE_SITE.match(written):
            return site + written
        return _based(base or "", written)

    return Sanitizer(
        Policy(
            tags=ELEMENTS,
            attributes=ATTRIBUTES,
            url_schemes=ADDRESSES,
            allow_fragment_urls=True,
            on_disallowed_tag=OnDisallowed.STRIP,
            remove_with_content=frozenset({"script", "style"}),
            add_link_rel=frozenset({"noopener", "noreferrer"}),
            attribute_filter=resolved if base else None,
        )
    )


def _without_foreign(text: str) -> str:
    """The text with the words alone of formulas and drawings; one pass, whatever is left open in it."""
    pieces, depth, end = [], 0, 0
    for tag in _FOREIGN.finditer(text):
        pieces.append(_words(text[end : tag.start()]) if depth else text[end : tag.start()])
        end = tag.end()
        depth = max(depth - 1, 0) if tag[1] else depth + (not tag[0].endswith("/>"))
    pieces.append(_words(text[end:]) if depth else text[end:])
    return "".join(pieces)


def _words(markup: str) -> str:
    return ANY_TAG.sub(" ", markup)


def _based(base: str, written: str) -> str | None:
    # A place in the same text stays one (RFC 3986, 4.4).
    if not written or written.startswith("#"):
        return written
    try:
        return urljoin(base, written)
    except ValueError:
        return None


def safe_address(written: str | None, base: str = "") -> str | None:
    """The address, resolved against ``base``; None where it is none or one that a browser would run."""
    if not written:
        return None
    if _PLAIN_ADDRESS.match(written):
        return written
    try:
        address = urljoin(base, written) if base and not _ABSOLUTE.match(written) else written
        scheme = urlsplit(address).scheme
    except ValueError:
        return None
    return address if scheme in ("", *ADDRESSES) else None
