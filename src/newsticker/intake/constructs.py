"""Texts in feeds as safe HTML: plain, escaped, inline or in base64, as RSS 2.0 and Atom (RFC 4287, 3.1) write them."""

from __future__ import annotations

import binascii
from base64 import b64decode
from html import escape

from lxml import etree

from newsticker.intake.cleaning import clean_html

_HTML_TYPES = frozenset({"html", "text/html", "text/x-html"})
_MARKUP_TYPES = frozenset({"xhtml", "application/xhtml+xml"})


def html_of(element: etree._Element, *, plain: bool, base: str | None) -> str | None:
    """The element's text as safe HTML, None where it holds nothing at all.

    ``plain`` says how a text without a type is meant: as words (Atom) or as HTML (RSS). ``base`` is what
    addresses in it relate to.
    """
    if len(element):
        return clean_html(_inner(element), base)
    text = element.text
    if not text or not text.strip():
        return None
    kind = (element.get("type") or "").lower().strip()
    if element.get("mode") == "base64" or _is_binary(element, kind):
        return clean_html(_decoded(text), base)
    if kind in _HTML_TYPES or kind in _MARKUP_TYPES:
        return clean_html(text, base)
    if kind in ("text", "text/plain") or (plain and not kind):
        return escape(text.strip(), quote=False)
    return clean_html(text, base)


def text_of(element: etree._Element) -> str | None:
    """The element's words, whatever stands in it; None where there are none."""
    text = "".join(element.itertext(with_tail=False)) if len(element) else element.text or ""
    return text.strip() or None


def _inner(element: etree._Element) -> str:
    """What stands in the element, as HTML: its names lose their namespaces, and Atom's own div is left out."""
    etree.cleanup_namespaces(element)
    for inside in element.iter(etree.Element):
        if inside is not element and isinstance(inside.tag, str):
            inside.tag = inside.tag.rpartition("}")[2].rpartition(":")[2]
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        parts.append(etree.tostring(child, encoding="unicode", method="html", with_tail=True))
    return "".join(parts)


def _is_binary(element: etree._Element, kind: str) -> bool:
    """RFC 4287, 4.1.3.3: what is neither text nor XML is in base64."""
    is_media = "/" in kind and not kind.startswith("text/")
    return is_media and not kind.endswith(("+xml", "/xml")) and element.get("mode") is None


def _decoded(text: str) -> str:
    try:
        return b64decode(text, validate=False).decode("utf-8", errors="replace")
    except (binascii.Error, ValueError):
        return ""
