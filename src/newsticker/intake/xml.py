"""XML from strangers: read as far as sense goes, no entity expanded, no file opened, no request made."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)")


def parse_tolerantly(raw: bytes) -> etree._Element | None:
    """The root element, None where there is no XML in the bytes."""
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(raw.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace, in lower case; "" for what is no element."""
    name = element.tag
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""


def spell_out_entities(raw: bytes) -> bytes:
    """The bytes with HTML's named characters as numbers: feeds write "&uuml;", which XML does not know."""
    return _NAMED.sub(_as_number, raw)


def _as_number(named: re.Match[bytes]) -> bytes:
    characters = html5.get(named[1].decode())
    if characters is None:
        return named[0]
    return "".join(f"&#{ord(character)};" for character in characters).encode()
