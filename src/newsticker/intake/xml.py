"""XML from strangers: read as far as sense goes, no entity expanded, no file opened, no request made."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

# What XML 1.0 has no way of writing (2.2).
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CDATA = re.compile(rb"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_REFERENCE = re.compile(
    rb"&(?!(?:amp|lt|gt|quot|apos|#x[0-9a-fA-F]+|#[0-9]+);)(#X[0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]{0,31};)?"
)
_ENTITIES_DECLARED = b"<!ENTITY"
_NUMBER = re.compile(rb"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,10}));")
_DECLARATION = re.compile(
    r"""\s*<\?xml\b[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]{1,40})["'][^>]{0,60}\?>"""
)
_OF_UTF_8 = ("utf-8", "utf8", "ascii", "us-ascii")


def parse(raw: bytes) -> tuple[etree._Element | None, bool]:
    """The root element, None where there is no XML in the bytes, and whether it is well-formed.

    What is not well-formed is read once more with its references mended, as far as it goes.
    """
    try:
        return etree.fromstring(raw, _parser(recover=False)), True
    except (etree.XMLSyntaxError, ValueError):
        pass
    return parse_tolerantly(mended(_in_utf_8(raw))), False


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

    HTML's named characters become numbers, and an ampersand that begins no reference is meant as one. A number
    that no character of XML has (2.2) is U+FFFD: a lone surrogate would break all that stands around it. What stands
    in CDATA is left as it is; so are names where the feed declares some of its own.
    """
    has_own = _ENTITIES_DECLARED in raw[:4096]
    parts = _CDATA.split(raw)
    parts[::2] = [
        _NUMBER.sub(_number, _REFERENCE.sub(lambda found: _reference(found, has_own=has_own), part))
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


def _number(found: re.Match[bytes]) -> bytes:
    code = int(found[1], 16) if found[1] else int(found[2])
    is_allowed = code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD
    return found[0] if is_allowed or 0x10000 <= code <= 0x10FFFF else b"&#xFFFD;"


def _in_utf_8(raw: bytes) -> bytes:
    """The bytes, in UTF-8 where they are to be in that or in ASCII and are not.

    What fits neither is Windows-1252 where more of it breaks UTF-8 than is in it; else a few characters are broken.
    """
    if b"\0" in raw[:8] or raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw
    text = raw.decode("utf-8-sig", "replace")
    declared = _DECLARATION.match(text)
    name = declared[1].lower() if declared else "utf-8"
    broken = text.count("\ufffd")
    if name not in _OF_UTF_8 or (not broken and name.startswith("utf")):
        return raw
    if broken > sum(1 for character in text if character > "\x7f") - broken:
        text = raw.decode("cp1252", "replace")
    return (text[declared.end() :] if declared else text).encode()
