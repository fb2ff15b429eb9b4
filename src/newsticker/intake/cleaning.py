"""Texts from strangers made safe to show: an allow-list of elements, attributes and addresses."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import nh3

ADDRESSES = {"http", "https", "mailto"}


def clean_html(text: str | None) -> str | None:
    """The text as HTML that runs nothing and loads nothing by script; None where nothing is left."""
    if not text:
        return None
    return nh3.clean(text, url_schemes=ADDRESSES).strip() or None


def safe_address(written: str | None, base: str = "") -> str | None:
    """The address, resolved against ``base``; None where it is none or one that a browser would run."""
    try:
        address = urljoin(base, written or "")
        scheme = urlsplit(address).scheme
    except ValueError:
        return None
    return address if written and scheme in ("", *ADDRESSES) else None
