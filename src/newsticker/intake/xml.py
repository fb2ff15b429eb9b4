"""XML from strangers: read as far as sense goes, no entity expanded, no file opened, no request made."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

_CDATA = re.compile(rb"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_REFERENCE = re.compile(
    rb"&(?!(?:amp|lt|gt|quot|apos|#x[0-9a-fA-F]+|#[0-9]+);)(#X[0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]{0,31};)?"
)
_ENTITIES_DECLARED = b"<!ENTITY"


def parse(raw: bytes) -> tuple[etree._Element | None, bool]:
    """The root element, None where there is no XML in the bytes, and whether it is well-formed.

    What is not well-formed is read once more with its references mended, as far as it goes.
    """
    try:
        return etree.fromstring(raw, _parser(recover=False)), True
    except (etree.XMLSyntaxError, ValueError):
        pass
    return parse_tolerantly(mended(raw)), False


def parse_tolerantly(raw: bytes) -> etree._Element | None:
    """The root element, None where there is no XML in the bytes."""
    try:
        return etree.fromstring(raw.lstrip(), _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace, in lower case; "" for what is no element."""
    name = element.tag
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""


def mended(raw: bytes) -> bytes:
    """The bytes with references that XML understands: feeds write "&uuml;" and "?a=1&b=2", which it does not.

    HTML's named characters become numbers, and an ampersand that begins no reference is meant as one. What
    stands in CDATA is left as it is; so are names where the feed declares some of its own.
    """
    has_own = _ENTITIES_DECLARED in raw[:4096]
    parts = _CDATA.split(raw)
    parts[::2] = [
        _REFERENCE.sub(lambda found: _reference(found, has_own=has_own), part)
        for part in parts[::2]
    ]
    return b"".join(parts)


def _reference(found: re.Match[bytes], *, has_own: bool) -> bytes:
    if found[1] is None:
        return b"&amp;"
    name = found[1].decode("ascii")
    if name.startswith("#"):
        return found[0].replace(b"X", b"x", 1)
    characters = html5.get(name)
    if characters is None:
        return found[0] if has_own else b"&amp;" + found[1]
    return "".join(f"&#{ord(character)};" for character in characters).encode()
