"""Bytes to text: by what they say of themselves, then by what fits."""

from __future__ import annotations

import codecs
import re

from newsticker.model import Unreadable

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# HTML Living Standard 13.2.3.2: a declaration counts within the first 1,024 bytes.
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
# Control characters that no text has: C0 without tab, line feed, form feed and carriage return.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
CONTROL_BYTES = re.compile(CONTROLS.pattern.encode())
SURROGATES = re.compile(r"[\ud800-\udfff]")
MOST_CONTROLS = 0.01


def decode(data: bytes, declared: str | None = None) -> str:
    """``data`` as text without its byte order mark.

    Tried in order: the byte order mark, ``declared`` (an HTTP charset) or the declaration in the
    first 1,024 bytes, UTF-8, Windows-1252. Raises Unreadable where the bytes are no text.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(
                _strict(data, encoding), f"it starts like {encoding[:6].upper()} but breaks off"
            )
    if len(CONTROL_BYTES.findall(data)) > MOST_CONTROLS * len(data):
        raise Unreadable("this is a binary file, no text")
    named = declared or _declaration(data[:1024])
    tried = [name for name in (_known(named), "utf-8", "cp1252") if name]
    for encoding in tried:
        text = _strict(data, encoding)
        if text is not None:
            return _checked(text, "")
    told = f"it says {named!r}, " if named else ""
    raise Unreadable(
        f"the encoding was not recognised ({told}and is neither UTF-8 nor Windows-1252)"
    )


def unknown_charset(data: bytes, declared: str | None = None) -> str | None:
    """The charset that is ``declared``, or by ``data`` itself, and that nobody knows; else None."""
    named = declared or _declaration(data[:1024])
    try:
        codecs.lookup(named or "utf-8")
    except (LookupError, ValueError):  # ValueError: a NUL in its name
        return named
    return None


def without_controls(text: str) -> str:
    """``text`` without control characters; lone surrogates, which UTF-8 cannot hold, become U+FFFD."""
    return CONTROLS.sub("", whole(text))


def whole(text: str) -> str:
    """``text`` with U+FFFD for each lone surrogate, so that it can be encoded and offsets hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return SURROGATES.sub("\ufffd", text)
    return text


def _checked(text: str | None, problem: str) -> str:
    if text is None:
        raise Unreadable(f"the encoding was not recognised ({problem})")
    if len(CONTROLS.findall(text)) > MOST_CONTROLS * len(text):
        raise Unreadable("this is a binary file, no text")
    return text


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):  # LookupError: a codec that makes no text
        return None


def _known(encoding: str | None) -> str | None:
    """The codec for a declared name; Latin 1 is read as Windows-1252 (WHATWG Encoding, 4.2)."""
    try:
        name = codecs.lookup(encoding or "").name
    except (LookupError, ValueError):
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return name if not name.startswith("utf-16") else None


def _declaration(head: bytes) -> str | None:
    found = DECLARED.search(head)
    return found[1].decode("ascii") if found else None
