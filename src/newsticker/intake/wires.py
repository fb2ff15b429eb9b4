"""Agency formats, told apart by how they begin: NewsML-G2, NITF, ninjs."""

from __future__ import annotations

import json
import re

from lxml import etree

from newsticker.intake.newsml import read_newsml
from newsticker.intake.ninjs import is_ninjs, read_ninjs
from newsticker.intake.nitf import read_nitf
from newsticker.intake.xml import local_name, parse
from newsticker.model import Unreadable
from newsticker.model_wires import WireItem

_ROOT = re.compile(
    rb"\s*(?:<\?[^>]{0,200}>\s*|<!--[^>]{0,2000}-->\s*|<!DOCTYPE[^>\[]{0,400}(?:\[[^\]]{0,2000}\])?\s*>\s*){0,5}"
    rb"<(?:[\w.-]{1,20}:)?(newsItem|packageItem|newsMessage|nitf)[\s/>]"
)
_READERS = {
    "newsitem": read_newsml,
    "packageitem": read_newsml,
    "newsmessage": read_newsml,
    "nitf": read_nitf,
}


def is_wire(raw: bytes) -> bool:
    """Whether bytes begin like NewsML-G2 or NITF, or are a JSON object of ninjs."""
    start = raw[:8192].removeprefix(b"\xef\xbb\xbf")
    if start.lstrip()[:1] == b"{":
        return b'"uri"' in raw and is_ninjs(_object(raw))
    return _ROOT.match(start) is not None


def read_wires(raw: bytes) -> tuple[WireItem, ...]:
    """The items; raises Unreadable, with the reason, where there is none."""
    if raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        told = _object(raw)
        if told is None:
            raise Unreadable("it begins like JSON and is none")
        return (read_ninjs(told),)
    root, _ = parse(raw)
    reader = _READERS.get(local_name(root)) if root is not None else None
    if root is None or reader is None:
        raise Unreadable("it begins like an agency's item, but cannot be read as one")
    try:
        return reader(root)
    except etree.LxmlError:
        raise Unreadable("it begins like an agency's item, but cannot be read as one") from None


def _object(raw: bytes) -> dict[str, object] | None:
    """The object that the bytes are in JSON, None where they are none."""
    try:
        told = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None
